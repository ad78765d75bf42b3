"""Asking for the check of what an editor's form holds, and waiving from there."""

import datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision

from blog.models import ArticlePage
from hub.countries.models import Country
from hub.members.models import User
from hub.messaging.live import views
from hub.messaging.models import BrandMessage, Waiver
from tests.conftest import browser_of
from tests.factories import make_message, translate_message

from .helpers import BLOCK, CHECK, WAIVE, ask, editor_of, forbid, form_of, found_in

WORDS = "Sans produits chimiques."
FOUND = ("forbidden_term", f"body.{BLOCK}", "produits chimiques")


@pytest.fixture(autouse=True)
def term(france: Country) -> None:
    forbid("produits chimiques")


def test_what_is_typed_is_found_where_it_stands(page: ArticlePage, editor: User) -> None:
    assert found_in(editor, editor_of(page), form_of(page, [WORDS])) == [FOUND]


def test_nothing_is_stored(page: ArticlePage, editor: User) -> None:
    before = ArticlePage.objects.values().get(pk=page.pk), Revision.objects.count()
    found_in(editor, editor_of(page), form_of(page, [WORDS], title="Autre titre"))
    assert (ArticlePage.objects.values().get(pk=page.pk), Revision.objects.count()) == before


def test_a_good_text_has_nothing_to_mend(page: ArticlePage, editor: User) -> None:
    answer = ask(editor, editor_of(page), form_of(page)).json()
    assert answer == {"findings": [], "summary": "nothing to mend", "worst": "", "language": "fr"}


def test_words_are_found_in_a_field_that_the_form_refuses(page: ArticlePage, editor: User) -> None:
    data = form_of(page, intro="produits chimiques " + "x" * 2000)
    assert ("forbidden_term", "intro", "produits chimiques") in found_in(editor, editor_of(page), data)


def test_words_are_found_beside_a_block_that_is_refused(page: ArticlePage, editor: User) -> None:
    data = form_of(page, [WORDS], **{"body-count": "2", "body-1-type": "quote", "body-1-value-text": "y" * 900})
    data |= {"body-1-deleted": "", "body-1-order": "1", "body-1-id": "", "body-1-value-attribution": ""}
    assert FOUND in found_in(editor, editor_of(page), data)


def test_a_page_without_title_is_checked(page: ArticlePage, editor: User) -> None:
    assert found_in(editor, editor_of(page), form_of(page, [WORDS], title="", slug="")) == [FOUND]


def test_a_finding_is_told_in_words(page: ArticlePage, editor: User) -> None:
    (told,) = ask(editor, editor_of(page), form_of(page, [WORDS])).json()["findings"]
    assert told["explanation"] == "“produits chimiques” must not be used. It frightens."
    assert (told["before"], told["after"], told["label"], told["can_waive"]) == ("Sans ", ".", "blocks", False)
    assert (told["field"], told["block_id"], told["start"], told["end"]) == ("body", BLOCK, 5, 23)


def test_a_typed_message_comes_with_the_block_that_shows_it(page: ArticlePage, editor: User) -> None:
    message = make_message("keep", text="Keep the bottle, we refill it for you every month.")
    translate_message(message, "fr", "Gardez le flacon, nous le remplissons chaque mois pour vous.")
    data = form_of(page, ["Gardez le flacon, nous le remplissons chaque mois pour vous."])
    told = ask(editor, editor_of(page), data).json()["findings"]
    typed = next(one for one in told if one["rule"] == "message_typed")
    assert typed["fix"]["kind"] == "place_message"
    assert (typed["block"]["message"]["id"], typed["block"]["form"]) == ("keep", "full")
    assert typed["block"]["message"]["title"].startswith("keep: Keep the bottle")


def test_a_new_page_is_checked_below_its_parent(page: ArticlePage, editor: User) -> None:
    address = f"/admin/pages/add/blog/articlepage/{page.get_parent().pk}/"
    assert found_in(editor, address, form_of(page, [WORDS], slug="")) == [FOUND]
    assert ArticlePage.objects.count() == 1


def test_a_page_type_that_may_not_stand_there_is_not_checked(page: ArticlePage, editor: User) -> None:
    address = f"/admin/pages/add/blog/blogindexpage/{page.get_parent().pk}/"
    assert ask(editor, address, form_of(page)).status_code == 404


def test_a_message_is_checked_in_its_own_language(france: Country, manager: User) -> None:
    french = translate_message(make_message("keep"), "fr", "Gardez le flacon.")
    address = f"/admin/snippets/messaging/brandmessage/edit/{french.pk}/"
    assert found_in(manager, address, {"text": WORDS}) == [("forbidden_term", "text", "produits chimiques")]
    assert BrandMessage.objects.get(pk=french.pk).text == "Gardez le flacon."


def test_a_new_snippet_is_checked_in_the_locale_of_its_form(france: Country, manager: User) -> None:
    address = "/admin/snippets/messaging/brandmessage/add/?locale=fr"
    found = found_in(manager, address, {"key": "new", "text": WORDS})
    assert ("forbidden_term", "text", "produits chimiques") in found


def test_no_new_snippet_in_another_country(germany: Country, manager: User) -> None:
    address = "/admin/snippets/messaging/brandmessage/add/?locale=de"
    assert ask(manager, address, {"key": "new", "text": WORDS}).status_code == 403


def test_who_may_not_edit_a_page_is_told_nothing(page: ArticlePage, german_editor: User, moderator: User) -> None:
    for user in (german_editor, moderator):
        response = ask(user, editor_of(page), form_of(page, [WORDS]))
        assert (response.status_code, response.json()) == (403, {"error": "You may not edit this text."})


def test_who_may_not_edit_a_message_is_told_nothing(france: Country, german_editor: User) -> None:
    french = translate_message(make_message("keep"), "fr", "Gardez le flacon.")
    address = f"/admin/snippets/messaging/brandmessage/edit/{french.pk}/"
    assert ask(german_editor, address, {"text": WORDS}).status_code == 403


@pytest.mark.parametrize(
    "address", ["", "/", "/admin/", "/admin/pages/999999/edit/", "https://example.org/", "//", "/admin/pages/x/edit/"]
)
def test_an_address_without_editor_is_not_found(page: ArticlePage, editor: User, address: str) -> None:
    assert ask(editor, address, form_of(page)).status_code == 404


@pytest.mark.parametrize(
    "broken",
    [
        {"body-count": "many"},
        {"body-count": "99999999999"},
        {"body-0-order": "first"},
        {"body-0-value": "no JSON"},
        {"body-0-value": "[1]"},
        {"body-0-type": "nothing"},
        {"comments-TOTAL_FORMS": "x"},
        {"date": "\0"},
        {"title": "a\0b"},
        {"slug": "é" * 5000},
    ],
    ids=str,
)
def test_a_form_that_no_editor_sends_is_refused_or_read(
    page: ArticlePage, editor: User, broken: dict[str, str]
) -> None:
    assert ask(editor, editor_of(page), form_of(page) | broken).status_code in (200, 400)


def test_an_empty_form_is_refused(page: ArticlePage, editor: User) -> None:
    response = ask(editor, editor_of(page), {})
    assert (response.status_code, response.json()) == (400, {"error": "This form cannot be read."})


def test_a_text_that_is_too_long_is_refused(page: ArticlePage, editor: User, monkeypatch: Any) -> None:
    monkeypatch.setattr(views, "LARGEST", 500)
    assert ask(editor, editor_of(page), form_of(page, ["mot " * 200])).status_code == 413


def test_the_check_is_asked_for_by_post_and_by_staff(page: ArticlePage, editor: User, client: Any) -> None:
    assert browser_of(editor).get(CHECK).status_code == 405
    assert client.post(CHECK, form_of(page)).status_code == 302


def test_a_check_costs_the_same_for_one_and_for_thirty_blocks(page: ArticlePage, editor: User) -> None:
    costs = []
    for number in (1, 1, 30):  # the first fills what a process knows
        with CaptureQueriesContext(connection) as queries:
            found_in(editor, editor_of(page), form_of(page, [WORDS] * number))
        costs.append(len(queries))
    assert costs[2] == costs[1]


def waive(user: User, page: ArticlePage, text: str = WORDS, **fields: str) -> Any:
    """Waive the first finding in a text."""
    told = ask(user, editor_of(page), form_of(page, [WORDS])).json()["findings"][0]
    given = {"finding": told["id"], "reason": "It is a quotation.", **fields}
    data = form_of(page, [text]) | {f"messaging-waiver-{name}": value for name, value in given.items()}
    return ask(user, editor_of(page), data, WAIVE)


def test_a_manager_waives_a_finding(page: ArticlePage, manager: User) -> None:
    day = (timezone.localdate() + datetime.timedelta(days=7)).isoformat()
    (told,) = waive(manager, page, until=day).json()["findings"]
    assert (told["is_waived"], told["waived_because"], told["can_waive"]) == (True, "It is a quotation.", False)
    assert Waiver.objects.get().until.isoformat() == day  # type: ignore[union-attr]  # it has one
    assert PageLogEntry.objects.filter(action="messaging.waive", page=page.pk).count() == 1


def test_a_waiver_is_for_one_sentence(page: ArticlePage, manager: User) -> None:
    waive(manager, page)
    told = ask(manager, editor_of(page), form_of(page, [WORDS, "Toujours sans produits chimiques."])).json()
    assert [(one["is_waived"], one["before"]) for one in told["findings"]] == [
        (False, "Toujours sans "),
        (True, "Sans "),
    ]
    assert told["summary"] == "1 blocks"


def test_an_editor_does_not_waive(page: ArticlePage, editor: User) -> None:
    assert waive(editor, page).status_code == 403
    assert not Waiver.objects.exists()


@pytest.mark.parametrize("wrong", [{"reason": ""}, {"reason": "a"}, {"until": "2020-01-01"}, {"until": "soon"}])
def test_a_waiver_needs_a_reason_and_a_day_to_come(page: ArticlePage, manager: User, wrong: dict[str, str]) -> None:
    response = waive(manager, page, **wrong)
    assert response.status_code == 400
    assert response.json()["error"]
    assert not Waiver.objects.exists()


def test_a_finding_that_is_gone_is_not_waived(page: ArticlePage, manager: User) -> None:
    assert waive(manager, page, "Une autre phrase.").status_code == 409
    assert not Waiver.objects.exists()


def test_waiving_is_a_post(manager: User) -> None:
    assert browser_of(manager).get(WAIVE).status_code == 405


def test_the_editor_loads_the_script(page: ArticlePage, editor: User) -> None:
    html = browser_of(editor).get(editor_of(page)).content.decode()
    assert f'data-check="{CHECK}"' in html
    assert "js/messaging-check.js" in html
