"""Whole visitor pages, kept in Django's cache and purged through Wagtail's front-end cache door.

A page is kept by host, path and the known query parameters; nobody with a session or a message is served from it.
What purges a page changes the *stamp* of its path; a kept page names the stamps that it was made under, so a
page that was being made while its content changed is never served.
"""

import datetime
import gzip
import hashlib
import math
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from wagtail.contrib.frontend_cache.backends import BaseBackend

from .bundles import assets_version

KNOWN_PARAMETERS = ("page", "order", "from")
# How long others wait for the one that makes an expired page, before each makes it for itself.
LONGEST_WAIT = 5.0
GetResponse = Callable[[HttpRequest], HttpResponse]


@dataclass(frozen=True)
class KeptPage:
    """A page as sent, and the stamps under which it was made."""

    stamps: tuple[str, str]
    body: bytes
    gzipped: bytes
    content_type: str
    etag: str
    # In seconds since the epoch.
    kept_until: float


def allow_page_cache(request: HttpRequest) -> None:
    """Say that the answer to this request is the same for every visitor."""
    request.is_page_cacheable = True  # type: ignore[attr-defined]


def limit_page_cache(request: HttpRequest, moment: datetime.datetime | None) -> None:
    """Say that the answer to this request is another from a moment on; None says nothing."""
    if moment is not None:
        request.page_changes_at = moment  # type: ignore[attr-defined]


def seconds_to_keep(request: HttpRequest) -> float:
    """Return how long the answer to a request may be kept; less than nothing where it is another already."""
    moment = getattr(request, "page_changes_at", None)
    longest = float(settings.PAGE_CACHE_SECONDS)
    return min(longest, moment.timestamp() - time.time()) if moment is not None else longest


def stamp_key(path: str) -> str:
    """Return the cache key of a path's stamp; hashed, since keys may not be as long as paths."""
    return "stamp:" + hashlib.sha256(path.encode("utf-8", "surrogatepass")).hexdigest()[:40]


def stamp_keys(path: str) -> tuple[str, str]:
    """Return the keys of the stamps that a path is under: its own and that of its first part, such as `/fr/*`."""
    return stamp_key(path), stamp_key(f"/{path.strip('/').partition('/')[0]}/*")


def kept_with_page(path: str, name: str, make: Callable[[], Any]) -> Any:
    """Return what `make` returns, kept until the page at a path is purged; for what is too dear to make every time."""
    own, part = stamp_keys(urlsplit(path).path)
    found = caches["pages"].get_many([own, part])
    key = stamp_key("\n".join([path, name, found.get(own, ""), found.get(part, "")]))
    kept = caches["pages"].get(key)
    if kept is None:
        kept = make()
        caches["pages"].set(key, kept, timeout=settings.PAGE_CACHE_SECONDS)
    return kept


class PageCacheBackend(BaseBackend):
    """Purges kept pages; a URL that ends in `/<first part>/*` purges all below that part."""

    def purge(self, url: str) -> None:
        self.purge_batch([url])

    def purge_batch(self, urls: list[str]) -> None:
        stamps = {stamp_key(urlsplit(url).path): secrets.token_hex(6) for url in urls}
        caches["pages"].set_many(stamps, timeout=None)


class PageCacheMiddleware:
    """Answers from the cache where it may, and keeps what the view allowed to be kept."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not may_serve_kept(request):
            return self.get_response(request)
        key = page_key(request)
        kept, stamps = look_up(key, request.path)
        if kept is None:
            return self.make_once(request, key, stamps)
        return answer(request, kept)

    def make_once(self, request: HttpRequest, key: str, stamps: tuple[str, str]) -> HttpResponse:
        lock = f"lock:{key}"
        deadline = time.monotonic() + LONGEST_WAIT
        while not caches["pages"].add(lock, 1, timeout=LONGEST_WAIT):
            time.sleep(0.01)
            kept, stamps = look_up(key, request.path)
            if kept is not None:
                return answer(request, kept)
            if time.monotonic() > deadline:
                return self.get_response(request)
        try:
            return self.make(request, key, stamps)
        finally:
            caches["pages"].delete(lock)

    def make(self, request: HttpRequest, key: str, stamps: tuple[str, str]) -> HttpResponse:
        response = self.get_response(request)
        if not may_keep(request, response):
            return response
        seconds = seconds_to_keep(request)
        kept = keep(response, stamps, time.time() + seconds)
        if seconds > 0:
            caches["pages"].set(key, kept, timeout=math.ceil(seconds))
        return answer(request, kept)


def may_serve_kept(request: HttpRequest) -> bool:
    """Tell whether the request is a visitor's plain read."""
    personal = {settings.SESSION_COOKIE_NAME, "messages"} & request.COOKIES.keys()
    return request.method == "GET" and not personal


def may_keep(request: HttpRequest, response: HttpResponse) -> bool:
    """Tell whether a view allowed its answer to be kept, and nothing personal got into it."""
    allowed = getattr(request, "is_page_cacheable", False)
    private = "no-store" in response.get("Cache-Control", "") or "private" in response.get("Cache-Control", "")
    return bool(allowed and response.status_code == 200 and not response.cookies and not private)


def page_key(request: HttpRequest) -> str:
    """Return the key of a request's page; raises DisallowedHost for a forged host."""
    known = [f"{name}={request.GET[name]}" for name in KNOWN_PARAMETERS if name in request.GET]
    address = "\n".join([assets_version(), request.scheme or "", request.get_host(), request.path, *known])
    return "page:" + hashlib.sha256(address.encode("utf-8", "surrogatepass")).hexdigest()


def look_up(key: str, path: str) -> tuple[KeptPage | None, tuple[str, str]]:
    """Return the kept page if it is still true, and the stamps that a new one would be made under."""
    own, part = stamp_keys(path)
    found = caches["pages"].get_many([key, own, part])
    stamps = (found.get(own, ""), found.get(part, ""))
    kept = found.get(key)
    is_true = kept is not None and kept.stamps == stamps and time.time() < kept.kept_until
    return (kept if is_true else None), stamps


def keep(response: HttpResponse, stamps: tuple[str, str], until: float) -> KeptPage:
    """Return what to keep of a response, compressed once for all."""
    body = response.content
    etag = f'"{hashlib.sha256(body).hexdigest()[:24]}"'
    return KeptPage(stamps, body, gzip.compress(body, 6, mtime=0), response["Content-Type"], etag, until)


def answer(request: HttpRequest, kept: KeptPage) -> HttpResponse:
    """Return a response with the kept page, or 304 where the browser still has it."""
    if request.headers.get("If-None-Match", "").removeprefix("W/") == kept.etag:
        response = HttpResponse(status=304)
    elif "gzip" in request.headers.get("Accept-Encoding", ""):
        response = HttpResponse(kept.gzipped, content_type=kept.content_type)
        response["Content-Encoding"] = "gzip"
    else:
        response = HttpResponse(kept.body, content_type=kept.content_type)
    response["ETag"] = kept.etag
    response["Cache-Control"] = "no-cache"
    patch_vary_headers(response, ["Accept-Encoding", "Cookie"])
    return response
