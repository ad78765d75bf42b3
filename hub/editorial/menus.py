"""The buttons under a text: none that cannot work, and the ways to a decision."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.models import TaskState

from .gate import is_governed
from .permissions import can_publish_in_emergency

PUBLISH = "action-publish"
MENU_LINK = "editorial/admin/_menu_link.html"


class LinkItem(ActionMenuItem):
    """A link among the buttons."""

    template_name = MENU_LINK

    def is_shown(self, context: dict[str, Any]) -> bool:
        return True

    def __init__(self, url: str, order: int | None = None) -> None:
        super().__init__(order)
        self.url = url

    def get_url(self, parent_context: dict[str, Any]) -> str:
        return self.url


class ReviewItem(LinkItem):
    label = _("Review side by side")
    name = "review"
    icon_name = "check"


class EmergencyItem(LinkItem):
    label = _("Publish without approval")
    name = "emergency"
    icon_name = "warning"


def text_in(context: dict[str, Any]) -> Any:
    """Return the text that a menu belongs to, or None for one that is being begun."""
    return context.get("page") or context.get("instance")


def locale_in(context: dict[str, Any]) -> int | None:
    about = text_in(context) or context.get("parent_page")
    found: int | None = getattr(about, "locale_id", None) or getattr(context.get("locale"), "pk", None)
    return found


def arrange(items: list[Any], user: Any, context: dict[str, Any]) -> None:
    """Take Publish out of a governed country's menus; add the review and the emergency where they are open."""
    locale_id = locale_in(context)
    if locale_id is None or not is_governed(locale_id):
        return
    items[:] = [item for item in items if item.name != PUBLISH]
    text = text_in(context)
    if text is None or not text.pk:
        return
    waiting = TaskState.objects.reviewable_by(user).for_instance(text).first()
    if waiting is not None:
        items.append(ReviewItem(reverse("editorial:review", args=[waiting.pk])))
    # Not every snippet has drafts.
    if getattr(text, "has_unpublished_changes", False) and can_publish_in_emergency(user, text):
        kind = ContentType.objects.get_for_model(type(text))
        items.append(EmergencyItem(reverse("editorial:emergency", args=[kind.pk, text.pk])))
