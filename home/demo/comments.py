"""The demo's discussions: posted as readers would have posted them, each at its own time."""

import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.text import slugify
from wagtail.models import Page

from hub.discussion.actions import Draft, discussion_of, store_comment, withdraw_comment
from hub.discussion.models import Comment
from hub.members.models import User

from .plan import DOMAIN, SOURCE, TIME_ZONES, is_live
from .shelf import Shelf
from .texts import read_article, read_comments

OPENING = datetime.time(9)
Entry = dict[str, Any]


def post_comments(shelf: Shelf, accounts: dict[str, User]) -> int:
    """Post a language's comments in the order of their times; return how many."""
    posted: dict[str, Comment] = {}
    for entry, moment in timetable(shelf.language):
        posted[entry["id"]] = post(shelf.pages[entry["article"]], entry, moment, accounts, posted)
    for entry in read_comments(shelf.language):
        if entry.get("withdrawn") and entry["id"] in posted:
            withdraw_comment(posted[entry["id"]])  # now that it has its replies, it keeps its place
    return len(posted)


def timetable(language: str) -> list[tuple[Entry, datetime.datetime]]:
    """Return the comments on live articles with their times, in order; none lies in the future."""
    entries = [entry for entry in read_comments(language) if is_live(language, entry["article"])]
    planned = sorted(((planned_time(language, entry), entry) for entry in entries), key=lambda pair: pair[0])
    moments = squeeze([moment for moment, entry in planned], timezone.now())
    return [(entry, moment) for (planned_moment, entry), moment in zip(planned, moments, strict=True)]


def planned_time(language: str, entry: Entry) -> datetime.datetime:
    """`hours` after nine o'clock, in the country, of the article's day."""
    day = read_article(SOURCE, entry["article"])["date"]
    start = datetime.datetime.combine(day, OPENING, ZoneInfo(TIME_ZONES[language]))
    return start + datetime.timedelta(hours=entry["hours"])


def squeeze(moments: list[datetime.datetime], now: datetime.datetime) -> list[datetime.datetime]:
    """Move times that lie in the future between the last past one and now; their order stays."""
    past = [moment for moment in moments if moment < now]
    ahead = len(moments) - len(past)
    start = past[-1] if past else now - datetime.timedelta(days=30)
    step = (now - start) / (ahead + 1)
    return past + [start + step * number for number in range(1, ahead + 1)]


def post(
    page: Page, entry: Entry, moment: datetime.datetime, accounts: dict[str, User], posted: dict[str, Comment]
) -> Comment:
    """Store one comment. Not through `post_comment`: nobody is to be told of it."""
    parent = posted[entry["parent"]] if "parent" in entry else None
    comment = store_comment(discussion_of(page), page, draft_of(entry, accounts, parent))
    Comment.objects.filter(pk=comment.pk).update(submit_date=moment)
    return comment


def draft_of(entry: Entry, accounts: dict[str, User], parent: Comment | None) -> Draft:
    if "author" in entry:
        return Draft(entry["text"], accounts[entry["author"]], parent=parent)
    address = f"{slugify(entry['guest'])}@{DOMAIN}"
    return Draft(entry["text"], guest_name=entry["guest"], guest_email=address, parent=parent)
