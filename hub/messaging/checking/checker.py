"""The check of a text.

How many queries a text costs does not depend on how many terms, messages or blocks there are: none for what is known in
a locale once a process has read it, one for the waivers, and a few for the source of a translation.
"""

import datetime
from dataclasses import replace

from django.db.models import Model
from django.utils import timezone
from wagtail.models import Locale

from .findings import Found
from .kinds import locale_of
from .knowledge import knowledge_of
from .passages import Passage, Reading, block_of, is_markup, read_text
from .running import run_rules
from .sources import view_text
from .strings import StringChecker
from .waivers import mark_waived, read_waivers


class Checker:
    """Checks texts of one locale. To be made anew for each request or job; what it knows is kept by the process."""

    def __init__(self, locale: Locale, *, now: datetime.datetime | None = None) -> None:
        self.locale = locale
        self.now = now or timezone.now()
        self.knowledge = knowledge_of(locale)

    def check(self, instance: Model) -> list[Found]:
        """Return what there is to say of a page, snippet or settings, in the order of the text; waived ones marked."""
        text = view_text(self.knowledge, instance, read_text(instance), self.now)
        return mark_waived(read_waivers(instance, self.locale), run_rules(text))

    def check_passage(self, instance: Model, path: str, raw: str, is_rich: bool | None = None) -> list[Found]:
        """Return the findings at one path, as if its text were `raw`: those that a check of the whole would have.

        `is_rich` says whether that is HTML; it is known for a passage that the instance has already.
        """
        reading = with_passage(read_text(instance), path, raw, is_rich)
        text = view_text(self.knowledge, instance, reading, self.now)
        text.focus = [each.path for each in reading.passages].index(path)
        return mark_waived(read_waivers(instance, self.locale), run_rules(text))

    def check_string(
        self, source: str, target: str, path: str, source_locale: Locale, instance: Model | None = None
    ) -> list[Found]:
        """Return the findings of one translated string. `StringChecker` reads once what many of a translation share."""
        return StringChecker(self.knowledge, source_locale, instance, self.now).check(source, target, path)


def check_text(instance: Model) -> list[Found]:
    """Check a text of any locale."""
    return Checker(locale_of(instance)).check(instance)


def with_passage(reading: Reading, path: str, raw: str, is_rich: bool | None) -> Reading:
    """Return a reading with another text at a path; with one more passage where there was none."""
    if reading.at(path) is None:
        rich = is_markup(raw) if is_rich is None else is_rich
        return Reading([*reading.passages, Passage(path, "", raw, block_of(path), rich)], reading.placed)
    passages = [replace(each, raw=raw) if each.path == path else each for each in reading.passages]
    return Reading(passages, reading.placed)
