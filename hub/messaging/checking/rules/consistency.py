"""The same sentence of the source, translated otherwise elsewhere."""

from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from hub.text.wordings.sentences import sentence_hash

from ...models import Severity
from ..views import Hit, Pair, TextView
from .rule import Rule

# Shorter ones are labels, which differ with what they stand on.
FEWEST_WORDS = 3


def find_inconsistent(text: TextView) -> Iterator[Hit]:
    for pair in text.pairs:
        others = text.elsewhere.get(sentence_hash(pair.source_text), Counter())
        if others and len(pair.source_text.split()) >= FEWEST_WORDS:
            yield from find_in_pair(pair, others)


def find_in_pair(pair: Pair, others: "Counter[str]") -> Iterator[Hit]:
    """Tell of a translation if another one is more frequent."""
    own = sentence_hash(pair.text)
    same = sum(times for words, times in others.items() if sentence_hash(words) == own)
    other, times = max(others.items(), key=lambda item: (item[1], item[0]))
    if sentence_hash(other) != own and times > same:
        start, end = pair.span
        start += len(pair.text) - len(pair.text.lstrip())
        yield Hit(pair.target, pair.source_text, start, end, {"other": other, "source": pair.source_text})


RULES = (
    Rule(
        "inconsistent_translation",
        Severity.INFO,
        _("Inconsistent translation"),
        _("A sentence of the source that other live pages translate otherwise."),
        in_text=find_inconsistent,
    ),
)
