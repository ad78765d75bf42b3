"""The matrix on the screen and as a spreadsheet: who sees which columns, and what it costs."""

import csv
import io
from typing import Any

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hub.countries.models import Country
from hub.members.models import User
from hub.messaging.models import BrandMessage, Campaign, CampaignMessage
from tests.bench.matrix import make_big_campaign
from tests.conftest import browser_of
from tests.factories import make_member, make_message, translate_message

from .helpers import arrange, day, make_campaign, put_on_page

MESSAGES = "/admin/messaging/campaigns/messages/"


@pytest.fixture
def message(france: Country) -> BrandMessage:
    return make_message("keep", text="Keep the bottle.")


@pytest.fixture
def campaign(message: BrandMessage, france: Country, germany: Country) -> Campaign:
    """A message live in France and missing in Germany."""
    translate_message(message, "fr", "Gardez le flacon.")
    put_on_page("keep", title="Flacons")
    return make_campaign([message], [france, germany], due_on=day(-1))


def address(campaign: Campaign) -> str:
    return reverse("campaigns:matrix", args=[campaign.pk])


def seen(user: User, campaign: Campaign, **query: Any) -> Any:
    return browser_of(user).get(address(campaign), query)


def cells(response: Any) -> list[tuple[str, str]]:
    """Return the countries and the states on the screen, row by row."""
    rows = response.context["object_list"]
    return [(cell.country.code, cell.state.value) for row in rows for cell in row.shown]


def test_the_matrix_shows_every_country_to_marketing(campaign: Campaign, marketer: User) -> None:
    response = seen(marketer, campaign)
    assert cells(response) == [("FR", "placed"), ("DE", "missing")]
    html = response.content.decode()
    assert "1 of 2 live" in html
    assert "1 late" in html


def test_a_live_cell_leads_to_each_page(campaign: Campaign, marketer: User) -> None:
    html = seen(marketer, campaign).content.decode()
    assert '<a href="/fr/blog/flacons-in-english/">Flacons</a>' in html


@pytest.mark.parametrize("person", ["manager", "translator", "editor"])
def test_a_country_sees_its_own_column_only(
    request: pytest.FixtureRequest, campaign: Campaign, germany: Country, person: str
) -> None:
    user = request.getfixturevalue(person)
    assert cells(seen(user, campaign)) == [("FR", "placed")]
    assert cells(seen(user, campaign, country=germany.pk)) == []
    assert "Germany" not in seen(user, campaign).content.decode()


def test_the_head_office_by_hand_sees_everything(campaign: Campaign) -> None:
    assert len(cells(seen(make_member(is_superuser=True), campaign))) == 2


@pytest.mark.parametrize("name", ["matrix", "matrix_results"])
def test_a_campaign_without_ones_country_is_not_found(campaign: Campaign, editor: User, name: str) -> None:
    campaign.countries.filter(country__code="FR").delete()
    assert browser_of(editor).get(reverse(f"campaigns:{name}", args=[campaign.pk])).status_code == 404
    assert (
        browser_of(editor).get(reverse(f"campaigns:{name}", args=[campaign.pk]), {"export": "csv"}).status_code == 404
    )


def test_a_member_sees_nothing(campaign: Campaign, alice: User) -> None:
    for url in (address(campaign), MESSAGES, reverse("campaigns:index")):
        assert browser_of(alice).get(url).status_code == 302


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_the_matrix_is_only_read(campaign: Campaign, marketer: User, method: str) -> None:
    assert getattr(browser_of(marketer), method)(address(campaign)).status_code == 405


def test_the_matrix_is_filtered_and_sorted(campaign: Campaign, marketer: User) -> None:
    other = make_message("another")
    CampaignMessage.objects.create(campaign=campaign, message=other, sort_order=9)
    assert cells(seen(marketer, campaign, state="placed")) == [("FR", "placed")]
    assert cells(seen(marketer, campaign, late="on")) == [("DE", "missing")] + [("FR", "missing"), ("DE", "missing")]
    rows = seen(marketer, campaign, sort="worst").context["object_list"]
    assert [row.message.key for row in rows] == ["another", "keep"]
    assert cells(seen(marketer, campaign, state="sideways")) == []


def read_csv(response: Any) -> list[list[str]]:
    return list(csv.reader(io.StringIO(response.getvalue().decode())))


@pytest.mark.parametrize("query", [{}, {"state": "missing"}, {"late": "on", "sort": "worst"}])
def test_exports_say_what_the_screen_says(campaign: Campaign, marketer: User, query: dict[str, str]) -> None:
    CampaignMessage.objects.create(campaign=campaign, message=make_message("another"), sort_order=9)
    rows = seen(marketer, campaign, **query).context["object_list"]
    on_screen = [
        (cell.message.key, cell.country.name, str(cell.state.label), "late" if cell.is_late else "")
        for row in rows
        for cell in row.shown
    ]
    heading, *lines = read_csv(seen(marketer, campaign, export="csv", **query))
    assert heading[:3] == ["Message", "Kind", "Country"]
    assert [(line[0], line[2], line[4], line[5]) for line in lines] == on_screen
    book = openpyxl.load_workbook(io.BytesIO(seen(marketer, campaign, export="xlsx", **query).getvalue()))
    _heading, *sheet = book.active.iter_rows(values_only=True)
    assert [(line[0], line[2], line[4], line[5] or "") for line in sheet] == on_screen


def test_exports_hold_the_own_country_only(campaign: Campaign, editor: User) -> None:
    _heading, *lines = read_csv(seen(editor, campaign, export="csv"))
    assert [(line[2], line[8], line[9]) for line in lines] == [("France", "1", "/fr/blog/flacons-in-english/")]


def test_an_export_has_no_formula(campaign: Campaign, message: BrandMessage, germany: Country, marketer: User) -> None:
    arrange(campaign, message, germany, note="=1+1")
    book = openpyxl.load_workbook(io.BytesIO(seen(marketer, campaign, export="xlsx").getvalue()))
    notes = [row[10] for row in book.active.iter_rows() if row[10].value]
    assert [(cell.value, cell.data_type) for cell in notes] == [("Note", "s"), ("=1+1", "s")]


def test_all_messages_are_a_matrix_too(campaign: Campaign, marketer: User, editor: User) -> None:
    make_message("another")
    found = browser_of(marketer).get(MESSAGES)
    assert [row.message.key for row in found.context["object_list"]] == ["another", "keep"]
    assert cells(browser_of(editor).get(MESSAGES)) == [("FR", "missing"), ("FR", "placed")]
    assert "late" not in {cell.is_late and "late" for row in found.context["object_list"] for cell in row.shown}


def test_all_messages_are_paged(france: Country, marketer: User) -> None:
    for _number in range(101):
        make_message()
    response = browser_of(marketer).get(MESSAGES, {"p": 2})
    assert (len(response.context["object_list"]), response.context["items_count"]) == (1, 101)


def test_hostile_words_are_shown_as_words(campaign: Campaign, marketer: User) -> None:
    Campaign.objects.update(goals="<script>alert(1)</script>")
    BrandMessage.objects.update(text="<img src=x onerror=alert(1)>")
    html = seen(marketer, campaign).content.decode()
    assert "<script>alert(1)" not in html
    assert "<img src=x" not in html
    assert "&lt;img src=x" in html


def test_the_matrix_costs_the_same_for_two_and_for_sixty(marketer: User) -> None:
    def count(url: str, **query: str) -> int:
        browser = browser_of(marketer)
        browser.get(url, query)
        with CaptureQueriesContext(connection) as found:
            assert browser.get(url, query).getvalue() is not None
        return len(found)

    few = make_big_campaign(2, 2)
    asked = [{}, {"state": "missing"}, {"export": "csv"}]
    before = [count(address(few), **query) for query in asked] + [count(MESSAGES)]
    many = make_big_campaign(60, 20)
    after = [count(address(many), **query) for query in asked] + [count(MESSAGES)]
    assert after == before
    assert len(cells(seen(marketer, many))) == 1200
