"""Telling every cache that an address shows something new."""

from collections.abc import Iterable
from functools import partial

from django.conf import settings
from django.db import transaction
from wagtail.contrib.frontend_cache.utils import get_backends, purge_urls_from_cache
from wagtail.models import Page, ReferenceIndex, Site

OWN_CACHE = "pages"


def purge(urls: Iterable[str]) -> None:
    """Purge absolute addresses once the change is committed; `https://host/fr/*` purges all below."""
    wanted = sorted({url for url in urls if url})
    if wanted:
        transaction.on_commit(partial(purge_now, wanted))


def purge_now(wanted: list[str]) -> None:
    """Purge our own cache at once, and leave a CDN to a job."""
    get_backends(backends=[OWN_CACHE])[OWN_CACHE].purge_batch(wanted)
    others = [name for name in settings.WAGTAILFRONTENDCACHE if name != OWN_CACHE]
    if others:
        purge_urls_from_cache(wanted, backends=others)


def urls_of(pages: Iterable[Page]) -> list[str]:
    """Return the absolute addresses of pages; those that have none are left out."""
    return [url for page in pages if (url := page.full_url)]


def purge_language(language: str) -> None:
    """Purge every page of a language, for what stands around all of them."""
    purge(f"{path.root_url}/{language}/*" for path in Site.get_site_root_paths() if path.language_code == language)


def purge_sitemap() -> None:
    purge(f"{site.root_url}/sitemap.xml" for site in Site.objects.all())


def purge_page(page: Page) -> None:
    """Purge a page, its translations (they link to it) and the pages whose text refers to it."""
    translations = Page.objects.filter(translation_key=page.translation_key)
    purge([*urls_of(translations), *urls_of(pages_that_show(page))])


def pages_that_show(thing: Page | object) -> list[Page]:
    """Return the live pages that refer to a page, picture or snippet."""
    found = ReferenceIndex.get_references_to(thing).filter(base_content_type__app_label="wagtailcore")
    keys = {int(key) for key in found.values_list("object_id", flat=True) if key.isdecimal()}
    return list(Page.objects.live().filter(pk__in=keys))
