"""Articles in the vocabulary of schema.org, as JSON-LD."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

if TYPE_CHECKING:
    from .models import ArticlePage


def article_data(page: "ArticlePage", request: HttpRequest) -> dict[str, Any]:
    """Return the Article object of a page."""
    data: dict[str, Any] = {
        "@type": "Article",
        "headline": page.title,
        "description": page.description,
        "inLanguage": page.locale.language_code,
        "datePublished": page.date.isoformat(),
        "dateModified": (page.last_published_at or page.latest_revision_created_at or page.date).isoformat(),
        "mainEntityOfPage": page.get_full_url(request),
        "timeRequired": f"PT{page.reading_minutes}M",
    }
    if page.author:
        data["author"] = {"@type": "Person", "name": page.author.name, "jobTitle": page.author.role}
    if page.category:
        data["articleSection"] = page.category.name
    if discussion := getattr(page, "discussion", None):
        data["commentCount"] = discussion.comment_count
    return data
