"""Finding known texts, such as brand messages, that were typed in a page: word for word, or nearly.

Each known text is filed under its pairs of neighbouring words. A page is read once; where it shares enough pairs with a
known text, and at about the same distance from each other, the two are laid side by side. So the cost follows what
a page has in common with the known texts, not their number.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel, Levenshtein

from .words import Word, count_words, dress, find_words

THRESHOLD = 85
# A shorter text is found word for word only: one word changed of three makes another text.
NEAR_FROM_WORDS = 4
# Two texts that score enough share this part of their pairs and words at least, even after scattered changes.
SHARED_PAIRS = 0.2
SHARED_WORDS = 0.6
# A match is left out when a better one covers this part of it.
COVERED = 0.5


@dataclass(frozen=True)
class Known:
    """A text to look for; `key` is whatever the caller knows it by."""

    key: Hashable
    text: str


@dataclass(frozen=True)
class Likeness:
    """A passage that says what a known text says. `score` is 100 for the same words; accents make it 99 at most."""

    key: Hashable
    start: int
    end: int
    score: int
    is_exact: bool


@dataclass(frozen=True)
class Entry:
    """A known text, taken apart."""

    key: Hashable
    words: list[str]
    dressed: list[str]
    is_short: bool

    @property
    def slack(self) -> int:
        return max(2, len(self.words) // 5)


@dataclass(frozen=True)
class Passage:
    """What a page has from its word `first` up to its word `last`, which is not included."""

    entry: Entry
    first: int
    last: int
    score: int
    is_exact: bool


class KnownTexts:
    """Known texts, made ready once for many pages."""

    def __init__(self, known: Iterable[Known], language: str, threshold: int = THRESHOLD) -> None:
        self.language = language
        self.threshold = threshold
        self.short: dict[str, list[Entry]] = defaultdict(list)
        self.entries: list[Entry] = []
        self.pairs: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
        for each in known:
            self.file(read_entry(each, language))

    def file(self, entry: Entry) -> None:
        if entry.is_short and entry.words:
            self.short[entry.words[0]].append(entry)
        elif entry.words:
            for place, pair in enumerate(pairwise(entry.words)):
                self.pairs[pair].append((len(self.entries), place))
            self.entries.append(entry)

    def find(self, text: str) -> list[Likeness]:
        """Return the passages that say a known text, in their order.

        Of two that share most of their words the better is kept, an exact one before any other. A short text may stand
        inside a longer passage: both are returned.
        """
        words = find_words(text, self.language)
        folded = [word.folded for word in words]
        passages = [*self.find_short(text, words, folded), *self.find_long(text, words, folded)]
        return [self.locate(passage, words) for passage in keep_best(passages)]

    def locate(self, passage: Passage, words: Sequence[Word]) -> Likeness:
        start, end = words[passage.first].start, words[passage.last - 1].end
        return Likeness(passage.entry.key, start, end, passage.score, passage.is_exact)

    def find_short(self, text: str, words: Sequence[Word], folded: Sequence[str]) -> Iterator[Passage]:
        for first, word in enumerate(folded):
            for entry in self.short.get(word, ()):
                last = first + len(entry.words)
                if entry.words == folded[first:last] and self.is_exact(entry, text, words[first:last]):
                    yield Passage(entry, first, last, 100, True)

    def find_long(self, text: str, words: Sequence[Word], folded: Sequence[str]) -> Iterator[Passage]:
        for entry, low, high in self.find_windows(folded):
            first, last, score = lay_beside(entry.words, folded, low, high)
            if score >= self.threshold:
                is_exact = score == 100 and self.is_exact(entry, text, words[first:last])
                yield Passage(entry, first, last, score if is_exact else min(score, 99), is_exact)

    def is_exact(self, entry: Entry, text: str, words: Sequence[Word]) -> bool:
        return entry.dressed == [dress(text[word.start : word.end], self.language) for word in words]

    def find_windows(self, folded: Sequence[str]) -> Iterator[tuple[Entry, int, int]]:
        """Yield the known texts, and between which words of the page to look for each."""
        for number, shifts in self.find_shifts(folded).items():
            entry = self.entries[number]
            known = set(entry.words)
            for low, high in group_shifts(entry, sorted(shifts)):
                low, high = max(low - entry.slack, 0), min(high + len(entry.words) + entry.slack, len(folded))
                if len(known.intersection(folded[low:high])) >= SHARED_WORDS * len(known):
                    yield entry, low, high

    def find_shifts(self, folded: Sequence[str]) -> dict[int, list[int]]:
        """Return for each known text the words of the page at which it would begin, one for each shared pair."""
        shifts: dict[int, list[int]] = defaultdict(list)
        for here, pair in enumerate(pairwise(folded)):
            for number, place in self.pairs.get(pair, ()):
                shifts[number].append(here - place)
        return shifts


def near_duplicates(text: str, others: Iterable[Known], language: str) -> list[Likeness]:
    """Return the other texts that say, as a whole, nearly what a text says; the nearest first."""
    mine = read_entry(Known(None, text), language)
    found = []
    for theirs in (read_entry(other, language) for other in others):
        is_exact = bool(mine.words) and mine.dressed == theirs.dressed
        score = 100 if is_exact else min(score_words(mine.words, theirs.words), 99)
        if is_exact or (score >= THRESHOLD and not (mine.is_short or theirs.is_short)):
            found.append(Likeness(theirs.key, 0, len(text), score, is_exact))
    return sorted(found, key=lambda likeness: -likeness.score)


def read_entry(known: Known, language: str) -> Entry:
    words = find_words(known.text, language)
    folded = [word.folded for word in words]
    dressed = [dress(known.text[word.start : word.end], language) for word in words]
    return Entry(known.key, folded, dressed, count_words(folded) < NEAR_FROM_WORDS)


def group_shifts(entry: Entry, shifts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Put shifts together that lie close, and yield the lowest and highest of each group that is large enough."""
    first = 0
    for index, shift in enumerate(shifts):
        if index + 1 == len(shifts) or shifts[index + 1] - shift > entry.slack:
            if index + 1 - first >= SHARED_PAIRS * len(entry.words):
                yield shifts[first], shift
            first = index + 1


def lay_beside(known: Sequence[str], folded: Sequence[str], low: int, high: int) -> tuple[int, int, int]:
    """Return the first and last word of the page, of those from `low` to `high`, that say the known text best; and how
    well: the passage's ends may be words in common, or words in the place of those that are not.
    """
    blocks = [block for block in Indel.opcodes(known, folded[low:high]) if block.tag == "equal"]
    firsts = {low + b.dest_start - lead for b in blocks[:3] for lead in (0, b.src_start, b.src_start + 1)}
    ends = [(b.dest_end, len(known) - b.src_end) for b in blocks[-3:]]
    lasts = {low + end + rest for end, left in ends for rest in (0, left, left + 1)}
    firsts, lasts = {max(first, low) for first in firsts}, {min(last, high) for last in lasts}
    spans = [(score_words(known, folded[a:b]), a - b, a, b) for a in firsts for b in lasts if a < b]
    score, _, first, last = max(spans, default=(0, 0, low, high))
    return first, last, score


def score_words(one: Sequence[str], other: Sequence[str]) -> int:
    """Return from 0 to 100 how alike two texts are: a third by whole words, the rest by letters, so that an ending
    weighs less than another word.
    """
    if list(one) == list(other):
        return 100
    by_words = 100 * Levenshtein.normalized_similarity(one, other)
    by_letters = fuzz.ratio(" ".join(one), " ".join(other))
    return min(round((by_words + 2 * by_letters) / 3), 99)


def keep_best(passages: Iterable[Passage]) -> list[Passage]:
    kept: list[Passage] = []
    for passage in sorted(passages, key=lambda each: (not each.is_exact, -each.score, each.first - each.last)):
        length = passage.last - passage.first
        if all(count_shared(passage, other) < COVERED * length for other in kept):
            kept.append(passage)
    return sorted(kept, key=lambda each: (each.first, each.last))


def count_shared(one: Passage, other: Passage) -> int:
    return min(one.last, other.last) - max(one.first, other.first)
