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
from .normalising import TURKIC, TURKIC_LANGUAGES, UNSEEN, fold_text

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
        """Read a word as it is written: a dictionary knows Falte, the wrinkle, from falten, to fold."""
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
        with LOCK:
            known = DICTIONARIES.get_dictionary(self.dictionary)
            spellings = (written, *self.respell(written))
            found = next((lemma for lemma in map(known.get, spellings) if lemma is not None), None)
            if found is not None:
                return found
            guess = STRATEGY.get_lemma(spellings[-1], self.dictionary)
            return None if guess == spellings[-1] else guess

    def respell(self, written: str) -> tuple[str, ...]:
        """Return how a word in capitals is written elsewhere."""
        if not written[:1].isupper():
            return ()
        lower = (written.translate(TURKIC) if self.language in TURKIC_LANGUAGES else written).lower()
        return (lower.capitalize(), lower) if written.isupper() and len(written) > 1 else (lower,)

    def stem(self, word: str) -> str:
        return str(self.stemmer.stemWord(word)) if self.stemmer else word


@functools.cache
def make_words(language: str) -> Words:
    return Words(language)


def words_of(language: str) -> Words:
    with LOCK:
        return make_words(language)
