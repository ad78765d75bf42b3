import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.text.wordings.lookalikes import find_lookalikes, find_mixed_scripts

NAMES = ["Averlune", "Aqua Nova", "Rosée d’Or", "Iris", "Solo", "Alla", "ACE", "IO", "Бриз", "Nora"]
RUSSIAN = "Мы рады видеть вас в нашем магазине: асе и всем друзьям. АСЕ — это слово из трёх букв."
GREEK = "Η ζωή είναι ωραία και το νερό είναι καθαρό. Ο ΝΟΜΟΣ είναι εδώ."


def find(text, names=NAMES):
    return [(text[each.start : each.end], each.name, each.kind) for each in find_lookalikes(text, names)]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Аverlune", "Averlune"),  # Cyrillic capital A
        ("Averlunе", "Averlune"),  # Cyrillic small e
        ("АVERLUNЕ", "Averlune"),  # in capitals
        ("Αverlune", "Averlune"),  # Greek capital Alpha
        ("Aνerlune", "Averlune"),  # Greek small nu
        ("Averluոe", "Averlune"),  # Armenian small vo
        ("Ａｖｅｒｌｕｎｅ", "Averlune"),
        ("𝐀𝐯𝐞𝐫𝐥𝐮𝐧𝐞", "Averlune"),
        ("𝒜verlune", "Averlune"),
        ("Aver1une", "Averlune"),
        ("AverIune", "Averlune"),  # capital I for a small L
        ("lris", "Iris"),  # small L for a capital I
        ("S0lo", "Solo"),
        ("S0L0", "Solo"),
        ("Aquа Nova", "Aqua Nova"),
        ("Aqua-Nоva", "Aqua Nova"),
        ("Roséе d'Or", "Rosée d’Or"),
        ("Rose\u0301e d’Оr", "Rosée d’Or"),
        ("АСЕ", "ACE"),  # all Cyrillic, in a Latin text
        ("Бpиз", "Бриз"),  # a Latin p in a Cyrillic name
        ("Аver\u200blune", "Averlune"),
    ],
)
def test_find_lookalikes_sees_through_a_look(typed, name):
    assert find(f"We sell “{typed}” here.") == [(typed, name, "lookalike")]


@pytest.mark.parametrize(
    "typed",
    ["Aver\u200blune", "Aver\u00adlune", "AVER\u2060LUNE", "A\u200dverlune", "Averlun\ufeffe", "Averlune\u200e\u00adx"],
)
def test_find_lookalikes_sees_what_nobody_sees(typed):
    expected = [(typed, "Averlune", "invisible")] if not typed.endswith("x") else []
    assert find(f"Try {typed}, today.") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Averlune, AVERLUNE, averlune and Averlune’s; \u200eAverlune\u200e and \u00adAverlune\u00ad.",
        "Aqua Nova, AQUA-NOVA, Aqua\u00a0Nova, Rosée d'Or, ROSÉE D’OR, Rose\u0301e d’Or",
        "Rosee d’Or",  # a lost accent is another matter
        "Alia, ALIA, Aila and alia",  # no look-alike of Alla
        "10, 1O and 100 l are numbers",
        "Averlunes, Averluned, Aver lune",
        "an ordi\u00adnary soft hyphen, in an effi\u00adcient ﬁnal ofﬁce",
        "Avérlune and Ävérlune",
        "Averlune² is noted",
        RUSSIAN,
        GREEK,
        "Бриз, БРИЗ и бриз",
        "",
    ],
)
def test_find_lookalikes_leaves_the_rest_alone(text):
    assert find(text) == []


def test_find_lookalikes_reads_beside_unspaced_scripts():
    assert find("これはАverluneの水。") == [("Аverlune", "Averlune", "lookalike")]
    assert find("이것은 Аverlune은") == [("Аverlune", "Averlune", "lookalike")]


def test_find_lookalikes_finds_each_in_its_order():
    assert [name for _, name, _ in find("S0lo Аverlune Ir\u200bis")] == ["Solo", "Averlune", "Iris"]


def test_find_lookalikes_takes_the_longer_name():
    assert find("Aqua Nоva", ["Aqua", "Nova", "Aqua Nova"]) == [("Aqua Nоva", "Aqua Nova", "lookalike")]


LETTERS = st.text("AverluneаеΑΝ01Il\u200b\u00ad 日은-’́ﬁ𝐀\ud800")


@given(st.text() | LETTERS, st.lists(st.text() | st.just("Averlune"), max_size=4))
def test_find_lookalikes_names_places_in_the_text(text, names):
    found = find_lookalikes(text, names)
    assert all(0 <= each.start < each.end <= len(text) and each.name in names for each in found)
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))


@given(st.text() | LETTERS | st.sampled_from(NAMES))
def test_find_lookalikes_never_accuses_the_name_itself(name):
    assert find_lookalikes(name, [name]) == []


@pytest.mark.parametrize(
    ("word", "script"),
    [("Аverlune", "Cyrillic"), ("сoда", "Cyrillic"), ("MΑGIC", "Greek"), ("wοrd", "Greek"), ("прoдукт", "Cyrillic")],
)
def test_find_mixed_scripts_finds_a_mixed_word(word, script):
    text = f"It is {word}, so."
    assert [(text[each.start : each.end], each.script) for each in find_mixed_scripts(text)] == [(word, script)]


@pytest.mark.parametrize(
    "text",
    [
        RUSSIAN,
        GREEK,
        "10 μm, 5 µg, 3 kΩ, Δt, TNFα, IFNγ, β-carotène",
        "USB-кабель, SMSок, PDFки, iPhone’ом",
        "Naïve café, Straße, ﬁn, İstanbul",
        "日本Averlune, Averlune은",
        "",
    ],
)
def test_find_mixed_scripts_leaves_ordinary_words_alone(text):
    assert find_mixed_scripts(text) == []


@given(st.text() | st.text("aeаеαμBВ \u0301"))
def test_find_mixed_scripts_names_places_in_the_text(text):
    found = find_mixed_scripts(text)
    assert all(0 <= each.start < each.end <= len(text) for each in found)
    assert [each.start for each in found] == sorted(each.start for each in found)
