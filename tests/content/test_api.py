"""Live pages as JSON."""

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from hub.countries.actions import change_state, launch_country
from hub.countries.models import Country
from tests.factories import make_article, make_home, make_message, message_block, translate, translate_message

pytestmark = pytest.mark.django_db
PAGES = "/api/v2/pages/"


@pytest.fixture
def france() -> Country:
    make_home("fr")
    return launch_country("France", "FR", "fr", "Europe/Paris")


def test_a_page_comes_with_the_words_of_its_messages(france: Country, visitor: Client) -> None:
    message = make_message("keep", text="Keep the bottle.")
    translate_message(message, "fr", "Gardez le flacon.")
    page = translate(make_article(body=[message_block("keep")], share_message="keep"), "fr")
    data = visitor.get(f"{PAGES}{page.pk}/").json()
    shown = {"message": "keep", "form": "full", "text": "Gardez le flacon.", "language": "fr"}
    assert (data["body"][0]["value"], data["description"]) == (shown, "Gardez le flacon.")


def test_the_list_is_of_live_and_public_pages(visitor: Client) -> None:
    shown, hidden, closed = make_article(), make_article(), make_article()
    hidden.unpublish()
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    found = visitor.get(f"{PAGES}?type=blog.ArticlePage").json()["items"]
    assert [item["id"] for item in found] == [shown.pk]


def test_a_paused_country_is_left_out(france: Country, visitor: Client) -> None:
    page = make_article(code="fr")
    change_state(france, Country.State.PAUSED)
    assert visitor.get(f"{PAGES}{page.pk}/").status_code == 404


@pytest.mark.parametrize("query", ["?limit=x", "?type=no.Such", "?nothing=1", "?fields=%00", "?limit=1000"])
def test_bad_questions_are_told(visitor: Client, query: str) -> None:
    assert visitor.get(f"{PAGES}{query}").status_code == 400


@pytest.mark.parametrize(
    "query",
    [
        *("?site=nowhere", "?first_published_at=soon", f"?offset={'9' * 40}", "?offset=-1", "?id=abc"),
        *("find/?id=abc", "find/?id=%C2%B2", "find/?site=nowhere"),
    ],
)
def test_what_makes_no_sense_is_told_too(visitor: Client, query: str) -> None:
    make_article()
    assert visitor.get(f"{PAGES}{query}").status_code == 400


def test_numbers_that_make_sense_are_taken(visitor: Client) -> None:
    first, second = make_article(), make_article()
    items = visitor.get(f"{PAGES}?type=blog.ArticlePage&offset=1").json()["items"]
    assert [item["id"] for item in items] == [second.pk]
    assert visitor.get(f"{PAGES}find/?id={first.pk}").status_code == 302


def test_nothing_is_written(visitor: Client) -> None:
    page = make_article()
    assert visitor.post(PAGES).status_code == 405
    assert visitor.delete(f"{PAGES}{page.pk}/").status_code == 405
    assert not visitor.get(PAGES).cookies
