"""The journal: lists of articles and their feeds."""

import datetime
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from hub.content.models import BasePage
from hub.content.page_cache import kept_with_page
from hub.content.reading import read_references
from hub.content.references import References

from ..feeds import FEEDS
from ..reading import read_listing
from .articles import ArticlePage, ArticleQuerySet
from .snippets import Author, Category


class BlogIndexPage(RoutablePageMixin, BasePage):
    """The list of a language's articles: all, or those of a category, tag, author or year."""

    intro = models.TextField(_("introduction"), max_length=300, blank=True)

    parent_page_types = ["home.HomePage"]
    subpage_types = ["blog.ArticlePage"]
    max_count_per_parent = 1
    template = "blog/blog_index_page.html"

    content_panels = [*BasePage.content_panels, FieldPanel("intro")]

    class Meta:
        verbose_name = _("journal")
        verbose_name_plural = _("journals")

    @path("")
    def all_articles(self, request: HttpRequest) -> HttpResponse:
        return self.listing(request, {})

    @path("category/<slug:slug>/")
    def of_category(self, request: HttpRequest, slug: str) -> HttpResponse:
        return self.listing(request, {"category": slug})

    @path("tag/<str:slug>/")
    def of_tag(self, request: HttpRequest, slug: str) -> HttpResponse:
        return self.listing(request, {"tag": slug})

    @path("author/<slug:slug>/")
    def of_author(self, request: HttpRequest, slug: str) -> HttpResponse:
        return self.listing(request, {"author": slug})

    @path("year/<int:year>/")
    def of_year(self, request: HttpRequest, year: int) -> HttpResponse:
        return self.listing(request, {"year": year})

    @path("feed/<str:kind>/")
    def feed(self, request: HttpRequest, kind: str) -> HttpResponse:
        return self.feed_of(request, kind, {})

    @path("category/<slug:slug>/feed/<str:kind>/")
    def category_feed(self, request: HttpRequest, slug: str, kind: str) -> HttpResponse:
        return self.feed_of(request, kind, {"category": slug})

    def articles(self) -> ArticleQuerySet:
        """Return the live articles of this journal that its readers may read."""
        return ArticlePage.objects.listed(self.locale_id).child_of(self).open_to_readers_of(self)

    def narrowed(self, chosen: dict[str, Any]) -> tuple[ArticleQuerySet, Any]:
        """Return the articles of a category, tag, author or year, and what was chosen; raises Http404 if unknown."""
        if "category" in chosen:
            category = get_object_or_404(Category, slug=chosen["category"], locale_id=self.locale_id, live=True)
            return self.articles().filter(category=category), category
        if "author" in chosen:
            author = get_object_or_404(Author, slug=chosen["author"], locale_id=self.locale_id, live=True)
            return self.articles().filter(author=author), author
        if "tag" in chosen:
            tag = get_object_or_404(Tag, slug=chosen["tag"])
            return self.articles().filter(tags=tag), tag
        if "year" in chosen:
            if not datetime.MINYEAR <= chosen["year"] < datetime.MAXYEAR:
                raise Http404
            return self.articles().filter(date__year=chosen["year"]), chosen["year"]
        return self.articles(), None

    def listing(self, request: HttpRequest, chosen: dict[str, Any]) -> HttpResponse:
        """Render one page of cards; an empty choice is a 404, an empty journal is not."""
        articles, choice = self.narrowed(chosen)
        context = read_listing(articles, request.GET.get("page"))
        if chosen and not context["articles"].paginator.count:
            raise Http404
        path = "".join(f"{kind}/{value}/" for kind, value in chosen.items())
        context |= {"chosen": next(iter(chosen), ""), "choice": choice, "listing_path": path}
        return self.render(request, context_overrides=context)

    def feed_of(self, request: HttpRequest, kind: str, chosen: dict[str, Any]) -> HttpResponse:
        """Render an Atom or RSS feed of the newest articles."""
        if kind not in FEEDS:
            raise Http404
        articles, choice = self.narrowed(chosen)
        return FEEDS[kind](self, articles, choice)(request)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["address"] = self.url or ""
        context["choices"] = kept_with_page(context["address"], f"choices:{self.pk}", self.choices)
        context["reads"] = read_references(self, References(), self.linked_pages(set()), {})
        return context

    def choices(self) -> dict[str, list[Any]]:
        """Return the (slug, name) of the categories, and the years, that have articles; it looks at every article."""
        of_category = self.articles().filter(category=OuterRef("pk"))
        categories = Category.objects.filter(Exists(of_category), locale_id=self.locale_id, live=True)
        years = self.articles().dates("date", "year", order="DESC")
        return {"categories": list(categories.values_list("slug", "name")), "years": [day.year for day in years]}
