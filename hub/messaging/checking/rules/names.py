"""Names of the brand: the same in every language, letter for letter."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from hub.text.folding import fold
from hub.text.wordings.lookalikes import find_lookalikes

from ...models import Severity
from ..findings import REPLACE, Fix
from ..lexicon import Word
from ..names import NameIndex, is_inflected
from ..views import Hit, Pair, PassageView
from .rule import Rule

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def find_altered(view: PassageView) -> Iterator[Hit]:
    """Look for names that are divided otherwise, lack an accent, or have one letter more, fewer or another."""
    text, places = view.seen
    known = [(match.start, match.end) for match, _word in view.matches]
    for first, last, word, is_sure in view.knowledge.names.find(text):
        written, start, end = text[first:last], places[first], places[last - 1] + 1
        if written.casefold() == word.text.casefold():  # capitals are another rule's
            continue
        if is_inflected(written, word.text) or covers(known, start, end):
            continue
        if not view.is_in_address(start):
            fix = Fix(REPLACE, text=word.text)
            yield Hit(view, word.text, start, end, {"term": word.text}, word.severity, not is_sure, fix)


def covers(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Tell whether the words are a term of the glossary: then they are that, or their capitals are told of."""
    return any(first <= start and end <= last for first, last in spans)


def find_translated(pair: Pair) -> Iterator[Hit]:
    """Look for names of the source that the translation has not; an altered one is told of as that."""
    there = fold(pair.text)
    squeezed = NameIndex.squeeze(pair.text)
    for word in names_in(pair):
        if fold(word.text) not in there and NameIndex.squeeze(word.text) not in squeezed and not is_altered(pair, word):
            yield Hit(
                pair.target,
                word.text,
                params={"term": word.text},
                severity=word.severity,
                sentence=pair.text,
                excerpt=word.text,
            )


def names_in(pair: Pair) -> list[Word]:
    """Return the names that the source paragraph has."""
    first, last = pair.source_span
    mine = {word.pk: word for word in pair.target.knowledge.lexicon.names}
    found = {word.pk for match, word in pair.source.matches if word.is_name and first <= match.start < last}
    return [mine[key] for key in sorted(found & mine.keys())]


def is_altered(pair: Pair, word: Word) -> bool:
    return any(hit.subject == word.text for hit in find_altered(pair.target)) or any(
        hit.subject == word.text for hit in find_look_alikes(pair.target)
    )


def find_look_alikes(view: PassageView) -> Iterator[Hit]:
    """Look for names with letters of another script, digits for letters, or characters that nobody sees."""
    by_text = {word.text: word for word in view.knowledge.lexicon.names}
    for found in find_lookalikes(view.text, by_text):
        word = by_text[found.name]
        params = {"term": word.text, "variant": found.kind}
        fix = Fix(REPLACE, text=word.text)
        yield Hit(view, word.text, found.start, found.end, params, word.severity, fix=fix)


RULES = (
    Rule(
        "name_altered",
        Severity.WARNING,
        _("Altered name"),
        _("A name that is written otherwise than in the glossary."),
        in_passage=find_altered,
    ),
    Rule(
        "name_translated",
        Severity.WARNING,
        _("Translated name"),
        _("A name of the source text that the translation has not: names stay as they are."),
        in_pair=find_translated,
    ),
    Rule(
        "lookalike_name",
        Severity.WARNING,
        _("Look-alike name"),
        _("A name with letters that only look like its own, or with invisible characters."),
        in_passage=find_look_alikes,
    ),
)
