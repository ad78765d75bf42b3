"""In which locales somebody may do something."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group, Permission

from blog.models import Category
from hub.countries.actions import join_team, launch_country
from hub.countries.models import Country, Role
from hub.countries.permissions import (
    MODERATE_COMMENTS,
    LocalePermissionPolicy,
    locales_of_role,
    locales_permitting,
    works_everywhere,
)
from hub.members.models import User
from tests.factories import make_category, make_member


def codes(user: User, permission: str = MODERATE_COMMENTS) -> list[str]:
    return sorted(locales_permitting(user, permission).values_list("language_code", flat=True))


def test_a_permission_through_a_team_counts_in_its_locale(moderator: User, germany: Country) -> None:
    assert codes(moderator) == ["fr"]


def test_roles_in_two_countries_do_not_mix(
    france: Country, germany: Country, hire: Callable[[Country, str], User]
) -> None:
    user = hire(france, Role.MODERATOR)
    join_team(user, germany, Role.MANAGER)
    assert (codes(user), codes(user, "blog.change_category")) == (["fr"], ["de"])


def test_a_permission_held_otherwise_counts_everywhere(moderator: User, germany: Country) -> None:
    group = Group.objects.create(name="Night watch")
    group.permissions.add(Permission.objects.get(content_type__app_label="django_comments", codename="can_moderate"))
    moderator.groups.add(group)
    assert codes(moderator) == ["de", "en", "fr"]


def test_an_administrator_is_permitted_everywhere(germany: Country) -> None:
    assert codes(make_member(is_superuser=True)) == ["de", "en"]


def test_who_is_not_active_is_permitted_nowhere(moderator: User) -> None:
    moderator.is_active = False
    assert codes(moderator) == []


def test_a_member_is_permitted_nowhere(france: Country, alice: User) -> None:
    assert codes(alice) == []


def test_locales_of_role_counts_a_shared_locale_once(germany: Country, hire: Callable[[Country, str], User]) -> None:
    user = hire(germany, Role.EDITOR)
    join_team(user, launch_country("Austria", "AT", "de"), Role.EDITOR)
    assert [locale.language_code for locale in locales_of_role(user, Role.EDITOR)] == ["de"]
    assert list(locales_of_role(user, Role.MANAGER)) == []


@pytest.mark.parametrize(
    ("person", "everywhere"),
    [("editor", False), ("manager", False), ("translator", False), ("moderator", False), ("marketer", True)],
)
def test_only_the_head_office_works_everywhere(
    france: Country, request: pytest.FixtureRequest, person: str, everywhere: bool
) -> None:
    assert works_everywhere(request.getfixturevalue(person)) == everywhere


def test_policy_holds_a_manager_to_the_own_locale(manager: User, germany: Country) -> None:
    policy = LocalePermissionPolicy(Category)
    own, german = make_category("Recharger", "fr"), make_category("Nachfüllen", "de")
    assert list(policy.instances_user_has_permission_for(manager, "change")) == [own]
    may = [policy.user_has_permission_for_instance(manager, "change", found) for found in (own, german)]
    assert may == [True, False]


def test_policy_does_not_let_a_manager_delete(manager: User) -> None:
    assert not LocalePermissionPolicy(Category).user_has_permission_for_instance(
        manager, "delete", make_category("Recharger", "fr")
    )
