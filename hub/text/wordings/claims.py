"""Finding claims that must be substantiated: superlatives, comparisons and absolutes.

By rule and by list of words, so what is found can be explained. A rule keeps quiet about everyday phrases: who is told
of claims that are none stops reading. Directive 2006/114/EC, article 4, and the ICC Advertising and Marketing
Communications Code, article 6, say why such claims need proof.
"""

import functools
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from .claim_words import RULES
from .sentences import base_of
from .unseen import UNSEEN_RUN
from .words import ARABIC_DRESS, MARKS, lower_turkish

Kind = Literal["superlative", "comparative", "absolute"]

KINDS: tuple[Kind, ...] = ("superlative", "comparative", "absolute")
# The same length, so that offsets stay: marks of other fonts, spaces that do not break, the forms of alif.
PLAIN = str.maketrans("’ʼ‘‐‑\u00a0\u202f\u2009\u2007\t％", "'''--     %")
ALIFS = str.maketrans("أإآٱ", "اااا")
CLUSTER = re.compile(f".[{MARKS}]*", re.DOTALL)


@dataclass(frozen=True)
class Claim:
    start: int
    end: int
    kind: Kind


def find_claims(text: str, language: str) -> list[Claim]:
    """Return the claims of a text in their order, none across another; none for a language without rules."""
    base = base_of(language)
    if base not in RULES:
        return []
    plain, places = flatten(text, base)
    ordinary = [match.span() for match in compile_ordinary(base).finditer(plain)]
    claims = []
    end = 0
    for start, stop, kind in sorted(find_candidates(plain, base), key=lambda found: (found[0], -found[1])):
        if start >= end and not any(low < stop and start < high for low, high in ordinary):
            claims.append(Claim(places[start][0], places[stop - 1][1], kind))
            end = stop
    return claims


def find_candidates(plain: str, language: str) -> Iterator[tuple[int, int, Kind]]:
    for kind, pattern in compile_kinds(language):
        for match in pattern.finditer(plain):
            if match[0].strip():
                start = match.end() - len(match[0].lstrip())
                yield start, start + len(match[0].strip()), kind


@functools.cache
def compile_kinds(language: str) -> list[tuple[Kind, re.Pattern[str]]]:
    """Return one expression for each list, since one for all would hide a claim behind a shorter one before it."""
    rules = RULES[language]
    lists = (rules.superlative, rules.comparative, rules.absolute)
    return [(kind, compile_words(words, language)) for kind, words in zip(KINDS, lists, strict=True)]


@functools.cache
def compile_ordinary(language: str) -> re.Pattern[str]:
    return compile_words(RULES[language].ordinary, language)


def compile_words(words: tuple[str, ...], language: str) -> re.Pattern[str]:
    rules = RULES[language]
    listed = "|".join(words).translate(ALIFS).replace("’", "'")
    return re.compile(f"{rules.before}(?:{listed}){rules.after}", re.IGNORECASE)


def flatten(text: str, language: str) -> tuple[str, Sequence[tuple[int, int]]]:
    """Return a text as the rules are written, and the place of each of its characters in the text.

    It is composed, with plain marks, and without what is not seen.
    """
    if language != "ar" and unicodedata.is_normalized("NFC", text) and not UNSEEN_RUN.search(text):
        return lower_turkish(text, language).translate(PLAIN), list(
            zip(range(len(text)), range(1, len(text) + 1), strict=True)
        )
    plain: list[str] = []
    places: list[tuple[int, int]] = []
    for match in CLUSTER.finditer(text):
        piece = UNSEEN_RUN.sub("", unicodedata.normalize("NFC", match[0]))
        piece = ARABIC_DRESS.sub("", piece) if language == "ar" else piece
        plain.append(piece)
        places.extend([match.span()] * len(piece))
    return lower_turkish("".join(plain), language).translate(PLAIN).translate(ALIFS), places
