"""Forbidden and deprecated terms, capitals and marks."""

import pytest

from hub.messaging.checking.checker import check_text
from hub.messaging.checking.explaining import explain
from hub.messaging.checking.findings import Fix
from hub.messaging.models import Concept, TermCase, TermStatus

from .helpers import article, find, make_term

pytestmark = pytest.mark.django_db


def test_forbidden_term_is_found_inflected_and_across_markup() -> None:
    make_term("bouteille jetable", status=TermStatus.FORBIDDEN, reason="Nous n'en vendons pas.")
    page = article("Plus jamais de bou<b>teilles jet</b>ables chez nous.")
    (found,) = check_text(page)
    assert (found.rule, found.excerpt, found.severity) == ("forbidden_term", "bouteilles jetables", "warning")
    assert page.body[0].id == found.block_id and found.path == f"body.{page.body[0].id}"
    assert explain(found) == "“bouteille jetable” must not be used. Nous n'en vendons pas."


def test_forbidden_term_in_an_exception_is_not_found() -> None:
    make_term("gratuit", status=TermStatus.FORBIDDEN, reason="Rien ne l'est.", exceptions="à titre gratuit")
    assert find("Prêté à titre gratuit.") == []
    assert find("Le retour est gratuit.") == [("forbidden_term", "gratuit")]


@pytest.mark.parametrize(
    ("code", "term", "text", "excerpt"),
    [
        ("en", "throwaway bottle", "No more throwaway bottles here.", "throwaway bottles"),
        ("de", "Wegwerfflasche", "Keine Wegwerfflaschen mehr.", "Wegwerfflaschen"),
        ("es", "botella desechable", "Adiós a las botellas desechables.", "botellas desechables"),
        ("fr", "eau minérale", "Un verre d’eau minérale.", "eau minérale"),
    ],
)
def test_forbidden_term_is_found_in_each_language(code: str, term: str, text: str, excerpt: str) -> None:
    make_term(term, code, status=TermStatus.FORBIDDEN, reason="No.")
    assert find(text, code) == [("forbidden_term", excerpt)]


def test_deprecated_term_offers_the_preferred_one() -> None:
    old = make_term("consigne", status=TermStatus.DEPRECATED, concept__severity="info")
    make_term("dépôt", concept=old.concept)
    (found,) = check_text(article("La consigne est de deux euros."))
    assert (found.rule, found.severity, found.fix) == ("deprecated_term", "info", Fix("replace", text="dépôt"))
    assert explain(found) == "“consigne” is no longer used: write “dépôt”."


def test_term_that_is_good_for_another_concept_is_not_found() -> None:
    make_term("recharge", status=TermStatus.DEPRECATED)
    make_term("recharge", concept__name="refill")
    assert find("La recharge est en magasin.") == []


def test_concept_of_another_country_does_not_count(france, germany) -> None:
    term = make_term("promo", status=TermStatus.FORBIDDEN, reason="Non.")
    term.concept.countries.set([germany])
    term.concept.save()
    assert find("Une promo.") == []
    term.concept.countries.set([france])
    term.concept.save()
    assert find("Une promo.") == [("forbidden_term", "promo")]


def test_brand_case_is_found_where_capitals_differ() -> None:
    make_term("AquaLune", case=TermCase.AS_WRITTEN)
    assert find("Chez Aqualune, on remplit.", rule="brand_case") == [("brand_case", "Aqualune")]
    assert find("Chez AquaLune, on remplit.", rule="brand_case") == []


def test_mark_is_wanted_at_the_first_place_in_the_text_only() -> None:
    make_term("Aqualune", mark="®")
    found = check_text(article("Avec <b>Aqualune</b>, tout change.", "Aqualune encore."))
    assert [(one.rule, one.excerpt, one.start) for one in found] == [("mark_missing", "Aqualune", 5)]
    assert found[0].fix == Fix("replace", text="Aqualune®")
    assert check_text(article("Avec <b>Aqualune</b><sup>®</sup>, tout change.", "Aqualune encore.")) == []


def test_mark_in_what_is_beside_the_text_is_not_the_first() -> None:
    make_term("Aqualune", mark="®")
    page = article("Avec Aqualune®, tout change.", search_description="Aqualune sans marque")
    assert check_text(page) == []


def test_severity_of_the_concept_counts() -> None:
    make_term("promo", status=TermStatus.FORBIDDEN, reason="Non.", concept__severity="blocks")
    (found,) = check_text(article("Une promo."))
    assert found.stands_in_the_way
    Concept.objects.all().delete()
    assert check_text(article("Une promo.")) == []
