"""What search engines read of the site's map: every public page, with its versions in other languages.

Sitemaps protocol 0.9 (sitemaps.org); alternates as in Google's "Tell Google about localized versions of your page".
"""

import datetime
from dataclasses import dataclass, field
from functools import cached_property, reduce
from itertools import groupby
from operator import or_
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import translation
from django.utils.encoding import iri_to_uri
from wagtail.models import Page, Site

from blog.models import ArticlePage, BlogIndexPage

from .models import HomePage, StandardPage

# The protocol allows 50,000 addresses and 50 MB a file; with eight languages, this many stay below both.
ADDRESSES_PER_FILE = 20_000
VISITOR_PAGES = (ArticlePage, BlogIndexPage, HomePage, StandardPage)


@dataclass(frozen=True)
class Version:
    """A public page: one language's version of what `key` names."""

    key: Any
    language: str
    url: str
    changed: datetime.datetime | None


@dataclass(frozen=True)
class Entry:
    """A page, and (language, address) of all its versions; none where there is only one."""

    url: str
    changed: datetime.datetime | None
    alternates: list[tuple[str, str]]


def default_version(versions: dict[str, str]) -> str | None:
    """Return the address for readers of no language of ours: the source's, else that of the first language."""
    return versions.get(settings.LANGUAGE_CODE) or next((versions[code] for code in sorted(versions)), None)


def root_addresses(site: Site) -> dict[str, tuple[str, str]]:
    """Return, by language, the `url_path` and the absolute address of a site's home page."""
    roots = {}
    for path in Site.get_site_root_paths():
        if path.site_id == site.pk:
            with translation.override(path.language_code):
                roots[path.language_code] = (path.root_path, path.root_url + reverse("wagtail_serve", args=[""]))
    return roots


def mapped_pages(roots: dict[str, tuple[str, str]]) -> QuerySet[Any, Any]:
    """Return (key, language, url_path, changed) of the public pages; the versions of one page stand together."""
    below = [Q(locale__language_code=code, url_path__startswith=path) for code, (path, _url) in roots.items()]
    pages = (
        Page.objects.live().public().exact_type(*VISITOR_PAGES).filter(reduce(or_, below, Q(pk=None)), alias_of=None)
    )
    changed = Coalesce("last_published_at", "latest_revision_created_at")
    return pages.order_by("translation_key", "pk").values_list(
        "translation_key", "locale__language_code", "url_path", changed
    )


@dataclass(frozen=True)
class SiteMap:
    """The map of one site, in as many files as it needs."""

    site: Site
    size: int = field(default_factory=lambda: ADDRESSES_PER_FILE)

    @cached_property
    def roots(self) -> dict[str, tuple[str, str]]:
        return root_addresses(self.site)

    @cached_property
    def files(self) -> Paginator:
        return Paginator(mapped_pages(self.roots), self.size)

    def entries(self, number: str) -> list[Entry]:
        """Return the entries of a file; raises InvalidPage for one that does not exist."""
        start = (self.files.page(number).number - 1) * self.size
        # A page's other versions may fall into the file before or after: at most one a language.
        before, after = min(len(self.roots), start), len(self.roots)
        rows = self.files.object_list[start - before : start + self.size + after]
        return with_alternates([self.version(*row) for row in rows])[before : before + self.size]

    def version(self, key: Any, language: str, url_path: str, changed: datetime.datetime | None) -> Version:
        root_path, root_url = self.roots[language]
        return Version(key, language, iri_to_uri(root_url + url_path.removeprefix(root_path)), changed)


def with_alternates(versions: list[Version]) -> list[Entry]:
    entries = []
    for _key, group in groupby(versions, key=lambda version: version.key):
        together = list(group)
        urls = {version.language: version.url for version in together}
        alternates = [*sorted(urls.items()), ("x-default", default_version(urls) or "")] if len(urls) > 1 else []
        entries += [Entry(version.url, version.changed, alternates) for version in together]
    return entries
