"""What of a page, snippet or settings is read."""

import uuid

import pytest

from blog.models import ArticlePage, Category
from home.models import BrandSettings, NavigationItem
from hub.content.models import BasePage
from hub.messaging.checking.passages import Placement, read_passages, read_placements
from tests.factories import (
    make_article,
    make_category,
    make_home,
    make_image,
    make_locale,
    make_message,
    message_block,
    paragraph,
)

pytestmark = pytest.mark.django_db
ONE, TWO, THREE = (str(uuid.UUID(int=number)) for number in (1, 2, 3))


def texts(instance: object) -> dict[str, str]:
    return {passage.path: passage.text for passage in read_passages(instance)}  # type: ignore[arg-type]


def block(kind: str, value: object) -> dict[str, object]:
    return {"type": kind, "value": value, "id": ONE}


def body(*blocks: dict[str, object]) -> dict[str, str]:
    page = make_article(body=list(blocks))
    return {path: text for path, text in texts(page).items() if path.startswith("body")}


def test_fields_of_a_page_are_read_without_its_address() -> None:
    page = make_article("Refill it", intro="Why we refill.", search_description="All about it", picture_alt="A bottle")
    page.body = []
    assert texts(page) == {
        "title": "Refill it",
        "search_description": "All about it",
        "intro": "Why we refill.",
        "picture_alt": "A bottle",
    }


def test_rich_text_is_read_as_a_reader_does() -> None:
    found = body(block("paragraph", "<p>A <b>go</b>od&nbsp;day</p><p>Bye</p>"))
    assert found == {f"body.{ONE}": "A good\xa0day\n\nBye"}


def test_structs_and_lists_have_the_paths_of_translations() -> None:
    picture = {"image": make_image().pk, "alt": "A bottle", "decorative": False, "caption": "Our bottle", "credit": ""}
    pictures = [{"type": "item", "value": picture, "id": TWO}, {"type": "item", "value": picture, "id": THREE}]
    assert body(block("gallery", {"pictures": pictures})) == {
        f"body.{ONE}.pictures.{key}.{name}": text
        for key in (TWO, THREE)
        for name, text in (("alt", "A bottle"), ("caption", "Our bottle"))
    }


def test_lists_without_ids_have_paths_that_stay() -> None:
    table = {"caption": "Prices", "header": ["Size", "Price"], "rows": [["big", "cheap"]]}
    page = ArticlePage(title="Prices", body=[block("table", table)])
    assert texts(page) == texts(page)
    assert texts(page)[f"body.{ONE}.rows.0.1"] == "cheap"


def test_choices_addresses_and_colours_are_not_read() -> None:
    embed = {"url": "https://example.org/film", "title": "Film", "provider": "Tube", "description": ""}
    heading = block("heading", {"text": "Part", "level": "2"})
    found = body(heading, {**block("embed", embed), "id": TWO})
    assert found == {f"body.{ONE}.text": "Part", f"body.{TWO}.title": "Film", f"body.{TWO}.provider": "Tube"}


def test_labels_name_the_place_for_an_editor() -> None:
    page = make_article(body=[block("heading", {"text": "Part", "level": "2"})])
    assert [(each.label, each.block_id) for each in read_passages(page)][-1] == ("Heading › Text", ONE)


def test_settings_are_read_with_their_children() -> None:
    settings = BrandSettings(locale=make_locale(), brand_name="Averlune", tagline="Keep it", footer="Averlune Ltd")
    settings.navigation = [NavigationItem(page=make_home(), label="Our story")]
    assert texts(settings) == {
        "brand_name": "Averlune",
        "tagline": "Keep it",
        "footer": "Averlune Ltd",
        "navigation.0.label": "Our story",
    }


def test_snippets_are_read() -> None:
    assert texts(make_category("Refilling"))["name"] == "Refilling"
    assert "slug" not in texts(Category(name="Refilling", slug="refilling"))


def test_messages_give_their_words_and_not_their_rules() -> None:
    message = make_message("keep", text="Keep it.", short_text="Keep!", substantiation_note="A study.")
    assert texts(message) == {"text": "Keep it.", "short_text": "Keep!"}


def test_draft_is_read_as_it_will_be() -> None:
    page = make_article(body=[block("paragraph", "<p>Live words</p>")])
    page.body = [("paragraph", "Draft words")]
    page.title = "Draft title"
    draft = page.save_revision().as_object()
    assert texts(draft)["title"] == "Draft title" and "Draft words" in texts(draft).values()


def test_placed_messages_are_told_with_their_places() -> None:
    placed = {**message_block("keep", "short"), "id": ONE}
    page: BasePage = make_article(body=[placed, paragraph("Words")], share_message="share")
    assert read_placements(page) == [
        Placement("share_message", "", "share"),
        Placement(f"body.{ONE}", ONE, "keep", "short"),
    ]
    assert all("keep" not in text for text in texts(page).values())
