"""A message's whereabouts, and withdrawing it."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client, TestCase
from django.test.utils import CaptureQueriesContext
from wagtail.models import ModelLogEntry

from hub.countries.actions import launch_country
from hub.countries.models import Country, Role
from hub.members.models import User
from hub.messaging.models import BrandMessage, Withdrawal
from tests.conftest import browser_of
from tests.factories import make_article, make_message, message_block, place, translate, translate_message

LIST = "/admin/snippets/messaging/brandmessage/"
WHERE = "/admin/messaging/messages/keep/where/"
WITHDRAW = "/admin/messaging/messages/keep/withdrawals/"


@pytest.fixture
def message(france: Country) -> BrandMessage:
    return make_message("keep", text="Keep the bottle.")


def test_the_list_has_one_line_a_message_and_its_states(message: BrandMessage, marketer: User) -> None:
    translate_message(message, "fr", "Gardez le flacon.")
    make_message("other")
    response = browser_of(marketer).get(LIST)
    assert [row.key for row in response.context["object_list"]] == ["keep", "other"]
    assert "state--live" in response.content.decode()
    assert "state--missing" in response.content.decode()


def test_the_list_leads_a_country_to_its_own_text(message: BrandMessage, translator: User) -> None:
    french = translate_message(message, "fr", "Gardez le flacon.")
    page = browser_of(translator).get(LIST).content.decode()
    assert f"{LIST}edit/{french.pk}/" in page
    assert f"{LIST}edit/{message.pk}/" not in page


def test_the_list_is_filtered_by_state(message: BrandMessage, marketer: User) -> None:
    make_message("other")
    translate_message(message, "fr", "Gardez le flacon.")
    language = message.get_translations().get().locale_id
    response = browser_of(marketer).get(f"{LIST}?state=missing&language={language}")
    assert [row.key for row in response.context["object_list"]] == ["other"]


def test_the_list_costs_the_same_for_one_and_for_thirty(message: BrandMessage, marketer: User) -> None:
    browser = browser_of(marketer)
    browser.get(LIST)
    with CaptureQueriesContext(connection) as few:
        browser.get(LIST)
    for _number in range(29):
        translate_message(make_message(), "fr", "Bonjour")
    with CaptureQueriesContext(connection) as many:
        browser.get(LIST)
    assert len(many) <= len(few)


def test_where_names_live_pages_and_drafts(message: BrandMessage, marketer: User) -> None:
    place(make_article("Bottles", body=[message_block("keep")]))
    draft = make_article("Draft of it")
    draft.body = [("message", {"message": "keep", "form": "short"})]
    draft.save_revision()
    reports = [report for report, _icon in browser_of(marketer).get(WHERE).context["reports"]]
    english = next(report for report in reports if report.locale.language_code == "en")
    assert [page.title for page in english.live] == ["Bottles"]
    assert [page.title for page in english.drafts] == ["Draft of it"]


def test_where_tells_a_country_of_its_own_pages_only(message: BrandMessage, translator: User) -> None:
    place(translate(place(make_article("Bottles", body=[message_block("keep")])), "fr", title="Flacons"))
    response = browser_of(translator).get(WHERE)
    assert [report.locale.language_code for report, _icon in response.context["reports"]] == ["fr"]
    assert "Flacons" in response.content.decode()
    assert ">Bottles<" not in response.content.decode()


def test_where_is_closed_to_who_has_nothing_to_do_with_messages(message: BrandMessage, moderator: User) -> None:
    assert browser_of(moderator).get(WHERE).status_code in (302, 403)


def test_where_knows_no_other_key(message: BrandMessage, marketer: User) -> None:
    assert browser_of(marketer).get("/admin/messaging/messages/nothing/where/").status_code == 404


def test_withdrawing_takes_a_reason_and_keeps_the_pages(message: BrandMessage, marketer: User) -> None:
    page = place(make_article("Bottles", body=[message_block("keep")]))
    browser = browser_of(marketer)
    assert browser.post(WITHDRAW, {"reason": ""}).status_code == 400
    assert browser.post(WITHDRAW, {"reason": "The study was wrong."}).status_code == 302
    withdrawal = Withdrawal.objects.get()
    assert [found["id"] for found in withdrawal.pages] == [page.pk]
    assert ModelLogEntry.objects.get(action="messaging.withdraw").data["reason"] == "The study was wrong."


def test_withdrawing_twice_is_told(message: BrandMessage, marketer: User) -> None:
    browser = browser_of(marketer)
    for _time in range(2):
        response = browser.post(WITHDRAW, {"reason": "The study was wrong."}, follow=True)
    assert "withdrawn already" in response.content.decode()
    assert Withdrawal.objects.count() == 1


@pytest.mark.parametrize("person", ["editor", "manager", "translator"])
def test_a_country_does_not_withdraw(request: pytest.FixtureRequest, message: BrandMessage, person: str) -> None:
    browser = browser_of(request.getfixturevalue(person))
    assert browser.post(WITHDRAW, {"reason": "Because"}).status_code in (302, 403)
    assert not Withdrawal.objects.exists()


def test_the_manager_of_the_source_country_does_not_withdraw(
    message: BrandMessage, hire: Callable[[Country, str], User]
) -> None:
    manager = hire(launch_country("United Kingdom", "GB", "en"), Role.MANAGER)
    browser_of(manager).post(WITHDRAW, {"reason": "Because"})
    assert not Withdrawal.objects.exists()


def test_withdrawing_is_a_post(message: BrandMessage, marketer: User) -> None:
    assert browser_of(marketer).get(WITHDRAW).status_code == 405


def test_a_message_is_reinstated(message: BrandMessage, marketer: User) -> None:
    browser = browser_of(marketer)
    browser.post(WITHDRAW, {"reason": "The study was wrong."})
    browser.post(f"{WITHDRAW}lift/")
    assert Withdrawal.objects.get().lifted_by == marketer


def test_withdrawing_purges_the_page_in_every_language(message: BrandMessage, marketer: User) -> None:
    translate_message(message, "fr", "Gardez le flacon.")
    article = place(make_article("Bottles", slug="bottles", body=[message_block("keep")]))
    place(translate(article, "fr"))
    reader = Client()
    assert "Gardez le flacon." in reader.get("/fr/blog/bottles/").content.decode()
    with TestCase.captureOnCommitCallbacks(execute=True):
        browser_of(marketer).post(WITHDRAW, {"reason": "The study was wrong."})
    assert "Gardez le flacon." not in reader.get("/fr/blog/bottles/").content.decode()
