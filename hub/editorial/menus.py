"""The buttons under a text: none that cannot work, and the ways to a decision."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.action_menu import SubmitForModerationMenuItem as SubmitPage
from wagtail.models import TaskState, WorkflowState
from wagtail.snippets.action_menu import SubmitForModerationMenuItem as SubmitSnippet

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


class PlainSubmit:
    """Mixed into Wagtail's button: it says what happens, where Wagtail names the first step of the workflow."""

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)  # type: ignore[misc]  # Wagtail's item has it
        state = getattr(text_in(parent_context), "current_workflow_state", None)
        is_sent_back = state is not None and state.status == WorkflowState.STATUS_NEEDS_CHANGES
        return context | {"label": _("Submit again for approval") if is_sent_back else _("Submit for approval")}


class SubmitPageItem(PlainSubmit, SubmitPage):
    pass


class SubmitSnippetItem(PlainSubmit, SubmitSnippet):
    pass


PLAIN_ITEMS: dict[type, type] = {SubmitPage: SubmitPageItem, SubmitSnippet: SubmitSnippetItem}


def text_in(context: dict[str, Any]) -> Any:
    """Return the text that a menu belongs to, or None for one that is being begun."""
    return context.get("page") or context.get("instance")


def locale_in(context: dict[str, Any]) -> int | None:
    about = text_in(context) or context.get("parent_page")
    found: int | None = getattr(about, "locale_id", None) or getattr(context.get("locale"), "pk", None)
    return found


def arrange(items: list[Any], user: Any, context: dict[str, Any]) -> None:
    """Take Publish out of a governed country's menus; add the review and the emergency where they are open."""
    items[:] = [PLAIN_ITEMS[type(item)](item.order) if type(item) in PLAIN_ITEMS else item for item in items]
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
