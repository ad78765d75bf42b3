import pytest

from .helpers import check, codes


@pytest.mark.parametrize(
    ("language", "target"),
    [
        ("fr", "Une chimiste 👩\u200d🔬 avec un bocal"),
        ("fr", "Une famille 👨\u200d👩\u200d👧 et ❤\ufe0f"),
        ("fr", "L’Écosse 🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"),
        ("de", "Eine Ver\u00adpackung aus Glas"),
        ("ar", "مي\u200cخواهم وه\u200d"),
        ("ar", "العلامة \u200eAverlune\u200e هنا"),
        ("ar", "العلامة \u2068Averlune\u2069 هنا"),
        ("fr", "Un\tbocal\nvide"),
    ],
)
def test_invisible_characters_that_belong_give_nothing(language, target):
    assert codes("Something", target, language) == []


@pytest.mark.parametrize(
    "character",
    ["\u200b", "\u200c", "\u200d", "\u200e", "\u202e", "\u2066", "\u2060", "\ufeff", "\u2028", "\U000e0041"],
)
def test_invisible_character_warns_outside_arabic(character):
    [finding] = check("A good jar", f"Un bon{character} bocal")
    assert (finding.code, finding.params) == ("character_invisible", {"character": f"U+{ord(character):04X}"})
    assert (finding.start, finding.end, finding.is_blocking) == (6, 7, False)


@pytest.mark.parametrize("character", ["\u200b", "\ufeff"])
def test_invisible_character_of_no_use_warns_in_arabic(character):
    assert codes("A good jar", f"جرة{character} جيدة", "ar") == ["character_invisible"]


@pytest.mark.parametrize("character", ["\x00", "\x08", "\x1b", "\x7f", "\x85", "\ud800"])
def test_control_character_blocks(character):
    [finding] = check("A good jar", f"Un bon{character} bocal")
    assert (finding.code, finding.is_blocking) == ("character_control", True)


@pytest.mark.parametrize("character", ["\ufffd", "\ue000", "\U000f0000", "\uffff"])
def test_broken_character_warns(character):
    [finding] = check("A good jar", f"Un bon{character} bocal")
    assert (finding.code, finding.is_blocking) == ("character_broken", False)


def test_icon_of_the_source_gives_nothing():
    assert codes("\ue000 A good jar", "\ue000 Un bon bocal") == []


def test_each_invisible_character_is_told_once():
    found = check("A good jar", "Un\u200b bon\u200e bo\u200bcal")
    assert [(finding.start, finding.params["character"]) for finding in found] == [(2, "U+200B"), (7, "U+200E")]


def test_entity_of_an_invisible_character_warns_where_it_stands():
    [finding] = check("A jar", "Un&#8203; bocal")
    assert (finding.code, finding.start, finding.end) == ("character_invisible", 2, 9)


@pytest.mark.parametrize(
    ("source", "target"),
    [("A jar", "Un bocal "), ("A jar", " Un bocal"), ("A jar ", "Un bocal"), (" A jar", "Un bocal")],
)
def test_space_around_that_differs_warns(source, target):
    [finding] = check(source, target)
    assert (finding.code, finding.is_blocking) == ("space_around_differs", False)


@pytest.mark.parametrize(("source", "target"), [(" A jar ", "\u00a0Un bocal "), ("A <b>jar </b>", "Un <b>bocal </b>")])
def test_space_around_like_the_source_gives_nothing(source, target):
    assert codes(source, target) == []


@pytest.mark.parametrize("spaces", ["  ", "\u00a0 ", "   "])
def test_doubled_space_warns_where_it_stands(spaces):
    [finding] = check("A good jar", f"Un bon{spaces}bocal")
    assert (finding.code, finding.start, finding.end) == ("space_doubled", 6, 6 + len(spaces))


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Rinse.  Wait.", "Rincez.  Attendez."),
        ("One<br> two", "Un<br>  deux"),
        ("Use <code>a</code>", "Utilisez <code>a  b</code>"),
    ],
)
def test_doubled_spaces_with_a_reason_give_nothing(source, target):
    assert codes(source, target) == []
