"""The terms of a language in texts, and that nobody sees old ones."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hub.countries.models import Country
from hub.messaging.glossary.indexes import index_of
from hub.messaging.models import Concept, Term
from tests.factories import make_locale

from .helpers import make_concept, make_refill, make_term

pytestmark = pytest.mark.django_db


def words(text: str, code: str = "en") -> list[str]:
    """Return the terms that are found, each with what stands for it."""
    found = index_of(make_locale(code)).find(text)
    return [f"{term.row.text}: {text[term.start : term.end]}" for term in found]


def test_terms_are_found_inflected_and_by_their_forms() -> None:
    make_refill()
    assert words("Two refills, once refilled; a top-up.") == ["refill: refills", "refill: refilled", "top-up: top-up"]
    assert words("l’éco-recharge™, deux recharges", "fr") == ["éco-recharge: éco-recharge", "recharge: recharges"]


def test_a_term_is_not_found_in_its_exceptions() -> None:
    make_refill()
    assert words("Une recharge de batterie, une recharge", "fr") == ["recharge: recharge"]


def test_capitals_matter_where_the_glossary_says_so() -> None:
    make_refill()
    assert words("Une Éco-Recharge", "fr") == ["recharge: Recharge"]
    found = index_of(make_locale("fr")).find_in_any_case("Une Éco-Recharge")
    assert [term.row.text for term in found] == ["éco-recharge"]


def test_names_stand_in_every_language_as_in_the_source() -> None:
    concept = make_concept("Averlune", is_name=True)
    make_term(concept, "Averlune", mark="®", case="as_written")
    assert words("Chez Averlune", "fr") == ["Averlune: Averlune"]
    row = index_of(make_locale("fr")).terms_of(concept.pk)[0]
    assert (row.written, row.is_borrowed) == ("Averlune®", True)


def test_a_name_with_a_form_of_its_own_borrows_none() -> None:
    concept = make_concept("Averlune", is_name=True)
    make_term(concept, "Averlune")
    make_term(concept, "アヴェルーヌ", "ja")
    assert [row.text for row in index_of(make_locale("ja")).terms_of(concept.pk)] == ["アヴェルーヌ"]


def test_concepts_count_in_their_countries(france: Country, germany: Country) -> None:
    make_term(make_concept("Deposit", [germany]), "deposit", "fr")
    index = index_of(france.locale)
    assert (index.find("le deposit"), len(index.find("le deposit", germany.locale_id))) == ([], 1)


def test_terms_of_a_concept_begin_with_the_preferred_ones() -> None:
    concept = make_concept()
    for text, status in (("a", "forbidden"), ("b", "admitted"), ("c", "preferred")):
        make_term(concept, text, status=status)
    assert [row.text for row in index_of(make_locale()).terms_of(concept.pk)] == ["c", "b", "a"]


def change_term(concept: Concept) -> None:
    term = concept.terms.get(text="refill")
    term.note = "Other"
    term.save()


def swap_terms(concept: Concept) -> None:
    Term.objects.filter(text="refill").delete()
    make_term(concept, "pouch")


def change_concept(concept: Concept) -> None:
    concept.severity = "info"
    concept.save()


def remove_term(_concept: Concept) -> None:
    Term.objects.filter(text="refill").delete()


@pytest.mark.parametrize("change", [change_term, swap_terms, change_concept, remove_term])
def test_an_index_is_built_anew_once_something_changed(change: Callable[[Concept], None]) -> None:
    concept, english = make_refill(), make_locale()
    before = index_of(english)
    assert index_of(english) is before
    change(Concept.objects.get(pk=concept.pk))
    after = index_of(english)
    assert after is not before
    assert index_of(english) is after


def test_an_index_stays_where_another_language_changes() -> None:
    concept = make_refill()
    before = index_of(make_locale())
    make_term(concept, "Nachfüller", "de")
    assert index_of(make_locale()) is before


def test_asking_again_costs_one_query() -> None:
    make_refill()
    english = make_locale()
    index_of(english)
    with CaptureQueriesContext(connection) as queries:
        index_of(english).find("a refill")
    assert len(queries) == 1


@pytest.mark.parametrize("number", [1, 30])
def test_building_costs_three_queries(number: int) -> None:
    english = make_locale()
    for place in range(number):
        make_term(make_concept(f"Concept {place}"), f"term {place}")
    with CaptureQueriesContext(connection) as queries:
        index_of(english)
    assert len(queries) == 3
