"""The editor of a message. What counts for every language is asked in the source language only."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList

from hub.editorial.weight_panel import weight_panel


def message_panels(form_class: type[WagtailAdminModelForm]) -> ObjectList:
    return ObjectList(
        [
            FieldPanel("key"),
            FieldPanel("kind"),
            FieldPanel("text"),
            FieldPanel("short_text"),
            weight_panel(),
            MultiFieldPanel(
                [FieldPanel("substantiation"), FieldPanel("substantiation_note")], heading=_("Substantiation")
            ),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_until")]),
                    FieldPanel("countries"),
                    FieldPanel("when_missing"),
                    FieldRowPanel([FieldPanel("text_limit"), FieldPanel("short_limit")]),
                    FieldPanel("owner"),
                ],
                heading=_("Where and when it counts"),
            ),
        ],
        base_form_class=form_class,
    )
