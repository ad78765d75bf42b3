"""What a log entry keeps of its own, so that it means the same when its person, page or country is gone."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model
from wagtail.models import BaseLogEntry, Locale, Page, PageLogEntry

from hub.countries.models import Country

LOCALE, USER_NAME = "locale", "user_name"


def complete(entry: BaseLogEntry) -> None:
    """Write into a new entry's `data` who did it, and the language code of its locale, unless its writer has."""
    if entry.user_id and USER_NAME not in entry.data:
        entry.data[USER_NAME] = str(entry.user_display_name)
    if LOCALE not in entry.data:
        code = code_of_page(entry) if isinstance(entry, PageLogEntry) else code_of_object(entry)
        entry.data |= {LOCALE: code} if code else {}


def code_of_page(entry: PageLogEntry) -> str | None:
    if PageLogEntry.page.is_cached(entry):
        return str(entry.page.locale.language_code)
    return Page.objects.filter(pk=entry.page_id).values_list("locale__language_code", flat=True).first()


def code_of_object(entry: Any) -> str | None:
    """Return the language code of an object that belongs to a locale, or None."""
    model = ContentType.objects.get_for_id(entry.content_type_id).model_class() if entry.content_type_id else None
    if model is None or not has_locale(model):
        return None
    found = model._base_manager.filter(pk=entry.object_id).values_list("locale__language_code", flat=True)
    return found.first()


def has_locale(model: type[Model]) -> bool:
    try:
        return model._meta.get_field("locale").related_model is Locale
    except FieldDoesNotExist:
        return False


def refuse_change(entry: BaseLogEntry) -> None:
    """Raise TypeError for an entry that is stored already."""
    if not entry._state.adding:
        raise TypeError(f"{type(entry).__name__} is append-only")


def country_kind() -> ContentType:
    return ContentType.objects.get_for_model(Country)
