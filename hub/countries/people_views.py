"""One screen for who holds which role in which country, and a page per person to change that."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse_lazy
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from .models import Country, Role
from .people import (
    CENTRAL_CELLS,
    HEAD_OFFICE,
    LABELS,
    Cell,
    labels_in,
    named_like,
    people_with_a_role,
    people_without_a_role,
    read_changes,
    read_grid,
    read_roles,
)
from .people_forms import NO_ROLE, PeopleFilterSet, RolesForm
from .role_actions import change_roles

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def harmless(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: people choose their names themselves."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


class PeopleView(ReportView):
    """The people of the team with their roles, one column per country; also as a spreadsheet."""

    page_title = gettext_lazy("People and roles")
    header_icon = "group"
    template_name = "countries/admin/people.html"
    results_template_name = "countries/admin/people_results.html"
    index_url_name = "countries:people"
    index_results_url_name = "countries:people_results"
    permission_policy = ModelPermissionPolicy(Country)
    permission_required = "change"
    filterset_class = PeopleFilterSet
    is_searchable = True
    default_ordering = ("display_name_key", "pk")
    export_filename = "people"
    breadcrumbs_items = [
        *ReportView.breadcrumbs_items,
        {"url": reverse_lazy("countries:index"), "label": gettext_lazy("Countries")},
    ]
    custom_field_preprocess = {field: {ReportView.FORMAT_CSV: harmless} for field in ("display_name", "email")}

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        # Members of the community are looked up here, not carried away.
        self.wants_no_role = request.GET.get("role") == NO_ROLE
        if self.wants_no_role:
            self.is_export = False

    @cached_property
    def countries(self) -> list[Country]:
        return list(Country.objects.all())

    def get_base_queryset(self) -> QuerySet[Any]:
        if not self.wants_no_role:
            return people_with_a_role()
        found = people_without_a_role()
        return found if self.is_searching else found.none()

    def search_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return named_like(queryset, self.search_query) if self.is_searching else queryset

    def get_filtered_queryset(self) -> QuerySet[Any]:
        return self.get_queryset()  # filtered already

    def decorate_paginated_queryset(self, object_list: Iterable[Any]) -> list[Any]:
        """Return the people with `central` and `by_country`: their roles in words, in the order of the columns."""
        people = list(object_list)
        held = read_roles(people)
        for person in people:
            person.central = labels_in(held[person.pk], HEAD_OFFICE)
            person.by_country = [(country, labels_in(held[person.pk], country.pk)) for country in self.countries]
        return people

    @property
    def list_export(self) -> list[str]:
        if self.wants_no_role:
            return []
        fields = ["display_name", "email", "last_login", "is_active", "central"]
        return [*fields, *(f"country{country.pk}" for country in self.countries)]

    @property
    def export_headings(self) -> dict[str, Any]:
        headings = {
            "display_name": _("Name"),
            "email": _("E-mail address"),
            "last_login": _("Last login"),
            "is_active": _("Active"),
            "central": _("Head office"),
        }
        return headings | {f"country{country.pk}": country.name for country in self.countries}

    def to_row_dict(self, item: Any) -> dict[str, Any]:
        values = {f"country{country.pk}": roles for country, roles in item.by_country}
        return {field: values[field] if field in values else getattr(item, field) for field in self.list_export}

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(*args, **kwargs)
        return context | {"countries": self.countries, "wants_no_role": self.wants_no_role, "no_role": NO_ROLE}


@require_http_methods(["GET", "HEAD", "POST"])
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """Show somebody's roles as boxes, and change those that were changed."""
    if not request.user.has_perm("countries.change_country"):
        raise PermissionDenied
    member = get_object_or_404(get_user_model(), pk=pk)
    grid, held = read_grid(), read_roles([member])[member.pk]
    form = RolesForm(request.POST if request.method == "POST" else None, member, request.user, grid, held)
    if request.method == "POST" and form.is_valid() and save_roles(request, form, grid):
        return redirect("countries:person", pk)
    rows = [(country, row_of(form, cells)) for country, cells in grid.items()]
    context = {"person": member, "form": form, "rows": rows, "central": boxes(form, CENTRAL_CELLS)}
    context |= {"roles": Role.labels, "changes": read_changes(member), "is_self": member.pk == request.user.pk}
    context |= {"header_title": str(member), "header_icon": "group", "breadcrumbs_items": breadcrumbs_of(member)}
    return render(request, "countries/admin/person.html", context)


def breadcrumbs_of(member: Any) -> list[dict[str, Any]]:
    people = {"url": reverse_lazy("countries:people"), "label": PeopleView.page_title}
    return [*PeopleView.breadcrumbs_items, people, {"url": "", "label": str(member)}]


def boxes(form: RolesForm, cells: list[Cell]) -> list[dict[str, Any]]:
    """Return each box with its key, its label and whether it is ticked."""
    ticked = form.ticked
    return [{"key": cell.key, "label": capfirst(LABELS[cell.role]), "ticked": cell.key in ticked} for cell in cells]


def row_of(form: RolesForm, cells: list[Cell]) -> list[dict[str, Any] | None]:
    """Return one box for each role; None where a country has lost its group."""
    found = {cell.role: box for cell, box in zip(cells, boxes(form, cells), strict=True)}
    return [found.get(role) for role in Role.values]


def save_roles(request: HttpRequest, form: RolesForm, grid: dict[Country, list[Cell]]) -> bool:
    """Change the roles and say which; tell whether that was possible."""
    try:
        given, taken = change_roles(form.person, form.given, form.taken)
    except ValidationError as error:
        form.add_error(None, error)
        form.person.refresh_from_db()
        return False
    names = {country.pk: country.name for country in grid}
    texts = [_("Given: %(roles)s.") % {"roles": in_words(given, names)}] if given else []
    texts += [_("Taken: %(roles)s.") % {"roles": in_words(taken, names)}] if taken else []
    messages.success(request, " ".join(texts) or _("Nothing had to be changed."))
    return True


def in_words(cells: Iterable[Cell], names: dict[int, str]) -> str:
    """Return roles as a list such as "editor (France), marketing"."""
    return ", ".join(
        f"{LABELS[cell.role]} ({names[cell.country_id]})" if cell.country_id in names else str(LABELS[cell.role])
        for cell in cells
    )
