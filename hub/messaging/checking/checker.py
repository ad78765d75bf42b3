"""The check of a text.

How many queries a text costs does not depend on how many terms, messages or blocks there are: none for what is known in
a locale once a process has read it, one for the waivers, and a few for the source of a translation.
"""

import datetime
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django.db.models import Model
from django.utils import timezone
from wagtail.models import Locale

from .findings import Found
from .kinds import kind_ids_of, locale_of
from .knowledge import knowledge_of
from .passages import Passage, Reading, read_text
from .registry import RULES
from .rules.rule import Rule
from .running import run_rule
from .sources import source_of
from .views import TextView, paragraphs_of
from .waivers import mark_waived


class Checker:
    """Checks texts of one locale. To be made anew for each request or job; what it knows is kept by the process."""

    def __init__(self, locale: Locale, *, now: datetime.datetime | None = None) -> None:
        self.locale = locale
        self.now = now or timezone.now()
        self.knowledge = knowledge_of(locale)

    def check(self, instance: Model) -> list[Found]:
        """Return what there is to say of a page, snippet or settings, in the order of the text; waived ones marked."""
        return self.answer(instance, self.view(instance, read_text(instance)))

    def check_passage(self, instance: Model, path: str, raw: str) -> list[Found]:
        """Return the findings at one path, as if its text were `raw`: those that a check of the whole would have."""
        reading = with_passage(read_text(instance), path, raw)
        text = self.view(instance, reading)
        text.focus = next((at for at, each in enumerate(reading.passages) if each.path == path), None)
        return [] if text.focus is None else self.answer(instance, text)

    def check_string(
        self, source: str, target: str, path: str, source_locale: Locale, instance: Model | None = None
    ) -> list[Found]:
        """Return the findings of one translated string as wagtail-localize keeps it, plain or with inline tags.

        Offsets are those of the string's own plain text. `instance` is the translation that it belongs to, if there is
        one: what stands before the string, the type of the text and its waivers count.
        """
        original, passage = (Passage(path, "", raw, block_of(path), is_markup(raw)) for raw in (source, target))
        text = self.view(instance, Reading([], [])) if instance is not None else self.bare_view()
        before = [] if instance is None else what_stands_before(read_text(instance), text.source, original)
        text.reading, text.focus = Reading([*before, passage], []), len(before)
        text.source, text.source_knowledge = Reading([original], []), knowledge_of(source_locale)
        return self.answer(instance, text)

    def view(self, instance: Model, reading: Reading) -> TextView:
        given = source_of(instance)
        source: tuple[Any, Any] = (read_text(given[0]), knowledge_of(given[1])) if given else (None, None)
        return TextView(self.knowledge, instance, reading, self.now, kind_ids_of(instance), *source)

    def bare_view(self) -> TextView:
        return TextView(self.knowledge, None, Reading([], []), self.now)

    def answer(self, instance: Model | None, text: TextView) -> list[Found]:
        found = [one for rule in self.rules_for(text) for one in run_rule(rule, text)]
        order = {passage.path: place for place, passage in enumerate(text.reading.passages)}
        found.sort(key=lambda one: (order.get(one.path, len(order)), one.start or 0, one.rule, one.subject))
        return found if instance is None else mark_waived(instance, self.locale, found)

    def rules_for(self, text: TextView) -> Iterator[Rule]:
        for rule in RULES.values():
            setting = self.knowledge.setting(rule.code)
            if setting.is_on and setting.reach.includes(self.locale.pk, text.kind_ids):
                yield rule


def check_text(instance: Model) -> list[Found]:
    """Check a text of any locale."""
    return Checker(locale_of(instance)).check(instance)


def block_of(path: str) -> str:
    """Return the id of the block at the top of a stream that a path leads into; empty for a field."""
    return path.split(".")[1] if "." in path else ""


def is_markup(raw: str) -> bool:
    return "<" in raw or "&" in raw


def with_passage(reading: Reading, path: str, raw: str) -> Reading:
    """Return a reading with another text at a path; with one more passage where there was none."""
    if reading.at(path) is None:
        return Reading([*reading.passages, Passage(path, "", raw, block_of(path), is_markup(raw))], reading.placed)
    passages = [replace(each, raw=raw) if each.path == path else each for each in reading.passages]
    return Reading(passages, reading.placed)


def what_stands_before(reading: Reading, source: Reading | None, original: Passage) -> list[Passage]:
    """Return what is read before a string: the passages before its own, and the paragraphs before it in that."""
    paths = [each.path for each in reading.passages]
    place = paths.index(original.path) if original.path in paths else len(paths)
    before, own = reading.passages[:place], reading.at(original.path)
    whole = source.at(original.path) if source else None
    if own is None or whole is None:
        return before
    paragraphs = [whole.text[slice(*span)].strip() for span in paragraphs_of(whole.text)]
    number = paragraphs.index(original.text.strip()) if original.text.strip() in paragraphs else 0
    spans = paragraphs_of(own.text)[:number]
    return [*before, Passage(own.path, own.label, own.text[: spans[-1][1]], own.block_id)] if spans else before
