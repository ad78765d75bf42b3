"""Whether a name is written with its capitals, and what mark follows it."""

import re

from .models import Match, Term
from .normalising import UNSEEN, fold_text

LETTER_MARKS = {"r": "®", "tm": "™", "sm": "℠", "c": "©"}
MARK = re.compile(r"[ \u00a0\u202f]?(?:([®™℠©])|\((r|tm|sm|c)\))", re.IGNORECASE)
UNSEEN_RUN = re.compile("[" + "".join(map(chr, UNSEEN)) + "]*")
LONG_WORD = re.compile(r"[^\W\d_]{5,}")
# Longer words in capitals are taken for names written large; these are abbreviations, and words when written small.
ABBREVIATION_LENGTH = 4


def mark_after(text: str, end: int) -> str:
    """Return the ®, ™, ℠ or © that follows at `end`, also when typed (R) or (TM); an empty text where none does."""
    unseen = UNSEEN_RUN.match(text, end)
    match = MARK.match(text, unseen.end() if unseen else end)
    if match is None:
        return ""
    return match[1] or LETTER_MARKS[match[2].lower()]


def differs_in_case(text: str, match: Match) -> bool:
    """Tell whether the words are the term's but its capitals are not. A line that is all in capitals tells nothing."""
    if is_all_capitals(line_around(text, match.start, match.end)):
        return False
    return not has_case_of(fold_text(text[match.start : match.end], "", keeps_case=True), match.term)


def has_case_of(written: str, term: Term) -> bool:
    texts = (term.text, *term.forms)
    return any(is_cased_like(written, fold_text(text, "", keeps_case=True).strip()) for text in texts)


def is_cased_like(written: str, model: str) -> bool:
    """Tell whether each word has the capitals of the model's, as far as their letters agree: Averlunes, Averlune."""
    words, models = written.split(" "), model.split(" ")
    return len(words) == len(models) and all(map(agrees_in_case, words, models))


def agrees_in_case(word: str, model: str) -> bool:
    for one, other in zip(word, model, strict=False):
        if one != other:
            return one.casefold() != other.casefold() and word[0].isupper() == model[0].isupper()
    return True


def is_abbreviation(text: str) -> bool:
    """Tell whether only its capitals keep a term from being another word: US and us."""
    letters = [char for char in text if char.isalpha()]
    return 1 < len(letters) <= ABBREVIATION_LENGTH and text.isupper() and " " not in text


def is_all_capitals(text: str) -> bool:
    return text.isupper() and not any(char.islower() for char in text)


def is_shouted(text: str, start: int, end: int) -> bool:
    """Tell whether the line is in capitals, so that those of an abbreviation say nothing: CONTACT US TODAY."""
    line = line_around(text, start, end)
    return is_all_capitals(line) and bool(LONG_WORD.search(line))


def line_around(text: str, start: int, end: int) -> str:
    last = text.find("\n", end)
    return text[text.rfind("\n", 0, start) + 1 : last if last >= 0 else len(text)]
