"""What is looked for, and what is found."""

from collections.abc import Hashable
from dataclasses import dataclass
from enum import StrEnum


class Case(StrEnum):
    ANY = "any"
    AS_WRITTEN = "as_written"


class Certainty(StrEnum):
    EXACT = "exact"
    LEMMA = "lemma"
    STEM = "stem"  # probable: the words begin alike, and no dictionary says that they are one


@dataclass(frozen=True)
class Term:
    """A word or several. `forms` are found as they are; in an exception ("Apple pie") the term is not meant."""

    key: Hashable
    text: str
    case: Case = Case.ANY
    forms: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    inflects: bool = True


@dataclass(frozen=True)
class Match:
    """`text[start:end]` is the term, without what a language writes before and after it (l'eau, İstanbul'da)."""

    key: Hashable
    term: Term
    start: int
    end: int
    certainty: Certainty
