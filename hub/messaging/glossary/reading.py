"""The glossary as it is stored, read in a constant number of queries."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from hub.countries.models import Country
from hub.messaging.models import Concept, Term

from .entries import CONCEPT_FIELDS, LISTS, TERM_FIELDS, ConceptEntry, TermEntry, Values, lines_of, unify_ends


def read_entries(concepts: Iterable[Concept], locale_ids: Collection[int] | None = None) -> list[ConceptEntry]:
    """Return concepts as a file has them, with their terms in some locales, or in all."""
    concepts = list(concepts)
    terms = terms_by_concept(concepts, locale_ids)
    countries = countries_by_concept(concepts)
    return [
        ConceptEntry(
            concept.name,
            concept.uuid,
            values_of_concept(concept, countries[concept.pk]),
            [TermEntry(term.locale.language_code, term.text, values_of_term(term)) for term in terms[concept.pk]],
        )
        for concept in concepts
    ]


def terms_by_concept(concepts: Iterable[Concept], locale_ids: Collection[int] | None = None) -> dict[int, list[Term]]:
    found = Term.objects.filter(concept__in=[concept.pk for concept in concepts]).select_related("locale")
    if locale_ids is not None:
        found = found.filter(locale__in=locale_ids)
    by_concept: dict[int, list[Term]] = defaultdict(list)
    for term in found.order_by("locale__language_code", "text", "pk"):
        by_concept[term.concept_id].append(term)
    return by_concept


def countries_by_concept(concepts: Iterable[Concept]) -> dict[int, tuple[str, ...]]:
    """Return the names that files have for the countries of concepts."""
    names = names_of_countries()
    through: Any = Concept.countries.through
    pairs = through.objects.filter(concept__in=[concept.pk for concept in concepts])
    found: dict[int, list[str]] = defaultdict(list)
    for concept_id, country_id in pairs.values_list("concept_id", "country_id"):
        found[concept_id].append(names[country_id])
    return defaultdict(tuple, {key: tuple(sorted(value)) for key, value in found.items()})


def names_of_countries() -> dict[int, str]:
    """Return the code of each country; with its language where one market has several."""
    rows = list(Country.objects.values_list("pk", "code", "locale__language_code"))
    used = Counter(code for _pk, code, _language in rows)
    return {pk: f"{code}/{language}" if used[code] > 1 else code for pk, code, language in rows}


def values_of_concept(concept: Concept, countries: tuple[str, ...]) -> Values:
    return {name: countries if name == "countries" else value_in(concept, name) for name in CONCEPT_FIELDS}


def values_of_term(term: Term) -> Values:
    return {name: value_in(term, name) for name in TERM_FIELDS}


def value_in(row: Concept | Term, name: str) -> Any:
    value = getattr(row, name)
    if name in LISTS:
        return tuple(dict.fromkeys(lines_of(value)))
    return unify_ends(value) if isinstance(value, str) else value
