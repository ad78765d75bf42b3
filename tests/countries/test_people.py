"""Who holds which roles, read and looked for."""

from collections.abc import Callable
from typing import Any

import pytest
from wagtail.models import ModelLogEntry

from hub.countries.actions import join_team, leave_team
from hub.countries.models import CentralRole, Country, Role
from hub.countries.people import (
    CHANGES_SHOWN,
    HEAD_OFFICE,
    Cell,
    holding_role,
    labels_in,
    named_like,
    people_with_a_role,
    people_without_a_role,
    read_changes,
    read_grid,
    read_roles,
)
from hub.countries.role_actions import give_central_role, take_central_role
from hub.members.models import User
from tests.factories import make_member


def names(people: Any) -> list[str]:
    return sorted(str(person) for person in people)


def test_people_with_a_role_are_the_team_each_once(admin: User, marketer: User, editor: User, alice: User) -> None:
    join_team(editor, Country.objects.get(), Role.MODERATOR)
    give_central_role(editor, CentralRole.MARKETING)
    assert names(people_with_a_role()) == ["Admin", "Marketer", "editor FR"]
    assert names(people_without_a_role()) == ["Alice"]


def test_other_groups_give_no_role(alice: User) -> None:
    alice.groups.create(name="Friends of the house")
    assert (names(people_with_a_role()), read_roles([alice])) == ([], {alice.pk: set()})


@pytest.mark.parametrize("text", ["élo", "ELO", "elodie", "lodie@exam", "ELODIE@EXAMPLE.ORG"])
def test_named_like_minds_neither_case_nor_accents(alice: User, text: str) -> None:
    make_member("Élodie", email="elodie@example.org")
    assert names(named_like(User.objects.all(), text)) == ["Élodie"]


@pytest.fixture
def team(france: Country, germany: Country, admin: User, marketer: User, editor: User, german_editor: User) -> None:
    both = make_member("Both")
    join_team(both, france, Role.EDITOR)
    join_team(both, germany, Role.MODERATOR)


@pytest.mark.parametrize(
    ("role", "codes", "expected"),
    [
        ("", [], ["Admin", "Both", "Marketer", "editor DE", "editor FR"]),
        ("", ["DE"], ["Both", "editor DE"]),
        ("", ["DE", "FR"], ["Both", "editor DE", "editor FR"]),
        ("editor", [], ["Both", "editor DE", "editor FR"]),
        ("editor", ["DE"], ["editor DE"]),  # not Both, who is an editor elsewhere
        ("moderator", ["FR"], []),
        ("marketing", [], ["Marketer"]),
        ("administrator", [], ["Admin"]),
        ("administrator", ["FR"], []),
    ],
)
def test_holding_role_means_that_role_in_these_countries(
    team: None, role: str, codes: list[str], expected: list[str]
) -> None:
    countries = list(Country.objects.filter(code__in=codes))
    assert names(holding_role(people_with_a_role(), role, countries)) == expected


def test_read_roles_finds_every_box(france: Country, germany: Country, admin: User, editor: User, alice: User) -> None:
    join_team(editor, germany, Role.MANAGER)
    give_central_role(editor, CentralRole.MARKETING)
    assert read_roles([admin, editor, alice]) == {
        admin.pk: {Cell(HEAD_OFFICE, "administrator")},
        editor.pk: {Cell(france.pk, "editor"), Cell(germany.pk, "manager"), Cell(HEAD_OFFICE, "marketing")},
        alice.pk: set(),
    }


def test_labels_come_in_one_order(france: Country) -> None:
    cells = {Cell(france.pk, role) for role in ("moderator", "editor", "manager")} | {Cell(HEAD_OFFICE, "marketing")}
    assert labels_in(cells, france.pk) == ["editor", "country manager", "moderator"]
    assert labels_in(cells, HEAD_OFFICE) == ["marketing"]


def test_grid_has_each_country_by_name_with_its_teams(make_country: Callable[[str], Country]) -> None:
    spain, italy = make_country("Spain"), make_country("Italy")
    spain.teams.exclude(role=Role.EDITOR).delete()
    grid = read_grid()
    assert list(grid) == [italy, spain]
    assert ({cell.role for cell in grid[italy]}, grid[spain]) == (set(Role.values), [Cell(spain.pk, "editor")])


def test_changes_come_newest_first_and_are_of_one_person(france: Country, editor: User, alice: User) -> None:
    join_team(alice, france, Role.EDITOR)
    leave_team(alice, france, Role.EDITOR)
    give_central_role(alice, CentralRole.MARKETING)
    take_central_role(alice, CentralRole.MARKETING)
    assert [(change.what, change.where, change.who) for change in read_changes(alice)] == [
        ("Alice lost a role of the head office: marketing", "", "system"),
        ("Alice was given a role of the head office: marketing", "", "system"),
        ("Alice left the team: editor", "France", "system"),
        ("Alice joined the team: editor", "France", "system"),
    ]


def test_changes_are_at_most_fifty(france: Country, alice: User) -> None:
    join_team(alice, france, Role.EDITOR)
    entry = ModelLogEntry.objects.get(action="countries.join_team")
    for _time in range(CHANGES_SHOWN + 2):
        entry.pk, entry._state.adding = None, True
        entry.save(force_insert=True)
    assert len(read_changes(alice)) == 50
