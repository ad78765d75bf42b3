"""Letters that look like others: the part of Unicode Technical Standard 39's table of confusables that fits words.

https://www.unicode.org/reports/tr39/#Confusable_Detection

A letter is here only where its usual printed form is that of the Latin one. Letters of mathematics and wide ones are
not listed: Unicode itself says of which letter they are a form (see `font_form`).
"""

import functools
import unicodedata

CYRILLIC = dict(zip("АВЕЅІЈКМНОРСТУХԌԚԜҺЗ", "ABESIJKMHOPCTYXGQWh3", strict=True))
CYRILLIC |= dict(zip("аеѕіјорсухԁһԛԝӏгпѵ", "aesijopcyxdhqwlrnv", strict=True))
GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϜ", "ABEZHIKMNOPTYXF", strict=True))
GREEK |= dict(zip("αγηικνορυχϲϳ", "aynikvopuxcj", strict=True))
ARMENIAN = dict(zip("ՕՍՏԼօսհոցզյ", "OUSLouhngqj", strict=True))
LATIN = dict(zip("ɑɡɩǀӀƖ", "agllll", strict=True))

# From a look-alike to the Latin letter; case matters: a small "в" does not look like "b".
CONFUSABLES: dict[str, str] = CYRILLIC | GREEK | ARMENIAN | LATIN
# Kinds of compatibility forms, by Unicode's name of them, that are only another look of a letter.
FONT_FORMS = ("<font>", "<wide>", "<narrow>")


@functools.lru_cache(maxsize=4096)
def font_form(char: str) -> str:
    """Return the plain letter of a mathematical or wide one; any other character as it is."""
    if unicodedata.decomposition(char).startswith(FONT_FORMS):
        return unicodedata.normalize("NFKC", char)
    return char


def latin_of(letter: str) -> str:
    """Return the Latin letter that a letter looks like, with its accents; the letter itself if it looks like none."""
    decomposed = unicodedata.normalize("NFD", "".join(map(font_form, letter)))
    return unicodedata.normalize("NFC", CONFUSABLES.get(decomposed[:1], decomposed[:1]) + decomposed[1:])
