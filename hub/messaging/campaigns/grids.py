"""Reading matrices: a fixed number of queries, however many campaigns, messages and countries there are."""

import datetime
import zoneinfo
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from hub.countries.models import Country

from ..models import BrandMessage, Campaign, CampaignCell, CampaignCountry, CampaignMessage
from ..placing import PlacedPage, read_placements
from ..states import Standing, read_states
from .cells import Cell, CellState, state_of

Place = tuple[UUID, int]


@dataclass(frozen=True)
class Row:
    """A message and its cells, one for each country; None where a filter leaves a cell out."""

    message: BrandMessage
    due_on: datetime.date | None
    cells: list[Cell | None]

    @property
    def shown(self) -> list[Cell]:
        return [cell for cell in self.cells if cell is not None]


@dataclass(frozen=True)
class Grid:
    """Messages by countries; without a campaign nothing is due and nobody owns it."""

    campaign: Campaign | None
    countries: list[Country]
    rows: list[Row]

    def cells(self) -> Iterator[Cell]:
        for row in self.rows:
            yield from row.shown

    @cached_property
    def numbers(self) -> Counter[str]:
        return Counter(cell.state.value for cell in self.cells())

    @cached_property
    def late(self) -> int:
        return sum(cell.is_late for cell in self.cells())

    @cached_property
    def expected(self) -> int:
        return sum(cell.is_expected for cell in self.cells())

    @property
    def live(self) -> int:
        return self.numbers[CellState.PLACED]

    @property
    def percent(self) -> int:
        """What is live and up to date, in whole percent; 100 only where nothing is left."""
        return 100 * self.live // self.expected if self.expected else 100

    @cached_property
    def next_due(self) -> datetime.date | None:
        """The first day on which something is due that is not live yet; it may have passed."""
        return min((cell.due_on for cell in self.cells() if cell.is_open and cell.due_on), default=None)


@dataclass(frozen=True)
class Facts:
    """What is known of some messages, read in bulk."""

    standings: dict[Place, Standing]
    pages: dict[Place, list[PlacedPage]]
    only_in: dict[int, set[int]] = field(default_factory=dict)

    def cell(self, message: BrandMessage, country: Country, today: datetime.date, plan: "Plan") -> Cell:
        """Return a cell of the matrix."""
        place = (message.translation_key, country.locale_id)
        standing, pages = self.standings[place], self.pages.get(place, [])
        is_for_country = country.pk in self.only_in.get(message.pk, {country.pk})
        arranged = plan.arranged.get((message.pk, country.pk))
        return Cell(
            message,
            country,
            state_of(standing, pages, is_for_country, bool(arranged and arranged.is_left_out)),
            standing,
            pages,
            today,
            (arranged and arranged.due_on) or plan.due_on.get(message.pk),
            (arranged and arranged.owner) or plan.owners.get(country.pk),
            arranged.note if arranged else "",
            arranged.reminded_at if arranged else None,
        )


@dataclass(frozen=True)
class Plan:
    """What a campaign wants: days by message, owners by country, and what is arranged otherwise for a cell."""

    due_on: dict[int, datetime.date] = field(default_factory=dict)
    owners: dict[int, Any] = field(default_factory=dict)
    arranged: dict[tuple[int, int], CampaignCell] = field(default_factory=dict)


def read_facts(messages: Sequence[BrandMessage], countries: Iterable[Country]) -> Facts:
    locales = list({country.locale_id: country.locale for country in countries}.values())
    only_in: dict[int, set[int]] = {}
    rows = BrandMessage.countries.through.objects.filter(brandmessage__in=[message.pk for message in messages])
    for message_id, country_id in rows.values_list("brandmessage_id", "country_id"):
        only_in.setdefault(message_id, set()).add(country_id)
    return Facts(read_states(messages, locales), read_placements(messages), only_in)


def days_in(countries: Iterable[Country]) -> dict[int, datetime.date]:
    """Return what day it is in each country."""
    now = timezone.now()
    return {country.pk: now.astimezone(zoneinfo.ZoneInfo(country.time_zone)).date() for country in countries}


def grid_of(
    messages: Iterable[BrandMessage],
    countries: list[Country],
    facts: Facts,
    campaign: Campaign | None = None,
    plan: Plan | None = None,
) -> Grid:
    days, plan = days_in(countries), plan or Plan()
    rows = [
        Row(
            message,
            plan.due_on.get(message.pk),
            [facts.cell(message, country, days[country.pk], plan) for country in countries],
        )
        for message in messages
    ]
    return Grid(campaign, countries, rows)


def read_message_grid(messages: Iterable[BrandMessage], countries: Iterable[Country]) -> Grid:
    """Return the matrix of messages without a campaign."""
    messages, countries = list(messages), list(countries)
    return grid_of(messages, countries, read_facts(messages, countries))


def read_grids(campaigns: Iterable[Campaign], countries: Iterable[Country]) -> list[Grid]:
    """Return the matrices of campaigns, each with those of its countries that are among the given ones."""
    campaigns = list(campaigns)
    keys = [campaign.pk for campaign in campaigns]
    links = of_campaigns(CampaignMessage.objects.select_related("message__locale", "message__owner"), keys)
    places = of_campaigns(CampaignCountry.objects.select_related("owner"), keys)
    cells = of_campaigns(CampaignCell.objects.select_related("owner"), keys)
    seen = {country.pk: country for country in countries}
    messages = {link.message_id: link.message for found in links.values() for link in found}
    facts = read_facts(list(messages.values()), seen.values())
    return [
        grid_of(
            [messages[link.message_id] for link in links.get(campaign.pk, [])],
            [seen[place.country_id] for place in places.get(campaign.pk, []) if place.country_id in seen],
            facts,
            campaign,
            plan_of(campaign, *(found.get(campaign.pk, []) for found in (links, places, cells))),
        )
        for campaign in campaigns
    ]


def read_cell(campaign: Campaign | None, message: BrandMessage, country: Country) -> tuple[Cell, Facts] | None:
    """Return one cell and what is known of its message everywhere; None where the campaign does not have it."""
    plan = Plan()
    if campaign is not None:
        links = list(CampaignMessage.objects.filter(campaign=campaign, message=message))
        places = list(CampaignCountry.objects.filter(campaign=campaign, country=country).select_related("owner"))
        if not links or not places:
            return None
        cells = CampaignCell.objects.filter(campaign=campaign, message=message, country=country)
        plan = plan_of(campaign, links, places, list(cells.select_related("owner")))
    facts = read_facts([message], [country])
    return facts.cell(message, country, days_in([country])[country.pk], plan), facts


def of_campaigns(rows: QuerySet[Any], keys: list[int]) -> dict[int, list[Any]]:
    """Return rows by campaign, in their own order."""
    found: dict[int, list[Any]] = {}
    for row in rows.filter(campaign__in=keys):
        found.setdefault(row.campaign_id, []).append(row)
    return found


def plan_of(
    campaign: Campaign, links: list[CampaignMessage], places: list[CampaignCountry], cells: list[CampaignCell]
) -> Plan:
    return Plan(
        {link.message_id: link.due_on or campaign.due_on for link in links},
        {place.country_id: place.owner for place in places},
        {(cell.message_id, cell.country_id): cell for cell in cells},
    )
