import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hub.discussion.actions import hide_comment, withdraw_comment
from hub.discussion.models import Discussion
from hub.discussion.reading import COMMENTS_PER_PAGE, FIRST_REPLIES, clean_key, read_thread, read_threads
from tests.factories import make_article, make_comment, make_member

pytestmark = pytest.mark.django_db


def outline(threads):
    """Return rows as text: the comment's text, indented by the lists that are open around it."""
    lines, depth = [], 0
    for row in threads.rows:
        depth += row.opens
        lines.append("  " * depth + row.comment.html.strip().removeprefix("<p>").removesuffix("</p>"))
        depth -= len(row.closes)
    assert depth == 0
    return lines


def discussion_of(page):
    return Discussion.objects.get(page_id=page.pk)


def test_no_discussion_is_no_rows():
    assert read_threads(None, None, None).rows == []


def test_threads_are_nested_and_newest_first():
    page = make_article()
    a = make_comment(page, "a")
    b = make_comment(page, "b")
    aa = make_comment(page, "aa", parent=a)
    make_comment(page, "bb", parent=b)
    make_comment(page, "ab", parent=a)
    make_comment(page, "aaa", parent=aa)
    assert outline(read_threads(discussion_of(page), None, None)) == ["b", "  bb", "a", "  aa", "    aaa", "  ab"]
    assert outline(read_threads(discussion_of(page), "oldest", None))[0] == "a"


def test_hidden_comments_vanish_unless_they_are_replied_to():
    page = make_article()
    a = make_comment(page, "a")
    hidden = make_comment(page, "hidden", parent=a)
    kept = make_comment(page, "kept", parent=a)
    make_comment(page, "reply", parent=kept)
    hide_comment(hidden)
    withdraw_comment(kept)
    assert outline(read_threads(discussion_of(page), None, None)) == ["a", "  kept", "    reply"]


def test_a_long_thread_shows_its_first_replies_and_counts_the_rest():
    page, member = make_article(), make_member()
    root = make_comment(page, "root", member)
    for number in range(FIRST_REPLIES + 4):
        make_comment(page, str(number), member, parent=root)
    rows = read_threads(discussion_of(page), None, None).rows
    assert [row.comment.position for row in rows] == list(range(FIRST_REPLIES + 1))
    assert rows[-1].hidden_replies == 4


def test_pages_of_threads_follow_each_other_without_gap_or_repeat():
    page, member = make_article(), make_member()
    written = [make_comment(page, str(n), member).pk for n in range(COMMENTS_PER_PAGE + 7)]
    first = read_threads(discussion_of(page), "oldest", None)
    second = read_threads(discussion_of(page), "oldest", first.next_key)
    assert [row.comment.pk for row in [*first.rows, *second.rows]] == written
    assert second.next_key is None


def test_a_thread_goes_on_after_a_key():
    page, member = make_article(), make_member()
    root = make_comment(page, "root", member)
    replies = [make_comment(page, str(n), member, parent=root).pk for n in range(COMMENTS_PER_PAGE + 5)]
    first = read_thread(root, None)
    second = read_thread(root, first.next_key)
    assert [row.comment.pk for row in first.rows] == [root.pk, *replies[:COMMENTS_PER_PAGE]]
    assert [row.comment.pk for row in second.rows] == replies[COMMENTS_PER_PAGE:]


@pytest.mark.parametrize("key", ["", None, "x", "00000", "0000 1", "%' OR 1", "0" * 30, "éééééé"])
def test_clean_key_takes_only_keys(key):
    assert clean_key(key) == ""


def test_clean_key_keeps_a_key():
    assert clean_key("00000z") == "00000z"


def test_reading_costs_the_same_however_many_comments():
    page, member = make_article(), make_member()
    root = make_comment(page, "root", member)
    make_comment(page, "reply", member, parent=root)
    for number in range(COMMENTS_PER_PAGE):
        make_comment(page, str(number), member, parent=root if number % 2 else None)
    with CaptureQueriesContext(connection) as queries:
        read_threads(discussion_of(page), None, None)
    assert len(queries) == 3
