"""Makes texts with something to find, checks the site, and reads what was found."""

from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_tasks import task_backends

from hub.members.models import User
from hub.messaging.models import CheckRun, Finding
from hub.messaging.reporting.runs import begin_run, check_chunk
from hub.messaging.reporting.texts import Place
from tests.messaging.checking.helpers import make_term

REPORT = "/admin/messaging/checks/"


def forbid(word: str, code: str = "en", **fields: Any) -> None:
    """Let the glossary forbid a word."""
    make_term(word, code, status="forbidden", reason="It hurts.", **{"concept__severity": "blocks"} | fields)


def finish(run: CheckRun, place: Place | None = None) -> CheckRun:
    """Do the jobs of a run to its end."""
    place = place or Place()
    while place is not None:
        place = check_chunk(run.pk, place)
    run.refresh_from_db()
    return run


def check_site(user: User) -> CheckRun:
    return finish(begin_run(user))


def terms_found(run: CheckRun, **wanted: Any) -> list[tuple[str, str]]:
    """Return the forbidden terms that a run found, with the titles of the texts."""
    found = Finding.objects.filter(run=run, rule="forbidden_term", **wanted)
    return sorted(found.values_list("title", "excerpt"))


def jobs() -> list[tuple[Any, ...]]:
    """Return the arguments of the jobs that were left."""
    results = task_backends["default"].results  # type: ignore[attr-defined]  # the tests' backend has it
    return [tuple(result.args) for result in results if result.task.name == "check_next_texts"]


def shown(browser: Client, address: str = REPORT, **wanted: str) -> list[Any]:
    """Return the lines that a list shows."""
    return list(browser.get(address, wanted).context["object_list"])


def count_queries(browser: Client, address: str) -> int:
    """Return how many queries a page costs that was seen before."""
    browser.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert browser.get(address).status_code == 200
    return len(queries)
