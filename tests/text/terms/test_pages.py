import pytest

from hub.text.terms.pages import Page, find_breaks, split_word


def is_word_at(text: str, word: str, language: str) -> bool:
    page = Page(text, language)
    start = page.folded.index(word)
    return page.starts_word(start, start + len(word)) and page.ends_word(start, start + len(word))


@pytest.mark.parametrize(
    ("text", "word", "language"),
    [
        ("l'eau", "eau", "fr"),
        ("jusqu’ici", "ici", "fr"),
        ("dell'olio", "olio", "it"),
        ("'cream'", "cream", "en"),
        ("it's", "it", "en"),
        ("Renault'em", "renault", "pl"),
        ("Ankara'dan", "ankara", "tr"),
        ("c++", "c++", "en"),
        ("Averlune²", "averlune", "en"),
        ("بالكريم", "كريم", "ar"),
        ("وللبشرة", "بشرة", "ar"),
        ("크림으로", "크림", "ko"),
        ("肌に", "肌", "ja"),
        ("東京へ", "東京", "ja"),
        ("新しいcream", "cream", "ja"),
    ],
)
def test_a_word_ends_where_its_language_adds_something(text, word, language):
    assert is_word_at(text, word, language)


@pytest.mark.parametrize(
    ("text", "word", "language"),
    [
        ("aujourd'hui", "hui", "fr"),
        ("presqu'île", "île", "fr"),
        ("l'eau", "eau", "en"),
        ("can't", "can", "en"),
        ("м'ята", "м", "uk"),
        ("c++", "c", "en"),
        ("specialist", "cialis", "en"),
        ("كريم", "ريم", "ar"),
        ("الملون", "لون", "ar"),
        ("크림빵", "크림", "ko"),
        ("東京都", "京都", "ja"),
        ("水曜日", "水", "ja"),
        ("क्रीम", "रीम", "hi"),
        ("cafe\u0301s", "caf", "en"),
    ],
)
def test_a_word_does_not_end_inside_another(text, word, language):
    assert not is_word_at(text, word, language)


@pytest.mark.parametrize(
    ("word", "language", "pieces"),
    [
        ("eau", "fr", ["eau"]),
        ("d'eau", "fr", ["d'", "eau"]),
        ("qu'aujourd'hui", "fr", ["qu'", "aujourd'hui"]),
        ("averlune's", "en", ["averlune", "'s"]),
        ("ankara'dan", "tr", ["ankara", "'dan"]),
        ("krem'in'de", "tr", ["krem", "'in'de"]),
        ("м'ята", "uk", ["м'ята"]),
        ("'s", "en", ["'s"]),
    ],
)
def test_split_word_takes_off_what_an_apostrophe_adds(word, language, pieces):
    assert [word[start - 5 : end - 5] for start, end in split_word(word, 5, language)] == pieces


def test_tokens_know_which_stand_in_one_phrase():
    page = Page("A night-cream, l'eau\nfine. Skin", "fr")
    told = [(page.folded[token.start : token.end], token.is_next) for token in page.tokens]
    assert told == [
        ("a", False),
        ("night", True),
        ("cream", True),
        ("l'", False),
        ("eau", True),
        ("fine", True),
        ("skin", False),
    ]


def test_tokens_leave_out_the_number_of_a_note():
    page = Page("wrinkles¹² 10 m²", "en")
    assert [page.folded[token.start : token.end] for token in page.tokens] == ["wrinkles", "10", "m"]


def test_written_keeps_capitals_and_nothing_unseen():
    page = Page("The Aver\u00adLune® Night", "en")
    assert page.written(4, 18) == "AverLune Night"
    assert page.source_span(4, 12) == (4, 13)


def test_find_breaks_asks_a_dictionary():
    assert find_breaks("東京都に", "ja") == {0, 2, 3, 4}
