"""Who may do what with messages."""

from typing import Any

from django.db.models import QuerySet
from wagtail.models import Locale

from hub.countries.permissions import locales_permitting, works_everywhere

from .models import BrandMessage


def can_withdraw(user: Any, message: BrandMessage) -> bool:
    """Tell whether somebody may take a message off every page: who may delete it, and works in every country."""
    mine = locales_permitting(user, "messaging.delete_brandmessage")
    return works_everywhere(user) and mine.filter(pk=message.locale_id).exists()


def message_locales(user: Any) -> QuerySet[Locale]:
    """Return the locales in which somebody has anything to do with messages."""
    verbs = ("add", "change", "delete", "publish")
    return locales_permitting(user, *(f"messaging.{verb}_brandmessage" for verb in verbs))


def can_see_messages(user: Any) -> bool:
    return message_locales(user).exists()
