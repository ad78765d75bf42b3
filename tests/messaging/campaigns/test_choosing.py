"""Which cells of a matrix are shown, and in what order."""

from dataclasses import replace

import pytest

from hub.countries.models import Country
from hub.members.models import User
from hub.messaging.campaigns.choosing import (
    NOBODY,
    Order,
    Wanted,
    arrange_rows,
    choose,
    kinds_in,
    owners_in,
    states_in,
)
from hub.messaging.campaigns.grids import Grid
from hub.messaging.models import Kind
from tests.factories import make_message, translate_message

from .helpers import arrange, day, grid, make_campaign


@pytest.fixture
def matrix(france: Country, germany: Country, manager: User) -> Grid:
    """Two messages: "b" is approved in France, and due earlier in Germany, where its day has passed."""
    second, first = make_message("b"), make_message("a", kind=Kind.TAGLINE)
    translate_message(second, "fr", "Gardez le flacon.")
    campaign = make_campaign([second, first], [france, germany], due_on=day(20))
    arrange(campaign, second, germany, due_on=day(-1), owner=manager)
    return grid(campaign)


def shown(found: Grid) -> list[tuple[str, str]]:
    return [(cell.message.key, cell.country.code) for cell in found.cells()]


@pytest.mark.parametrize(
    ("wanted", "left"),
    [
        (Wanted(), [("b", "FR"), ("b", "DE"), ("a", "FR"), ("a", "DE")]),
        (Wanted(state="missing"), [("b", "DE"), ("a", "FR"), ("a", "DE")]),
        (Wanted(state="unplaced"), [("b", "FR")]),
        (Wanted(is_late=True), [("b", "DE")]),
        (Wanted(kind="tagline"), [("a", "FR"), ("a", "DE")]),
        (Wanted(owner=NOBODY), [("b", "FR"), ("a", "FR"), ("a", "DE")]),
        (Wanted(state="unplaced", is_late=True), []),
    ],
)
def test_cells_are_chosen(matrix: Grid, wanted: Wanted, left: list[tuple[str, str]]) -> None:
    assert shown(choose(matrix, wanted)) == left


def test_cells_are_chosen_by_country_and_owner(matrix: Grid, germany: Country, manager: User) -> None:
    found = choose(matrix, Wanted(country=str(germany.pk)))
    assert (found.countries, shown(found)) == ([germany], [("b", "DE"), ("a", "DE")])
    assert shown(choose(matrix, Wanted(owner=str(manager.pk)))) == [("b", "DE")]


def test_what_is_left_out_keeps_its_place(matrix: Grid) -> None:
    (row,) = choose(matrix, Wanted(is_late=True)).rows
    assert [cell is None for cell in row.cells] == [True, False]


@pytest.mark.parametrize(
    ("order", "keys"),
    [(Order.OWN, ["b", "a"]), (Order.MESSAGE, ["a", "b"]), (Order.DUE, ["b", "a"]), (Order.WORST, ["b", "a"])],
)
def test_rows_are_put_in_order(matrix: Grid, order: str, keys: list[str]) -> None:
    assert [row.message.key for row in arrange_rows(matrix.rows, order)] == keys


def test_what_is_due_first_comes_first(matrix: Grid) -> None:
    rows = list(reversed(matrix.rows))
    assert [row.message.key for row in arrange_rows(rows, Order.DUE)] == ["b", "a"]
    done = [replace(row, cells=[row.cells[0]]) for row in matrix.rows if row.message.key == "b"]
    assert arrange_rows([*done, *rows], Order.WORST)[0].message.key == "b"


def test_choices_are_those_that_occur(matrix: Grid, manager: User) -> None:
    assert owners_in(matrix) == [(str(manager.pk), str(manager))]
    assert [kind for kind, _label in kinds_in(matrix)] == [Kind.KEY_MESSAGE, Kind.TAGLINE]
    assert [(state.value, number) for state, number in states_in(matrix)] == [("missing", 3), ("unplaced", 1)]
