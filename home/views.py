"""Searching a language's pages, and what browsers ask for to install the site."""

from typing import Any

from django.core.paginator import InvalidPage
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language, get_language_bidi
from django.views.decorators.http import require_safe

from hub.content.page_cache import allow_page_cache
from hub.content.routing import find_site, root_path

from .chrome import read_chrome
from .forms import SearchForm
from .search import search_pages
from .sitemaps import SiteMap

XML = "application/xml; charset=utf-8"


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show what of the active language's pages matches; without a word, the empty form."""
    language, site = get_language() or "", find_site(request)
    root = root_path(site, language) if site else None
    if root is None:
        raise Http404
    asked = request.GET.get("q", "").strip()
    form = SearchForm(request.GET if asked else None, language=language)
    try:
        results = search_pages(root, form.cleaned_data, request.GET.get("page", "1")) if form.is_valid() else None
    except InvalidPage as error:
        raise Http404 from error
    context = {"form": form, "results": results, "asked": asked}
    response = render(request, "home/search.html", context, status=400 if form.errors else 200)
    response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Tell search engines every public page of the host's site; where they are too many, the files that tell them."""
    site = find_site(request)
    if site is None:
        raise Http404
    allow_page_cache(request)
    site_map, number = SiteMap(site), request.GET.get("page")
    context: dict[str, Any] = {"root_url": site.root_url}
    if number is None and site_map.files.num_pages > 1:
        context["files"] = site_map.files.page_range
        return render(request, "home/sitemap_index.xml", context, content_type=XML)
    try:
        context["entries"] = site_map.entries(number or "1")
    except InvalidPage as error:
        raise Http404 from error
    return render(request, "home/sitemap.xml", context, content_type=XML)


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """Describe the site as an application of its brand and language."""
    allow_page_cache(request)
    chrome = read_chrome(get_language() or "")
    icons = [{"src": f"/icons/icon-{size}.png", "sizes": f"{size}x{size}", "type": "image/png"} for size in (192, 512)]
    icons.append(icons[-1] | {"purpose": "maskable"})
    data = {
        "name": chrome.brand_name,
        "short_name": chrome.brand_name[:12],
        "description": chrome.tagline,
        "lang": chrome.language,
        "dir": "rtl" if get_language_bidi() else "ltr",
        "id": chrome.home_url,
        "start_url": chrome.home_url,
        "scope": "/",
        "display": "minimal-ui",
        "theme_color": chrome.accent,
        "background_color": "#fbf9f4",
        "icons": [*icons, {"src": "/icons/icon.svg", "sizes": "any", "type": "image/svg+xml"}],
    }
    return JsonResponse(data, content_type="application/manifest+json")
