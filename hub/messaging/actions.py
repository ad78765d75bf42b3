"""Withdrawing a message everywhere, and lifting that."""

from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Locale

from .models import BrandMessage, Withdrawal
from .permissions import can_withdraw
from .placing import read_placements
from .signals import message_changed

SHORTEST_REASON = 3


def withdraw_message(user: Any, message: BrandMessage, reason: str) -> Withdrawal:
    """Take a message off every page in every language, and keep which pages those were.

    `message` is its row in the source language. Raises PermissionDenied, and ValidationError without a reason or where
    it is withdrawn already.
    """
    if not can_withdraw(user, message):
        raise PermissionDenied
    reason = reason.strip()
    if len(reason) < SHORTEST_REASON:
        raise ValidationError({"reason": _("Say why: the countries read it.")})
    with transaction.atomic():
        locked = BrandMessage.objects.select_for_update().get(pk=message.pk)
        if Withdrawal.objects.filter(translation_key=locked.translation_key, lifted_at=None).exists():
            raise ValidationError(_("This message is withdrawn already."))
        withdrawal = Withdrawal.objects.create(
            translation_key=locked.translation_key,
            key=locked.key,
            reason=reason,
            withdrawn_by=user,
            pages=pages_showing(locked),
        )
        log(locked, "messaging.withdraw", user=user, data={"reason": reason, "pages": len(withdrawal.pages)})
        announce(locked)
    return withdrawal


def pages_showing(message: BrandMessage) -> list[dict[str, Any]]:
    """Return the live pages that name a message, as plain data that outlives them."""
    codes = dict(Locale.objects.values_list("pk", "language_code"))
    placed = [page for pages in read_placements([message]).values() for page in pages]
    return [{"id": page.pk, "title": page.title, "locale": codes[page.locale_id]} for page in placed]


def lift_withdrawal(user: Any, message: BrandMessage) -> None:
    """Let pages show a message again; raises PermissionDenied. Where it is not withdrawn nothing changes."""
    if not can_withdraw(user, message):
        raise PermissionDenied
    with transaction.atomic():
        open_ones = Withdrawal.objects.filter(translation_key=message.translation_key, lifted_at=None)
        if open_ones.update(lifted_at=timezone.now(), lifted_by=user):
            log(message, "messaging.reinstate", user=user)
            announce(message)


def announce(message: BrandMessage) -> None:
    """Say, once it is committed, that pages may show something else of a message."""
    transaction.on_commit(partial(message_changed.send, sender=BrandMessage, message=message))
