"""A message's whereabouts, and withdrawing it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hub.countries.permissions import people_in_reach

from .actions import lift_withdrawal, withdraw_message
from .forms import WithdrawForm
from .models import BrandMessage
from .permissions import can_see_messages, can_withdraw, message_locales, messages_seen
from .viewsets import STATE_ICONS
from .where import history_of_withdrawals, read_whereabouts


def message_or_404(request: HttpRequest, key: str) -> BrandMessage:
    """Return a message's row in the source language, or in the only one that it has.

    Raises PermissionDenied for who has nothing to do with messages, and Http404 for one of another country's own.
    """
    if not can_see_messages(request.user):
        raise PermissionDenied
    found = BrandMessage.objects.origin_of(key)
    if found is None or not messages_seen(request.user).filter(pk=found.pk).exists():
        raise Http404
    return found


@require_safe
def where(request: HttpRequest, key: str) -> HttpResponse:
    """Show where a message stands in the user's own locales."""
    return show_where(request, message_or_404(request, key), WithdrawForm())


def show_where(request: HttpRequest, message: BrandMessage, form: WithdrawForm, status: int = 200) -> HttpResponse:
    locales = list(message_locales(request.user).order_by("language_code"))
    reports = read_whereabouts(message, locales)
    withdrawals = history_of_withdrawals(message, locales)
    is_own = message.locale in locales
    context: dict[str, Any] = {
        "message": message,
        "text": message.text if message.live or is_own else "",
        "owner": people_in_reach(get_user_model().objects.filter(owned_messages=message), request.user).first(),
        "reports": [(report, STATE_ICONS[report.standing.state]) for report in reports],
        "withdrawals": withdrawals,
        "is_withdrawn": any(found.lifted_at is None for found in withdrawals),
        "can_withdraw": can_withdraw(request.user, message),
        "can_edit": is_own,
        "form": form,
    }
    return render(request, "messaging/admin/where.html", context, status=status)


@require_http_methods(["POST"])
def withdraw(request: HttpRequest, key: str) -> HttpResponse:
    """Take a message off every page, for a reason."""
    message = message_or_404(request, key)
    form = WithdrawForm(request.POST)
    if not can_withdraw(request.user, message):
        raise PermissionDenied
    if not form.is_valid():
        return show_where(request, message, form, status=400)
    try:
        withdrawal = withdraw_message(request.user, message, form.cleaned_data["reason"])
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("messaging:where", key)
    number = len(withdrawal.pages)
    text = ngettext(
        "Withdrawn everywhere. %(number)d page shows it no more.",
        "Withdrawn everywhere. %(number)d pages show it no more.",
        number,
    )
    messages.success(request, text % {"number": number})
    return redirect("messaging:where", key)


@require_POST
def reinstate(request: HttpRequest, key: str) -> HttpResponse:
    """Let pages show a message again."""
    lift_withdrawal(request.user, message_or_404(request, key))
    messages.success(request, _("Pages show the message again."))
    return redirect("messaging:where", key)
