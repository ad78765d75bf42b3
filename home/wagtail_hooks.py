"""Where the site's frame joins the admin: its settings, and the brand's look."""

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from .viewsets import BrandSettingsViewSet

register_snippet(BrandSettingsViewSet)


@hooks.register("insert_global_admin_css")
def link_brand_style() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


@hooks.register("construct_help_menu")
def hide_news_of_wagtail(request: HttpRequest, items: list[MenuItem]) -> None:
    """Editors work with Relais; what is new in Wagtail is for those who upgrade it."""
    items[:] = [item for item in items if not item.name.startswith("whats-new")]
