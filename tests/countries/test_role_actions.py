"""Giving and taking roles of the head office, several roles at once, and the last administrator."""

import threading
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connections, transaction
from wagtail.models import ModelLogEntry
from wagtail.users.models import UserProfile

from hub.countries.actions import join_team, leave_team
from hub.countries.models import CentralRole, Country, Role
from hub.countries.people import HEAD_OFFICE, Cell, read_roles
from hub.countries.role_actions import change_roles, give_central_role, leaves_no_administrator, take_central_role
from hub.members.models import User
from tests.factories import make_member

MARKETING = Cell(HEAD_OFFICE, CentralRole.MARKETING)
ADMINISTRATOR = Cell(HEAD_OFFICE, CentralRole.ADMINISTRATOR)
GIVE, TAKE = "countries.give_central_role", "countries.take_central_role"


def roles_of(user: User) -> set[Cell]:
    user.refresh_from_db()
    return read_roles([user])[user.pk]


def logged() -> list[tuple[str, Any]]:
    """Return action and role of every entry about a role, oldest first."""
    return [
        (entry.action, entry.data["role"])
        for entry in ModelLogEntry.objects.filter(data__has_key="role").order_by("pk")
    ]


def test_join_and_leave_tell_whether_they_changed_something(france: Country, alice: User) -> None:
    assert [join_team(alice, france, Role.EDITOR) for _time in range(2)] == [True, False]
    assert [leave_team(alice, france, Role.EDITOR) for _time in range(2)] == [True, False]


def test_join_team_refuses_an_inactive_account(france: Country) -> None:
    gone = make_member("Gone", is_active=False)
    with pytest.raises(ValidationError, match="The account of Gone is inactive"):
        join_team(gone, france, Role.EDITOR)
    assert (gone.groups.exists(), ModelLogEntry.objects.filter(action="countries.join_team").exists()) == (False, False)


def test_marketing_is_given_and_logged_once(alice: User) -> None:
    assert [give_central_role(alice, CentralRole.MARKETING) for _time in range(2)] == [True, False]
    entry = ModelLogEntry.objects.get(action=GIVE)
    assert entry.data == {"member": "Alice", "member_id": alice.pk, "role": "marketing"}
    assert (entry.object_id, roles_of(alice)) == (str(alice.pk), {MARKETING})
    assert alice.has_perm("wagtail_localize.submit_translation")


def test_marketing_is_taken_and_logged_once(marketer: User) -> None:
    assert [take_central_role(marketer, CentralRole.MARKETING) for _time in range(2)] == [True, False]
    assert roles_of(marketer) == set()
    assert ModelLogEntry.objects.filter(action=TAKE).count() == 1


def test_administrator_is_given_with_djangos_own_admin(admin: User, alice: User) -> None:
    assert give_central_role(alice, CentralRole.ADMINISTRATOR)
    alice.refresh_from_db()
    assert (alice.is_superuser, alice.is_staff) == (True, True)
    assert logged() == [(GIVE, "administrator")]


def test_administrator_is_taken_with_djangos_own_admin(admin: User) -> None:
    make_member("Second", is_superuser=True)
    assert take_central_role(admin, CentralRole.ADMINISTRATOR)
    admin.refresh_from_db()
    assert (admin.is_superuser, admin.is_staff) == (False, False)
    assert logged() == [(TAKE, "administrator")]


def test_central_role_sets_the_language_of_the_admin(db: None) -> None:
    user = make_member(language="fr")
    give_central_role(user, CentralRole.MARKETING)
    assert UserProfile.get_for_user(user).preferred_language == "fr"


@pytest.mark.parametrize("role", CentralRole.values)
def test_central_role_is_not_given_to_an_inactive_account(admin: User, role: str) -> None:
    gone = make_member("Gone", is_active=False)
    with pytest.raises(ValidationError, match="inactive"):
        give_central_role(gone, role)
    assert (roles_of(gone), logged()) == (set(), [])


def test_account_that_was_deactivated_meanwhile_gets_nothing(alice: User) -> None:
    stale = User.objects.get(pk=alice.pk)
    User.objects.filter(pk=alice.pk).update(is_active=False)
    with pytest.raises(ValidationError, match="inactive"):
        give_central_role(stale, CentralRole.MARKETING)


def test_last_active_administrator_stays_one(admin: User) -> None:
    make_member("Gone", is_superuser=True, is_active=False)
    with pytest.raises(ValidationError, match="this is the last one"):
        take_central_role(admin, CentralRole.ADMINISTRATOR)
    assert (roles_of(admin), logged()) == ({ADMINISTRATOR}, [])


def test_inactive_administrator_loses_the_role(admin: User) -> None:
    gone = make_member("Gone", is_superuser=True, is_active=False)
    assert take_central_role(gone, CentralRole.ADMINISTRATOR)


@pytest.mark.parametrize(
    ("without", "expected"), [("A", False), ("B", False), ("AB", True), ("ABN", True), ("N", False), ("", False)]
)
def test_leaves_no_administrator_counts_the_active_ones(db: None, without: str, expected: bool) -> None:
    people = {name: make_member(name, is_superuser=True) for name in "AB"}
    people["N"] = make_member("N", is_superuser=True, is_active=False)
    with transaction.atomic():
        assert leaves_no_administrator(people[name].pk for name in without) is expected


def test_leaves_no_administrator_is_not_said_where_there_is_none(alice: User) -> None:
    with transaction.atomic():
        assert not leaves_no_administrator([alice.pk])


def test_change_roles_gives_and_takes_what_is_not_so_already(france: Country, germany: Country, editor: User) -> None:
    given = [Cell(france.pk, Role.EDITOR), Cell(germany.pk, Role.MODERATOR), MARKETING]
    taken = [Cell(france.pk, Role.EDITOR), Cell(germany.pk, Role.EDITOR)]
    assert change_roles(editor, given, taken) == (given[1:], taken[:1])
    assert roles_of(editor) == {Cell(germany.pk, Role.MODERATOR), MARKETING}


def test_change_roles_does_all_or_nothing(admin: User, france: Country) -> None:
    before = logged()
    with pytest.raises(ValidationError):
        change_roles(admin, [Cell(france.pk, Role.EDITOR)], [ADMINISTRATOR])
    assert (roles_of(admin), logged()) == ({ADMINISTRATOR}, before)


def test_change_roles_logs_each_where_it_belongs(france: Country, germany: Country, alice: User) -> None:
    before = list(ModelLogEntry.objects.values_list("pk", flat=True))
    change_roles(alice, [Cell(france.pk, Role.EDITOR), Cell(germany.pk, Role.EDITOR), MARKETING], [])
    entries = ModelLogEntry.objects.exclude(pk__in=before).order_by("pk")
    assert list(entries.values_list("content_type__model", "object_id")) == [
        ("country", str(france.pk)),
        ("country", str(germany.pk)),
        ("user", str(alice.pk)),
    ]


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
def test_administrators_who_dismiss_each_other_at_once_leave_one() -> None:
    people = [make_member(f"Chief {number}", is_superuser=True) for number in range(6)]
    refused: list[str] = []
    start = threading.Barrier(len(people))

    def dismiss(user: User) -> None:
        start.wait(20)
        try:
            take_central_role(user, CentralRole.ADMINISTRATOR)
        except Exception as error:  # whatever it is, the test shows it
            refused.append(type(error).__name__)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=dismiss, args=(user,)) for user in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (refused, User.objects.filter(is_superuser=True).count()) == (["ValidationError"], 1)
