"""A cell of the matrix: one message in one country, and what state it is in."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from hub.countries.models import Country

from ..models import BrandMessage
from ..placing import PlacedPage
from ..states import Standing, State

DUE_SOON = datetime.timedelta(days=7)


class CellState(TextChoices):
    """Where a message stands in a country, the worst first."""

    MISSING = "missing", _("missing")
    TRANSLATING = "translating", _("in translation")
    AWAITING = "awaiting", _("awaiting approval")
    OUTDATED = "outdated", _("outdated")
    UNPLACED = "unplaced", _("approved, on no page")
    EXPIRED = "expired", _("expired")
    WITHDRAWN = "withdrawn", _("withdrawn")
    SCHEDULED = "scheduled", _("not yet valid")
    PLACED = "placed", _("live")
    NOT_HERE = "not-here", _("not for this country")
    LEFT_OUT = "left-out", _("left out")

    @property
    def icon(self) -> str:
        """The name of an icon of Wagtail's admin."""
        return ICONS[self]


ICONS: dict[CellState, str] = {
    CellState.MISSING: "circle-xmark",
    CellState.TRANSLATING: "edit",
    CellState.AWAITING: "time",
    CellState.OUTDATED: "rotate",
    CellState.UNPLACED: "no-view",
    CellState.EXPIRED: "calendar-alt",
    CellState.WITHDRAWN: "bin",
    CellState.SCHEDULED: "calendar",
    CellState.PLACED: "check",
    CellState.NOT_HERE: "minus",
    CellState.LEFT_OUT: "minus",
}
RANKS = {state: rank for rank, state in enumerate(CellState)}
OF_STANDING: dict[State, CellState] = {
    State.MISSING: CellState.MISSING,
    State.TRANSLATING: CellState.TRANSLATING,
    State.AWAITING: CellState.AWAITING,
    State.OUTDATED: CellState.OUTDATED,
    State.EXPIRED: CellState.EXPIRED,
    State.WITHDRAWN: CellState.WITHDRAWN,
    State.NOT_HERE: CellState.NOT_HERE,
    State.SCHEDULED: CellState.SCHEDULED,
}
# Nothing is expected of these.
CLOSED = frozenset({CellState.EXPIRED, CellState.WITHDRAWN, CellState.NOT_HERE, CellState.LEFT_OUT})


def state_of(standing: Standing, pages: list[PlacedPage], is_for_country: bool, is_left_out: bool) -> CellState:
    """Return the state of a cell. `pages` are live; a withdrawn message is withdrawn wherever it was left out."""
    if is_left_out:
        return CellState.LEFT_OUT
    if standing.state != State.WITHDRAWN and not is_for_country:
        return CellState.NOT_HERE
    if standing.state == State.LIVE:
        return CellState.PLACED if pages else CellState.UNPLACED
    return OF_STANDING[standing.state]


@dataclass(frozen=True, slots=True)
class Cell:
    """A message in a country. `owner` None is whoever manages the country; `today` is the day there."""

    message: BrandMessage
    country: Country
    state: CellState
    standing: Standing
    pages: list[PlacedPage]
    today: datetime.date
    due_on: datetime.date | None = None
    owner: Any = None
    note: str = ""
    reminded_at: datetime.datetime | None = None
    url: str = ""
    links: Sequence[tuple[str, str]] = ()

    @property
    def is_expected(self) -> bool:
        return self.state not in CLOSED

    @property
    def is_on_pages(self) -> bool:
        """Whether readers see an approved text of the country, be it an outdated one."""
        return bool(self.pages and self.standing.live_text) and self.state != CellState.SCHEDULED

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something before readers see it."""
        return self.is_expected and not self.is_on_pages and self.state != CellState.SCHEDULED

    @property
    def is_late(self) -> bool:
        return self.is_open and self.due_on is not None and self.due_on < self.today

    @property
    def is_due_soon(self) -> bool:
        return self.is_open and self.due_on is not None and self.today <= self.due_on <= self.today + DUE_SOON

    @property
    def is_under_review(self) -> bool:
        """Whether a text waits for approval while an earlier one stands."""
        return self.standing.is_under_review and self.state != CellState.AWAITING

    @property
    def icon(self) -> str:
        return self.state.icon

    @property
    def label(self) -> str:
        """The state in words."""
        if self.state != CellState.PLACED:
            return str(self.state.label)
        number = len(self.pages)
        return ngettext("live on %(number)d page", "live on %(number)d pages", number) % {"number": number}

    @property
    def badness(self) -> tuple[bool, int]:
        return not self.is_late, RANKS[self.state]

    def at(self, url: str, links: Sequence[tuple[str, str]]) -> "Cell":
        """Return the cell with the address of its own page, and the titles and addresses of the pages it is live on."""
        return replace(self, url=url, links=links)
