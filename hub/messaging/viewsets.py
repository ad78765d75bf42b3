"""The admin of brand messages: one line a message, with where it stands in each language."""

from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import Button, ButtonWithDropdown
from wagtail.models import Locale
from wagtail.snippets.views.snippets import IndexView

from hub.countries.viewsets import LocaleBoundViewSet

from .forms import MessageForm
from .models import BrandMessage, Kind
from .panels import message_panels
from .permissions import is_readable, message_locales, messages_seen
from .placing import read_placements
from .states import Standing, State, read_states

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
    """Where a message stands, locale by locale; the view has put it on the message."""

    cell_template_name = "messaging/admin/_states_cell.html"


class UsageColumn(Column):
    """On how many live pages a message stands; the view has put it on the message."""

    cell_template_name = "messaging/admin/_usage_cell.html"


class MessageIndexView(IndexView):
    """The messages that somebody knows of, with their states in the locales worked in."""

    def get_base_queryset(self) -> QuerySet[BrandMessage]:
        return messages_seen(self.request.user).select_related("locale", "owner")

    def search_queryset(self, queryset: QuerySet[BrandMessage]) -> QuerySet[BrandMessage]:
        """Find keys, and of the words only those that the user may read: else the search would tell of the others."""
        if not self.is_searching:
            return queryset
        words = self.search_query
        texts = Q(text__icontains=words) | Q(short_text__icontains=words)
        return queryset.filter(Q(key__icontains=words) | (texts & is_readable(self.request.user)))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        self.note_whereabouts(list(context["object_list"]))
        return context

    @cached_property
    def own_locales(self) -> list[Locale]:
        return list(locales_of(self.request))

    def note_whereabouts(self, shown: list[BrandMessage]) -> None:
        """Put on each message its `words`, its `standings` in one's own locales, and its `usage` on pages there."""
        states, placements = read_states(shown, self.own_locales), read_placements(shown)
        for message in shown:
            may_read = message.live or message.locale in self.own_locales
            message.words = message.short[:120] if may_read else ""
            places = [(locale, (message.translation_key, locale.pk)) for locale in self.own_locales]
            message.standings = [
                (locale.language_code, states[place], STATE_ICONS[states[place].state]) for locale, place in places
            ]
            message.usage = sum(len(placements.get(place, [])) for _locale, place in places)
            message.own_row_id = own_row(message, [states[place] for _locale, place in places])

    def get_edit_url(self, instance: BrandMessage) -> str:
        """Lead to the row in one's own language, if there is one; else to where the message stands."""
        if instance.locale_id in {locale.pk for locale in self.own_locales}:
            return reverse(self.edit_url_name, args=[instance.pk])
        own = instance.own_row_id
        return reverse(self.edit_url_name, args=[own]) if own else where_url(instance)

    def get_list_buttons(self, instance: BrandMessage) -> list[Button]:
        """Offer no more than where it is: Wagtail's own buttons, and the library's, ask for every row by itself."""
        label = _("More options for “%(key)s”") % {"key": instance.key}
        where = Button(_("Where it is"), url=where_url(instance), icon_name="search", priority=5)
        return [ButtonWithDropdown(buttons=[where], icon_name="dots-horizontal", attrs={"aria-label": label})]


def own_row(message: BrandMessage, standings: list[Standing]) -> int | None:
    """Return the first of one's own rows of a message, or None."""
    return next((standing.row_id for standing in standings if standing.row_id), None)


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
        Column("text", label=_("Text"), accessor="words"),
        Column("kind", label=_("Kind"), accessor="get_kind_display"),
        StatesColumn("states", label=_("State"), accessor="standings"),
        UsageColumn("usage", label=_("Pages"), accessor="usage"),
    ]
    list_per_page = 30
    search_fields = ["key", "text", "short_text"]
    search_backend_name = None

    def get_edit_handler(self) -> Any:
        return message_panels(MessageForm).bind_to_model(self.model)
