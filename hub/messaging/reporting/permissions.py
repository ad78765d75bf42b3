"""Who may see the report, begin a check, set the rules and answer for a finding."""

from typing import Any

from django.db.models import QuerySet
from wagtail.models import Locale

from hub.countries.permissions import locales_permitting
from hub.editorial.permissions import locales_worked_on, works_on_a_tree

ADD_WAIVER, CHANGE_WAIVER = "messaging.add_waiver", "messaging.change_waiver"


def can_see_report(user: Any) -> bool:
    return works_on_a_tree(user)


def report_locales(user: Any) -> QuerySet[Locale]:
    """Return the locales of whose texts somebody may read the findings."""
    return locales_worked_on(user).order_by("language_code")


def can_check_site(user: Any) -> bool:
    return bool(user.is_active and user.has_perm("messaging.add_checkrun"))


def can_set_rules(user: Any) -> bool:
    return bool(user.is_active and user.has_perm("messaging.change_rulesetting"))


def can_try_patterns(user: Any) -> bool:
    verbs = ("add", "change")
    return bool(user.is_active and any(user.has_perm(f"messaging.{verb}_wordingpattern") for verb in verbs))


def locales_to_waive_in(user: Any) -> QuerySet[Locale]:
    """Return the locales in which somebody may answer for a finding."""
    return locales_permitting(user, ADD_WAIVER)


def locales_to_end_waivers_in(user: Any) -> QuerySet[Locale]:
    return locales_permitting(user, CHANGE_WAIVER)


def waiver_locales(user: Any) -> QuerySet[Locale]:
    """Return the locales whose waivers somebody may read: those whose findings one reads."""
    return report_locales(user)
