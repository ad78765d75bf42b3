"""The admin of brand messages: one line a message, with where it stands in each language."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import Button
from wagtail.models import Locale
from wagtail.snippets.views.snippets import IndexView

from hub.countries.viewsets import LocaleBoundViewSet

from .forms import MessageForm
from .models import BrandMessage, Kind
from .panels import message_panels
from .permissions import can_withdraw, message_locales
from .placing import read_placements
from .states import State, read_states

STATE_ICONS = {
    State.MISSING: "minus",
    State.TRANSLATING: "edit",
    State.AWAITING: "time",
    State.LIVE: "check",
    State.OUTDATED: "history",
    State.SCHEDULED: "calendar-alt",
    State.EXPIRED: "date",
    State.WITHDRAWN: "cross",
    State.NOT_HERE: "circle",
}


def locales_of(request: HttpRequest) -> QuerySet[Locale]:
    """Return the locales whose messages somebody works on, for a filter."""
    return message_locales(request.user).order_by("language_code")


class MessageFilterSet(WagtailFilterSet):
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=Kind.choices)
    language = django_filters.ModelChoiceFilter(label=_("Locale"), queryset=locales_of, method="pass_by")
    state = django_filters.ChoiceFilter(label=_("State"), choices=State.choices, method="in_state")

    class Meta:
        model = BrandMessage
        fields: list[str] = []

    def pass_by(self, queryset: QuerySet[BrandMessage], _name: str, _value: Any) -> QuerySet[BrandMessage]:
        """The state is asked for in this locale."""
        return queryset

    def in_state(self, queryset: QuerySet[BrandMessage], _name: str, value: str) -> QuerySet[BrandMessage]:
        """Leave the messages that stand so in the chosen locale, or in any of one's own."""
        chosen = self.form.cleaned_data.get("language")
        locales = [chosen] if chosen else list(locales_of(self.request))
        states = read_states(list(queryset), locales)
        keys = {key for (key, _locale), standing in states.items() if standing.state == value}
        return queryset.filter(translation_key__in=keys)


class StatesColumn(Column):
    """Where a message stands, locale by locale."""

    cell_template_name = "messaging/admin/_states_cell.html"

    def get_cell_context_data(self, instance: BrandMessage, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        return context | {"standings": parent_context["view"].standings_of(instance)}


class UsageColumn(Column):
    """On how many live pages a message stands."""

    cell_template_name = "messaging/admin/_usage_cell.html"

    def get_cell_context_data(self, instance: BrandMessage, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        return context | {"number": parent_context["view"].usage_of(instance), "message": instance}


class MessageIndexView(IndexView):
    """All messages, with their states in the locales that somebody works in."""

    def get_base_queryset(self) -> QuerySet[BrandMessage]:
        return BrandMessage.objects.origins().select_related("locale", "owner")

    @cached_property
    def own_locales(self) -> list[Locale]:
        return list(locales_of(self.request))

    @cached_property
    def shown(self) -> list[BrandMessage]:
        return list(self.object_list)

    @cached_property
    def states(self) -> dict[Any, Any]:
        return read_states(self.shown, self.own_locales)

    @cached_property
    def placements(self) -> dict[Any, Any]:
        return read_placements(self.shown)

    def standings_of(self, message: BrandMessage) -> list[dict[str, Any]]:
        found = []
        for locale in self.own_locales:
            standing = self.states[(message.translation_key, locale.pk)]
            icon = STATE_ICONS[standing.state]
            found.append({"code": locale.language_code, "standing": standing, "icon": icon})
        return found

    def usage_of(self, message: BrandMessage) -> int:
        own = {locale.pk for locale in self.own_locales}
        return sum(
            len(pages)
            for (key, locale_id), pages in self.placements.items()
            if key == message.translation_key and locale_id in own
        )

    def get_edit_url(self, instance: BrandMessage) -> str:
        """Lead to the row in one's own language, if there is one; else to where the message stands."""
        own = {locale.pk for locale in self.own_locales}
        if instance.locale_id in own:
            return reverse(self.edit_url_name, args=[instance.pk])
        standings = (self.states[(instance.translation_key, locale_id)] for locale_id in own)
        row_id = next((standing.row_id for standing in standings if standing.row_id), None)
        return reverse(self.edit_url_name, args=[row_id]) if row_id else where_url(instance)

    def get_list_buttons(self, instance: BrandMessage) -> list[Button]:
        return [Button(_("Where it is"), url=where_url(instance), icon_name="search", priority=5)]


def where_url(message: BrandMessage) -> str:
    return reverse("messaging:where", args=[message.key])


class BrandMessageViewSet(LocaleBoundViewSet):
    model = BrandMessage
    icon = "openquote"
    menu_label = _("Brand messages")
    menu_order = 100
    index_view_class = MessageIndexView
    filterset_class = MessageFilterSet
    list_display = [
        "key",
        Column("text", label=_("Text"), accessor=lambda message: message.short[:120]),
        Column("kind", label=_("Kind"), accessor="get_kind_display"),
        StatesColumn("states", label=_("State")),
        UsageColumn("usage", label=_("Pages")),
    ]
    list_per_page = 30
    search_fields = ["key", "text", "short_text"]
    search_backend_name = None

    def get_edit_handler(self) -> Any:
        return message_panels(MessageForm).bind_to_model(self.model)

    def may_withdraw(self, user: Any, message: BrandMessage) -> bool:
        return can_withdraw(user, message)
