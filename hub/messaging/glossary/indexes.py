"""The terms of a language, ready to be found in texts: built once per process, and anew once the glossary changes."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.conf import settings
from django.db.models import Count, Max, Q
from wagtail.coreutils import get_supported_content_language_variant
from wagtail.models import Locale

from hub.messaging.models import Concept, Mark, Term, TermStatus
from hub.text.terms import Case, Certainty, TermIndex
from hub.text.terms import Term as WantedTerm

Stamp = tuple[Any, ...]
ORDER = {status: place for place, status in enumerate(TermStatus.values)}


@dataclass(frozen=True)
class TermRow:
    """A term with what its concept says. `is_borrowed`: a name that is here as the source language has it."""

    pk: int
    concept_id: int
    concept_name: str
    definition: str
    text: str
    mark: str
    status: str
    case: str
    replacement: str
    reason: str
    note: str
    part_of_speech: str
    severity: str
    is_name: bool
    forms: tuple[str, ...]
    exceptions: tuple[str, ...]
    country_locales: frozenset[int]  # none: it counts everywhere
    is_borrowed: bool = False

    @property
    def written(self) -> str:
        """The term as readers are to see it."""
        return f"{self.text}{self.mark}"

    @property
    def is_good(self) -> bool:
        return self.status in (TermStatus.PREFERRED, TermStatus.ADMITTED)

    def counts_in(self, locale_id: int) -> bool:
        return not self.country_locales or locale_id in self.country_locales


@dataclass(frozen=True)
class Found:
    """`text[start:end]` is the term."""

    row: TermRow
    start: int
    end: int
    certainty: Certainty


class GlossaryIndex:
    """The terms of one locale. Several threads may ask."""

    def __init__(self, locale: Locale, rows: Iterable[TermRow]) -> None:
        self.locale_id, self.language = locale.pk, locale.language_code
        self.rows = {row.pk: row for row in rows}
        self.by_concept: dict[int, list[TermRow]] = defaultdict(list)
        for row in sorted(self.rows.values(), key=lambda row: (ORDER[row.status], row.text)):
            self.by_concept[row.concept_id].append(row)

    def terms_of(self, concept_id: int) -> list[TermRow]:
        """Return the terms of a concept, the preferred ones first."""
        return self.by_concept.get(concept_id, [])

    def find(self, text: str, locale_id: int | None = None) -> list[Found]:
        """Return the terms in a text that count in a locale: the index's own, unless another is named."""
        return self.search(self.terms, text, locale_id)

    def find_in_any_case(self, text: str, locale_id: int | None = None) -> list[Found]:
        """Return where the terms stand whose capitals matter, whatever capitals they have there."""
        return self.search(self.cased_terms, text, locale_id)

    def search(self, index: TermIndex, text: str, locale_id: int | None) -> list[Found]:
        found = (
            Found(self.rows[match.key], match.start, match.end, match.certainty)  # type: ignore[index]
            for match in index.find(text)
        )
        return [term for term in found if term.row.counts_in(locale_id or self.locale_id)]

    @cached_property
    def terms(self) -> TermIndex:
        return TermIndex([wanted(row, Case(row.case)) for row in self.rows.values()], self.language)

    @cached_property
    def cased_terms(self) -> TermIndex:
        cased = [row for row in self.rows.values() if row.case == Case.AS_WRITTEN]
        return TermIndex([wanted(row, Case.ANY) for row in cased], self.language)


def wanted(row: TermRow, case: Case) -> WantedTerm:
    return WantedTerm(row.pk, row.text, case, row.forms, row.exceptions, inflects=not row.is_name)


_kept: dict[int, tuple[Stamp, GlossaryIndex]] = {}


def index_of(locale: Locale) -> GlossaryIndex:
    """Return the terms of a locale. One query tells whether those that the process holds are still right."""
    stamp = read_stamp(locale)
    held = _kept.get(locale.pk)
    if held is None or held[0] != stamp:
        held = (stamp, GlossaryIndex(locale, read_rows(locale)))
        _kept[locale.pk] = held
    return held[1]


def read_stamp(locale: Locale) -> Stamp:
    """Return what differs once a term or a concept of a locale has changed, whoever changed it."""
    found = of_locale(locale).aggregate(
        Count("pk"), Max("pk"), Max("updated_at"), Max("concept__updated_at"), Max("concept_id")
    )
    return (locale.language_code, *found.values())


def of_locale(locale: Locale) -> Any:
    """Return the terms of a locale, with those of the source language that are names."""
    source = get_supported_content_language_variant(settings.LANGUAGE_CODE)  # by code: the row would be one query more
    names = Q(locale__language_code=source, concept__is_name=True)
    return Term.objects.filter(Q(locale=locale) | names)


def read_rows(locale: Locale) -> list[TermRow]:
    countries = read_countries()
    terms = list(of_locale(locale).select_related("concept"))
    own = {term.concept_id for term in terms if term.locale_id == locale.pk}
    return [
        make_row(term, countries[term.concept_id], is_borrowed=term.locale_id != locale.pk)
        for term in terms
        if term.locale_id == locale.pk or (term.concept_id not in own and term.status == TermStatus.PREFERRED)
    ]


def read_countries() -> dict[int, frozenset[int]]:
    """Return the locales of the countries in which a concept counts."""
    through: Any = Concept.countries.through
    found: dict[int, set[int]] = defaultdict(set)
    for concept_id, locale_id in through.objects.values_list("concept_id", "country__locale_id"):
        found[concept_id].add(locale_id)
    return defaultdict(frozenset, {key: frozenset(value) for key, value in found.items()})


def make_row(term: Term, countries: frozenset[int], is_borrowed: bool = False) -> TermRow:
    concept = term.concept
    return TermRow(
        pk=term.pk,
        concept_id=concept.pk,
        concept_name=concept.name,
        definition=concept.definition,
        text=term.text,
        mark=term.mark or Mark.NONE,
        status=term.status,
        case=term.case,
        replacement=term.replacement,
        reason=term.reason,
        note=term.note,
        part_of_speech=term.part_of_speech,
        severity=concept.severity,
        is_name=concept.is_name,
        forms=tuple(term.form_list),
        exceptions=tuple(term.exception_list),
        country_locales=countries,
        is_borrowed=is_borrowed,
    )
