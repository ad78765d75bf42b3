"""The demo's people: head office, a team per country, and members. All have one password and a verified address."""

from collections.abc import Iterator
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from wagtail.users.models import UserProfile

from hub.countries.actions import join_team
from hub.countries.models import MARKETING_GROUP, Country, Role
from hub.members.models import User

from .plan import BRAND, DOMAIN, HEAD_OFFICE, PASSWORD, SOURCE, TEAMS, TIME_ZONES
from .texts import read_members


def make_accounts() -> dict[str, User]:
    """Make every account, without rights, and return them by the name before the @."""
    password = make_password(PASSWORD)  # hashed once: that is slow on purpose
    return {name: make_account(name, password, **fields) for name, fields in people()}


def people() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each account's name and fields."""
    for name, given_name in HEAD_OFFICE.items():
        yield name, {"display_name": staff_name(given_name), "language": SOURCE}
    for language, team in TEAMS.items():
        for role, given_name in team.items():
            yield f"{role}.{language}", {"display_name": staff_name(given_name), "language": language}
    for name, member in read_members().items():
        yield name, {"display_name": member["display_name"], "language": member["language"]}


def staff_name(given_name: str) -> str:
    return f"{given_name} ({BRAND})"


def make_account(name: str, password: str, **fields: Any) -> User:
    user = User(email=f"{name}@{DOMAIN}", password=password, **fields)
    user.save()
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    if not name.startswith("member"):
        zone = TIME_ZONES[user.language]
        UserProfile.objects.create(user=user, preferred_language=user.language, current_time_zone=zone)
    return user


def give_rights(accounts: dict[str, User], countries: dict[str, Country]) -> None:
    """Let everybody into the own team. Who has no rights yet gets no mail about what waits for approval."""
    for language, team in TEAMS.items():
        for role in team:
            join_team(accounts[f"{role}.{language}"], countries[language], Role(role))
    accounts["marketing"].groups.add(Group.objects.get_or_create(name=MARKETING_GROUP)[0])
    admin = accounts["admin"]
    admin.is_staff = admin.is_superuser = True
    admin.save()
