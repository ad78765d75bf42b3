"""How a campaign is edited."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    MultipleChooserPanel,
    ObjectList,
    Panel,
)

from .choosers import origin_chooser
from .forms import CampaignForm, CountryRowForm


class CountriesPanel(InlinePanel):
    """The countries of a campaign, in a form that offers as owners those who work here."""

    def get_form_options(self) -> dict[str, Any]:
        options: dict[str, Any] = super().get_form_options()
        options["formsets"][self.relation_name]["form"] = CountryRowForm
        return options


def campaign_panels() -> ObjectList:
    panels: list[Panel] = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("starts_on"), FieldPanel("due_on"), FieldPanel("ends_on")]),
        FieldPanel("owner"),
        MultiFieldPanel([FieldPanel("goals"), FieldPanel("notes")], heading=_("What it is about")),
        MultipleChooserPanel(
            "messages",
            chooser_field_name="message",
            heading=_("Messages"),
            label=_("Message"),
            panels=[FieldPanel("message", widget=origin_chooser.widget_class), FieldPanel("due_on")],
        ),
        CountriesPanel(
            "countries",
            heading=_("Countries"),
            label=_("Country"),
            panels=[FieldRowPanel([FieldPanel("country"), FieldPanel("owner")])],
        ),
    ]
    return ObjectList(panels, base_form_class=CampaignForm)
