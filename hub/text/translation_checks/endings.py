"""Whether a text ends as its source does: with a full stop, a question, a colon, or with nothing."""

import re
from collections.abc import Iterator

from .findings import Code, Finding
from .pairs import Pair, at, base_of, lacking

# What may follow the last mark of a sentence: quotes, brackets, spaces, emoji and signs such as ®.
TRAILING = re.compile(
    "[\\s\"'”“’‘»«›‹)\\]}\u200b-\u200f\u2060\u2066-\u2069®™©*†\u2600-\u27bf\ufe0f\u20e3\U0001f000-\U0001faff]+$"
)
MARKS = {"؟": "?", "…": "…", "۔": ".", "。": ".", "؛": ";"}
# Abbreviations whose full stop is not the sentence's; so is that after a single letter or one with stops inside.
ABBREVIATION = re.compile(
    r"(?:\b(?:etc|inc|ltd|co|corp|llc|dr|mr|mrs|ms|st|jr|sr|no|nr|tel|tél|approx|max|min|usw|bzw|ca|evtl|ggf|inkl|zzgl|"
    r"gmbh|ag|sa|sl|srl|ecc|enz|bv|nv|pág|págs|art|vol|ed|éd|p|pp|min|std|uds|ud|vds|eds|cie)|(?:\w\.[ \u00a0\u202f]?)+\w|"
    r"\b[^\W\d_])\.$",
    re.IGNORECASE,
)
ORDINAL = re.compile(r"\d\.$")


def check_ending(pair: Pair) -> Iterator[Finding]:
    source, target = TRAILING.sub("", pair.source.text[-200:]), TRAILING.sub("", pair.target.text[-200:])
    wanted, found = ending(source, pair.source_language), ending(target, pair.target_language)
    if wanted is None or found is None or wanted == found:
        return
    if found:
        place = pair.target.text.rindex(target[-1])
        yield at(pair.target, place, place + 1, Code.FINAL_MARK_DIFFERS, mark=found, wanted=wanted)
    else:
        yield lacking(pair.source.text[-30:], Code.FINAL_MARK_DIFFERS, mark="", wanted=wanted)


def ending(text: str, language: str) -> str | None:
    """Return the mark at the end of a text, empty for none; None where it cannot be told or compared.

    A comma ends a salutation, which has a colon in Spanish and may have an exclamation mark in German.
    """
    if not text or text[-1] in ",،;؛;،" or ABBREVIATION.search(text[-20:]):
        return None
    if base_of(language) == "de" and ORDINAL.search(text[-4:]):
        return None
    if text.endswith("..."):
        return "…"
    mark = MARKS.get(text[-1], text[-1])
    return mark if mark in ".?!:…" else ""
