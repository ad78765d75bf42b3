"""Which cells of a matrix are shown, and in what order its messages stand."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from ..models import Kind
from .cells import Cell, CellState
from .grids import Grid, Row

NOBODY = "none"


class Order(TextChoices):
    """The orders of a matrix."""

    OWN = "", _("as in the campaign")
    MESSAGE = "message", _("by message")
    DUE = "due", _("by due date")
    WORST = "worst", _("worst first")


@dataclass(frozen=True)
class Wanted:
    """What somebody asks for; what is empty leaves nothing out."""

    state: str = ""
    country: str = ""
    is_late: bool = False
    owner: str = ""
    kind: str = ""

    def has(self, cell: Cell) -> bool:
        return (
            self.state in ("", cell.state)
            and (cell.is_late or not self.is_late)
            and self.owner in ("", str(cell.owner.pk) if cell.owner else NOBODY)
        )


def choose(grid: Grid, wanted: Wanted) -> Grid:
    """Return the part of a matrix that is asked for; a message of which nothing is left is left out."""
    places = [place for place, country in enumerate(grid.countries) if wanted.country in ("", str(country.pk))]
    rows = []
    for row in grid.rows:
        if wanted.kind in ("", row.message.kind):
            cells = [row.cells[place] for place in places]
            kept = replace(row, cells=[cell if cell and wanted.has(cell) else None for cell in cells])
            rows += [kept] if kept.shown else []
    return Grid(grid.campaign, [grid.countries[place] for place in places], rows)


def arrange_rows(rows: Iterable[Row], order: str) -> list[Row]:
    rows = list(rows)
    if order == Order.MESSAGE:
        rows.sort(key=lambda row: row.message.key)
    elif order == Order.DUE:
        rows.sort(key=first_due)
    elif order == Order.WORST:
        rows.sort(key=badness)
    return rows


def first_due(row: Row) -> datetime.date:
    """Return when something of a row is due first; what is done or has no day comes last."""
    days = [cell.due_on for cell in row.shown if cell.is_open and cell.due_on]
    return min(days, default=datetime.date.max)


def badness(row: Row) -> tuple[int, int, list[tuple[bool, int]]]:
    """The more is late, then the more is open, the earlier a row stands."""
    late = sum(cell.is_late for cell in row.shown)
    still_open = sum(cell.is_open for cell in row.shown)
    return -late, -still_open, sorted(cell.badness for cell in row.shown)


def owners_in(grid: Grid) -> list[tuple[str, str]]:
    """Return those who own a cell, by name, as choices."""
    people: dict[str, Any] = {str(cell.owner.pk): cell.owner for cell in grid.cells() if cell.owner}
    return sorted(((pk, str(person)) for pk, person in people.items()), key=lambda choice: choice[1])


def kinds_in(grid: Grid) -> list[tuple[str, Any]]:
    present = {row.message.kind for row in grid.rows}
    return [choice for choice in Kind.choices if choice[0] in present]


def states_in(grid: Grid) -> list[tuple[CellState, int]]:
    """Return the states that occur, with the number of cells."""
    return [(state, grid.numbers[state]) for state in CellState if grid.numbers[state]]
