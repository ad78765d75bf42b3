"""The rules of each language for marks and quotes.

French: Lexique des règles typographiques en usage à l'Imprimerie nationale; in Canada, Office québécois de la langue
française; in Switzerland, Guide du typographe. German: Amtliches Regelwerk and Duden. Spanish: Ortografía of the RAE.
"""

import re
from collections.abc import Iterator

from .findings import Code, Finding
from .pairs import Pair, at, base_of

NO_BREAK = "\u00a0\u202f"
# The others are a plain one, and the fixed ones at which a line may break.
SPACES = NO_BREAK + " \u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
ENDS = r"(?=[\s»”“’\"')\]]|$)"
# What stands before a mark that the rules are about: not the bracket of "(?)", nor the start of the text.
WORD_END = re.compile(r"[\w%€$£°®™»”’)\]\ufffc]")
# Of "?!" and "?…" the first counts.
MARK = re.compile(rf"([;:!?])[!?…]*{ENDS}")
ANY_MARK = re.compile(rf"([,;:!?.؟،؛])[!?…]*{ENDS}")
COMMA_OR_STOP = re.compile(rf"([,.]){ENDS}")
INSIDE = re.compile(rf"«([{SPACES}]*)(?=\S)|(?<=\S)([{SPACES}]*)»")
STRAIGHT = re.compile(r"(?<![\w\"])\"(?=[^\s\"])[^\"\n]{1,300}(?<=[^\s\"])\"(?![\w\"])")
ENGLISH = re.compile(r"“(?=\w)[^“”„\n]{1,300}”")
# A quote as the language does not write it, by language; the first that is found is told.
QUOTES_FOREIGN = {
    "fr": (STRAIGHT, ENGLISH),
    "de": (STRAIGHT, ENGLISH, re.compile(r"„[^“”„\n]{1,300}”|(?<![^\s(])«(?=\w)[^«»\n]{1,300}»")),
    "de-ch": (STRAIGHT, ENGLISH, re.compile(r"„[^“”„\n]{1,300}[“”]|(?<![^\s(])»(?=\w)[^«»\n]{1,300}«")),
}


# Not "(?)" or "?page=2".
SPANISH_MARKS = re.compile(r"[¿¡]+|(?<![(\[])[?!]+(?![\w=/])")
ARABIC_MARKS = {"?": "؟", ",": "،", ";": "؛"}
LATIN_MARK = re.compile(r"(?<=[\u0620-\u065f\u066e-\u06d3])[ \u00a0]*([?,;])(?!\w)")


def check_mark_spaces(pair: Pair) -> Iterator[Finding]:
    """Look at the spaces before marks: French wants them, every other language does not."""
    is_french = base_of(pair.target_language) == "fr"
    if is_french:
        yield from check_french_marks(pair)
    for start, match in marks(pair, COMMA_OR_STOP if is_french else ANY_MARK):
        # "such as <b>, <a>" is about tags, which are not seen.
        if start < match.start() and all(tag.place != match.start() for tag in pair.target.tags):
            yield at(pair.target, start, match.end(1), Code.SPACE_BEFORE_MARK, mark=match[1])


def marks(pair: Pair, pattern: re.Pattern[str]) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield the marks that follow a word, with the place where the spaces before them begin."""
    prose = pair.target.prose
    for match in pattern.finditer(prose):
        start = match.start()
        while start and prose[start - 1] in SPACES:
            start -= 1
        if start and WORD_END.match(prose[start - 1]) and not is_sign(match, start):
            yield start, match


def is_sign(match: re.Match[str], start: int) -> bool:
    """Tell whether a colon is part of a ratio, 5 : 3, or with a semicolon of a face, :), or of a format, [HH:]MM."""
    if match[1] not in ":;":
        return False
    after = match.string[match.end() : match.end() + 4].lstrip(SPACES)[:1]
    is_ratio = match.string[start - 1].isdigit() and after.isdigit() and start < match.start()
    return is_ratio or match.string[match.end() : match.end() + 1] in (")", "]")


def check_french_marks(pair: Pair) -> Iterator[Finding]:
    """Want a no-break space before each mark, narrow or not: publishers differ on which.

    In Canada only a colon has one. A narrow one is borne with there before the others.
    """
    for start, match in marks(pair, MARK):
        spaces = match.string[start : match.start()]
        if pair.target_language == "fr-ca" and match[1] != ":":
            code = Code.SPACE_BEFORE_MARK if spaces.strip("\u202f") else None
        elif set(spaces) & set(NO_BREAK) or is_name_with_mark(match, pair.source.text):
            code = None
        else:
            code = Code.SPACE_BREAKS if spaces else Code.SPACE_MISSING
        if code:
            yield at(pair.target, start, match.end(1), code, mark=match[1])


def is_name_with_mark(match: re.Match[str], source: str) -> bool:
    """Tell whether a mark belongs to a name that the source writes so, as in Yahoo!"""
    word = re.search(r"\w+$", match.string[max(0, match.start() - 60) : match.start()])
    return match[0][0] in "!?" and word is not None and word[0][0].isupper() and f"{word[0]}{match[0]}" in source


def check_guillemets(pair: Pair) -> Iterator[Finding]:
    """French has a no-break space inside « and »; Swiss German, Spanish and the others have none."""
    prose = pair.target.prose
    if "«" not in prose or prose.find("»") in range(prose.find("«")):  # in Germany and Denmark books have »these«
        return
    wants_space = base_of(pair.target_language) == "fr"
    for match in INSIDE.finditer(prose):
        spaces = match[1] if match[1] is not None else match[2]
        if not wants_space and spaces:
            yield at(pair.target, *match.span(), Code.SPACE_INSIDE_QUOTES)
        elif wants_space and set(spaces).isdisjoint(NO_BREAK):
            code = Code.SPACE_BREAKS if spaces else Code.SPACE_MISSING
            yield at(pair.target, *match.span(), code, mark=match[0].strip())


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
    opened: list[int] = []
    is_continuation = pair.source.text.lstrip()[:1].islower() and pair.target.text.lstrip()[:1].islower()
    for match in SPANISH_MARKS.finditer(pair.target.prose):
        if match[0][0] in "¿¡":
            opened += range(*match.span())
        elif not opened and not is_continuation and not is_name_with_mark(match, pair.source.text):
            opening = "¿" if match[0][0] == "?" else "¡"
            yield at(pair.target, *match.span(), Code.OPENING_MARK_MISSING, mark=match[0][0], opening=opening)
        else:
            is_continuation = False
            del opened[-len(match[0]) :]
    if opened:
        mark = pair.target.prose[opened[0]]
        yield at(pair.target, opened[0], opened[0] + 1, Code.CLOSING_MARK_MISSING, mark=mark)


def check_arabic_marks(pair: Pair) -> Iterator[Finding]:
    """Want the Arabic question mark, comma and semicolon after an Arabic word."""
    if base_of(pair.target_language) != "ar":
        return
    for match in LATIN_MARK.finditer(pair.target.prose):
        mark = match[1]
        yield at(pair.target, match.start(1), match.end(1), Code.MARK_FOREIGN, mark=mark, wanted=ARABIC_MARKS[mark])
