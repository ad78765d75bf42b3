"""A string and its translation, and the ways to report on them."""

from dataclasses import dataclass

from .findings import Code, Finding
from .segments import Segment


@dataclass(frozen=True)
class Pair:
    """A string and its translation. Languages are lower-case codes such as "fr" or "fr-ca"."""

    source: Segment
    target: Segment
    source_language: str
    target_language: str
    max_length: int | None = None


def base_of(language: str) -> str:
    """Return the language without its country."""
    return language.partition("-")[0]


def at(target: Segment, start: int, end: int, code: Code, /, is_blocking: bool = False, **params: str | int) -> Finding:
    """Return a finding at a piece of the target's text."""
    first, last = target.span(start, end)
    return Finding(code, params, target.text[start:end], first, last, is_blocking)


def lacking(excerpt: str, code: Code, /, is_blocking: bool = False, **params: str | int) -> Finding:
    """Return a finding on what the source has and the target has not."""
    return Finding(code, params, excerpt, None, None, is_blocking)
