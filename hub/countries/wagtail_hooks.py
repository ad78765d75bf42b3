"""Where the admin takes a country's limits into account."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import BaseLogEntry, Page

from .people import LABELS
from .permissions import can_delete, media_in_reach, pages_in_reach, works_everywhere
from .role_actions import last_administrator_text, leaves_no_administrator
from .viewsets import CountryViewSet


@hooks.register("register_admin_viewset")
def register_countries() -> CountryViewSet:
    return CountryViewSet()


class PeopleMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("countries.change_country")


@hooks.register("register_settings_menu_item")
def register_people() -> MenuItem:
    url = reverse_lazy("countries:people")
    return PeopleMenuItem(_("People and roles"), url, name="people", icon_name="group", order=101)


class TeamFormatter(LogFormatter):
    """A log entry about somebody's role, in a country or in the head office."""

    text = _("%(member)s left the team: %(role)s")
    label = _("Leave a country's team")

    def format_message(self, log_entry: BaseLogEntry) -> str:
        role = LABELS.get(log_entry.data["role"], log_entry.data["role"])
        return self.text % {"member": log_entry.data["member"], "role": role}


class JoinFormatter(TeamFormatter):
    text = _("%(member)s joined the team: %(role)s")
    label = _("Join a country's team")


class GivenFormatter(TeamFormatter):
    text = _("%(member)s was given a role of the head office: %(role)s")
    label = _("Give a role of the head office")


class TakenFormatter(TeamFormatter):
    text = _("%(member)s lost a role of the head office: %(role)s")
    label = _("Take a role of the head office")


@hooks.register("register_log_actions")
def register_team_actions(actions: LogActionRegistry) -> None:
    actions.register_action("countries.join_team")(JoinFormatter)
    actions.register_action("countries.leave_team")(TeamFormatter)
    actions.register_action("countries.give_central_role")(GivenFormatter)
    actions.register_action("countries.take_central_role")(TakenFormatter)
    actions.register_action("countries.pause", _("Pause a country"), _("Paused"))
    actions.register_action("countries.resume", _("Take up a country"), _("Taken up"))


@hooks.register("construct_page_chooser_queryset")
def offer_pages_in_reach(pages: QuerySet[Page], request: HttpRequest) -> QuerySet[Page]:
    """Offer the pages of somebody's own trees only, and do not open another tree."""
    if works_everywhere(request.user):
        return pages
    mine = pages_in_reach(request.user)
    parent_id = request.resolver_match.kwargs.get("parent_page_id") if request.resolver_match else None
    if parent_id and not (mine | Page.objects.filter(depth=1)).filter(pk=parent_id).exists():
        raise Http404
    return pages.filter(pk__in=mine.values("pk"))


@hooks.register("construct_image_chooser_queryset")
def offer_images_in_reach(images: QuerySet[Any], request: HttpRequest) -> QuerySet[Any]:
    return media_in_reach(images, request.user, "choose_image")


@hooks.register("construct_document_chooser_queryset")
def offer_documents_in_reach(documents: QuerySet[Any], request: HttpRequest) -> QuerySet[Any]:
    return media_in_reach(documents, request.user, "choose_document")


@hooks.register("construct_reports_menu")
def hide_reports_of_all_countries(request: HttpRequest, items: list[MenuItem]) -> None:
    if not works_everywhere(request.user):
        items[:] = [item for item in items if item.name != "page-types-usage"]


@hooks.register("before_delete_page")
def keep_pages_of_others(request: HttpRequest, page: Page) -> None:
    if not can_delete(request.user, page):
        raise PermissionDenied


@hooks.register("before_bulk_action")
def keep_many_pages_of_others(request: HttpRequest, action: str, objects: list[Any], _view: Any) -> None:
    pages = [found for found in objects if isinstance(found, Page)]
    if action == "delete" and not all(can_delete(request.user, page) for page in pages):
        raise PermissionDenied


@hooks.register("before_bulk_action")
def keep_an_administrator(request: HttpRequest, action: str, objects: list[Any], view: Any) -> HttpResponse | None:
    """Refuse to delete or to deactivate the last administrators; Wagtail runs this in the transaction of the action."""
    if view.model is not get_user_model():
        return None
    deactivates = action == "set_active_state" and not view.cleaned_form.cleaned_data["mark_as_active"]
    if not (deactivates or action == "delete") or not leaves_no_administrator(user.pk for user in objects):
        return None
    messages.error(request, last_administrator_text())
    return redirect(view.next_url)
