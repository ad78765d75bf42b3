"""Answering for a finding of the report, and ending that."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.models import Page

from ..checking.actions import end_waiver, waive
from ..models import Finding, Waiver
from .comparing import with_waivers
from .forms import WaiveForm
from .lines import read_lines
from .permissions import can_see_report, locales_to_end_waivers_in, locales_to_waive_in, report_locales, waiver_locales
from .storing import found_of


def text_of(row: Finding) -> Any | None:
    """Return the page or snippet that a finding is about, or None where it is gone."""
    model: Any = row.content_type.model_class()
    found = model._default_manager.filter(pk=row.object_id).first() if model else None
    return found.specific if isinstance(found, Page) else found


def finding_or_404(request: HttpRequest, pk: int) -> Finding:
    """Return a finding of one's own locales; raises PermissionDenied for who may not waive it."""
    if not can_see_report(request.user):
        raise PermissionDenied
    mine = with_waivers(Finding.objects.filter(locale__in=report_locales(request.user)))
    finding = get_object_or_404(mine.select_related("locale", "content_type"), pk=pk)
    if not locales_to_waive_in(request.user).filter(pk=finding.locale_id).exists():
        raise PermissionDenied
    return finding


def way_back(request: HttpRequest) -> str:
    """Return the address in `next` if it is one of ours, else that of the report."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    return wanted if is_ours else reverse("messaging:checks")


@require_http_methods(["GET", "HEAD", "POST"])
def waive_finding(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the reason, and take it."""
    finding = finding_or_404(request, pk)
    form = WaiveForm(request.POST or None)
    if form.is_valid() and has_waived(request, finding, form):
        return redirect(way_back(request))
    (line,) = read_lines([finding], [finding.locale_id])
    context = {"form": form, "line": line, "next": way_back(request)}
    status = 400 if form.is_bound else 200
    return render(request, "messaging/admin/reporting/waive.html", context, status=status)


def has_waived(request: HttpRequest, finding: Finding, form: WaiveForm) -> bool:
    """Waive a finding and say so; what is wrong with it is put on the form."""
    text = text_of(finding)
    if text is None:
        form.add_error(None, _("This text is gone, so there is nothing to waive."))
        return False
    try:
        waive(request.user, text, found_of(finding), form.cleaned_data["reason"], form.cleaned_data["until"])
    except ValidationError as error:
        form.add_error(None, error.messages)
        return False
    messages.success(request, _("Waived. The finding comes back if the sentence changes."))
    return True


@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Let what somebody answered for count again."""
    waiver = get_object_or_404(Waiver.objects.filter(locale__in=waiver_locales(request.user)), pk=pk)
    if not locales_to_end_waivers_in(request.user).filter(pk=waiver.locale_id).exists():
        raise PermissionDenied
    end_waiver(request.user, waiver)
    messages.success(request, _("Ended. The finding counts again."))
    return redirect("messaging:waivers")
