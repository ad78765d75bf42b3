"""The glossary for those outside: agencies and other writers, who see no note of the team."""

from collections.abc import Iterable
from dataclasses import dataclass

from wagtail.models import Locale

from hub.messaging.models import TermStatus
from hub.text.folding import fold

from .indexes import GlossaryIndex, TermRow, index_of


@dataclass(frozen=True)
class Entry:
    """A concept as a page shows it; `source` has its good terms in the source language, and none on a page in that."""

    definition: str
    is_name: bool
    source: list[TermRow]
    preferred: list[TermRow]
    admitted: list[TermRow]
    avoided: list[TermRow]

    @property
    def title(self) -> TermRow:
        """The term that the concept stands under."""
        return next(iter((*self.preferred, *self.admitted, *self.source, *self.avoided)))


def read_public_glossary(locale: Locale, with_source: bool = True) -> list[Entry]:
    """Return the concepts that count in a locale, in alphabetical order; those without a term in it are left out."""
    source = index_of(Locale.get_default())
    own = source if locale.pk == source.locale_id else index_of(locale)
    found = [make_entry(rows, source, own, with_source) for rows in own.by_concept.values()]
    return sorted((entry for entry in found if entry is not None), key=lambda entry: fold(entry.title.text))


def make_entry(rows: Iterable[TermRow], source: GlossaryIndex, own: GlossaryIndex, with_source: bool) -> Entry | None:
    rows = [row for row in rows if row.counts_in(own.locale_id)]
    if not rows:
        return None
    translated = source.terms_of(rows[0].concept_id) if with_source and source is not own else []
    return Entry(
        definition=rows[0].definition,
        is_name=rows[0].is_name,
        source=[row for row in translated if row.is_good],
        preferred=[row for row in rows if row.status == TermStatus.PREFERRED],
        admitted=[row for row in rows if row.status == TermStatus.ADMITTED],
        avoided=[row for row in rows if not row.is_good],
    )
