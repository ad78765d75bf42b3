"""Checks the texts of the site against marketing's messages, glossary and rules.

Exit code 0: nothing at or above the severity of --fail-on. 1: something. 2: wrong use.
"""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Any, TextIO

from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Locale, Page

from hub.messaging.checking.checker import Checker
from hub.messaging.checking.findings import RANK
from hub.messaging.checking.reports import FORMATS, Report
from hub.messaging.checking.walking import draft_texts, live_texts
from hub.messaging.models import Severity


class Command(BaseCommand):
    help = "Checks the site's texts against the brand's messages, glossary and rules."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--locale", metavar="CODE", help="check this language only")
        parser.add_argument("--format", choices=sorted(FORMATS), default="text")
        parser.add_argument(
            "--fail-on",
            choices=[Severity.WARNING.value, Severity.BLOCKS.value],
            default=Severity.BLOCKS.value,
            help="end with exit code 1 where something is found of at least this severity (default: blocks)",
        )
        parser.add_argument("--page", metavar="ID", type=int, help="check this page only")
        parser.add_argument("--drafts", action="store_true", help="check what is being written instead of what is live")
        parser.add_argument("--output", metavar="FILE", help="write there instead of to the terminal")

    def handle(self, *args: Any, **options: Any) -> None:
        locales = find_locales(options["locale"], options["page"])
        with opened(options["output"], self.stdout) as stream:
            report = FORMATS[options["format"]](lambda text: stream.write(text, **no_line_end(stream)))
            write_report(report, locales, options)
        if any(RANK[Severity(severity)] >= RANK[options["fail_on"]] for severity in report.counts):
            sys.exit(1)


def find_locales(code: str | None, page_id: int | None) -> list[Locale]:
    if page_id is not None:
        page = Page.objects.filter(pk=page_id, depth__gt=1).select_related("locale").first()
        if page is None:
            raise CommandError(f"There is no page {page_id}.", returncode=2)
        if code and page.locale.language_code != code:
            raise CommandError(f"Page {page_id} is not in the locale {code}.", returncode=2)
        return [page.locale]
    found = Locale.objects.order_by("pk")
    if code:
        found = found.filter(language_code=code)
        if not found:
            raise CommandError(f"There is no locale {code}.", returncode=2)
    return list(found)


def write_report(report: Report, locales: list[Locale], options: dict[str, Any]) -> None:
    texts = draft_texts if options["drafts"] else live_texts
    page_ids = None if options["page"] is None else [options["page"]]
    report.begin()
    for locale in locales:
        checker = Checker(locale)
        for text in texts(locale, page_ids):
            report.add(text, locale.language_code, checker.check(text))
    report.end()


@contextmanager
def opened(path: str | None, stdout: Any) -> Iterator[TextIO]:
    if not path:
        with nullcontext(stdout) as stream:
            yield stream
        return
    try:
        with open(path, "w", encoding="utf-8") as stream:
            yield stream
    except OSError as error:
        raise CommandError(f"{path} cannot be written: {error.strerror}.", returncode=2) from error


def no_line_end(stream: Any) -> dict[str, str]:
    """Django's own stream ends what it writes with a line feed unless told otherwise."""
    return {"ending": ""} if hasattr(stream, "ending") else {}
