"""The rules of each language for marks and quotes.

French: Lexique des règles typographiques en usage à l'Imprimerie nationale; in Canada, Office québécois de la langue
française; in Switzerland, Guide du typographe. German: Amtliches Regelwerk and Duden. Spanish: Ortografía of the RAE.
"""

import re
from collections.abc import Iterator

from .findings import Code, Finding
from .pairs import Pair, at, base_of

NO_BREAK = "\u00a0\u202f"
# A plain space, and the fixed ones at which a line may break.
BREAKING = " \u2000-\u200a"
ENDS = r"(?=[\s»”“’\"')\]\ufffc]|$)"
# A mark after a word, a number, a bracket or a quote, with the spaces between them; of "?!" or "…?" the first counts.
FRENCH_MARK = re.compile(rf"(?<=[\w%€$£°®™»”’)\]\ufffc])([{NO_BREAK}{BREAKING}]*)([;:!?])[!?…]*{ENDS}")
SPACED_MARK = re.compile(rf"(?<=[\w%€»”“’)\]\ufffc])([{NO_BREAK}{BREAKING}]+)[,;:!?.؟،؛]{ENDS}")
SPACED_COMMA = re.compile(rf"(?<=[\w%€»”’)\]\ufffc])([{NO_BREAK}{BREAKING}]+)[,.]{ENDS}")
INSIDE = re.compile(rf"«([{NO_BREAK}{BREAKING}]*)(?=\S)|(?<=\S)([{NO_BREAK}{BREAKING}]*)»")
STRAIGHT = re.compile(r"(?<![\w\"])\"(?=[^\s\"])[^\"\n]{1,300}(?<=[^\s\"])\"(?![\w\"])")
ENGLISH = re.compile(r"“(?=\w)[^“”„\n]{1,300}”")
# A quote as the language does not write it, by language; the first that is found is told.
QUOTES_FOREIGN = {
    "fr": (STRAIGHT, ENGLISH),
    "de": (STRAIGHT, ENGLISH, re.compile(r"„[^“”„\n]{1,300}”|(?<![^\s(])«(?=\w)[^«»\n]{1,300}»")),
    "de-ch": (STRAIGHT, ENGLISH, re.compile(r"„[^“”„\n]{1,300}[“”]|(?<![^\s(])»(?=\w)[^«»\n]{1,300}«")),
}


def check_mark_spaces(pair: Pair) -> Iterator[Finding]:
    """Look at the spaces before marks: French wants them, every other language does not."""
    target, language = pair.target, pair.target_language
    if base_of(language) != "fr":
        pattern = SPACED_MARK
    elif language == "fr-ca":
        yield from check_canadian_marks(pair)
        pattern = SPACED_COMMA
    else:
        yield from check_french_marks(pair, ";:!?")
        pattern = SPACED_COMMA
    for match in pattern.finditer(target.prose):
        yield at(target, match.start(1), match.end(), Code.SPACE_BEFORE_MARK, mark=match[0].strip())


def check_french_marks(pair: Pair, marks: str) -> Iterator[Finding]:
    """Want a no-break space, narrow or not, before each of the marks: publishers differ on which."""
    for match in FRENCH_MARK.finditer(pair.target.prose):
        if match[2] not in marks or set(match[1]) & set(NO_BREAK) or is_name_with_mark(match, pair.source.text):
            continue
        code = Code.SPACE_BREAKS if match[1] else Code.SPACE_MISSING
        yield at(pair.target, match.start(1), match.end(2), code, mark=match[2])


def check_canadian_marks(pair: Pair) -> Iterator[Finding]:
    """Want a no-break space before a colon only; a narrow one is borne with before the others."""
    yield from check_french_marks(pair, ":")
    for match in FRENCH_MARK.finditer(pair.target.prose):
        if match[2] != ":" and match[1].strip("\u202f"):
            yield at(pair.target, match.start(1), match.end(2), Code.SPACE_BEFORE_MARK, mark=match[2])


def is_name_with_mark(match: re.Match[str], source: str) -> bool:
    """Tell whether a mark belongs to a name that the source writes so, as in Yahoo!, in the middle of a sentence."""
    if match[1] or match[2] not in "!?":
        return False
    word = re.search(r"\w+$", match.string[max(0, match.start() - 60) : match.start()])
    return word is not None and word[0][0].isupper() and f"{word[0]}{match[2]}" in source


def check_guillemets(pair: Pair) -> Iterator[Finding]:
    """French has a no-break space inside « and », German, Spanish and the others have none."""
    prose, language = pair.target.prose, pair.target_language
    if "«" not in prose and "»" not in prose:
        return
    for match in INSIDE.finditer(prose):
        spaces = match[1] if match[1] is not None else match[2]
        start, end = max(match.start() - (match[1] is None), 0), min(match.end() + (match[1] is not None), len(prose))
        if base_of(language) != "fr":
            if spaces:
                yield at(pair.target, start, end, Code.SPACE_INSIDE_QUOTES)
        elif not set(spaces) & set(NO_BREAK):
            code = Code.SPACE_BREAKS if spaces else Code.SPACE_MISSING
            yield at(pair.target, start, end, code, mark=match[0].strip())


def check_quotes(pair: Pair) -> Iterator[Finding]:
    """Look for quotes that the language does not have. Inside its own quotes, French takes the English ones."""
    language, prose = pair.target_language, pair.target.prose
    if base_of(language) == "fr" and "«" in prose:
        return
    for pattern in QUOTES_FOREIGN.get(language) or QUOTES_FOREIGN.get(base_of(language), ()):
        for match in pattern.finditer(prose):
            yield at(pair.target, *match.span(), Code.QUOTES_FOREIGN)


def check_spanish_marks(pair: Pair) -> Iterator[Finding]:
    """Want ¿ or ¡ before each ? or !, and the reverse; a sentence may open with one and close with the other."""
    if base_of(pair.target_language) != "es":
        return
    prose, opened = pair.target.prose, None
    is_continuation = pair.source.text.lstrip()[:1].islower() and prose.lstrip()[:1].islower()
    for match in re.finditer(r"[¿¡]+|(?<![(\[])[?!]+(?![\w=/])", prose):
        if match[0][0] in "¿¡":
            opened = match if opened is None or prose[opened.end() : match.start()].strip() == "" else opened
        elif opened is not None or is_continuation or ends_name(match, pair.source.text):
            opened, is_continuation = None, False
        else:
            opening = "¿" if match[0][0] == "?" else "¡"
            yield at(pair.target, *match.span(), Code.OPENING_MARK_MISSING, mark=match[0][0], opening=opening)
    if opened is not None:
        yield at(pair.target, *opened.span(), Code.CLOSING_MARK_MISSING, mark=opened[0][0])


def ends_name(match: re.Match[str], source: str) -> bool:
    word = re.search(r"\w+$", match.string[max(0, match.start() - 60) : match.start()])
    return word is not None and word[0][0].isupper() and f"{word[0]}{match[0]}" in source


ARABIC_MARKS = {"?": "؟", ",": "،", ";": "؛"}
LATIN_MARK = re.compile(r"(?<=[\u0620-\u065f\u066e-\u06d3])[ \u00a0]*([?,;])(?!\w)")


def check_arabic_marks(pair: Pair) -> Iterator[Finding]:
    """Want the Arabic question mark, comma and semicolon after an Arabic word."""
    if base_of(pair.target_language) != "ar":
        return
    for match in LATIN_MARK.finditer(pair.target.prose):
        mark = match[1]
        yield at(pair.target, match.start(1), match.end(1), Code.MARK_FOREIGN, mark=mark, wanted=ARABIC_MARKS[mark])
