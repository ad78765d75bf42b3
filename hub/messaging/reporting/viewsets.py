"""The admin of the wordings and lines that the check is told to look for."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.snippets.views.snippets import SnippetViewSet

from hub.countries.viewsets import LocaleBoundChooserViewSet

from ..models import RequiredLine, WordingPattern
from .forms import LineForm, PatternForm


def names(accessor: str) -> Any:
    """Return what reads the names of a row's countries or languages; none chosen is all of them."""
    return lambda row: ", ".join(str(one) for one in getattr(row, accessor).all()) or _("all")


class WordingPatternViewSet(SnippetViewSet):
    model = WordingPattern
    icon = "code"
    menu_label = _("Wording patterns")
    menu_order = 420
    copy_view_enabled = False
    chooser_viewset_class = LocaleBoundChooserViewSet
    list_display = [
        "name",
        Column("pattern", label=_("Regular expression"), accessor="pattern"),
        Column("locales", label=_("Locales"), accessor=names("locales")),
        Column("severity", label=_("Severity"), accessor="get_severity_display"),
        BooleanColumn("is_on", label=_("On")),
        Column("fault", label=_("Fault"), accessor="fault"),
    ]
    search_fields = ["name", "pattern", "explanation"]
    list_filter = ["is_on", "severity"]

    def get_queryset(self, request: Any) -> Any:
        return WordingPattern.objects.prefetch_related("locales")

    def get_edit_handler(self) -> Any:
        panels = [
            FieldPanel("name"),
            FieldPanel("pattern"),
            HelpPanel(template="messaging/admin/reporting/trial_panel.html", heading=_("Try it")),
            FieldPanel("explanation"),
            FieldRowPanel([FieldPanel("severity"), FieldPanel("is_on")]),
            FieldPanel("locales"),
        ]
        return ObjectList(panels, base_form_class=PatternForm).bind_to_model(self.model)


class RequiredLineViewSet(SnippetViewSet):
    model = RequiredLine
    icon = "doc-full"
    menu_label = _("Required lines")
    menu_order = 430
    copy_view_enabled = False
    chooser_viewset_class = LocaleBoundChooserViewSet
    list_display = [
        "line_key",
        Column("claim_key", label=_("Beside the claim"), accessor="claim_key"),
        Column("page_types", label=_("Page types"), accessor=names("page_types")),
        Column("countries", label=_("Countries"), accessor=names("countries")),
        Column("severity", label=_("Severity"), accessor="get_severity_display"),
    ]
    search_fields = ["line_key", "claim_key"]
    list_filter = ["severity"]

    def get_queryset(self, request: Any) -> Any:
        return RequiredLine.objects.prefetch_related("countries", "page_types")

    def get_edit_handler(self) -> Any:
        panels = [
            FieldPanel("line_key"),
            FieldPanel("claim_key"),
            FieldPanel("severity"),
            FieldPanel("page_types"),
            FieldPanel("countries"),
        ]
        return ObjectList(panels, base_form_class=LineForm).bind_to_model(self.model)
