"""The live texts of the site, in an order that a check can go through piece by piece.

The order is by kind and key, so a place in it stays where it is while texts come and go.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet
from wagtail.models import Page
from wagtail.snippets.models import get_snippet_models

from hub.editorial.governed import GovernedSnippet

CHUNK = 25


@dataclass(frozen=True)
class Place:
    """A place in the order: within the texts of a kind, behind a key."""

    kind: int = 0
    after: int = 0


def kinds_of_text() -> list[type[Model]]:
    """Return the models whose rows readers see as text: pages, then snippets and the site settings."""
    snippets = [model for model in get_snippet_models() if issubclass(model, GovernedSnippet)]
    return [Page, *sorted(snippets, key=lambda model: str(model._meta.label_lower))]


def live_texts(kind: type[Model]) -> QuerySet[Any]:
    texts = kind._default_manager.filter(live=True).order_by("pk")
    # The root of the tree is no text.
    return texts.filter(depth__gt=1) if kind is Page else texts


def count_texts() -> int:
    return sum(live_texts(kind).count() for kind in kinds_of_text())


def count_before(place: Place) -> int:
    """Return how many texts lie before a place."""
    kinds = kinds_of_text()
    whole = sum(live_texts(kind).count() for kind in kinds[: place.kind])
    part = live_texts(kinds[place.kind]).filter(pk__lte=place.after).count() if place.kind < len(kinds) else 0
    return whole + part


def read_chunk(place: Place) -> tuple[list[Any], Place | None]:
    """Return the next texts, all of one kind, and the place behind them; None where nothing follows."""
    kinds = kinds_of_text()
    rows = live_texts(kinds[place.kind]).filter(pk__gt=place.after)
    texts = list((rows.specific() if kinds[place.kind] is Page else rows)[:CHUNK])  # type: ignore[attr-defined]
    if len(texts) == CHUNK:
        return texts, Place(place.kind, texts[-1].pk)
    return texts, Place(place.kind + 1) if place.kind + 1 < len(kinds) else None


def place_after(number: int) -> Place:
    """Return the place behind the first `number` texts; at the last kind for more than there are."""
    kinds = kinds_of_text()
    for kind, model in enumerate(kinds):
        keys = live_texts(model).values_list("pk", flat=True)
        found = list(keys[number - 1 : number]) if number else []
        if found or not number:
            return Place(kind, found[0] if found else 0)
        number -= keys.count()
    return Place(len(kinds) - 1)
