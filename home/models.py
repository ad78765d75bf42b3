"""The home page, plain pages, and what a country sets for its whole site."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.fields import StreamField
from wagtail.models import Locale, Orderable, Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from hub.content.api import stream_field
from hub.content.blocks import BodyBlock, text_of
from hub.content.colours import validate_accent
from hub.content.models import BasePage, BrandImage
from hub.content.reading import words_of_messages
from hub.editorial.governed import GovernedSnippet
from hub.text.folding import folded_words

from .blocks import SectionsBlock
from .reading import read_home, read_standard_page


class HomePage(BasePage):
    """The front of a country's site."""

    hero_title = models.CharField(_("title"), max_length=80)
    hero_text = models.TextField(_("text"), max_length=300, blank=True)
    hero_picture = models.ForeignKey(
        BrandImage, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("picture")
    )
    hero_alt = models.CharField(
        _("alternative text"),
        max_length=200,
        blank=True,
        help_text=_("What somebody who cannot see the picture needs to know of it."),
    )
    hero_is_decorative = models.BooleanField(
        _("only decorative"), default=False, help_text=_("The picture says nothing; screen readers skip it.")
    )
    hero_page = models.ForeignKey(
        Page,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("page behind the button"),
    )
    hero_label = models.CharField(_("button"), max_length=60, blank=True)
    sections = StreamField(SectionsBlock(), blank=True, verbose_name=_("sections"))

    visitor_relations: ClassVar = ("hero_picture",)
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["home.StandardPage", "blog.BlogIndexPage"]
    template = "home/home_page.html"

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("hero_title"),
                FieldPanel("hero_text"),
                FieldPanel("hero_picture"),
                FieldPanel("hero_alt"),
                FieldPanel("hero_is_decorative"),
                FieldPanel("hero_label"),
                FieldPanel("hero_page"),
            ],
            heading=_("Opening"),
        ),
        FieldPanel("sections"),
    ]
    override_translatable_fields = [*BasePage.override_translatable_fields, SynchronizedField("hero_picture")]

    api_fields = [*BasePage.api_fields, APIField("hero_title"), APIField("hero_text"), stream_field("sections")]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def clean(self) -> None:
        super().clean()
        if self.hero_picture and not self.hero_alt and not self.hero_is_decorative:
            raise ValidationError({"hero_alt": _("Describe the picture, or mark it as only decorative.")})

    @property
    def share_image(self) -> BrandImage | None:
        return self.hero_picture

    @property
    def intro(self) -> str:
        return self.hero_text

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | read_home(self, request)


class StandardPage(BasePage):
    """A plain page: about, charter, legal notice."""

    intro = models.TextField(_("introduction"), max_length=300, blank=True)
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("text"))

    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage"]
    template = "home/standard_page.html"

    content_panels = [*BasePage.content_panels, FieldPanel("intro"), FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("folded_text")]

    api_fields = [*BasePage.api_fields, APIField("intro"), stream_field("body")]

    class Meta:
        verbose_name = _("plain page")
        verbose_name_plural = _("plain pages")

    def folded_text(self) -> str:
        """What the search looks through: the words of the page, without case and accents."""
        parts = [self.title, self.intro, text_of(self.body), words_of_messages(self.locale_id, self.body)]
        return " ".join(folded_words(" ".join(parts)))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | read_standard_page(self, request)


class BrandSettings(GovernedSnippet, ClusterableModel):
    """How the site of one locale looks and what stands around every page."""

    locale = models.OneToOneField(
        Locale, on_delete=models.CASCADE, related_name="brand_settings", verbose_name=_("locale")
    )
    brand_name = models.CharField(_("brand name"), max_length=60)
    tagline = models.CharField(_("tagline"), max_length=120, blank=True)
    logo = models.ForeignKey(
        BrandImage, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("logo")
    )
    accent_colour = models.CharField(
        _("accent colour"), max_length=7, default="#0b5f5b", validators=[validate_accent], help_text=_("As #0b5f5b.")
    )
    footer = models.TextField(_("legal footer"), max_length=500, blank=True)

    panels = [
        FieldPanel("locale"),
        FieldPanel("brand_name"),
        FieldPanel("tagline"),
        FieldPanel("logo"),
        FieldPanel("accent_colour"),
        FieldPanel("footer"),
        InlinePanel("navigation", label=_("page in the navigation"), heading=_("Navigation"), max_num=7),
        InlinePanel("social_links", label=_("social link"), heading=_("Social links"), max_num=8),
    ]

    navigation: Any  # django-stubs takes a relation of another base than the last for one of the class
    social_links: Any

    class Meta:
        verbose_name = _("site settings")
        verbose_name_plural = _("site settings")

    def __str__(self) -> str:
        return f"{self.brand_name} ({self.locale})"


class NavigationItem(Orderable):
    settings = ParentalKey(BrandSettings, on_delete=models.CASCADE, related_name="navigation")
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+", verbose_name=_("page"))
    label = models.CharField(_("label"), max_length=40, blank=True, help_text=_("Empty: the page's title."))

    class Meta(Orderable.Meta):
        verbose_name = _("page in the navigation")

    def __str__(self) -> str:
        return self.label or self.page.title


class SocialLink(Orderable):
    settings = ParentalKey(BrandSettings, on_delete=models.CASCADE, related_name="social_links")
    name = models.CharField(_("name"), max_length=40)
    url = models.URLField(_("address"))

    class Meta(Orderable.Meta):
        verbose_name = _("social link")

    def __str__(self) -> str:
        return self.name
