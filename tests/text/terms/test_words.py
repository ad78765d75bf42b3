from hub.text.terms.languages import base_language
from hub.text.terms.words import Reading, words_of


def test_read_tells_lemma_and_stem():
    assert words_of("en").read("Creams") == Reading("cream", "cream", "cream")
    assert words_of("fr").read("yeux") == Reading("œil", "yeux", "œil")


def test_read_knows_a_german_noun_by_its_capital():
    assert words_of("de").read("Falten").lemma == "falte"
    assert words_of("de").read("falten").lemma == "falten"


def test_read_finds_words_in_capitals():
    assert words_of("de").read("HÄUSER").lemma == "haus"
    assert words_of("tr").read("KIRIŞIKLAR").lemma == "kırışık"


def test_read_ignores_what_is_not_seen():
    assert words_of("en").read("cre\u00adams").lemma == "cream"


def test_read_returns_the_word_where_a_language_has_no_data():
    assert words_of("xx").read("Words") == Reading("words", "words", "words")


def test_read_has_a_stemmer_where_there_is_no_dictionary():
    assert words_of("ta").read("x").stem == "x"
    assert words_of("eu").read("etxeak").stem != "etxeak"


def test_read_has_a_dictionary_where_there_is_no_stemmer():
    assert words_of("uk").read("кремами").lemma == "крем"


def test_read_leaves_figures_alone():
    assert words_of("en").read("2000") == Reading("2000", "2000", "2000")


def test_read_leaves_articles_and_endings_alone():
    assert words_of("fr").read("l'") == Reading("l'", "l'", "l'")
    assert words_of("tr").read("'dan") == Reading("'dan", "'dan", "'dan")


def test_croatian_and_serbian_share_a_dictionary():
    assert words_of("hr").dictionary == words_of("sr").dictionary == "hbs"


def test_words_of_a_language_are_loaded_once():
    assert words_of("en") is words_of("en")


def test_base_language_drops_country_and_script():
    assert [base_language(code) for code in ("fr-CA", "zh_Hant", "EN", "de")] == ["fr", "zh", "en", "de"]
