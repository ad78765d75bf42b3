"""Articles, and how lists of them are asked for."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Aggregate, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page, PageQuerySet
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from hub.content.blocks import text_of
from hub.content.models import BasePage, BrandImage, closed_to_readers_of
from hub.text.folding import folded_words
from hub.text.reading import reading_minutes

from ..blocks import ArticleBodyBlock
from ..reading import read_article
from ..structured_data import article_data
from .snippets import Author, Category


class ArticleTag(TaggedItemBase):
    content_object = ParentalKey("blog.ArticlePage", related_name="tagged_items", on_delete=models.CASCADE)


class JSONArrayAgg(Aggregate):
    """All values of a group as one JSON array, on SQLite and PostgreSQL alike."""

    function = "JSON_GROUP_ARRAY"
    output_field = models.JSONField()

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        return super().as_sql(compiler, connection, function="JSONB_AGG", **extra)


class ArticleQuerySet(PageQuerySet):
    def open_to_readers_of(self, page: Page) -> "ArticleQuerySet":
        """Leave out what stands behind a restriction that readers of a page need not have passed."""
        return self.filter(~closed_to_readers_of(page.path))

    def newest_first(self) -> "ArticleQuerySet":
        return self.order_by("-date", "-pk")

    def for_cards(self) -> "ArticleQuerySet":
        """What a card shows, in one query; the body stays behind."""
        return self.select_related("locale", "category", "picture").defer("body")

    def with_tag_list(self) -> "ArticleQuerySet":
        """Annotate `tag_list`: the tags as a list of {name, slug}."""
        tags = ArticleTag.objects.filter(content_object=OuterRef("pk")).values("content_object")
        pairs = tags.annotate(pairs=JSONArrayAgg(JSONObject(name=F("tag__name"), slug=F("tag__slug")))).values("pairs")
        return self.annotate(tag_list=Subquery(pairs))

    def with_neighbours(self) -> "ArticleQuerySet":
        """Annotate `previous_id` and `next_id`: the articles before and after it that its readers may read."""
        closed = closed_to_readers_of(OuterRef(OuterRef("path")))
        siblings = ArticlePage.objects.live().filter(~closed, locale=OuterRef("locale"))
        before = siblings.filter(date__lt=OuterRef("date")).order_by("-date", "-pk")
        after = siblings.filter(date__gt=OuterRef("date")).order_by("date", "pk")
        return self.annotate(previous_id=Subquery(before.values("pk")[:1]), next_id=Subquery(after.values("pk")[:1]))


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
    date = DayField(_("date"), default=timezone.localdate, db_index=True)
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
    comments_are_open = models.BooleanField(
        _("comments are open"), default=True, help_text=_("Switch off to close this article's discussion.")
    )

    objects = ArticleManager()

    visitor_relations: ClassVar = ("author", "category", "picture", "discussion", "author__portrait")
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

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    def linked_pages(self, ids: set[int]) -> QuerySet[Page]:
        """Return the query for linked pages and translations, and for up to three articles of the same category.

        All are fetched with what a card shows, so that links, neighbours and related articles cost one query.
        """
        pages = super().linked_pages(ids).order_by("-articlepage__date")
        return pages.select_related("articlepage__picture", "articlepage__category").defer("articlepage__body")

    def wanted_pages(self, ids: set[int]) -> Q:
        relatives = ArticlePage.objects.live().filter(locale_id=self.locale_id, category_id=self.category_id)
        others = relatives.open_to_readers_of(self).exclude(pk__in=[*ids, self.pk])
        return super().wanted_pages(ids) | Q(pk__in=others.newest_first().values("pk")[:3])

    @classmethod
    def for_visitors(cls) -> QuerySet[Any]:
        return super().for_visitors().with_tag_list().with_neighbours()  # type: ignore[attr-defined]  # its queryset is ours

    def clean(self) -> None:
        super().clean()
        if self.picture and not self.picture_alt and not self.picture_is_decorative:
            raise ValidationError({"picture_alt": _("Describe the picture, or mark it as only decorative.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.reading_minutes = reading_minutes(f"{self.intro} {text_of(self.body)}")
        super().save(*args, **kwargs)

    @property
    def share_image(self) -> BrandImage | None:
        return self.picture

    def folded_text(self) -> str:
        """What the search looks through: the words of the article, without case and accents."""
        parts = [self.title, self.intro, text_of(self.body), str(self.category or ""), str(self.author or "")]
        return " ".join(folded_words(" ".join(parts)))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | read_article(self, request)

    def structured_data(self, request: HttpRequest) -> list[dict[str, Any]]:
        return [article_data(self, request)]
