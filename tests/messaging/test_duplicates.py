"""Messages that say what another one says already."""

import pytest
from wagtail.models import Locale

from hub.countries.models import Country
from hub.members.models import User
from hub.messaging.duplicates import duplicates_of
from hub.messaging.models import BrandMessage
from tests.conftest import browser_of
from tests.factories import make_locale, make_message, translate_message

TEXT = "One bottle lasts for ten years of refills at home."
ADD = "/admin/snippets/messaging/brandmessage/add/"


def found(text: str, code: str = "en") -> list[tuple[str, bool]]:
    message = BrandMessage(key="new", text=text, locale=make_locale(code))
    return [(one.message.key, one.score == 100) for one in duplicates_of(message)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TEXT, [("bottle", True)]),
        ("One bottle lasts for ten years of refills at work.", [("bottle", False)]),
        ("Our pebbles dissolve in cold water.", []),
    ],
)
def test_duplicates_are_found_by_their_words(france: Country, text: str, expected: list[tuple[str, bool]]) -> None:
    make_message("bottle", text=TEXT)
    assert found(text) == expected


def test_translations_of_a_message_are_none(france: Country) -> None:
    message = make_message("bottle", text=TEXT)
    translate_message(message, "fr", TEXT)
    assert duplicates_of(message) == []


def test_other_languages_are_none(france: Country) -> None:
    make_message("bottle", text=TEXT)
    assert found(TEXT, "fr") == []


def test_the_writer_is_warned_and_the_message_is_kept(france: Country, marketer: User) -> None:
    make_message("bottle", text=TEXT)
    data = {"key": "again", "kind": "key_message", "text": TEXT, "text_limit": 400, "short_limit": 120}
    response = browser_of(marketer).post(ADD, {**data, "when_missing": "nothing"}, follow=True)
    assert "This says the same as “bottle”." in response.content.decode()
    assert BrandMessage.objects.get(key="again").locale == Locale.get_default()
