"""Regular expressions typed by people: refused where they can explode, and always cut off in time.

What slips past the analysis is caught by a trial on texts made from the pattern itself, and what slips past that by the
time limit of every search. Python's own `re` has none and cannot be interrupted; `regex` reads the same syntax.
"""

import functools
import re
import time
import warnings
from itertools import islice

import regex

from .pattern_trees import PatternRefused, make_probes, read_tree, refuse_explosive

__all__ = ["PatternRefused", "PatternTooSlow", "check_pattern", "find_pattern"]

MAX_LENGTH = 500
MAX_FOUND = 1000
# A probe that takes longer says that a page could take for ever.
PROBE_SECONDS = 0.1
TRIAL_SECONDS = 1.0


class PatternTooSlow(Exception):
    """A search took longer than it may."""


def check_pattern(pattern: str) -> None:
    """Return if a pattern may be used, raise PatternRefused with its reason if not. Takes about a second at most.

    Reasons: "empty", "too_long", "invalid", "backreference", "nested_repeat", "repeat_too_large", "empty_match" (it
    finds nothing, everywhere), "too_slow" (in a trial).
    """
    compiled = compile_pattern(pattern)
    if any(match and match.end() == 0 for match in map(compiled.match, ("", "a"))):
        raise PatternRefused("empty_match")
    end = time.monotonic() + TRIAL_SECONDS
    for probe in make_probes(pattern):
        try:
            search(compiled, probe, PROBE_SECONDS)
        except PatternTooSlow:
            raise PatternRefused("too_slow") from None
        if time.monotonic() > end:
            return


def find_pattern(pattern: str, text: str, seconds: float = 0.2) -> list[tuple[int, int]]:
    """Return where a pattern matches, without empty matches and the first thousand at most.

    Raises PatternTooSlow when that is not known within `seconds`, and PatternRefused as `check_pattern` does, but
    without the trial. Upper and lower case differ unless the pattern says `(?i)`.
    """
    return search(compile_pattern(pattern), text, seconds)


@functools.lru_cache(maxsize=256)
def compile_pattern(pattern: str) -> "regex.Pattern[str]":
    if not pattern:
        raise PatternRefused("empty")
    if len(pattern) > MAX_LENGTH:
        raise PatternRefused("too_long")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            refuse_explosive(read_tree(pattern))
            return regex.compile(pattern, cache_pattern=False)
    except (re.error, regex.error, RecursionError, OverflowError, MemoryError, Warning) as error:
        raise PatternRefused("invalid") from error


def search(compiled: "regex.Pattern[str]", text: str, seconds: float) -> list[tuple[int, int]]:
    try:
        matches = compiled.finditer(text, timeout=seconds)
        return list(islice((match.span() for match in matches if match.end() > match.start()), MAX_FOUND))
    except (TimeoutError, MemoryError) as error:
        raise PatternTooSlow from error
