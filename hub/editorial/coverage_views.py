"""The report of what is translated: a matrix, and the lists behind its cells."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import django_filters
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views.reports import ReportView
from wagtail.models import Locale, Page

from .coverage import Cell, Column, Matrix, State, columns_of, kind_name, kinds_of, read_matrix, read_pairs
from .coverage_pages import Line, desk_of, read_lines
from .permissions import locales_worked_on, works_on_a_tree


class TreeReportView(ReportView):
    """A report for those who work on a tree, about the locales of their own trees."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not works_on_a_tree(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def columns_in_reach(self) -> list[Column]:
        return columns_of(Locale.get_default(), locales_worked_on(self.request.user))

    def get_filename(self) -> str:
        return f"{self.index_url_name.partition(':')[2]}-{datetime.datetime.now(datetime.UTC):%Y-%m-%d}"


@dataclass(frozen=True)
class Figures:
    """A line of the exported matrix."""

    kind: str
    locale: str
    countries: str
    live: int
    outdated: int
    in_work: int
    missing: int
    total: int
    percent: int


def figures_of(cell: Cell) -> Figures:
    countries, locale = "", ""
    if cell.column:
        countries, locale = ", ".join(cell.column.countries), cell.column.locale.language_code
    kind = kind_name(cell.kind) if cell.kind else _("all types")
    live, outdated, in_work, missing = (number for _state, number in cell.tally.parts)
    total, percent = cell.tally.total, cell.tally.percent
    return Figures(kind, locale or _("all"), countries, live, outdated, in_work, missing, total, percent)


class CoverageView(TreeReportView):
    """How much of the source's live pages each locale has, by page type."""

    page_title = gettext_lazy("Translation coverage")
    header_icon = "table"
    results_template_name = "editorial/admin/coverage.html"
    index_url_name = "editorial:coverage"
    index_results_url_name = "editorial:coverage_results"
    paginate_by = None
    list_export = ["kind", "locale", "countries", "live", "outdated", "in_work", "missing", "total", "percent"]
    export_headings = {
        "kind": gettext_lazy("Type"),
        "locale": gettext_lazy("Locale"),
        "countries": gettext_lazy("Countries"),
        "live": gettext_lazy("Live"),
        "outdated": gettext_lazy("Outdated"),
        "in_work": gettext_lazy("In work"),
        "missing": gettext_lazy("Missing"),
        "total": gettext_lazy("Pages of the source"),
        "percent": gettext_lazy("Live, in percent"),
    }

    @cached_property
    def matrix(self) -> Matrix:
        return read_matrix([column.locale for column in self.columns_in_reach])

    def get_filtered_queryset(self) -> list[Figures]:
        return [figures_of(cell) for row in self.matrix.rows for cell in row]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        source = Locale.get_default()
        return context | {"matrix": self.matrix, "states": list(State), "source": source}


class PairFilterSet(WagtailFilterSet):
    """Which pairs are listed. The view reads the cleaned values: the query is put together of several."""

    locale = django_filters.ChoiceFilter(label=gettext_lazy("Country"), method="pass_by")
    type = django_filters.ChoiceFilter(label=gettext_lazy("Type"), method="pass_by")
    state = django_filters.ChoiceFilter(label=gettext_lazy("State"), method="pass_by", choices=State.choices)

    class Meta:
        model = Page
        fields: list[str] = []

    def __init__(self, *args: Any, columns: Iterable[Column] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["locale"].extra["choices"] = [(c.locale.language_code, c.title) for c in columns]
        self.filters["type"].extra["choices"] = [(str(kind.pk), kind_name(kind)) for kind in kinds_of()]

    def pass_by(self, queryset: QuerySet[Any], _name: str, _value: str) -> QuerySet[Any]:
        return queryset


class PairsView(TreeReportView):
    """The pages behind a cell of the matrix."""

    page_title = gettext_lazy("Pages by translation")
    header_icon = "table"
    results_template_name = "editorial/admin/coverage_pages.html"
    index_url_name = "editorial:coverage_pages"
    index_results_url_name = "editorial:coverage_pages_results"
    filterset_class = PairFilterSet
    list_export = ["title", "kind", "column.locale.language_code", "source_published_at", "state.label", "detail"]
    export_headings = {
        "title": gettext_lazy("Title"),
        "kind": gettext_lazy("Type"),
        "column.locale.language_code": gettext_lazy("Locale"),
        "source_published_at": gettext_lazy("Source changed"),
        "state.label": gettext_lazy("State"),
        "detail": gettext_lazy("Detail"),
    }

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        matrix = {"url": reverse("editorial:coverage"), "label": CoverageView.page_title}
        home, *own = super().get_breadcrumbs_items()
        return [home, matrix, *own]

    def get_filterset_kwargs(self) -> dict[str, Any]:
        return super().get_filterset_kwargs() | {"columns": self.columns_in_reach}

    def get_filtered_queryset(self) -> QuerySet[Any]:
        """Return the pairs asked for; those of a locale out of reach are none."""
        wanted = self.filters.form.cleaned_data if self.filters.is_valid() else None
        if wanted is None:
            return read_pairs([])
        code = wanted["locale"]
        locales = [column.locale for column in self.columns_in_reach if code in ("", column.locale.language_code)]
        return read_pairs(locales, int(wanted["type"] or 0), wanted["state"])

    def decorate_paginated_queryset(self, object_list: Iterable[dict[str, Any]]) -> list[Line]:
        return list(read_lines(object_list, desk_of(self.request, self.columns_in_reach)))
