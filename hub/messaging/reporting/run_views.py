"""Beginning a check of the site, taking up one that stood still, and how far it has come."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ..models import CheckRun
from .permissions import can_see_report
from .progress import progress_of
from .runs import begin_run, take_up_run
from .tasks import check_next_texts


@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """Check the whole site, in jobs."""
    try:
        run = begin_run(request.user)
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
        return redirect("messaging:checks")
    check_next_texts.enqueue(run.pk)
    messages.success(request, _("The site is being checked. You need not wait here."))
    return redirect("messaging:checks")


@require_POST
def take_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a check that stood still go on where it was."""
    run = get_object_or_404(CheckRun, pk=pk)
    try:
        place = take_up_run(request.user, run)
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
        return redirect("messaging:checks")
    check_next_texts.enqueue(run.pk, place.kind, place.after)
    messages.success(request, _("The check goes on."))
    return redirect("messaging:checks")


@require_safe
def progress(request: HttpRequest) -> HttpResponse:
    """Show how far the newest check has come, as a part of the report's page."""
    if not can_see_report(request.user):
        raise PermissionDenied
    return render(request, "messaging/admin/reporting/_progress.html", {"progress": progress_of(request.user)})
