"""What stands beside the form of a term: what the concept means, and how the source language says it."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, Panel
from wagtail.models import Locale

TERM_FIELDS = [
    *("status", "replacement", "reason", "case", "mark", "forms", "exceptions", "part_of_speech", "note"),
]


class ConceptContextPanel(Panel):
    """The concept of a term, for its reader."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "messaging/admin/_term_context.html"

        def is_shown(self) -> bool:
            return self.instance.concept_id is not None

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            concept, locale = self.instance.concept, self.instance.locale if self.instance.locale_id else None
            terms = list(concept.terms.select_related("locale"))
            source = Locale.get_default().pk
            return context | {
                "concept": concept,
                "source_terms": [term for term in terms if term.locale_id == source],
                "own_terms": [
                    term for term in terms if locale and term.locale_id == locale.pk != source and term != self.instance
                ],
            }


concept_panels = [
    FieldPanel("name"),
    FieldPanel("definition"),
    MultiFieldPanel(
        [FieldPanel("severity"), FieldPanel("is_name"), FieldPanel("subject"), FieldPanel("note")],
        heading=_("How it is to be taken"),
    ),
    FieldPanel("countries"),
    InlinePanel(
        "terms",
        panels=[FieldPanel("locale"), FieldPanel("text"), *(FieldPanel(name) for name in TERM_FIELDS)],
        heading=_("Terms"),
        label=_("Term"),
    ),
]
