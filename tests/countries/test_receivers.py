"""Every change of a role is logged, whichever way it was made."""

from django.contrib.auth.models import Group
from wagtail.models import ModelLogEntry

from hub.countries.actions import ensure_marketing
from hub.countries.models import Country, Role
from hub.members.models import User
from tests.factories import make_member


def changes() -> list[tuple[str, str, str, str]]:
    """Return what was logged: action, where, who, role."""
    found = ModelLogEntry.objects.filter(action__in=["countries.join_team", "countries.leave_team"]).order_by("pk")
    return [(entry.action[10:], entry.label, entry.data["member"], entry.data["role"]) for entry in found]


def group_of(country: Country, role: str) -> Group:
    return country.teams.get(role=role).group


def test_roles_set_at_the_account_are_logged(france: Country) -> None:
    user = make_member("Ada")
    user.groups.set([group_of(france, Role.EDITOR)])
    user.groups.set([group_of(france, Role.MANAGER)])
    assert sorted(changes()) == [
        ("join_team", "France", "Ada", "editor"),
        ("join_team", "France", "Ada", "manager"),
        ("leave_team", "France", "Ada", "editor"),
    ]


def test_members_set_at_the_group_are_logged(france: Country) -> None:
    group = group_of(france, Role.EDITOR)
    group.user_set.set([make_member("Ada"), make_member("Bo")])
    assert sorted(changes()) == [("join_team", "France", name, "editor") for name in ("Ada", "Bo")]


def test_what_is_there_already_is_not_logged(france: Country, editor: User) -> None:
    before = changes()
    editor.groups.add(group_of(france, Role.EDITOR))
    assert changes() == before


def test_clearing_is_logged(france: Country, editor: User) -> None:
    editor.groups.clear()
    assert changes()[-1] == ("leave_team", "France", "editor FR", "editor")
    group = group_of(france, Role.MANAGER)
    group.user_set.add(editor)
    group.user_set.clear()
    assert changes()[-1] == ("leave_team", "France", "editor FR", "manager")


def test_joining_marketing_is_logged_at_the_person(db: None) -> None:
    make_member("Ada").groups.add(ensure_marketing())
    entry = ModelLogEntry.objects.get(action="countries.give_central_role")
    assert (entry.label, entry.data["role"]) == ("Ada", "marketing")


def test_joining_another_group_is_logged_at_the_group(db: None) -> None:
    make_member("Ada").groups.add(Group.objects.create(name="Press"))
    assert changes() == [("join_team", "Press", "Ada", "Press")]
