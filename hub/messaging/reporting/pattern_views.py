"""Trying a pattern on a text."""

from dataclasses import dataclass, field

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hub.text.wordings.patterns import PatternRefused, PatternTooSlow, find_pattern

from ..models.patterns import say_fault
from .forms import TrialForm
from .permissions import can_try_patterns


@dataclass(frozen=True)
class Trial:
    """What a pattern finds in a text: its pieces, each with whether it was found; or why it cannot be used."""

    pieces: list[tuple[str, bool]] = field(default_factory=list)
    number: int = 0
    fault: str = ""


def try_on(pattern: str, text: str) -> Trial:
    """Try a pattern; one that takes too long is cut off."""
    try:
        spans = find_pattern(pattern, text)
    except (PatternRefused, PatternTooSlow) as fault:
        return Trial(fault=say_fault(fault))
    pieces, behind = [], 0
    for start, end in spans:
        pieces += [(text[behind:start], False), (text[start:end], True)]
        behind = end
    return Trial([piece for piece in (*pieces, (text[behind:], False)) if piece[0]], len(spans))


@require_POST
def try_pattern(request: HttpRequest) -> HttpResponse:
    """Show what a pattern finds in a text; nothing is kept."""
    if not can_try_patterns(request.user):
        raise PermissionDenied
    form = TrialForm(request.POST)
    if form.is_valid():
        trial = try_on(form.cleaned_data["pattern"], form.cleaned_data["trial"])
    elif "pattern" in form.errors:
        trial = Trial(fault=_("Write a pattern."))
    else:
        trial = Trial(fault=" ".join(map(str, form.errors.get("trial", []))))
    is_part = request.headers.get("X-Requested-With") == "XMLHttpRequest"
    name = "_trial.html" if is_part else "trial.html"
    return render(request, f"messaging/admin/reporting/{name}", {"trial": trial})
