"""The glossary beside a page that is written."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hub.countries.models import Country
from hub.members.models import User
from tests.conftest import browser_of
from tests.factories import make_article, make_home, paragraph

from .helpers import make_concept, make_refill, make_term


def url(page: Any) -> str:
    return f"/admin/messaging/glossary/pages/{page.pk}/"


@pytest.fixture
def article(france: Country) -> Any:
    make_refill()
    return make_article(code="fr", body=[paragraph("Deux <b>re</b>charges"), paragraph("Une éco-recharge")])


def standing(response: Any, name: str = "lines") -> list[dict[str, str]]:
    """Return the words that stand on a page, each with its status."""
    return [{words: row.status for words, row in line.standing.items()} for line in response.context[name]]


def test_terms_of_the_saved_text_are_shown(article: Any, editor: User) -> None:
    response = browser_of(editor).get(url(article))
    assert standing(response) == [{"recharges": "preferred", "éco-recharge": "deprecated"}]
    assert response.context["lines"][0].wrong == ["éco-recharge"]


def test_a_draft_counts_before_what_is_live(article: Any, editor: User) -> None:
    article.body = [("paragraph", "Rien")]
    article.save_revision()
    response = browser_of(editor).get(url(article))
    assert standing(response) == []
    assert "No term of the glossary stands in it." in response.content.decode()


def test_what_is_to_be_changed_comes_first(article: Any, editor: User) -> None:
    make_term(make_concept("Bottle"), "flacon", "fr")
    article.body = [("paragraph", "Le flacon et l’éco-recharge")]
    article.save_revision()
    assert [line.concept.concept_name for line in browser_of(editor).get(url(article)).context["lines"]] == [
        "Refill",
        "Bottle",
    ]


@pytest.mark.parametrize(("words", "found"), [("ECO", 1), ("bottle again", 1), ("nothing", 0), ("top-up", 0)])
def test_a_search_finds_terms_of_the_page_s_language(article: Any, editor: User, words: str, found: int) -> None:
    response = browser_of(editor).get(url(article), {"q": words})
    assert len(response.context["found"]) == found


def test_other_countries_editors_are_refused(article: Any, german_editor: User) -> None:
    assert browser_of(german_editor).get(url(article)).headers["Location"] == "/admin/"


def test_other_methods_are_refused(article: Any, editor: User) -> None:
    assert browser_of(editor).post(url(article)).status_code == 405


def test_a_page_that_is_not_there_is_not_found(article: Any, editor: User) -> None:
    assert browser_of(editor).get("/admin/messaging/glossary/pages/99999/").status_code == 404


def test_the_editor_of_a_page_leads_there(article: Any, editor: User) -> None:
    assert url(article) in browser_of(editor).get(f"/admin/pages/{article.pk}/edit/").content.decode()


def queries_for(user: User, number: int) -> int:
    page = make_article(code="fr", body=[paragraph(f"Une recharge {place}") for place in range(number)])
    browser = browser_of(user)
    browser.get(url(page))
    with CaptureQueriesContext(connection) as queries:
        browser.get(url(page))
    return len(queries)


def test_a_page_costs_the_same_for_one_and_for_thirty(france: Country, editor: User) -> None:
    make_home("fr")
    make_refill()
    assert queries_for(editor, 1) == queries_for(editor, 30)
