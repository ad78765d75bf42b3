"""Choosing a message. What is chosen is its key, which is the same in every language."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import chooser
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.widgets import BaseChooser

from .models import BrandMessage


class MessageWidget(BaseChooser):
    """A hidden key behind a button that opens the list of messages."""

    model = BrandMessage
    chooser_modal_url_name = "messaging_message_chooser:choose"
    choose_one_text = _("Choose a message")
    choose_another_text = _("Choose another message")
    link_to_chosen_text = _("Open this message")
    icon = "openquote"
    classname = "message-chooser"

    def get_instance(self, value: Any) -> Any:
        if not value or isinstance(value, BrandMessage):
            return value or None
        return BrandMessage.objects.origin_of(value) or BrandMessage(key=value)

    def get_value_data_from_instance(self, instance: BrandMessage) -> dict[str, Any]:
        data = super().get_value_data_from_instance(instance) if instance.pk else {"edit_url": ""}
        return {**data, "id": instance.key, self.display_title_key: title_of(instance)}


def title_of(message: BrandMessage) -> str:
    """Return a message's key and the beginning of its words."""
    return f"{message.key}: {message.short[:80]}" if message.pk else message.key


class MessagesMixin:
    """Mixed into the chooser's views: one row a message, which gives its key."""

    def get_object_list(self) -> QuerySet[BrandMessage]:
        return BrandMessage.objects.origins()

    def get_object(self, pk: str) -> BrandMessage:
        return self.get_object_list().get(pk=pk)

    def get_chosen_response_data(self, item: BrandMessage) -> dict[str, Any]:
        data: dict[str, Any] = super().get_chosen_response_data(item)  # type: ignore[misc]  # Wagtail's view has it
        return {**data, "id": item.key, "title": title_of(item)}

    @property
    def columns(self) -> list[Column]:
        return [
            self.title_column,  # type: ignore[attr-defined]  # Wagtail's view has it
            Column("text", label=_("Text"), accessor=lambda row: row.short[:160]),
            Column("kind", label=_("Kind"), accessor="get_kind_display"),
        ]


class MessageChooseView(MessagesMixin, chooser.ChooseView):
    pass


class MessageChooseResultsView(MessagesMixin, chooser.ChooseResultsView):
    pass


class MessageChosenView(MessagesMixin, chooser.ChosenView):
    pass


class MessageChooserViewSet(ChooserViewSet):
    model = BrandMessage
    icon = "openquote"
    choose_one_text = _("Choose a message")
    choose_view_class = MessageChooseView
    choose_results_view_class = MessageChooseResultsView
    chosen_view_class = MessageChosenView
    register_widget = False
    per_page = 20


message_chooser_viewset = MessageChooserViewSet("messaging_message_chooser", url_prefix="messaging/choose-message")
