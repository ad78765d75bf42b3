"""Terms that should not be there, and brand terms that are written otherwise."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from hub.text.terms import Certainty, Match, differs_in_case, mark_after

from ...models import Severity, TermStatus
from ..findings import REPLACE, Fix
from ..lexicon import Word
from ..views import Hit, PassageView, TextView
from .rule import Rule


def find_forbidden(view: PassageView) -> Iterator[Hit]:
    return find_with_status(view, TermStatus.FORBIDDEN)


def find_deprecated(view: PassageView) -> Iterator[Hit]:
    return find_with_status(view, TermStatus.DEPRECATED)


def find_with_status(view: PassageView, status: str) -> Iterator[Hit]:
    good = {(match.start, match.end) for match, word in view.matches if word.is_good}
    for match, word in view.matches:
        # The same word may be good for another concept: then nobody can tell which is meant.
        if word.status == status and (match.start, match.end) not in good:
            instead = view.knowledge.lexicon.instead_of(word)
            params = {"term": word.text, "replacement": instead, "reason": word.reason}
            if instead:
                params["variant"] = "instead"
            yield at(view, match, word, params, replacement(match, instead))


def replacement(match: Match, text: str) -> Fix | None:
    """Offer the other word where the term stands as it is in the glossary: an inflected one takes a person."""
    return Fix(REPLACE, text=text) if text and match.certainty is Certainty.EXACT else None


def at(view: PassageView, match: Match, word: Word, params: dict[str, str], fix: Fix | None = None) -> Hit:
    is_probable = match.certainty is Certainty.STEM
    return Hit(view, word.text, match.start, match.end, params, word.severity, is_probable, fix)


def find_wrong_case(view: PassageView) -> Iterator[Hit]:
    for match, word in view.matches:
        if word.is_good and (word.has_fixed_case or word.is_name) and differs_in_case(view.text, match):
            yield at(view, match, word, {"term": word.text}, replacement(match, word.text))


def find_missing_marks(text: TextView) -> Iterator[Hit]:
    """Look at the first place in the running text where each term stands."""
    seen: set[int] = set()
    for view in text.passages:
        if view.passage.is_aside:
            continue
        for match, word in view.matches:
            if word.mark and word.is_good and word.pk not in seen:
                seen.add(word.pk)
                if mark_after(view.text, match.end) != word.mark:
                    yield missing_mark(view, match, word)


def missing_mark(view: PassageView, match: Match, word: Word) -> Hit:
    wrong = mark_after(view.text, match.end)
    fix = None if wrong else Fix(REPLACE, text=view.text[match.start : match.end] + word.mark)
    return at(view, match, word, {"term": word.text, "mark": word.mark}, fix)


RULES = (
    Rule(
        "forbidden_term",
        Severity.BLOCKS,
        _("Forbidden term"),
        _("A word that the glossary forbids."),
        in_passage=find_forbidden,
    ),
    Rule(
        "deprecated_term",
        Severity.WARNING,
        _("Deprecated term"),
        _("A word that the glossary has another one for."),
        in_passage=find_deprecated,
    ),
    Rule(
        "brand_case",
        Severity.WARNING,
        _("Capitals"),
        _("A brand term that is written with other capitals than in the glossary."),
        in_passage=find_wrong_case,
    ),
    Rule(
        "mark_missing",
        Severity.WARNING,
        _("Missing mark"),
        _("A term without its ® or ™ at the first place where it stands in a text."),
        in_text=find_missing_marks,
    ),
)
