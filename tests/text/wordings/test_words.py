import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.text.wordings.unseen import UNSEEN, drop_unseen
from hub.text.wordings.words import count_words, dress, find_words


def read(text, language="en"):
    return [word.folded for word in find_words(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "It’s a long-lasting FORMULA, 3.5 ml.", ["it", "s", "a", "long", "lasting", "formula", "3", "5", "ml"]),
        ("fr", "L’eau d'Élise", ["l", "eau", "d", "elise"]),
        ("de", "Große Straße", ["grosse", "strasse"]),
        ("tr", "ILIK İYİ", ["ılık", "iyi"]),
        ("ar", "مَـــاءٌ", ["ماء"]),
        ("ja", "水とAqua", ["水", "と", "aqua"]),
        ("hi", "पानी साफ", ["पानी", "साफ"]),
        ("en", "_under_ be\u00adst", ["under", "best"]),
        ("en", "ـ …", []),
    ],
)
def test_find_words_folds_as_readers_do(language, text, words):
    assert [unicodedata.normalize("NFC", word) for word in read(text, language)] == words


def test_find_words_takes_accents_and_unseen_characters_along():
    text = "cafe\u0301 be\u00adst\u200b!"
    assert [text[word.start : word.end] for word in find_words(text, "en")] == ["cafe\u0301", "be\u00adst\u200b"]


@given(st.text() | st.text("aİßﬁ水ـ\u064b\u0301\u00ad \ud800"), st.sampled_from(["en", "tr", "ar", "ja"]))
def test_find_words_names_places_in_their_order(text, language):
    words = find_words(text, language)
    assert all(0 <= word.start < word.end <= len(text) and word.folded for word in words)
    assert all(a.start <= b.start for a, b in zip(words, words[1:], strict=False))


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [("fr", "ÉTÉ", "e\u0301te\u0301"), ("tr", "IŞIK", "ışık"), ("ar", "ماءٌ", "مـاء"), ("de", "GROSS", "groß")],
)
def test_dress_is_the_same_whatever_the_case(language, one, other):
    assert dress(one, language) == dress(other, language)


def test_dress_tells_accents_apart():
    assert dress("côté", "fr") != dress("cote", "fr")


def test_count_words_takes_two_unspaced_characters_for_one():
    assert count_words(["aqua", "水", "と"]) == 2


def test_unseen_characters_are_those_without_a_shape():
    assert {"\u00ad", "\u200b", "\u200d", "\u200e", "\u202e", "\u2060", "\ufeff", "\ufe0f", "\u034f"} <= UNSEEN
    assert not UNSEEN & {" ", "\n", "a", "\u0301", "\u0600", "ـ", "\u00a0"}


@given(st.text())
def test_drop_unseen_leaves_the_rest(text):
    assert not UNSEEN.intersection(drop_unseen(text))
    assert drop_unseen(drop_unseen(text)) == drop_unseen(text)
