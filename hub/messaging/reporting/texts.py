"""The live texts of the site, in an order that a check can go through piece by piece.

The order is by kind and key, so a place in it stays where it is while texts come and go.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet
from wagtail.models import DraftStateMixin, Page

from ..checking.walking import text_models

CHUNK = 25
Key = tuple[int, str]


@dataclass(frozen=True)
class Place:
    """A place in the order: within the texts of a kind, behind a key."""

    kind: int = 0
    after: int = 0


def kinds_of_text() -> list[type[Model]]:
    """Return the models whose rows are texts: pages first, then snippets and the site settings."""
    return text_models()


def live_texts(kind: type[Model]) -> "QuerySet[Any]":
    texts = kind._default_manager.order_by("pk")
    return texts.filter(live=True) if issubclass(kind, DraftStateMixin) else texts


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
    rows = live_texts(kinds[place.kind]).select_related("locale").filter(pk__gt=place.after)
    texts = list(rows[:CHUNK])
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


def read_texts(keys: Iterable[Key]) -> dict[Key, Any]:
    """Return texts by base kind and key, those left out that are gone; a few queries for each kind among them."""
    wanted: dict[int, set[int]] = {}
    for kind_id, key in keys:
        wanted.setdefault(kind_id, set()).add(int(key))
    return {(kind_id, str(row.pk)): row for kind_id, pks in wanted.items() for row in read_kind(kind_id, pks)}


def read_kind(kind_id: int, pks: set[int]) -> Iterable[Any]:
    model = ContentType.objects.get_for_id(kind_id).model_class()
    if model is None:
        return []
    rows = model._default_manager.filter(pk__in=pks)
    return rows.specific() if model is Page else rows  # type: ignore[attr-defined]  # pages have it
