"""Names that read right and are not: another script's letters, digits for letters, characters that nobody sees.

They slip past every check that compares characters, search does not find them, and a screen reader spells them out.
The comparison is by skeletons, in the sense of Unicode Technical Standard 39, section 4.
"""

import functools
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from .confusables import CONFUSABLES, latin_of
from .unseen import UNSEEN, drop_unseen
from .words import MARKS, UNSPACED

Kind = Literal["invisible", "lookalike"]

UNSEEN_CLASS = re.escape("".join(sorted(UNSEEN)))
# Korean puts its particles behind a Latin name without a space, as Japanese does.
APART = f"{UNSPACED}\uac00-\ud7a3"
LETTER = f"(?![{APART}])[^\\W_]"
WORD = re.compile(f"{LETTER}(?:[{UNSEEN_CLASS}{MARKS}]*(?:{LETTER}|[{MARKS}]))*")
CLUSTER = re.compile(f".[{MARKS}]*", re.DOTALL)
# What may part the words of a name.
GAP = re.compile(r"\W{1,3}")
# For finding candidates only: what looks alike in some case or other is one.
COARSE = str.maketrans("01il|", "ollll")
DIGITS = {"0": "o", "1": "li"}
SCRIPTS = {"Cyrillic": "\u0400-\u052f", "Greek": "\u0370-\u03ff\u1f00-\u1fff"}
LATIN_LETTERS = re.compile("[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff]+")
OTHER_LETTERS = {script: re.compile(f"[{letters}]+") for script, letters in SCRIPTS.items()}
OTHER_LETTER = re.compile(f"[{''.join(SCRIPTS.values())}]")


@dataclass(frozen=True)
class Lookalike:
    """A passage that reads as a name to the eye. "invisible": only characters that nobody sees make the difference."""

    start: int
    end: int
    name: str
    kind: Kind


@dataclass(frozen=True)
class MixedWord:
    """A word written in Latin letters and those of another script, "Cyrillic" or "Greek"."""

    start: int
    end: int
    script: str


def find_lookalikes(text: str, names: Iterable[str]) -> list[Lookalike]:
    """Return the passages that look like one of the names and are not written with its characters.

    Names in another case are names. So are words of a text in another script that only happen to look like a name.
    """
    index = index_names(tuple(names))
    words = list(WORD.finditer(text))
    found: list[Lookalike] = []
    for place, word in enumerate(words):
        if found and word.start() < found[-1].end:
            continue
        for name, parts in index.get(coarsen(word[0]), ()):
            lookalike = compare(text, words[place : place + len(parts)], name, parts)
            if lookalike:
                found.append(lookalike)
                break
    return found


def find_mixed_scripts(text: str) -> list[MixedWord]:
    """Return the words that mix Latin letters with Cyrillic or Greek ones that look Latin.

    Units and formulas (μm, TNFα) and Latin words with a Russian ending (SMSок) are ordinary.
    """
    if not OTHER_LETTER.search(text):
        return []
    return [
        MixedWord(*word.span(), script)
        for word in WORD.finditer(text)
        for script, letters in OTHER_LETTERS.items()
        if letters.search(word[0]) and LATIN_LETTERS.search(word[0]) and is_suspect(word[0], letters)
    ]


@functools.lru_cache(maxsize=8)
def index_names(names: tuple[str, ...]) -> dict[str, list[tuple[str, list[str]]]]:
    """Return the names and their words by the coarse skeleton of the first word, the longest first."""
    index: dict[str, list[tuple[str, list[str]]]] = {}
    for name in sorted(names, key=len, reverse=True):
        parts = [match[0] for match in WORD.finditer(name)]
        if parts:
            index.setdefault(coarsen(parts[0]), []).append((name, parts))
    return index


@functools.lru_cache(maxsize=8192)
def coarsen(word: str) -> str:
    if not word.isascii():
        word = "".join(map(latin_of, read_clusters(word)))
    return word.casefold().translate(COARSE)


def read_clusters(word: str) -> list[str]:
    """Return the letters of a word, each with its accents, without what nobody sees."""
    return CLUSTER.findall(unicodedata.normalize("NFC", drop_unseen(word)))


def compare(text: str, words: Sequence[re.Match[str]], name: str, parts: Sequence[str]) -> Lookalike | None:
    if len(words) < len(parts) or not are_close(text, words):
        return None
    kinds = [kind_of(word[0], part) for word, part in zip(words, parts, strict=True)]
    start, end = words[0].start(), words[-1].end()
    if None in kinds or not any(kinds) or is_at_home(text, start, end):
        return None
    return Lookalike(start, end, name, "lookalike" if "lookalike" in kinds else "invisible")


def are_close(text: str, words: Sequence[re.Match[str]]) -> bool:
    return all(GAP.fullmatch(text, a.end(), b.start()) for a, b in zip(words, words[1:], strict=False))


def kind_of(word: str, part: str) -> Kind | Literal[""] | None:
    """Return how a word differs from a part of a name: "" for not at all, None for one that does not look like it."""
    if fold(word) == fold(part):
        return ""
    letters, wanted = read_clusters(word), read_clusters(part)
    if len(letters) != len(wanted):
        return None
    odd = [(a, b) for a, b in zip(letters, wanted, strict=True) if fold(a) != fold(b)]
    if not odd:
        return "invisible"
    is_capital = drop_unseen(word).isupper()
    return "lookalike" if is_likely(letters, odd) and all(looks_like(a, b, is_capital) for a, b in odd) else None


def is_likely(letters: Sequence[str], odd: Sequence[tuple[str, str]]) -> bool:
    """Tell a name with a digit in it from a number with a unit."""
    has_digit = any(letter in DIGITS for letter, _ in odd)
    return not has_digit or (letters[0] not in DIGITS or len(letters) > 3) and len(letters) - len(odd) >= 2


def looks_like(letter: str, wanted: str, is_capital: bool) -> bool:
    if letter in DIGITS:
        return wanted.casefold() in DIGITS[letter]
    if {letter, wanted} == {"I", "l"}:
        return not is_capital
    return fold(latin_of(letter)) == fold(latin_of(wanted))


def is_at_home(text: str, start: int, end: int) -> bool:
    """Tell whether a passage is all in another script, in a text that is mostly so: a word that has every right."""
    for letters in OTHER_LETTERS.values():
        if letters.search(text, start, end) and not LATIN_LETTERS.search(text, start, end):
            around = f"{text[:start]} {text[end:]}"
            return count_letters(letters, around) > count_letters(LATIN_LETTERS, around)
    return False


def count_letters(letters: re.Pattern[str], text: str) -> int:
    return sum(map(len, letters.findall(text)))


def is_suspect(word: str, letters: re.Pattern[str]) -> bool:
    runs = list(letters.finditer(word))
    others = "".join(run[0] for run in runs)
    if not any(char in CONFUSABLES for char in unicodedata.normalize("NFD", others)):
        return False
    return len(runs) > 1 or not (is_symbol(word, runs[0]) or is_ending(word, runs[0]))


def is_symbol(word: str, run: re.Match[str]) -> bool:
    """Tell a Greek letter in a formula, beside a capital or a digit: TNFα, αTNF."""
    before, after = word[: run.start()], word[run.end() :]
    is_greek = bool(OTHER_LETTERS["Greek"].fullmatch(run[0]))
    beside = before[-1:] or after[:1]
    return is_greek and len(run[0]) == 1 and run[0].islower() and (beside.isupper() or beside.isdigit())


def is_ending(word: str, run: re.Match[str]) -> bool:
    """Tell a Russian or Greek ending behind a Latin word, by a letter in it that is like no Latin one."""
    is_last = run.end() == len(word) and run.start() >= 2
    return is_last and len(run[0]) >= 2 and any(char not in CONFUSABLES for char in run[0])


def fold(text: str) -> str:
    return unicodedata.normalize("NFC", text.casefold())
