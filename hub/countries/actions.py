"""Launching a country, and who is in its team."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Locale, Page, Site
from wagtail.users.models import UserProfile

from .copying import copy_tree, home_of
from .models import MARKETING_GROUP, Country, CountryTeam, Role
from .permissions import (
    CHOOSE_MEDIA,
    MARKETING_MEDIA_PERMISSIONS,
    MARKETING_PAGE_PERMISSIONS,
    MARKETING_PERMISSIONS,
    ROLE_MEDIA_PERMISSIONS,
    ROLE_PAGE_PERMISSIONS,
    ROLE_PERMISSIONS,
)
from .signals import country_launched, country_state_changed

# Names of groups; stored once for all, so they are not translated.
TEAM_NAMES = {
    Role.EDITOR: "editors",
    Role.MANAGER: "managers",
    Role.TRANSLATOR: "translators",
    Role.MODERATOR: "moderators",
}


def launch_country(
    name: str,
    code: str,
    language: str,
    time_zone: str = "UTC",
    state: str = Country.State.PREPARING,
    *,
    source: str | None = None,
    **fields: Any,
) -> Country:
    """Return the country of a code and a language, made with all that it needs if it is new.

    That is its locale, the tree of another locale (`source`, a language code; None for the home page alone) as drafts,
    its teams and its media. Nothing is live. Done twice it mends what is missing and changes nothing else; where it
    fails nothing is left. Raises ValidationError for values that cannot be.
    """
    if language not in dict(settings.WAGTAIL_CONTENT_LANGUAGES):
        raise ValidationError({"language": _("The site does not speak this language.")})
    with transaction.atomic():
        country = Country.objects.filter(code=code.upper(), locale__language_code=language).first()
        is_new = country is None
        if country is None:
            locale = Locale.objects.get_or_create(language_code=language)[0]
            country = Country(name=name, code=code.upper(), locale=locale, time_zone=time_zone, state=state, **fields)
            country.full_clean()
            country.save()
        copied = copy_source(country, source)
        furnish_country(country)
        ensure_marketing()
        if is_new:
            log(country, "wagtail.create", data={"pages": copied})
        # Sent again when done again, so that what failed upstairs the first time is mended too.
        transaction.on_commit(partial(country_launched.send, sender=Country, country=country))
    return country


def copy_source(country: Country, source: str | None) -> int:
    """Copy the tree of another locale; raises ValidationError where there is none."""
    if source is None:
        return 0
    found = Locale.objects.filter(language_code=source).first()
    if found is None or home_of(found) is None:
        raise ValidationError({"source": _("There is no site in this language to copy.")})
    return copy_tree(found, country.locale)


def furnish_country(country: Country) -> None:
    """Give a country what it lacks: a home page, its four groups and a collection for its media."""
    home = ensure_home(country.locale)
    groups = {role: ensure_team(country, role).group for role in Role}
    collection = ensure_collection(country, groups[Role.EDITOR])
    root = Collection.get_first_root_node()
    for role, group in groups.items():
        grant(group, ROLE_PERMISSIONS[role])
        grant_pages(group, home, ROLE_PAGE_PERMISSIONS[role])
        media = ROLE_MEDIA_PERMISSIONS[role]
        grant_media(group, collection, media)
        grant_media(group, root, [codename for codename in media if codename in CHOOSE_MEDIA])


def change_state(country: Country, state: str) -> None:
    """Pause a country, or take it up again; done twice is done once."""
    with transaction.atomic():
        if country.state == state:
            return
        country.state = state
        country.save(update_fields=["state"])
        log(country, "countries.pause" if state == Country.State.PAUSED else "countries.resume")
        transaction.on_commit(partial(country_state_changed.send, sender=Country, country=country))


def ensure_home(locale: Locale) -> Page:
    """Return a locale's home page; a draft copy of the source's where there is none."""
    source = Site.objects.select_related("root_page").get(is_default_site=True).root_page
    home = source.get_translations(inclusive=True).filter(locale=locale).first()
    return home or source.specific.copy_for_translation(locale)


def ensure_team(country: Country, role: Role) -> CountryTeam:
    """Return the group of a role; a country that shares its name with another keeps groups of its own."""
    team = CountryTeam.objects.filter(country=country, role=role).select_related("group").first()
    if team is not None:
        return team
    name = f"{country.name}: {TEAM_NAMES[role]}"
    if Group.objects.filter(name=name).exists():
        name = f"{country.name} ({country.code}): {TEAM_NAMES[role]}"
    return CountryTeam.objects.create(country=country, role=role, group=Group.objects.create(name=name))


def ensure_collection(country: Country, editors: Group) -> Collection:
    """Return the collection that a country's editors add to."""
    root = Collection.get_first_root_node()
    owned = (
        GroupCollectionPermission.objects.filter(group=editors).exclude(collection=root).select_related("collection")
    )
    found = owned.first()
    return found.collection if found else root.add_child(instance=Collection(name=country.name))


def ensure_marketing() -> Group:
    """Return the head office's group, which works on every tree."""
    group = Group.objects.get_or_create(name=MARKETING_GROUP)[0]
    grant(group, MARKETING_PERMISSIONS)
    grant_pages(group, Page.get_first_root_node(), MARKETING_PAGE_PERMISSIONS)
    grant_media(group, Collection.get_first_root_node(), MARKETING_MEDIA_PERMISSIONS)
    return group


@transaction.atomic
def renew_roles() -> int:
    """Give the roles of all countries what they may do now, and return how many countries there are.

    A new version may let a role do more than the groups of a country that was launched before hold.
    """
    countries = list(Country.objects.select_related("locale"))
    for country in countries:
        furnish_country(country)
    if countries:
        ensure_marketing()
    return len(countries)


def grant(group: Group, permissions: Iterable[str]) -> None:
    """Give a group permissions, each written "app.codename"; those of rooms that are not installed are left out."""
    wanted = Q(pk__in=[])
    for permission in permissions:
        app_label, _dot, codename = permission.partition(".")
        wanted |= Q(content_type__app_label=app_label, codename=codename)
    group.permissions.add(*Permission.objects.filter(wanted))


def grant_pages(group: Group, page: Page, codenames: Iterable[str]) -> None:
    for permission in Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=codenames):
        GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)


def grant_media(group: Group, collection: Collection, codenames: Iterable[str]) -> None:
    apps = ("wagtailimages", "wagtaildocs")
    for permission in Permission.objects.filter(content_type__app_label__in=apps, codename__in=codenames):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=permission)


def join_team(user: Any, country: Country, role: str) -> bool:
    """Give somebody a role in a country, and tell whether it is new; raises ValidationError for an inactive account."""
    team = CountryTeam.objects.select_related("group").get(country=country, role=role)
    with transaction.atomic():
        if team.group.user_set.filter(pk=user.pk).exists():
            return False
        refuse_inactive(user)
        team.group.user_set.add(user)
        speak_to(user)
    return True


def leave_team(user: Any, country: Country, role: str) -> bool:
    """Take a role in a country from somebody, and tell whether it was held."""
    team = CountryTeam.objects.select_related("group").get(country=country, role=role)
    with transaction.atomic():
        if not team.group.user_set.filter(pk=user.pk).exists():
            return False
        team.group.user_set.remove(user)
    return True


def about(user: Any, role: str) -> dict[str, Any]:
    """Return what a log entry keeps of somebody whose role changes."""
    return {"member": str(user), "member_id": user.pk, "role": role}


def refuse_inactive(user: Any) -> None:
    if not user.is_active:
        raise ValidationError(_("The account of %(name)s is inactive: it can be given no role.") % {"name": user})


def speak_to(user: Any) -> None:
    """Set the admin's language to the member's own, unless one was chosen there."""
    profile = UserProfile.get_for_user(user)
    language = getattr(user, "language", "")
    if not profile.preferred_language and language in dict(settings.WAGTAILADMIN_PERMITTED_LANGUAGES):
        profile.preferred_language = language
        profile.save(update_fields=["preferred_language"])
