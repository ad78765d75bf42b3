"""The daily mail about campaigns: to owners what is due in their cells, to Marketing what is late, by country."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Q, QuerySet
from django.urls import reverse
from wagtail.admin.utils import get_admin_base_url

from hub.countries.models import MARKETING_GROUP, Country, Role
from hub.countries.people import people_of

from ..models import Campaign, CampaignCell, CampaignCountry, CampaignDigest
from .cells import Cell
from .grids import Grid, read_grids
from .permissions import countries_seen

NAMED = 20
MANAGERS = Q(group__country_team__role=Role.MANAGER)
MARKETING = Q(group__name=MARKETING_GROUP)


@dataclass(frozen=True)
class Part:
    """Cells of one campaign in one country: how many there are, and the first of them."""

    campaign: str
    country: str
    link: str
    cells: list[Cell]

    @property
    def shown(self) -> list[Cell]:
        return self.cells[:NAMED]

    @property
    def more(self) -> int:
        return max(0, len(self.cells) - NAMED)


def readers() -> QuerySet[Any]:
    """Return those who may get a digest: owners of countries and cells, managers, and Marketing."""
    owners = Q(pk__in=CampaignCountry.objects.values("owner")) | Q(pk__in=CampaignCell.objects.values("owner"))
    return get_user_model().objects.filter(owners | Q(people_of(MANAGERS | MARKETING)), is_active=True).order_by("pk")


@transaction.atomic
def claim_day(member: Any, day: datetime.date) -> bool:
    """Take one day's digest of a member, and tell whether nobody took it before."""
    last, is_first = CampaignDigest.objects.select_for_update().get_or_create(member=member, defaults={"day": day})
    return is_first or bool(CampaignDigest.objects.filter(pk=last.pk, day__lt=day).update(day=day))


@dataclass(frozen=True)
class Digest:
    """What a member is told: the own cells that are due, and, as one of Marketing, what is late."""

    due: list[Part]
    late: list[Part]

    def __bool__(self) -> bool:
        return bool(self.due or self.late)


def digest_of(member: Any, day: datetime.date) -> Digest:
    """Return what is to be told somebody, of the countries that they see now, in the same queries for any number."""
    grids = read_grids(Campaign.objects.running(day), countries_seen(member))
    managed = set(
        Country.objects.filter(teams__role=Role.MANAGER, teams__group__user=member).values_list("pk", flat=True)
    )
    is_central = member.groups.filter(name=MARKETING_GROUP).exists()

    def is_own(cell: Cell) -> bool:
        return cell.owner == member if cell.owner else cell.country.pk in managed

    due = parts_of(grids, lambda cell: is_own(cell) and (cell.is_late or cell.is_due_soon))
    late = parts_of(grids, lambda cell: cell.is_late and not is_own(cell)) if is_central else []
    return Digest(due, late)


def parts_of(grids: Iterable[Grid], is_told: Any) -> list[Part]:
    return [part for grid in grids for part in parts_in(grid, is_told)]


def parts_in(grid: Grid, is_told: Any) -> Iterator[Part]:
    """Yield what is told of a campaign, country by country, what is due first first."""
    by_country: dict[Country, list[Cell]] = {}
    for cell in grid.cells():
        if is_told(cell):
            by_country.setdefault(cell.country, []).append(cell)
    for country, cells in sorted(by_country.items(), key=lambda pair: pair[0].name):
        cells.sort(key=lambda cell: (cell.due_on or datetime.date.max, cell.message.key))
        yield Part(str(grid.campaign), country.name, matrix_link(grid.campaign, country), cells)


def matrix_link(campaign: Campaign | None, country: Country) -> str:
    address = reverse("campaigns:matrix", args=[campaign.pk]) if campaign else reverse("campaigns:messages")
    return f"{get_admin_base_url()}{address}?country={country.pk}&sort=due"


def people_to_remind(cell: Cell) -> list[Any]:
    """Return those who see to a cell: its owner, else the country's managers and translators."""
    if cell.owner and cell.owner.is_active:
        return [cell.owner]
    team = Q(group__country_team__country=cell.country, group__country_team__role__in=[Role.MANAGER, Role.TRANSLATOR])
    return list(get_user_model().objects.filter(people_of(team), is_active=True).order_by("pk"))
