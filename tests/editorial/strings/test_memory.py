"""What was translated before."""

import pytest
from wagtail_localize.models import StringTranslation, Translation

from hub.countries.models import Country
from hub.editorial.strings.memory import Match, read_matches
from hub.editorial.strings.pieces import pieces_of
from tests.editorial.helpers import begin_translation, write_string
from tests.factories import make_article, publish

from .conftest import piece


def matches(translation: Translation, path: str) -> list[Match]:
    return read_matches(translation, pieces_of(translation).values())[piece(translation, path).key]


def remember(text: str, intro: str, code: str = "fr", title: str = "Elsewhere") -> Translation:
    """Translate the introduction of another article."""
    found = begin_translation(publish(make_article(title, intro=intro, slug=f"s{Translation.objects.count()}")), code)
    write_string(found, "intro", text)
    return found


def test_the_same_words_are_exact_and_tell_where(translation: Translation) -> None:
    remember("Une introduction.", "An introduction.")
    assert matches(translation, "intro") == [Match("Une introduction.", "An introduction.", 100, "Elsewhere")]


def test_the_commonest_wording_is_first_and_each_once(translation: Translation) -> None:
    for text in ("Introduction.", "Une introduction.", "Une introduction."):
        remember(text, "An introduction.")
    assert [match.text for match in matches(translation, "intro")] == ["Une introduction.", "Introduction."]


def test_nearly_the_same_words_are_near(translation: Translation) -> None:
    remember("Une longue introduction.", "A long introduction.")
    (match,) = matches(translation, "intro")
    assert (match.text, match.source, match.is_exact) == ("Une longue introduction.", "A long introduction.", False)
    assert 75 <= match.score < 100


def test_other_words_are_none(translation: Translation) -> None:
    remember("Savonnez.", "Soap it with care.")
    assert matches(translation, "intro") == []


def test_another_language_remembers_for_itself(translation: Translation, germany: Country) -> None:
    remember("Eine Einführung.", "An introduction.", "de")
    assert matches(translation, "intro") == []


@pytest.mark.parametrize("fields", [{"has_error": True}, {"translation_type": "machine"}])
def test_what_no_person_wrote_well_is_not_remembered(translation: Translation, fields: dict[str, object]) -> None:
    remember("Une introduction.", "An introduction.")
    StringTranslation.objects.update(**fields)
    assert matches(translation, "intro") == []


def test_what_is_translated_is_offered_other_wordings_of_the_same_only(translation: Translation) -> None:
    remember("Une introduction.", "An introduction.")
    remember("Une longue introduction.", "A long introduction.")
    write_string(translation, "intro", "Introduction.")
    assert [match.text for match in matches(translation, "intro")] == ["Une introduction."]


def test_three_are_offered_at_most(translation: Translation) -> None:
    for number in range(5):
        remember(f"Introduction {number}.", f"An introduction {number}.")
    assert len(matches(translation, "intro")) == 3


def test_what_is_remembered_is_read_in_three_queries(
    translation: Translation, django_assert_num_queries: object
) -> None:
    for number in range(3):
        remember(f"Introduction {number}.", "An introduction.")
    pieces = pieces_of(translation).values()
    with django_assert_num_queries(3):  # type: ignore[operator]
        read_matches(translation, pieces)
