"""The admin of what articles belong to: categories and authors."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import LocaleColumn
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from hub.countries.viewsets import LocaleBoundViewSet

from .models import Author, Category


class CategoryViewSet(LocaleBoundViewSet):
    model = Category
    icon = "folder-open-inverse"
    menu_label = _("Categories")
    list_display = ["name", "slug", LocaleColumn(label=_("Locale"))]
    list_per_page = 50


class AuthorViewSet(LocaleBoundViewSet):
    model = Author
    icon = "user"
    menu_label = _("Authors")
    list_display = ["name", "role", LocaleColumn(label=_("Locale"))]
    list_per_page = 50


class JournalViewSetGroup(SnippetViewSetGroup):
    items = (CategoryViewSet, AuthorViewSet)
    menu_label = _("Journal")
    menu_icon = "list-ul"
    menu_order = 310
