"""The brand messages as the check needs them: what they say in a locale, and whether a page there would show them."""

import datetime
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Locale, ModelLogEntry, Revision

from hub.text.wordings.likeness import Known

from ..models import BrandMessage, Withdrawal

FORMS = ("text", "short_text")
# Fewer words than these are said by anybody.
FEWEST_WORDS, FEWEST_CHARACTERS = 3, 12


@dataclass(frozen=True)
class Message:
    """A message: its rules from the row in the source language, its words from the live row of the locale."""

    key: str
    kind: str
    valid_from: datetime.datetime | None
    valid_until: datetime.datetime | None
    country_locales: frozenset[int]
    when_missing: str
    is_withdrawn: bool
    withdrawn_because: str = ""
    text: str = ""
    short_text: str = ""
    is_live: bool = False

    def fault(self, now: datetime.datetime, locale_id: int) -> str:
        """Return why a page of a locale may not say it: withdrawn, expired, out_of_country, missing; empty for not."""
        if self.is_withdrawn:
            return "withdrawn"
        if self.valid_until is not None and self.valid_until <= now:
            return "expired"
        if self.country_locales and locale_id not in self.country_locales:
            return "out_of_country"
        is_early = self.valid_from is not None and now < self.valid_from
        return "missing" if is_early or not self.is_live else ""


def read_messages(locale: Locale) -> dict[str, Message]:
    """Return all messages by key; five queries."""
    live = BrandMessage.objects.filter(locale=locale, live=True).values_list("key", *FORMS)
    here = {key: (text, short) for key, text, short in live}
    countries = read_countries()
    withdrawn = dict(Withdrawal.objects.filter(lifted_at=None).values_list("translation_key", "reason"))
    fields = ("pk", "key", "kind", "valid_from", "valid_until", "when_missing", "translation_key")
    found = {}
    for pk, key, kind, begins, ends, when_missing, translation_key in BrandMessage.objects.origins().values_list(
        *fields
    ):
        is_withdrawn, words = translation_key in withdrawn, here.get(key, ("", ""))
        found[key] = Message(
            *(key, kind, begins, ends, countries[pk], when_missing, is_withdrawn, withdrawn.get(translation_key, "")),
            *(*words, key in here),
        )
    return found


def read_countries() -> defaultdict[int, frozenset[int]]:
    """Return the locales of the countries that a message is for, by the key of its row."""
    found: defaultdict[int, frozenset[int]] = defaultdict(frozenset)
    through = BrandMessage.countries.through.objects.values_list("brandmessage_id", "country__locale_id")
    for pk, locale_id in through:
        found[pk] |= {locale_id}
    return found


def known_texts(messages: dict[str, Message], locale: Locale) -> list[Known]:
    """Return the words of old and new messages. A key is (message key, field), of old words (message key, "old")."""
    now = [
        Known((each.key, name), getattr(each, name))
        for each in messages.values()
        for name in FORMS
        if is_telling(getattr(each, name))
    ]
    current = {squeezed(known.text) for known in now}
    old = {(key, squeezed(text)): Known((key, "old"), text) for key, text in read_old_texts(locale)}
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
