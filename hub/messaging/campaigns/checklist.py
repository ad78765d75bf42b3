"""What the launch checklist says of campaigns, and of messages that pages cannot do without."""

from collections.abc import Iterable, Iterator

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from hub.countries.checklist import Item
from hub.countries.models import Country

from ..models import BrandMessage, Campaign, RequiredLine, WhenMissing
from .cells import CellState
from .grids import Grid, read_grids, read_message_grid

# Of these the country has an approved text.
APPROVED = (CellState.PLACED, CellState.UNPLACED, CellState.OUTDATED)


def campaign_items(country: Country) -> Iterable[Item]:
    """Yield one item for each campaign that runs in a country, and one for the messages that are required there."""
    seen = Country.objects.select_related("locale").filter(pk=country.pk)
    campaigns = Campaign.objects.running(timezone.localdate()).filter(countries__country=country)
    for grid in read_grids(campaigns.order_by("due_on", "pk"), seen):
        yield from campaign_item(grid, country)
    yield from required_item(read_message_grid(required_messages(country), seen), country)


def campaign_item(grid: Grid, country: Country) -> Iterator[Item]:
    if not grid.expected or grid.campaign is None:
        return
    detail = _("%(live)d of %(expected)d are live") % {"live": grid.live, "expected": grid.expected}
    if grid.next_due:
        detail = _("%(detail)s, next due on %(day)s") % {"detail": detail, "day": date_format(grid.next_due)}
    label = _("Its messages are live: %(campaign)s") % {"campaign": grid.campaign}
    url = f"{reverse('campaigns:matrix', args=[grid.campaign.pk])}?country={country.pk}"
    yield Item(label, grid.live == grid.expected, detail, url)


def required_messages(country: Country) -> Iterable[BrandMessage]:
    """Return the messages without which pages may not go live in a country."""
    lines = RequiredLine.objects.filter(Q(countries=None) | Q(countries=country), line_key=OuterRef("key"))
    wanted = Q(when_missing=WhenMissing.BLOCK) | Q(Exists(lines))
    return BrandMessage.objects.origins().filter(wanted).select_related("locale").order_by("key", "pk")


def required_item(grid: Grid, country: Country) -> Iterator[Item]:
    cells = [cell for cell in grid.cells() if cell.is_expected and cell.state != CellState.SCHEDULED]
    missing = [cell for cell in cells if cell.state not in APPROVED]
    if not cells:
        return
    detail = ", ".join(cell.message.key for cell in missing)
    url = f"{reverse('campaigns:messages')}?country={country.pk}&sort=worst"
    yield Item(_("Required messages are approved"), not missing, detail, url)
