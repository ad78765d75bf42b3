"""The glossary for those outside."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from hub.countries.models import Country
from hub.messaging.glossary.public import read_public_glossary
from tests.factories import make_locale

from .helpers import make_concept, make_refill, make_term


def test_a_concept_stands_with_all_its_terms(db: None) -> None:
    make_refill()
    (entry,) = read_public_glossary(make_locale("fr"))
    assert [row.written for row in entry.source] == ["refill"]
    assert ([row.written for row in entry.preferred], entry.admitted) == (["recharge"], [])
    assert [(row.written, row.reason) for row in entry.avoided] == [("éco-recharge™", "No claim")]


def test_the_source_language_has_no_source(db: None) -> None:
    make_refill()
    assert [entry.source for entry in read_public_glossary(make_locale())] == [[]]
    assert [entry.source for entry in read_public_glossary(make_locale("fr"), with_source=False)] == [[]]


def test_entries_are_in_alphabetical_order(db: None) -> None:
    for text in ("zinc", "Écrin", "eau", "verre"):
        make_term(make_concept(f"Concept {text}"), text, "fr")
    assert [entry.title.text for entry in read_public_glossary(make_locale("fr"))] == ["eau", "Écrin", "verre", "zinc"]


def test_other_countries_concepts_are_left_out(france: Country, germany: Country) -> None:
    make_term(make_concept("Deposit", [germany]), "consigne", "fr")
    make_term(make_concept("Jar", [france]), "pot", "fr")
    assert [entry.title.text for entry in read_public_glossary(france.locale)] == ["pot"]


def queries_for(number: int) -> int:
    for place in range(number):
        make_term(make_concept(f"{number} {place}"), f"pot {place}", "fr")
    french = make_locale("fr")
    with CaptureQueriesContext(connection) as queries:
        read_public_glossary(french)
    return len(queries)


def test_reading_costs_the_same_for_one_and_for_thirty(db: None) -> None:
    make_locale()
    read_public_glossary(make_locale())
    assert queries_for(1) == queries_for(30)
