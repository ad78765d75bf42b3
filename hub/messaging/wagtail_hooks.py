"""Where messaging joins the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from .glossary.viewsets import ConceptViewSet, TermViewSet


class MessagesViewSetGroup(SnippetViewSetGroup):
    items = (ConceptViewSet, TermViewSet)
    menu_label = _("Messages")
    menu_icon = "openquote"
    menu_order = 300


register_snippet(MessagesViewSetGroup)
