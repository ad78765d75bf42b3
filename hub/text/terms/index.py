"""Finding the terms of a text. Three automata read it once each, so the number of terms costs nothing."""

import functools
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import ahocorasick

from .casing import is_abbreviation, is_cased_like, is_shouted
from .languages import base_language, is_unspaced
from .models import Case, Certainty, Match, Term
from .normalising import fold_text
from .pages import Page, find_breaks
from .words import Reading, words_of

RANK = {Certainty.EXACT: 0, Certainty.LEMMA: 1, Certainty.STEM: 2}
# Shorter stems are the beginning of too many words.
STEM_LENGTH = 3


@dataclass(frozen=True)
class Entry:
    """One way to write a term, or an exception to it."""

    term: Term
    written: str
    is_exception: bool = False
    certainty: Certainty = Certainty.EXACT

    @functools.cached_property
    def is_abbreviation(self) -> bool:
        return is_abbreviation(self.written)


@dataclass(frozen=True)
class Hit:
    """Where an entry was found: a span of the folded text."""

    entry: Entry
    start: int
    end: int
    certainty: Certainty


class Automaton:
    """Finds all of many strings in one pass."""

    def __init__(self) -> None:
        self.entries: dict[str, list[Entry]] = {}
        self.machine = ahocorasick.Automaton()

    def add(self, key: str, entry: Entry) -> None:
        found = self.entries.setdefault(key, [])
        if entry not in found:
            found.append(entry)

    def finish(self) -> None:
        for key, entries in self.entries.items():
            self.machine.add_word(key, (len(key), entries))
        self.machine.make_automaton()

    def find(self, text: str) -> Iterator[tuple[int, int, list[Entry]]]:
        if self.entries and text:
            for last, (length, entries) in self.machine.iter(text):
                yield last + 1 - length, last + 1, entries


class TermIndex:
    """The terms of one language. Built once, then asked for text after text, by several threads if need be."""

    def __init__(self, terms: Iterable[Term], language: str) -> None:
        self.language = base_language(language)
        self.exact, self.lemmas, self.stems = Automaton(), Automaton(), Automaton()
        for term in terms:
            self.add_term(term)
        for automaton in (self.exact, self.lemmas, self.stems):
            automaton.finish()

    def add_term(self, term: Term) -> None:
        self.add_text(Entry(term, self.tidy(term.text)), term.inflects)
        for form in term.forms:
            self.add_text(Entry(term, self.tidy(form)), inflects=False)
        for exception in term.exceptions:
            self.add_text(Entry(term, self.tidy(exception), is_exception=True), inflects=True)

    def tidy(self, text: str) -> str:
        return fold_text(text, self.language, keeps_case=True).strip(" \n")

    def add_text(self, entry: Entry, inflects: bool) -> None:
        page = Page(entry.written, self.language)
        if not page.folded:
            return
        self.exact.add(page.folded, entry)
        if entry.is_abbreviation:
            plural = Entry(entry.term, f"{entry.written}s", entry.is_exception, Certainty.LEMMA)
            self.exact.add(fold_text(plural.written, self.language), plural)
        elif inflects and is_made_of_words(page):
            self.add_inflected(page, entry)

    def add_inflected(self, page: Page, entry: Entry) -> None:
        words = [page.folded[token.start : token.end] for token in page.tokens]
        readings = self.read_tokens(page)
        choices = [dict.fromkeys((word, *lemmas_like(word, read))) for word, read in zip(words, readings, strict=True)]
        for key in itertools.islice(itertools.product(*choices), 16):
            self.lemmas.add(f" {' '.join(key)} ", entry)
        if len(words) > 1 or len(readings[0].stem) >= STEM_LENGTH:
            self.stems.add(f" {' '.join(read.stem for read in readings)} ", entry)

    def read_tokens(self, page: Page) -> list[Reading]:
        read = words_of(self.language).read
        return [read(page.source_text(token.start, token.end)) for token in page.tokens]

    def find(self, text: str) -> list[Match]:
        """Return the terms of a text in their order. The longest match wins; terms of the same words are all told."""
        page = Page(text, self.language)
        hits = [hit for hit in itertools.chain(self.find_exact(page), self.find_inflected(page)) if is_meant(page, hit)]
        return [
            Match(hit.entry.term.key, hit.entry.term, *page.source_span(hit.start, hit.end), hit.certainty)
            for hit in choose(without_exceptions(hits))
        ]

    def find_exact(self, page: Page) -> Iterator[Hit]:
        for start, end, entries in self.exact.find(page.folded):
            starts, ends = page.starts_word(start, end), page.ends_word(start, end)
            if (starts and ends) or ((starts or ends) and divides_alike(page, start, end)):
                for entry in entries:
                    yield Hit(entry, start, end, entry.certainty)

    def find_inflected(self, page: Page) -> Iterator[Hit]:
        if not self.lemmas.entries:
            return
        readings = self.read_tokens(page)
        lemma_stems = [read.lemma_stem for read in readings]
        stems = [read.stem for read in readings]
        yield from find_along(page, self.lemmas, [read.lemma for read in readings], Certainty.LEMMA)
        yield from find_along(page, self.stems, stems, Certainty.STEM)
        if lemma_stems != stems:
            yield from find_along(page, self.stems, lemma_stems, Certainty.STEM)


def is_made_of_words(page: Page) -> bool:
    """Tell whether a term is words and spaces only, and of a script whose words inflect."""
    covered = sum(token.end - token.start for token in page.tokens) + page.folded.count(" ")
    return covered == len(page.folded) and not is_unspaced(page.folded)


def lemmas_like(word: str, reading: Reading) -> tuple[str, ...]:
    """Return the lemma of a term's word, unless it is another word to its reader: "good" is not found for "better"."""
    return (reading.lemma,) if reading.lemma[:1] == word[:1] else ()


def find_along(page: Page, automaton: Automaton, keys: list[str], certainty: Certainty) -> Iterator[Hit]:
    """Find terms in a line of lemmas or stems, one for each token of the page."""
    pieces: list[str] = []
    token_at: dict[int, int] = {}
    length = 0
    for index, (token, key) in enumerate(zip(page.tokens, keys, strict=True)):
        piece = f" {key}" if token.is_next else f" \n {key}"
        length += len(piece)
        token_at[length - len(key) - 1] = index
        token_at[-length] = index  # the end of a token, told from a start by its sign
        pieces.append(piece)
    line = "".join([*pieces, " "])
    for start, end, entries in automaton.find(line):
        first, last = token_at[start], token_at[1 - end]
        for entry in entries:
            yield Hit(entry, page.tokens[first].start, page.tokens[last].end, certainty)


def divides_alike(page: Page, start: int, end: int) -> bool:
    """Tell whether a dictionary divides the words here as it divides the term alone, where it divides them at all."""
    term = page.folded[start:end]
    if not is_unspaced(term):
        return False
    inside = {place - start for place in page.breaks if start < place < end}
    return bool(inside) and inside == find_breaks(term, page.language) - {0, len(term)}


def is_meant(page: Page, hit: Hit) -> bool:
    """Tell whether the capitals allow the term."""
    entry = hit.entry
    if entry.is_exception:
        return True
    if entry.is_abbreviation:
        is_big = page.written(hit.start, hit.end) == entry.written
        return is_big and not is_shouted(page.source, *page.source_span(hit.start, hit.end))
    if entry.term.case is Case.ANY:
        return True
    written = page.written(hit.start, hit.end)
    return written == entry.written if hit.certainty is Certainty.EXACT else is_cased_like(written, entry.written)


def without_exceptions(hits: list[Hit]) -> list[Hit]:
    """Leave out the exceptions, and what of their terms lies inside one."""
    reach: dict[tuple[int, int], int] = {}
    for hit in hits:
        if hit.entry.is_exception:
            for place in range(hit.start, hit.end):
                where = (id(hit.entry.term), place)
                reach[where] = max(reach.get(where, 0), hit.end)
    meant = [hit for hit in hits if not hit.entry.is_exception]
    return [hit for hit in meant if reach.get((id(hit.entry.term), hit.start), 0) < hit.end]


def keep_surest(hits: list[Hit]) -> list[Hit]:
    """Keep one hit of a term where a surer one has the same words, if without an article written as one with them."""
    kept: dict[tuple[int, int], Hit] = {}
    for hit in sorted(hits, key=lambda hit: (RANK[hit.certainty], hit.start - hit.end)):
        term = id(hit.entry.term)
        surer = (kept[term, place] for place in range(hit.start, hit.end) if (term, place) in kept)
        if all(other.end > hit.end for other in surer):
            kept[term, hit.start] = hit
    return list(kept.values())


def choose(hits: list[Hit]) -> list[Hit]:
    """Keep the longest of the hits that overlap, and of equally long ones the most certain."""
    chosen: list[Hit] = []
    taken: dict[int, Hit] = {}
    for hit in sorted(keep_surest(hits), key=lambda hit: (hit.start - hit.end, RANK[hit.certainty], hit.start)):
        others = [taken[place] for place in range(hit.start, hit.end) if place in taken]
        if all((other.start, other.end, other.certainty) == (hit.start, hit.end, hit.certainty) for other in others):
            taken.update(dict.fromkeys(range(hit.start, hit.end), hit))
            chosen.append(hit)
    return sorted(chosen, key=lambda hit: hit.start)
