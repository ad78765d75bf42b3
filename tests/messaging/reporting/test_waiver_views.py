"""Waiving what the report shows, the list of waivers, and ending one."""

import datetime
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import Page, PageLogEntry

from hub.members.models import User
from hub.messaging.models import Finding, Waiver
from tests.conftest import browser_of
from tests.factories import make_article, paragraph, publish

from .helpers import REPORT, check_site, count_queries, forbid, shown, terms_found

WAIVERS = f"{REPORT}waivers/"
REASON = {"reason": "It is a quotation."}


@pytest.fixture
def finding(marketer: User) -> Finding:
    forbid("ordinaire", "fr")
    forbid("cheap")
    make_article("Flacons", "fr", body=[paragraph("Un flacon ordinaire.")])
    make_article("Bottles", body=[paragraph("A cheap bottle.")])
    check_site(marketer)
    return Finding.objects.get(title="Flacons", rule="forbidden_term")


def waive_url(finding: Finding) -> str:
    return f"{REPORT}findings/{finding.pk}/waivers/"


def make_waiver(finding: Finding, user: User, **fields: Any) -> Waiver:
    names = ("rule", "subject", "locale", "content_type", "object_id", "sentence_hash", "sentence")
    about = {name: getattr(finding, name) for name in names}
    return Waiver.objects.create(**about, **{"reason": "It is a quotation.", "made_by": user, **fields})


@pytest.mark.parametrize("person", ["manager", "marketer"])
def test_a_finding_is_waived_for_a_reason(request: pytest.FixtureRequest, finding: Finding, person: str) -> None:
    user = request.getfixturevalue(person)
    until = timezone.localdate() + datetime.timedelta(days=9)
    response = browser_of(user).post(waive_url(finding), REASON | {"until": until.isoformat()})
    waiver = Waiver.objects.get()
    assert response["Location"] == REPORT
    assert (waiver.made_by, waiver.reason, waiver.until) == (user, REASON["reason"], until)
    assert PageLogEntry.objects.get(action="messaging.waive").user == user


def test_a_waived_finding_leaves_the_list_and_the_next_check_knows_it(finding: Finding, marketer: User) -> None:
    browser = browser_of(marketer)
    browser.post(waive_url(finding), REASON)
    assert [line.title for line in shown(browser, rule="forbidden_term")] == ["Bottles"]
    assert terms_found(check_site(marketer), is_waived=True) == [("Flacons", "ordinaire")]


def test_a_changed_sentence_brings_the_finding_back(finding: Finding, marketer: User) -> None:
    browser_of(marketer).post(waive_url(finding), REASON)
    page = Page.objects.get(pk=finding.object_id).specific
    page.body = [("paragraph", "<p>Un grand flacon ordinaire.</p>")]
    publish(page)
    assert terms_found(check_site(marketer), is_waived=False, is_new=True) == [("Flacons", "ordinaire")]


def test_the_form_shows_what_is_waived(finding: Finding, manager: User) -> None:
    page = browser_of(manager).get(waive_url(finding)).content.decode()
    assert "Un flacon <mark>ordinaire</mark>." in page
    assert not Waiver.objects.exists()


@pytest.mark.parametrize("sent", [{}, {"reason": "  "}, {"reason": "It is.", "until": "2020-01-01"}])
def test_a_waiver_takes_a_reason_and_a_day_to_come(finding: Finding, manager: User, sent: dict[str, str]) -> None:
    assert browser_of(manager).post(waive_url(finding), sent | {"next": REPORT}).status_code == 400
    assert not Waiver.objects.exists()


@pytest.mark.parametrize("person", ["editor", "translator", "moderator", "german_editor", "alice"])
def test_others_do_not_waive(request: pytest.FixtureRequest, finding: Finding, person: str) -> None:
    browser = browser_of(request.getfixturevalue(person))
    assert browser.get(waive_url(finding)).status_code in (302, 403, 404)
    browser.post(waive_url(finding), REASON)
    assert not Waiver.objects.exists()


def test_a_manager_does_not_even_see_another_countrys_finding(finding: Finding, manager: User) -> None:
    english = Finding.objects.get(title="Bottles", rule="forbidden_term")
    assert browser_of(manager).get(waive_url(english)).status_code == 404
    assert browser_of(manager).post(waive_url(english), REASON).status_code == 404
    assert not Waiver.objects.exists()


def test_the_way_back_stays_in_the_house(finding: Finding, manager: User) -> None:
    browser = browser_of(manager)
    sent = REASON | {"next": "https://evil.example/"}
    assert browser.post(waive_url(finding), sent)["Location"] == REPORT
    assert browser.post(waive_url(finding), REASON | {"next": f"{REPORT}?p=2"})["Location"] == f"{REPORT}?p=2"


def test_a_text_that_is_gone_is_not_waived(finding: Finding, manager: User) -> None:
    finding.content_type.get_object_for_this_type(pk=finding.object_id).delete()
    response = browser_of(manager).post(waive_url(finding), REASON)
    assert "is gone" in response.content.decode()
    assert not Waiver.objects.exists()


def test_the_list_has_the_own_waivers_with_who_and_why(finding: Finding, marketer: User, editor: User) -> None:
    english = Finding.objects.get(title="Bottles", rule="forbidden_term")
    make_waiver(finding, marketer)
    make_waiver(english, marketer)
    assert [line.title for line in shown(browser_of(marketer), WAIVERS)] == ["Bottles", "Flacons"]
    (line,) = shown(browser_of(editor), WAIVERS)
    assert (line.title, line.made_by, line.waiver.reason) == ("Flacons", "Marketer", "It is a quotation.")
    assert not line.can_end
    assert "Bottles" not in browser_of(editor).get(f"{WAIVERS}?state=all").content.decode()


def test_the_list_tells_standing_from_ended_and_expired(finding: Finding, marketer: User) -> None:
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    make_waiver(finding, marketer, reason="Standing.")
    make_waiver(finding, marketer, reason="Today.", until=timezone.localdate())
    make_waiver(finding, marketer, reason="Expired.", until=yesterday)
    make_waiver(finding, marketer, reason="Ended.", ended_at=timezone.now())

    def reasons(**wanted: str) -> list[str]:
        return [line.waiver.reason for line in shown(browser_of(marketer), WAIVERS, **wanted)]

    assert reasons() == ["Today.", "Standing."]
    assert reasons(state="expired") == ["Expired."]
    assert reasons(state="ended") == ["Ended."]
    assert reasons(state="all") == ["Ended.", "Expired.", "Today.", "Standing."]
    assert reasons(locale="en") == []


def test_the_list_costs_the_same_for_one_and_for_thirty(finding: Finding, marketer: User) -> None:
    make_waiver(finding, marketer)
    browser = browser_of(marketer)
    few = count_queries(browser, WAIVERS)
    for _number in range(29):
        make_waiver(finding, marketer)
    assert count_queries(browser, WAIVERS) == few


def test_the_list_is_closed_to_others(finding: Finding, moderator: User, marketer: User) -> None:
    assert browser_of(moderator).get(WAIVERS).status_code in (302, 403)
    assert browser_of(marketer).post(WAIVERS).status_code == 405


def test_a_manager_ends_a_waiver_of_the_own_country(finding: Finding, marketer: User, manager: User) -> None:
    waiver = make_waiver(finding, marketer)
    browser_of(manager).post(f"{WAIVERS}{waiver.pk}/end/")
    waiver.refresh_from_db()
    assert waiver.ended_at is not None
    assert PageLogEntry.objects.get(action="messaging.end_waiver").user == manager
    assert [line.title for line in shown(browser_of(manager), rule="forbidden_term")] == ["Flacons"]


@pytest.mark.parametrize("person", ["editor", "translator", "german_editor", "moderator"])
def test_others_do_not_end_it(request: pytest.FixtureRequest, finding: Finding, marketer: User, person: str) -> None:
    waiver = make_waiver(finding, marketer)
    browser_of(request.getfixturevalue(person)).post(f"{WAIVERS}{waiver.pk}/end/")
    waiver.refresh_from_db()
    assert waiver.ended_at is None


def test_ending_is_a_post(finding: Finding, marketer: User) -> None:
    waiver = make_waiver(finding, marketer)
    assert browser_of(marketer).get(f"{WAIVERS}{waiver.pk}/end/").status_code == 405
