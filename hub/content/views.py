"""Serving pages to visitors, and the addresses of the site that are no pages."""

import datetime
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.db import Error as DatabaseError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site
from wagtail.views import serve

from .bundles import Bundle, script_bundle, style_bundle
from .page_cache import allow_page_cache, limit_page_cache
from .pausing import is_paused, paused_page
from .routing import find_route, find_site

ICON_TYPES = {".ico": "image/vnd.microsoft.icon", ".png": "image/png", ".svg": "image/svg+xml"}


@require_safe
def serve_page(request: HttpRequest, path: str) -> HttpResponse:
    """Serve a page through Wagtail's own view and hooks, found our faster way."""
    if is_paused(get_language()):
        return paused_page(request)
    request._wagtail_site = find_site(request)  # type: ignore[attr-defined]  # where Site.find_for_request keeps it
    request._wagtail_route_for_request = find_route(request, path)  # type: ignore[attr-defined]  # as Page.route_for_request
    allow_page_cache(request)
    response = serve(request, path)
    limit_page_cache(request, changes_of(request))
    return response


def changes_of(request: HttpRequest) -> datetime.datetime | None:
    """Return when the page that was served changes by itself."""
    route = request._wagtail_route_for_request  # type: ignore[attr-defined]
    return getattr(route.page, "changes_at", None) if route else None


def accepted_language(request: HttpRequest, spoken: list[str]) -> str:
    """Return the remembered language, else the best that the browser asks for, else the source language."""
    remembered = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    asked = parse_accept_lang_header(request.headers.get("Accept-Language", "").lower())
    wanted = [spelling for code, quality in asked if quality for spelling in (code, code.partition("-")[0])]
    candidates = [remembered, *wanted, settings.LANGUAGE_CODE]
    return next((code for code in candidates if code in spoken), spoken[0] if spoken else settings.LANGUAGE_CODE)


def live_languages() -> list[str]:
    """Return the codes of the languages that have a live home page."""
    roots = [path.root_path for path in Site.get_site_root_paths()]
    return list(Page.objects.live().filter(url_path__in=roots).values_list("locale__language_code", flat=True))


@require_safe
def front_door(request: HttpRequest) -> HttpResponse:
    """Send a visitor of `/` to a language; 302, so that no crawler takes one language for the whole site."""
    response = redirect(f"/{accepted_language(request, live_languages())}/")
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    response["Cache-Control"] = "private, no-cache"
    return response


@require_safe
def choose_language(request: HttpRequest, code: str) -> HttpResponse:
    """Remember a language and go on to the address in `next`, if it is one of ours."""
    if code not in dict(settings.LANGUAGES):
        raise Http404
    target = request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(target, {request.get_host()}, request.is_secure())
    response = redirect(target if is_ours else f"/{code}/")
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        samesite="Lax",
        secure=request.is_secure(),
        httponly=True,
    )
    response["X-Robots-Tag"] = "noindex"
    return response


@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Answer that the process lives."""
    return HttpResponse("ok", content_type="text/plain")


@never_cache
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """Answer that the database is there with every migration, or 503 with the reason."""
    try:
        executor = MigrationExecutor(connection)
        missing = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    except DatabaseError:
        return HttpResponse("the database does not answer", status=503, content_type="text/plain")
    if missing:
        return HttpResponse(f"{missing} migrations are missing", status=503, content_type="text/plain")
    return HttpResponse("ok", content_type="text/plain")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Tell crawlers where the map is, and which addresses hold nothing to read.

    The search stays open to them: who may not read it cannot read that it asks not to be listed.
    """
    closed = ["/admin/", "/api/", "/choose-language/", "/*/accounts/", "/*/discussion/"]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed), ""]
    site = find_site(request)
    lines.append(f"Sitemap: {site.root_url if site else settings.WAGTAILADMIN_BASE_URL.rstrip('/')}/sitemap.xml")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def icon(request: HttpRequest, name: str) -> HttpResponse:
    """Send one of the site's icons from the address where browsers look for it."""
    found = finders.find(f"img/icons/{name}")
    if not found:
        raise Http404
    response = HttpResponse(Path(found).read_bytes(), content_type=ICON_TYPES[Path(name).suffix])
    response["Cache-Control"] = "public, max-age=86400"
    return response


def send_bundle(request: HttpRequest, bundle: Bundle, version: str, content_type: str) -> HttpResponse:
    """Send a bundle; browsers keep it for a year under its own version, and a minute under an old page's."""
    is_gzip = "gzip" in request.headers.get("Accept-Encoding", "")
    response = HttpResponse(bundle.gzipped if is_gzip else bundle.body, content_type=content_type)
    if is_gzip:
        response["Content-Encoding"] = "gzip"
    is_own = version == bundle.version
    response["Cache-Control"] = "public, max-age=31536000, immutable" if is_own else "public, max-age=60"
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


@require_safe
def script(request: HttpRequest, version: str) -> HttpResponse:
    """Send the site's script."""
    return send_bundle(request, script_bundle(), version, "text/javascript; charset=utf-8")


@require_safe
def style(request: HttpRequest, accent: str, accent_at_night: str, version: str) -> HttpResponse:
    """Send a country's style sheet, for the two colours in its address."""
    bundle = style_bundle(f"#{accent}", f"#{accent_at_night}")
    return send_bundle(request, bundle, version, "text/css; charset=utf-8")
