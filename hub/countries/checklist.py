"""What is left to do before a country goes live. Rooms above add their own items."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page

from .models import Country, Role

NEEDED_ROLES = (Role.EDITOR, Role.MANAGER, Role.TRANSLATOR)


@dataclass(frozen=True)
class Item:
    """Something to do: what, whether it is done, how far it is, and where."""

    label: str
    is_done: bool
    detail: str = ""
    url: str = ""


Source = Callable[[Country], Iterable[Item]]
_sources: list[Source] = []


def register_items(source: Source) -> Source:
    """Add a room's items; called in its `apps.ready()`."""
    if source not in _sources:
        _sources.append(source)
    return source


def checklist(country: Country) -> list[Item]:
    """Return what has to be done for a country, in the order of doing."""
    return [item for source in (team_items, page_items, *_sources) for item in source(country)]


def team_items(country: Country) -> Iterable[Item]:
    team = reverse("countries:team", args=[country.pk])
    filled = set(country.teams.filter(group__user__is_active=True).values_list("role", flat=True))
    for role in NEEDED_ROLES:
        yield Item(_("Somebody is %(role)s") % {"role": role.label}, role in filled, url=team)
    owner = reverse("countries:edit", args=[country.pk])
    yield Item(_("The legal owner is known"), bool(country.legal_owner), country.legal_owner, owner)


def page_items(country: Country) -> Iterable[Item]:
    pages = Page.objects.filter(locale_id=country.locale_id)
    home = pages.filter(depth=2).first()
    total, live = pages.count(), pages.live().count()
    if home is None:
        return
    editor = reverse("wagtailadmin_pages:edit", args=[home.pk])
    yield Item(_("The home page is live"), home.live, url=editor)
    explorer = reverse("wagtailadmin_explore", args=[home.pk])
    detail = _("%(live)s of %(total)s are live") % {"live": live, "total": total}
    yield Item(_("Every page is live"), live == total, detail, explorer)
