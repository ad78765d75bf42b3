"""Going to an address as somebody, and telling what came of it. Nothing that is done on the way stays."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.db import connection, transaction
from django.test import RequestFactory
from django.test.client import ClientHandler
from django.utils import translation

from hub.members.models import User
from tests.conftest import browser_of

from .markers import leaks
from .rows import Rows, is_kept, rows_of

REFUSED = (400, 403, 404, 405)
SENT_ON = (301, 302)
MOST_STEPS = 6
HOME = "/admin/"  # every refusal leads here: it is walked by itself, and the message is read from the request
# A stream field's form cannot do without its number of blocks.
FORM = {"links-count": "0"}
# What a request may write about whoever makes it: rows are added here, or are that person's.
OWN_TABLES = {"django_session", "wagtailusers_userprofile"}
SEARCH = "wagtailsearch_"  # follows the rows that it finds
# A picture that is shown small for the first time is stored so.
GROWING_TABLES = {"wagtailadmin_editingsession", "wagtailcore_pagesubscription", "content_brandrendition"}
WRITTEN = re.compile(r'^\s*(?:INSERT (?:OR \w+ )?INTO|UPDATE|DELETE FROM)\s+"(\w+)"', re.IGNORECASE)


@dataclass(frozen=True)
class Outcome:
    """`landed` is the path after redirects, None without one; `written` are the tables whose rows are others now."""

    status: int
    landed: str | None
    leaked: list[str]
    written: list[str]

    @property
    def is_refusal(self) -> bool:
        return self.status in REFUSED

    def __str__(self) -> str:
        parts = [str(self.status)]
        parts += [f"sent to {self.landed}"] if self.landed else []
        parts += [f"shows {', '.join(self.leaked)}"] if self.leaked else []
        parts += [f"changes {', '.join(self.written)}"] if self.written else []
        return ", ".join(parts)


class Browser(RequestFactory):
    """Django's test client without its notes about templates, which take as long as the answer."""

    handler = ClientHandler(enforce_csrf_checks=False)

    def request(self, **environ: Any) -> Any:
        return self.handler(super().request(**environ).environ)


class Walker:
    """Somebody with a browser. Each visit starts from the same rows, and with no message of another visit."""

    def __init__(self, user: User, rows: dict[str, Rows], own_keys: dict[str, set[Any]]) -> None:
        """`rows` is shared by all who walk: the tables as they are before each visit, filled as they are asked for."""
        self.own_keys = own_keys
        self.session = browser_of(user).cookies[settings.SESSION_COOKIE_NAME].value
        self.rows = rows

    def visit(self, method: str, path: str, data: dict[str, Any] | None = None, acts: bool = False) -> Outcome:
        """Go to an address; with `acts`, it may change what is the own country's."""
        translation.activate("en")
        with taken_back(), watched() as tables:
            status, landed, text = self.follow(method, path, data)
            after = {table: rows_of(table) for table in tables - OWN_TABLES if not table.startswith(SEARCH)}
        written = [table for table, rows in sorted(after.items()) if self.is_changed(table, rows, acts)]
        return Outcome(status, landed, leaks(text), written)

    def follow(self, method: str, path: str, data: dict[str, Any] | None) -> tuple[int, str | None, str]:
        """Return the last answer's status, where it came from if that is elsewhere, and the text of all answers."""
        client = Browser()
        client.cookies[settings.SESSION_COOKIE_NAME] = self.session
        response: Any = self.send(client, method, path, data)
        landed, texts = None, [text_of(response)]
        while response.status_code in SENT_ON and len(texts) < MOST_STEPS:
            landed = response.headers["Location"]
            if landed == HOME:
                break
            response = client.get(landed)
            texts.append(text_of(response))
        return response.status_code, landed, " ".join(texts)

    def send(self, client: Browser, method: str, path: str, data: dict[str, Any] | None) -> Any:
        if method == "POST":
            return client.post(path, FORM | (data or {}))
        return client.generic(method, path)

    def is_changed(self, table: str, after: Rows, acts: bool) -> bool:
        before = self.rows_before(table)
        if not acts and table not in GROWING_TABLES:
            return before != after
        return not is_kept(before, after, self.own_keys.get(table, set()))

    def rows_before(self, table: str) -> Rows:
        if table not in self.rows:
            self.rows[table] = rows_of(table)
        return self.rows[table]


def text_of(response: Any) -> str:
    body = b"".join(response) if response.streaming else response.content
    said = " ".join(str(message) for message in get_messages(response.wsgi_request))
    return f"{response.headers.get('Location', '')} {said} {body.decode(errors='replace')}"


@contextmanager
def taken_back() -> Iterator[None]:
    """Take back what is written inside."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def watched() -> Iterator[set[str]]:
    """Collect the names of the tables that are written to inside."""
    tables: set[str] = set()

    def note(execute: Any, sql: str, *arguments: Any) -> Any:
        if found := WRITTEN.match(sql):
            tables.add(found[1])
        return execute(sql, *arguments)

    with connection.execute_wrapper(note):
        yield tables
