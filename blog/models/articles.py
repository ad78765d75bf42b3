"""Articles, and how lists of them are asked for."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.fields import StreamField
from wagtail.models import Locale, Page, PageQuerySet
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from hub.content.api import stream_field
from hub.content.blocks import text_of
from hub.content.expressions import JSONArrayAgg
from hub.content.links import PageLink, fetch_links
from hub.content.models import BasePage, BrandImage
from hub.content.pictures import PictureKey
from hub.content.reading import words_of_messages
from hub.content.restrictions import none_below
from hub.text.folding import folded_words
from hub.text.reading import reading_minutes

from ..blocks import ArticleBodyBlock
from ..cards import Card
from ..neighbours import articles_to_read_on
from ..reading import read_article
from ..structured_data import article_data
from .snippets import Author, Category


class ArticleTag(TaggedItemBase):
    content_object = ParentalKey("blog.ArticlePage", related_name="tagged_items", on_delete=models.CASCADE)


class ArticleQuerySet(PageQuerySet):
    def listed(self, locale_id: int) -> "ArticleQuerySet":
        """The live articles of a locale, found by an index that also knows their order."""
        return self.filter(listed_locale_id=locale_id)

    def open_to_readers_of(self, page: BasePage) -> "ArticleQuerySet":
        """Leave out what stands behind a restriction that readers of a page need not have passed."""
        return self.filter(none_below(page.closed_paths))

    def newest_first(self) -> "ArticleQuerySet":
        return self.order_by("-date", "-pk")

    def before(self, article: "ArticlePage") -> "ArticleQuerySet":
        """Those before an article, the nearest first; of one day, the order is that of their making."""
        same_day = Q(date=article.date, pk__gte=article.pk or 0)
        return self.filter(~same_day, date__lte=article.date).newest_first()

    def after(self, article: "ArticlePage") -> "ArticleQuerySet":
        """Those after an article, the nearest first."""
        same_day = Q(date=article.date, pk__lte=article.pk or 0)
        return self.filter(~same_day, date__gte=article.date).order_by("date", "pk")

    def cards(self) -> list[Card]:
        """What cards show, in one query of plain values."""
        return fetch_links(self, Card)

    def with_tag_list(self) -> "ArticleQuerySet":
        """Annotate `tag_list`: the tags as a list of {name, slug}."""
        tags = ArticleTag.objects.filter(content_object=OuterRef("pk")).values("content_object")
        pairs = tags.annotate(pairs=JSONArrayAgg(JSONObject(name=F("tag__name"), slug=F("tag__slug")))).values("pairs")
        return self.annotate(tag_list=Subquery(pairs))


ArticleManager = BasePage._default_manager.__class__.from_queryset(ArticleQuerySet)


class DayField(models.DateField):
    """A day that begins as today, and that the editor does not take for changed.

    Django compares a field whose default is a function with a hidden copy in the form, which Wagtail's editor does not
    render. Every approval would then save a new revision, which has to be approved again.
    """

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"show_hidden_initial": False, **kwargs})

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.DateField", args, kwargs


class ArticlePage(BasePage):
    """An article, open to discussion."""

    intro = models.TextField(
        _("introduction"),
        max_length=300,
        help_text=_("One or two sentences; also shown in lists and by search engines."),
    )
    date = DayField(_("date"), default=timezone.localdate)
    picture = models.ForeignKey(
        BrandImage, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("picture")
    )
    picture_alt = models.CharField(
        _("alternative text"),
        max_length=200,
        blank=True,
        help_text=_("What somebody who cannot see the picture needs to know of it."),
    )
    picture_is_decorative = models.BooleanField(
        _("only decorative"), default=False, help_text=_("The picture says nothing; screen readers skip it.")
    )
    author = models.ForeignKey(
        Author, null=True, blank=True, on_delete=models.PROTECT, related_name="articles", verbose_name=_("author")
    )
    category = models.ForeignKey(
        Category, null=True, blank=True, on_delete=models.PROTECT, related_name="articles", verbose_name=_("category")
    )
    tags = ClusterTaggableManager(through=ArticleTag, blank=True, verbose_name=_("tags"))
    body = StreamField(ArticleBodyBlock(), verbose_name=_("text"))
    reading_minutes = models.PositiveSmallIntegerField(default=1, editable=False)
    # The locale while the article is live: lists start from it, in the order that their index holds.
    listed_locale = models.ForeignKey(
        Locale, null=True, editable=False, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    listed_locale.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]  # as that of TranslatableMixin
    comments_are_open = models.BooleanField(
        _("comments are open"), default=True, help_text=_("Switch off to close this article's discussion.")
    )

    objects: ClassVar = ArticleManager()

    visitor_relations: ClassVar = ("author", "category", "discussion")
    parent_page_types = ["blog.BlogIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "blog/article_page.html"

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("intro"),
        MultiFieldPanel(
            [FieldPanel("picture"), FieldPanel("picture_alt"), FieldPanel("picture_is_decorative")],
            heading=_("Picture"),
        ),
        FieldPanel("body"),
    ]
    promote_panels = [
        MultiFieldPanel(
            [FieldPanel("date"), FieldPanel("author"), FieldPanel("category"), FieldPanel("tags")],
            heading=_("Where it belongs"),
        ),
        *BasePage.promote_panels,
    ]
    settings_panels = [*BasePage.settings_panels, FieldPanel("comments_are_open")]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("folded_text"),
        index.FilterField("category_id"),
        index.FilterField("date"),
    ]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        SynchronizedField("date"),
        SynchronizedField("picture"),
        SynchronizedField("tags"),
    ]

    api_fields = [*BasePage.api_fields, APIField("intro"), APIField("date"), stream_field("body")]

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        indexes = [
            models.Index(fields=["listed_locale", "date", "page_ptr"], name="listed_by_date"),
            models.Index(fields=["listed_locale", "category", "date", "page_ptr"], name="listed_by_category"),
            models.Index(fields=["listed_locale", "author", "date", "page_ptr"], name="listed_by_author"),
        ]

    def linked_pages(self, ids: set[int]) -> list[PageLink]:
        """Return linked pages and translations, its neighbours, and up to three articles of the same category.

        All come with what a card shows, so that they cost one query.
        """
        return fetch_links(Page.objects.live().filter(self.wanted_pages(ids)).order_by(), Card, "articlepage__")

    def wanted_pages(self, ids: set[int]) -> Q:
        return super().wanted_pages(ids) | Q(pk__in=articles_to_read_on(self, ids))

    @classmethod
    def for_visitors(cls) -> QuerySet[Any]:
        return super().for_visitors().with_tag_list()  # type: ignore[attr-defined]  # its queryset is ours

    def clean(self) -> None:
        super().clean()
        if self.picture and not self.picture_alt and not self.picture_is_decorative:
            raise ValidationError({"picture_alt": _("Describe the picture, or mark it as only decorative.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.reading_minutes = reading_minutes(f"{self.intro} {text_of(self.body)}")
        self.listed_locale_id = self.locale_id if self.live else None
        super().save(*args, **kwargs)

    @cached_property
    def cover(self) -> PictureKey | None:
        """The article's picture, of which a page needs no more than what has been made of it."""
        return PictureKey(self.picture_id) if self.picture_id else None

    @property
    def share_image(self) -> PictureKey | None:
        return self.cover

    @property
    def shown_category(self) -> Category | None:
        """The category, once readers may know of it."""
        return self.category if self.category and self.category.live else None

    @property
    def shown_author(self) -> Author | None:
        """The author, once readers may know of them."""
        return self.author if self.author and self.author.live else None

    def folded_text(self) -> str:
        """What the search looks through: the words of the article, without case and accents."""
        parts = [
            self.title,
            self.intro,
            text_of(self.body),
            words_of_messages(self.locale_id, self.body),
            str(self.shown_category or ""),
            str(self.shown_author or ""),
        ]
        return " ".join(folded_words(" ".join(parts)))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | read_article(self, request)

    def structured_data(self, request: HttpRequest) -> list[dict[str, Any]]:
        return [article_data(self, request)]
