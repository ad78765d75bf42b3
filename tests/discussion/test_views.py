import datetime
import re
import uuid
from email.utils import parseaddr

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from hub.countries.models import Country
from hub.discussion.actions import Draft, discussion_of, follow, post_comment
from hub.discussion.models import Comment, CommentSettings, Follower, PendingComment
from hub.discussion.reading import FIRST_REPLIES
from hub.discussion.signing import CONFIRM_SALT, UNSUBSCRIBE_SALT, sign
from tests.conftest import browser_of
from tests.factories import make_article, make_comment, translate

pytestmark = pytest.mark.django_db


@pytest.fixture
def jobs_at_once(settings, django_capture_on_commit_callbacks):
    """Run jobs as soon as what asks for them is committed."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    return lambda: django_capture_on_commit_callbacks(execute=True)


def url(name, *args, language="en"):
    with translation.override(language):
        return reverse(f"discussion:{name}", args=args)


def comment_data(**data):
    return {"text": "I agree.", "submission_key": str(uuid.uuid4())} | data


def guest_data(**data):
    return comment_data(name="Gina", email="gina@example.org") | data


def link_in(message, part):
    found = re.search(rf"https?://[^/]+(/\S*{part}\S*)", message.body)
    assert found is not None
    return found[1]


def test_form_comes_on_demand_with_its_token(visitor):
    page = make_article()
    response = visitor.get(url("new", page.pk))
    assert response.status_code == 200
    assert b"csrfmiddlewaretoken" in response.content
    assert response["Cache-Control"] == "private, no-store"


def test_htmx_gets_the_form_alone(visitor):
    response = visitor.get(url("new", make_article().pk), headers={"HX-Request": "true"})
    assert response.content.decode().strip().startswith("<form")


def test_member_posts_at_once_and_lands_on_the_comment(alice):
    page = make_article()
    response = browser_of(alice).post(url("new", page.pk), comment_data(), follow=True)
    comment = Comment.objects.get()
    assert response.redirect_chain[-1][0] == f"{page.url}#c{comment.pk}"
    assert "I agree." in response.content.decode()


def test_member_with_htmx_gets_the_comment(alice):
    page = make_article()
    response = browser_of(alice).post(url("new", page.pk), comment_data(), headers={"HX-Request": "true"})
    assert f'id="c{Comment.objects.get().pk}"' in response.content.decode()
    assert "data-announce" in response.content.decode()


def test_member_cannot_take_another_name(alice, bob):
    data = comment_data(name="Bob", email="bob@example.org", user=bob.pk, user_name="Bob")
    browser_of(alice).post(url("new", make_article().pk), data)
    comment = Comment.objects.get()
    assert (comment.author_name, comment.user_id, comment.user_email) == ("Alice", alice.pk, "")


def test_preview_stores_nothing(alice):
    response = browser_of(alice).post(url("new", make_article().pk), comment_data(text="**x**", preview="1"))
    assert "<strong>x</strong>" in response.content.decode()
    assert Comment.objects.count() == 0


def test_sending_a_form_twice_makes_one_comment(alice):
    page, data = make_article(), comment_data()
    for _click in range(2):
        browser_of(alice).post(url("new", page.pk), data)
    assert Comment.objects.count() == 1


def test_guest_confirms_by_mail_and_is_published(visitor, jobs_at_once):
    page = translate(make_article(), "fr")
    with jobs_at_once():
        response = visitor.post(url("new", page.pk, language="fr"), guest_data(wants_replies="on"))
    assert response.status_code == 200
    assert Comment.objects.count() == 0
    message = mail.outbox[0]
    assert parseaddr(message.to[0])[1] == "gina@example.org"
    link = link_in(message, "confirmations")
    assert link.startswith("/fr/")
    visitor.get(link)
    assert Comment.objects.count() == 0  # looking is not confirming
    response = visitor.post(link, follow=True)
    assert "Gina" in response.content.decode()
    assert visitor.post(link).status_code == 410
    assert Comment.objects.count() == 1


def test_confirming_needs_the_token_of_the_form(settings):
    pending_url = url("confirm", sign(1, CONFIRM_SALT))
    assert Client(enforce_csrf_checks=True).post(pending_url).status_code == 403


@pytest.mark.parametrize(
    "token",
    ["x", "a:b:c", sign(1, UNSUBSCRIBE_SALT), sign(99, CONFIRM_SALT) + "x"],
    ids=["short", "parts", "foreign", "altered"],
)
def test_altered_or_foreign_link_is_gone(visitor, token):
    assert visitor.get(url("confirm", token)).status_code == 410


def test_expired_link_is_gone(visitor, monkeypatch):
    token = sign(1, CONFIRM_SALT)
    monkeypatch.setattr("hub.discussion.views.posting.CONFIRM_SECONDS", -1)
    assert visitor.get(url("confirm", token)).status_code == 410


def test_guest_cannot_have_a_members_name(visitor, alice):
    response = visitor.post(url("new", make_article().pk), guest_data(name="ÁLICE"))
    assert response.status_code == 422
    assert "A member has this name" in response.content.decode()
    assert PendingComment.objects.count() == 0


def test_an_address_is_not_flooded(visitor):
    page = make_article()
    answers = [visitor.post(url("new", page.pk), guest_data(email="Gina@Example.org")).status_code for _n in range(4)]
    assert answers == [200, 200, 200, 422]


def test_a_network_is_limited_whatever_it_forwards(visitor):
    page = make_article()
    answers = {
        visitor.post(
            url("new", page.pk), guest_data(email=f"g{n}@example.org"), headers={"X-Forwarded-For": f"10.0.0.{n}"}
        ).status_code
        for n in range(22)
    }
    assert answers == {200, 429}


@pytest.mark.parametrize(
    "data",
    [
        {"text": ""},
        {"text": " \n\u200b\u202e "},
        {"text": "x" * 3001},
        {"text": "nul\x00"},
        {"name": ""},
        {"name": "x" * 41},
        {"email": "nobody"},
        {"email": "a@b.c\nBcc: d@e.f"},
        {"submission_key": "1"},
        {"parent": "999999"},
        {"parent": "99999999999999999999999"},
        {"parent": "x"},
    ],
)
def test_bad_fields_are_named_and_nothing_is_stored(visitor, data):
    response = visitor.post(url("new", make_article().pk), guest_data(**data))
    assert response.status_code == 422
    assert "form__errors" in response.content.decode()
    assert PendingComment.objects.count() == 0


def test_lone_surrogate_is_refused(alice):
    body = f"text=%ED%A0%80&submission_key={uuid.uuid4()}"
    response = browser_of(alice).post(
        url("new", make_article().pk), body, content_type="application/x-www-form-urlencoded"
    )
    assert response.status_code in (302, 422)
    assert not any("\ud800" in text for text in Comment.objects.values_list("comment", flat=True))


def test_ten_megabytes_are_refused(visitor):
    response = visitor.post(url("new", make_article().pk), guest_data(text="x" * 10_000_000))
    assert response.status_code in (400, 413, 422)
    assert PendingComment.objects.count() == 0


def test_reply_to_another_pages_comment_is_refused(alice):
    elsewhere = make_comment(make_article())
    response = browser_of(alice).post(url("new", make_article().pk), comment_data(parent=elsewhere.pk))
    assert response.status_code == 422
    assert Comment.objects.count() == 1


def test_reply_to_a_withdrawn_comment_is_refused(alice):
    page = make_article()
    parent = make_comment(page)
    Comment.objects.filter(pk=parent.pk).update(state="withdrawn")
    assert browser_of(alice).post(url("new", page.pk), comment_data(parent=parent.pk)).status_code == 422


@pytest.mark.parametrize("change", [{"live": False}, {"comments_are_open": False}])
def test_closed_or_unpublished_page_takes_nothing(alice, change):
    page = make_article(**change)
    response = browser_of(alice).post(url("new", page.pk), comment_data())
    assert response.status_code == (404 if "live" in change else 403)
    assert Comment.objects.count() == 0


@pytest.mark.parametrize("settings_of_country", [{"are_open": False}, {"close_after_days": 3}])
def test_country_closes_comments(alice, settings_of_country):
    page = make_article(date=datetime.date(2020, 1, 1))
    country = Country.objects.create(name="Britain", code="GB", locale=page.locale)
    CommentSettings.objects.create(country=country, **settings_of_country)
    assert browser_of(alice).post(url("new", page.pk), comment_data()).status_code == 403


def test_page_that_is_no_article_takes_nothing(alice):
    page = make_article().get_parent()
    assert browser_of(alice).get(url("new", page.pk)).status_code == 404


def test_author_edits_while_it_is_fresh(alice):
    comment = make_comment(make_article(), member=alice)
    response = browser_of(alice).post(url("edit", comment.pk), {"text": "Better."})
    comment.refresh_from_db()
    assert (response.status_code, comment.comment) == (302, "Better.")


def test_author_edits_no_more_after_15_minutes(alice):
    comment = make_comment(make_article(), member=alice)
    Comment.objects.filter(pk=comment.pk).update(submit_date=timezone.now() - datetime.timedelta(minutes=16))
    assert browser_of(alice).get(url("edit", comment.pk)).status_code == 403


@pytest.mark.parametrize("name", ["edit", "withdraw"])
def test_nobody_else_edits_or_withdraws(name, alice, bob):
    comment = make_comment(make_article(), member=alice)
    assert browser_of(bob).post(url(name, comment.pk), {"text": "x"}).status_code == 403
    assert Client().post(url(name, comment.pk), {"text": "x"}).status_code == 302
    comment.refresh_from_db()
    assert (comment.comment, comment.state) == ("I agree.", "published")


def test_author_withdraws_after_being_asked(alice):
    page = make_article()
    comment = make_comment(page, "Regretted", alice)
    make_comment(page, parent=comment)
    browser = browser_of(alice)
    assert "Regretted" in browser.get(url("withdraw", comment.pk)).content.decode()
    html = browser.post(url("withdraw", comment.pk), follow=True).content.decode()
    assert "Regretted" not in html
    assert "Withdrawn by its author" in html


def test_permalink_leads_to_the_page_or_into_the_thread(visitor, alice):
    page = make_article()
    root = make_comment(page, member=alice)
    replies = [make_comment(page, member=alice, parent=root) for _n in range(FIRST_REPLIES + 15)]
    assert visitor.get(url("comment", replies[0].pk))["Location"] == f"{page.url}#c{replies[0].pk}"
    late = visitor.get(url("comment", replies[-1].pk))["Location"]
    assert late.startswith(url("thread", root.pk) + "?from=")
    assert f'id="c{replies[-1].pk}"' in visitor.get(late.partition("#")[0]).content.decode()


@pytest.mark.parametrize("path", ["comments/1/", "comments/99999999999999999999999/", "comments/1/thread/"])
def test_comment_that_is_not_there_is_a_404(visitor, path):
    make_article()
    assert visitor.get(f"/en/discussion/{path}").status_code == 404


def test_comment_is_not_found_under_another_language(visitor):
    comment = make_comment(make_article())
    assert visitor.get(url("comment", comment.pk, language="fr")).status_code == 404


def test_comment_of_an_unpublished_page_is_not_found(visitor):
    page = make_article()
    comment = make_comment(page)
    page.unpublish()
    assert visitor.get(url("comment", comment.pk)).status_code == 404


@pytest.mark.parametrize("name", ["comment", "thread"])
def test_reading_takes_no_post(visitor, name):
    comment = make_comment(make_article())
    assert visitor.post(url(name, comment.pk)).status_code == 405


def test_followers_get_mail_in_their_language_but_not_the_author(jobs_at_once, alice, bob):
    page = make_article("On glass")
    bob.language = "fr"
    bob.save()
    discussion = discussion_of(page)
    follow(discussion, alice, "", "en")
    follow(discussion, bob, "", "en")
    follow(discussion, None, "gina@example.org", "de")
    with jobs_at_once():
        make_comment(page, "News", alice)
    by_reader = {message.to[0]: message for message in mail.outbox}
    assert set(by_reader) == {bob.email, "gina@example.org"}
    message = by_reader[bob.email]
    assert "News" in message.body
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "/fr/discussion/" in message.extra_headers["List-Unsubscribe"]
    assert alice.email not in f"{message.subject} {message.body}"


def test_one_click_ends_the_mails_without_a_token(alice):
    follower = follow(discussion_of(make_article()), alice, "", "en")
    link = url("unsubscribe", sign(follower.pk, UNSUBSCRIBE_SALT))
    strict = Client(enforce_csrf_checks=True)
    assert strict.get(link).status_code == 200
    assert Follower.objects.count() == 1
    assert strict.post(link, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert Follower.objects.count() == 0
    assert strict.post(link).status_code == 200


def test_member_follows_and_stops(alice):
    page = make_article()
    browser = browser_of(alice)
    browser.post(url("following", page.pk))
    assert Follower.objects.get().member == alice
    browser.post(url("following", page.pk))
    assert Follower.objects.count() == 0


def test_no_address_stands_on_a_page(visitor, alice):
    page = make_article()
    make_comment(page, member=alice)
    post_comment(page, Draft("hi", None, "Gina", "gina@example.org"))
    html = visitor.get(page.url).content.decode().lower()
    assert re.findall(r"[\w.]+@[\w.]+", html) == []


def test_hostile_comment_is_only_text(visitor):
    page = make_article()
    make_comment(page, '<script>alert(1)</script> <img src=x onerror="alert(1)"> [x](javascript:alert(1))')
    html = visitor.get(page.url).content.decode()
    assert "<script>alert" not in html
    assert "<img src=x" not in html
    assert 'href="javascript' not in html
