"""What readers see of messages."""

import datetime

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from hub.countries.models import Country
from hub.members.models import User
from hub.messaging.actions import lift_withdrawal, withdraw_message
from hub.messaging.models import BrandMessage, WhenMissing
from hub.messaging.reading import Absence, read_message, read_messages
from tests.factories import make_article, make_locale, make_message, message_block, translate, translate_message

DAY = datetime.timedelta(days=1)


def shown(key: str, code: str = "fr") -> str:
    return read_message(key, make_locale(code).pk).text


@pytest.fixture
def message(france: Country) -> BrandMessage:
    return make_message("keep", text="Keep the bottle.", short_text="Keep it.")


def test_a_message_is_read_in_the_own_language(message: BrandMessage) -> None:
    translate_message(message, "fr", "Gardez le flacon.")
    assert (shown("keep"), shown("keep", "en")) == ("Gardez le flacon.", "Keep the bottle.")


@pytest.mark.parametrize(
    ("when_missing", "text", "is_blocking"),
    [
        (WhenMissing.SOURCE, "Keep the bottle.", False),
        (WhenMissing.NOTHING, "", False),
        (WhenMissing.BLOCK, "", True),
    ],
)
def test_what_is_missing_is_shown_as_its_rule_says(
    message: BrandMessage, when_missing: str, text: str, is_blocking: bool
) -> None:
    BrandMessage.objects.update(when_missing=when_missing)
    found = read_message("keep", make_locale("fr").pk)
    assert (found.text, found.is_blocking, found.is_borrowed) == (text, is_blocking, bool(text))


def test_an_unknown_key_shows_nothing(france: Country) -> None:
    assert read_message("nothing", make_locale("fr").pk).absence == Absence.UNKNOWN


def test_a_message_is_shown_between_its_minutes(message: BrandMessage) -> None:
    now = timezone.now()
    BrandMessage.objects.update(valid_from=now - DAY, valid_until=now + DAY)
    locale = make_locale("en").pk
    moments = [now - 2 * DAY, now, now + DAY]
    found = [read_messages(["keep"], locale, moment)["keep"] for moment in moments]
    assert [one.absence for one in found] == [Absence.SCHEDULED, None, Absence.EXPIRED]
    assert [one.changes_at for one in found] == [now - DAY, now + DAY, None]


def test_the_rules_are_those_of_the_source(message: BrandMessage) -> None:
    french = translate_message(message, "fr", "Gardez le flacon.")
    BrandMessage.objects.filter(pk=french.pk).update(valid_until=timezone.now() - DAY)
    assert shown("keep") == "Gardez le flacon."
    BrandMessage.objects.filter(pk=message.pk).update(valid_until=timezone.now() - DAY)
    assert shown("keep") == ""


def test_a_message_stays_in_its_countries(france: Country, germany: Country) -> None:
    message = make_message("local", when_missing=WhenMissing.SOURCE, countries=[france])
    translate_message(message, "de", "Nur dort.")
    assert (shown("local", "fr"), shown("local", "de")) == (message.text, "")


def test_a_withdrawn_message_shows_nowhere_until_that_is_lifted(message: BrandMessage, marketer: User) -> None:
    translate_message(message, "fr", "Gardez le flacon.")
    withdraw_message(marketer, message, "The study was wrong.")
    assert (shown("keep"), shown("keep", "en")) == ("", "")
    lift_withdrawal(marketer, message)
    assert shown("keep") == "Gardez le flacon."


def test_a_page_shows_the_approved_text_of_its_language(message: BrandMessage, visitor: Client) -> None:
    article = make_article("Bottles", slug="bottles", body=[message_block("keep")])
    translate(article, "fr")
    french = translate_message(message, "fr", "Gardez le flacon.")
    page = visitor.get("/fr/blog/bottles/").content.decode()
    assert "Gardez le flacon." in page
    french.text = "Autre chose"
    french.save_revision()
    assert "Autre chose" not in visitor.get("/fr/blog/bottles/").content.decode()


def test_a_page_with_many_messages_costs_no_more_than_with_one(france: Country, visitor: Client) -> None:
    keys = [make_message().key for _number in range(30)]
    one = make_article("One", slug="one", body=[message_block(keys[0])])
    many = make_article("Many", slug="many", body=[message_block(key) for key in keys])
    visitor.get("/en/blog/one/")
    assert queries_of(visitor, one.url) == queries_of(visitor, many.url)


def queries_of(visitor: Client, url: str) -> int:
    caches["pages"].clear()
    with CaptureQueriesContext(connection) as queries:
        assert visitor.get(url).status_code == 200
    return len(queries)


def test_share_message_is_the_description(message: BrandMessage, visitor: Client) -> None:
    make_article("Bottles", slug="bottles", share_message="keep")
    page = visitor.get("/en/blog/bottles/").content.decode()
    feed = visitor.get("/en/blog/feed/atom/").content.decode()
    assert '<meta property="og:description" content="Keep it.">' in page
    assert "Keep it." in feed


def test_a_message_of_a_free_language_is_its_own_rule(france: Country) -> None:
    make_message("local", "fr", text="Mention légale", when_missing=WhenMissing.NOTHING)
    assert shown("local") == "Mention légale"
