"""Every address of the admin, walked by every role of one country among the objects of another."""

from collections.abc import Iterator

import pytest
from pytest_django.plugin import DjangoDbBlocker

from hub.countries.models import Role
from tests.factories import root_page

from .addresses import ANSWER_NOBODY, rule_for
from .addressing import Address, Rule, admin_addresses
from .foreign import make_world
from .markers import MARKERS
from .messaging_addresses import FOR_ALL
from .rows import Rows
from .walking import Outcome, Walker, taken_back
from .world import World

pytestmark = pytest.mark.django_db
ADMINISTRATOR = "administrator"


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """Both countries, made once for all walks and taken back after the last."""
    with django_db_blocker.unblock(), taken_back():
        root_page().get_children().filter(content_type__model="page").delete()
        yield make_world()


@pytest.fixture(scope="module")
def walkers(world: World) -> dict[str, Walker]:
    rows: dict[str, Rows] = {}
    return {key: Walker(world.people[key], rows, world.own_keys) for key in (*Role.values, ADMINISTRATOR)}


def walks(world: World) -> list[tuple[Address, Rule]]:
    found = [
        (address, rule)
        for address in admin_addresses()
        for rule in (rule_for(address, world), FOR_ALL.get(address.name))
    ]
    return [(address, rule) for address, rule in found if rule and not rule.idle]


def is_bad(rule: Rule, outcome: Outcome) -> bool:
    if outcome.leaked or outcome.written or outcome.status >= 500:
        return True
    sent_away = outcome.landed is not None
    return rule.refuses and not (outcome.is_refusal or sent_away)


def test_every_address_has_a_rule(world: World) -> None:
    unknown = [f"{address.name} {address.route}" for address in admin_addresses() if rule_for(address, world) is None]
    assert unknown == []


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("role", Role.values)
def test_another_country_is_out_of_reach(world: World, walkers: dict[str, Walker], role: str, method: str) -> None:
    found = []
    for address, rule in walks(world):
        for path in rule.visits(address, world):
            used = rule.methods[method == "POST"]
            outcome = walkers[role].visit(used, path, acts=rule.acts)
            if is_bad(rule, outcome):
                found.append(f"{role} {used} {path} [{address.name}]: {outcome}")
    assert found == [], "\n" + "\n".join(found)


def test_every_address_answers_somebody(world: World, walkers: dict[str, Walker]) -> None:
    """What refuses everybody keeps nothing from anybody: an administrator gets an answer, with the same arguments."""
    found = []
    for address, rule in walks(world):
        visits = ((method, path) for path in rule.visits(address, world) for method in rule.methods)
        outcomes = (walkers[ADMINISTRATOR].visit(method, path, acts=True) for method, path in visits)
        if not any(outcome.status < 400 for outcome in outcomes):
            found.append(address.name or address.route)
    assert sorted(set(found) - set(ANSWER_NOBODY)) == []


def test_there_is_something_to_leak(world: World, walkers: dict[str, Walker]) -> None:
    seen = {
        marker
        for path in ("/admin/reports/site-history/", "/admin/countries/", "/admin/images/")
        for marker in walkers[ADMINISTRATOR].visit("GET", path).leaked
    }
    assert seen == set(MARKERS)
