"""Loads the demo, step by step."""

from collections.abc import Callable

from django.db import transaction

from home.models import HomePage
from hub.countries.models import Country
from hub.editorial.gate import setting_up
from hub.members.models import User

from . import indexing
from .accounts import give_rights, make_accounts
from .campaigns import make_campaigns
from .comments import post_comments
from .glossary import check_site, make_glossary, tell_check, waive_findings
from .media import load_pictures
from .messages import Messages, submit_messages, withdraw_messages, write_messages
from .pages import write_english_site
from .plan import SOURCE, TARGETS
from .shelf import Shelf
from .sites import launch_countries, launch_neighbours, plant_root
from .states import change_source, edit_live_page, hand_out, send_back, submit_translations
from .translations import make_sources, translate_site

Say = Callable[[str], None]


def load_demo(say: Say, *, plain_pictures: bool = False) -> None:
    """Load the demo into a site that has none; where it stops half-way, the next run begins it again."""
    with indexing.indexing_paused():
        say("Countries")
        home = plant_root()
        # Outside of the transaction: what a launch brings about happens once it is committed.
        countries = launch_countries()
        with transaction.atomic(), setting_up():
            say("Accounts")
            accounts = make_accounts()
            messages = load_messages(say, countries, accounts)
            load_content(say, home, countries, accounts, plain_pictures=plain_pictures)
        say("Neighbours")
        launch_neighbours()
    say("Indexes")
    indexing.build_indexes()
    withdraw_messages(messages, accounts)
    check_site(accounts["marketing"])


def load_messages(say: Say, countries: dict[str, Country], accounts: dict[str, User]) -> Messages:
    """Load what the pages speak by: they name the messages, which have to be there before."""
    say("Messages")
    messages = write_messages(accounts, countries)
    say("Glossary")
    make_glossary()
    tell_check()
    submit_messages(accounts)
    say("Campaigns")
    make_campaigns(messages, accounts)
    return messages


def load_content(
    say: Say, home: HomePage, countries: dict[str, Country], accounts: dict[str, User], *, plain_pictures: bool
) -> None:
    say("Pictures")
    pictures = load_pictures(plain=plain_pictures)
    say("English pages")
    english = Shelf(SOURCE, countries[SOURCE].locale, pictures)
    write_english_site(home, english, accounts["marketing"])
    sources = make_sources(english)
    shelves = {SOURCE: english}
    for language in TARGETS:
        say(f"Translation: {language}")
        translator, manager = accounts[f"translator.{language}"], accounts[f"manager.{language}"]
        shelves[language] = translate_site(english, sources, countries[language].locale, translator, manager)
    change_source(english, accounts["marketing"])
    edit_live_page(shelves["fr"], accounts["editor.fr"])
    submit_translations(shelves["fr"], accounts["editor.fr"])
    send_back(shelves["es"], accounts["translator.es"], accounts["manager.es"])
    hand_out(shelves["fr"], accounts["translator.fr"], accounts["manager.fr"])
    waive_findings(shelves, accounts)
    posted = sum(post_comments(shelf, accounts) for shelf in shelves.values())
    say(f"{posted} comments")
    # Last: nobody is told of what the demo itself has submitted.
    give_rights(accounts, countries)
