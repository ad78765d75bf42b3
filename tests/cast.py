"""A brand with two countries, and one person for each role in France; rooms import them into conftest."""

from collections.abc import Callable

import pytest

from hub.countries.actions import ensure_marketing, join_team, launch_country
from hub.countries.models import Country, Role
from hub.members.models import User
from tests.factories import make_home, make_member


@pytest.fixture
def france(db: None) -> Country:
    make_home("fr")
    return launch_country("France", "FR", "fr", "Europe/Paris")


@pytest.fixture
def germany(db: None) -> Country:
    make_home("de")
    return launch_country("Germany", "DE", "de", "Europe/Berlin")


@pytest.fixture
def hire(db: None) -> Callable[[Country, str], User]:
    """Return a function that makes a member with a role in a country."""

    def make(country: Country, role: str) -> User:
        user = make_member(f"{role} {country.code}")
        join_team(user, country, role)
        return user

    return make


@pytest.fixture
def editor(france: Country, hire: Callable[[Country, str], User]) -> User:
    return hire(france, Role.EDITOR)


@pytest.fixture
def manager(france: Country, hire: Callable[[Country, str], User]) -> User:
    return hire(france, Role.MANAGER)


@pytest.fixture
def translator(france: Country, hire: Callable[[Country, str], User]) -> User:
    return hire(france, Role.TRANSLATOR)


@pytest.fixture
def moderator(france: Country, hire: Callable[[Country, str], User]) -> User:
    return hire(france, Role.MODERATOR)


@pytest.fixture
def marketer(france: Country) -> User:
    user = make_member("Marketer")
    user.groups.add(ensure_marketing())
    return user


@pytest.fixture
def german_editor(germany: Country, hire: Callable[[Country, str], User]) -> User:
    return hire(germany, Role.EDITOR)


@pytest.fixture
def german_translator(germany: Country, hire: Callable[[Country, str], User]) -> User:
    return hire(germany, Role.TRANSLATOR)
