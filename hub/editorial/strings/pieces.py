"""The strings of a translation as they are stored."""

import hashlib
from dataclasses import dataclass

from wagtail_localize.models import StringSegment, StringTranslation, Translation


@dataclass(frozen=True)
class Piece:
    """A string where it stands, with its translation if there is one."""

    key: str
    path: str
    source: str
    string_id: int
    context_id: int
    stored: StringTranslation | None

    @property
    def text(self) -> str:
        return self.stored.data if self.stored else ""

    @property
    def is_unfinished(self) -> bool:
        """Tell whether somebody still has to look at the translation: it has an error, or a machine made it."""
        machine = StringTranslation.TRANSLATION_TYPE_MACHINE
        return bool(self.stored and (self.stored.has_error or self.stored.translation_type == machine))


def key_of(path: str, source: str) -> str:
    """Return what names a string within its translation: the same words elsewhere may be translated otherwise."""
    return hashlib.sha256(f"{path}\0{source}".encode("utf-8", "surrogatepass")).hexdigest()[:32]


def pieces_of(translation: Translation) -> dict[str, Piece]:
    """Return a translation's strings by key, in the order in which they stand; the same one twice is one."""
    stored = StringTranslation.objects.filter(
        locale_id=translation.target_locale_id, context__object_id=translation.source.object_id
    )
    by_place = {(row.translation_of_id, row.context_id): row for row in stored}
    segments = StringSegment.objects.filter(source_id=translation.source_id).select_related("string", "context")
    found: dict[str, Piece] = {}
    for segment in segments.order_by("order", "pk"):
        path, source = segment.context.path, segment.string.data
        key = key_of(path, source)
        place = (segment.string_id, segment.context_id)
        found.setdefault(key, Piece(key, path, source, *place, by_place.get(place)))
    return found
