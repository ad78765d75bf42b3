"""The list of campaigns and its forms."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hub.countries.actions import launch_country
from hub.countries.models import Country
from hub.members.models import User
from hub.messaging.models import BrandMessage, Campaign, CampaignCountry, CampaignMessage
from tests.conftest import browser_of
from tests.factories import make_message, translate_message

from .helpers import day, make_campaign, put_on_page

LIST, NEW = "/admin/messaging/campaigns/", "/admin/messaging/campaigns/new/"
CHOOSER = "/admin/messaging/choose-origin/"


@pytest.fixture
def message(france: Country) -> BrandMessage:
    return make_message("keep", text="Keep the bottle.")


@pytest.fixture
def campaign(message: BrandMessage, france: Country) -> Campaign:
    return make_campaign([message], [france], due_on=day(-1))


def form(name: str, messages: list[BrandMessage], countries: list[Country], **fields: Any) -> dict[str, Any]:
    data: dict[str, Any] = {"name": name, "due_on": "2027-01-31"} | fields
    for prefix, rows in (("messages", messages), ("countries", countries)):
        data |= {f"{prefix}-TOTAL_FORMS": len(rows), f"{prefix}-INITIAL_FORMS": 0}
        for number, row in enumerate(rows):
            data |= {f"{prefix}-{number}-ORDER": number + 1, f"{prefix}-{number}-{row._meta.model_name}": row.pk}
    return {key.replace("-brandmessage", "-message"): value for key, value in data.items()}


def listed(user: User, **query: str) -> list[Any]:
    return list(browser_of(user).get(LIST, query).context["object_list"])


def test_the_list_says_how_far_a_campaign_is(campaign: Campaign, message: BrandMessage, marketer: User) -> None:
    html = browser_of(marketer).get(LIST).content.decode()
    assert ("0 of 1" in html, "1 late" in html) == (True, True)
    translate_message(message, "fr", "Gardez le flacon.")
    put_on_page("keep")
    html = browser_of(marketer).get(LIST).content.decode()
    assert ("1 of 1" in html, "1 late" in html) == (True, False)
    assert reverse("campaigns:matrix", args=[campaign.pk]) in html


def test_the_list_is_searched(campaign: Campaign, message: BrandMessage, france: Country, marketer: User) -> None:
    make_campaign([message], [france], "Autumn")
    assert [found.name for found in listed(marketer, q="Autumn")] == ["Autumn"]


def test_a_country_is_told_of_its_own_campaigns_and_figures(
    campaign: Campaign, message: BrandMessage, germany: Country, editor: User
) -> None:
    CampaignCountry.objects.create(campaign=campaign, country=germany)
    make_campaign([message], [germany], "Elsewhere")
    (found,) = listed(editor)
    assert (found.name, found.grid.expected) == ("Spring", 1)
    html = browser_of(editor).get(LIST).content.decode()
    assert (f"{LIST}edit/" in html, NEW in html) == (False, False)


def test_the_menu_offers_campaigns_to_teams(campaign: Campaign, editor: User, marketer: User) -> None:
    for user in (editor, marketer):
        assert LIST in browser_of(user).get("/admin/").content.decode()


def test_marketing_makes_a_campaign(message: BrandMessage, france: Country, marketer: User, manager: User) -> None:
    assert browser_of(marketer).get(NEW).status_code == 200
    data = form("Spring", [message], [france], **{"countries-0-owner": manager.pk, "owner": marketer.pk})
    response = browser_of(marketer).post(NEW, data)
    assert response.status_code == 302, response.context["form"].errors
    campaign = Campaign.objects.get()
    assert [row.message for row in campaign.messages.all()] == [message]
    assert [(row.country, row.owner) for row in campaign.countries.all()] == [(france, manager)]


def test_a_campaign_is_edited(campaign: Campaign, marketer: User) -> None:
    html = browser_of(marketer).get(f"{LIST}edit/{campaign.pk}/").content.decode()
    assert "keep" in html
    assert "France" in html


def test_an_owner_is_somebody_who_works_here(
    message: BrandMessage, france: Country, marketer: User, alice: User
) -> None:
    assert alice.display_name not in browser_of(marketer).get(NEW).content.decode()
    response = browser_of(marketer).post(NEW, form("Spring", [message], [france], owner=alice.pk))
    assert (response.status_code, "owner" in response.context["form"].errors) == (200, True)
    data = form("Spring", [message], [france], **{"countries-0-owner": alice.pk})
    assert browser_of(marketer).post(NEW, data).status_code == 200
    assert not Campaign.objects.exists()


def test_a_form_offers_people_and_countries_in_two_queries(
    campaign: Campaign, message: BrandMessage, marketer: User
) -> None:
    def count() -> int:
        browser = browser_of(marketer)
        browser.get(f"{LIST}edit/{campaign.pk}/")
        with CaptureQueriesContext(connection) as found:
            browser.get(f"{LIST}edit/{campaign.pk}/")
        return len(found)

    few = count()
    for number in range(5):
        country = launch_country(f"Land {number}", f"{chr(65 + number)}Z", "fr")
        CampaignCountry.objects.create(campaign=campaign, country=country, sort_order=number)
    assert count() <= few


@pytest.mark.parametrize("person", ["editor", "manager", "translator"])
def test_countries_write_nothing(request: pytest.FixtureRequest, campaign: Campaign, person: str) -> None:
    browser = browser_of(request.getfixturevalue(person))
    urls = [NEW, *(f"{LIST}{name}/{campaign.pk}/" for name in ("edit", "delete", "history", "usage"))]
    assert {browser.get(url).headers.get("Location") for url in urls} == {"/admin/"}
    assert {browser.post(url).headers.get("Location") for url in urls[:3]} == {"/admin/"}
    assert Campaign.objects.count() == 1


def test_the_chooser_offers_each_message_once(message: BrandMessage, marketer: User) -> None:
    translate_message(message, "fr", "Gardez le flacon.")
    html = browser_of(marketer).get(CHOOSER).json()["html"]
    assert ("Keep the bottle." in html, "Gardez" in html) == (True, False)
    chosen = browser_of(marketer).get(f"{CHOOSER}chosen-multiple/", {"id": message.pk}).json()
    assert [found["id"] for found in chosen["result"]] == [str(message.pk)]


@pytest.mark.parametrize("end", ["", "results/", "chosen/1/", "chosen-multiple/?id=1"])
def test_the_chooser_is_for_those_who_arrange(message: BrandMessage, editor: User, end: str) -> None:
    assert browser_of(editor).get(f"{CHOOSER}{end}").headers["Location"] == "/admin/"


def test_the_list_costs_the_same_for_one_and_for_ten(campaign: Campaign, france: Country, marketer: User) -> None:
    def count() -> int:
        browser = browser_of(marketer)
        browser.get(LIST)
        with CaptureQueriesContext(connection) as found:
            browser.get(LIST)
        return len(found)

    few = count()
    for number in range(10):
        make_campaign([make_message(), make_message()], [france], f"More {number}")
    assert count() == few
    assert CampaignMessage.objects.count() == 21
