"""Checks of one translated string against its source, by rule and without a model of the language.

They look for what can be known: a lost placeholder, a number that changed, a rule of typography. A translator who is
told of faults that are none stops reading, so where a rule has exceptions the checks keep quiet.
"""

from collections.abc import Callable, Iterable

from .endings import check_ending
from .findings import Code, Finding
from .machinery import check_addresses, check_links, check_nesting, check_placeholders, check_tags
from .numbers import check_numbers
from .pairs import Pair
from .segments import read_segment
from .spacing import check_invisible, check_spaces
from .typography import (
    check_arabic_marks,
    check_guillemets,
    check_mark_spaces,
    check_quotes,
    check_spanish_marks,
)
from .wording import check_doubled_words, check_length, check_sameness, emptiness, is_empty

__all__ = ["Code", "Finding", "check_translation"]

CHECKS: tuple[Callable[[Pair], Iterable[Finding]], ...] = (
    check_placeholders,
    check_links,
    check_addresses,
    check_tags,
    check_nesting,
    check_numbers,
    check_length,
    check_ending,
    check_mark_spaces,
    check_guillemets,
    check_quotes,
    check_spanish_marks,
    check_arabic_marks,
    check_sameness,
    check_doubled_words,
    check_invisible,
    check_spaces,
)


def check_translation(
    source: str, target: str, *, source_language: str, target_language: str, max_length: int | None = None
) -> list[Finding]:
    """Return what is wrong, or may be, with a translated string; nothing for a good one.

    Strings are plain text or HTML with inline tags, as wagtail-localize keeps them. Languages are codes such as "fr"
    or "fr-CA". `max_length` is in characters that a reader sees. Raises nothing, whatever the strings hold.
    """
    pair = Pair(
        read_segment(source),
        read_segment(target),
        source_language.lower().replace("_", "-"),
        target_language.lower().replace("_", "-"),
        max_length,
    )
    if is_empty(pair.target.text):
        return [] if is_empty(pair.source.text) else [emptiness(pair)]
    return [finding for check in CHECKS for finding in check(pair)]
