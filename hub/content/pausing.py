"""Countries that are paused: their visitors get a page that says so."""

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Locale

from hub.countries.models import Country

from .errors import error_page

KEY = "content:paused"
KEEP_SECONDS = 3600


def paused_languages() -> frozenset[str]:
    """Return the languages of which every country is paused, from the cache; a preparing one may be looked at."""
    found = cache.get(KEY)
    if found is None:
        paused = Locale.objects.filter(countries__state=Country.State.PAUSED)
        others = Locale.objects.filter(countries__state__in=[Country.State.LIVE, Country.State.PREPARING])
        found = frozenset(paused.exclude(pk__in=others.values("pk")).values_list("language_code", flat=True))
        cache.set(KEY, found, KEEP_SECONDS)
    return found


def forget_paused_languages() -> None:
    cache.delete(KEY)


def is_paused(language: str | None) -> bool:
    return language in paused_languages()


def paused_page(request: HttpRequest) -> HttpResponse:
    """Tell a visitor that the country's site rests; 503, so that search engines keep what they know."""
    text = _("We are not publishing here at the moment. Our other sites are open.")
    response = error_page(request, 503, _("This site is taking a break"), text, is_paused=True)
    response["Retry-After"] = "86400"
    response["Content-Language"] = get_language() or ""
    return response
