"""Many comments on one article, in the rows that posting them one by one would have left."""

import datetime
import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import cycle
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import F
from django.utils import timezone
from django_comments.models import Comment as PlainComment
from django_comments_xtd.models import XtdComment
from wagtail.models import Page

from blog.models import ArticlePage
from hub.discussion.actions import discussion_of, path_segment
from hub.discussion.models import DEEPEST_LEVEL, SEGMENT_LENGTH, Comment, Discussion
from hub.members.models import User
from hub.text.markdown import render_markdown

from .plan import DOMAIN, SOURCE
from .rows import insert_rows
from .texts import read_comments

# How many comments the threads have, in turn.
THREAD_SIZES = (1, 3, 1, 8, 2, 5, 1, 12)


@dataclass
class Place:
    """A comment to be, and what it answers."""

    comment: Comment
    parent: "Place | None" = None
    root: "Place | None" = None


def add_comments(article: ArticlePage, count: int, *, one_long_thread: bool = False) -> None:
    """Add comments to an article; with `one_long_thread`, half of them are in its first."""
    if not count:
        return
    discussion = discussion_of(article)
    places: list[Place] = []
    for size in thread_sizes(count, one_long_thread=one_long_thread):
        places += thread(size, discussion.last_number + len(places) + 1, random.Random(size))  # noqa: S311  no secret
    write_comments([place.comment for place in places], article, discussion)
    store(places)
    counted = {"comment_count": F("comment_count") + count, "last_number": F("last_number") + count}
    Discussion.objects.filter(pk=discussion.pk).update(**counted)


def thread_sizes(count: int, *, one_long_thread: bool) -> Iterator[int]:
    """Yield the sizes of threads that have `count` comments together."""
    if one_long_thread:
        yield count // 2
        count -= count // 2
    for size in cycle(THREAD_SIZES):
        if not count:
            return
        yield min(size, count)
        count -= min(size, count)


def thread(size: int, first_number: int, dice: random.Random) -> list[Place]:
    """Return a thread in the order of posting; every reply answers any comment before it."""
    root = Place(Comment(path=path_segment(first_number), level=0, reply_count=size - 1, last_position=size - 1))
    places = [root]
    for position in range(1, size):
        parent = dice.choice(places)
        level = min(parent.comment.level + 1, DEEPEST_LEVEL)
        path = parent.comment.path[: level * SEGMENT_LENGTH] + path_segment(first_number + position)
        places.append(Place(Comment(path=path, level=level, position=position), parent, root))
    return places


def write_comments(comments: list[Comment], article: ArticlePage, discussion: Discussion) -> None:
    """Give comments their words, authors and times: evenly from the article's day until now."""
    start = datetime.datetime.combine(article.date, datetime.time(9), datetime.UTC)
    step = (timezone.now() - start) / (len(comments) + 1)
    page_type = ContentType.objects.get_for_model(Page)
    for number, (comment, words, who) in enumerate(zip(comments, cycle(texts()), cycle(authors()), strict=False)):
        fields = {**words, **who, "submit_date": start + step * (number + 1), "discussion_id": discussion.pk}
        for name, value in fields.items():
            setattr(comment, name, value)
        comment.content_type, comment.object_pk, comment.site_id = page_type, str(article.pk), 1


@cache
def texts() -> list[dict[str, str]]:
    """The demo's English comments, rendered once."""
    words = [entry["text"] for entry in read_comments(SOURCE)]
    return [{"comment": text, "html": render_markdown(text)} for text in words]


def authors() -> list[dict[str, Any]]:
    """Members and guests, about two to one."""
    members = User.objects.filter(email__startswith="member", email__endswith=f"@{DOMAIN}").order_by("pk")
    guests = [{"user_name": f"Guest {number}", "user_email": f"guest{number}@{DOMAIN}"} for number in range(1, 8)]
    return [{"user_id": pk} for pk in members.values_list("pk", flat=True)] + guests


def store(places: list[Place]) -> None:
    """Insert the rows of the three tables that a comment lives in; the first gives the keys."""
    names = [field.attname for field in PlainComment._meta.concrete_fields if not field.primary_key]
    plain = [PlainComment(**{name: getattr(place.comment, name) for name in names}) for place in places]
    for place, row in zip(places, PlainComment._base_manager.bulk_create(plain), strict=True):
        place.comment.pk = place.comment.id = place.comment.comment_ptr_id = row.pk
    for place in places:
        link(place)
    comments = [place.comment for place in places]
    insert_rows(XtdComment, comments)
    insert_rows(Comment, comments)


def link(place: Place) -> None:
    """Set the keys by which a comment knows its thread, its parent and its root; the keys of all are known."""
    root = place.root or place
    parent = place.parent or place
    place.comment.thread_id = root.comment.pk
    place.comment.parent_id = parent.comment.pk
    place.comment.root_id = place.root.comment.pk if place.root else None
