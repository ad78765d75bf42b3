"""Where editorial joins the admin."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern
from wagtail import hooks
from wagtail.admin.views.home import UserObjectsInWorkflowModerationPanel, WorkflowObjectsToModeratePanel
from wagtail.models import Page

from .panels import DraftsPanel, InReviewPanel, TranslationsPanel
from .urls import urlpatterns
from .views import save_translation

WAITS_FOR_REVIEW = 100


@hooks.register("register_admin_urls", order=-1)  # before the library's own, which have the same addresses
def register_translation_addresses() -> list[URLPattern]:
    return urlpatterns


@hooks.register("before_edit_page", order=-1)  # before the library shows its editor
def answer_translation_desk(request: HttpRequest, page: Page) -> HttpResponse | None:
    return save_translation(request, page)


@hooks.register("construct_homepage_panels")
def add_what_waits(request: HttpRequest, panels: list[Any]) -> None:
    """Put what waits for a decision first, and show what was sent back once."""
    for position, panel in enumerate(panels):
        if isinstance(panel, WorkflowObjectsToModeratePanel):
            panel.order = WAITS_FOR_REVIEW
        elif isinstance(panel, UserObjectsInWorkflowModerationPanel):
            panels[position] = InReviewPanel()
    panels += [TranslationsPanel(), DraftsPanel()]
