"""A country's team; and Wagtail's own admin views that show more than one country's, held to what the user works on."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.core.exceptions import BadRequest, PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin.views.reports.audit_logging import LogEntriesView
from wagtail.models import ModelLogEntry

from .actions import change_state, join_team, leave_team
from .checklist import checklist
from .forms import JoinForm
from .models import Country, Role
from .permissions import media_in_reach, pages_in_reach, works_everywhere

View = Callable[..., HttpResponse]


class TeamLogEntriesView(LogEntriesView):
    """The site history. Of what is not a page, a country's people see only what they did themselves."""

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        found = super().filter_queryset(queryset)
        if queryset.model is ModelLogEntry and not works_everywhere(self.request.user):
            found = found.filter(user=self.request.user)
        return found


def for_head_office(view: View) -> View:
    """Let only those in who work on every country's tree."""

    @wraps(view)
    def check(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not works_everywhere(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return check


def wanted_ids(request: HttpRequest, kwargs: dict[str, Any]) -> set[int]:
    """Return the keys that an address asks for; raises Http404 for what is none."""
    values = [*request.GET.getlist("id"), *(kwargs[name] for name in ("pk", "image_id") if name in kwargs)]
    try:
        return {int(value) for value in values}
    except ValueError as error:
        raise Http404 from error


def for_pages_in_reach(view: View) -> View:
    """Answer 404 if the address asks for a page of another country."""

    @wraps(view)
    def check(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        ids = wanted_ids(request, kwargs)
        if pages_in_reach(request.user).filter(pk__in=ids).count() < len(ids):
            raise Http404
        return view(request, *args, **kwargs)

    return check


def for_media_in_reach(view: View, model: Any, codename: str) -> View:
    """Answer 404 if the address asks for a picture or document of another country's collection."""

    @wraps(view)
    def check(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        ids = wanted_ids(request, kwargs)
        if media_in_reach(model.objects.all(), request.user, codename).filter(pk__in=ids).count() < len(ids):
            raise Http404
        return view(request, *args, **kwargs)

    return check


def closed(request: HttpRequest, *_args: Any) -> HttpResponse:
    """Nothing of the admin asks here, and it would list every country's media."""
    raise Http404


def team(request: HttpRequest, pk: int) -> HttpResponse:
    """Show who is in a country's team, and let an administrator add and remove people."""
    country = get_object_or_404(Country, pk=pk)
    if not request.user.has_perm("countries.change_country"):
        raise PermissionDenied
    form = JoinForm(request.POST if request.method == "POST" and "leave" not in request.POST else None)
    if request.method == "POST" and change_team(request, country, form):
        return redirect("countries:team", pk)
    teams = country.teams.select_related("group").prefetch_related("group__user_set")
    return render(request, "countries/admin/team.html", {"country": country, "form": form, "teams": teams})


def change_team(request: HttpRequest, country: Country, form: JoinForm) -> bool:
    """Do what was sent, and tell whether it was something that can be done."""
    if "leave" in request.POST:
        user_id, _dot, role = request.POST["leave"].partition(".")
        user = get_object_or_404(get_user_model(), pk=user_id if user_id.isascii() and user_id.isdecimal() else 0)
        if role not in Role.values:
            raise Http404
        leave_team(user, country, role)
        messages.success(request, _("%(name)s has left the team.") % {"name": user})
        return True
    if not form.is_valid():
        return False
    join_team(form.user, country, form.cleaned_data["role"])
    messages.success(request, _("%(name)s is in the team.") % {"name": form.user})
    return True


def country_or_refusal(request: HttpRequest, pk: int) -> Country:
    """Return a country for somebody who may change it; raises PermissionDenied otherwise."""
    if not request.user.has_perm("countries.change_country"):
        raise PermissionDenied
    return get_object_or_404(Country.objects.select_related("locale"), pk=pk)


@require_safe
def show_checklist(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what is left before a country goes live."""
    country = country_or_refusal(request, pk)
    items = checklist(country)
    context = {"country": country, "items": items, "left": sum(not item.is_done for item in items)}
    return render(request, "countries/admin/checklist.html", context)


@require_POST
def set_state(request: HttpRequest, pk: int) -> HttpResponse:
    """Pause a country with one click, take it up again with another, or say that it is live."""
    country = country_or_refusal(request, pk)
    wanted = request.POST.get("state", "")
    if wanted not in (Country.State.LIVE, Country.State.PAUSED):
        raise BadRequest
    change_state(country, wanted)
    text = _("%(country)s is paused.") if wanted == Country.State.PAUSED else _("%(country)s is live.")
    messages.success(request, text % {"country": country})
    return redirect("countries:checklist", pk)
