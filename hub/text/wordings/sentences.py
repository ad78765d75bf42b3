"""Cutting text into sentences, and knowing a sentence again.

The breaks are ICU's (Unicode Standard Annex 29, sentence boundaries), joined again where a reader sees no end: after
"Mme.", in "am 3. Mai", before a closing mark or a small letter. ICU's own lists of abbreviations are left out: with
them German loses the end of "ein Test. Dr. Maier".
"""

import hashlib
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from icu4py.breakers import SentenceBreaker

from .abbreviations import ABBREVIATIONS, GERMAN_AFTER_ORDINAL
from .unseen import drop_unseen

LANGUAGE = re.compile(r"[a-z]{2,3}")
LINE_END = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# ICU counts UTF-16 units and takes no lone surrogate; each of these becomes one character that breaks alike.
BEYOND_UTF16 = re.compile("[\ud800-\udfff\U00010000-\U0010ffff]")
LAST_WORD = re.compile(r"(?:^|[\s(\[«„“\"'’-])((?:[^\W\d_]+\.[ \u00a0\u202f]?)*[^\W\d_]+)\.\s*$")
LAST_ORDINAL = re.compile(r"(?:^|[\s(])\d{1,2}\.\s*$")
FIRST_WORD = re.compile(r"[^\W\d_]+")
CLOSING = frozenset("»”’)]}›")
TYPOGRAPHIC = str.maketrans({"‘": "'", "’": "'", "ʼ": "'", "‐": "-", "‑": "-", "“": '"', "”": '"'})


@dataclass(frozen=True)
class Sentence:
    """A sentence and its place; the space around it is not part of it."""

    text: str
    start: int
    end: int


def split_sentences(text: str, language: str) -> list[Sentence]:
    """Return the sentences of a text in their order. A line break ends a sentence. Thai has no mark of its end: there
    only line breaks and foreign marks part it.
    """
    sentences = []
    for start, end in join_pieces(text, find_breaks(text, language), base_of(language)):
        piece = text[start:end]
        stripped = piece.strip()
        if stripped:
            start += len(piece) - len(piece.lstrip())
            sentences.append(Sentence(stripped, start, start + len(stripped)))
    return sentences


def sentence_at(sentences: Sequence[Sentence], start: int) -> Sentence:
    """Return the sentence that holds an offset, or for one between two sentences the earlier; ValueError for none."""
    if not sentences:
        raise ValueError("There is no sentence.")
    return sentences[max(bisect_right(sentences, start, key=lambda sentence: sentence.start) - 1, 0)]


def sentence_hash(text: str) -> str:
    """Return what identifies a sentence: the SHA-256, in hexadecimal, of its words and marks.

    Case, spaces, invisible characters, compatibility forms and the look of quotes and hyphens do not count.
    """
    folded = unicodedata.normalize("NFKC", drop_unseen(text)).casefold()
    folded = unicodedata.normalize("NFKC", drop_unseen(folded)).translate(TYPOGRAPHIC)
    return hashlib.sha256(" ".join(folded.split()).encode("utf-8", "surrogatepass")).hexdigest()


def base_of(language: str) -> str:
    """Return the language of a code without its country: "pt" for "pt-BR"; "und" for what is no code."""
    found = LANGUAGE.match(language.lower())
    return found[0] if found else "und"


def find_breaks(text: str, language: str) -> list[tuple[int, int]]:
    plain = BEYOND_UTF16.sub(replace_by_kin, text)
    return list(SentenceBreaker(plain, base_of(language)).segments()) if text else []


def replace_by_kin(match: re.Match[str]) -> str:
    match unicodedata.category(match[0]):
        case "Lu":
            return "A"
        case "Ll":
            return "a"
        case "Lo":
            return "一"
        case _:
            return "☆"


def join_pieces(text: str, pieces: Sequence[tuple[int, int]], language: str) -> Iterator[tuple[int, int]]:
    start = 0
    for index, (_, end) in enumerate(pieces):
        following = text[end : pieces[index + 1][1]] if index + 1 < len(pieces) else ""
        if not following or is_end(text[start:end][-60:], following, language):
            end -= bool(following) and unicodedata.category(text[end - 1]) == "Ps"  # ICU leaves 「 to the one before
            yield start, end
            start = end


def is_end(before: str, after: str, language: str) -> bool:
    if LINE_END.match(before[-1:]):
        return True
    if after[0] in CLOSING or after[0].islower():
        return False
    if language == "de" and LAST_ORDINAL.search(before):
        following = FIRST_WORD.match(after)
        return not following or following[0].lower() not in GERMAN_AFTER_ORDINAL
    return not ends_with_abbreviation(before, language)


def ends_with_abbreviation(before: str, language: str) -> bool:
    """Tell whether the last full stop belongs to a short form or to the initial of a name."""
    found = LAST_WORD.search(before)
    if not found:
        return False
    word = re.sub(r"\s", "", found[1])
    known = ABBREVIATIONS.get(language, frozenset())
    if len(word) == 1 and word != "I":
        return word.isupper() or word in known or any(short.startswith(f"{word}.") for short in known)
    return word.lower() in known
