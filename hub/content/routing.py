"""From an address to a page, in two queries at any depth of the tree."""

import functools
import itertools
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db.models import QuerySet
from django.db.models.signals import post_delete, post_save
from django.http import Http404, HttpRequest
from django.http.request import split_domain_port
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult

from .models import BasePage
from .restrictions import Places, paths_in, restricted_places

SITES_KEY = "content:sites"


def all_sites() -> list[Site]:
    """Return every site, with its root page, from the cache."""
    sites = cache.get(SITES_KEY)
    if sites is None:
        sites = list(Site.objects.select_related("root_page"))
        cache.set(SITES_KEY, sites, 3600)
    return sites


def forget_sites(**_kwargs: object) -> None:
    cache.delete(SITES_KEY)


for signal in (post_save, post_delete):
    signal.connect(forget_sites, sender=Site, dispatch_uid=f"forget sites {id(signal)}")


def find_site(request: HttpRequest) -> Site | None:
    """Return the site of a host and port, else of the host, else the default one (Wagtail's own order)."""
    host, port = split_domain_port(request.get_host())
    sites = all_sites()
    exact = [s for s in sites if s.hostname == host and str(s.port) == (port or request.get_port())]
    same_host = [s for s in sites if s.hostname == host]
    default = [s for s in sites if s.is_default_site]
    return next(iter(exact or (same_host if len(same_host) == 1 else []) or default), None)


def root_path(site: Site, language: str) -> str | None:
    """Return the `url_path` of a site's home page in a language, or None where the site does not speak it."""
    for path in Site.get_site_root_paths():
        if path.site_id == site.pk and path.language_code == language:
            return path.root_path
    return None


class Address(NamedTuple):
    """What routing knows of a page, and where restrictions stand."""

    pk: int
    url_path: str
    content_type_id: int
    places: Places | None


def find_addresses(url_paths: Iterable[str]) -> Iterable[Address]:
    pages = Page.objects.filter(url_path__in=url_paths).order_by().annotate(places=restricted_places())
    return itertools.starmap(Address, pages.values_list(*Address._fields))


def find_route(request: HttpRequest, path: str) -> RouteResult | None:
    """Return the live page that answers to a path below the language's prefix, with what of the path is left to it."""
    site = find_site(request)
    root = root_path(site, get_language() or "") if site else None
    if root is None:
        return None
    components = [part for part in path.split("/") if part]
    prefixes = {root + "".join(f"{part}/" for part in components[:n]): n for n in range(len(components) + 1)}
    nearest = max(find_addresses(prefixes), key=lambda found: len(found.url_path), default=None)
    if nearest is None:
        return None
    try:
        return visitor_page(nearest).route(request, components[prefixes[nearest.url_path] :])
    except Http404:
        return None


@functools.cache
def pages_for_visitors(model: type[BasePage]) -> QuerySet[Any]:
    """Return a type's query, put together once: that takes longer than to run it. It is only ever cloned."""
    return model.for_visitors()


def visitor_page(found: Address) -> Page:
    """Return the specific page with the relations that its type names; raises Http404 if it is not live."""
    model = ContentType.objects.get_for_id(found.content_type_id).model_class()
    if model is None or not issubclass(model, BasePage):
        return Page.objects.get(pk=found.pk).specific
    specific = get_object_or_404(pages_for_visitors(model), pk=found.pk)
    specific.restricted_paths = paths_in(found.places)
    return specific
