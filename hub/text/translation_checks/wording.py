"""Whether anything was translated at all, whether it fits, and whether a word was typed twice."""

import re
from collections.abc import Iterator

from .findings import Code, Finding
from .pairs import Pair, at, base_of, lacking
from .wordlists import DOUBLES_ALLOWED, NAME_PARTICLES, TELLTALES, UNITS

WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
DOUBLED = re.compile(r"(?<![\w’'-])([^\W\d_]{2,})([ \u00a0\u202f]+)\1(?![\w’'-])", re.IGNORECASE)
UNSEEN = dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF, 0xFFFC))
# In German a relative pronoun may come before an article: a discussion, in der der Hersteller speaks.
ARTICLES = frozenset(("der", "die", "das", "dem", "den"))
RELATIVE = re.compile(r",\s*(?:\w+\s+)?$")
# Languages that have many a short phrase in common.
FAMILIES = (frozenset(("fr", "es", "it", "pt", "ca")), frozenset(("de", "nl")))


def is_empty(text: str) -> bool:
    return not text.translate(UNSEEN).strip()


def check_length(pair: Pair) -> Iterator[Finding]:
    """Count what a reader sees: no tags, and an entity as the one character that it is."""
    length = len(pair.target.text)
    if pair.max_length is not None and length > pair.max_length:
        params: dict[str, str | int] = {"length": length, "limit": pair.max_length, "excess": length - pair.max_length}
        yield at(pair.target, max(pair.max_length, 0), length, Code.TOO_LONG, is_blocking=True, **params)


def check_sameness(pair: Pair) -> Iterator[Finding]:
    if base_of(pair.source_language) == base_of(pair.target_language):
        return
    if " ".join(pair.source.text.split()) == " ".join(pair.target.text.split()) and is_prose(pair):
        yield at(pair.target, 0, len(pair.target.text), Code.SAME_AS_SOURCE)


def is_prose(pair: Pair) -> bool:
    """Tell whether a text has words to translate: not only numbers, units, addresses, placeholders and names."""
    words = [word for word in WORD.findall(pair.source.prose) if len(word) > 1 and word.lower() not in UNITS]
    are_kin = any({base_of(pair.source_language), base_of(pair.target_language)} <= family for family in FAMILIES)
    if len(words) < (4 if are_kin else 2) or len(pair.source.prose.split()) < 2:
        return False
    if any(word.lower() in TELLTALES.get(base_of(pair.source_language), ()) for word in words):
        return True
    small = {word for word in words if word[0].islower()}
    return len(small) > 1 and not NAME_PARTICLES.issuperset(small)


def check_doubled_words(pair: Pair) -> Iterator[Finding]:
    """Look for a word typed twice. Every language has some that are right, and so may be a name in the source."""
    found = list(DOUBLED.finditer(pair.target.prose))
    if not found or DOUBLED.search(pair.source.prose):
        return
    for match in found:
        if not may_double(match, base_of(pair.target_language)):
            yield at(pair.target, *match.span(), Code.WORD_DOUBLED, word=match[1])


def may_double(match: re.Match[str], language: str) -> bool:
    word = match[1].lower()
    if language == "ar":  # an accusative said twice: little by little, one by one
        return word.endswith(("ا", "ًا", "اً", "ى"))
    if language == "de" and word in ARTICLES and RELATIVE.search(match.string[: match.start()][-20:]):
        return True
    return word in DOUBLES_ALLOWED.get(language, ())


def emptiness(pair: Pair) -> Finding:
    return lacking(pair.source.text[:80], Code.EMPTY, is_blocking=True)
