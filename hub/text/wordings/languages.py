"""Guessing the language of a passage, to tell text that was left untranslated. It would rather not know than be wrong.

The script is looked at first; among languages of one script their small words, endings and letters are counted. All
languages known here take part, so that one that is not asked for is not taken for a neighbour.
"""

import functools
import re
from collections import Counter
from collections.abc import Sequence

from .language_words import ENDINGS, LETTERS, SMALL_WORDS, TELLING
from .sentences import base_of

MIN_LETTERS = 25
MIN_WORDS = 4
# A character of these scripts says as much as several letters.
DENSE = {"Han": 3, "Kana": 2, "Hangul": 2, "Thai": 1}
SCRIPTS = {
    "Latin": "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff\ufb00-\ufb06",
    "Cyrillic": "\u0400-\u052f",
    "Arabic": "\u0620-\u064a\u066e-\u06d3\u06d5\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc",
    "Greek": "\u0370-\u03ff\u1f00-\u1fff",
    "Han": "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff",
    "Kana": "\u3041-\u3096\u30a1-\u30fa\u30fc\uff66-\uff9d",
    "Hangul": "\u1100-\u11ff\uac00-\ud7a3",
    "Thai": "\u0e01-\u0e4d",
    "Hebrew": "\u05d0-\u05ea",
    "Devanagari": "\u0904-\u0963",
    "Georgian": "\u10a0-\u10ff",
    "Armenian": "\u0531-\u0587",
}
RUNS = {script: re.compile(f"[{letters}]+") for script, letters in SCRIPTS.items()}
ONLY_LANGUAGE = {"Greek": "el", "Hangul": "ko", "Thai": "th", "Hebrew": "he", "Georgian": "ka", "Armenian": "hy"}
ONLY_LANGUAGE |= {"Kana": "ja", "Han": "zh", "Devanagari": "hi"}
SCRIPT_OF = dict.fromkeys(("ru", "uk", "bg", "sr"), "Cyrillic") | dict.fromkeys(("ar", "fa", "ur"), "Arabic")
LANGUAGES_OF = {
    script: tuple(each for each in SMALL_WORDS if SCRIPT_OF.get(each, "Latin") == script)
    for script in ("Latin", "Cyrillic", "Arabic")
}
ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]+|[\w.+-]{1,64}@[\w.-]+")
WORD = re.compile(r"[^\W\d_]+")
# A script must have this part of the letters; the rest may be names in another.
MAIN_SHARE = 0.7
# The best language must have this part of the words as small words, or a bit less with other evidence, and this
# many times the evidence of the next.
SMALL_SHARE = 0.2
LEAD = 1.4
ENDING_WEIGHT = 0.5
LETTER_WEIGHT = 0.6
UNASKED_WEIGHT = 0.8
NEVER = ("\0",)
ALIASES = {"no": "nb", "nn": "nb", "iw": "he", "in": "id"}


def guess_language(text: str, candidates: Sequence[str]) -> str | None:
    """Return which of the candidates a sentence or paragraph is written in, as it is spelled there; None if unsure.

    Fewer than about 25 letters (less of Chinese or Korean), names, lists of products and mixtures give None. Of two
    candidates that are variants of one language the first is returned.
    """
    text = ADDRESS.sub(" ", text)
    script = find_script(text)
    if script is None:
        return None
    language = ONLY_LANGUAGE.get(script) or find_language(text, script, [name_of(each) for each in candidates])
    return next((each for each in candidates if language and name_of(each) == language), None)


def is_other_language(text: str, expected: str, candidates: Sequence[str]) -> str | None:
    """Return the candidate that a text is written in, if that surely is another language than the expected one."""
    guess = guess_language(text, [expected, *candidates])
    return guess if guess and name_of(guess) != name_of(expected) else None


def name_of(language: str) -> str:
    base = base_of(language)
    return ALIASES.get(base, base)


def find_script(text: str) -> str | None:
    """Return the script of most letters, if there are enough; "Kana" for Japanese, whose letters are Han as well."""
    counts = {script: sum(map(len, run.findall(text))) * DENSE.get(script, 1) for script, run in RUNS.items()}
    if counts["Kana"] * 10 >= counts["Han"]:
        counts["Kana"] += counts.pop("Han") if counts["Kana"] else 0
    script, most = max(counts.items(), key=lambda count: count[1])
    total = sum(counts.values())
    return script if most >= MIN_LETTERS and most >= MAIN_SHARE * total else None


def find_language(text: str, script: str, candidates: Sequence[str]) -> str | None:
    """Return the language of a text among those of a script, if it stands out; those not asked for weigh less."""
    found = WORD.findall(text.replace("İ", "i"))
    tokens = [word.casefold() for word in found]
    languages = LANGUAGES_OF[script]
    evidence = weigh(tokens, languages)
    for language in languages:
        evidence[language] *= 1 if language in candidates else UNASKED_WEIGHT
    (next_most, _), (most, best) = sorted((weight, language) for language, weight in evidence.items())[-2:]
    is_clear = most >= LEAD * max(next_most, 0) and most >= SMALL_SHARE * len(tokens) and most >= 1.5
    return best if is_clear and len(tokens) >= MIN_WORDS and is_prose(found, best) else None


def weigh(tokens: Sequence[str], languages: tuple[str, ...]) -> dict[str, float]:
    """Return how much speaks for each language. What several have in common counts less."""
    evidence = dict.fromkeys(languages, 0.0)
    for token, times in Counter(tokens).items():
        for language, weight in read_token(token, languages).items():
            evidence[language] += min(times, 3) * weight
    return evidence


@functools.lru_cache(maxsize=8192)
def read_token(token: str, languages: tuple[str, ...]) -> dict[str, float]:
    """Return how strongly a word speaks for languages, or against: as a small word, by its ending, by its letters."""
    strange = TELLING.intersection(token)
    small = [each for each in languages if token in SMALL_WORDS[each]]
    ending = [each for each in languages if len(token) >= 5 and not small and token.endswith(ENDINGS.get(each, NEVER))]
    letters = [each for each in languages if strange and not small and strange.issubset(LETTERS[each])]
    weights = dict.fromkeys(languages, 0.0)
    for sharers, weight in ((small, 1.0), (ending, ENDING_WEIGHT), (letters, LETTER_WEIGHT)):
        for language in sharers:
            weights[language] += weight / len(sharers) ** 0.5
    for language in languages:
        weights[language] -= LETTER_WEIGHT * (not strange.issubset(LETTERS[language]))
    return {language: weight for language, weight in weights.items() if weight}


def is_prose(found: Sequence[str], language: str) -> bool:
    """Tell a sentence from a list of names: it has small words, and others that begin with a small letter."""
    is_capital = all(word.isupper() for word in found)
    plain = [word for word in found if is_capital or not word[0].isupper()]
    others = [word for word in plain if word.casefold() not in SMALL_WORDS[language]]
    has_small = any(word.casefold() in SMALL_WORDS[language] for word in found)
    return has_small and len(others) >= (1 if language == "de" else 2)
