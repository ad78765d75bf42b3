"""The report of what the check of the whole site found, and of what is gone."""

import datetime
from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.reports import ReportView
from wagtail.admin.widgets.button import Button
from wagtail.models import Locale

from ..models import CheckRun, Finding
from .comparing import Figures, findings_of, gone_since, read_figures
from .exporting import EXPORTS, write_report
from .filters import BY_TEXT, FindingFilterSet
from .lines import Line, read_lines
from .permissions import can_check_site, can_see_report, locales_to_waive_in, report_locales
from .progress import Progress, progress_of
from .storing import run_before

# A cell that begins so is a formula to a spreadsheet.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def defuse(value: str) -> str:
    return f"'{value}" if value.startswith(FORMULA) else value


class CheckReportView(ABC, ReportView):
    """A list of findings in one's own locales; those of others are none, at whatever address."""

    header_icon = "warning"
    filterset_class = FindingFilterSet
    paginate_by = 40
    custom_value_preprocess = {**ReportView.custom_value_preprocess, str: {ReportView.FORMAT_CSV: defuse}}
    list_export = [
        *("severity", "rule", "explanation", "title", "kind", "locale", "excerpt", "sentence"),
        *("news", "seen_since", "fix", "help_text", "waived_because"),
    ]
    export_headings = {
        "severity": _("Severity"),
        "rule": _("Rule"),
        "explanation": _("What was found"),
        "title": _("Page or snippet"),
        "kind": _("Type"),
        "locale": _("Locale"),
        "excerpt": _("Words"),
        "sentence": _("Sentence"),
        "news": _("Since the check before"),
        "seen_since": _("Seen since (UTC)"),
        "fix": _("What helps"),
        "help_text": _("Help"),
        "waived_because": _("Waived because"),
    }

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not can_see_report(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def locales(self) -> list[Locale]:
        return list(report_locales(self.request.user).prefetch_related("countries"))

    @property
    def run(self) -> CheckRun | None:
        found: CheckRun | None = self.filters.chosen_run
        return found

    def get_filename(self) -> str:
        return f"{self.index_url_name.partition(':')[2]}-{datetime.datetime.now(datetime.UTC):%Y-%m-%d}"

    def get_filterset_kwargs(self) -> dict[str, Any]:
        return super().get_filterset_kwargs() | {"locales": self.locales}

    @abstractmethod
    def get_queryset(self) -> QuerySet[Finding]:
        """Return what the report is about, before it is filtered."""

    def get_filtered_queryset(self) -> QuerySet[Finding]:
        findings = self.get_queryset().select_related("locale")
        return self.filter_queryset(findings) if self.filters.is_valid() else findings.none()

    def decorate_paginated_queryset(self, object_list: Iterable[Finding]) -> list[Line]:
        return read_lines(object_list, locales_to_waive_in(self.request.user).values_list("pk", flat=True))


class FindingsView(CheckReportView):
    """What a check found, the worst first."""

    page_title = _("Messaging check")
    template_name = "messaging/admin/reporting/checks.html"
    results_template_name = "messaging/admin/reporting/findings.html"
    index_url_name = "messaging:checks"
    index_results_url_name = "messaging:checks_results"

    def get_queryset(self) -> QuerySet[Finding]:
        return findings_of(self.run, self.locales)

    @cached_property
    def figures(self) -> Figures | None:
        return read_figures(self.run, self.locales) if self.run and not self.is_export else None

    @cached_property
    def progress(self) -> Progress | None:
        return progress_of(self.request.user)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        wanted = request.GET.get("export", "")
        if wanted in EXPORTS:
            return write_report(self.get_filtered_queryset(), wanted, self.get_filename())
        return super().get(request, *args, **kwargs)

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        buttons: list[Button] = super().header_more_buttons
        for priority, (name, export) in enumerate(EXPORTS.items(), start=110):
            url = self.get_export_url(name)
            buttons.append(Button(export.label, url=url, icon_name="download", priority=priority))
        return buttons

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        wanted = self.filters.form.cleaned_data if self.filters.is_valid() else {}
        return context | {
            "run": self.run,
            "figures": self.figures,
            "progress": self.progress,
            "can_check": can_check_site(self.request.user),
            "is_by_text": wanted.get("order") == BY_TEXT,
        }


class GoneView(CheckReportView):
    """What the check before found and this one did not."""

    page_title = _("Gone since the check before")
    header_icon = "check"
    results_template_name = "messaging/admin/reporting/findings.html"
    index_url_name = "messaging:checks_gone"
    index_results_url_name = "messaging:checks_gone_results"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        report = {"url": reverse("messaging:checks"), "label": FindingsView.page_title}
        home, *own = super().get_breadcrumbs_items()
        return [home, report, *own]

    def get_queryset(self) -> QuerySet[Finding]:
        before = run_before(self.run) if self.run else None
        if self.run is None or before is None:
            return findings_of(None, self.locales)
        return gone_since(self.run, before, self.locales)

    def decorate_paginated_queryset(self, object_list: Iterable[Finding]) -> list[Line]:
        return read_lines(object_list)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"is_gone": True}
