"""Asking whoever changes a source text how much the change matters to its translations."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Locale


class WeightPanel(MultiFieldPanel):
    """Shown in the source language, once there is something that a translation could follow."""

    class BoundPanel(MultiFieldPanel.BoundPanel):
        def is_shown(self) -> bool:
            text = self.instance
            is_source = text is not None and text.locale_id == Locale.get_default().pk
            return bool(is_source and text.first_published_at and super().is_shown())

        def get_comparison(self) -> list[Any]:
            """The review page says the weight in a sentence of its own."""
            return []


def weight_panel() -> WeightPanel:
    return WeightPanel([FieldPanel("change_weight")], heading=_("Translations"), classname="collapsed")
