"""What the home page and plain pages show, fetched in bulk. Takes pages, so that the models can call it."""

from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.http import HttpRequest

from blog.models import ArticlePage, Category
from hub.content.reading import read_references
from hub.content.references import references_of

if TYPE_CHECKING:
    from .models import HomePage, StandardPage

LATEST_ARTICLES = 6
TOPIC_ARTICLES = 3


def read_standard_page(page: "StandardPage", request: HttpRequest) -> dict[str, Any]:
    """Return the context of a plain page."""
    found = references_of(page.body)
    return {"reads": read_references(page, found, page.linked_pages(found.pages), {})}


def read_home(page: "HomePage", request: HttpRequest) -> dict[str, Any]:
    """Return the context of the home page: what its sections show."""
    found = references_of(page.sections)
    in_locale = ArticlePage.objects.live().open_to_readers_of(page).filter(locale_id=page.locale_id)
    leads = in_locale.for_cards().in_bulk(found.pages)
    latest = list(in_locale.for_cards().exclude(pk__in=leads).newest_first()[:LATEST_ARTICLES])
    topics = topic_articles(page)
    cards = [*leads.values(), *latest, *(article for articles in topics.values() for article in articles)]
    places = {"hero": [page.hero_picture], "card": [article.picture for article in cards]}
    reads = read_references(page, found, page.linked_pages(found.pages), places, shape="logo")
    reads.others = {
        Category: {a.category_id: a.category for articles in topics.values() for a in articles if a.category}
    }
    return {"reads": reads, "leads": leads, "latest": latest, "topics": topics}


def topic_articles(page: "HomePage") -> dict[int, list[ArticlePage]]:
    """Return the newest articles of each category that a section teases, by category, in one query."""
    keys = [item["value"]["category"] for item in page.sections.raw_data if item["type"] == "topic_teaser"]
    if not keys:
        return {}
    newest = [
        ArticlePage.objects.live()
        .open_to_readers_of(page)
        .filter(locale_id=page.locale_id, category_id=key)
        .newest_first()
        .values("pk")[:TOPIC_ARTICLES]
        for key in keys
    ]
    wanted = Q()
    for articles in newest:
        wanted |= Q(pk__in=articles)
    found: dict[int, list[ArticlePage]] = {key: [] for key in keys}
    for article in ArticlePage.objects.filter(wanted).for_cards().newest_first():
        found[article.category_id].append(article)
    return found
