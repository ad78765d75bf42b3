"""The report for other programs, as the check's own command writes it."""

from collections.abc import Iterable

from django.http import HttpResponse

from ..models import Finding

FORMATS: dict = {}


def write_report(findings: Iterable[Finding], name: str, filename: str) -> HttpResponse:
    raise NotImplementedError
