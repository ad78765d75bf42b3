"""Translations for tests."""

from typing import Any

from wagtail.models import DraftStateMixin
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from tests.factories import make_locale


def begin_translation(source: Any, code: str = "fr") -> Translation:
    """Return a translation that is begun, with no string translated."""
    found = TranslationSource.get_or_create_from_instance(source)[0]
    translation: Translation = Translation.objects.get_or_create(source=found, target_locale=make_locale(code))[0]
    translation.save_target(publish=not isinstance(source, DraftStateMixin))
    return translation


def write_string(translation: Translation, path: str, text: str) -> None:
    """Store the translation of one string."""
    segment = StringSegment.objects.get(source=translation.source, context__path=path)
    StringTranslation.objects.update_or_create(
        translation_of=segment.string,
        context=segment.context,
        locale=translation.target_locale,
        defaults={"data": text, "translation_type": "manual"},
    )


def finish_translation(translation: Translation, prefix: str = "FR ") -> None:
    """Translate every string by putting something before it."""
    for segment in StringSegment.objects.filter(source=translation.source).select_related("string"):
        write_string(translation, segment.context.path, f"{prefix}{segment.string.data}")


def draft_of(translation: Translation) -> Any:
    """Return the latest draft of a translated page."""
    return translation.get_target_instance().get_latest_revision_as_object()
