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
from wagtail.models import Locale

from hub.countries.permissions import locales_in_reach
from hub.countries.viewsets import found_by_key

from .models import BrandMessage
from .permissions import messages_seen

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
    """Return a message's key and the beginning of its words, if they are live in the source language.

    A widget does not know who looks at it: what only some may read is not in its title.
    """
    is_for_all = message.live and message.locale_id == Locale.get_default().pk
    return f"{message.key}: {message.short[:80]}" if is_for_all else message.key


def words_of(message: Any) -> str:
    """Return the beginning of a listed message's words; where the own language has none, say so."""
    if message.own_text:
        return str(message.own_text)[:WORDS_SHOWN]
    if not message.live:
        return _("The source is not approved yet.")
    return _("%(text)s (not live in this language)") % {"text": message.short[:WORDS_SHOWN]}


class MessageFilterForm(BaseFilterForm):
    """Finds messages by their key and by their words, as far as the user may know them."""

    # The rows whose words are searched; the view sets them.
    rows: QuerySet[BrandMessage]

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
        words = Q(text__icontains=wanted) | Q(short_text__icontains=wanted)
        found = self.rows.filter(words).values("translation_key")
        return objects.filter(Q(key__icontains=wanted) | Q(translation_key__in=found))


class MessagesMixin:
    """Mixed into the chooser's views: one row a message that the user knows of, which gives its key.

    The words are those that are live in the language of the text that it is for, which the address names: the source
    language or one of the user's own.
    """

    request: HttpRequest
    filter_form_class = MessageFilterForm
    preserve_url_parameters = ["multiple", "locale"]

    def live_rows(self) -> QuerySet[BrandMessage]:
        """Return what is live in the source language and in the user's own."""
        mine = locales_in_reach(self.request.user).values_list("pk", flat=True)
        return BrandMessage.objects.filter(live=True, locale__in=[*mine, Locale.get_default().pk])

    def get_object_list(self) -> QuerySet[BrandMessage]:
        code = self.request.GET.get("locale", "")
        own = self.live_rows().filter(translation_key=OuterRef("translation_key"), locale__language_code=code)
        return messages_seen(self.request.user).annotate(own_text=Subquery(own.values("text")[:1]))

    def get_filter_form(self) -> MessageFilterForm:
        form: MessageFilterForm = super().get_filter_form()  # type: ignore[misc]  # Wagtail's view has it
        form.rows = self.live_rows()
        return form

    def get_object(self, pk: str) -> BrandMessage:
        return found_by_key(self.get_object_list(), [pk]).get()

    def get_objects(self, pks: list[str]) -> QuerySet[BrandMessage]:
        return found_by_key(self.get_object_list(), pks)

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


class MessageChosenMultipleView(MessagesMixin, chooser.ChosenMultipleView):
    pass


class NothingToCreateView(chooser.CreateView):
    """A message is written in its own editor; the library's view fails without a form."""

    def can_create(self) -> bool:
        return False


class MessageChooserViewSet(ChooserViewSet):
    model = BrandMessage
    icon = "openquote"
    choose_one_text = gettext_lazy("Choose a message")
    choose_view_class = MessageChooseView
    choose_results_view_class = MessageChooseResultsView
    chosen_view_class = MessageChosenView
    chosen_multiple_view_class = MessageChosenMultipleView
    create_view_class = NothingToCreateView
    register_widget = False
    per_page = 20


message_chooser_viewset = MessageChooserViewSet("messaging_message_chooser", url_prefix="messaging/choose-message")
