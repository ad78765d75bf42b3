"""The brand's frame of a locale, kept in the cache as plain values until something in it changes."""

from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db import Error as DatabaseError
from django.utils.translation import get_language_info
from wagtail.models import Site

from hub.content.colours import lighten_until_readable
from hub.content.pictures import sources_of
from hub.countries.models import Country

from .models import BrandSettings, HomePage

NIGHT = "#14201f"
KEEP_SECONDS = 3600


@dataclass(frozen=True)
class Chrome:
    """Plain values, so that it can be kept in any cache."""

    language: str
    home_url: str
    brand_name: str = "Relais"
    tagline: str = ""
    # The market's ISO 3166 code; of a locale that several markets share, the first one's.
    territory: str = ""
    footer: str = ""
    accent: str = "#0b5f5b"
    accent_at_night: str = "#7cc4bd"
    logo: Any = None
    navigation: list[tuple[str, str]] = field(default_factory=list)
    social_links: list[tuple[str, str]] = field(default_factory=list)
    journal_url: str = ""
    journal_title: str = ""
    # (code, name of the language in itself, address of its home page)
    languages: list[tuple[str, str, str]] = field(default_factory=list)


def chrome_key(language: str) -> str:
    return f"home:chrome:{language}"


def read_chrome(language: str) -> Chrome:
    """Return the frame of a language; a plain one while the database does not answer."""
    found = cache.get(chrome_key(language))
    if found is None:
        try:
            found = make_chrome(language)
        except DatabaseError:
            return Chrome(language, f"/{language}/")
        cache.set(chrome_key(language), found, KEEP_SECONDS)
    return found


def make_chrome(language: str) -> Chrome:
    homes = {home.locale.language_code: home for home in live_homes()}
    languages = [(code, native_name(code), home.url or f"/{code}/") for code, home in homes.items()]
    home = homes.get(language)
    if home is None:
        return Chrome(language, f"/{settings.LANGUAGE_CODE}/", languages=languages)
    journal = home.get_children().live().filter(content_type__model="blogindexpage").first()
    urls: dict[str, Any] = {
        "home_url": home.url or f"/{language}/",
        "journal_url": (journal.url if journal else "") or "",
    }
    urls["journal_title"] = journal.title if journal else ""
    urls["territory"] = Country.objects.filter(locale=home.locale_id).values_list("code", flat=True).first() or ""
    return Chrome(language, languages=languages, **urls, **brand_values(home))


def live_homes() -> list[HomePage]:
    """Return the live home pages of the default site, the source language first."""
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None:
        return []
    homes = HomePage.objects.live().filter(translation_key=site.root_page.translation_key).select_related("locale")
    return sorted(
        homes, key=lambda home: (home.locale.language_code != settings.LANGUAGE_CODE, home.locale.language_code)
    )


def native_name(code: str) -> str:
    """Return what a language calls itself."""
    return get_language_info(code)["name_local"].capitalize()


def brand_values(home: HomePage) -> dict[str, Any]:
    """Return what a country set for its site."""
    brand = BrandSettings.objects.filter(locale_id=home.locale_id, live=True).select_related("logo").first()
    if brand is None:
        return {"brand_name": home.title}
    items = brand.navigation.select_related("page__locale").filter(page__live=True)
    return {
        "brand_name": brand.brand_name,
        "tagline": brand.tagline,
        "footer": brand.footer,
        "accent": brand.accent_colour.lower(),
        "accent_at_night": lighten_until_readable(brand.accent_colour, NIGHT),
        "logo": sources_of(brand.logo, "logo") if brand.logo else None,
        "navigation": [(item.label or item.page.title, url) for item in items if (url := item.page.url)],
        "social_links": [(link.name, link.url) for link in brand.social_links.all()],
    }
