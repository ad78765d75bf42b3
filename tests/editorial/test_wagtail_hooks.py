"""The home page of the admin: what waits for whom."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hub.countries.models import Country
from hub.discussion.models import CommentSettings
from hub.editorial.actions import ensure_workflow, submit_for_approval
from hub.editorial.reading import drafts_of
from hub.members.models import User
from tests.conftest import browser_of
from tests.factories import make_article, make_index

from .helpers import begin_translation


def home(user: User) -> str:
    return browser_of(user).get("/admin/").content.decode()


def drafted(user: User, title: str, code: str = "fr") -> Any:
    """Return an article with a draft by somebody."""
    article = make_article(title, code)
    article.save_revision(user=user)
    return article


def test_drafts_are_own_and_not_under_review(france: Country, editor: User, manager: User) -> None:
    ensure_workflow(france)
    own, submitted = drafted(editor, "Own"), drafted(editor, "Submitted")
    drafted(manager, "Other")
    submit_for_approval(submitted, editor)
    assert [page.pk for page in drafts_of(editor)] == [own.pk]


def test_drafts_show_what_was_sent_back_first(france: Country, editor: User, manager: User) -> None:
    ensure_workflow(france)
    sent_back = drafted(editor, "Sent back")
    submit_for_approval(sent_back, editor).current_task_state.reject(user=manager, comment="Too long")
    drafted(editor, "Draft")
    found = [(page.title, page.is_sent_back, page.reviewer_comment) for page in drafts_of(editor)]
    assert found == [("Sent back", True, "Too long"), ("Draft", False, None)]


def test_drafts_of_another_tree_are_not_shown(editor: User, germany: Country) -> None:
    drafted(editor, "Deutsch", "de")
    assert drafts_of(editor) == []


PANELS = ("your-drafts", "translations-waiting")


@pytest.mark.parametrize(
    ("person", "panels"),
    [
        ("editor", [True, False]),
        ("manager", [False, False]),
        ("translator", [False, True]),
        ("moderator", [False, False]),
        ("marketer", [False, False]),
    ],
)
def test_panels_stand_where_they_apply(
    db: None, request: pytest.FixtureRequest, person: str, panels: list[bool]
) -> None:
    page = home(request.getfixturevalue(person))
    assert [f'id="{name}' in page for name in PANELS] == panels


def test_panels_greet_who_has_nothing_to_do(editor: User, translator: User) -> None:
    assert "A good moment to write" in home(editor)
    assert "Well done" in home(translator)


def test_what_was_sent_back_is_shown_once(france: Country, editor: User, manager: User) -> None:
    ensure_workflow(france)
    sent_back = drafted(editor, "Savon noir")
    submit_for_approval(sent_back, editor).current_task_state.reject(user=manager, comment="Trop long")
    page = home(editor)
    assert (page.count("Savon noir"), "Trop long" in page) == (1, True)


def test_what_is_under_review_waits_for_the_manager_first(france: Country, editor: User, manager: User) -> None:
    ensure_workflow(france)
    submit_for_approval(drafted(editor, "Savon noir"), editor)
    page = browser_of(manager).get("/admin/")
    names = [getattr(panel, "name", "") for panel in page.context["panels"]]
    assert names[0] == "review"
    assert "Savon noir" in page.content.decode()


def test_the_panel_counts_and_names_five(france: Country, translator: User) -> None:
    make_index("fr")
    for number in range(6):
        make_article(f"Waiting {number}")
    page = home(translator)
    assert (page.count("Waiting "), "New: 6" in page, "/admin/editorial/desk/?locale=fr" in page) == (5, True, True)


def queries(browser: Client) -> int:
    with CaptureQueriesContext(connection) as found:
        assert browser.get("/admin/").status_code == 200
    return len(found)


def test_queries_do_not_grow_with_translations(france: Country, translator: User) -> None:
    begin_translation(make_article())
    make_article()
    browser = browser_of(translator)
    queries(browser)
    one = queries(browser)
    for _number in range(5):
        begin_translation(make_article())
        make_article()
    assert queries(browser) <= one  # what was begun fills the five rows, so what was not is not asked for


def test_queries_do_not_grow_with_drafts(france: Country, editor: User) -> None:
    drafted(editor, "First")
    browser = browser_of(editor)
    queries(browser)
    one = queries(browser)
    for number in range(8):
        drafted(editor, f"Draft {number}")
    assert queries(browser) == one


def test_snippet_without_drafts_is_edited_in_a_governed_country(manager: User) -> None:
    settings = CommentSettings.objects.create(country=manager.groups.get().country_team.country)
    address = f"/admin/snippets/discussion/commentsettings/edit/{settings.pk}/"
    assert browser_of(manager).get(address).status_code == 200
