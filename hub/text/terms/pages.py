"""A text with all that is asked of it while terms are looked for: its folded form, its words, and where words begin."""

import functools
import re
from dataclasses import dataclass

from icu4py.breakers import WordBreaker

from .languages import (
    ARABIC_ARTICLE,
    ARABIC_PREFIX,
    ELISIONS,
    ENDED_BY_APOSTROPHE,
    JAPANESE_PARTICLES,
    KOREAN_PARTICLES,
    WORD,
    WORD_CHARACTER,
    is_ending,
    is_hangul,
    is_hiragana,
    is_unspaced,
    is_word_character,
)
from .normalising import fold_text, fold_with_spans
from .words import words_of

# A raised figure refers to a note; it is no part of the word before it.
RAISED = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the folded text. `is_next` tells that nothing but a space is between it and the one before."""

    start: int
    end: int
    is_next: bool


class Page:
    """Offsets are those of `folded`, unless said otherwise."""

    def __init__(self, source: str, language: str) -> None:
        self.source = source
        self.language = language
        self.has_notes = not RAISED.isdisjoint(source)
        page = fold_with_spans(source, language)
        self.folded, self.starts, self.ends = page.text, page.starts, page.ends

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        return self.starts[start], self.ends[end - 1]

    def written(self, start: int, end: int) -> str:
        """Return a piece as it is in the source, capitals included, and otherwise folded."""
        return fold_text(self.source_text(start, end), self.language, keeps_case=True)

    def source_text(self, start: int, end: int) -> str:
        return self.source[self.starts[start] : self.ends[end - 1]]

    @functools.cached_property
    def breaks(self) -> frozenset[int]:
        return find_breaks(self.folded, self.language)

    @functools.cached_property
    def tokens(self) -> list[Token]:
        tokens: list[Token] = []
        end = -1
        for match in WORD.finditer(self.folded):
            is_next = 0 <= end == match.start() - 1 and self.folded[end] == " "
            for start, end in split_word(self.without_notes(match), match.start(), self.language):
                tokens.append(Token(start, end, is_next))
                is_next = True
        return tokens

    def without_notes(self, match: re.Match[str]) -> str:
        end = match.end()
        while self.has_notes and end > match.start() + 1 and self.is_raised(end - 1):
            end -= 1
        return self.folded[match.start() : end]

    def starts_word(self, start: int, end: int) -> bool:
        """Tell whether a word begins at `start`; `end` is where what was found there ends."""
        if start == 0 or not is_word_character(self.folded[start]):
            return True
        before = self.folded[start - 1]
        if before == "'":
            return self.follows_elision(start - 1)
        if not is_word_character(before) or self.is_raised(start - 1):
            return True
        if is_unspaced(self.folded[start - 1 : start + 1]):
            return self.is_break(start)
        return self.language == "ar" and self.follows_prefix(start, end)

    def ends_word(self, start: int, end: int) -> bool:
        if end == len(self.folded) or not is_word_character(self.folded[end - 1]):
            return True
        after = self.folded[end]
        if after == "'":
            return self.precedes_ending(end + 1)
        if not is_word_character(after):
            return after not in "+#" or end - start > 2  # C is not C++
        if self.is_raised(end):
            return True
        if is_unspaced(self.folded[end - 1 : end + 1]):
            return self.is_break(end) or (after in JAPANESE_PARTICLES and not is_hiragana(self.folded[end - 1]))
        return bool(is_hangul(after)) and self.word_after(end) in KOREAN_PARTICLES

    def is_break(self, place: int) -> bool:
        """Tell whether a dictionary divides here; scripts always divide, as in Cライン."""
        one, other = self.folded[place - 1], self.folded[place]
        return place in self.breaks or bool(is_unspaced(one)) != bool(is_unspaced(other))

    def is_raised(self, place: int) -> bool:
        return self.has_notes and self.source[self.starts[place]] in RAISED

    def follows_elision(self, apostrophe: int) -> bool:
        before = self.word_before(apostrophe)
        return not before or before in ELISIONS.get(self.language, ())

    def precedes_ending(self, start: int) -> bool:
        after = self.word_after(start)
        return not after or is_ending(after, self.language)

    def follows_prefix(self, start: int, end: int) -> bool:
        """Tell whether what is before is only what Arabic writes as one with a word: بالكريم, but not the ك of كريم."""
        prefix = self.word_before(start)
        if not ARABIC_PREFIX.fullmatch(prefix) or end - start < 2:
            return False
        if prefix.endswith(ARABIC_ARTICLE):
            return True
        whole = words_of("ar").find_lemma(self.folded[start - len(prefix) : end])
        found = self.folded[start:end]
        return end - start > 2 and (
            whole is None or fold_text(whole, "ar") in (found, words_of("ar").read(found).lemma)
        )

    def word_before(self, end: int) -> str:
        start = end
        while start > 0 and end - start < 32 and is_word_character(self.folded[start - 1]):
            start -= 1
        return self.folded[start:end]

    def word_after(self, start: int) -> str:
        match = AFTER.match(self.folded, start)
        return match[0] if match else ""


AFTER = re.compile(WORD_CHARACTER + "{1,32}")


def find_breaks(text: str, language: str) -> frozenset[int]:
    """Return where the words of a text begin, by ICU's dictionaries for scripts that do not write it."""
    storable = text.encode("utf-8", "replace").decode()  # a lone surrogate is replaced by one character
    return frozenset(start for start, _ in WordBreaker(storable, language).segments()) | {len(text)}


def split_word(word: str, place: int, language: str) -> list[tuple[int, int]]:
    """Return the spans of an elided article, of the word, and of what an apostrophe adds to it."""
    if "'" not in word:
        return [(place, place + len(word))]
    spans: list[tuple[int, int]] = []
    elisions = ELISIONS.get(language, frozenset())
    start, end = 0, len(word)
    while (apostrophe := word.find("'", start)) >= 0 and word[start:apostrophe] in elisions:
        spans.append((place + start, place + apostrophe + 1))
        start = apostrophe + 1
    apostrophe = (word.find if language in ENDED_BY_APOSTROPHE else word.rfind)("'", start)
    if apostrophe > start and is_ending(word[apostrophe + 1 :], language):
        return [*spans, (place + start, place + apostrophe), (place + apostrophe, place + end)]
    return [*spans, (place + start, place + end)]
