"""What readers see of messages, wherever they are placed: one query for any number of them."""

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.conf import settings
from django.db.models import Q
from django.utils import timezone, translation
from wagtail.models import Locale

from .models import BrandMessage, WhenMissing


class Absence(StrEnum):
    """Why a message shows nothing."""

    UNKNOWN = "unknown"  # there is none of this key
    MISSING = "missing"  # nothing is live of it in this language
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    SCHEDULED = "scheduled"
    ELSEWHERE = "elsewhere"  # it is for other countries


@dataclass(frozen=True)
class Shown:
    """A message as it stands now in one locale. Where `absence` is set, its texts are empty and nothing is shown."""

    key: str
    text: str = ""
    short_text: str = ""
    kind: str = ""
    language: str = ""
    # Whether the words are those of the source language, since the own one has none.
    is_borrowed: bool = False
    absence: Absence | None = None
    # Whether a page with it may not go live.
    is_blocking: bool = False
    # When that changes by itself next.
    changes_at: datetime.datetime | None = None

    def in_form(self, form: str) -> str:
        """Return the full text, or for the form "short" the short one if there is one."""
        return (self.short_text or self.text) if form == "short" else self.text

    @property
    def is_shown(self) -> bool:
        return self.absence is None


def read_messages(keys: Iterable[str], locale_id: int, moment: datetime.datetime | None = None) -> dict[str, Shown]:
    """Return what a locale's pages show of messages at a moment, by key; every key that was asked for is there."""
    wanted = set(keys)
    if not wanted:
        return {}
    in_reach = Q(locale_id=locale_id) | Q(locale__language_code=settings.LANGUAGE_CODE)
    rows = BrandMessage.objects.filter(in_reach, key__in=wanted).with_rules(locale_id).select_related("locale")
    own: dict[str, BrandMessage] = {}
    source: dict[str, BrandMessage] = {}
    for row in rows:
        if row.locale_id == locale_id:
            own[row.key] = row
        if row.locale.language_code == settings.LANGUAGE_CODE:
            source[row.key] = row
    now = moment or timezone.now()
    return {key: show(key, own.get(key), source.get(key), now) for key in wanted}


def show(key: str, own: BrandMessage | None, source: BrandMessage | None, now: datetime.datetime) -> Shown:
    """Return what is shown of a message; its rules are those of the row in the source language, if it has one."""
    rules = source or own
    if rules is None:
        return Shown(key, absence=Absence.UNKNOWN)
    changes_at = rules.next_change(now)
    absence = absence_by_rule(rules, now)
    if absence is None and own is not None and own.live:
        return shown_from(own, rules, changes_at)
    if absence is None and rules.when_missing == WhenMissing.SOURCE and source is not None and source.live:
        return shown_from(source, rules, changes_at, is_borrowed=True)
    is_blocking = absence is None and rules.when_missing == WhenMissing.BLOCK
    return Shown(
        key, kind=rules.kind, absence=absence or Absence.MISSING, is_blocking=is_blocking, changes_at=changes_at
    )


def absence_by_rule(rules: BrandMessage, now: datetime.datetime) -> Absence | None:
    """Return why a message is shown nowhere in a locale, whatever its language has. `rules` comes `with_rules`."""
    if rules.is_withdrawn:
        return Absence.WITHDRAWN
    if rules.valid_until is not None and rules.valid_until <= now:
        return Absence.EXPIRED
    if not rules.is_for_locale:
        return Absence.ELSEWHERE
    return Absence.SCHEDULED if rules.valid_from is not None and rules.valid_from > now else None


def shown_from(
    row: BrandMessage, rules: BrandMessage, changes_at: datetime.datetime | None, is_borrowed: bool = False
) -> Shown:
    return Shown(
        row.key,
        row.text,
        row.short_text,
        rules.kind,
        row.locale.language_code,
        is_borrowed,
        changes_at=changes_at,
    )


def read_message(key: str, locale_id: int) -> Shown:
    return read_messages([key], locale_id)[key]


def message_in_language(key: str, form: str = "full") -> str:
    """Return a message's words in the active language, for mails and other texts that are no pages; else nothing."""
    locale = Locale.objects.filter(language_code=translation.get_language()).first() or Locale.get_default()
    return read_message(key, locale.pk).in_form(form)


def first_change(messages: Collection[Shown]) -> datetime.datetime | None:
    """Return when something of what is shown changes by itself, or None."""
    return min((message.changes_at for message in messages if message.changes_at), default=None)
