"""What every page is, and the brand's own pictures."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image
from wagtail.models import Page, PageViewRestriction
from wagtail_localize.fields import SynchronizedField

from hub.editorial.governed import GovernedPage
from hub.editorial.weight_panel import weight_panel

from .links import PageLink, fetch_links
from .restrictions import is_below, none_below, read_restricted_paths

# What Wagtail keeps of a page for its editors.
UNREAD_FIELDS = (
    *("draft_title", "has_unpublished_changes", "show_in_menus", "owner", "go_live_at", "expire_at", "expired"),
    *("locked", "locked_at", "locked_by", "latest_revision", "live_revision", "change_weight"),
)


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


class BasePage(GovernedPage, Page):
    """A page of the site. The same slug in every language, so that an address tells what it is the translation of."""

    # What one query fetches together with the page, for a visitor, and what it leaves behind.
    visitor_relations: ClassVar[tuple[str, ...]] = ()
    unread_fields: ClassVar[tuple[str, ...]] = UNREAD_FIELDS
    # What a page that points at others shows of them.
    link_type: ClassVar[type[PageLink]] = PageLink

    content_panels = [*Page.content_panels, weight_panel()]
    override_translatable_fields = [
        SynchronizedField("slug", overridable=False),
        SynchronizedField("change_weight", overridable=False),
    ]

    class Meta:
        abstract = True

    @classmethod
    def for_visitors(cls) -> QuerySet[Any]:
        """Return the live pages of this type, with what a visitor's page needs of their relations."""
        return cls.objects.live().select_related("locale", *cls.visitor_relations).defer(*cls.unread_fields)

    @cached_property
    def restricted_paths(self) -> tuple[str, ...]:
        """The tree paths behind restrictions; routing sets it from the query that finds the page."""
        return read_restricted_paths()

    @property
    def closed_paths(self) -> tuple[str, ...]:
        """The tree paths behind restrictions that readers of this page need not have passed."""
        return tuple(path for path in self.restricted_paths if not (self.path or "").startswith(path))

    def get_view_restrictions(self) -> QuerySet[PageViewRestriction]:
        if is_below(self.path, self.restricted_paths) or self.alias_of_id:
            return super().get_view_restrictions()
        return PageViewRestriction.objects.none()

    def linked_pages(self, ids: set[int]) -> list[PageLink]:
        """Return, in one query, the live pages that this one links to and its translations (itself included)."""
        return fetch_links(Page.objects.live().filter(self.wanted_pages(ids)).order_by(), self.link_type)

    def wanted_pages(self, ids: set[int]) -> Q:
        """Return the condition of `linked_pages`: a translation that is closed to this page's readers is left out."""
        translations = Q(translation_key=self.translation_key) & none_below(self.closed_paths)
        return Q(pk__in={*ids, self.pk}) | translations

    @property
    def description(self) -> str:
        """What search engines and shared links show; page types fall back to their introduction."""
        return self.search_description or str(getattr(self, "intro", ""))

    @property
    def share_image(self) -> Any:
        """The picture for shared links."""
        return None

    def structured_data(self, request: HttpRequest) -> list[dict[str, Any]]:
        """Return the page's own JSON-LD objects (schema.org)."""
        return []
