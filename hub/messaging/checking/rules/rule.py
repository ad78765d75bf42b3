"""What a rule is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from ..views import Hit, Pair, PassageView, TextView


@dataclass(frozen=True)
class Rule:
    """A rule of the check. One of `in_passage`, `in_pair` and `in_text` looks for it.

    The first is given each passage, the second each paragraph that has a source, the third the whole text.
    """

    code: str
    severity: str
    title: Promise | str
    description: Promise | str
    in_passage: Callable[[PassageView], Iterable[Hit]] | None = None
    in_pair: Callable[[Pair], Iterable[Hit]] | None = None
    in_text: Callable[[TextView], Iterable[Hit]] | None = None

    def looks_at(self, text: TextView) -> list[tuple[Callable[[Any], Iterable[Hit]], Any]]:
        """Return what to call with what."""
        calls: list[tuple[Callable[[Any], Iterable[Hit]], Any]] = []
        if self.in_passage:
            calls += [(self.in_passage, view) for view in text.looked_at]
        if self.in_pair:
            calls += [(self.in_pair, pair) for pair in text.pairs]
        if self.in_text:
            calls.append((self.in_text, text))
        return calls
