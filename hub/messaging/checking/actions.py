"""Answering for findings."""

import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from ..models import Waiver
from .findings import Found
from .kinds import base_kind_of, locale_of
from .permissions import can_end_waiver, can_waive
from .waivers import read_waivers

SHORTEST_REASON, LONGEST_REASON = 3, 500


def waive(user: Any, instance: Model, found: Found, reason: str, until: datetime.date | None = None) -> Waiver:
    """Answer for a finding, as long as its sentence stands or until the end of a day.

    Raises PermissionDenied, or ValidationError for a reason that says nothing or a day that is past. Waived already, it
    is waived anew.
    """
    if not can_waive(user, instance, found):
        raise PermissionDenied
    reason = tidy_reason(reason)
    if until is not None and until < timezone.localdate():
        raise ValidationError({"until": _("This day is past.")})
    locale = locale_of(instance)
    with transaction.atomic():
        former = read_waivers(instance, locale).get((found.rule, found.subject, found.sentence_hash))
        if former is not None:
            end(former)
        waiver = Waiver.objects.create(
            rule=found.rule,
            subject=found.subject,
            locale=locale,
            content_type=base_kind_of(instance),
            object_id=str(instance.pk),
            sentence_hash=found.sentence_hash,
            sentence=found.sentence,
            reason=reason,
            until=until,
            made_by=user,
        )
        log(instance, "messaging.waive", user=user, data=told(waiver))
    return waiver


def end_waiver(user: Any, waiver: Waiver) -> None:
    """Let a finding count again; raises PermissionDenied. One that is over already stays as it is."""
    if not can_end_waiver(user, waiver):
        raise PermissionDenied
    with transaction.atomic():
        locked = Waiver.objects.select_for_update().get(pk=waiver.pk)
        if locked.ended_at is None:
            end(locked)
            log(text_of(locked), "messaging.end_waiver", user=user, data=told(locked))


def end(waiver: Waiver) -> None:
    waiver.ended_at = timezone.now()
    waiver.save(update_fields=["ended_at"])


def tidy_reason(reason: str) -> str:
    reason = " ".join(reason.replace("\0", "").split())
    if len(reason) < SHORTEST_REASON:
        raise ValidationError({"reason": _("Say why, so that others can understand it.")})
    if len(reason) > LONGEST_REASON:
        raise ValidationError({"reason": _("Please say it in %(count)d characters.") % {"count": LONGEST_REASON}})
    return reason


def text_of(waiver: Waiver) -> Model:
    """Return the text that a waiver is about; the waiver itself where that is gone."""
    model = waiver.content_type.model_class()
    found = model._default_manager.filter(pk=waiver.object_id).first() if model else None
    return found or waiver


def told(waiver: Waiver) -> dict[str, Any]:
    """Return what the log keeps, with the language code of the locale."""
    return {
        "rule": waiver.rule,
        "subject": waiver.subject,
        "sentence": waiver.sentence[:300],
        "reason": waiver.reason,
        "until": waiver.until.isoformat() if waiver.until else "",
        "locale": waiver.locale.language_code,
    }
