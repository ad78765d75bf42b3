"""What a page says of itself to machines, in the vocabulary of schema.org: brand, site, trail and the page's own."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from django.http import HttpRequest
from django.urls import reverse
from wagtail.models import Page

from hub.content.pictures import share_picture

from .chrome import Chrome
from .models import HomePage, StandardPage

HOME_DEPTH = 2


@dataclass(frozen=True)
class Frame:
    """Where a page stands: the address of its site without the last slash, its own address, and the brand's frame."""

    root_url: str
    address: str
    chrome: Chrome

    def absolute(self, url: str) -> str:
        return urljoin(f"{self.root_url}/", url)

    @property
    def home(self) -> str:
        return self.absolute(self.chrome.home_url)


def frame_of(page: Any, request: HttpRequest, chrome: Chrome) -> Frame:
    """Return the frame of a page; a page that has no address yet, in a preview, gets that of the request."""
    parts = page.get_url_parts(request) if page.path else None
    root_url = (parts and parts[1]) or request.build_absolute_uri("/").rstrip("/")
    return Frame(root_url, root_url + parts[2] if parts and parts[2] else request.build_absolute_uri(), chrome)


def graph(page: Any, request: HttpRequest, frame: Frame, listing: tuple[str, str] | None) -> list[dict[str, Any]]:
    """Return the JSON-LD objects of a page; `listing` is the name and the path of a choice within it."""
    brand = organisation(frame)
    site = [website(frame, {"@id": brand["@id"]})] if isinstance(page, HomePage) else []
    own = page.structured_data(request)
    for item in own:
        item["publisher"] = {"@id": brand["@id"]}
        if image := share_image(page, frame):
            item["image"] = {"@type": "ImageObject", **image}
    places = trail(page, frame, listing)
    return [brand, *site, *own, *([breadcrumbs(places)] if len(places) > 1 else [])]


def organisation(frame: Frame) -> dict[str, Any]:
    chrome = frame.chrome
    data: dict[str, Any] = {"@type": "Organization", "@id": f"{frame.root_url}/#brand", "name": chrome.brand_name}
    data["url"] = frame.home
    if chrome.tagline:
        data["slogan"] = chrome.tagline
    if chrome.logo:
        data["logo"] = frame.absolute(chrome.logo.src)
    if chrome.social_links:
        data["sameAs"] = [url for _name, url in chrome.social_links]
    return data


def website(frame: Frame, publisher: dict[str, str]) -> dict[str, Any]:
    """Return the site of one language, with the address of its search."""
    target = {"@type": "EntryPoint", "urlTemplate": frame.absolute(reverse("search")) + "?q={search_term_string}"}
    return {
        "@type": "WebSite",
        "@id": f"{frame.home}#website",
        "url": frame.home,
        "name": frame.chrome.brand_name,
        "inLanguage": frame.chrome.language,
        "publisher": publisher,
        "potentialAction": {
            "@type": "SearchAction",
            "target": target,
            "query-input": "required name=search_term_string",
        },
    }


def share_image(page: Any, frame: Frame) -> dict[str, Any] | None:
    """Return the address and the size in pixels of the picture for shared links."""
    if not page.share_image:
        return None
    made = share_picture(page.share_image)
    return {"url": frame.absolute(made.url), "width": made.width, "height": made.height}


def trail(page: Any, frame: Frame, listing: tuple[str, str] | None) -> list[tuple[str, str]]:
    """Return (name, address) from the home page to a page, or to a choice within it."""
    chrome = frame.chrome
    places = [(chrome.brand_name, frame.home)]
    journal = frame.absolute(chrome.journal_url) if chrome.journal_url else ""
    if journal and frame.address.startswith(journal) and frame.address != journal:
        places.append((chrome.journal_title, journal))
    places += [(parent.title, parent.get_full_url()) for parent in parents_between(page)]
    if frame.address != frame.home:
        places.append((page.title, frame.address))
    return [*places, *([(listing[0], frame.address + listing[1])] if listing else [])]


def parents_between(page: Any) -> list[Page]:
    """Return the live plain pages between the home page and a plain page; most stand right below it."""
    if not isinstance(page, StandardPage) or not page.path or page.depth <= HOME_DEPTH + 1:
        return []
    return list(page.get_ancestors().type(StandardPage).live().select_related("locale"))


def breadcrumbs(places: list[tuple[str, str]]) -> dict[str, Any]:
    items = [
        {"@type": "ListItem", "position": position, "name": name, "item": url}
        for position, (name, url) in enumerate(places, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}
