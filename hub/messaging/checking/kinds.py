"""What kind of text an instance is, and whose."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from wagtail.models import Locale, Page


def locale_of(instance: Any) -> Locale:
    """Return the locale of a text; the source language for what belongs to none."""
    found = getattr(instance, "locale", None)
    return found if isinstance(found, Locale) else Locale.get_default()


def kind_ids_of(instance: Model | None) -> frozenset[int]:
    """Return the content types that a text counts as."""
    if instance is None:
        return frozenset()
    return frozenset({ContentType.objects.get_for_model(instance).pk, base_kind_of(instance).pk})


def base_kind_of(instance: Model) -> ContentType:
    """Return the content type by which approvals, waivers and findings know a text."""
    return ContentType.objects.get_for_model(Page if isinstance(instance, Page) else instance)
