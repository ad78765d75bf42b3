"""Articles in the vocabulary of schema.org, as JSON-LD."""

import datetime
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils import timezone

if TYPE_CHECKING:
    from .models import ArticlePage, Author

# Google shows about this much of a headline.
LONGEST_HEADLINE = 110


def published_at(page: "ArticlePage") -> datetime.datetime:
    """Return the moment of an article's date: when it first went live if that was the day, else noon."""
    first = page.first_published_at
    if first and timezone.localdate(first) == page.date:
        return first
    return timezone.make_aware(datetime.datetime.combine(page.date, datetime.time(12)))


def changed_at(page: "ArticlePage") -> datetime.datetime:
    """Return when the text that is shown went live; never before the article's date."""
    return max(page.last_published_at or published_at(page), published_at(page))


def article_data(page: "ArticlePage", request: HttpRequest) -> dict[str, Any]:
    """Return the Article object of a page."""
    address = page.get_full_url(request) or ""
    data: dict[str, Any] = {
        "@type": "Article",
        "@id": f"{address}#article",
        "headline": page.title[:LONGEST_HEADLINE],
        "description": page.description,
        "inLanguage": page.locale.language_code,
        "datePublished": published_at(page).isoformat(),
        "dateModified": changed_at(page).isoformat(),
        "mainEntityOfPage": address,
        "timeRequired": f"PT{page.reading_minutes}M",
    }
    if page.shown_author:
        data["author"] = author_data(page.shown_author, address)
    if page.shown_category:
        data["articleSection"] = page.shown_category.name
    if discussion := getattr(page, "discussion", None):
        data["commentCount"] = discussion.comment_count
    return data


def author_data(author: "Author", address: str) -> dict[str, Any]:
    """Return the Person who wrote the page at an address, with the listing of what they wrote."""
    journal = address.rstrip("/").rpartition("/")[0]
    person = {"@type": "Person", "name": author.name, "url": f"{journal}/author/{author.slug}/"}
    return person | ({"jobTitle": author.role} if author.role else {})
