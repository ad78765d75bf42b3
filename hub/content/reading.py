"""Fetching what a page shows, in bulk. Nothing here writes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Model, QuerySet
from wagtail.documents import get_document_model
from wagtail.models import Page

from .models import BasePage, BrandImage
from .pictures import fetch_renditions
from .references import Pool, References


@dataclass
class Reads:
    """The pages, pictures and documents that a page points at, by primary key, and its own translations."""

    pages: dict[int, Page]
    images: dict[int, BrandImage] = field(default_factory=dict)
    documents: dict[int, Model] = field(default_factory=dict)
    translations: list[Page] = field(default_factory=list)
    # What rooms above lend besides.
    others: Pool = field(default_factory=dict)

    @property
    def pool(self) -> Pool:
        return {Page: self.pages, BrandImage: self.images, get_document_model(): self.documents, **self.others}


def read_references(
    page: BasePage,
    found: References,
    linked: QuerySet[Page],
    places: Mapping[str, Iterable[BrandImage | None]],
    shape: str = "body",
) -> Reads:
    """Fetch what was found on a page.

    `linked` is the one query for pages; it must hold the page's translations. `places` names, by shape, the pictures
    that the page shows besides those in its text, which have the one `shape`, and on the cards of linked pages.
    """
    pages = {item.pk: item for item in linked}
    translations = [item for item in pages.values() if item.translation_key == page.translation_key]
    documents = get_document_model().objects.in_bulk(found.documents) if found.documents else {}
    images = BrandImage.objects.in_bulk(found.images) if found.images else {}
    cards = [*places.get("card", ()), *(picture_of(item) for item in pages.values())]
    fetch_renditions({**places, "card": cards, shape: images.values(), "share": [page.share_image]})
    return Reads(pages, images, documents, translations)


def picture_of(page: Page) -> BrandImage | None:
    """Return the picture of a linked page's card, where the query has fetched one."""
    for child in page._state.fields_cache.values():
        if isinstance(child, BasePage) and "picture" in child._state.fields_cache:
            return child._state.fields_cache["picture"]
    return None
