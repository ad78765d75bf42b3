"""Who may do what with translations."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, Q, QuerySet
from wagtail.models import Locale, Page
from wagtail.permissions import page_permission_policy
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
    return can_change(user, text)


def translatable_locales(user: Any) -> QuerySet[Locale]:
    """Return the locales into which somebody may begin translations."""
    return locales_permitting(user, SUBMIT_TRANSLATION)


def can_read_source(user: Any, page: Page) -> bool:
    """What is live may be translated by anybody who translates; a draft only where one works on its tree."""
    return page.live or pages_in_reach(user).filter(pk=page.pk).exists()


def can_change(user: Any, text: Any) -> bool:
    """Tell whether somebody may write in a page or snippet."""
    if isinstance(text, Page):
        return bool(text.permissions_for_user(user).can_edit())
    viewset = getattr(text, "snippet_viewset", None)
    return viewset is not None and viewset.permission_policy.user_has_permission_for_instance(user, "change", text)


def can_publish(user: Any, text: Any) -> bool:
    """Tell whether somebody may publish a page or snippet, save for what the gate says."""
    if isinstance(text, Page):
        return bool(text.permissions_for_user(user).can_publish())
    viewset = getattr(text, "snippet_viewset", None)
    return viewset is not None and viewset.permission_policy.user_has_permission_for_instance(user, "publish", text)


def can_submit(user: Any, text: Any) -> bool:
    """Tell whether somebody may ask for the approval of a page or snippet now."""
    if isinstance(text, Page):
        may = text.permissions_for_user(user)
        return bool(may.can_edit() and may.can_submit_for_moderation())
    return text.get_workflow() is not None and not text.workflow_in_progress and can_change(user, text)


def can_translate(user: Any, translation: Translation) -> bool:
    """Tell whether somebody may change the text of a translation."""
    return can_change(user, translation.get_target_instance())


def works_on_a_tree(user: Any) -> bool:
    """Tell whether somebody may do anything with the pages of any country."""
    return bool(user.is_superuser or page_permission_policy.get_cached_permissions_for_user(user))


def locales_worked_on(user: Any) -> QuerySet[Locale]:
    """Return the locales of the trees on which somebody works; all of them for the head office."""
    if works_everywhere(user):
        return Locale.objects.all()
    held = page_permission_policy.get_cached_permissions_for_user(user)
    return Locale.objects.filter(pk__in={permission.page.locale_id for permission in held})


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
