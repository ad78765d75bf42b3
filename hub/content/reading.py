"""Fetching what a page shows, in bulk. Nothing here writes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Model
from wagtail.documents import get_document_model
from wagtail.models import Page

from .links import PageLink
from .models import BasePage, BrandImage
from .pictures import Renderable, fetch_renditions
from .references import Pool, References


@dataclass
class Reads:
    """The pages, pictures and documents that a page points at, by primary key, and its own translations."""

    pages: dict[int, PageLink]
    images: dict[int, BrandImage] = field(default_factory=dict)
    documents: dict[int, Model] = field(default_factory=dict)
    translations: list[PageLink] = field(default_factory=list)
    # What rooms above lend besides.
    others: Pool = field(default_factory=dict)

    @property
    def pool(self) -> Pool:
        return {Page: self.pages, BrandImage: self.images, get_document_model(): self.documents, **self.others}


def read_references(
    page: BasePage,
    found: References,
    linked: list[PageLink],
    places: Mapping[str, Iterable[Renderable | None]],
    shape: str = "body",
) -> Reads:
    """Fetch what was found on a page.

    `linked` are the pages that it shows something of, its translations among them. `places` names, by shape, the pictures
    that the page shows besides those in its text, which have the one `shape`, and on the cards of linked pages.
    """
    pages = {item.pk: item for item in linked}
    translations = [item for item in linked if item.translation_key == page.translation_key]
    documents = get_document_model().objects.in_bulk(found.documents) if found.documents else {}
    images = BrandImage.objects.in_bulk(found.images) if found.images else {}
    cards = [*places.get("card", ()), *(getattr(item, "picture", None) for item in linked)]
    fetch_renditions({**places, "card": cards, shape: images.values(), "share": [page.share_image]})
    return Reads(pages, images, documents, translations)
