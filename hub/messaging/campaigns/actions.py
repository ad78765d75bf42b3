"""What is done in a cell of the matrix."""

import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import Translation, TranslationSource

from hub.countries.models import Country
from hub.editorial.permissions import translatable_locales

from ..models import BrandMessage, Campaign, CampaignCell
from .permissions import can_remind

# A little less than a day, so that somebody who reminds every morning is not refused for a minute.
REMINDER_REST = datetime.timedelta(hours=20)


def may_translate(user: Any, message: BrandMessage, locale: Locale) -> bool:
    """Tell whether somebody may begin or bring up to date a message's translation: its source has to be approved."""
    is_translated = message.live and message.locale_id != locale.pk
    return is_translated and translatable_locales(user).filter(pk=locale.pk).exists()


@transaction.atomic
def translate_message(message: BrandMessage, locale: Locale, user: Any) -> Translation:
    """Return a message's translation with a draft that has the newest source text.

    Raises PermissionDenied where the user may not, or where the draft is locked.
    """
    if not may_translate(user, message, locale):
        raise PermissionDenied
    source, is_new = TranslationSource.get_or_create_from_instance(message)
    translation = Translation.objects.get_or_create(source=source, target_locale=locale)[0]
    if not translation.enabled:
        translation.enabled = True
        translation.save(update_fields=["enabled"])
    if not is_new and is_behind(message, source):
        source.update_from_db()
    translation.save_target(user=user, publish=False)
    return translation


def is_behind(message: BrandMessage, source: TranslationSource) -> bool:
    """Tell whether a message was published after its text was last taken over for its translators."""
    published_at = message.last_published_at
    return published_at is not None and published_at > source.last_updated_at


@transaction.atomic
def claim_reminder(user: Any, campaign: Campaign, message: BrandMessage, country: Country) -> int | None:
    """Note that the people of a cell are reminded now, and return the cell's key; None if that was done today.

    Raises PermissionDenied if the user may not have them reminded.
    """
    if not can_remind(user, country):
        raise PermissionDenied
    cell = CampaignCell.objects.get_or_create(campaign=campaign, message=message, country=country)[0]
    now = timezone.now()
    rested = Q(reminded_at=None) | Q(reminded_at__lt=now - REMINDER_REST)
    taken = CampaignCell.objects.filter(rested, pk=cell.pk).update(reminded_at=now)
    return cell.pk if taken else None
