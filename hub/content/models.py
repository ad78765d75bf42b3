"""What every page is, and the brand's own pictures."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q, QuerySet
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
        """Return the query for the live pages that this one links to, and for its translations (itself included)."""
        wanted = Q(pk__in=ids) | Q(translation_key=self.translation_key)
        return Page.objects.live().filter(wanted).select_related("locale")

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
