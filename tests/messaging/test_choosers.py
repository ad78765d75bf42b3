"""Choosing a message for a page."""

import json

import pytest
from django.core.exceptions import ValidationError

from hub.countries.models import Country
from hub.members.models import User
from hub.messaging.blocks import MessageBlock, MessageKeyBlock
from hub.messaging.choosers import MessageWidget
from hub.messaging.models import BrandMessage
from tests.conftest import browser_of
from tests.factories import make_message, translate_message

CHOOSE = "/admin/messaging/choose-message/"
RESULTS = f"{CHOOSE}results/"


@pytest.fixture
def message(france: Country) -> BrandMessage:
    found = make_message("keep", text="Keep the bottle.")
    translate_message(found, "fr", "Gardez le flacon.")
    return found


def test_the_list_has_one_line_a_message_in_the_page_s_language(message: BrandMessage, editor: User) -> None:
    page = browser_of(editor).get(f"{RESULTS}?locale=fr").content.decode()
    assert (page.count("<tr"), "Gardez le flacon." in page) == (2, True)


def test_what_a_language_lacks_is_told(message: BrandMessage, editor: User) -> None:
    page = browser_of(editor).get(f"{RESULTS}?locale=de").content.decode()
    assert "Keep the bottle. (not live in this language)" in page


@pytest.mark.parametrize(("words", "lines"), [("flacon", 2), ("bottle", 2), ("KEEP", 2), ("galet", 0)])
def test_words_of_any_language_find_it(message: BrandMessage, editor: User, words: str, lines: int) -> None:
    assert browser_of(editor).get(f"{RESULTS}?q={words}").content.decode().count("<tr") == lines


def test_what_is_chosen_is_the_key(message: BrandMessage, editor: User) -> None:
    answer = browser_of(editor).get(f"{CHOOSE}chosen/{message.pk}/").content.decode()
    chosen = json.loads(answer)["result"]
    assert (chosen["id"], chosen["title"]) == ("keep", "keep: Keep the bottle.")


def test_a_translation_is_not_chosen(message: BrandMessage, editor: User) -> None:
    french = BrandMessage.objects.get(locale__language_code="fr")
    assert browser_of(editor).get(f"{CHOOSE}chosen/{french.pk}/").status_code == 404


def test_a_member_chooses_nothing(message: BrandMessage, alice: User) -> None:
    assert browser_of(alice).get(CHOOSE).status_code in (302, 403)


def test_the_block_keeps_a_key_that_is_unknown_now(france: Country) -> None:
    block = MessageKeyBlock()
    block.set_name("message")
    assert block.clean("gone") == "gone"
    assert MessageWidget().get_value_data("gone")["id"] == "gone"


def test_the_block_needs_a_message(france: Country) -> None:
    block = MessageBlock()
    with pytest.raises(ValidationError):
        block.clean(block.to_python({"message": "", "form": "full"}))


def test_the_reference_is_to_the_row_that_sets_the_rules(message: BrandMessage) -> None:
    block = MessageBlock()
    references = list(block.extract_references(block.to_python({"message": "keep", "form": "full"})))
    assert [(model, key) for model, key, *_paths in references] == [(BrandMessage, str(message.pk))]
