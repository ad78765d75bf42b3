"""Where messages join the admin."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import BaseLogEntry
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from .campaigns.choosers import origin_chooser
from .campaigns.viewsets import CampaignViewSet
from .choosers import message_chooser_viewset
from .duplicates import duplicates_of
from .glossary.hooks import offer_glossary
from .glossary.hooks import urlpatterns as glossary_urls
from .glossary.viewsets import ConceptViewSet, TermViewSet
from .live.editor import editor_script
from .models import BrandMessage
from .reporting.menus import checks_item, rules_item, waivers_item
from .reporting.panels import CheckPanel
from .reporting.viewsets import RequiredLineViewSet, WordingPatternViewSet
from .viewsets import BrandMessageViewSet, where_url

SAME = 100
MOST_DUPLICATES = 3


class MessagingViewSetGroup(SnippetViewSetGroup):
    items = (BrandMessageViewSet, ConceptViewSet, TermViewSet, WordingPatternViewSet, RequiredLineViewSet)
    menu_label = _("Messages")
    menu_icon = "openquote"
    menu_order = 305

    def get_submenu_items(self) -> list[MenuItem]:
        return [*super().get_submenu_items(), rules_item()]


register_snippet(MessagingViewSetGroup)


@hooks.register("register_admin_viewset")
def register_message_chooser() -> ChooserViewSet:
    return message_chooser_viewset


@hooks.register("register_admin_viewset")
def register_campaigns() -> list[ViewSet]:
    return [CampaignViewSet(), origin_chooser]


@hooks.register("register_admin_urls")
def register_addresses() -> list[URLPattern | URLResolver]:
    own = path("messaging/", include("hub.messaging.urls"))
    return [own, path("messaging/", include((glossary_urls, "messaging_glossary")))]


hooks.register("register_page_header_buttons", offer_glossary)


@hooks.register("insert_global_admin_css")
def add_styles() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("css/messaging.css"))


@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
def tell_of_duplicates(request: HttpRequest, message: Any) -> None:
    """Warn whoever wrote a message that says what another says already; it is stored all the same."""
    if not isinstance(message, BrandMessage):
        return
    for duplicate in duplicates_of(message.get_latest_revision_as_object())[:MOST_DUPLICATES]:
        text = _("This says the same as “%(key)s”.") if duplicate.score == SAME else _("This is much like “%(key)s”.")
        link = messages.button(where_url(duplicate.message), _("Where it is"))
        messages.warning(request, text % {"key": duplicate.message.key}, buttons=[link])


@hooks.register("insert_editor_js")
def check_while_writing() -> SafeString:
    return editor_script()


class WithdrawFormatter(LogFormatter):
    """A log entry about a message that was taken off every page."""

    label = _("Withdraw a message")

    def format_message(self, log_entry: BaseLogEntry) -> str:
        return _("Withdrawn from every page (%(pages)d then): %(reason)s") % log_entry.data


class WaiveFormatter(LogFormatter):
    """A log entry about a finding of the check that somebody answers for."""

    label = _("Waive a finding")

    def format_message(self, log_entry: BaseLogEntry) -> str:
        return _("Finding waived (%(subject)s): %(reason)s") % log_entry.data


class EndWaiverFormatter(LogFormatter):
    label = _("End a waiver")

    def format_message(self, log_entry: BaseLogEntry) -> str:
        return _("Finding counts again (%(subject)s)") % log_entry.data


@hooks.register("register_log_actions")
def register_message_actions(actions: LogActionRegistry) -> None:
    actions.register_action("messaging.waive")(WaiveFormatter)
    actions.register_action("messaging.end_waiver")(EndWaiverFormatter)
    actions.register_action("messaging.withdraw")(WithdrawFormatter)
    actions.register_action("messaging.reinstate", _("Reinstate a message"), _("Shown on pages again"))


@hooks.register("register_reports_menu_item")
def register_checks() -> MenuItem:
    return checks_item()


@hooks.register("register_reports_menu_item")
def register_waivers() -> MenuItem:
    return waivers_item()


@hooks.register("construct_homepage_panels")
def add_what_the_check_found(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(CheckPanel())
