"""The text that a text was translated from."""

import logging
from typing import Any

from django.db.models import Model
from wagtail.models import DraftStateMixin, Locale, TranslatableMixin
from wagtail_localize.models import TranslationSource

logger = logging.getLogger(__name__)


def source_of(instance: Model) -> tuple[Any, Locale] | None:
    """Return the source of a translation and its locale, or None for a source text or one that has none.

    That is what the translators were given, else the live text in the source language.
    """
    if not isinstance(instance, TranslatableMixin) or not instance.locale_id:
        return None
    given = TranslationSource.objects.filter(object_id=instance.translation_key).select_related("locale").first()
    if given is None:
        return live_source(instance)
    if given.locale_id == instance.locale_id:
        return None
    try:
        return given.as_instance(), given.locale
    except Exception:  # what was given is of an older schema, or its page is gone
        logger.info("The source of %s %s cannot be read", instance._meta.label, instance.pk, exc_info=True)
        return live_source(instance)


def live_source(instance: Any) -> tuple[Any, Locale] | None:
    locale = Locale.get_default()
    if instance.locale_id == locale.pk:
        return None
    rows = type(instance)._default_manager.filter(translation_key=instance.translation_key, locale=locale)
    if isinstance(instance, DraftStateMixin):
        rows = rows.filter(live=True)
    found = rows.first()
    return (found, locale) if found else None
