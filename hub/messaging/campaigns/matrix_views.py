"""The matrix: messages by countries, on the screen, printed and as a spreadsheet."""

import datetime
from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import django_filters
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views.reports import ReportView
from wagtail.admin.widgets.button import Button, HeaderButton

from ..models import BrandMessage, Campaign
from ..permissions import messages_seen
from .cells import Cell, CellState
from .choosing import NOBODY, Order, Wanted, arrange_rows, choose, kinds_in, owners_in, states_in
from .grids import Grid, Row, read_grids, read_message_grid
from .lines import HEADINGS, Line, line_of
from .links import Links
from .permissions import campaigns_seen, can_manage_campaigns, can_see_matrix, countries_seen

A_SCREEN = 100


class MatrixFilterSet(WagtailFilterSet):
    """Which cells are shown. The view reads the cleaned values: a cell is no row of a table."""

    state = django_filters.ChoiceFilter(label=_("State"), method="pass_by", choices=CellState.choices)
    country = django_filters.ChoiceFilter(label=_("Country"), method="pass_by")
    late = django_filters.ChoiceFilter(label=_("Late"), method="pass_by", choices=[("on", _("late only"))])
    owner = django_filters.ChoiceFilter(label=_("Owner"), method="pass_by")
    kind = django_filters.ChoiceFilter(label=_("Kind"), method="pass_by")

    class Meta:
        model = BrandMessage
        fields: list[str] = []

    def __init__(self, *args: Any, grid: Grid, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["country"].extra["choices"] = [(str(country.pk), country.name) for country in grid.countries]
        self.filters["owner"].extra["choices"] = [*owners_in(grid), (NOBODY, _("the country's managers"))]
        self.filters["kind"].extra["choices"] = kinds_in(grid)

    def pass_by(self, queryset: QuerySet[Any], _name: str, _value: Any) -> QuerySet[Any]:
        return queryset

    def read_wanted(self) -> Wanted | None:
        """Return what is asked for; None where that is no sense."""
        if not self.is_valid():
            return None
        found = self.form.cleaned_data
        return Wanted(found["state"], found["country"], bool(found["late"]), found["owner"], found["kind"])


class MatrixView(ABC, ReportView):
    """A matrix of the countries that somebody sees, whatever the address or the export."""

    header_icon = "table"
    template_name = "messaging/admin/campaigns/matrix.html"
    results_template_name = "messaging/admin/campaigns/matrix_results.html"
    filterset_class = MatrixFilterSet
    paginate_by = A_SCREEN
    list_export = list(HEADINGS)
    export_headings = HEADINGS
    campaign: Campaign | None = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not can_see_matrix(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @abstractmethod
    def read_grid(self) -> Grid:
        """Return the whole matrix, before anything is chosen of it."""

    @abstractmethod
    def cell_base(self) -> str:
        """Return the address below which each cell has its own."""

    @cached_property
    def grid(self) -> Grid:
        return self.read_grid()

    @cached_property
    def chosen(self) -> Grid:
        wanted = self.filters.read_wanted()
        return choose(self.grid, wanted) if wanted else replace(self.grid, rows=[])

    @cached_property
    def order(self) -> str:
        wanted = self.request.GET.get("sort", "")
        return wanted if wanted in Order.values else ""

    def get_filterset_kwargs(self) -> dict[str, Any]:
        return super().get_filterset_kwargs() | {"grid": self.grid}

    def get_filtered_queryset(self) -> list[Row]:
        return arrange_rows(self.chosen.rows, self.order)

    def decorate_paginated_queryset(self, object_list: Iterable[Row]) -> list[Row] | list[Line]:
        rows = list(object_list)
        links = Links(self.request, (page for row in rows for cell in row.shown for page in cell.pages))
        if self.is_export:
            return [line_of(cell, links) for row in rows for cell in row.shown]
        base = self.cell_base()
        return [replace(row, cells=[addressed(cell, base, links) for cell in row.cells]) for row in rows]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {
            "campaign": self.campaign,
            "grid": self.grid,
            "chosen": self.chosen,
            "states": states_in(self.grid),
            "orders": list(Order) if self.campaign else list(Order)[1:],
            "order": self.order or ("" if self.campaign else Order.MESSAGE),
            "printed_on": datetime.datetime.now(datetime.UTC),
        }

    def get_filename(self) -> str:
        name = slugify(str(self.campaign)) if self.campaign else "messages"
        return f"{name or 'campaign'}-{datetime.datetime.now(datetime.UTC):%Y-%m-%d}"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        campaigns = {"url": reverse("campaigns:index"), "label": Campaign._meta.verbose_name_plural.capitalize()}
        home, *own = super().get_breadcrumbs_items()
        return [home, campaigns, *own, {"url": "", "label": self.get_page_title()}]


def addressed(cell: Cell | None, base: str, links: Links) -> Cell | None:
    if cell is None:
        return None
    pages = cell.pages if cell.is_on_pages else []
    return cell.at(f"{base}{cell.message.pk}/{cell.country.pk}/", [(page.title, links.to(page)) for page in pages])


class CampaignMatrixView(MatrixView):
    """The matrix of a campaign."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        seen = campaigns_seen(request.user).select_related("owner")
        self.campaign = get_object_or_404(seen, pk=kwargs["pk"])
        super().setup(request, *args, **kwargs)

    def read_grid(self) -> Grid:
        (grid,) = read_grids([self.campaign] if self.campaign else [], countries_seen(self.request.user))
        return grid

    def cell_base(self) -> str:
        return f"{reverse('campaigns:matrix', args=[self.kwargs['pk']])}cells/"

    def get_index_url(self) -> str:
        return reverse("campaigns:matrix", args=[self.kwargs["pk"]])

    def get_index_results_url(self) -> str:
        return reverse("campaigns:matrix_results", args=[self.kwargs["pk"]])

    def get_page_title(self) -> str:
        return str(self.campaign)

    @cached_property
    def header_buttons(self) -> list[Button]:
        if not can_manage_campaigns(self.request.user):
            return []
        url = reverse("campaigns:edit", args=[self.kwargs["pk"]])
        return [HeaderButton(_("Edit the campaign"), url=url, icon_name="edit")]


class MessageMatrixView(MatrixView):
    """The matrix of all messages, whether in a campaign or not."""

    page_title = _("All messages")
    index_url_name = "campaigns:messages"
    index_results_url_name = "campaigns:messages_results"

    def read_grid(self) -> Grid:
        origins = messages_seen(self.request.user).select_related("locale").order_by("key", "pk")
        return read_message_grid(origins, countries_seen(self.request.user))

    def cell_base(self) -> str:
        return reverse("campaigns:messages")
