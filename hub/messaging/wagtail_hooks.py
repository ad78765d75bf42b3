"""Where messages join the admin."""

from django.urls import URLPattern, URLResolver, include, path
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import BaseLogEntry
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from .choosers import message_chooser_viewset
from .live.editor import editor_script
from .viewsets import BrandMessageViewSet


class MessagingViewSetGroup(SnippetViewSetGroup):
    items = (BrandMessageViewSet,)
    menu_label = _("Messages")
    menu_icon = "openquote"
    menu_order = 305


register_snippet(MessagingViewSetGroup)


@hooks.register("register_admin_viewset")
def register_message_chooser() -> ChooserViewSet:
    return message_chooser_viewset


@hooks.register("register_admin_urls")
def register_addresses() -> list[URLPattern | URLResolver]:
    return [path("messaging/", include("hub.messaging.urls"))]


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
