"""What has been made so far of one language, by the names that the texts use."""

from dataclasses import dataclass, field

from wagtail.models import Locale, Page

from blog.models import Author, Category
from hub.content.models import BrandImage

from .plan import has_text


@dataclass
class Shelf:
    language: str
    locale: Locale
    pictures: dict[str, BrandImage]
    pages: dict[str, Page] = field(default_factory=dict)
    authors: dict[str, Author] = field(default_factory=dict)
    categories: dict[str, Category] = field(default_factory=dict)

    def page_to_link(self, name: str) -> Page | None:
        """The page that a text of this language may point at; a page without a text in this language is none."""
        return self.pages.get(name) if has_text(self.language, name) else None
