"""Where the site's frame joins the admin."""

from wagtail.snippets.models import register_snippet

from .viewsets import BrandSettingsViewSet

register_snippet(BrandSettingsViewSet)
