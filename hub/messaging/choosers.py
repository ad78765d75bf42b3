"""Choosing a message. What is chosen is its key, which is the same in every language."""

from typing import Any

from django import forms
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import chooser
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.widgets import BaseChooser

from .models import BrandMessage

WORDS_SHOWN = 160


class MessageWidget(BaseChooser):
    """A hidden key behind a button that opens the list of messages."""

    model = BrandMessage
    chooser_modal_url_name = "messaging_message_chooser:choose"
    choose_one_text = gettext_lazy("Choose a message")
    choose_another_text = gettext_lazy("Choose another message")
    link_to_chosen_text = gettext_lazy("Open this message")
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


def words_of(message: Any) -> str:
    """Return the beginning of a listed message's words; where the own language has none, say so."""
    if message.own_text:
        return str(message.own_text)[:WORDS_SHOWN]
    return _("%(text)s (not live in this language)") % {"text": message.short[:WORDS_SHOWN]}


class MessageFilterForm(BaseFilterForm):
    """Finds messages by their key and by their words in any language."""

    q = forms.CharField(
        label=gettext_lazy("Search term"),
        required=False,
        widget=forms.TextInput({"placeholder": gettext_lazy("Key, or words of it")}),
    )

    def filter(self, objects: QuerySet[BrandMessage]) -> QuerySet[BrandMessage]:
        objects = super().filter(objects)
        wanted = (self.cleaned_data["q"] or "").strip()
        if not wanted:
            return objects
        self.is_searching, self.search_query = True, wanted
        holds = Q(key__icontains=wanted) | Q(text__icontains=wanted) | Q(short_text__icontains=wanted)
        return objects.filter(translation_key__in=BrandMessage.objects.filter(holds).values("translation_key"))


class MessagesMixin:
    """Mixed into the chooser's views: one row a message, which gives its key.

    The words are those that are live in the language of the text that it is for, which the address names.
    """

    request: HttpRequest
    filter_form_class = MessageFilterForm
    preserve_url_parameters = ["multiple", "locale"]

    def get_object_list(self) -> QuerySet[BrandMessage]:
        code = self.request.GET.get("locale", "")
        own = BrandMessage.objects.filter(
            translation_key=OuterRef("translation_key"), locale__language_code=code, live=True
        )
        return BrandMessage.objects.origins().annotate(own_text=Subquery(own.values("text")[:1]))

    def get_object(self, pk: str) -> BrandMessage:
        return self.get_object_list().get(pk=pk)

    def get_chosen_response_data(self, item: BrandMessage) -> dict[str, Any]:
        data: dict[str, Any] = super().get_chosen_response_data(item)  # type: ignore[misc]  # Wagtail's view has it
        return {**data, "id": item.key, "title": title_of(item)}

    @property
    def columns(self) -> list[Column]:
        return [
            self.title_column,  # type: ignore[attr-defined]  # Wagtail's view has it
            Column("text", label=_("Text"), accessor=words_of),
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
    choose_one_text = gettext_lazy("Choose a message")
    choose_view_class = MessageChooseView
    choose_results_view_class = MessageChooseResultsView
    chosen_view_class = MessageChosenView
    register_widget = False
    per_page = 20


message_chooser_viewset = MessageChooserViewSet("messaging_message_chooser", url_prefix="messaging/choose-message")
