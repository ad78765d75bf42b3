"""Who may do what with messages."""

from typing import Any

from django.db.models import Q, QuerySet
from wagtail.models import Locale

from hub.countries.models import Country
from hub.countries.permissions import locales_in_reach, locales_permitting, works_everywhere

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


def messages_seen(user: Any) -> QuerySet[BrandMessage]:
    """Return the origins of the messages that somebody knows of: another country's own ones are left out.

    Those of the source language are for every country to translate. What is not live of them is not: see `is_readable`.
    """
    mine = list(locales_in_reach(user).values_list("pk", flat=True))
    return BrandMessage.objects.origins().filter(Q(locale=Locale.get_default()) | Q(locale__in=mine))


def is_readable(user: Any) -> Q:
    """Return the condition that somebody may read a message's words: they are live, or of a locale worked on."""
    return Q(live=True) | Q(locale__in=list(message_locales(user).values_list("pk", flat=True)))


def countries_to_choose(user: Any) -> QuerySet[Country]:
    """Return the countries that somebody may write a message for."""
    if works_everywhere(user):
        return Country.objects.all()
    return Country.objects.filter(locale__in=message_locales(user))


def can_set_rules(user: Any, message: BrandMessage) -> bool:
    """Tell whether somebody may say where and when a stored message counts.

    A translation has no rules. Those of a message in the source language, or of one that other countries show, are the
    head office's.
    """
    if not message.is_origin:
        return False
    if works_everywhere(user):
        return True
    others = message.countries.exclude(pk__in=countries_to_choose(user).values("pk"))
    return message.locale_id != Locale.get_default().pk and not others.exists()
