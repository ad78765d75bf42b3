"""How well and how fast terms are found: `python -m tests.bench.terms FILE... [--terms FILE] [--speed]`.

A file has a sentence a line: language, sentence, and the terms in it, each as often as it is there; tabs between the
three, and | between terms. A line without terms says that there are none. What is looked for in a language is the terms
of all its lines, or those of the file given with --terms (language, tab, term).
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hub.text.terms import Certainty, Term, TermIndex
from tests.bench.figures import table
from tests.bench.term_speed import memory_table, speed_table

HEADINGS = ("language", "sentences", "terms", "recall", "precision", "recall with stem", "precision with stem")


@dataclass(frozen=True)
class Sentence:
    language: str
    text: str
    terms: Counter[str]


@dataclass
class Score:
    """How many terms were found that are there, were missed, and were found that are not there."""

    right: int = 0
    missed: int = 0
    wrong: int = 0
    mistakes: list[str] = field(default_factory=list)

    def add(self, sentence: Sentence, found: Counter[str]) -> None:
        missed, wrong = sentence.terms - found, found - sentence.terms
        self.right += (sentence.terms & found).total()
        self.missed += missed.total()
        self.wrong += wrong.total()
        signed = [f"-{term}" for term in missed.elements()] + [f"+{term}" for term in wrong.elements()]
        if signed:
            self.mistakes.append(f"{sentence.language}\t{sentence.text}\t{' '.join(signed)}")

    def cells(self) -> list[str]:
        return [share(self.right, self.right + self.missed), share(self.right, self.right + self.wrong)]


def share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "-"


def read_sentences(paths: Iterable[Path]) -> list[Sentence]:
    """Read the lines of files; ValueError names a line that is not one."""
    sentences = []
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not line.strip() or line.startswith("#"):
                continue
            language, tab, rest = line.partition("\t")
            text, _, terms = rest.partition("\t")
            if not tab or not text:
                raise ValueError(f"{path}:{number}: expected a language, a sentence and its terms, with tabs between")
            sentences.append(Sentence(language, text, Counter(filter(None, map(str.strip, terms.split("|"))))))
    return sentences


def read_terms(path: Path) -> dict[str, list[str]]:
    terms: dict[str, list[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        language, tab, term = line.partition("\t")
        if tab:
            terms.setdefault(language, []).append(term.strip())
    return terms


def score_language(sentences: Sequence[Sentence], terms: Iterable[str]) -> tuple[Score, Score]:
    """Return the scores without and with what only the stem tells."""
    index = TermIndex([Term(text, text) for text in dict.fromkeys(terms)], sentences[0].language)
    sure, all_told = Score(), Score()
    for sentence in sentences:
        matches = index.find(sentence.text)
        all_told.add(sentence, Counter(str(match.key) for match in matches))
        sure.add(sentence, Counter(str(match.key) for match in matches if match.certainty is not Certainty.STEM))
    return sure, all_told


def score_table(sentences: Sequence[Sentence], listed: dict[str, list[str]]) -> tuple[str, list[str]]:
    """Return a row per language, and each sentence that was misread."""
    rows, mistakes = [], []
    for language in sorted({sentence.language for sentence in sentences}):
        own = [sentence for sentence in sentences if sentence.language == language]
        terms = listed.get(language) or [term for sentence in own for term in sentence.terms]
        sure, all_told = score_language(own, terms)
        count = sum(sentence.terms.total() for sentence in own)
        rows.append([language, str(len(own)), str(count), *sure.cells(), *all_told.cells()])
        mistakes += all_told.mistakes
    return table(HEADINGS, rows, texts=1), mistakes


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.terms", description="Measure how terms are found.")
    parser.add_argument("files", nargs="*", type=Path, help="language, sentence, terms: one sentence a line")
    parser.add_argument("--terms", type=Path, help="what to look for: language and term, one a line")
    parser.add_argument("--speed", action="store_true", help="time a page of 2,000 words, and weigh the dictionaries")
    parser.add_argument("--mistakes", action="store_true", help="list what was missed (-) and found too much (+)")
    options = parser.parse_args()
    try:
        if options.speed:
            sys.stdout.write(f"{memory_table()}\n\n{speed_table()}\n")
        if options.files:
            listed = read_terms(options.terms) if options.terms else {}
            shown, mistakes = score_table(read_sentences(options.files), listed)
            sys.stdout.write("\n".join([shown, *(mistakes if options.mistakes else [])]) + "\n")
    except (OSError, ValueError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
