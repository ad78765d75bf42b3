"""Wagtail's own admin of users never leaves the site without an active administrator."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.contrib.messages import get_messages
from django.db import connections
from django.test import Client
from django.urls import reverse
from wagtail import hooks

from hub.members.models import User
from tests.conftest import browser_of
from tests.factories import make_member

REFUSAL = "The site needs an active administrator, and this is the last one. Make somebody else one first."


@pytest.fixture
def clerk(db: None) -> User:
    """Somebody who may change accounts without being an administrator."""
    user = make_member("Clerk")
    user.user_permissions.set(Permission.objects.filter(codename__in=["access_admin", "change_user", "delete_user"]))
    return user


def edit(browser: Client, user: User, **changes: Any) -> Any:
    values = {"email": user.email, "first_name": "A", "last_name": "B", "is_superuser": "on", "is_active": "on"}
    form = {name: value for name, value in (values | changes).items() if value}
    return browser.post(reverse("wagtailusers_users:edit", args=[user.pk]), form)


def bulk(browser: Client, action: str, *people: User, **form: str) -> Any:
    ids = "&".join(f"id={user.pk}" for user in people)
    return browser.post(f"/admin/bulk/members/user/{action}/?{ids}&next=/admin/users/", form)


def stored(user: User) -> tuple[bool, bool]:
    """Return whether an account is an administrator's and active."""
    return User.objects.values_list("is_superuser", "is_active").get(pk=user.pk)


def said(response: Any) -> list[str]:
    return [str(message).strip() for message in get_messages(response.wsgi_request)]


@pytest.mark.parametrize("field", ["is_superuser", "is_active"])
def test_last_administrator_is_not_dismissed_by_editing(admin: User, clerk: User, field: str) -> None:
    response = edit(browser_of(clerk), admin, **{field: ""})
    assert response.context["form"].errors == {field: [REFUSAL]}
    assert stored(admin) == (True, True)


@pytest.mark.parametrize(("field", "expected"), [("is_superuser", (False, True)), ("is_active", (True, False))])
def test_one_of_two_administrators_is_dismissed_by_editing(
    admin: User, clerk: User, field: str, expected: tuple[bool, bool]
) -> None:
    make_member("Second", is_superuser=True)
    edit(browser_of(clerk), admin, **{field: ""})
    assert stored(admin) == expected


def test_an_inactive_second_administrator_does_not_count(admin: User, clerk: User) -> None:
    make_member("Second", is_superuser=True, is_active=False)
    assert edit(browser_of(clerk), admin, is_active="").context["form"].errors == {"is_active": [REFUSAL]}


def test_administrator_edits_the_own_account(admin: User) -> None:
    edit(browser_of(admin), admin, first_name="Ada", is_superuser="", is_active="")
    admin.refresh_from_db()
    assert (admin.first_name, stored(admin)) == ("Ada", (True, True))


def test_others_are_edited_as_before(admin: User, alice: User) -> None:
    edit(browser_of(admin), alice, is_active="", is_superuser="")
    assert stored(alice) == (False, False)


def test_users_are_added_as_before(admin: User) -> None:
    form = {
        "email": "new@example.org",
        "first_name": "N",
        "last_name": "W",
        "password1": "otter-mill-cobalt-8",
        "password2": "otter-mill-cobalt-8",
    }
    browser_of(admin).post(reverse("wagtailusers_users:add"), form)
    assert User.objects.filter(email="new@example.org").exists()


def test_administrator_is_deleted_while_there_is_another(admin: User) -> None:
    second = make_member("Second", is_superuser=True)
    browser_of(admin).post(reverse("wagtailusers_users:delete", args=[second.pk]))
    assert not User.objects.filter(pk=second.pk).exists()


def dismissing(user: User) -> Callable[..., None]:
    """Return a hook that dismisses who has just been let in, as another administrator would at that moment."""

    def dismiss(*_args: Any) -> None:
        User.objects.filter(pk=user.pk).update(is_superuser=False)

    return dismiss


def test_last_administrator_is_not_deleted(admin: User) -> None:
    second = make_member("Second", is_superuser=True)
    with hooks.register_temporarily("before_delete_user", dismissing(admin)):
        response = browser_of(admin).post(reverse("wagtailusers_users:delete", args=[second.pk]))
    assert (said(response), response.headers["Location"]) == ([REFUSAL], "/admin/users/")
    assert stored(second) == (True, True)


@pytest.mark.parametrize(("action", "form"), [("delete", {}), ("set_active_state", {"mark_as_active": "False"})])
def test_last_administrator_is_not_dismissed_in_bulk(
    admin: User, alice: User, action: str, form: dict[str, str]
) -> None:
    second = make_member("Second", is_superuser=True)
    with hooks.register_temporarily("before_bulk_action", dismissing(admin), order=-1):
        response = bulk(browser_of(admin), action, second, alice, **form)
    assert (said(response), response.headers["Location"]) == ([REFUSAL], "/admin/users/")
    assert (stored(second), stored(alice)) == ((True, True), (False, True))


def test_clerk_does_not_deactivate_the_last_administrator_in_bulk(admin: User, clerk: User) -> None:
    response = bulk(browser_of(clerk), "set_active_state", admin, mark_as_active="False")
    assert (said(response), stored(admin)) == ([REFUSAL], (True, True))


def test_administrators_are_deactivated_in_bulk_while_one_stays(admin: User) -> None:
    people = [make_member(name, is_superuser=True) for name in ("Second", "Third")]
    bulk(browser_of(admin), "set_active_state", admin, *people, mark_as_active="False")
    assert [stored(user) for user in (admin, *people)] == [(True, True), (True, False), (True, False)]


def test_last_administrator_is_activated_and_given_a_group_in_bulk(admin: User, clerk: User) -> None:
    group = Group.objects.create(name="Friends of the house")
    response = bulk(browser_of(clerk), "set_active_state", admin, mark_as_active="True")
    assert said(response) == ["1 user has been marked as active"]
    bulk(browser_of(clerk), "assign_role", admin, role=str(group.pk))
    assert (stored(admin), list(admin.groups.all())) == ((True, True), [group])


def test_others_are_deleted_in_bulk_as_before(admin: User, alice: User, bob: User) -> None:
    bulk(browser_of(admin), "delete", alice, bob)
    assert list(User.objects.all()) == [admin]


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("way", ["edit", "delete", "bulk"])
def test_two_who_dismiss_each_other_at_once_leave_one(way: str) -> None:
    people = [make_member(f"Chief {number}", is_superuser=True) for number in range(2)]
    start = threading.Barrier(2)

    def dismiss(browser: Client, other: User) -> None:
        start.wait(20)
        if way == "edit":
            edit(browser, other, is_active="")
        elif way == "delete":
            browser.post(reverse("wagtailusers_users:delete", args=[other.pk]))
        else:
            bulk(browser, "set_active_state", other, mark_as_active="False")
        connections.close_all()

    pairs = [(browser_of(people[0]), people[1]), (browser_of(people[1]), people[0])]
    threads = [threading.Thread(target=dismiss, args=pair) for pair in pairs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert User.objects.filter(is_superuser=True, is_active=True).count() == 1
