"""The strings of a translation, one by one, with the findings that they have in the whole."""

import datetime
from functools import cached_property
from typing import Any

from django.db.models import Model
from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import Translation

from hub.editorial.strings.pieces import pieces_of

from .elsewhere import Elsewhere, read_elsewhere
from .findings import Found
from .knowledge import Knowledge, knowledge_of
from .passages import Passage, Reading, block_of, is_markup, read_text
from .running import run_rules
from .sources import view_text
from .views import TextView, paragraphs_of
from .waivers import Standing, mark_waived, read_waivers


class StringChecker:
    """Checks strings as wagtail-localize keeps them, plain or with inline tags.

    `instance` is the translation that they belong to, if there is one: what stands before a string, the type of the
    text and its waivers count, and are read once for all strings.
    """

    def __init__(
        self,
        knowledge: Knowledge,
        source_locale: Locale,
        instance: Model | None = None,
        now: datetime.datetime | None = None,
    ) -> None:
        self.knowledge = knowledge
        self.source_knowledge = knowledge_of(source_locale)
        self.instance = instance
        self.now = now or timezone.now()

    def check(self, source: str, target: str, path: str) -> list[Found]:
        """Return the findings of a string; their offsets are those of its own plain text.

        An empty source stands for one that is not known.
        """
        original, passage = (Passage(path, "", raw, block_of(path), is_markup(raw)) for raw in (source, target))
        before = what_stands_before(self.whole.reading, self.whole.source, original)
        reading = Reading([*before, passage], [])
        text = TextView(
            self.knowledge,
            self.instance,
            reading,
            self.now,
            self.whole.kind_ids,
            Reading([original] if source.strip() else [], []),
            self.source_knowledge,
            len(before),
        )
        if self.instance is not None:
            text.elsewhere = self.elsewhere
        return mark_waived(self.standing, run_rules(text))

    @cached_property
    def whole(self) -> TextView:
        reading = read_text(self.instance) if self.instance is not None else Reading([], [])
        return view_text(self.knowledge, self.instance, reading, self.now)

    @cached_property
    def standing(self) -> Standing:
        return read_waivers(self.instance, self.knowledge.locale) if self.instance is not None else {}

    @cached_property
    def elsewhere(self) -> Elsewhere:
        return read_elsewhere(self.instance, self.knowledge.locale, [pair.source_text for pair in self.whole.pairs])


def check_translation(translation: Translation) -> dict[str, list[Found]]:
    """Return the findings of the strings that are translated, by the key of their piece.

    The number of queries does not depend on the number of strings.
    """
    checker = StringChecker(
        knowledge_of(translation.target_locale), translation.source.locale, translated_instance(translation)
    )
    pieces = pieces_of(translation)
    return {key: checker.check(piece.source, piece.text, piece.path) for key, piece in pieces.items() if piece.text}


def translated_instance(translation: Translation) -> Any:
    """Return the translation with the words that are stored for it, not saved; None where it has no row yet."""
    try:
        return translation.source.get_ephemeral_translated_instance(translation.target_locale, fallback=True)
    except Exception:  # there is no row yet, or the source is gone: the strings can be checked by themselves
        return None


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
