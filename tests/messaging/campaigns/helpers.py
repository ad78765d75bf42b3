"""Campaigns for tests."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from hub.countries.models import Country
from hub.messaging.campaigns.cells import Cell
from hub.messaging.campaigns.grids import Grid, read_grids
from hub.messaging.models import BrandMessage, Campaign, CampaignCell, CampaignCountry, CampaignMessage
from tests.factories import make_article, message_block, place, translate


def day(number: int) -> datetime.date:
    """Return the day that is some days from today."""
    return timezone.localdate() + datetime.timedelta(days=number)


def make_campaign(
    messages: Iterable[BrandMessage], countries: Iterable[Country], name: str = "Spring", **fields: Any
) -> Campaign:
    campaign = Campaign.objects.create(name=name, **({"due_on": day(30)} | fields))
    for number, message in enumerate(messages):
        CampaignMessage.objects.create(campaign=campaign, message=message, sort_order=number)
    for number, country in enumerate(countries):
        CampaignCountry.objects.create(campaign=campaign, country=country, sort_order=number)
    return campaign


def arrange(campaign: Campaign, message: BrandMessage, country: Country, **fields: Any) -> CampaignCell:
    return CampaignCell.objects.create(campaign=campaign, message=message, country=country, **fields)


def put_on_page(key: str, code: str = "fr", title: str = "Flacons", **fields: Any) -> Any:
    """Return a live article of a language with a message on it."""
    body = [message_block(key)]
    if code == "en":
        return place(make_article(title, body=body, **fields))
    return place(translate(make_article(f"{title} in English", body=body), code, title=title, **fields))


def grid(campaign: Campaign) -> Grid:
    (found,) = read_grids([campaign], Country.objects.select_related("locale"))
    return found


def only_cell(campaign: Campaign) -> Cell:
    (found,) = grid(campaign).cells()
    return found
