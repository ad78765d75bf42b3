"""What the room's own hooks call for the glossary."""

from typing import Any

from django.urls import URLPattern, path, reverse
from wagtail.admin.auth import require_admin_access
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from .page_terms import glossary_button, page_terms

# To stand under /admin/messaging/, in the namespace `messaging_glossary`.
urlpatterns: list[URLPattern] = [
    path("glossary/pages/<int:page_id>/", require_admin_access(page_terms), name="page_terms"),
]


def offer_glossary(page: Page, user: Any, view_name: str, next_url: str | None = None) -> list[Button]:
    """Answer `register_page_header_buttons`."""
    return glossary_button(page, user, view_name, reverse("messaging_glossary:page_terms", args=[page.pk]))
