"""Finding names that are nearly right. The cost of a text does not grow with the number of names."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from hub.text.folding import fold

from .lexicon import Word

WORD = re.compile(r"[^\W_]+")
# What languages put behind a name or before it: Averlunes Flaschen, Averlune's, l'Averlune.
ENDING = re.compile(r"(?:['’]?[a-zà-ÿ]{1,2}|['’][a-zà-ÿ]*)")
# With fewer letters, one that differs makes another word.
SHORTEST = 6
LONGEST_PARTS = 4


class NameIndex:
    """The names of a locale by their letters, and by their letters without each one of them."""

    def __init__(self, names: Iterable[Word]) -> None:
        self.exact: dict[str, list[Word]] = defaultdict(list)
        self.near: dict[str, list[Word]] = defaultdict(list)
        for name in names:
            key = self.squeeze(name.text)
            self.exact[key].append(name)
            if len(key) >= SHORTEST:
                for less in shorter(key):
                    self.near[less].append(name)
        parts = [len(WORD.findall(name.text)) for found in self.exact.values() for name in found]
        self.most_parts = min(max(parts, default=0) + 1, LONGEST_PARTS)

    @staticmethod
    def squeeze(text: str) -> str:
        """Return the letters and digits of a text, folded and without anything between them."""
        return "".join(WORD.findall(fold(text)))

    def find(self, text: str) -> Iterator[tuple[int, int, Word, bool]]:
        """Yield (start, end, name, whether it is surely meant) of what is a name or nearly one."""
        words = list(WORD.finditer(text)) if self.exact else []
        taken = 0
        for first, word in enumerate(words):
            if word.start() < taken:
                continue
            runs = [words[first:last] for last in range(min(first + self.most_parts, len(words)), first, -1)]
            runs = [run for run in runs if is_one_piece(text, run)]
            # Exactly the letters of a name go first: in "Averlune n’a" the n is none of its own.
            for match in (self.match_exactly, self.match_nearly):
                found = next(((run, hit) for run in runs if (hit := match(text, run))), None)
                if found:
                    taken = found[0][-1].end()
                    yield word.start(), taken, *found[1]
                    break

    def match_exactly(self, text: str, words: list[re.Match[str]]) -> tuple[Word, bool] | None:
        start = words[0].start()
        names = self.exact.get(self.squeeze(text[start : words[-1].end()]))
        # "mon de" is no way to write Monde: apart, the words are a name only where they look like one.
        return (names[0], True) if names and (len(words) == 1 or text[start].isupper()) else None

    def match_nearly(self, text: str, words: list[re.Match[str]]) -> tuple[Word, bool] | None:
        written = text[words[0].start() : words[-1].end()]
        key = self.squeeze(written)
        if len(key) < SHORTEST - 1 or not written[0].isupper():
            return None
        candidates = {name.pk: name for form in (key, *shorter(key)) for name in self.near.get(form, ())}
        candidates |= {name.pk: name for form in shorter(key) for name in self.exact.get(form, ())}
        alike = [name for name in candidates.values() if is_near(key, self.squeeze(name.text))]
        return (alike[0], False) if alike else None


def is_one_piece(text: str, words: list[re.Match[str]]) -> bool:
    """Tell whether nothing but what may join the parts of a name stands between words."""
    return all(is_joint(text[a.end() : b.start()]) for a, b in zip(words, words[1:], strict=False))


def shorter(key: str) -> set[str]:
    return {key[:place] + key[place + 1 :] for place in range(len(key))}


def is_near(one: str, other: str) -> bool:
    """Tell whether words differ by one letter that is more, fewer, another, or changed places with its neighbour."""
    if abs(len(one) - len(other)) > 1 or min(len(one), len(other)) < SHORTEST - 1 or one[0] != other[0]:
        return False
    if len(one) != len(other):
        longer, less = sorted((one, other), key=len, reverse=True)
        return less in shorter(longer)
    differing = [place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(differing) == 2:
        a, b = differing
        return b == a + 1 and one[a] == other[b] and one[b] == other[a]
    return len(differing) == 1


def is_joint(gap: str) -> bool:
    return gap in ("", " ", "-", "\u2011", "\u00a0", "\u00ad", "'", "’", ".")


def is_inflected(written: str, name: str) -> bool:
    """Tell whether a name is whole and something follows it as one word."""
    return written.startswith(name) and bool(ENDING.fullmatch(written[len(name) :]))
