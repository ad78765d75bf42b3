"""Names that must stay as they are."""

import pytest

from hub.messaging.checking.explaining import explain
from hub.messaging.checking.names import is_near
from hub.messaging.models import Term

from .helpers import article, find, find_pair, make_term, only, translated

pytestmark = pytest.mark.django_db


@pytest.fixture
def name() -> Term:
    return make_term("Averlune", "en", concept__is_name=True)


@pytest.mark.parametrize(
    "text",
    [
        "Chez Averlune, on remplit.",
        "La gamme d’Averlune.",
        "Averlunes Flaschen sind schön.",
        "Averlune's bottles.",
        "Une aventure de plus.",
        "Avenue de la Lune",
    ],
)
def test_name_as_it_is_is_not_altered(name: Term, text: str) -> None:
    assert find(text, rule="name_altered") == []


@pytest.mark.parametrize("written", ["Aver-lune", "Aver lune", "Avérlune", "Averlunne", "Averlun", "Avrelune"])
def test_altered_name_is_found(name: Term, written: str) -> None:
    assert find(f"Chez {written}, on remplit.", rule="name_altered") == [("name_altered", written)]


def test_altered_name_is_probable_where_a_letter_differs(name: Term) -> None:
    found = only(article("Chez Aver<i>lunne</i>, on remplit."), "name_altered")
    assert (found.is_probable, found.fix.text) == (True, "Averlune")
    assert only(article("Chez Aver-lune, on remplit."), "name_altered").is_probable is False
    assert explain(found) == "“Averlunne” looks like the name “Averlune”, which is never written otherwise."


def test_wrong_capitals_of_a_name_are_told_once(name: Term) -> None:
    assert find("Chez averlune, on remplit.") == [("brand_case", "averlune")]


def test_short_names_are_not_guessed() -> None:
    make_term("Lune", "en", concept__is_name=True)
    assert find("Une Dune sous la Lane.", rule="name_altered") == []


def test_near_words_differ_by_one_letter() -> None:
    pairs = [("averlune", "averlun"), ("averlune", "avrelune"), ("averlune", "averlane"), ("averlune", "everlune")]
    assert [is_near(*pair) for pair in pairs] == [True, True, True, False]


def test_translated_name_is_found() -> None:
    make_term("Blue Moon", "en", concept__is_name=True, concept__severity="blocks")
    source = article("The Blue Moon is our best-seller.", code="en")
    found = only(translated(source, "La Lune Bleue est notre meilleure vente."), "name_translated")
    assert (found.start, found.severity, found.subject) == (None, "blocks", "Blue Moon")
    assert found.sentence == "La Lune Bleue est notre meilleure vente."


def test_name_that_is_kept_or_altered_is_not_told_as_translated(name: Term) -> None:
    assert find_pair("Averlune fills it.", "Averlune le remplit.") == []
    assert find_pair("Averlune fills it.", "Averlunne le remplit.") == [("name_altered", "Averlunne")]
    assert find_pair("We fill it.", "Nous le remplissons.") == []


def test_name_with_letters_of_another_script_is_found(name: Term) -> None:
    assert find("Chez Аverlune, on remplit.") == [("lookalike_name", "Аverlune")]
    assert find("Chez Aver\u200blune, on remplit.", rule="lookalike_name") == [("lookalike_name", "Aver\u200blune")]
    assert find("Chez Averlune, on remplit.") == []
