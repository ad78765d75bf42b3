"""Whether a text ends as its source does: with a full stop, a question, a colon, or with nothing."""

import re
from collections.abc import Iterator

from .findings import Code, Finding
from .pairs import Pair, at, base_of, lacking
from .wordlists import QUESTION_WORDS

# What may follow the last mark of a sentence: quotes, brackets, spaces, signs such as ®, and emoji.
CLOSERS = " \t\n\r\u00a0\u202f\"'”“’‘»«›‹)]}®™©*†\u200b\u200d\u200e\u200f\u2060\u2066\u2069\ufe0f\u20e3"
EMOJI = re.compile("[\u2600-\u27bf\U0001f000-\U0001faff]")
MARKS = {"؟": "?", "…": "…", "۔": ".", "。": ".", "؛": ";"}
# Abbreviations whose full stop is not the sentence's; so is that after a single letter or one with stops inside.
ABBREVIATION = re.compile(
    r"(?:\b(?:etc|inc|ltd|co|corp|llc|dr|mr|mrs|ms|st|jr|sr|no|nr|tel|tél|approx|max|min|usw|bzw|ca|evtl|ggf|inkl|zzgl|"
    r"gmbh|sa|sl|srl|ecc|enz|bv|nv|pág|págs|art|vol|ed|éd|p|pp|min|std|uds|ud|vds|eds|cie)|"
    r"(?:\w\.[ \u00a0\u202f]?)+\w|"
    r"\b[^\W\d_])\.$",
    re.IGNORECASE,
)
ORDINAL = re.compile(r"\d\.$")


def check_ending(pair: Pair) -> Iterator[Finding]:
    source, target = closing_of(pair.source.text), closing_of(pair.target.text)
    wanted, found = ending(source, pair.source_language), ending(target, pair.target_language)
    if wanted is None or found is None or wanted == found or is_asked(pair, wanted + found):
        return
    if found:
        place = pair.target.text.rindex(target[-1])
        yield at(pair.target, place, place + 1, Code.FINAL_MARK_DIFFERS, mark=found, wanted=wanted)
    else:
        yield lacking(pair.source.text[-30:], Code.FINAL_MARK_DIFFERS, mark="", wanted=wanted)


def closing_of(text: str) -> str:
    """Return the last characters of a text, up to the last that may be a mark."""
    text = text[-200:].rstrip(CLOSERS)
    while text and EMOJI.match(text[-1]):
        text = text[:-1].rstrip(CLOSERS)
    return text


def is_asked(pair: Pair, marks: str) -> bool:
    """Tell whether a title asks without a question mark: What to bring, in French Que faut-il apporter ?"""
    asking = pair.target if marks == pair.source.text[-1:] else pair.source
    language = pair.target_language if asking is pair.target else pair.source_language
    first = re.match(r"\W*(\w+)", asking.text)
    return marks == "?" and first is not None and first[1].lower() in QUESTION_WORDS.get(base_of(language), ())


def ending(text: str, language: str) -> str | None:
    """Return the mark at the end of a text, empty for none; None where it cannot be told or compared.

    A comma ends a salutation, which has a colon in Spanish and may have an exclamation mark in German.
    Of ?! either may be left out.
    """
    if not text or text[-1] in ",،;؛" or (text[-1] == "." and ABBREVIATION.search(text[-20:])):
        return None
    if base_of(language) == "de" and ORDINAL.search(text[-4:]):
        return None
    if text.endswith(("?!", "!?")):
        return None
    if text.endswith("..."):
        return "…"
    mark = MARKS.get(text[-1], text[-1])
    return mark if mark in ".?!:…" else ""
