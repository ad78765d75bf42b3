"""Terms of the glossary beside the strings that translators work on."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from wagtail_localize.models import Translation

from hub.editorial.strings.glossary import Term
from hub.editorial.strings.pieces import Piece
from hub.messaging.models import TermStatus
from hub.text.prose import read_html

from .indexes import GlossaryIndex, TermRow, index_of


def terms_of(translation: Translation, pieces: Iterable[Piece]) -> dict[str, list[Term]]:
    """Return, by key, the terms that stand in strings, and how the target language says them."""
    source, target = index_of(translation.source.locale), index_of(translation.target_locale)
    return {piece.key: terms_in(piece.source, source, target) for piece in pieces}


def terms_in(html: str, source: GlossaryIndex, target: GlossaryIndex) -> list[Term]:
    """Return the terms of one string, each concept once."""
    rows: dict[int, TermRow] = {}
    for found in source.find(read_html(html).text, target.locale_id):
        rows.setdefault(found.row.concept_id, found.row)
    return [describe(row, target.terms_of(row.concept_id)) for row in rows.values()]


def describe(row: TermRow, translations: list[TermRow]) -> Term:
    """Return a term with its translations, the preferred first, and what to mind."""
    if row.is_name:
        return Term(row.written, name_in(row, translations), join([_("do not translate"), *notes_of(translations)]))
    good = [other.written for other in translations if other.is_good]
    return Term(row.written, ", ".join(good) or _("no term yet"), join(notes_of(translations) or definition_of(row)))


def name_in(row: TermRow, translations: list[TermRow]) -> str:
    """Return how a name stands in the target language: as in the source, unless that has one of its own."""
    return next((other.written for other in translations if other.status == TermStatus.PREFERRED), row.written)


def notes_of(translations: Iterable[TermRow]) -> list[str]:
    translations = list(translations)
    notes = [other.note for other in translations if other.is_good and other.note and not other.is_borrowed]
    return [*notes, *(warning_of(other) for other in translations if not other.is_good)]


def warning_of(row: TermRow) -> str:
    if row.reason:
        return _("not: %(term)s (%(reason)s)") % {"term": row.written, "reason": row.reason}
    return _("not: %(term)s") % {"term": row.written}


def definition_of(row: TermRow) -> list[str]:
    """Return what helps where the glossary says nothing else."""
    return [row.definition.split("\n")[0]] if row.definition else []


def join(notes: Iterable[str]) -> str:
    return "; ".join(notes)
