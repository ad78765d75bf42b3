"""The demo's campaigns: what is to be live where, by when, counted from the day of loading."""

import datetime
from typing import Any

from django.utils import timezone

from hub.countries.models import Country
from hub.members.models import User
from hub.messaging.models import BrandMessage, Campaign, CampaignCell, CampaignCountry, CampaignMessage

from .texts import read_campaigns

Messages = dict[str, BrandMessage]


def make_campaigns(messages: Messages, accounts: dict[str, User]) -> None:
    countries = {country.code: country for country in Country.objects.all()}
    for text in read_campaigns():
        campaign = make_campaign(text, accounts)
        campaign.messages = [
            CampaignMessage(message=messages[entry["key"]], due_on=day_in(entry.get("due_days")), sort_order=place)
            for place, entry in enumerate(text["message"])
        ]
        campaign.countries = [
            CampaignCountry(
                country=countries[entry["code"]], owner=accounts.get(entry.get("owner", "")), sort_order=place
            )
            for place, entry in enumerate(text["country"])
        ]
        campaign.save()
        for entry in text.get("cell", []):
            make_cell(campaign, entry, messages, countries, accounts)


def make_campaign(text: dict[str, Any], accounts: dict[str, User]) -> Campaign:
    return Campaign(
        name=text["name"],
        goals=text["goals"],
        notes=text["notes"],
        owner=accounts[text["owner"]],
        due_on=day_in(text["due_days"]),
        starts_on=day_in(text["starts_days"]),
        ends_on=day_in(text["ends_days"]),
    )


def make_cell(
    campaign: Campaign,
    entry: dict[str, Any],
    messages: Messages,
    countries: dict[str, Country],
    accounts: dict[str, User],
) -> None:
    CampaignCell.objects.create(
        campaign=campaign,
        message=messages[entry["key"]],
        country=countries[entry["code"]],
        due_on=day_in(entry.get("due_days")),
        owner=accounts.get(entry.get("owner", "")),
        note=entry.get("note", ""),
        is_left_out=entry.get("left_out", False),
    )


def day_in(days: int | None) -> datetime.date | None:
    """Return the day so many days from today; None for none."""
    return None if days is None else timezone.localdate() + datetime.timedelta(days=days)
