"""Who writes articles and what they are about."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from hub.content.models import BrandImage
from hub.editorial.governed import GovernedSnippet
from hub.editorial.models import Weighed
from hub.editorial.weight_panel import weight_panel


class Category(GovernedSnippet, Weighed, TranslatableMixin, index.Indexed, models.Model):
    """What an article is about."""

    name = models.CharField(_("name"), max_length=60)
    slug = models.SlugField(_("slug"), max_length=60, help_text=_("The last part of its address."))
    description = models.CharField(_("description"), max_length=200, blank=True)

    panels = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("description"), weight_panel()]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name"), index.FilterField("locale_id")]
    override_translatable_fields = [
        SynchronizedField("slug", overridable=False),
        SynchronizedField("change_weight", overridable=False),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["locale", "slug"], name="one_category_per_slug_and_locale")]

    def __str__(self) -> str:
        return self.name


class Author(GovernedSnippet, Weighed, TranslatableMixin, index.Indexed, models.Model):
    """Who writes for the brand, shown with every article."""

    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(_("slug"), max_length=80, help_text=_("The last part of the author's address."))
    role = models.CharField(_("role"), max_length=80, blank=True)
    bio = models.TextField(_("biography"), max_length=600, blank=True)
    portrait = models.ForeignKey(
        BrandImage, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("portrait")
    )
    links = StreamField(
        [("link", blocks.StructBlock([("label", blocks.CharBlock(max_length=60)), ("url", blocks.URLBlock())]))],
        blank=True,
        verbose_name=_("links"),
    )

    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("role"),
        FieldPanel("bio"),
        FieldPanel("portrait"),
        FieldPanel("links"),
        weight_panel(),
    ]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name"), index.FilterField("locale_id")]
    override_translatable_fields = [
        SynchronizedField("slug", overridable=False),
        SynchronizedField("change_weight", overridable=False),
        SynchronizedField("name"),
        SynchronizedField("portrait"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["locale", "slug"], name="one_author_per_slug_and_locale")]

    def __str__(self) -> str:
        return self.name
