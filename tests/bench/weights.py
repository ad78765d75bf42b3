"""What a request needs besides time: queries, and bytes on the wire."""

from dataclasses import dataclass

from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from .cases import KEPT, Case
from .load import Asker
from .settings import MIDDLEWARE, MIDDLEWARE_WITH_PAGE_CACHE


@dataclass(frozen=True)
class Weight:
    queries: int
    raw_bytes: int
    gzipped_bytes: int


def weigh(asker: Asker) -> Weight:
    """Measure a warm request once: the bytes at the server, the queries in this process."""
    link = asker.connect()
    raw, gzipped = len(asker.ask(link, "identity")), len(asker.ask(link))
    link.close()
    return Weight(count_queries(asker.case, asker.cookies), raw, gzipped)


def count_queries(case: Case, cookies: str) -> int:
    """Count the queries of the second request through the case's middleware, the first having warmed it."""
    middleware = MIDDLEWARE_WITH_PAGE_CACHE if case.server == KEPT else MIDDLEWARE
    with override_settings(MIDDLEWARE=middleware):
        client = Client()
        send(client, case, cookies)
        with CaptureQueriesContext(connection) as queries:
            send(client, case, cookies)
    return len(queries)


def send(client: Client, case: Case, cookies: str) -> None:
    if case.body is None:
        client.get(case.path)
        return
    client.cookies.load(cookies)
    client.post(case.path, case.body(), content_type="application/x-www-form-urlencoded")
