"""Concepts and terms for tests, and the files that carry them."""

from collections.abc import Iterable
from typing import Any

from hub.countries.models import Country
from hub.messaging.glossary.entries import ConceptEntry
from hub.messaging.glossary.reading import read_entries
from hub.messaging.models import Concept, Term
from tests.factories import make_locale


def make_concept(name: str = "Refill", countries: Iterable[Country] = (), **fields: Any) -> Concept:
    concept = Concept(name=name, **fields)
    concept.countries = list(countries)
    concept.save()
    return concept


def make_term(concept: Concept, text: str, code: str = "en", **fields: Any) -> Term:
    return Term.objects.create(concept=concept, text=text, locale=make_locale(code), **fields)


def make_refill() -> Concept:
    """Return a concept with terms of every kind in English and French."""
    concept = make_concept(subject="Packaging", definition="What fills a bottle again.\nNot a spare part.", note="New")
    make_term(concept, "refill", part_of_speech="noun", forms="refills\nrefilled", note="Small r")
    make_term(concept, "top-up", status="forbidden", reason="Sounds like a phone", replacement="refill")
    make_term(concept, "recharge", "fr", exceptions="recharge de batterie")
    make_term(concept, "éco-recharge", "fr", status="deprecated", reason="No claim", case="as_written", mark="™")
    return concept


def stored() -> list[ConceptEntry]:
    """Return the whole glossary as files have it."""
    return read_entries(Concept.objects.all())
