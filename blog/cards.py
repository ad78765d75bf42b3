"""Articles as lists and cards show them."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from hub.content.links import PageLink
from hub.content.pictures import PictureKey, fetch_renditions


@dataclass(frozen=True)
class Card(PageLink):
    """What a card shows of an article; of another page that is linked to, these are None."""

    columns: ClassVar[tuple[str, ...]] = (
        *PageLink.columns,
        *("intro", "date", "category_id", "category__name", "category__live", "picture_id"),
    )

    intro: str | None
    date: datetime.date | None
    category_id: int | None
    category: str | None
    picture: PictureKey | None

    def place(self) -> tuple[datetime.date | None, int]:
        """Return what articles are ordered by."""
        return (self.date, self.pk)

    @classmethod
    def more(cls, row: Sequence[Any]) -> Iterable[Any]:
        *values, category, is_live, picture_id = row
        # Readers know nothing of a category that is not live.
        return *values, category if is_live else None, PictureKey(picture_id) if picture_id else None


def fetch_card_pictures(cards: Iterable[Card]) -> None:
    """Fetch, in one query, the renditions that the cards show."""
    fetch_renditions({"card": [card.picture for card in cards]})
