import threading
import uuid

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from hub.discussion.actions import (
    Draft,
    confirm_pending,
    discussion_of,
    edit_comment,
    follow,
    hide_comment,
    path_segment,
    post_comment,
    show_comment,
    store_pending,
    withdraw_comment,
)
from hub.discussion.models import Comment, Discussion, Follower, PendingComment
from tests.factories import make_article, make_comment, make_member

pytestmark = pytest.mark.django_db


def counts(page):
    """Return what the page says of its comments: published ones, and each thread's listed replies."""
    discussion = Discussion.objects.get(page_id=page.pk)
    roots = Comment.objects.filter(discussion=discussion).roots().order_by("path")
    return discussion.comment_count, [root.reply_count for root in roots]


def test_path_segment_sorts_as_numbers_do():
    numbers = [0, 1, 35, 36, 1295, 1296, 46655, 2_000_000_000]
    segments = [path_segment(number) for number in numbers]
    assert segments == sorted(segments)
    assert {len(segment) for segment in segments} == {6}


def test_post_comment_begins_a_thread(alice):
    page = make_article()
    comment = post_comment(page, Draft("**Yes**", alice))
    comment.refresh_from_db()
    assert (comment.level, comment.position, comment.path) == (0, 0, "000001")
    assert (comment.thread_id, comment.parent_id) == (comment.pk, comment.pk)
    assert comment.html == "<p><strong>Yes</strong></p>\n"
    assert counts(page) == (1, [0])


def test_post_comment_keeps_no_address_of_a_member(alice):
    comment = make_comment(make_article(), member=alice, guest_name="Mallory", guest_email="mallory@example.org")
    assert (comment.user_name, comment.user_email) == ("", "")
    assert comment.author_name == "Alice"


def test_reply_is_placed_below_its_parent():
    page = make_article()
    root = make_comment(page)
    make_comment(page)
    reply = make_comment(page, parent=root)
    assert reply.path == root.path + "000003"
    assert (reply.root_id, reply.parent_id, reply.level, reply.position) == (root.pk, root.pk, 1, 1)
    assert counts(page) == (3, [1, 0])


def test_replies_beyond_the_fourth_level_continue_flat():
    page = make_article()
    chain = [make_comment(page)]
    for _depth in range(5):
        chain.append(make_comment(page, parent=chain[-1]))
    assert [comment.level for comment in chain] == [0, 1, 2, 3, 3, 3]
    assert [len(comment.path) for comment in chain] == [6, 12, 18, 24, 24, 24]
    assert sorted(chain, key=lambda comment: comment.path) == chain


def test_a_reply_renumbers_no_other_comment():
    page = make_article()
    root = make_comment(page)
    for _number in range(3):
        make_comment(page, parent=root)
    before = list(Comment.objects.order_by("pk").values_list("path", "position", "order"))
    make_comment(page, parent=root)
    assert list(Comment.objects.order_by("pk").values_list("path", "position", "order"))[: len(before)] == before


def post_queries(page, parent):
    member = make_member()
    with CaptureQueriesContext(connection) as queries:
        post_comment(page, Draft("x", member, parent=parent))
    return len(queries)


def test_posting_costs_the_same_in_a_long_thread():
    page = make_article()
    root = make_comment(page)
    first = post_queries(page, root)
    for _number in range(20):
        make_comment(page, parent=root)
    assert post_queries(page, root) == first


def test_the_same_submission_twice_makes_one_comment(alice):
    page, key = make_article(), uuid.uuid4()
    first = post_comment(page, Draft("once", alice, submission_key=key))
    second = post_comment(page, Draft("once", alice, submission_key=key))
    assert first.pk == second.pk
    assert counts(page) == (1, [0])


def test_withdrawn_parent_keeps_its_place_and_its_replies(alice):
    page = make_article()
    root = make_comment(page, member=alice)
    make_comment(page, parent=root)
    withdraw_comment(root)
    root.refresh_from_db()
    assert (root.state, root.is_listed, root.is_public, root.is_removed) == ("withdrawn", True, False, True)
    assert counts(page) == (1, [1])


def test_withdrawing_the_last_reply_removes_a_withdrawn_parent_too():
    page = make_article()
    root = make_comment(page)
    reply = make_comment(page, parent=root)
    withdraw_comment(root)
    withdraw_comment(reply)
    assert list(Comment.objects.filter(discussion__page=page).listed()) == []
    assert counts(page) == (0, [0])


def test_hidden_and_shown_again_is_as_before():
    page = make_article()
    root = make_comment(page)
    reply = make_comment(page, parent=root)
    make_comment(page, parent=reply)
    before = counts(page)
    hide_comment(reply)
    assert counts(page) == (2, [2])
    show_comment(reply)
    assert counts(page) == before == (3, [2])


def test_hiding_twice_counts_once():
    page = make_article()
    comment = make_comment(page)
    stale = Comment.objects.get(pk=comment.pk)
    hide_comment(comment)
    hide_comment(stale)
    assert counts(page) == (0, [0])


def test_showing_a_parent_does_not_show_its_hidden_reply():
    page = make_article()
    root = make_comment(page)
    reply = make_comment(page, parent=root)
    hide_comment(reply)
    hide_comment(root)
    show_comment(root)
    reply.refresh_from_db()
    assert reply.state == "hidden"


def test_edit_comment_renders_anew_and_says_so(alice):
    comment = make_comment(make_article(), "old", alice)
    edit_comment(comment, "*new*")
    comment.refresh_from_db()
    assert (comment.comment, comment.html) == ("*new*", "<p><em>new</em></p>\n")
    assert comment.edited_at is not None


def pending_of(page, **data):
    fields = {"parent": None, "name": "Gina", "email": "gina@example.org", "text": "hi", "wants_replies": True}
    return store_pending(discussion_of(page), fields | {"submission_key": uuid.uuid4()} | data, "fr")


def test_a_guest_is_published_once_confirmed():
    page = make_article()
    comment = confirm_pending(pending_of(page).pk)
    assert comment is not None
    assert (comment.author_name, comment.user_email) == ("Gina", "gina@example.org")
    assert PendingComment.objects.count() == 0
    assert Follower.objects.get().mail_language == "fr"


def test_confirming_twice_publishes_once():
    page = make_article()
    key = pending_of(page).pk
    assert confirm_pending(key) is not None
    assert confirm_pending(key) is None
    assert counts(page) == (1, [0])


def test_a_guest_of_a_page_that_closed_meanwhile_is_not_published():
    page = make_article()
    pending = pending_of(page)
    page.comments_are_open = False
    page.save()
    assert confirm_pending(pending.pk) is None
    assert PendingComment.objects.filter(pk=pending.pk).exists()


def test_following_twice_is_once(alice):
    discussion = discussion_of(make_article())
    assert follow(discussion, alice, "", "en") == follow(discussion, alice, "", "en")
    assert follow(discussion, None, "G@example.org", "en") == follow(discussion, None, "g@example.org", "en")
    assert Follower.objects.count() == 2


def test_deleting_a_page_keeps_its_thread():
    page = make_article()
    comment = make_comment(page)
    page.delete()
    comment.refresh_from_db()
    assert comment.discussion.page is None
    assert comment.discussion.title == page.title


def test_deleting_a_member_keeps_the_comment(alice):
    comment = make_comment(make_article(), member=alice)
    alice.delete()
    assert Comment.objects.get(pk=comment.pk).author_name == "Former member"


def write(page, root, member, number, errors):
    try:
        for _time in range(number):
            post_comment(page, Draft("me too", member, parent=root))
    except Exception as error:  # whatever it is, the test shows it
        errors.append(error)
    finally:
        connections.close_all()


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
def test_24_writers_at_once_lose_nothing():
    page = make_article()
    root = make_comment(page)
    members = [make_member() for _number in range(24)]
    errors: list[Exception] = []
    writers = [threading.Thread(target=write, args=(page, root, member, 2, errors)) for member in members]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert errors == []
    assert counts(page) == (49, [48])
    replies = Comment.objects.filter(root=root)
    assert sorted(replies.values_list("position", flat=True)) == list(range(1, 49))
    assert replies.values("path").distinct().count() == 48


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
def test_the_same_submission_at_once_makes_one_comment():
    page, key, member = make_article(), uuid.uuid4(), make_member()
    errors: list[Exception] = []

    def submit():
        try:
            post_comment(page, Draft("once", member, submission_key=key))
        except Exception as error:  # whatever it is, the test shows it
            errors.append(error)
        finally:
            connections.close_all()

    clicks = [threading.Thread(target=submit) for _number in range(6)]
    for click in clicks:
        click.start()
    for click in clicks:
        click.join()
    assert errors == []
    assert counts(page) == (1, [0])
