"""Who sees the glossary, and in which languages somebody keeps it."""

from typing import Any

from django.db.models import Q, QuerySet
from wagtail.models import Locale
from wagtail.permission_policies import ModelPermissionPolicy

from hub.countries.permissions import locales_permitting
from hub.messaging.models import Concept

KEEP_CONCEPTS = ("messaging.add_concept", "messaging.change_concept")
KEEP_TERMS = ("messaging.add_term", "messaging.change_term")


def term_locales(user: Any) -> QuerySet[Locale]:
    """Return the locales whose terms somebody keeps."""
    return locales_permitting(user, *KEEP_TERMS).order_by("language_code")


def visible_locales(user: Any) -> QuerySet[Locale]:
    """Return the locales whose terms somebody sees: the own ones, and the source language."""
    source = Q(pk=Locale.get_default().pk)
    return Locale.objects.filter(source | Q(pk__in=term_locales(user))).order_by("language_code")


def can_see_glossary(user: Any) -> bool:
    return bool(user.is_active and any(user.has_perm(name) for name in (*KEEP_CONCEPTS, *KEEP_TERMS)))


def concepts_seen(user: Any) -> QuerySet[Concept]:
    """Return the concepts that somebody sees: all for those who keep them, else those that count in an own locale."""
    if not can_see_glossary(user):
        return Concept.objects.none()
    if any(user.has_perm(name) for name in KEEP_CONCEPTS):
        return Concept.objects.all()
    mine = term_locales(user).order_by().values("pk")
    seen = Concept.objects.filter(Q(countries=None) | Q(countries__locale__in=mine))
    # By key: a chooser searches in what this returns, and the search knows no other condition.
    return Concept.objects.filter(pk__in=list(seen.values_list("pk", flat=True)))


def can_import_glossary(user: Any) -> bool:
    """A file may hold every language, and new concepts: it is for those who keep concepts."""
    return bool(user.is_active and user.has_perms(KEEP_CONCEPTS))


class ConceptPolicy(ModelPermissionPolicy):
    """Concepts are Marketing's to change. Who keeps the terms of a language sees them."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        if action == "view" and can_see_glossary(user):
            return True
        return bool(super().user_has_permission(user, action))

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)

    def instances_user_has_any_permission_for(self, user: Any, actions: Any) -> QuerySet[Concept]:
        return concepts_seen(user) if self.user_has_any_permission(user, actions) else Concept.objects.none()

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Concept) -> bool:
        return self.user_has_any_permission_for_instance(user, [action], instance)

    def user_has_any_permission_for_instance(self, user: Any, actions: Any, instance: Concept) -> bool:
        return self.instances_user_has_any_permission_for(user, actions).filter(pk=instance.pk).exists()
