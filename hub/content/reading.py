"""Fetching what a page shows, in bulk. Nothing here writes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Model
from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.models import Page

from hub.messaging.reading import Shown, read_messages

from .links import PageLink
from .models import BasePage, BrandImage
from .pictures import PictureKey, Renderable, fetch_renditions
from .references import Pool, References, references_of


@dataclass
class Reads:
    """The pages, pictures and documents that a page points at, by primary key, and its own translations."""

    pages: dict[int, PageLink]
    images: dict[int, Renderable] = field(default_factory=dict)
    documents: dict[int, Model] = field(default_factory=dict)
    translations: list[PageLink] = field(default_factory=list)
    # By key, what is shown of brand messages.
    messages: dict[str, Shown] = field(default_factory=dict)
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

    `linked` are the pages that it shows something of, its translations among them. `places` names, by shape, the
    pictures that the page shows besides those in its text, which have the one `shape`, and on the cards of linked
    pages.
    """
    page.lend_messages(read_messages(found.messages | page.named_messages, page.locale_id))
    pages = {item.pk: item for item in linked}
    translations = [item for item in linked if item.translation_key == page.translation_key]
    documents = get_document_model().objects.in_bulk(found.documents) if found.documents else {}
    images = [PictureKey(key) for key in found.images]
    cards = [*places.get("card", ()), *(getattr(item, "picture", None) for item in linked)]
    fetch_renditions({**places, "card": cards, shape: images, "share": [page.share_image]})
    return Reads(pages, existing(images), documents, translations, page.lent_messages)


def words_of_messages(locale_id: int, *streams: blocks.StreamValue) -> str:
    """Return what a locale's readers see of the brand messages in streams, for searching."""
    messages = read_messages(references_of(*streams).messages, locale_id)
    return " ".join(message.text for message in messages.values() if message.is_shown)


def existing(images: list[PictureKey]) -> dict[int, Renderable]:
    """Return pictures by key; where nothing has been made of one yet, see whether it is there at all."""
    found: dict[int, Renderable] = {image.pk: image for image in images}
    unknown = [image.pk for image in images if not image.made_renditions]
    if unknown:
        there = BrandImage.objects.in_bulk(unknown)
        return {key: image for key, image in found.items() if key in there or key not in unknown}
    return found
