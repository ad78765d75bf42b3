"""The list of what somebody answers for."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import django_filters
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views.reports import ReportView
from wagtail.models import Locale

from ..checking.registry import RULES
from ..models import Waiver
from .filters import locale_choices, rule_choices_of
from .lines import edit_url
from .permissions import can_see_report, locales_to_end_waivers_in, waiver_locales
from .texts import read_texts

STANDING, ENDED, EXPIRED, ALL = "", "ended", "expired", "all"


def in_state(waivers: QuerySet[Waiver], state: str) -> QuerySet[Waiver]:
    past = Q(until__lt=timezone.localdate())
    wanted = {
        STANDING: Q(ended_at=None) & ~past,
        ENDED: Q(ended_at__isnull=False),
        EXPIRED: Q(ended_at=None) & past,
        ALL: Q(),
    }
    return waivers.filter(wanted[state])


def state_of(waiver: Waiver) -> str:
    if waiver.ended_at is not None:
        return _("ended")
    return _("expired") if waiver.until is not None and waiver.until < timezone.localdate() else _("standing")


class WaiverFilterSet(WagtailFilterSet):
    locale = django_filters.ChoiceFilter(label=gettext_lazy("Country"), field_name="locale__language_code")
    rule = django_filters.ChoiceFilter(label=gettext_lazy("Rule"))
    state = django_filters.ChoiceFilter(
        label=gettext_lazy("State"),
        choices=[
            (ENDED, gettext_lazy("Ended by somebody")),
            (EXPIRED, gettext_lazy("Expired")),
            (ALL, gettext_lazy("All")),
        ],
        empty_label=gettext_lazy("Standing"),
        method="pass_by",
    )

    class Meta:
        model = Waiver
        fields: list[str] = []

    def __init__(self, *args: Any, locales: Iterable[Locale] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["locale"].extra["choices"] = locale_choices(locales)
        self.filters["rule"].extra["choices"] = rule_choices_of(RULES)

    def pass_by(self, queryset: QuerySet[Any], _name: str, _value: str) -> QuerySet[Any]:
        """The state is asked for in any case."""
        return queryset

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return in_state(super().filter_queryset(queryset), self.form.cleaned_data["state"] or STANDING)


@dataclass(frozen=True)
class WaiverLine:
    """A waiver with what the list says of it."""

    waiver: Waiver
    rule: str
    title: str
    url: str
    state: str
    can_end: bool

    @property
    def locale(self) -> str:
        return self.waiver.locale.language_code

    @property
    def made_by(self) -> str:
        return str(self.waiver.made_by or _("somebody who is gone"))


def read_lines(waivers: Iterable[Waiver], endable: frozenset[int]) -> list[WaiverLine]:
    """Return waivers as lines; one query for each kind of text among them."""
    found = list(waivers)
    texts = read_texts({(waiver.content_type_id, waiver.object_id) for waiver in found})
    return [line_of(waiver, texts, endable) for waiver in found]


def line_of(waiver: Waiver, texts: dict[tuple[int, str], Any], endable: frozenset[int]) -> WaiverLine:
    text = texts.get((waiver.content_type_id, waiver.object_id))
    rule = RULES.get(waiver.rule)
    return WaiverLine(
        waiver,
        str(rule.title) if rule else waiver.rule,
        str(text) if text is not None else _("a text that is gone"),
        edit_url(ContentType.objects.get_for_id(waiver.content_type_id), waiver.object_id) if text is not None else "",
        state_of(waiver),
        waiver.ended_at is None and waiver.locale_id in endable,
    )


class WaiversView(ReportView):
    """Who answers for what, in one's own locales."""

    page_title = gettext_lazy("Waivers")
    header_icon = "check"
    results_template_name = "messaging/admin/reporting/waivers.html"
    index_url_name = "messaging:waivers"
    index_results_url_name = "messaging:waivers_results"
    filterset_class = WaiverFilterSet
    paginate_by = 40

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not can_see_report(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        report = {"url": reverse("messaging:checks"), "label": _("Messaging check")}
        home, *own = super().get_breadcrumbs_items()
        return [home, report, *own]

    @cached_property
    def locales(self) -> list[Locale]:
        return list(waiver_locales(self.request.user).prefetch_related("countries"))

    def get_filterset_kwargs(self) -> dict[str, Any]:
        return super().get_filterset_kwargs() | {"locales": self.locales, "queryset": Waiver.objects.none()}

    def get_filtered_queryset(self) -> QuerySet[Waiver]:
        mine = Waiver.objects.filter(locale__in=self.locales).select_related("locale", "made_by").order_by("-pk")
        return self.filter_queryset(mine) if self.filters.is_valid() else mine.none()

    def decorate_paginated_queryset(self, object_list: Iterable[Waiver]) -> list[WaiverLine]:
        endable = locales_to_end_waivers_in(self.request.user).values_list("pk", flat=True)
        return read_lines(object_list, frozenset(endable))
