"""The frame of a page: languages, and what search engines and shared links read."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.utils.http import urlencode
from django.utils.translation import get_language, get_language_bidi
from wagtail.models import Page

from home.chrome import Chrome, read_chrome

register = template.Library()


@dataclass(frozen=True)
class LanguageLink:
    """A language of the site, and where the language switch leads in it."""

    code: str
    name: str
    url: str
    is_translated: bool
    is_current: bool


@register.simple_tag
def chrome_of(language: str) -> Chrome:
    """Return the frame of a language, for pages that are made without a request."""
    return read_chrome(language)


@register.simple_tag
def direction() -> str:
    return "rtl" if get_language_bidi() else "ltr"


def switch_url(code: str, target: str) -> str:
    return f"/choose-language/{code}/?{urlencode({'next': target})}"


def address_in(code: str, page: Any, translations: dict[str, str], request: HttpRequest | None) -> tuple[str, bool]:
    """Return where the same thing stands in a language, else the nearest page that does, and whether it is the same."""
    if code in translations:
        return translations[code], True
    if page is None and request is not None:  # not a page of the tree: the same address under the other prefix
        rest = request.path.partition("/")[2].partition("/")[2]
        return f"/{code}/{rest}", True
    chrome = read_chrome(code)
    is_article = getattr(page, "comments_are_open", None) is not None
    return (chrome.journal_url if is_article and chrome.journal_url else chrome.home_url), False


@register.inclusion_tag("components/_languages.html", takes_context=True)
def languages(context: dict[str, Any]) -> dict[str, Any]:
    """Show the language switch."""
    page, request = context.get("page"), context.get("request")
    chrome: Chrome = context["chrome"]
    translations = {item.locale.language_code: item.url for item in translations_in(context)}
    current = get_language()
    links = []
    for code, name, _home in chrome.languages:
        url, is_translated = address_in(code, page, translations, request)
        links.append(LanguageLink(code, name, switch_url(code, url), is_translated, code == current))
    return {"links": links, "current": next((link for link in links if link.is_current), None)}


def translations_in(context: dict[str, Any]) -> list[Page]:
    """Return the live translations of the context's page, which its one query for pages has fetched."""
    reads = context.get("reads")
    return list(reads.translations) if reads else []


@register.inclusion_tag("components/_head_meta.html", takes_context=True)
def head_meta(context: dict[str, Any]) -> dict[str, Any]:
    """Show canonical address, alternates, Open Graph and JSON-LD of the context's page."""
    page, request, chrome = context["page"], context["request"], context["chrome"]
    path = context.get("listing_path", "")
    number = context.get("page_number", 1)
    canonical = f"{page.get_full_url(request)}{path}" + (f"?page={number}" if number > 1 else "")
    translations = [] if path or number > 1 else translations_in(context)
    alternates = {item.locale.language_code: item.get_full_url(request) for item in translations}
    return {
        "page": page,
        "chrome": chrome,
        "canonical": canonical,
        "alternates": alternates if len(alternates) > 1 else {},
        "x_default": alternates.get(settings.LANGUAGE_CODE) if len(alternates) > 1 else None,
        "structured_data": {"@context": "https://schema.org", "@graph": graph(page, request, chrome)},
        "is_article": bool(getattr(page, "author_id", None)),
        "locale": (get_language() or "").replace("-", "_"),
    }


def graph(page: Any, request: HttpRequest, chrome: Chrome) -> list[dict[str, Any]]:
    """Return the JSON-LD objects of a page: the organisation, the trail to the page, and its own."""
    root = request.build_absolute_uri(chrome.home_url)
    organisation: dict[str, Any] = {"@type": "Organization", "@id": f"{root}#brand", "name": chrome.brand_name, "url": root}
    if chrome.social_links:
        organisation["sameAs"] = [url for _name, url in chrome.social_links]
    own = page.structured_data(request)
    for item in own:
        item["publisher"] = {"@id": organisation["@id"]}
        if page.share_image:
            item["image"] = page.share_image.get_rendition("fill-1200x630|format-jpeg").full_url
    return [organisation, *own, breadcrumbs(page, request, chrome)]


def breadcrumbs(page: Any, request: HttpRequest, chrome: Chrome) -> dict[str, Any]:
    """Return the trail from the home page to a page."""
    trail = [(chrome.brand_name, request.build_absolute_uri(chrome.home_url))]
    address = page.get_full_url(request)
    journal = request.build_absolute_uri(chrome.journal_url) if chrome.journal_url else ""
    if journal and address.startswith(journal) and address != journal:
        trail.append((chrome.journal_title, journal))
    if address != trail[0][1]:
        trail.append((page.title, address))
    items = [
        {"@type": "ListItem", "position": place, "name": name, "item": url} for place, (name, url) in enumerate(trail, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}
