"""The ways to the check in the admin's menus."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from .permissions import can_see_report, can_set_rules


class ChecksMenuItem(MenuItem):
    """The report, among the reports."""

    def is_shown(self, request: HttpRequest) -> bool:
        return can_see_report(request.user)


class RulesMenuItem(MenuItem):
    """The rules, among the messages."""

    def is_shown(self, request: HttpRequest) -> bool:
        return can_set_rules(request.user)


class WaiversMenuItem(ChecksMenuItem):
    """What is answered for, among the reports."""


def checks_item() -> MenuItem:
    return ChecksMenuItem(_("Messaging check"), reverse("messaging:checks"), icon_name="warning", order=91)


def waivers_item() -> MenuItem:
    return WaiversMenuItem(_("Waivers of the check"), reverse("messaging:waivers"), icon_name="check", order=92)


def rules_item() -> MenuItem:
    return RulesMenuItem(_("Rules of the check"), reverse("messaging:rules"), icon_name="tasks", order=410)
