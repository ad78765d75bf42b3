"""Searching the live pages of one language.

The words stand folded in the index that Wagtail's database search keeps, so that accents and case do not count. The
index is asked directly: Wagtail's own query looks every match up once more to rank it, and takes no word's beginning.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.contrib.postgres.search import SearchQuery, SearchRank
from django.core.paginator import Page as ResultPage
from django.core.paginator import Paginator
from django.db import connection
from django.db.models import BooleanField, F, FloatField, Func, QuerySet, TextField, Value
from django.db.models.functions import Cast
from wagtail.documents import get_document_model
from wagtail.models import Page
from wagtail.search import models as index_models

from blog.cards import Card, fetch_card_pictures
from blog.models import ArticlePage
from hub.content.blocks import text_of
from hub.content.models import BrandImage
from hub.content.references import lend, references_of
from hub.messaging.reading import read_messages
from hub.text.folding import folded_words
from hub.text.highlighting import Piece, excerpt, highlight

from .models import StandardPage

RESULTS_PER_PAGE = 12
SUGGESTIONS = 4
SHORTEST_MARKED = 3
FTS_TABLE = "wagtailsearch_indexentry_fts"
KINDS: dict[str, tuple[type[Page], ...]] = {"articles": (ArticlePage,), "pages": (StandardPage,)}
EVERYTHING = (ArticlePage, StandardPage)
# How much more a word counts in a title.
TITLE_WEIGHT = 8.0
# Nothing to look up: an excerpt shows words only.
NOTHING_LENT: dict[Any, dict[int, Any]] = {Page: {}, BrandImage: {}, get_document_model(): {}}


@dataclass(frozen=True)
class Hit:
    """A page that was found, with what matched marked."""

    url: str
    title: list[Piece]
    excerpt: list[Piece]
    article: ArticlePage | None


@dataclass(frozen=True)
class Results:
    query: str
    page: ResultPage
    hits: list[Hit]
    page_range: list[Any]
    latest: list[Card] = field(default_factory=list)


class Match(Func):
    """SQLite's full-text match of the index with an expression."""

    template = f"{FTS_TABLE} MATCH %(expressions)s"
    output_field = BooleanField()


class TitleFirst(Func):
    """SQLite's rank, a lower one better; the index has the columns autocomplete, body and title."""

    template = f"bm25({FTS_TABLE}, 0.0, 1.0, {TITLE_WEIGHT})"
    output_field = FloatField()


def visible_pages(root: str, chosen: dict[str, Any]) -> QuerySet[Page]:
    """Return the public pages below a home page (its `url_path`) that the filters leave."""
    pages = Page.objects.live().public().filter(url_path__startswith=root)
    pages = pages.exact_type(*KINDS.get(chosen.get("kind", ""), EVERYTHING))
    if chosen.get("category"):
        pages = pages.filter(articlepage__category__slug=chosen["category"], articlepage__category__live=True)
    if chosen.get("year"):
        pages = pages.filter(articlepage__date__year=chosen["year"])
    return pages


def ranked_keys(query: str, pages: QuerySet[Page]) -> QuerySet[Any, str]:
    """Return the keys, as text, of the pages that hold every word of a query or a longer one, the best first."""
    rank = rank_on_postgresql if connection.vendor == "postgresql" else rank_on_sqlite
    keys = pages.annotate(key=Cast("pk", TextField())).order_by().values("key")
    kinds = ContentType.objects.get_for_models(*EVERYTHING).values()
    return rank(query, keys, [kind.pk for kind in kinds])


def rank_on_sqlite(query: str, keys: Any, kinds: list[int]) -> QuerySet[Any, str]:
    words = " AND ".join(f'"{word}"*' for word in folded_words(query))
    entries = index_models.SQLiteFTSIndexEntry.objects.filter(
        Match(Value(f"{{title body}} : ({words})")),
        index_entry__content_type__in=kinds,
        index_entry__object_id__in=keys,
    )
    return entries.order_by(TitleFirst(), "-pk").values_list("index_entry__object_id", flat=True)


def rank_on_postgresql(query: str, keys: Any, kinds: list[int]) -> QuerySet[Any, str]:
    words = folded_words(query)
    in_text = words_query(words, " & ")
    # A title stands in the index with its accents too: it is asked for both spellings.
    in_title = words_query([*words, *written_words(query)], " | ")
    rank = SearchRank(F("body"), in_text) + SearchRank(F("title"), in_title) * Value(TITLE_WEIGHT)
    entries = index_models.IndexEntry.objects.filter(body=in_text, content_type__in=kinds, object_id__in=keys)
    return entries.order_by(rank.desc(), "-pk").values_list("object_id", flat=True)


def words_query(words: list[str], operator: str) -> SearchQuery:
    return SearchQuery(operator.join(f"{word}:*" for word in words), search_type="raw", config="simple")


def written_words(query: str) -> list[str]:
    """Return the words of a query with their accents, and without what a database would take for an operator."""
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFC", query).lower())


def search_pages(root: str, chosen: dict[str, Any], number: str = "1") -> Results:
    """Return one page of results below a home page; raises InvalidPage for one that does not exist."""
    pages = Paginator(ranked_keys(chosen["q"], visible_pages(root, chosen)), RESULTS_PER_PAGE)
    shown = pages.page(number)
    hits = make_hits([int(key) for key in shown.object_list], worth_marking(chosen["q"]))
    page_range = list(pages.get_elided_page_range(shown.number, on_each_side=2, on_ends=1))
    return Results(chosen["q"], shown, hits, page_range, latest=[] if hits else latest_articles(root))


def make_hits(keys: list[int], query: str) -> list[Hit]:
    """Fetch the pages of the keys, in their order, and mark what matched."""
    pages = Page.objects.select_related("locale", "articlepage__category", "standardpage").in_bulk(keys)
    named = {key: references_of(specific(page).body).messages for key, page in pages.items()}
    locale_id = next((page.locale_id for page in pages.values()), 0)  # a search is in one language
    messages = read_messages({key for keys_of in named.values() for key in keys_of}, locale_id)
    with lend(NOTHING_LENT):
        return [
            make_hit(pages[key], query, " ".join(messages[name].text for name in sorted(named[key])))
            for key in keys
            if key in pages
        ]


def specific(page: Page) -> ArticlePage | StandardPage:
    """Return the article or plain page that was fetched with a page."""
    found: ArticlePage | StandardPage = getattr(page, "articlepage", None) or page.standardpage
    return found


def make_hit(page: Page, query: str, messages: str) -> Hit:
    """Mark a page's words; `messages` are those of the brand messages that it shows."""
    article = getattr(page, "articlepage", None)
    own = specific(page)
    text = " ".join(f"{own.intro} {text_of(own.body)} {messages}".split())
    return Hit(page.url, highlight(page.title, query), excerpt(text, query), article)


def worth_marking(query: str) -> str:
    """Return the words to mark: a short one begins too many others."""
    words = folded_words(query)
    return " ".join(word for word in words if len(word) >= SHORTEST_MARKED) or query


def latest_articles(root: str) -> list[Card]:
    """Return the newest articles below a home page, for a reader who found nothing."""
    below = ArticlePage.objects.live().public().filter(url_path__startswith=root)
    cards = below.newest_first()[:SUGGESTIONS].cards()
    fetch_card_pictures(cards)
    return cards
