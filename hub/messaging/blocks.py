"""The block that shows a brand message. It holds the message's key: neither its words nor a row's number."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .choosers import MessageWidget
from .models.keys import LONGEST_KEY, Reference, references_to
from .reading import Shown, read_message


class MessageKeyBlock(blocks.FieldBlock):
    """The key of a message, chosen among all of them. A key that is unknown now is kept."""

    def __init__(self, required: bool = True, help_text: str | None = None, **kwargs: Any) -> None:
        self.field_options: dict[str, Any] = {"required": required, "help_text": help_text, "max_length": LONGEST_KEY}
        super().__init__(**kwargs)

    @cached_property
    def field(self) -> forms.Field:
        return forms.CharField(widget=MessageWidget(), **self.field_options)

    def get_form_state(self, value: str) -> Any:
        return self.field.widget.get_value_data(value)

    def extract_references(self, value: str) -> Iterator[Reference]:
        return references_to(value)

    def get_searchable_content(self, value: str) -> list[str]:
        return []

    class Meta:
        icon = "openquote"
        default = ""


class MessageBlock(blocks.StructBlock):
    """A message by reference: what is approved of it shows here, in the page's language."""

    message = MessageKeyBlock(label=_("Message"))
    form = blocks.ChoiceBlock(
        label=_("Text"),
        search_index=False,
        choices=[("full", _("Full text")), ("short", _("Short text"))],
        default="full",
    )

    class Meta:
        icon = "openquote"
        label = _("Brand message")
        template = "blocks/message.html"
        preview_value = {"message": "", "form": "full"}

    def get_translatable_segments(self, value: Any) -> list[Any]:
        """The words are translated once, as a message."""
        return []

    def restore_translated_segments(self, value: Any, segments: Any) -> Any:
        return value

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        shown = shown_in(context, value["message"])
        return context | {"message": shown, "text": shown.in_form(value["form"]) if shown else ""}

    def get_api_representation(self, value: Any, context: Any = None) -> dict[str, Any]:
        """Return the key, and of the messages that the API has fetched the words that readers see."""
        shown: Shown | None = (context or {}).get("messages", {}).get(value["message"])
        return {
            "message": value["message"],
            "form": value["form"],
            "text": shown.in_form(value["form"]) if shown else "",
            "language": shown.language if shown else "",
        }


def shown_in(context: dict[str, Any], key: str) -> Shown | None:
    """Return a message as its page has fetched it, else as it stands now (previews); None where there is no page."""
    lent: dict[str, Shown] | None = getattr(context.get("reads"), "messages", None)
    if lent is not None and key in lent:
        return lent[key]
    page = context.get("page") or context.get("self")
    locale_id = getattr(page, "locale_id", None)
    return read_message(key, locale_id) if key and locale_id else None
