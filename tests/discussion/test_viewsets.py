"""Comments in the admin: moderators see, search and hide those of their own locales."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import ModelLogEntry

from hub.countries.models import Country
from hub.discussion.actions import hide_comment, withdraw_comment
from hub.discussion.models import Comment, CommentSettings
from hub.members.models import User
from tests.conftest import browser_of
from tests.factories import make_article, make_comment, make_member

LIST = "/admin/comments/"


def listed(browser: Client, query: str = "") -> list[Comment]:
    """Return the comments that the list shows."""
    return list(browser.get(LIST + query).context["object_list"])


def test_list_shows_own_locales_newest_first(moderator: User, germany: Country) -> None:
    french = make_article(code="fr")
    first, second = make_comment(french, "un"), make_comment(french, "deux")
    make_comment(make_article(code="de"), "drei")
    assert listed(browser_of(moderator)) == [second, first]


@pytest.mark.parametrize("person", ["editor", "manager", "translator"])
def test_list_is_closed_to_others(request: pytest.FixtureRequest, france: Country, person: str) -> None:
    response = browser_of(request.getfixturevalue(person)).get(LIST)
    assert (response.status_code, response.headers["Location"]) == (302, "/admin/")


def test_list_is_open_to_administrators(germany: Country) -> None:
    comment = make_comment(make_article(code="de"))
    admin = make_member("Admin", is_superuser=True)
    assert listed(browser_of(admin)) == [comment]


@pytest.mark.parametrize("query", ["?q=nettet%C3%A9", "?q=Zo%C3%A9", "?q=Guest", "?state=published&q=nettet%C3%A9"])
def test_search_finds_text_and_names(moderator: User, query: str) -> None:
    article = make_article(code="fr")
    wanted = make_comment(article, "Quelle netteté", make_member("Zoé"))
    guest = make_comment(article, "Bof", guest_name="Guest", guest_email="guest@example.org")
    assert listed(browser_of(moderator), query) == [guest if "Guest" in query else wanted]


def test_search_by_address_is_for_those_who_see_addresses(moderator: User) -> None:
    comment = make_comment(make_article(code="fr"), guest_name="Guest", guest_email="secret@example.org")
    admin = make_member("Admin", is_superuser=True)
    assert listed(browser_of(moderator), "?q=secret") == []
    assert listed(browser_of(admin), "?q=secret") == [comment]


def test_addresses_are_not_shown_to_moderators(moderator: User) -> None:
    make_comment(make_article(code="fr"), guest_name="Guest", guest_email="secret@example.org")
    admin = make_member("Admin", is_superuser=True)
    assert "secret@example.org" in browser_of(admin).get(LIST).content.decode()
    assert "secret@example.org" not in browser_of(moderator).get(LIST).content.decode()


def test_filters_by_state_language_and_page(moderator: User, germany: Country) -> None:
    kept, hidden = make_comment(make_article("Eau", "fr")), make_comment(make_article("Savon", "fr"))
    hide_comment(hidden)
    browser = browser_of(moderator)
    assert listed(browser, "?state=hidden") == [hidden]
    assert listed(browser, f"?locale={kept.discussion.locale_id}") == [hidden, kept]
    assert listed(browser, "?page=eau") == [kept]


def test_filter_does_not_offer_other_countries(moderator: User, germany: Country) -> None:
    make_comment(make_article(code="de"))
    browser = browser_of(moderator)
    form = browser.get(LIST).context["filters"].form
    assert [str(locale) for locale in form.fields["locale"].queryset] == ["French"]
    assert listed(browser, f"?locale={germany.locale_id}") == []


def test_hide_unpublishes_and_logs(moderator: User) -> None:
    comment = make_comment(make_article(code="fr"))
    response = browser_of(moderator).post(reverse("comments:hide", args=[comment.pk]))
    comment.refresh_from_db()
    entry = ModelLogEntry.objects.get(action="discussion.hide_comment")
    assert (response.status_code, comment.state, comment.is_public) == (302, "hidden", False)
    assert (entry.user, entry.object_id) == (moderator, str(comment.pk))


def test_show_publishes_again_and_logs(moderator: User) -> None:
    comment = make_comment(make_article(code="fr"))
    hide_comment(comment)
    browser_of(moderator).post(reverse("comments:show", args=[comment.pk]))
    comment.refresh_from_db()
    assert comment.state == "published"
    assert ModelLogEntry.objects.get(action="discussion.show_comment").user == moderator


@pytest.mark.parametrize("action", ["hide", "show"])
def test_another_country_s_comment_is_not_found(moderator: User, germany: Country, action: str) -> None:
    comment = make_comment(make_article(code="de"))
    if action == "show":
        hide_comment(comment)
    before = Comment.objects.get(pk=comment.pk).state
    response = browser_of(moderator).post(reverse(f"comments:{action}", args=[comment.pk]), follow=True)
    assert (response.status_code, Comment.objects.get(pk=comment.pk).state) == (404, before)


@pytest.mark.parametrize("action", ["hide", "show"])
def test_acting_needs_post(moderator: User, action: str) -> None:
    comment = make_comment(make_article(code="fr"))
    response = browser_of(moderator).get(reverse(f"comments:{action}", args=[comment.pk]))
    assert (response.status_code, Comment.objects.get(pk=comment.pk).state) == (405, "published")


def test_acting_needs_the_token(moderator: User) -> None:
    comment = make_comment(make_article(code="fr"))
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(moderator, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert browser.post(reverse("comments:hide", args=[comment.pk])).status_code == 403


def test_what_its_author_withdrew_stays_withdrawn(moderator: User) -> None:
    comment = make_comment(make_article(code="fr"))
    withdraw_comment(comment)
    browser_of(moderator).post(reverse("comments:show", args=[comment.pk]))
    assert Comment.objects.get(pk=comment.pk).state == "withdrawn"


def test_list_returns_to_where_one_was(moderator: User) -> None:
    comment = make_comment(make_article(code="fr"))
    url = reverse("comments:hide", args=[comment.pk])
    response = browser_of(moderator).post(url, {"next": f"{LIST}?state=published"})
    assert response.headers["Location"] == f"{LIST}?state=published"


def test_list_does_not_lead_to_another_site(moderator: User) -> None:
    comment = make_comment(make_article(code="fr"))
    url = reverse("comments:hide", args=[comment.pk])
    response = browser_of(moderator).post(url, {"next": "https://evil.example/"})
    assert response.headers["Location"] == LIST


def count_queries(browser: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as found:
        assert browser.get(address).status_code == 200
    return len(found)


@pytest.mark.parametrize("address", [LIST, "/admin/"])
def test_queries_do_not_grow_with_comments(moderator: User, address: str) -> None:
    article = make_article(code="fr")
    make_comment(article)
    browser = browser_of(moderator)
    browser.get(address)
    one = count_queries(browser, address)
    for _number in range(30):
        make_comment(make_article(code="fr"))
    assert count_queries(browser, address) == one


def test_moderator_s_home_shows_the_newest_of_own_locales(moderator: User, germany: Country) -> None:
    make_comment(make_article(code="fr"), "Bien vu")
    make_comment(make_article(code="de"), "Gut gesehen")
    page = browser_of(moderator).get("/admin/").content.decode()
    assert ("Bien vu" in page, "Gut gesehen" in page) == (True, False)


def test_home_of_others_has_no_comments(editor: User) -> None:
    make_comment(make_article(code="fr"), "Bien vu")
    assert "Bien vu" not in browser_of(editor).get("/admin/").content.decode()


def settings_form(country: Country) -> dict[str, Any]:
    return {"country": country.pk, "are_open": "", "close_after_days": 30}


def test_manager_sets_comments_of_the_own_country(manager: User, france: Country) -> None:
    browser_of(manager).post(reverse("wagtailsnippets_discussion_commentsettings:add"), settings_form(france))
    kept = CommentSettings.objects.get()
    assert (kept.country, kept.are_open, kept.close_after_days) == (france, False, 30)


def test_manager_does_not_set_comments_of_another_country(manager: User, germany: Country) -> None:
    browser_of(manager).post(reverse("wagtailsnippets_discussion_commentsettings:add"), settings_form(germany))
    assert not CommentSettings.objects.exists()


def test_manager_does_not_open_another_country_s_settings(manager: User, germany: Country) -> None:
    kept = CommentSettings.objects.create(country=germany)
    url = reverse("wagtailsnippets_discussion_commentsettings:edit", args=[kept.pk])
    browser_of(manager).post(url, settings_form(germany))
    kept.refresh_from_db()
    assert kept.are_open
