"""Atom (RFC 4287) and RSS 2.0 of a journal, whole or of one category."""

import datetime
import uuid
from typing import TYPE_CHECKING, Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.functional import cached_property
from django.utils.html import escape

from hub.content.page_cache import allow_page_cache
from hub.messaging.reading import read_messages
from hub.text.cleaning import clean_name

from .structured_data import changed_at, published_at

if TYPE_CHECKING:
    from .models import ArticlePage, ArticleQuerySet, BlogIndexPage

LENGTH = 20
LONG_AGO = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)


def lasting_id(*parts: object) -> str:
    """Return the same URN for the same parts for ever, whatever becomes of the address."""
    return uuid.uuid5(uuid.NAMESPACE_URL, "/".join(map(str, parts))).urn


class LastingDate:
    """A feed without an article says when its journal changed, where Django says "now"."""

    items: list[Any]
    feed: dict[str, Any]

    def latest_post_date(self) -> datetime.datetime:
        dates = [item["updateddate"] for item in self.items]
        return max(dates, default=self.feed["changed"])


class Rss(LastingDate, Rss201rev2Feed):
    pass


class Atom(LastingDate, Atom1Feed):
    pass


class JournalRss(Feed):
    """The newest articles. Every entry has an author (RFC 4287, section 4.1.1), and nobody's e-mail address."""

    feed_type: type = Rss
    kind = "rss"
    item_guid_is_permalink = False

    def __init__(self, index: "BlogIndexPage", articles: "ArticleQuerySet", category: Any = None) -> None:
        self.index, self.articles, self.category = index, articles, category
        self.language = index.locale.language_code

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        allow_page_cache(request)
        return super().__call__(request, *args, **kwargs)

    @cached_property
    def address(self) -> str:
        return self.index.full_url

    @cached_property
    def brand(self) -> str:
        site = self.index.get_site()
        return (site and site.site_name) or self.index.title

    def title(self) -> str:
        return clean_name(" – ".join(filter(None, [self.brand, self.index.title, str(self.category or "")])))

    def description(self) -> str:
        about = getattr(self.category, "description", "") or self.index.description or self.index.title
        return clean_name(about)

    subtitle = description

    def link(self) -> str:
        return self.address + (f"category/{self.category.slug}/" if self.category else "")

    def feed_url(self) -> str:
        return f"{self.link()}feed/{self.kind}/"

    def feed_guid(self) -> str:
        category = self.category.translation_key if self.category else ""
        return lasting_id(self.index.translation_key, category, self.language)

    def feed_extra_kwargs(self, obj: None) -> dict[str, Any]:
        return {"changed": self.index.last_published_at or self.index.latest_revision_created_at or LONG_AGO}

    def author_name(self) -> str:
        return clean_name(self.brand)

    def items(self) -> list["ArticlePage"]:
        public = self.articles.public().newest_first().with_tag_list()
        found = list(public.select_related("author", "category", "locale").defer("body")[:LENGTH])
        messages = read_messages({key for item in found for key in item.named_messages}, self.index.locale_id)
        for page in (self.index, *found):
            page.lend_messages(messages)
        return found

    def item_title(self, item: "ArticlePage") -> str:
        return clean_name(item.title)

    def item_description(self, item: "ArticlePage") -> str:
        """Readers take a summary for HTML, in RSS as in Atom."""
        return escape(clean_name(item.shared_message or item.intro))

    def item_link(self, item: "ArticlePage") -> str:
        return f"{self.address}{item.slug}/"

    def item_guid(self, item: "ArticlePage") -> str:
        return lasting_id(item.translation_key, self.language)

    def item_author_name(self, item: "ArticlePage") -> str:
        return clean_name(item.shown_author.name) if item.shown_author else self.author_name()

    def item_author_link(self, item: "ArticlePage") -> str | None:
        return f"{self.address}author/{item.shown_author.slug}/" if item.shown_author else None

    def item_pubdate(self, item: "ArticlePage") -> datetime.datetime:
        return published_at(item)

    def item_updateddate(self, item: "ArticlePage") -> datetime.datetime:
        return changed_at(item)

    def item_categories(self, item: "ArticlePage") -> list[str]:
        tags = sorted(tag["name"] for tag in item.tag_list or [])
        return [clean_name(name) for name in [*([item.shown_category.name] if item.shown_category else []), *tags]]


class JournalAtom(JournalRss):
    feed_type = Atom
    kind = "atom"


FEEDS = {"atom": JournalAtom, "rss": JournalRss}
