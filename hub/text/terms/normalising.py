"""A text as it is compared, and where in the text each of its characters stands."""

import functools
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from hub.text.folding import INVISIBLE

from .languages import is_word_character

MARKS = "®™℠©"
# A cluster is a character and what composes with it, so that the same letter is the same however it was typed.
JOINED = "[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u1160-\u11ff\u3099\u309a\uff9e\uff9f]"
CLUSTER = re.compile(f"(?s:.){JOINED}*")
# What folds character by character, as most text does: Latin, Cyrillic, Arabic, Thai, kana and Han, with few left out.
PLAIN = re.compile(
    "[ -'*-,.-_a-~À-ÖØ-Þà-öø-ÿ\u0100-\u012f\u0131\u0134-\u013e\u0141-\u0148\u014a-\u017e\u0400-\u0482\u048a-\u052f"
    "\u0621\u0624\u0626-\u063a\u0641-\u0648\u0e01-\u0e32\u0e34-\u0e4e\u3041-\u3094\u30a1-\u30fa\u30fc\u4e00-\u9fff"
    f"。、「」]+(?!{JOINED})"
)
# Direction marks, grapheme joiners and variation selectors, besides what searching ignores too.
UNSEEN = INVISIBLE | dict.fromkeys([0x034F, 0x061C, 0x180E, 0x200E, 0x200F, *range(0xFE00, 0xFE10)])
# Harakat, Quranic marks and tatweel in Arabic, points in Hebrew.
UNWRITTEN = dict.fromkeys([0x0640, 0x0670, *range(0x0591, 0x05C8), *range(0x0610, 0x061B), *range(0x064B, 0x0660)])
ALIKE = str.maketrans(
    {
        **dict.fromkeys("’‘ʼʹ′＇`´ʻ", "'"),
        **dict.fromkeys("‐‑⁃−﹣－", "-"),
        **dict.fromkeys("\t\x0b\x0c\r\x85", " "),
        "\u2028": "\n",
        "\u2029": "\n\n",
    }
)
# Variants of alef, yeh and kaf, as each language types them.
ARABIC_ALIKE = str.maketrans("أإآٱىیک", "ااااييك")
PERSIAN_ALIKE = str.maketrans("أإٱىيك", "اااییک")
TURKIC_LANGUAGES = ("az", "tr")
TURKIC = str.maketrans("Iİ", "ıi")
GAP = re.compile(f"[ \n{MARKS}-]+")


@dataclass(frozen=True)
class Folded:
    """`text[i]` comes from `source[starts[i]:ends[i]]`. A gap within a phrase is one space."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]


def fold_text(text: str, language: str, keeps_case: bool = False) -> str:
    return fold_with_spans(text, language, keeps_case).text


def fold_with_spans(source: str, language: str, keeps_case: bool = False) -> Folded:
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    position = 0
    while position < len(source):
        match = None if language == "el" else PLAIN.match(source, position)
        match = match or CLUSTER.match(source, position)
        assert match  # noqa: S101  a cluster is any character at all
        first, position = match.span()
        if match.re is PLAIN:
            pieces.append(match[0] if keeps_case else fold_plain(match[0], language))
            starts += range(first, position)
            ends += range(first + 1, position + 1)
        else:
            piece = fold_cluster(match[0], language, keeps_case)
            pieces.append(piece)
            starts += [first] * len(piece)
            ends += [position] * len(piece)
    return join_gaps("".join(pieces), starts, ends)


def fold_plain(text: str, language: str) -> str:
    return (text.translate(TURKIC) if language in TURKIC_LANGUAGES else text).casefold()


@functools.lru_cache(maxsize=16384)
def fold_cluster(cluster: str, language: str, keeps_case: bool) -> str:
    """Return a character as it is compared: NFKC, without what is not seen, and without case unless that is kept."""
    cluster = cluster.translate(ALIKE)
    if cluster in MARKS:
        return cluster
    seen = unicodedata.normalize("NFKC", cluster.translate(UNSEEN)).translate(UNWRITTEN).translate(ALIKE)
    seen = seen.translate(PERSIAN_ALIKE if language in ("fa", "ps", "ur") else ARABIC_ALIKE)
    return seen if keeps_case else fold_case(seen, language)


def fold_case(text: str, language: str) -> str:
    if language in TURKIC_LANGUAGES:
        text = text.translate(TURKIC)
    folded = unicodedata.normalize("NFKC", text.casefold()).replace("i\u0307", "i")
    if language == "el":  # capitals carry no accent
        folded = unicodedata.normalize("NFC", unicodedata.normalize("NFD", folded).replace("\u0301", ""))
    return folded


def join_gaps(text: str, starts: list[int], ends: list[int]) -> Folded:
    """Make one character of each run of spaces, hyphens and marks."""
    pieces: list[str] = []
    new_starts: list[int] = []
    new_ends: list[int] = []
    position = 0
    for match in GAP.finditer(text):
        if match[0] == " ":
            continue
        first, last = match.span()
        pieces += [text[position:first], what_divides(text, first, last)]
        new_starts += [*starts[position:first], starts[first]]
        new_ends += [*ends[position:first], ends[last - 1]]
        position = last
    pieces.append(text[position:])
    return Folded("".join(pieces), new_starts + starts[position:], new_ends + ends[position:])


def what_divides(text: str, first: int, last: int) -> str:
    """Return a line feed between blocks, a dash between thoughts, and a space between words of one thought."""
    gap = text[first:last]
    if gap.count("\n") > 1:
        return "\n"
    if "-" not in gap:
        return " "
    is_inside = first > 0 and last < len(text) and is_word_character(text[first - 1]) and is_word_character(text[last])
    return " " if is_inside and gap.strip(MARKS) == "-" else "–"
