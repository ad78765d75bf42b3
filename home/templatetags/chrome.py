"""The frame of a page: languages, and what search engines and shared links read."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.http import HttpRequest
from django.utils.encoding import iri_to_uri
from django.utils.http import urlencode
from django.utils.text import Truncator
from django.utils.translation import get_language, get_language_bidi

from blog.models import ArticlePage
from blog.structured_data import changed_at, published_at
from home.chrome import Chrome, read_chrome
from home.sitemaps import default_version
from home.structured_data import frame_of, graph, share_image
from hub.content.links import PageLink
from hub.text.markdown import plain_text

register = template.Library()
LONGEST_DESCRIPTION = 300


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
        words = {"q": request.GET["q"]} if request.GET.get("q") else {}
        return f"/{code}/{rest}" + (f"?{urlencode(words)}" if words else ""), True
    chrome = read_chrome(code)
    is_article = getattr(page, "comments_are_open", None) is not None
    return (chrome.journal_url if is_article and chrome.journal_url else chrome.home_url), False


@register.inclusion_tag("components/_languages.html", takes_context=True)
def languages(context: dict[str, Any]) -> dict[str, Any]:
    """Show the language switch."""
    page, request = context.get("page"), context.get("request")
    chrome: Chrome = context["chrome"]
    translations = {link.language: link.url for link in translations_in(context)}
    current = get_language()
    links = []
    for code, name, _home in chrome.languages:
        url, is_translated = address_in(code, page, translations, request)
        links.append(LanguageLink(code, name, switch_url(code, url), is_translated, code == current))
    return {"links": links, "current": next((link for link in links if link.is_current), None)}


def translations_in(context: dict[str, Any]) -> list[PageLink]:
    """Return the live translations of the context's page, which its one query for pages has fetched."""
    reads = context.get("reads")
    return list(reads.translations) if reads else []


@register.inclusion_tag("components/_head_meta.html", takes_context=True)
def head_meta(context: dict[str, Any]) -> dict[str, Any]:
    """Show canonical address, alternates, Open Graph and JSON-LD of the context's page, or of a listing within it."""
    page, request, chrome = context["page"], context["request"], context["chrome"]
    path, choice = context.get("listing_path", ""), context.get("choice")
    number = getattr(context.get("articles"), "number", 1)
    frame = frame_of(page, request, chrome)
    translations = [] if path or number > 1 else translations_in(context)
    alternates = {link.language: link.full_url for link in translations}
    title = page.seo_title or page.title
    is_article = isinstance(page, ArticlePage)
    return {
        "title": f"{choice} – {title}" if choice else title,
        "description": Truncator(describe(page, choice) or chrome.tagline).chars(LONGEST_DESCRIPTION),
        "chrome": chrome,
        "canonical": iri_to_uri(f"{frame.address}{path}") + (f"?page={number}" if number > 1 else ""),
        # Lists by tag and by year repeat what the journal and its categories show.
        "is_listed": context.get("chosen") not in ("tag", "year"),
        "alternates": alternates if len(alternates) > 1 else {},
        "x_default": default_version(alternates) if len(alternates) > 1 else None,
        "image": share_image(page, frame),
        "article": {"published": published_at(page), "changed": changed_at(page)} if is_article else None,
        "structured_data": {
            "@context": "https://schema.org",
            "@graph": graph(page, request, frame, (str(choice), path) if choice else None),
        },
        "locale": f"{(get_language() or '').partition('-')[0]}_{chrome.territory}" if chrome.territory else "",
    }


def describe(page: Any, choice: Any) -> str:
    """Return what a page or a listing is about; a page without an introduction begins to speak."""
    of_choice = getattr(choice, "description", "") or getattr(choice, "bio", "")
    return of_choice or page.description or first_words(page)


def first_words(page: Any) -> str:
    """Return the text of a page's first paragraph, from the stored data: nothing is looked up."""
    body = getattr(page, "body", None)
    paragraphs = (plain_text(item["value"]) for item in body.raw_data if item["type"] == "paragraph") if body else ()
    return next((text for text in paragraphs if text), "")
