"""What every page is, and the brand's own pictures."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet, Value
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image
from wagtail.models import Page, PageViewRestriction
from wagtail_localize.fields import SynchronizedField


class BrandImage(AbstractImage):
    """A picture of the brand, with who is to be credited for it."""

    credit = models.CharField(_("credit"), max_length=120, blank=True)

    admin_form_fields = (*Image.admin_form_fields, "credit")

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")


class BrandRendition(AbstractRendition):
    image = models.ForeignKey(BrandImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_per_filter")
        ]

    def __str__(self) -> str:
        return f"{self.image_id} {self.filter_spec}"


def closed_to_readers_of(path: Any) -> Exists:
    """Tell, in a query of pages, which stand behind a restriction that readers of another page need not have passed.

    `path` is the tree path of that other page: a text, or a reference to an outer query. It costs no query of its own.
    """
    paths = {"own": OuterRef("path"), "other": path if hasattr(path, "resolve_expression") else Value(path or "")}
    wrapped = {name: ExpressionWrapper(value, output_field=CharField()) for name, value in paths.items()}
    above = PageViewRestriction.objects.annotate(**wrapped).filter(own__startswith=F("page__path"))
    return Exists(above.exclude(other__startswith=F("page__path")))


class BasePage(Page):
    """A page of the site. The same slug in every language, so that an address tells what it is the translation of."""

    # What one query fetches together with the page, for a visitor.
    visitor_relations: ClassVar[tuple[str, ...]] = ()
    # Set by routing where it knows that no restriction exists anywhere; None where nobody has looked.
    is_unrestricted: ClassVar[bool | None] = None

    override_translatable_fields = [SynchronizedField("slug", overridable=False)]

    class Meta:
        abstract = True

    @classmethod
    def for_visitors(cls) -> QuerySet[Any]:
        """Return the live pages of this type, with what a visitor's page needs of their relations."""
        return cls.objects.live().select_related("locale", *cls.visitor_relations)

    def get_view_restrictions(self) -> QuerySet[PageViewRestriction]:
        return PageViewRestriction.objects.none() if self.is_unrestricted else super().get_view_restrictions()

    def linked_pages(self, ids: set[int]) -> QuerySet[Page]:
        """Return the query for the live pages that this one links to, and for its translations (itself included).

        What an editor links to bears `is_closed`: a link may lead to a closed page, a list does not show it.
        """
        pages = Page.objects.live().annotate(is_closed=closed_to_readers_of(self.path))
        return pages.filter(self.wanted_pages(ids)).select_related("locale")

    def wanted_pages(self, ids: set[int]) -> Q:
        """Return the condition of `linked_pages`: a translation that is closed to this page's readers is left out."""
        return Q(pk__in={*ids, self.pk}) | Q(translation_key=self.translation_key, is_closed=False)

    @property
    def description(self) -> str:
        """What search engines and shared links show; page types fall back to their introduction."""
        return self.search_description or str(getattr(self, "intro", ""))

    @property
    def share_image(self) -> BrandImage | None:
        """The picture for shared links."""
        return None

    def structured_data(self, request: HttpRequest) -> list[dict[str, Any]]:
        """Return the page's own JSON-LD objects (schema.org)."""
        return []
