"""The rules of the check: all of them, set one by one, and set back."""

import pytest
from django.contrib.contenttypes.models import ContentType
from wagtail.models import ModelLogEntry

from blog.models import ArticlePage
from hub.countries.models import Country
from hub.members.models import User
from hub.messaging.checking.registry import RULES
from hub.messaging.models import RuleSetting, Severity
from tests.conftest import browser_of
from tests.factories import make_article, paragraph

from .helpers import REPORT, check_site, count_queries, forbid, terms_found

ALL = f"{REPORT}rules/"
ONE = f"{ALL}forbidden_term/"
RESET = f"{ONE}reset/"


def logged(verb: str) -> ModelLogEntry:
    return ModelLogEntry.objects.get(action=f"wagtail.{verb}", content_type__model="rulesetting")


def test_every_rule_is_listed_with_what_counts(marketer: User) -> None:
    RuleSetting.objects.create(rule="forbidden_term", is_on=False)
    lines = {line.rule.code: line for line in browser_of(marketer).get(ALL).context["lines"]}
    assert set(lines) == set(RULES)
    assert not lines["forbidden_term"].is_on
    assert lines["brand_case"].is_as_it_comes
    assert lines["brand_case"].severity == lines["brand_case"].default_severity


def test_a_rule_is_set(marketer: User, france: Country) -> None:
    kind = ContentType.objects.get_for_model(ArticlePage)
    sent = {
        "is_on": "on",
        "severity": "info",
        "countries": [france.pk],
        "page_types": [kind.pk],
        "help_text": "Ask Ada.",
    }
    assert browser_of(marketer).post(ONE, sent).status_code == 302
    setting = RuleSetting.objects.get(rule="forbidden_term")
    assert (setting.is_on, setting.severity, setting.help_text) == (True, "info", "Ask Ada.")
    assert (setting.countries.get(), setting.page_types.get()) == (france, kind)
    assert logged("create").user == marketer


def test_the_next_check_goes_by_what_is_set(marketer: User) -> None:
    forbid("cheap")
    make_article("Bottles", body=[paragraph("A cheap bottle.")])
    assert terms_found(check_site(marketer)) == [("Bottles", "cheap")]
    browser_of(marketer).post(ONE, {"severity": ""})
    assert terms_found(check_site(marketer)) == []
    browser_of(marketer).post(RESET)
    assert terms_found(check_site(marketer)) == [("Bottles", "cheap")]


def test_a_rule_is_set_back(marketer: User) -> None:
    RuleSetting.objects.create(rule="forbidden_term", is_on=False)
    browser = browser_of(marketer)
    assert browser.post(RESET).status_code == browser.post(RESET).status_code == 302
    assert not RuleSetting.objects.exists()
    assert logged("delete").user == marketer


def test_the_form_says_how_the_rule_comes(marketer: User) -> None:
    page = browser_of(marketer).get(ONE).content.decode()
    assert f"As it comes ({Severity(RULES['forbidden_term'].severity).label})" in page
    assert "Apply it as it comes" not in page


def test_a_severity_must_be_one(marketer: User) -> None:
    assert browser_of(marketer).post(ONE, {"severity": "deadly"}).status_code == 400
    assert not RuleSetting.objects.exists()


def test_there_is_no_other_rule(marketer: User) -> None:
    assert browser_of(marketer).get(f"{ALL}nothing/").status_code == 404
    assert browser_of(marketer).get(f"{ALL}rule_failed/").status_code == 404


@pytest.mark.parametrize("person", ["editor", "manager", "translator", "moderator", "alice"])
def test_others_do_not_see_or_set_rules(request: pytest.FixtureRequest, france: Country, person: str) -> None:
    RuleSetting.objects.create(rule="forbidden_term", is_on=False)
    browser = browser_of(request.getfixturevalue(person))
    assert {browser.get(address).status_code for address in (ALL, ONE)} <= {302, 403}
    browser.post(ONE, {"is_on": "on"})
    browser.post(RESET)
    assert not RuleSetting.objects.get().is_on


def test_wrong_methods_are_refused(marketer: User) -> None:
    browser = browser_of(marketer)
    answers = browser.post(ALL), browser.put(ONE), browser.get(RESET)
    assert [answer.status_code for answer in answers] == [405, 405, 405]


def test_the_rules_cost_the_same_whatever_is_set(marketer: User, france: Country) -> None:
    RuleSetting.objects.create(rule="forbidden_term").countries.add(france)
    browser = browser_of(marketer)
    few = count_queries(browser, ALL)
    for code in set(RULES) - {"forbidden_term"}:
        RuleSetting.objects.create(rule=code).countries.add(france)
    assert count_queries(browser, ALL) == few
