"""Comparing text as readers do: case, accents and invisible characters do not count."""

import functools
import re
import unicodedata

# Zero-width characters, soft hyphen and the controls that change the direction of text.
INVISIBLE = dict.fromkeys(
    [0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)


def fold(text: str) -> str:
    """Return the text without case, accents and invisible characters; for comparing, never for showing."""
    decomposed = unicodedata.normalize("NFKD", text.translate(INVISIBLE)).casefold()
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def folded_words(text: str) -> list[str]:
    """Return the folded words of a text in their order: runs of letters and digits, as a search index holds them."""
    return re.findall(r"[^\W_]+", fold(text))


fold_character = functools.lru_cache(maxsize=4096)(fold)


def fold_with_offsets(text: str) -> tuple[str, list[int]]:
    """Return the folded text, and for each of its characters the index in `text` that it came from."""
    folded: list[str] = []
    offsets: list[int] = []
    for index, char in enumerate(text):
        piece = fold_character(char)
        folded.append(piece)
        offsets.extend([index] * len(piece))
    return "".join(folded), offsets
