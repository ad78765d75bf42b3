"""The brand messages as the check needs them: what they say in a locale, and whether a page there would show them."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Locale, ModelLogEntry, Revision

from hub.text.wordings.likeness import Known

from ..models import BrandMessage, WhenMissing
from ..reading import Absence

FORMS = ("text", "short_text")
OLD = "old"
# Fewer words than these are said by anybody.
FEWEST_WORDS, FEWEST_CHARACTERS = 3, 12


@dataclass(frozen=True)
class Message:
    """A message in a locale: its rules, and its words there if they are live."""

    key: str
    kind: str
    valid_from: datetime.datetime | None
    valid_until: datetime.datetime | None
    is_withdrawn: bool
    is_for_locale: bool
    when_missing: str
    text: str = ""
    short_text: str = ""
    is_live: bool = False
    is_borrowed: bool = False

    def absence(self, now: datetime.datetime) -> str:
        """Return why pages of the locale show nothing of it, as `hub.messaging.reading` decides; empty for shown."""
        if self.is_withdrawn:
            return Absence.WITHDRAWN
        if self.valid_until is not None and self.valid_until <= now:
            return Absence.EXPIRED
        if not self.is_for_locale:
            return Absence.ELSEWHERE
        if self.valid_from is not None and self.valid_from > now:
            return Absence.SCHEDULED
        return "" if self.is_live or self.is_borrowed else Absence.MISSING


def read_messages(locale: Locale) -> dict[str, Message]:
    """Return by key the messages that a locale or the source language has; one query."""
    source_id = Locale.get_default().pk
    own: dict[str, Any] = {}
    source: dict[str, Any] = {}
    for row in BrandMessage.objects.filter(locale_id__in=(locale.pk, source_id)).with_rules(locale.pk).order_by("pk"):
        if row.locale_id == locale.pk:
            own[row.key] = row
        if row.locale_id == source_id:
            source[row.key] = row
    return {key: as_message(own.get(key), source.get(key)) for key in {**source, **own}}


def as_message(own: Any, source: Any) -> Message:
    rules = source or own
    has_words = own is not None and own.live
    is_borrowed = not has_words and rules.when_missing == WhenMissing.SOURCE and source is not None and source.live
    return Message(
        *(rules.key, rules.kind, rules.valid_from, rules.valid_until, rules.is_withdrawn, rules.is_for_locale),
        *(rules.when_missing, own.text if has_words else "", own.short_text if has_words else "", has_words),
        is_borrowed,
    )


def known_texts(messages: dict[str, Message], locale: Locale) -> list[Known]:
    """Return the words of old and new messages. A key is (message key, field), of old words (message key, "old")."""
    now = [
        Known((each.key, name), getattr(each, name))
        for each in messages.values()
        for name in FORMS
        if is_telling(getattr(each, name))
    ]
    current = {squeezed(known.text) for known in now}
    old = {(key, squeezed(text)): Known((key, OLD), text) for key, text in read_old_texts(locale)}
    return now + [known for (_key, text), known in old.items() if text not in current]


def read_old_texts(locale: Locale) -> Iterator[tuple[str, str]]:
    """Yield the key and words of each version of a message that was live before in a locale."""
    kind = ContentType.objects.get_for_model(BrandMessage)
    published = ModelLogEntry.objects.filter(
        content_type=kind, action="wagtail.publish", revision_id__isnull=False
    ).values("revision_id")
    rows = dict(BrandMessage.objects.filter(locale=locale).values_list("pk", "key"))
    revisions = Revision.objects.filter(base_content_type=kind, pk__in=published).order_by("pk")
    for object_id, content in revisions.values_list("object_id", "content").iterator():
        key = rows.get(int(object_id))
        for name in FORMS:
            text = content.get(name) or ""
            if key is not None and is_telling(text):
                yield key, text


def is_telling(text: str) -> bool:
    return len(text) >= FEWEST_CHARACTERS and (len(text.split()) >= FEWEST_WORDS or not text.isascii())


def squeezed(text: str) -> str:
    return " ".join(text.split()).casefold()
