"""The report of what was done: submissions, approvals, publications, roles, launches."""

import datetime
from collections.abc import Iterable
from typing import Any

import django_filters
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.views.reports import ReportView
from wagtail.models import Locale, PageLogEntry

from hub.countries.models import Country

from .audit import LOGS, Line, Reach, can_read_log, entries_for, in_one_order, reach_of, read_choices, read_lines


class AuditFilterSet(WagtailFilterSet):
    """Filters of one log's entries; the same values go to each log."""

    country = django_filters.ChoiceFilter(label=_("Country"), method="filter_country")
    locale = django_filters.ChoiceFilter(label=_("Locale"), method="filter_locale")
    object_type = django_filters.ChoiceFilter(label=_("Type"), field_name="content_type_id")
    label = django_filters.CharFilter(label=_("Name"), lookup_expr="icontains")
    action = django_filters.MultipleChoiceFilter(label=_("Action"), widget=CheckboxSelectMultiple)
    person = django_filters.ChoiceFilter(label=_("Person"), field_name="user_id")
    timestamp = django_filters.DateFromToRangeFilter(label=_("Date"), widget=DateRangePickerWidget)

    class Meta:
        model = PageLogEntry
        fields: list[str] = []

    def __init__(self, *args: Any, reach: Reach | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = read_choices(reach)
        countries = Country.objects.select_related("locale")
        locales = Locale.objects.all()
        if reach is not None:
            countries, locales = countries.filter(pk__in=reach.countries), locales.filter(pk__in=reach.locales)
        self.countries = {str(country.pk): country for country in countries}
        self.locales = {locale.language_code: locale for locale in locales}
        choices = {
            "country": [(pk, country.name) for pk, country in self.countries.items()],
            "locale": [(code, str(locale)) for code, locale in self.locales.items()],
            "object_type": found.kinds,
            "action": found.actions,
            "person": found.people,
        }
        for name, offered in choices.items():
            self.filters[name].extra["choices"] = offered

    def filter_country(self, entries: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        country = self.countries[value]
        return Reach(frozenset([country.pk]), {country.locale_id: country.locale.language_code}).select(entries)

    def filter_locale(self, entries: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        locale = self.locales[value]
        there = frozenset(country.pk for country in self.countries.values() if country.locale_id == locale.pk)
        return Reach(there, {locale.pk: value}).select(entries)


class AuditView(ReportView):
    """Every entry of the log that is about somebody's countries."""

    page_title = _("Audit")
    header_icon = "history"
    results_template_name = "editorial/admin/audit.html"
    index_url_name = "editorial:audit"
    index_results_url_name = "editorial:audit_results"
    filterset_class = AuditFilterSet
    list_export = [
        *("timestamp", "person", "action", "message", "comment"),
        *("kind", "title", "object_id", "locale"),
    ]
    export_headings = {
        "timestamp": _("Date (UTC)"),
        "person": _("Person"),
        "action": _("Action"),
        "message": _("What was done"),
        "comment": _("Comment"),
        "kind": _("Type"),
        "title": _("Name"),
        "object_id": _("ID"),
        "locale": _("Locale"),
    }

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not can_read_log(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def reach(self) -> Reach | None:
        return reach_of(self.request.user)

    def get_filename(self) -> str:
        return f"audit-{datetime.datetime.now(datetime.UTC):%Y-%m-%d}"

    def get_filterset_kwargs(self) -> dict[str, Any]:
        return super().get_filterset_kwargs() | {"reach": self.reach}

    def get_filtered_queryset(self) -> QuerySet[Any]:
        if not self.filters.is_valid():
            return in_one_order(log.objects.none() for log in LOGS)
        return in_one_order(self.filter_queryset(entries_for(log, self.reach)) for log in LOGS)

    def decorate_paginated_queryset(self, object_list: Iterable[dict[str, Any]]) -> list[Line]:
        return list(read_lines(object_list, self.request.user))
