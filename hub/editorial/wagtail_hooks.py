"""Where editorial joins the admin."""

import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.home import UserObjectsInWorkflowModerationPanel, WorkflowObjectsToModeratePanel
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import BaseLogEntry, LockableMixin

from .audit import can_read_log
from .exchange.actions import LOG_ACTION
from .locks import is_locked_for
from .menus import arrange
from .panels import DraftsPanel, InReviewPanel, ReviewPanel, TranslationsPanel
from .permissions import desk_locales, works_on_a_tree
from .urls import own_urlpatterns, urlpatterns
from .views import save_translation

WAITS_FOR_REVIEW = 100
BEFORE_PAGES = 90  # the explorer's own is 100


@hooks.register("register_admin_urls", order=-1)  # before the library's own, which have the same addresses
def register_translation_addresses() -> list[URLPattern]:
    return urlpatterns


@hooks.register("before_edit_page", order=-1)  # before the library shows its editor
@hooks.register("before_edit_snippet", order=-1)
def answer_translation_desk(request: HttpRequest, text: Any) -> HttpResponse | None:
    """The library's editor looks at nothing but `locked`: what waits for a decision is shown to it as locked too."""
    if request.method == "GET" and isinstance(text, LockableMixin) and is_locked_for(text, request.user):
        text.locked = True
    return save_translation(request, text)


@hooks.register("register_admin_urls")
def register_own_addresses() -> list[URLResolver]:
    return [path("editorial/", include((own_urlpatterns, "editorial")))]


class CoverageMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return works_on_a_tree(request.user)


@hooks.register("register_reports_menu_item")
def register_coverage() -> MenuItem:
    return CoverageMenuItem(_("Translation coverage"), reverse("editorial:coverage"), icon_name="table", order=90)


class AuditMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return can_read_log(request.user)


@hooks.register("register_reports_menu_item")
def register_audit() -> MenuItem:
    return AuditMenuItem(_("Audit"), reverse("editorial:audit"), icon_name="history", order=95)


@hooks.register("construct_page_action_menu")
@hooks.register("construct_snippet_action_menu")
def offer_what_works(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    arrange(items, request.user, context)


class EmergencyFormatter(LogFormatter):
    """A log entry about a text that went live without its approval."""

    label = _("Publish without approval")

    def format_message(self, log_entry: BaseLogEntry) -> str:
        return _("Published without approval: %(reason)s") % {"reason": log_entry.data["reason"]}


class ImportFormatter(LogFormatter):
    """A log entry about a file of translations that came in."""

    label = _("Import translations")

    def format_message(self, log_entry: BaseLogEntry) -> str:
        return _(
            "Translations imported from a %(format)s file. Strings taken over: %(imported)d; left out: %(left_out)d"
        ) % {name: log_entry.data[name] for name in ("format", "imported", "left_out")}


class ApprovalFormatter(LogFormatter):
    """A log entry about the approval of exactly one text."""

    label = _("Approve a text")
    text = _("This exact text was approved (fingerprint %(fingerprint)s)")

    def format_message(self, log_entry: BaseLogEntry) -> str:
        return self.text % {"fingerprint": log_entry.data["content_hash"][:12]}


class SetupFormatter(ApprovalFormatter):
    label = _("Approve while setting up")
    text = _("Went live while the site was set up (fingerprint %(fingerprint)s)")


class KeptFindingFormatter(LogFormatter):
    """A log entry about a string that was kept although a check said otherwise."""

    label = _("Keep what a check found")

    def format_message(self, log_entry: BaseLogEntry) -> str:
        return _("“%(text)s” was kept although a check failed: %(reason)s") % log_entry.data


class AssignFormatter(LogFormatter):
    """A log entry about who translates a page, by when."""

    label = _("Assign a translation")

    def format_message(self, log_entry: BaseLogEntry) -> str:
        assignee, due_on = log_entry.data["assignee"], log_entry.data["due_on"]
        text = _("Assigned for translation to %(assignee)s") if assignee else _("Left to whoever takes it to translate")
        day = date_format(datetime.date.fromisoformat(due_on)) if due_on else ""
        said = text % {"assignee": assignee}
        return _("%(assigned)s, due on %(day)s") % {"assigned": said, "day": day} if day else said


class DeskMenuItem(MenuItem):
    """The way to the translators' desk, for those who have one."""

    def is_shown(self, request: HttpRequest) -> bool:
        return desk_locales(request.user).exists()


@hooks.register("register_admin_menu_item")
def register_desk() -> DeskMenuItem:
    url = reverse("editorial:desk")
    return DeskMenuItem(_("Translations"), url, name="translations", icon_name="globe", order=BEFORE_PAGES)


@hooks.register("register_log_actions")
def register_editorial_actions(actions: LogActionRegistry) -> None:
    actions.register_action("editorial.approve")(ApprovalFormatter)
    actions.register_action("editorial.setup")(SetupFormatter)
    actions.register_action("editorial.assign")(AssignFormatter)
    actions.register_action("editorial.keep_finding")(KeptFindingFormatter)
    actions.register_action("editorial.emergency")(EmergencyFormatter)
    actions.register_action(
        "editorial.schedule_dropped",
        _("Drop from the schedule"),
        _("Not live as planned: changed since its approval, or kept back"),
    )
    actions.register_action("editorial.take_back", _("Take back"), _("Taken back to the text that is still true"))
    actions.register_action(
        "editorial.replace_by_notice", _("Replace by a notice"), _("Off line: the source no longer says so")
    )
    actions.register_action(LOG_ACTION)(ImportFormatter)


@hooks.register("construct_homepage_panels")
def add_what_waits(request: HttpRequest, panels: list[Any]) -> None:
    """Put what waits for a decision first, and show what was sent back once."""
    for position, panel in enumerate(panels):
        if isinstance(panel, WorkflowObjectsToModeratePanel):
            panels[position] = ReviewPanel(order=WAITS_FOR_REVIEW)
        elif isinstance(panel, UserObjectsInWorkflowModerationPanel):
            panels[position] = InReviewPanel()
    panels += [TranslationsPanel(), DraftsPanel()]
