import pytest

from hub.text.translation_checks import check_translation

from .helpers import check, codes


def length_findings(target, limit):
    return check_translation("A b", target, source_language="en", target_language="de", max_length=limit)


@pytest.mark.parametrize("target", ["12345", "<b>12345</b>", "1&amp;3&nbsp;5", "Größe", "a<br>bcd"])
def test_length_counts_what_a_reader_sees(target):
    assert "too_long" not in [finding.code for finding in length_findings(target, 5)]
    assert "too_long" in [finding.code for finding in length_findings(target, 4)]


def test_too_long_blocks_where_the_room_ends():
    [finding] = length_findings("ab &amp; cd", 5)
    assert finding.params == {"length": 7, "limit": 5, "excess": 2}
    assert (finding.excerpt, finding.start, finding.end, finding.is_blocking) == ("cd", 9, 11, True)


@pytest.mark.parametrize("limit", [0, -3])
def test_no_room_at_all_is_no_error(limit):
    assert "too_long" in [finding.code for finding in length_findings("ab cd", limit)]


@pytest.mark.parametrize("target", ["", "  ", "<b></b>", "&nbsp;", "\u200b", "<br>"])
def test_empty_target_blocks_and_nothing_else_is_said(target):
    [finding] = check("A <b>jar</b> of {name}", target)
    assert (finding.code, finding.is_blocking, finding.start) == ("empty", True, None)


@pytest.mark.parametrize("source", ["", " ", "<br>"])
def test_empty_target_of_an_empty_source_gives_nothing(source):
    assert codes(source, "") == []


@pytest.mark.parametrize(
    "text",
    [
        "Averlune",
        "Halfmoon & Ladle",
        "Coopérative du Vieux Tamis",
        "Ilse Brandauer",
        "Nora Whitfield, formulation",
        "500 ml",
        "1.5 kg max",
        "12/05/2024",
        "https://example.com/a-good-jar",
        "video.example.org",
        "care@example.com",
        "{count} {name}",
        "Pebble",
        "Information",
        "Bank of America",
        "<b>Refill Bar</b>",
    ],
)
def test_names_and_numbers_may_be_the_same_as_the_source(text):
    assert "same_as_source" not in codes(text, text)


@pytest.mark.parametrize(
    "text",
    ["Keep the bottle.", "How To Read A Label", "Rinse well, then wait", "<b>See</b> our journal", "your Flacon"],
)
def test_same_as_source_warns(text):
    [finding] = check(text, text)
    assert (finding.code, finding.is_blocking) == ("same_as_source", False)


def test_same_as_source_does_not_mind_spaces():
    assert "same_as_source" in codes("Keep the bottle.", " Keep  the bottle.")


@pytest.mark.parametrize("language", ["en", "en-gb"])
def test_same_language_may_say_the_same(language):
    assert codes("Keep the bottle", "Keep the bottle", language) == []


def test_kindred_languages_may_say_the_same_in_few_words():
    assert codes("menu principal", "menu principal", "pt", "fr") == []
    assert codes("menu principal", "menu principal", "de", "fr") == ["same_as_source"]


@pytest.mark.parametrize(
    ("language", "target"),
    [
        ("fr", "Nous nous lavons"),
        ("fr", "Si vous vous lavez"),
        ("fr", "Il faut faire faire un bocal"),
        ("de", "Die, die die Gläser spülen"),
        ("de", "Das Glas, das das Kind nahm"),
        ("de", "Eine Bar, in der der Preis stimmt"),
        ("de", "Wenn sie sie spült"),
        ("es", "Dice que que venga"),
        ("it", "Piano piano"),
        ("nl", "Als je je aanmeldt"),
        ("nl", "Omdat het het beste is"),
        ("pt", "Pergunta se se pode"),
        ("ar", "نملأ الجرة شيئا شيئا"),
        ("en", "He said that that is good"),
        ("de", "A-a Batterien"),
        ("fr", "Un Flacon<br>Flacon vide"),
    ],
)
def test_words_that_may_stand_twice_give_nothing(language, target):
    source = "Un<br>x" if "<br>" in target else "Something else"
    assert codes(source, target, language, "pt" if language == "en" else "en") == []


@pytest.mark.parametrize(
    ("language", "target", "word"),
    [
        ("de", "Nehmen Sie der der Bar", "der"),
        ("fr", "Rincez le le bocal", "le"),
        ("es", "Enjuague el el frasco", "el"),
        ("it", "Sciacqua il il barattolo", "il"),
        ("nl", "Spoel de de pot", "de"),
        ("pt", "Lave os os frascos", "os"),
        ("ar", "اغسل هذه هذه الجرة", "هذه"),
        ("fr", "Rincez le <b>le</b> bocal", "le"),
        ("de", "Das das Glas", "Das"),
    ],
)
def test_doubled_word_warns(language, target, word):
    source = "Rinse <b>the</b> jar" if "<b>" in target else "Rinse the jar"
    [finding] = check(source, target, language)
    assert (finding.code, finding.params, finding.is_blocking) == ("word_doubled", {"word": word}, False)


def test_doubled_word_of_the_source_gives_nothing():
    assert codes("Listen to Duran Duran", "Écoutez Duran Duran") == []
