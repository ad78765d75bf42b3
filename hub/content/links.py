"""Pages as links, cards and language switches show them: plain values, which cost a quarter of a page object."""

import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Self, TypeVar
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import translation
from django.utils.encoding import iri_to_uri
from wagtail.models import Site


@dataclass(frozen=True)
class PageLink:
    """A page that another points at. The addresses are empty where the page belongs to no site."""

    columns: ClassVar[tuple[str, ...]] = ("pk", "title", "path", "translation_key", "locale__language_code", "url_path")

    pk: int
    title: str
    path: str
    translation_key: UUID
    language: str
    url: str
    full_url: str

    @classmethod
    def of(cls, row: Sequence[Any], addresses: "Addresses") -> Self:
        pk, title, path, key, language, url_path, *own = row
        return cls(pk, title, path, key, language, *addresses.find(url_path, language), *cls.more(own))

    @classmethod
    def more(cls, row: Sequence[Any]) -> Iterable[Any]:
        """Return the values of the fields that a subclass adds, from those of the columns that it adds."""
        return row


class Addresses:
    """Where pages stand, told from their `url_path` as Wagtail tells it, with the sites looked up once for many."""

    def __init__(self) -> None:
        self.roots = sorted(Site.get_site_root_paths(), key=lambda root: -len(root.root_path))
        self.is_one_site = len({root.site_id for root in self.roots}) == 1

    def find(self, url_path: str, language: str) -> tuple[str, str]:
        """Return the address as a page of the site writes it, and the absolute one."""
        for root in self.roots:
            if url_path.startswith(root.root_path):
                path = serve_prefix(root.language_code) + iri_to_uri(url_path[len(root.root_path) :])
                return (path if self.is_one_site else root.root_url + path), root.root_url + path
        return "", ""


@functools.cache
def serve_prefix(language: str) -> str:
    """Return the address of a language's home page, without the host."""
    with translation.override(language):
        return reverse("wagtail_serve", args=[""])


Link = TypeVar("Link", bound=PageLink)


def fetch_links(pages: QuerySet[Any], kind: type[Link], prefix: str = "") -> list[Link]:
    """Return the links of a query; `prefix` leads from the query's model to that which has the kind's own columns."""
    names = [*PageLink.columns, *(prefix + name for name in kind.columns[len(PageLink.columns) :])]
    addresses = Addresses()
    return [kind.of(row, addresses) for row in pages.values_list(*names)]
