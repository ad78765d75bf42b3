"""Where a room above shows its terms beside a string."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from wagtail_localize.models import Translation

from .pieces import Piece


@dataclass(frozen=True)
class Term:
    """A term of a string's source, and how it is said in the target language; `note` says what to mind."""

    source: str
    target: str
    note: str = ""


# Takes a translation and its strings, and returns the terms of each by its key.
Source = Callable[[Translation, list[Piece]], dict[str, list[Term]]]
_sources: list[Source] = []


def register_terms(source: Source) -> Source:
    """Add a room's terms; called in its `apps.ready()`."""
    if source not in _sources:
        _sources.append(source)
    return source


def unregister_terms(source: Source) -> None:
    _sources.remove(source)


def read_terms(translation: Translation, pieces: Iterable[Piece]) -> dict[str, list[Term]]:
    """Return, by key, the terms that stand in strings."""
    pieces = list(pieces)
    found: dict[str, list[Term]] = {piece.key: [] for piece in pieces}
    for source in _sources:
        for key, terms in source(translation, pieces).items():
            found.setdefault(key, []).extend(terms)
    return found
