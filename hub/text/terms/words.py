"""The lemma and the stem of a word. The dictionaries are read when a language is first met, once per process."""

import functools
import threading
import unicodedata
from dataclasses import dataclass

import snowballstemmer
from simplemma.strategies import DefaultStrategy
from simplemma.strategies.dictionaries import StreamDictionaryFactory
from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES

from .languages import SIMPLEMMA_NAMES, SNOWBALL_NAMES, is_unspaced
from .normalising import TURKIC, UNSEEN, fold_text

LOCK = threading.RLock()
# The default factory needs eight times the memory: 300 MB for English, French, German, Spanish and Italian.
DICTIONARIES = StreamDictionaryFactory(cache_max_size=64)
STRATEGY = DefaultStrategy(dictionary_factory=DICTIONARIES)


@dataclass(frozen=True, slots=True)
class Reading:
    """Three folded ways to write a word; each is the word itself where a language has no dictionary or no stemmer."""

    lemma: str
    stem: str
    lemma_stem: str


class Words:
    """The words of a language. Several threads may ask."""

    def __init__(self, language: str) -> None:
        self.language = language
        name = SIMPLEMMA_NAMES.get(language, language)
        self.dictionary = name if name in SUPPORTED_LANGUAGES else ""
        self.stemmer = snowballstemmer.stemmer(SNOWBALL_NAMES[language]) if language in SNOWBALL_NAMES else None
        self.read = functools.lru_cache(maxsize=30_000)(self.read_uncached)

    def read_uncached(self, written: str) -> Reading:
        """Read a word with its capitals: a dictionary knows Falte, the wrinkle, from falten, to fold."""
        word = fold_text(written, self.language)
        if is_unspaced(word) or word.isdecimal():
            return Reading(word, word, word)
        with LOCK:
            lemma = self.find_lemma(unicodedata.normalize("NFC", written.translate(UNSEEN)))
            folded = fold_text(lemma, self.language) if lemma else word
            stem = self.stem(word)
            return Reading(folded, stem, stem if folded == word else self.stem(folded))

    def find_lemma(self, written: str) -> str | None:
        """Return None for a word that neither the dictionary nor the rules of the language explain."""
        if not self.dictionary or not written:
            return None
        for spelling in dict.fromkeys((written, *self.respell(written))):
            lemma = STRATEGY.get_lemma(spelling, self.dictionary)
            if lemma is not None and (lemma != spelling or self.is_known(spelling)):
                return lemma
        return None

    def respell(self, written: str) -> tuple[str, ...]:
        """Return how a word in capitals is written elsewhere."""
        if not written[:1].isupper():
            return ()
        lower = (written.translate(TURKIC) if self.language in ("az", "tr") else written).lower()
        return (lower, lower.capitalize()) if written.isupper() else (lower,)

    def is_known(self, word: str) -> bool:
        with LOCK:
            return bool(self.dictionary) and STRATEGY.is_dictionary_member(word, self.dictionary)

    def stem(self, word: str) -> str:
        return str(self.stemmer.stemWord(word)) if self.stemmer else word


@functools.cache
def make_words(language: str) -> Words:
    return Words(language)


def words_of(language: str) -> Words:
    with LOCK:
        return make_words(language)
