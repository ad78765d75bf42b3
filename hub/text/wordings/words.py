"""The words of a text and their places, folded for comparing."""

import re
import unicodedata
from dataclasses import dataclass

from hub.text.folding import fold_with_offsets

from .sentences import base_of
from .unseen import UNSEEN, drop_unseen

MARKS = "".join(chr(code) for code in range(0x3000) if unicodedata.category(chr(code)).startswith("M"))
# Scripts that put no space between words: each of their characters counts as a word here.
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
WORD = re.compile(f"[{UNSPACED}]|(?:(?![{UNSPACED}])[^\\W_]|[{MARKS}])+")
IS_UNSPACED = re.compile(f"[{UNSPACED}]")
TATWEEL = "ـ"
# Arabic vowel signs and the lengthening of a line: a text is the same with and without.
ARABIC_DRESS = re.compile(f"[{TATWEEL}\u064b-\u0652\u0670]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word without case and accents, and where it stands in the text as that was given."""

    folded: str
    start: int
    end: int


def find_words(text: str, language: str) -> list[Word]:
    folded, offsets = fold_with_offsets(lower_turkish(text, language))
    found = []
    for match in WORD.finditer(folded):
        start, end = offsets[match.start()], offsets[match.end() - 1] + 1
        while end < len(text) and (unicodedata.combining(text[end]) or text[end] in UNSEEN):
            end += 1
        found.append(Word(match[0].replace(TATWEEL, ""), start, end))
    return [word for word in found if word.folded]


def dress(word: str, language: str) -> str:
    """Return a word as its accents tell it from others, whatever its case."""
    plain = unicodedata.normalize("NFKC", drop_unseen(lower_turkish(word, language))).casefold()
    return ARABIC_DRESS.sub("", unicodedata.normalize("NFKC", plain))


def lower_turkish(text: str, language: str) -> str:
    """Give the two capitals I of Turkish and Azeri their own small letters; the length stays."""
    return text.replace("I", "ı").replace("İ", "i") if base_of(language) in ("tr", "az") else text


def count_words(words: list[str]) -> float:
    """Return how many words a text has: two characters of an unspaced script are about one."""
    return sum(0.5 if IS_UNSPACED.match(word) else 1 for word in words)
