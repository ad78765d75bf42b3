"""Where messaging joins the admin."""

from django.urls import URLResolver, include, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from .glossary.hooks import offer_glossary, urlpatterns
from .glossary.viewsets import ConceptViewSet, TermViewSet


class MessagesViewSetGroup(SnippetViewSetGroup):
    items = (ConceptViewSet, TermViewSet)
    menu_label = _("Messages")
    menu_icon = "openquote"
    menu_order = 300


register_snippet(MessagesViewSetGroup)
hooks.register("register_page_header_buttons", offer_glossary)


@hooks.register("register_admin_urls")
def register_glossary_addresses() -> list[URLResolver]:
    return [path("messaging/", include((urlpatterns, "messaging_glossary")))]
