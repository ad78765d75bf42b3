"""Writing translated strings, by whichever way they came."""

from collections.abc import Iterable
from typing import Any

from django.utils.timezone import now
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.strings import StringValue

from .pieces import Piece

CHANGED = ("data", "translation_type", "tool_name", "last_translated_by", "has_error", "field_error", "updated_at")
LONGEST_TITLE = 255


def store_strings(
    translation: Translation, user: Any, stored: Iterable[tuple[Piece, str]], tool_name: str = ""
) -> None:
    """Store what somebody wrote, or sent by a tool, in as many queries for one string as for a hundred.

    An empty text takes the translation of its string away.
    """
    stored = list(stored)
    emptied = [piece.stored.pk for piece, text in stored if not text and piece.stored]
    if emptied:
        StringTranslation.objects.filter(pk__in=emptied).delete()
    written = [(piece, text) for piece, text in stored if text]
    StringTranslation.objects.bulk_create(
        [row_of(translation, user, piece, text, tool_name) for piece, text in written],
        update_conflicts=True,
        unique_fields=["locale", "translation_of", "context"],
        update_fields=CHANGED,
    )
    show_title(translation, written)


def row_of(translation: Translation, user: Any, piece: Piece, text: str, tool_name: str) -> StringTranslation:
    return StringTranslation(
        translation_of_id=piece.string_id,
        context_id=piece.context_id,
        locale_id=translation.target_locale_id,
        data=text,
        translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
        tool_name=tool_name,
        last_translated_by=user,
        has_error=False,
        field_error="",
        updated_at=now(),
    )


def show_title(translation: Translation, written: Iterable[tuple[Piece, str]]) -> None:
    """Show a new title in the explorer, as the library does where it saves one string."""
    for piece, text in written:
        if piece.path == "title":
            title = StringValue(text).render_text()[:LONGEST_TITLE]
            pages = Page.objects.filter(translation_key=translation.source.object_id)
            pages.filter(locale_id=translation.target_locale_id).update(draft_title=title)
