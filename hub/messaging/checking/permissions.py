"""Who may answer for a finding."""

from typing import Any

from django.db.models import Model

from hub.countries.permissions import locales_permitting

from ..models import Waiver
from .findings import Found
from .kinds import locale_of
from .registry import FAILED


def can_waive(user: Any, instance: Model, found: Found | None = None) -> bool:
    """Tell whether somebody may waive findings in a text; that a rule did not work is no finding to answer for."""
    if found is not None and found.rule == FAILED.code:
        return False
    return instance.pk is not None and holds(user, locale_of(instance).pk)


def can_end_waiver(user: Any, waiver: Waiver) -> bool:
    return holds(user, waiver.locale_id)


def holds(user: Any, locale_id: int) -> bool:
    return locales_permitting(user, "messaging.add_waiver").filter(pk=locale_id).exists()
