import datetime

import pytest
from django.utils.safestring import SafeString

from hub.discussion.markup import RowWriter
from hub.discussion.models import Comment
from hub.discussion.reading import Row, ShownComment
from hub.members.models import User

HOSTILE = '"><script>alert(1)</script>'


def comment(**fields):
    """Return what a row shows of a comment that is in no database."""
    defaults = {
        "pk": 7,
        "html": "<p>I <em>agree</em>.</p>",
        "submit_date": datetime.datetime(2026, 9, 1, 9, tzinfo=datetime.UTC),
    }
    return ShownComment.of(Comment(**(defaults | fields)))


def write(*rows, new_url="/en/discussion/3/new/", reader_id=None):
    writer = RowWriter(SafeString("/en/discussion/comments/"), SafeString(new_url), reader_id)
    return writer.write(rows)


def test_no_rows_are_nothing():
    assert write() == ""


def test_comment_is_shown_with_its_stored_html():
    html = write(Row(comment(user_name="Ines Roth")))
    for part in (
        'id="c7"',
        "<p>I <em>agree</em>.</p>",
        ">IR</span>",
        ">guest</span>",
        "/en/discussion/3/new/?parent=7",
    ):
        assert part in html


def test_hostile_name_is_escaped_wherever_it_stands():
    html = write(Row(comment(user=User(pk=1, display_name=HOSTILE))))
    assert html.count("&lt;script&gt;") == 2  # the name, and what the link to reply is called
    assert "<script" not in html


def test_replies_are_lists_within_their_comment():
    parent, reply = comment(pk=1), comment(pk=2)
    html = write(Row(parent), Row(reply, opens=True, closes=range(1)), Row(comment(pk=3)))
    assert (html.count("<li"), html.count("</li>"), html.count("<ol"), html.count("</ol>")) == (3, 3, 1, 1)
    assert html.index('id="c1"') < html.index('<ol class="replies">') < html.index('id="c2"') < html.index("</ol>")
    assert html.index("</ol>") < html.index('id="c3"')


@pytest.mark.parametrize(
    ("state", "text"), [("withdrawn", "Withdrawn by its author."), ("hidden", "Removed by the team.")]
)
def test_comment_that_is_gone_keeps_its_place_and_nothing_else(state, text):
    html = write(Row(comment(state=state, user_name="Ines Roth")))
    assert text in html
    assert [word in html for word in ("agree", "Ines", "?parent=")] == [False, False, False]


def test_closed_discussion_has_no_reply_link():
    assert "?parent=" not in write(Row(comment(user_name="Ines")), new_url="")


@pytest.mark.parametrize(("reader", "count"), [(1, 2), (2, 0), (None, 0)])
def test_only_the_writer_sees_the_own_acts(reader, count):
    html = write(Row(comment(user=User(pk=1, display_name="Alice"))), reader_id=reader)
    assert html.count("/en/discussion/comments/7/edit/") + html.count("/en/discussion/comments/7/withdrawal/") == count


def test_guest_without_an_account_has_no_own_acts_for_visitors():
    assert "/edit/" not in write(Row(comment(user_name="Ines")), reader_id=None)


@pytest.mark.parametrize(("number", "text"), [(0, None), (1, "1 more reply<"), (4, "4 more replies<")])
def test_hidden_replies_are_counted(number, text):
    html = write(Row(comment(user_name="Ines"), hidden_replies=number))
    assert (text in html) if text else ("/thread/" not in html)
