"""Threads as a page shows them: the same few queries however many comments there are."""

import datetime
from dataclasses import dataclass, field
from itertools import starmap
from typing import Any, NamedTuple

from django.db.models import Q

from .models import FORMER_MEMBER, SEGMENT_LENGTH, Comment, Discussion

COMMENTS_PER_PAGE = 50
# Replies of one thread that a page shows before "more replies".
FIRST_REPLIES = 9
ORDERS = ("newest", "oldest")


class ShownComment(NamedTuple):
    """What a row shows of a comment, as plain values: as objects of three tables they cost more than their query."""

    pk: int
    path: str
    level: int
    position: int
    root_id: int | None
    state: str
    html: str
    submit_date: datetime.datetime
    edited_at: datetime.datetime | None
    guest_name: str
    user_id: int | None
    display_name: str | None
    avatar: str | None

    @classmethod
    def of(cls, comment: Comment) -> "ShownComment":
        """Return the same of a comment that is there as an object."""
        user = comment.user if comment.user_id else None
        own = [getattr(comment, name) for name in cls._fields[:9]]
        names = [user.display_name, user.avatar.name] if user else [None, None]
        return cls._make([*own, comment.user_name, comment.user_id, *names])

    @property
    def is_published(self) -> bool:
        return self.state == Comment.State.PUBLISHED

    @property
    def author_name(self) -> str:
        return self.display_name or self.guest_name or str(FORMER_MEMBER)


COLUMNS = (*ShownComment._fields[:9], "user_name", "user_id", "user__display_name", "user__avatar")


@dataclass
class Row:
    """A comment in its place: how many lists open before it, and how many close after it."""

    comment: ShownComment
    opens: bool = False
    closes: range = field(default_factory=lambda: range(0))
    # On the last shown row of a thread: how many of its replies are not shown.
    hidden_replies: int = 0


class Root(NamedTuple):
    """What begins a thread, as far as choosing threads needs it."""

    pk: int
    path: str
    reply_count: int


@dataclass
class Threads:
    """A page of threads. `next_key` continues it; None at the end."""

    rows: list[Row]
    order: str = "newest"
    next_key: str | None = None
    is_continuation: bool = False


def clean_key(key: str | None) -> str:
    """Return a path key from an address, or nothing where it is none."""
    return key if key and len(key) % SEGMENT_LENGTH == 0 and len(key) <= 24 and key.isalnum() and key.isascii() else ""


def read_threads(discussion: Discussion | None, order: str | None, key: str | None) -> Threads:
    """Return about 50 comments, whole threads at a time, of a long thread only its first replies."""
    order = order if order in ORDERS else "newest"
    if discussion is None:
        return Threads([], order)
    start = clean_key(key)
    roots = after_key(Comment.objects.filter(discussion=discussion).listed().roots(), order, start)
    roots = roots.order_by("-path" if order == "newest" else "path").values_list("pk", "path", "reply_count")
    candidates = [Root(*values) for values in roots[: COMMENTS_PER_PAGE + 1]]
    chosen = choose_threads(candidates)
    next_key = chosen[-1].path if len(chosen) < len(candidates) else None
    return Threads(thread_rows(chosen, first_comments(chosen)), order, next_key, bool(start))


def shown(comments: Any, most: int | None = None) -> list[ShownComment]:
    """Return those of the comments that have a place on a page, `most` at most."""
    return list(starmap(ShownComment, comments.listed().values_list(*COLUMNS)[:most]))


def after_key(roots: Any, order: str, key: str) -> Any:
    if not key:
        return roots
    return roots.filter(path__lt=key) if order == "newest" else roots.filter(path__gt=key)


def choose_threads(roots: list[Root]) -> list[Root]:
    """Return as many threads as fill a page, at least one."""
    total, chosen = 0, list[Root]()
    for root in roots[:COMMENTS_PER_PAGE]:
        total += 1 + min(root.reply_count, FIRST_REPLIES)
        if chosen and total > COMMENTS_PER_PAGE:
            break
        chosen.append(root)
    return chosen


def first_comments(roots: list[Root]) -> list[ShownComment]:
    """Return what begins threads and their first posted replies, in one query, in thread order."""
    keys = [root.pk for root in roots]
    if not keys:
        return []
    wanted = Q(pk__in=keys) | Q(root_id__in=keys, position__lte=FIRST_REPLIES)
    return shown(Comment.objects.filter(wanted).order_by("path"))


def thread_rows(roots: list[Root], comments: list[ShownComment]) -> list[Row]:
    """Return the rows of threads, each thread in its order, nested."""
    by_root: dict[int, list[ShownComment]] = {root.pk: [] for root in roots}
    for comment in comments:
        by_root[comment.root_id or comment.pk].append(comment)
    rows: list[Row] = []
    for root in roots:
        thread = nest(by_root[root.pk])
        thread[-1].hidden_replies = max(root.reply_count - len(thread) + 1, 0)
        rows += thread
    return rows


def nest(comments: list[ShownComment]) -> list[Row]:
    """Return rows for comments in path order; every list that opens is closed again."""
    rows: list[Row] = []
    open_levels: list[int] = []
    for comment in comments:
        level = comment.level
        closed = 0
        while open_levels and open_levels[-1] > level:
            open_levels.pop()
            closed += 1
        if rows and closed:
            rows[-1].closes = range(closed)
        opens = bool(rows) and (not open_levels or open_levels[-1] < level) and level > comments[0].level
        if opens:
            open_levels.append(level)
        rows.append(Row(comment, opens))
    if rows:
        rows[-1].closes = range(len(open_levels))
    return rows


def read_thread(root: Comment, key: str | None) -> Threads:
    """Return a page of one thread in its order, from its first comment or after a key."""
    start = clean_key(key)
    comments = Comment.objects.filter(root=root).order_by("path")
    comments = comments.filter(path__gt=start) if start.startswith(root.path) and start else comments
    replies = shown(comments, COMMENTS_PER_PAGE + 1)
    head = [] if start else [ShownComment.of(root)]
    next_key = replies[COMMENTS_PER_PAGE - 1].path if len(replies) > COMMENTS_PER_PAGE else None
    return Threads(nest(head + replies[:COMMENTS_PER_PAGE]), "oldest", next_key, bool(start))
