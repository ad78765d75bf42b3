"""What the journal's pages show, fetched in bulk. Takes pages and querysets, so that the models can call it."""

from typing import TYPE_CHECKING, Any, cast

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest

from hub.content.pictures import PictureKey
from hub.content.reading import read_references
from hub.content.references import references_of
from hub.content.restrictions import is_below
from hub.discussion.permissions import may_comment_on
from hub.discussion.reading import read_threads

from .cards import Card, fetch_card_pictures
from .neighbours import RELATED_ARTICLES

if TYPE_CHECKING:
    from .models import ArticlePage, ArticleQuerySet

ARTICLES_PER_PAGE = 12


def read_article(page: "ArticlePage", request: HttpRequest) -> dict[str, Any]:
    """Return the context of an article: its links and pictures, its neighbours and its threads."""
    found = references_of(page.body)
    linked = page.linked_pages(found.pages)
    author = page.shown_author
    portrait = PictureKey(author.portrait_id) if author and author.portrait_id else None
    reads = read_references(page, found, linked, {"wide": [page.cover], "portrait": [portrait]})
    tags = getattr(page, "tag_list", None)
    if tags is None:  # a preview
        tags = [{"name": tag.name, "slug": tag.slug} for tag in page.tags.all()]
    return {
        "reads": reads,
        "portrait": portrait,
        "tags": sorted(tags, key=lambda tag: tag["name"]),
        **read_on(page, [link for link in linked if isinstance(link, Card) and link.date], found.pages),
        "threads": read_threads(getattr(page, "discussion", None), request.GET.get("order"), request.GET.get("from")),
        "may_comment": may_comment_on(page),
    }


def read_on(page: "ArticlePage", articles: list[Card], chosen: set[int]) -> dict[str, Any]:
    """Return what to read next, out of the articles fetched with a page; `chosen` are those that its text names."""
    closed, language = page.closed_paths, page.locale.language_code
    others = [card for card in articles if card.language == language and card.pk != page.pk]
    in_order = sorted((card for card in others if not is_below(card.path, closed)), key=Card.place)
    own_place = (page.date, page.pk or 0)
    previous = next((card for card in reversed(in_order) if card.place() < own_place), None)
    following = next((card for card in in_order if card.place() > own_place), None)
    same = [card for card in reversed(in_order) if card.category_id == page.category_id and card.pk not in chosen]
    related = [card for card in same if card not in (previous, following)]
    return {"previous": previous, "next": following, "related": related[:RELATED_ARTICLES]}


def read_listing(articles: "ArticleQuerySet", number: str | None) -> dict[str, Any]:
    """Return one page of articles as cards; raises Http404 for a page that does not exist."""
    pages = Paginator(articles.newest_first(), ARTICLES_PER_PAGE)
    if not (number or "1").isdecimal() or not 1 <= int((number or "1")[:9]) <= pages.num_pages:
        raise Http404
    shown = pages.page(int(number or "1"))
    cards = cast("ArticleQuerySet", shown.object_list).cards()
    fetch_card_pictures(cards)
    shown.object_list = cards
    return {"articles": shown, "page_range": list(pages.get_elided_page_range(shown.number, on_each_side=2, on_ends=1))}
