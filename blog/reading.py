"""What the journal's pages show, fetched in bulk. Takes pages and querysets, so that the models can call it."""

from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest
from wagtail.models import Page

from hub.content.pictures import fetch_renditions
from hub.content.reading import read_references
from hub.content.references import references_of
from hub.discussion.permissions import may_comment_on
from hub.discussion.reading import read_threads

if TYPE_CHECKING:
    from .models import ArticlePage, ArticleQuerySet

ARTICLES_PER_PAGE = 12


def read_article(page: "ArticlePage", request: HttpRequest) -> dict[str, Any]:
    """Return the context of an article: its links and pictures, its neighbours and its threads."""
    found = references_of(page.body)
    neighbours = {key for key in (getattr(page, "previous_id", None), getattr(page, "next_id", None)) if key}
    portrait = page.author.portrait if page.author else None
    places = {"wide": [page.picture], "portrait": [portrait]}
    reads = read_references(page, found, page.linked_pages(found.pages | neighbours), places)
    tags = getattr(page, "tag_list", None)
    if tags is None:  # a preview
        tags = [{"name": tag.name, "slug": tag.slug} for tag in page.tags.all()]
    return {
        "reads": reads,
        "tags": sorted(tags, key=lambda tag: tag["name"]),
        "previous": reads.pages.get(getattr(page, "previous_id", None) or 0),
        "next": reads.pages.get(getattr(page, "next_id", None) or 0),
        "related": related_articles(page, list(reads.pages.values()), found.pages | neighbours),
        "threads": read_threads(getattr(page, "discussion", None), request.GET.get("order"), request.GET.get("from")),
        "may_comment": may_comment_on(page),
    }


def related_articles(page: "ArticlePage", pages: list[Page], linked: set[int]) -> list[Page]:
    """Return the articles among `pages` that were fetched for nothing but being related."""
    others = [item for item in pages if item.pk not in linked and item.translation_key != page.translation_key]
    return [item.articlepage for item in others if hasattr(item, "articlepage")][:3]


def read_listing(articles: "ArticleQuerySet", number: str | None) -> dict[str, Any]:
    """Return one page of articles as cards; raises Http404 for a page that does not exist."""
    pages = Paginator(articles.newest_first().for_cards(), ARTICLES_PER_PAGE)
    if not (number or "1").isdecimal() or not 1 <= int((number or "1")[:9]) <= pages.num_pages:
        raise Http404
    shown = pages.page(int(number or "1"))
    fetch_renditions({"card": [article.picture for article in shown.object_list]})
    return {"articles": shown, "page_range": list(pages.get_elided_page_range(shown.number, on_each_side=2, on_ends=1))}
