"""What a country sees of the glossary: the concepts that count there."""

import pytest
from django.urls import reverse

from hub.countries.models import Country
from hub.members.models import User
from hub.messaging.glossary.permissions import ConceptPolicy, concepts_seen
from hub.messaging.models import Concept
from tests.conftest import browser_of
from tests.messaging.glossary.helpers import make_concept, make_term

EXPORT = "wagtailsnippets_messaging_concept:export"


@pytest.fixture
def german(germany: Country, france: Country) -> Concept:
    """A concept that counts in Germany only, beside one for all and one for France."""
    make_term(make_concept("Refill"), "refill")
    make_concept("Savon", countries=[france])
    concept = make_concept("Pfand", countries=[germany], definition="Geld zurück", subject="Recht")
    make_term(concept, "deposit")
    return concept


def names(user: User) -> list[str]:
    return [concept.name for concept in concepts_seen(user).order_by("name")]


def test_concepts_are_seen_where_they_count(
    german: Concept, translator: User, german_translator: User, marketer: User, editor: User
) -> None:
    seen = [names(user) for user in (translator, german_translator, marketer, editor)]
    assert seen == [["Refill", "Savon"], ["Pfand", "Refill"], ["Pfand", "Refill", "Savon"], []]


@pytest.mark.parametrize(("view", "key"), [("list", False), ("inspect", True), ("history", True), ("usage", True)])
def test_another_country_s_concept_is_out_of_reach(german: Concept, translator: User, view: str, key: bool) -> None:
    address = reverse(f"wagtailsnippets_messaging_concept:{view}", args=[german.pk] if key else [])
    response = browser_of(translator).get(address)
    assert response.status_code in (200, 302)
    assert (response.headers.get("Location") == "/admin/") == key
    assert not [word for word in ("Pfand", "Geld", "Recht") if word in response.content.decode()]


@pytest.mark.parametrize("suffix", ["csv", "tbx"])
def test_a_file_has_what_one_sees(german: Concept, translator: User, german_translator: User, suffix: str) -> None:
    files = [browser_of(user).get(reverse(EXPORT, args=[suffix])) for user in (translator, german_translator)]
    assert ["Pfand" in file.content.decode() for file in files] == [False, True]


def test_the_chooser_searches_what_one_sees(german: Concept, translator: User, german_translator: User) -> None:
    address = "/admin/snippets/choose/messaging/concept/results/?q=pfand"
    pages = [browser_of(user).get(address) for user in (translator, german_translator)]
    assert [page.status_code for page in pages] == [200, 200]
    assert "Geld" not in pages[0].content.decode()


def test_no_term_is_added_to_a_concept_that_counts_elsewhere(german: Concept, translator: User) -> None:
    browser, address = browser_of(translator), reverse("wagtailsnippets_messaging_term:add")
    assert browser.get(f"{address}?concept={german.pk}").status_code == 404
    sent = {"concept": german.pk, "locale": translator_locale(translator), "text": "consigne", "status": "preferred"}
    assert browser.post(address, sent | {"case": "any"}).status_code == 200
    assert german.terms.count() == 1


def translator_locale(translator: User) -> int:
    return int(Country.objects.get(teams__group__user=translator).locale_id)


def test_the_policy_asks_for_the_concept(german: Concept, translator: User, marketer: User) -> None:
    policy = ConceptPolicy(Concept)
    may = [policy.user_has_permission_for_instance(user, "view", german) for user in (translator, marketer)]
    assert may == [False, True]


@pytest.mark.parametrize("model", ["wordingpattern", "requiredline"])
def test_what_the_check_looks_for_is_not_chosen(france: Country, manager: User, model: str) -> None:
    response = browser_of(manager).get(f"/admin/snippets/choose/messaging/{model}/chosen/1/")
    assert response.status_code == 404
