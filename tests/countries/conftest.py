"""The cast of people by role, and what the tests of their roles start from."""

from collections.abc import Callable

import pytest
from wagtail.models import Locale

from hub.countries.actions import ensure_team
from hub.countries.models import Country, Role
from hub.members.models import User
from tests.cast import *  # noqa: F403  fixtures are found by name in a conftest
from tests.factories import make_member


@pytest.fixture
def admin(db: None) -> User:
    return make_member("Admin", is_superuser=True, is_staff=True)


@pytest.fixture
def make_country(db: None) -> Callable[[str], Country]:
    """Return a function that makes a country with its teams and nothing else, which is quick."""

    def make(name: str) -> Country:
        code = f"{name[0]}{chr(65 + Country.objects.count())}"
        country = Country.objects.create(
            name=name, code=code, locale=Locale.objects.get_or_create(language_code="en")[0]
        )
        for role in Role:
            ensure_team(country, role)
        return country

    return make
