"""The glossary in the admin: Marketing keeps concepts, countries keep the terms of their own language."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import ModelLogEntry

from hub.countries.models import Country
from hub.members.models import User
from hub.messaging.models import Concept, Term
from tests.conftest import browser_of
from tests.factories import make_locale, make_member

from .helpers import make_concept, make_refill, make_term


def concept_url(view: str, *args: Any) -> str:
    return reverse(f"wagtailsnippets_messaging_concept:{view}", args=args)


def term_url(view: str, *args: Any) -> str:
    return reverse(f"wagtailsnippets_messaging_term:{view}", args=args)


def listed(browser: Client, url: str, query: str = "") -> list[str]:
    return [str(row) for row in browser.get(url + query).context["object_list"]]


def concept_form(*terms: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """Return what the form of a new concept sends."""
    data = {"name": "Jar", "definition": "Of glass", "severity": "warning"} | fields
    count = {"terms-TOTAL_FORMS": len(terms), "terms-INITIAL_FORMS": 0}
    for place, term in enumerate(terms):
        blank = {"status": "preferred", "case": "any"} | term
        data |= {f"terms-{place}-{name}": value for name, value in blank.items()}
    return data | count | {"terms-MIN_NUM_FORMS": 0, "terms-MAX_NUM_FORMS": 1000}


def term_form(concept: Concept, code: str = "fr", **fields: Any) -> dict[str, Any]:
    names = {"concept": concept.pk, "locale": make_locale(code).pk, "text": "bocal", "status": "admitted"}
    return names | {"case": "any"} | fields


@pytest.fixture
def terms(france: Country, germany: Country) -> Concept:
    """Return a concept with terms in English, French and German."""
    concept = make_refill()
    make_term(concept, "Nachfüller", "de")
    return concept


def test_marketing_adds_a_concept_with_its_terms(marketer: User) -> None:
    form = concept_form({"locale": make_locale().pk, "text": "jar"}, {"locale": make_locale("fr").pk, "text": "bocal"})
    response = browser_of(marketer).post(concept_url("add"), form)
    assert response.headers["Location"] == concept_url("list")
    assert sorted(Term.objects.values_list("concept__name", "text")) == [("Jar", "bocal"), ("Jar", "jar")]
    assert ModelLogEntry.objects.get(action="wagtail.create", user=marketer).label == "Jar"


@pytest.mark.parametrize(
    ("term", "field"), [({"status": "forbidden"}, "reason"), ({"text": "a\0b"}, "text"), ({"locale": ""}, "locale")]
)
def test_the_form_of_a_concept_tells_what_is_wrong(marketer: User, term: dict[str, Any], field: str) -> None:
    form = concept_form({"locale": make_locale().pk, "text": "jar"} | term)
    response = browser_of(marketer).post(concept_url("add"), form)
    assert list(response.context["form"].formsets["terms"].errors[0]) == [field]
    assert not Concept.objects.exists()


@pytest.mark.parametrize("person", ["manager", "translator"])
def test_countries_read_concepts(request: pytest.FixtureRequest, terms: Concept, person: str) -> None:
    browser = browser_of(request.getfixturevalue(person))
    assert listed(browser, concept_url("list")) == ["Refill"]
    page = browser.get(concept_url("inspect", terms.pk)).content.decode()
    assert ["recharge" in page, "refill" in page, "Nachfüller" in page] == [True, True, False]


@pytest.mark.parametrize("person", ["manager", "translator"])
@pytest.mark.parametrize("view", ["add", "edit", "delete", "history"])
def test_countries_do_not_change_concepts(
    request: pytest.FixtureRequest, terms: Concept, person: str, view: str
) -> None:
    url = concept_url(view, *([] if view == "add" else [terms.pk]))
    browser = browser_of(request.getfixturevalue(person))
    assert {browser.get(url).headers["Location"], browser.post(url, concept_form()).headers["Location"]} == {"/admin/"}
    assert list(Concept.objects.values_list("name", flat=True)) == ["Refill"]


@pytest.mark.parametrize("person", ["editor", "moderator"])
@pytest.mark.parametrize("view", ["list", "inspect"])
def test_the_glossary_is_closed_to_others(
    request: pytest.FixtureRequest, terms: Concept, person: str, view: str
) -> None:
    browser = browser_of(request.getfixturevalue(person))
    assert browser.get(concept_url(view, *([terms.pk] if view == "inspect" else []))).headers["Location"] == "/admin/"
    assert browser.get(term_url("list")).headers["Location"] == "/admin/"


def test_columns_are_the_languages_that_the_user_keeps(terms: Concept, translator: User) -> None:
    response = browser_of(translator).get(concept_url("list"))
    labels = [str(column.label) for column in response.context["table"].columns.values()]
    assert labels[1:] == ["Name", "English", "French", "Severity", "Subject"]
    row = response.context["object_list"][0]
    assert [getattr(row, f"term_{make_locale(code).pk}") for code in ("en", "fr")] == ["refill", "recharge"]


def test_a_column_shows_the_mark(terms: Concept, marketer: User) -> None:
    Term.objects.filter(text="refill").update(mark="®")
    row = browser_of(marketer).get(concept_url("list")).context["object_list"][0]
    assert getattr(row, f"term_{make_locale().pk}") == "refill®"


@pytest.mark.parametrize(
    ("words", "found"),
    [("refil", ["Refill"]), ("éco-", ["Refill"]), ("bottle again", ["Refill"]), ("nachf", []), ("jar", ["Jar"])],
)
def test_search_finds_concepts_by_what_the_user_sees(
    terms: Concept, translator: User, words: str, found: list[str]
) -> None:
    make_term(make_concept("Jar"), "pot", "fr")
    assert listed(browser_of(translator), concept_url("list"), f"?q={words}") == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("severity=blocks", ["Jar"]),
        ("subject=Packaging", ["Refill"]),
        ("is_name=true", ["Jar"]),
        ("locale={de}", ["Refill"]),
        ("status=deprecated", ["Refill"]),
        ("locale={de}&status=deprecated", []),
        ("locale={fr}&status=deprecated", ["Refill"]),
        ("lacks={de}", ["Soap"]),
        ("lacks={en}", ["Jar", "Soap"]),
        ("lacks={fr}", []),
    ],
)
def test_filters_narrow_concepts(
    terms: Concept, germany: Country, marketer: User, query: str, found: list[str]
) -> None:
    make_concept("Jar", severity="blocks", is_name=True)
    make_concept("Soap", [germany])
    keys = {code: make_locale(code).pk for code in ("en", "fr", "de")}
    assert listed(browser_of(marketer), concept_url("list"), f"?{query.format(**keys)}") == found


def test_filters_offer_own_languages(terms: Concept, translator: User) -> None:
    form = browser_of(translator).get(concept_url("list")).context["filters"].form
    assert [locale.language_code for locale in form.fields["lacks"].queryset] == ["en", "fr"]


@pytest.mark.parametrize("person", ["manager", "translator"])
def test_terms_are_those_of_own_languages(request: pytest.FixtureRequest, terms: Concept, person: str) -> None:
    browser = browser_of(request.getfixturevalue(person))
    assert listed(browser, term_url("list")) == ["recharge", "éco-recharge™"]
    assert listed(browser, term_url("list"), "?q=refill") == ["recharge", "éco-recharge™"]
    assert listed(browser, term_url("list"), "?q=nach") == []
    assert listed(browser, term_url("list"), "?status=deprecated") == ["éco-recharge™"]


def test_a_list_of_terms_says_what_they_mean(terms: Concept, translator: User) -> None:
    page = browser_of(translator).get(term_url("list")).content.decode()
    assert ["What fills a bottle again." in page, "refill" in page] == [True, True]


@pytest.mark.parametrize("person", ["manager", "translator"])
def test_a_term_of_ones_own_language_is_added(request: pytest.FixtureRequest, terms: Concept, person: str) -> None:
    user = request.getfixturevalue(person)
    response = browser_of(user).post(term_url("add"), term_form(terms))
    assert response.headers["Location"] == term_url("list")
    assert Term.objects.get(text="bocal").locale.language_code == "fr"
    assert ModelLogEntry.objects.get(action="wagtail.create", user=user).label == "bocal"


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"code": "de"}, "locale"),
        ({"code": "en"}, "locale"),
        ({"status": "forbidden"}, "reason"),
        ({"text": "recharge"}, "text"),
        ({"text": "a\0"}, "text"),
    ],
)
def test_the_form_of_a_term_tells_what_is_wrong(
    terms: Concept, translator: User, fields: dict[str, Any], field: str
) -> None:
    response = browser_of(translator).post(term_url("add"), term_form(terms, **fields))
    assert list(response.context["form"].errors) == [field]
    assert Term.objects.count() == 5


def test_a_link_chooses_concept_and_language(terms: Concept, translator: User) -> None:
    response = browser_of(translator).get(term_url("add"), {"concept": terms.pk, "locale": "fr"})
    form, page = response.context["form"], response.content.decode()
    assert (form.initial["concept"], form.initial["locale"]) == (terms.pk, make_locale("fr").pk)
    assert ["What fills a bottle again." in page, "refill" in page, "éco-recharge" in page] == [True, True, True]


@pytest.mark.parametrize(("query", "status"), [("locale=de", 404), ("concept=999", 404), ("concept=x", 200)])
def test_a_link_to_what_is_not_there_is_refused(terms: Concept, translator: User, query: str, status: int) -> None:
    assert browser_of(translator).get(f"{term_url('add')}?{query}").status_code == status


def test_a_term_is_edited_beside_its_meaning(terms: Concept, translator: User) -> None:
    url = term_url("edit", Term.objects.get(text="recharge").pk)
    browser = browser_of(translator)
    page = browser.get(url).content.decode()
    assert ["What fills a bottle again." in page, "top-up" in page, "Nachfüller" in page] == [True, True, False]
    browser.post(url, {"text": "recharge", "status": "preferred", "case": "any", "note": "au pluriel aussi"})
    assert Term.objects.get(text="recharge").note == "au pluriel aussi"


def test_concept_and_language_of_a_term_stay(terms: Concept, translator: User) -> None:
    other = make_concept("Jar")
    term = Term.objects.get(text="recharge")
    browser_of(translator).post(term_url("edit", term.pk), term_form(other, "de", text="pot"))
    term.refresh_from_db()
    assert (term.text, term.concept, term.locale.language_code) == ("pot", terms, "fr")


@pytest.mark.parametrize("view", ["edit", "delete", "history", "usage"])
def test_other_countries_terms_are_out_of_reach(terms: Concept, manager: User, view: str) -> None:
    url = term_url(view, Term.objects.get(text="Nachfüller").pk)
    browser = browser_of(manager)
    assert {browser.get(url).headers["Location"], browser.post(url, {"text": "x"}).headers["Location"]} == {"/admin/"}
    assert Term.objects.filter(text="Nachfüller").exists()


def test_countries_delete_no_terms(terms: Concept, manager: User) -> None:
    url = term_url("delete", Term.objects.get(text="recharge").pk)
    assert browser_of(manager).post(url).headers["Location"] == "/admin/"
    assert Term.objects.filter(text="recharge").exists()


def test_the_chooser_offers_concepts_to_who_keeps_terms(terms: Concept, translator: User, editor: User) -> None:
    url = reverse("wagtailsnippetchoosers_messaging_concept:choose_results")
    assert [concept.name for concept in browser_of(translator).get(url).context["results"]] == ["Refill"]
    assert list(browser_of(editor).get(url).context["results"]) == []


def test_a_term_keeps_its_history(terms: Concept, translator: User) -> None:
    term = Term.objects.get(text="recharge")
    browser = browser_of(translator)
    browser.post(term_url("edit", term.pk), term_form(terms, text="recharge"))
    page = browser.get(term_url("history", term.pk)).content.decode()
    assert (str(translator) in page, "Edited" in page) == (True, True)


def queries_for(user: User, url: str) -> int:
    browser = browser_of(user)
    browser.get(url)
    with CaptureQueriesContext(connection) as queries:
        assert browser.get(url).status_code == 200
    return len(queries)


@pytest.mark.parametrize("person", ["marketer", "translator"])
@pytest.mark.parametrize("url", ["wagtailsnippets_messaging_concept:list", "wagtailsnippets_messaging_term:list"])
def test_lists_cost_the_same_for_one_and_for_thirty(
    request: pytest.FixtureRequest, germany: Country, person: str, url: str
) -> None:
    user = request.getfixturevalue(person)
    make_refill()
    few = queries_for(user, reverse(url))
    for place in range(30):
        concept = make_concept(f"Concept {place}")
        for code in ("en", "fr", "de"):
            make_term(concept, f"term {place}", code)
    assert queries_for(user, reverse(url)) == few


def test_a_concept_costs_the_same_with_many_terms(terms: Concept, marketer: User) -> None:
    few = queries_for(marketer, concept_url("inspect", terms.pk))
    for place in range(30):
        make_term(terms, f"term {place}", "de", status="admitted")
    assert queries_for(marketer, concept_url("inspect", terms.pk)) == few


def test_administrators_keep_everything(terms: Concept) -> None:
    browser = browser_of(make_member("Admin", is_superuser=True))
    assert len(listed(browser, term_url("list"))) == 5
    assert browser.get(concept_url("edit", terms.pk)).status_code == 200
