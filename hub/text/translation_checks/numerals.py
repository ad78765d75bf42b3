"""Reading the numbers of a text as its language writes them: 1,000.5 is 1 000,5 in French."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from .pairs import base_of
from .units import currency_before, unit_after

# Arabic-Indic and Persian digits, decimal sign, thousands sign and percent sign.
WESTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬٪", "01234567890123456789.,%")
EASTERN = re.compile("[٠-٩۰-۹]")
SPACES = " \u00a0\u202f\u2009"
TOKEN = re.compile(rf"\d+(?:[.,'’{SPACES}]\d+)*", re.ASCII)
CLOCK = re.compile(rf"(\d{{1,2}})(?:[:.]\d\d)?[{SPACES}]?([ap])\.?[{SPACES}]?m\b", re.ASCII | re.IGNORECASE)
# Always open: "24/7" is an idiom, ":00" may be left out.
IDIOM = re.compile(r"\b24/7\b|(?<=\d[:.h])00\b")
POINT = (rf",'’{SPACES[1:]}", ".")
COMMA = (rf".'’{SPACES}", ",")
GRAMMARS = {"en": (POINT,), "de-ch": (COMMA, POINT), "fr-ch": (COMMA, POINT), "it-ch": (COMMA, POINT)}
GRAMMARS |= {"ar": (POINT, COMMA)} | dict.fromkeys(("de", "fr", "es", "it", "nl", "pt"), (COMMA,))


@dataclass(frozen=True)
class Number:
    """A number in a text, or a part of a longer token such as a date.

    `values` are what it may mean, as plain digits, the likeliest first; `written` is how it stands there, `token` what
    it is part of. A loose number, as in CO2 or A4, may answer to one in the other text and need not.
    """

    values: tuple[str, ...]
    written: str
    start: int
    token: str
    token_start: int
    unit: str
    is_loose: bool

    @property
    def end(self) -> int:
        return self.start + len(self.written)


@cache
def grammars(language: str) -> tuple[re.Pattern[str], ...]:
    found = GRAMMARS.get(language) or GRAMMARS.get(base_of(language), (POINT, COMMA))
    return tuple(
        re.compile(rf"(\d{{1,3}}(?:([{groups}])\d{{3}}(?:\2\d{{3}})*)|\d+)(?:[{decimal}](\d+))?", re.ASCII)
        for groups, decimal in found
    )


def read_numbers(text: str, language: str) -> list[Number]:
    """Return the numbers of a text that are written in digits, in their order."""
    if EASTERN.search(text):
        text = text.translate(WESTERN)
    idle = {place for match in IDIOM.finditer(text) for place in range(*match.span())}
    return [number for match in TOKEN.finditer(text) for number in numbers_of(match, language, idle)]


def numbers_of(match: re.Match[str], language: str, idle: set[int]) -> Iterator[Number]:
    text, token = match.string, match[0]
    for start, end in parts_of(text, match.start(), match.end(), language):
        unit = currency_before(text, match.start()) or (unit_after(text, end) if end == match.end() else "")
        is_loose = start in idle or (start > 0 and text[start - 1].isalpha())
        written = text[start:end]
        yield Number(meanings(written, language), written, start, token, match.start(), unit, is_loose)


def parts_of(
    text: str, start: int, end: int, language: str, cuts: tuple[str, ...] = (r"\S+", r"\d+")
) -> list[tuple[int, int]]:
    """Return where the numbers of a token are: it is one number, or several as in a date or a telephone number."""
    if not cuts or (meanings(text[start:end], language) and not CLOCK.match(text, start)):
        return [(start, end)]
    found = re.finditer(cuts[0], text[start:end])
    spans = [(start + part.start(), start + part.end()) for part in found]
    return [piece for span in spans for piece in parts_of(text, *span, language, cuts[1:])]


def meanings(token: str, language: str) -> tuple[str, ...]:
    """Return the values of a number as plain digits, the likeliest first; none if it is no number of the language."""
    found = (grammar.fullmatch(token) for grammar in grammars(language))
    return tuple(dict.fromkeys(plain(match) for match in found if match))


def plain(match: re.Match[str]) -> str:
    whole = "".join(char for char in match[1] if char.isdigit()).lstrip("0") or "0"
    fraction = (match[3] or "").rstrip("0")
    return f"{whole}.{fraction}" if fraction else whole
