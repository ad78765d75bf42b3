"""Reading the table of pitfalls: one sentence a row, with what should be found in it marked."""

import re
from dataclasses import dataclass
from pathlib import Path

from hub.text.terms import Case, Certainty, Term, TermIndex

BRACKETS = {"[": Certainty.EXACT, "{": Certainty.LEMMA, "<": Certainty.STEM}
MARKED = re.compile(r"\[([^]]*)\]|\{([^}]*)\}|<([^>]*)>")
ESCAPE = re.compile(r"\\n|\\u([0-9a-f]{4})")


@dataclass(frozen=True)
class Pitfall:
    """`found` are (start, end, certainty) in the sentence."""

    language: str
    terms: tuple[Term, ...]
    sentence: str
    found: tuple[tuple[int, int, Certainty], ...]
    why: str

    def find(self) -> tuple[tuple[int, int, Certainty], ...]:
        matches = TermIndex(self.terms, self.language).find(self.sentence)
        return tuple((match.start, match.end, match.certainty) for match in matches)


def read_pitfalls(path: Path) -> list[Pitfall]:
    """Read rows of language, terms, marked sentence, reason. [exact], {lemma} and <stem> are what should be found."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    return [
        Pitfall(language, tuple(map(read_term, terms.split("|"))), *read_marked(unescape(sentence)), why)
        for language, terms, sentence, why in rows
    ]


def read_term(text: str) -> Term:
    """Read "Apple=~Apple pie": "=" for capitals as written, "!" for a name that does not inflect."""
    text, *exceptions = unescape(text).split("~")
    case = Case.AS_WRITTEN if text.endswith("=") else Case.ANY
    name = text.rstrip("=")
    is_name = name.endswith("!") and len(name) > 1
    return Term(text, name.rstrip("!"), case=case, exceptions=tuple(exceptions), inflects=not is_name)


def read_marked(marked: str) -> tuple[str, tuple[tuple[int, int, Certainty], ...]]:
    pieces: list[str] = []
    found: list[tuple[int, int, Certainty]] = []
    position = length = 0
    for match in MARKED.finditer(marked):
        pieces += [marked[position : match.start()], match[match.lastindex or 0]]
        start = length + match.start() - position
        length = start + len(pieces[-1])
        found.append((start, length, BRACKETS[match[0][0]]))
        position = match.end()
    return "".join([*pieces, marked[position:]]), tuple(found)


def unescape(text: str) -> str:
    return ESCAPE.sub(lambda match: chr(int(match[1], 16)) if match[1] else "\n", text)
