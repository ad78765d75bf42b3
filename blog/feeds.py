"""Atom and RSS of a journal, whole or of one category."""

import datetime
from typing import TYPE_CHECKING, Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed

from hub.content.page_cache import allow_page_cache

if TYPE_CHECKING:
    from .models import ArticlePage, ArticleQuerySet, BlogIndexPage

LENGTH = 20


def at_noon(day: datetime.date) -> datetime.datetime:
    """Return a moment for an article's day, in the active time zone."""
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(12)))


class JournalRss(Feed):
    """The newest articles; every entry has an author, which Atom requires (RFC 4287, section 4.1.1)."""

    feed_type: type = Rss201rev2Feed
    kind = "rss"

    def __init__(self, index: "BlogIndexPage", articles: "ArticleQuerySet", category: Any = None) -> None:
        self.index, self.articles, self.category = index, articles, category

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        allow_page_cache(request)
        return super().__call__(request, *args, **kwargs)

    def title(self) -> str:
        parts = [self.index.title, str(self.category or "")]
        return " – ".join(part for part in parts if part)

    def description(self) -> str:
        return str(getattr(self.category, "description", "") or self.index.description or self.index.title)

    subtitle = description

    def link(self) -> str:
        path = f"category/{self.category.slug}/" if self.category else ""
        return f"{self.index.full_url}{path}"

    def feed_url(self) -> str:
        return f"{self.link()}feed/{self.kind}/"

    def author_name(self) -> str:
        return self.index.get_site().site_name or self.index.title

    def items(self) -> list["ArticlePage"]:
        return list(self.articles.newest_first().select_related("author", "category", "locale").defer("body")[:LENGTH])

    def item_title(self, item: "ArticlePage") -> str:
        return item.title

    def item_description(self, item: "ArticlePage") -> str:
        return item.intro

    def item_link(self, item: "ArticlePage") -> str:
        return item.full_url

    def item_guid(self, item: "ArticlePage") -> str:
        return f"urn:uuid:{item.translation_key}:{item.locale.language_code}" if self.kind == "rss" else item.full_url

    item_guid_is_permalink = False

    def item_author_name(self, item: "ArticlePage") -> str:
        return item.author.name if item.author else self.author_name()

    def item_pubdate(self, item: "ArticlePage") -> datetime.datetime:
        return at_noon(item.date)

    def item_updateddate(self, item: "ArticlePage") -> datetime.datetime:
        return item.last_published_at or at_noon(item.date)

    def item_categories(self, item: "ArticlePage") -> list[str]:
        return [item.category.name] if item.category else []


class JournalAtom(JournalRss):
    feed_type = Atom1Feed
    kind = "atom"


FEEDS = {"atom": JournalAtom, "rss": JournalRss}
