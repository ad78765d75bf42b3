"""What every page is, and the brand's own pictures."""

import datetime
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.images.models import AbstractImage, AbstractRendition, Image
from wagtail.models import Page, PageViewRestriction
from wagtail_localize.fields import SynchronizedField

from hub.editorial.governed import GovernedPage
from hub.editorial.weight_panel import weight_panel
from hub.messaging.choosers import MessageWidget
from hub.messaging.models import MessageKeyField
from hub.messaging.reading import Shown, first_change, read_message

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

    share_message = MessageKeyField(
        _("brand message for search engines and shared links"),
        blank=True,
        help_text=_("What is approved of it is shown there instead of a text of the page's own, in every language."),
    )

    content_panels = [*Page.content_panels, weight_panel()]
    promote_panels = [*Page.promote_panels, FieldPanel("share_message", widget=MessageWidget)]
    override_translatable_fields = [
        SynchronizedField("slug", overridable=False),
        SynchronizedField("share_message"),
        SynchronizedField("change_weight", overridable=False),
    ]

    api_fields = [APIField("description")]

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
    def named_messages(self) -> set[str]:
        """The keys of brand messages that the page names outside of its text."""
        return {self.share_message} - {""}

    @property
    def lent_messages(self) -> dict[str, Shown]:
        """By key, what was fetched of brand messages for this page."""
        return self.__dict__.get("_lent_messages", {})

    def lend_messages(self, messages: dict[str, Shown]) -> None:
        self.__dict__["_lent_messages"] = messages

    @property
    def changes_at(self) -> datetime.datetime | None:
        """When what was fetched for this page changes by itself, such as a message that expires; None for never."""
        return first_change(self.lent_messages.values())

    @property
    def shared_message(self) -> str:
        """The words of the message for shared links, or nothing."""
        if not self.share_message:
            return ""
        shown = self.lent_messages.get(self.share_message) or read_message(self.share_message, self.locale_id)
        return shown.in_form("short")

    @property
    def description(self) -> str:
        """What search engines and shared links show; page types fall back to their introduction."""
        return self.shared_message or self.search_description or str(getattr(self, "intro", ""))

    @property
    def share_image(self) -> Any:
        """The picture for shared links."""
        return None

    def structured_data(self, request: HttpRequest) -> list[dict[str, Any]]:
        """Return the page's own JSON-LD objects (schema.org)."""
        return []
