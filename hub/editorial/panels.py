"""Panels of the admin's home page: what waits for whoever looks at it."""

from typing import Any

from django.forms import Media
from django.http import HttpRequest
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import UserObjectsInWorkflowModerationPanel
from wagtail.models import Locale, TaskState, WorkflowState

from hub.countries.models import Role
from hub.countries.permissions import locales_of_role

from .desk import Listing, Waiting, counts
from .desk_rows import rows_of
from .reading import SHOWN, drafts_of

NAMED = 5


class WaitingPanel(Component):
    """A panel that is not there where it does not apply."""

    def rows(self, request: HttpRequest) -> dict[str, Any] | None:
        """Return the context of the panel, or None where it does not apply."""
        return None

    def render_html(self, parent_context: Any = None) -> str:
        rows = self.rows(parent_context["request"])
        if rows is None:
            return ""
        self.found = rows
        return super().render_html(parent_context)

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return self.found

    @property
    def media(self) -> Media:
        return Media()


class DraftsPanel(WaitingPanel):
    """Own drafts and what was sent back; for editors also when there is none."""

    name = "drafts"
    order = 120
    template_name = "editorial/admin/drafts_panel.html"

    def rows(self, request: HttpRequest) -> dict[str, Any] | None:
        pages = drafts_of(request.user)
        if not pages and not locales_of_role(request.user, Role.EDITOR).exists():
            return None
        return {"pages": pages}


class TranslationsPanel(WaitingPanel):
    """The translators' desk."""

    name = "translations"
    order = 110
    template_name = "editorial/admin/translations_panel.html"

    def rows(self, request: HttpRequest) -> dict[str, Any] | None:
        locales = locales_of_role(request.user, Role.TRANSLATOR)
        if not locales:
            return None
        return {"desks": [short_desk(locale, request.user) for locale in locales]}


def short_desk(locale: Locale, user: Any) -> dict[str, Any]:
    """Return what the home page says of a locale's desk: how much there is, and what is most urgent."""
    numbers = counts(locale, user)
    lists = [(listing, numbers[listing]) for listing in Listing if numbers[listing]]
    first = lists[0][0] if lists else Listing.NEW
    rows = rows_of(Waiting(first, locale, user, numbers[first])[0:NAMED], locale)
    return {"locale": locale, "lists": lists, "first": first, "rows": rows}


class ReviewPanel(WaitingPanel):
    """What waits for a decision of whoever looks, the longest waiting first."""

    name = "review"
    template_name = "editorial/admin/review_panel.html"

    def __init__(self, order: int) -> None:
        self.order = order

    def rows(self, request: HttpRequest) -> dict[str, Any] | None:
        states = TaskState.objects.reviewable_by(request.user).select_related("task", "revision__user")
        return {"states": list(states.order_by("started_at")[:SHOWN])} if states else None


class InReviewPanel(UserObjectsInWorkflowModerationPanel):
    """Wagtail's panel without what was sent back, which stands among the drafts."""

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        in_progress = WorkflowState.STATUS_IN_PROGRESS
        context["workflow_states"] = [state for state in context["workflow_states"] if state.status == in_progress]
        return context
