"""The report for other programs, as the check's own command writes it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..checking.findings import Found
from ..checking.registry import FAILED, RULES
from ..checking.reports import FORMATS
from ..models import Finding, Waiver
from .storing import found_of
from .texts import read_texts


@dataclass(frozen=True)
class Export:
    """A format, as it is offered and sent."""

    label: str | Promise
    content_type: str


EXPORTS = {
    "json": Export(_("Download JSON"), "application/json"),
    "sarif": Export(_("Download SARIF"), "application/sarif+json"),
}


def write_report(findings: "QuerySet[Finding]", name: str, filename: str) -> HttpResponse:
    """Return findings, with their `waiver_id`, as a file in one of the formats of `EXPORTS`."""
    written: list[str] = []
    report = FORMATS[name](written.append)
    report.begin()
    for text, language, found in texts_with(list(findings.order_by("locale", "content_type", "object_id", "pk"))):
        report.add(text, language, found)
    report.end()
    headers = {"Content-Disposition": f'attachment; filename="{filename}.{name}"'}
    return HttpResponse("".join(written), content_type=EXPORTS[name].content_type, headers=headers)


def texts_with(findings: list[Finding]) -> Iterator[tuple[Any, str, list[Found]]]:
    """Yield each text that is still there, with its language and what was found in it by rules that are still there."""
    texts = read_texts({key_of_text(one) for one in findings})
    waivers = Waiver.objects.in_bulk({one.waiver_id for one in findings if one.waiver_id})  # type: ignore[attr-defined]
    known = [one for one in findings if one.rule in RULES or one.rule == FAILED.code]
    for key, group in groupby(known, key=key_of_text):
        rows = list(group)
        if key in texts:
            language = rows[0].locale.language_code
            yield texts[key], language, [with_waiver(row, waivers) for row in rows]


def key_of_text(finding: Finding) -> tuple[int, str]:
    return finding.content_type_id, finding.object_id


def with_waiver(finding: Finding, waivers: dict[int, Waiver]) -> Found:
    waiver = waivers.get(finding.waiver_id)  # type: ignore[attr-defined]  # an annotation
    reason = waiver.reason if waiver else ""
    return replace(found_of(finding), is_waived=waiver is not None, waived_because=reason)
