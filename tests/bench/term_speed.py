"""What it costs to find terms: milliseconds for a page, megabytes for the dictionaries."""

import gc
import random
import time
from pathlib import Path

from hub.text.terms import Term, TermIndex
from hub.text.terms.words import DICTIONARIES, words_of
from tests.bench.figures import percentile, table

LANGUAGES = ("en", "fr", "de", "es", "it")
WORDS_A_PAGE = 2_000
RUNS = 15


def resident_megabytes() -> float:
    """Return the memory of this process, where Linux tells it."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 1_000_000


def memory_table() -> str:
    """Load one dictionary after the other. To be asked before anything else has loaded them."""
    rows = []
    begin = resident_megabytes()
    for language in LANGUAGES:
        before, since = resident_megabytes(), time.process_time()
        words_of(language).read("x")
        seconds = time.process_time() - since
        gc.collect()
        rows.append([language, f"{resident_megabytes() - before:.0f}", f"{seconds:.2f}"])
    rows.append(["all", f"{resident_megabytes() - begin:.0f}", ""])
    return table(("dictionary", "MB", "seconds to load"), rows, texts=1)


def make_page(language: str, seed: int) -> str:
    """Return words of a dictionary, as unequally frequent as words are (Zipf's law): about 900 different ones."""
    chance = random.Random(seed)  # noqa: S311  a sample, not a secret
    vocabulary = [word for word in DICTIONARIES.get_dictionary(language) if word.isalpha()]
    known = chance.sample(vocabulary, 10_000)
    weights = [1 / (rank + 10) for rank in range(len(known))]
    words = chance.choices(known, weights, k=WORDS_A_PAGE)
    return " ".join(word + chance.choice(("", "", "", "", "", ",", ".")) for word in words)


def make_index(language: str, count: int) -> TermIndex:
    """Return an index of one to three words a term."""
    chance = random.Random(count)  # noqa: S311  a sample, not a secret
    vocabulary = [word for word in DICTIONARIES.get_dictionary(language) if word.isalpha() and len(word) > 3]
    return TermIndex(
        [Term(number, " ".join(chance.sample(vocabulary, chance.choice((1, 2, 2, 3))))) for number in range(count)],
        language,
    )


def time_page(index: TermIndex, page: str) -> float:
    since = time.process_time()
    index.find(page)
    return (time.process_time() - since) * 1000


def speed_table() -> str:
    """Time a page when none of its words was met before, and again as every page of a site that has been read is."""
    rows = []
    for language in LANGUAGES:
        for count in (100, 10_000):
            since = time.process_time()
            index = make_index(language, count)
            built = time.process_time() - since
            page = make_page(language, seed=7)
            words_of(language).read.cache_clear()
            first = time_page(index, page)
            again = percentile([time_page(index, page) for _ in range(RUNS)], 0.5)
            rows.append([language, f"{count:,}", f"{built:.2f}", f"{first:.1f}", f"{again:.1f}"])
    return table(("language", "terms", "seconds to build", "ms, words unmet", "ms, words met"), rows, texts=1)
