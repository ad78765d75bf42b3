"""Deciding on a text, and publishing without a decision."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.models import DraftStateMixin, TaskState

from .actions import emergency_publish
from .middleware import editor_of
from .models.tasks import ReasonForm
from .permissions import can_publish_in_emergency
from .reviewing import decisions_for, read_review


class ApproveForm(forms.Form):
    """An approval, with a word to the author if there is one to say."""

    comment = forms.CharField(
        label=gettext_lazy("A word to the author"), required=False, widget=forms.Textarea({"rows": 2})
    )


class EmergencyForm(forms.Form):
    """Why a text cannot wait."""

    reason = forms.CharField(
        label=gettext_lazy("Why this cannot wait for its approval"),
        min_length=10,
        max_length=1000,
        widget=forms.Textarea({"rows": 4}),
        help_text=gettext_lazy("Marketing gets this by mail, and it stays in the log. The text goes to review then."),
    )


def step_for(request: HttpRequest, pk: int) -> tuple[TaskState, list[str]]:
    """Return a step and what somebody may decide there; raises PermissionDenied where that is nothing at all."""
    state = get_object_or_404(TaskState.objects.select_related("workflow_state", "task"), pk=pk)
    if state.workflow_state.content_object is None:
        raise Http404
    if not TaskState.objects.reviewable_by(request.user).filter(pk=pk).exists():
        raise PermissionDenied
    return state.specific, decisions_for(state, request.user)


@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what changed in a text that waits, with what is live and what the source says, and take a decision."""
    state, actions = step_for(request, pk)
    read = read_review(state, request)
    wanted = request.POST.get("decision", "")
    form_class = {"approve": ApproveForm, "reject": ReasonForm}.get(wanted)
    form = form_class(request.POST, prefix=wanted) if form_class else None
    if form is not None and wanted in actions:
        if request.POST.get("fingerprint") != read.fingerprint:
            messages.error(request, _("The text has changed while you were reading. Please look again."))
            return redirect(request.path)
        if form.is_valid():
            state.task.specific.on_action(state, request.user, wanted, comment=form.cleaned_data["comment"])
            messages.success(request, _("Approved.") if wanted == "approve" else _("Sent back, with your reason."))
            return redirect("wagtailadmin_home")
    forms_shown = {
        "approve_form": form if wanted == "approve" else ApproveForm(prefix="approve"),
        "reject_form": form if wanted == "reject" else ReasonForm(prefix="reject"),
    }
    context = {"state": state, "read": read, "actions": actions, "editor_url": editor_of(request, read.text)}
    return render(request, "editorial/admin/review.html", context | forms_shown)


def draft_or_404(content_type_id: int, object_id: str) -> Any:
    """Return a page or snippet that has a draft which is not live."""
    kind = get_object_or_404(ContentType, pk=content_type_id)
    model = kind.model_class()
    if model is None or not issubclass(model, DraftStateMixin) or not object_id.isascii() or not object_id.isdecimal():
        raise Http404
    found: Any = get_object_or_404(model, pk=object_id)
    found = found.specific if hasattr(found, "specific") else found
    if not found.has_unpublished_changes or found.latest_revision_id is None:
        raise Http404
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def emergency(request: HttpRequest, content_type_id: int, object_id: str) -> HttpResponse:
    """Publish a draft without its approval, for a written reason."""
    text = draft_or_404(content_type_id, object_id)
    if not can_publish_in_emergency(request.user, text):
        raise PermissionDenied
    form = EmergencyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        emergency_publish(text, request.user, form.cleaned_data["reason"])
        messages.success(request, _("“%(title)s” is live. Marketing has been told why.") % {"title": text})
        return redirect(editor_of(request, text))
    context = {"text": text, "form": form, "editor_url": editor_of(request, text)}
    return render(request, "editorial/admin/emergency.html", context)
