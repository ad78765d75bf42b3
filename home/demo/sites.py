"""The site's root: the English home page, the address, and the four countries."""

import os

from django.contrib.sites.models import Site as MailSite
from wagtail.models import Locale, Page, Site

from home.models import HomePage
from hub.countries.actions import launch_country
from hub.countries.models import Country

from .plan import BRAND, HOME, MARKETS, PAUSED, PREPARING, SOURCE
from .texts import read_page

HOSTNAME, DEFAULT_PORT = "localhost", 8000


def is_loaded() -> bool:
    return HomePage.objects.live().exists()


def plant_root() -> HomePage:
    """Return the English home page, still a draft, as the root of the default site."""
    locale = Locale.objects.get_or_create(language_code=SOURCE)[0]
    home = HomePage.objects.filter(locale=locale).first() or add_home(locale)
    port = int(os.environ.get("PORT") or DEFAULT_PORT)
    address = {"hostname": HOSTNAME, "port": port, "site_name": BRAND, "root_page": home}
    Site.objects.update_or_create(is_default_site=True, defaults=address)
    # Mails and feeds take their address from this one; it must say the same.
    MailSite.objects.update_or_create(pk=1, defaults={"domain": f"{HOSTNAME}:{port}", "name": BRAND})
    MailSite.objects.clear_cache()
    remove_welcome_page()
    return home


def add_home(locale: Locale) -> HomePage:
    text = read_page(SOURCE, HOME)
    welcome = Page.objects.filter(depth=2, slug=HOME, content_type__model="page")
    welcome.update(slug="welcome")  # until the site has another root
    home = HomePage(title=text["title"], slug=HOME, hero_title=text["hero_title"], locale=locale, live=False)
    return Page.objects.get(depth=1).add_child(instance=home)


def remove_welcome_page() -> None:
    for page in Page.objects.filter(depth=2, content_type__model="page", slug="welcome"):
        page.delete()


def launch_countries() -> dict[str, Country]:
    """Launch the four countries and return them by language. What follows a launch has then happened."""
    return {
        market.language: launch_country(
            market.name, market.code, market.language, time_zone=market.time_zone, state=Country.State.LIVE
        )
        for market in MARKETS
    }


def launch_neighbours() -> None:
    """Launch a country that is being prepared from the German pages, and one that takes a break."""
    for market, state, source in ((PREPARING, Country.State.PREPARING, "de"), (PAUSED, Country.State.PAUSED, None)):
        launch_country(
            market.name, market.code, market.language, time_zone=market.time_zone, state=state, source=source
        )
