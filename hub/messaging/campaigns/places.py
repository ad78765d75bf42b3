"""Where a message stands in other countries, and which page of one's own says the same there."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from wagtail.models import Locale, Page

from hub.countries.models import Country
from hub.countries.permissions import locales_in_reach
from hub.editorial.permissions import locales_worked_on

from ..placing import PlacedPage
from .cells import Cell
from .grids import Facts

SHOWN = 10


@dataclass(frozen=True)
class Elsewhere:
    """A page of others with the message; `own` is its counterpart in one's own language, where there is one."""

    countries: str
    page: PlacedPage
    own: Page | None


def read_elsewhere(cell: Cell, facts: Facts, user: Any) -> list[Elsewhere]:
    """Return where other languages have placed a message, those first that have a counterpart here.

    To somebody of one country these are the public pages of the source language: where other countries place it is
    theirs to know.
    """
    locale_id = cell.country.locale_id
    seen = {*locales_in_reach(user).values_list("pk", flat=True), Locale.get_default().pk}
    placed = [
        page
        for (key, other), pages in facts.pages.items()
        if key == cell.message.translation_key and other != locale_id and other in seen
        for page in pages
    ]
    public = set(Page.objects.public().filter(pk__in=[page.pk for page in placed]).values_list("pk", flat=True))
    found = [page for page in placed if page.pk in public]
    keys = dict(Page.objects.filter(pk__in=[page.pk for page in found]).values_list("pk", "translation_key"))
    own = {
        page.translation_key: page for page in Page.objects.filter(locale=locale_id, translation_key__in=keys.values())
    }
    names = names_of({page.locale_id for page in found})
    rows = [Elsewhere(names[page.locale_id], page, own.get(keys.get(page.pk))) for page in found]
    return sorted(rows, key=lambda row: (row.own is None, row.countries))[:SHOWN]


def names_of(locale_ids: Iterable[int]) -> dict[int, str]:
    """Return the names of the countries of some locales; of one without a country, its language."""
    locales = Locale.objects.in_bulk(list(locale_ids))
    names: dict[int, list[str]] = {}
    for locale_id, name in Country.objects.filter(locale__in=locales).order_by("name").values_list("locale_id", "name"):
        names.setdefault(locale_id, []).append(name)
    return {pk: ", ".join(names.get(pk, [])) or str(locale) for pk, locale in locales.items()}


def place_url(cell: Cell, elsewhere: list[Elsewhere], user: Any) -> str:
    """Return where somebody places a message: the counterpart of a page that has it, else the country's pages."""
    if not locales_worked_on(user).filter(pk=cell.country.locale_id).exists():
        return ""
    for row in elsewhere:
        if row.own is not None:
            return reverse("wagtailadmin_pages:edit", args=[row.own.pk])
    home = Page.objects.filter(locale_id=cell.country.locale_id, depth=2).first()
    return reverse("wagtailadmin_explore", args=[home.pk]) if home else ""
