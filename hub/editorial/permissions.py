"""Who may do what with translations."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, Q, QuerySet
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation

from hub.countries.models import CountryTeam, Role
from hub.countries.permissions import (
    SUBMIT_TRANSLATION,
    locales_of_role,
    locales_permitting,
    pages_in_reach,
    works_everywhere,
)

EMERGENCY = "editorial.emergency_publish"


def can_publish_in_emergency(user: Any, text: Any) -> bool:
    """Tell whether somebody may publish a draft without its approval: an own permission, and a text worked on."""
    if not locales_permitting(user, EMERGENCY).filter(pk=text.locale_id).exists():
        return False
    return not isinstance(text, Page) or bool(text.permissions_for_user(user).can_edit())


def translatable_locales(user: Any) -> QuerySet[Locale]:
    """Return the locales into which somebody may begin translations."""
    return locales_permitting(user, SUBMIT_TRANSLATION)


def can_read_source(user: Any, page: Page) -> bool:
    """What is live may be translated by anybody who translates; a draft only where one works on its tree."""
    return page.live or pages_in_reach(user).filter(pk=page.pk).exists()


def can_translate(user: Any, translation: Translation) -> bool:
    """Tell whether somebody may change the text of a translation."""
    target = translation.get_target_instance()
    if isinstance(target, Page):
        return bool(target.permissions_for_user(user).can_edit())
    policy = target.snippet_viewset.permission_policy
    return bool(policy.user_has_permission_for_instance(user, "change", target))


def desk_locales(user: Any) -> QuerySet[Locale]:
    """Return the locales whose translations somebody makes or manages; the source language has none unless begun."""
    mine = Q(pk__in=translatable_locales(user)) | Q(pk__in=locales_of_role(user, Role.MANAGER))
    translated = Translation.objects.filter(target_locale=OuterRef("pk"), enabled=True)
    found = Locale.objects.filter(mine, ~Q(pk=Locale.get_default().pk) | Exists(translated))
    return found.order_by("language_code")


def translators_of(locale: Locale) -> QuerySet[Any]:
    """Return those who translate into a locale and can log in."""
    groups = CountryTeam.objects.filter(role=Role.TRANSLATOR, country__locale=locale).values("group")
    return get_user_model().objects.filter(is_active=True, groups__in=groups).distinct().order_by("display_name")


def can_manage_translations(user: Any, locale: Locale) -> bool:
    """Tell whether somebody hands out a locale's translations: its managers, and the head office."""
    if not user.is_active:
        return False
    return works_everywhere(user) or locales_of_role(user, Role.MANAGER).filter(pk=locale.pk).exists()
