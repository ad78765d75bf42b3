"""What is measured."""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus

from home.demo.bulk import FIXED_SIZES, PREFIX

from .data import Thread

KEPT, ANEW = "kept", "made anew"
# Replies pile up in their thread, so a turn posts few, and they are removed after it.
REPLIES_A_TURN = 32


@dataclass(frozen=True)
class Case:
    """Requests of one kind. `server` is the one with the page cache (KEPT) or without (ANEW)."""

    name: str
    server: str
    path: str
    thread: Thread | None = None
    # Makes the body of a POST, new each time; without it the request is a GET.
    body: Callable[[], str] | None = None
    status: int = HTTPStatus.OK
    most_requests: int = 20_000

    @property
    def is_post(self) -> bool:
        return self.body is not None


# The yardstick: no page, but everything around one. Behind the page cache the same view would also pay for a look-up
# that finds nothing and for a lock.
YARDSTICK = Case("constant view", ANEW, "/healthz/")


def article_path(size: int) -> str:
    return f"/en/blog/{PREFIX}{size}/"


def page_cases() -> list[Case]:
    """Return every page twice: as visitors get it from the page cache, and made anew."""
    pages = {"home": "/en/", "index": "/en/blog/"}
    pages |= {f"article, {size:,} comments": article_path(size) for size in FIXED_SIZES}
    return [Case(name, server, path) for server in (KEPT, ANEW) for name, path in pages.items()]


def reply_cases(threads: dict[int, Thread]) -> list[Case]:
    """Return the posting of a member's reply, by the size of the article's discussion."""
    return [
        Case(
            f"reply to {size:,} comments", KEPT, thread.path, thread, thread.new_reply, HTTPStatus.FOUND, REPLIES_A_TURN
        )
        for size, thread in threads.items()
    ]
