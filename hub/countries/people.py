"""Who holds which roles: what the screen shows on which they are given and taken."""

import datetime
from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, Q, QuerySet
from wagtail.models import ModelLogEntry

from hub.text.folding import fold

from .models import MARKETING_GROUP, CentralRole, Country, CountryTeam, Role

HEAD_OFFICE = 0
CHANGES_SHOWN = 50
COUNTRY_ACTIONS = ["countries.join_team", "countries.leave_team"]
CENTRAL_ACTIONS = ["countries.give_central_role", "countries.take_central_role"]
GIVES_A_ROLE = Q(group__country_team__isnull=False) | Q(group__name=MARKETING_GROUP)
LABELS: dict[str, Any] = {**dict(Role.choices), **dict(CentralRole.choices)}


class Cell(NamedTuple):
    """One box of the grid: a role in a country, or one of the head office."""

    country_id: int
    role: str

    @property
    def key(self) -> str:
        return f"{self.country_id}.{self.role}"


class RoleChange(NamedTuple):
    """What was given to somebody or taken; `where` is empty for a role of the head office."""

    what: str
    where: str
    who: str
    when: datetime.datetime


CENTRAL_CELLS = [Cell(HEAD_OFFICE, role) for role in CentralRole.values]


def memberships() -> QuerySet[Any]:
    """Return the rows that put people into groups which give a role."""
    return get_user_model().groups.through.objects.filter(GIVES_A_ROLE)


def people_of(*wanted: Q) -> Exists:
    """Return the condition that somebody is in a group of the kind that is wanted."""
    return Exists(memberships().filter(*wanted, user_id=OuterRef("pk")))


def people_with_a_role() -> QuerySet[Any]:
    return get_user_model().objects.filter(Q(is_superuser=True) | people_of())


def people_without_a_role() -> QuerySet[Any]:
    return get_user_model().objects.filter(~people_of(), is_superuser=False)


def named_like(people: QuerySet[Any], text: str) -> QuerySet[Any]:
    """Return those in whose name or address a text occurs, without regard to case and to accents in the name."""
    return people.filter(Q(display_name_key__contains=fold(text)) | Q(email__icontains=text))


def holding_role(people: QuerySet[Any], role: str, countries: Collection[Country]) -> QuerySet[Any]:
    """Return those who hold a role in one of the countries; an empty role is any, no countries are all."""
    wanted = [Q(group__country_team__country__in=countries)] if countries else []
    if role == CentralRole.ADMINISTRATOR:
        people = people.filter(is_superuser=True)
    elif role == CentralRole.MARKETING:
        people = people.filter(people_of(Q(group__name=MARKETING_GROUP)))
    elif role:
        wanted.append(Q(group__country_team__role=role))
    return people.filter(people_of(*wanted)) if wanted else people


def read_roles(people: Iterable[Any]) -> dict[int, set[Cell]]:
    """Return the boxes that are ticked, by the person's key; one query however many people and countries there are."""
    found = {person.pk: administrator_cells(person) for person in people}
    team = "group__country_team"
    rows = memberships().filter(user_id__in=found).values_list("user_id", f"{team}__country_id", f"{team}__role")
    for user_id, country_id, role in rows:
        found[user_id].add(Cell(country_id or HEAD_OFFICE, role or CentralRole.MARKETING))
    return found


def administrator_cells(person: Any) -> set[Cell]:
    return {Cell(HEAD_OFFICE, CentralRole.ADMINISTRATOR)} if person.is_superuser else set()


def labels_in(cells: Collection[Cell], country_id: int) -> list[str]:
    """Return what somebody is in one country, or in the head office, in the order in which roles are always named."""
    held = {cell.role for cell in cells if cell.country_id == country_id}
    return [str(label) for role, label in LABELS.items() if role in held]


def read_grid() -> dict[Country, list[Cell]]:
    """Return each country with the boxes of its teams, in one query."""
    grid: dict[Country, list[Cell]] = {}
    for team in CountryTeam.objects.select_related("country").order_by("country__name", "country_id"):
        grid.setdefault(team.country, []).append(Cell(team.country_id, team.role))
    return grid


def read_changes(person: Any) -> list[RoleChange]:
    """Return the latest changes of somebody's roles, newest first."""
    actions = COUNTRY_ACTIONS + CENTRAL_ACTIONS
    entries = ModelLogEntry.objects.filter(action__in=actions, data__member_id=person.pk).select_related("user")
    return [
        RoleChange(
            entry.message,
            entry.label if entry.action in COUNTRY_ACTIONS else "",
            entry.user_display_name,
            entry.timestamp,
        )
        for entry in entries.order_by("-timestamp", "-pk")[:CHANGES_SHOWN]
    ]
