"""Giving and taking roles: those of the head office, and several at once."""

from collections.abc import Collection, Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from .actions import about, ensure_marketing, join_team, leave_team, refuse_inactive, speak_to
from .models import MARKETING_GROUP, CentralRole, Country
from .people import HEAD_OFFICE, Cell


def last_administrator_text() -> str:
    return _("The site needs an active administrator, and this is the last one. Make somebody else one first.")


def leaves_no_administrator(ids: Iterable[int]) -> bool:
    """Tell whether the site would have no active administrator without these people; needs a transaction.

    The administrators' rows stay locked until it ends, always in the same order, so that two who do this to each other
    at once come one after the other.
    """
    users = get_user_model().objects.select_for_update().filter(is_superuser=True, is_active=True).order_by("pk")
    administrators = set(users.values_list("pk", flat=True))
    return bool(administrators) and administrators <= set(ids)


def lock_person(user: Any) -> bool:
    """Read somebody's account anew and hold it; return whether this is the last active administrator."""
    is_last = leaves_no_administrator([user.pk])  # first, so that every transaction locks in the same order
    held = get_user_model().objects.select_for_update()
    user.refresh_from_db(fields=["is_active", "is_superuser", "is_staff"], from_queryset=held)
    return is_last


def holds_central_role(user: Any, role: str) -> bool:
    if role == CentralRole.ADMINISTRATOR:
        return bool(user.is_superuser)
    return bool(user.groups.filter(name=MARKETING_GROUP).exists())


def give_central_role(user: Any, role: str) -> bool:
    """Give somebody a role of the head office, and tell whether it is new.

    Raises ValidationError for an inactive account.
    """
    with transaction.atomic():
        lock_person(user)
        if holds_central_role(user, role):
            return False
        refuse_inactive(user)
        if role == CentralRole.ADMINISTRATOR:
            set_administrator(user, True)
        else:
            user.groups.add(ensure_marketing())
        speak_to(user)
    return True


def take_central_role(user: Any, role: str) -> bool:
    """Take a role of the head office from somebody, and tell whether it was held.

    Raises ValidationError for the last active administrator.
    """
    with transaction.atomic():
        is_last = lock_person(user)
        if not holds_central_role(user, role):
            return False
        if role == CentralRole.ADMINISTRATOR:
            if is_last:
                raise ValidationError(last_administrator_text())
            set_administrator(user, False)
        else:
            user.groups.remove(*Group.objects.filter(name=MARKETING_GROUP))
    return True


def set_administrator(user: Any, is_administrator: bool) -> None:
    """Django's own admin is for administrators only, so both marks go together."""
    user.is_superuser = user.is_staff = is_administrator
    user.save(update_fields=["is_superuser", "is_staff"])
    action = "countries.give_central_role" if is_administrator else "countries.take_central_role"
    log(user, action, data=about(user, CentralRole.ADMINISTRATOR))


def change_roles(user: Any, given: Iterable[Cell], taken: Iterable[Cell]) -> tuple[list[Cell], list[Cell]]:
    """Give and take roles in one transaction; return those that were given and those that were taken.

    What is so already is left alone. Raises ValidationError for what is refused, and then nothing has changed.
    """
    given, taken = list(given), list(taken)
    with transaction.atomic():
        lock_person(user)
        countries = countries_of([*given, *taken])
        done = [cell for cell in given if give(user, cell, countries)]
        return done, [cell for cell in taken if take(user, cell, countries)]


def countries_of(cells: Collection[Cell]) -> dict[int, Country]:
    return Country.objects.in_bulk({cell.country_id for cell in cells})


def give(user: Any, cell: Cell, countries: dict[int, Country]) -> bool:
    if cell.country_id == HEAD_OFFICE:
        return give_central_role(user, cell.role)
    return join_team(user, countries[cell.country_id], cell.role)


def take(user: Any, cell: Cell, countries: dict[int, Country]) -> bool:
    if cell.country_id == HEAD_OFFICE:
        return take_central_role(user, cell.role)
    return leave_team(user, countries[cell.country_id], cell.role)
