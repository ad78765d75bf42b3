"""Characters that nobody sees: spaces too many, and those that have no width at all."""

import re
from collections.abc import Iterator

from .findings import Code, Finding
from .pairs import Pair, at, base_of, lacking
from .segments import Segment

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
# U+FFFC, FFFE and FFFF are no characters of any text; the private ones mean something in one font only.
BROKEN = re.compile("[\ufffc-\uffff\ue000-\uf8ff\U000f0000-\U0010ffff]")
INVISIBLE = re.compile(
    "[\u115f\u1160\u180e\u200b-\u200f\u061c\u2028-\u202e\u2060-\u2064\u2066-\u206f\u3164\ufeff\uffa0\U000e0000-\U000e007f]"
)
SUSPECT = re.compile("[" + "".join(pattern.pattern[1:-1] for pattern in (CONTROL, BROKEN, INVISIBLE)) + "]")
JOINERS = "\u200c\u200d"
BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
JOINING_LANGUAGES = frozenset(("ar", "fa", "ur", "ps", "ckb", "hi", "mr", "ne", "bn", "ta", "te", "kn", "ml", "si"))
RIGHT_TO_LEFT = frozenset(("ar", "fa", "he", "ur", "ps", "ckb"))
# Emoji are joined to others, and the flag of Scotland is a black flag followed by tags.
EMOJI = re.compile("[\u2600-\u27bf\u2b00-\u2bff\ufe0f\u20e3\u2190-\u21ff\U0001f000-\U0001faff\U000e0020-\U000e007f]")
DOUBLE_SPACE = re.compile(r"(?<=\S)[ \t\u00a0\u202f]{2,}(?=\S)")


def check_invisible(pair: Pair) -> Iterator[Finding]:
    """Report each kind of invisible character once, where it stands first."""
    target = pair.target
    if not SUSPECT.search(target.text):
        return
    for pattern, code in ((CONTROL, Code.CHARACTER_CONTROL), (BROKEN, Code.CHARACTER_BROKEN)):
        yield from report(target, [m.start() for m in pattern.finditer(target.text)], code, pair.source.text)
    places = [m.start() for m in INVISIBLE.finditer(target.text)]
    language = base_of(pair.target_language)
    unwanted = [place for place in places if not belongs(target.text, place, language)]
    yield from report(target, unwanted, Code.CHARACTER_INVISIBLE, "")


def belongs(text: str, place: int, language: str) -> bool:
    """Tell whether an invisible character does its work where it stands."""
    char = text[place]
    if char in BIDI:
        return language in RIGHT_TO_LEFT
    if char in JOINERS and language in JOINING_LANGUAGES:
        return True
    is_for_emoji = char == "\u200d" or char >= "\U000e0020"
    return is_for_emoji and place > 0 and EMOJI.match(text[place - 1]) is not None


def report(target: Segment, places: list[int], code: Code, allowed: str) -> Iterator[Finding]:
    """Yield a finding for each kind of character at the places, but for those in `allowed`, if it is not blocking."""
    is_blocking = code is Code.CHARACTER_CONTROL
    first: dict[str, int] = {}
    for place in reversed(places):
        first[target.text[place]] = place
    for char, place in sorted(first.items(), key=lambda item: item[1]):
        if is_blocking or char not in allowed:
            yield at(target, place, place + 1, code, is_blocking=is_blocking, character=f"U+{ord(char):04X}")


def check_spaces(pair: Pair) -> Iterator[Finding]:
    source, target = pair.source.text, pair.target.text
    if source[:1].isspace() != target[:1].isspace() or source[-1:].isspace() != target[-1:].isspace():
        yield lacking(target[:20], Code.SPACE_AROUND_DIFFERS)
    if not DOUBLE_SPACE.search(pair.source.prose):
        for match in DOUBLE_SPACE.finditer(pair.target.prose):
            yield at(pair.target, *match.span(), Code.SPACE_DOUBLED)
