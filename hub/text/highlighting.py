"""Showing where a search matched: an excerpt around the words, and the words marked."""

import re
from dataclasses import dataclass

from .folding import fold, fold_with_offsets


@dataclass(frozen=True)
class Piece:
    """A run of text, and whether it is one of the words looked for."""

    text: str
    is_match: bool


def query_words(query: str) -> list[str]:
    """Return the folded words of a query, longest first, so that the longest match wins."""
    return sorted(set(re.findall(r"\w+", fold(query))), key=len, reverse=True)


def find_matches(text: str, words: list[str]) -> list[tuple[int, int]]:
    """Return (start, end) of each word that begins with a word looked for, as indexes into `text`."""
    if not words:
        return []
    folded, offsets = fold_with_offsets(text)
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\w*")
    found: list[tuple[int, int]] = []
    for match in pattern.finditer(folded):
        start, end = offsets[match.start()], offsets[match.end() - 1] + 1
        if not found or start >= found[-1][1]:  # one character can fold to two words: ¼ to 1 and 4
            found.append((start, end))
    return found


def highlight(text: str, query: str) -> list[Piece]:
    """Split a text into pieces, those that match the query marked."""
    pieces, position = [], 0
    for start, end in find_matches(text, query_words(query)):
        pieces += [Piece(text[position:start], False), Piece(text[start:end], True)]
        position = end
    pieces.append(Piece(text[position:], False))
    return [piece for piece in pieces if piece.text]


def excerpt(text: str, query: str, length: int = 220) -> list[Piece]:
    """Return about `length` characters of the text around its first match, with the matches marked."""
    matches = find_matches(text, query_words(query))
    start = max(matches[0][0] - length // 3, 0) if matches else 0
    if start:
        start = text.find(" ", start) + 1
    end = len(text) if len(text) - start <= length else max(text.rfind(" ", start, start + length), start + 1)
    shown = ("… " if start else "") + text[start:end] + (" …" if end < len(text) else "")
    return highlight(shown, query)
