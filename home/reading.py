"""What the home page and plain pages show, fetched in bulk. Takes pages, so that the models can call it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.http import HttpRequest

from blog.cards import Card
from blog.models import ArticlePage, Category
from hub.content.pictures import Renderable
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
    categories = teased_categories(page)
    cards = home_cards(page, found.pages, categories)
    leads = {card.pk: card for card in cards if card.pk in found.pages}
    latest = [card for card in cards if card.pk not in leads][:LATEST_ARTICLES]
    topics = {key: [card for card in cards if card.category_id == key][:TOPIC_ARTICLES] for key in categories}
    linked = page.linked_pages(found.pages | ({page.hero_page_id} if page.hero_page_id else set()))
    places: dict[str, list[Renderable | None]] = {"hero": [page.hero_picture], "card": [card.picture for card in cards]}
    reads = read_references(page, found, linked, places, shape="logo")
    reads.others = {Category: categories}
    return {
        "reads": reads,
        "hero_link": reads.pages.get(page.hero_page_id or 0),
        "leads": leads,
        "latest": latest,
        "topics": topics,
    }


def teased_categories(page: "HomePage") -> dict[int, Category]:
    """Return the categories that sections tease, by key."""
    keys = [item["value"]["category"] for item in page.sections.raw_data if item["type"] == "topic_teaser"]
    return Category.objects.filter(live=True).in_bulk(keys) if keys else {}


def home_cards(page: "HomePage", chosen: set[int], categories: Iterable[int]) -> list[Card]:
    """Return, in one query, the chosen articles, the latest others and the newest of each category; newest first."""
    listed = ArticlePage.objects.listed(page.locale_id).open_to_readers_of(page)
    newest = listed.newest_first().values("pk")
    wanted = Q(pk__in=chosen) | Q(pk__in=newest.exclude(pk__in=chosen)[:LATEST_ARTICLES])
    for key in categories:
        wanted |= Q(pk__in=newest.filter(category_id=key)[:TOPIC_ARTICLES])
    return sorted(listed.filter(wanted).cards(), key=Card.place, reverse=True)
