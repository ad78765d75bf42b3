"""What the launch checklist says of campaigns and of required messages."""

import pytest
from django.urls import reverse

from hub.countries.checklist import Item, checklist
from hub.countries.models import Country
from hub.members.models import User
from hub.messaging.campaigns.checklist import campaign_items
from hub.messaging.models import BrandMessage, Campaign, RequiredLine, WhenMissing
from tests.conftest import browser_of
from tests.factories import make_message, translate_message

from .helpers import day, make_campaign, put_on_page


@pytest.fixture
def message(france: Country) -> BrandMessage:
    return make_message("keep")


def items(country: Country) -> list[Item]:
    return list(campaign_items(country))


def test_a_running_campaign_is_an_item(message: BrandMessage, france: Country) -> None:
    campaign = make_campaign([message, make_message()], [france])
    translate_message(message, "fr", "Gardez le flacon.")
    put_on_page("keep")
    (item,) = items(france)
    assert (item.label, item.is_done) == ("Its messages are live: Spring", False)
    assert item.detail.startswith("1 of 2 are live, next due on ")
    assert item.url == f"{reverse('campaigns:matrix', args=[campaign.pk])}?country={france.pk}"


def test_a_campaign_is_done_when_all_is_live(message: BrandMessage, france: Country) -> None:
    make_campaign([message], [france])
    assert [item.is_done for item in items(france)] == [False]
    translate_message(message, "fr", "Gardez le flacon.")
    put_on_page("keep")
    assert [(item.is_done, item.detail) for item in items(france)] == [(True, "1 of 1 are live")]


def test_campaigns_of_others_and_past_ones_are_no_items(
    message: BrandMessage, france: Country, germany: Country
) -> None:
    make_campaign([message], [germany])
    make_campaign([message], [france], "Past", ends_on=day(-1))
    assert items(france) == []


def test_a_message_that_blocks_pages_is_required(france: Country, germany: Country) -> None:
    needed = make_message("needed", when_missing=WhenMissing.BLOCK)
    make_message("elsewhere", when_missing=WhenMissing.BLOCK, countries=[germany])
    make_message("free")
    (item,) = items(france)
    assert (item.label, item.is_done, item.detail) == ("Required messages are approved", False, "needed")
    translate_message(needed, "fr", "Il le faut.")
    assert [(item.is_done, item.detail) for item in items(france)] == [(True, "")]


@pytest.mark.parametrize(("is_for_others", "number"), [(False, 1), (True, 0)])
def test_a_required_line_is_required(
    message: BrandMessage, france: Country, germany: Country, is_for_others: bool, number: int
) -> None:
    line = RequiredLine.objects.create(line_key="keep")
    line.countries.set([germany] if is_for_others else [])
    assert len(items(france)) == number


def test_the_page_of_the_checklist_shows_them(message: BrandMessage, france: Country) -> None:
    campaign = make_campaign([message], [france])
    admin = User.objects.create_superuser("root@example.org", None)
    html = browser_of(admin).get(reverse("countries:checklist", args=[france.pk])).content.decode()
    assert "Its messages are live: Spring" in html
    assert [item.label for item in checklist(france)].count(f"Its messages are live: {campaign}") == 1
    assert Campaign.objects.count() == 1
