import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.text.wordings.likeness import Known, KnownTexts, near_duplicates

SOFT = "Water from the Averlune springs cares for the most sensitive skin"
MESSAGES = [
    Known("soft", SOFT),
    Known("tagline", "Dare softness"),
    Known("promise", "We give back one litre of clean water for every bottle sold. Since 2012, in forty villages."),
    Known("legal", "Consult your doctor before use if you are pregnant or breast-feeding."),
]


def find(text, known=MESSAGES, language="en"):
    return [(each.key, text[each.start : each.end], each.is_exact) for each in KnownTexts(known, language).find(text)]


@pytest.mark.parametrize(
    "typed",
    [
        SOFT,
        SOFT.upper(),
        SOFT.replace(" ", "\u00a0\n"),
        "WATER — from the ‘Averlune’ springs: cares for the most sensitive skin",
        "Water from the Aver\u00adlune springs, cares for the most sensi\u200btive skin",
        "Water from the Ａverlune springs cares for the most sensitive skin",
    ],
)
def test_find_takes_other_looks_for_the_same_words(typed):
    assert find(f"Here it is. {typed}! And more.") == [("soft", typed, True)]


@pytest.mark.parametrize(
    "typed",
    [
        "Water from the Averlune springs cares for the most sensitive skins",
        "Water from the Averlune spring cares for most sensitive skin",
        "Water from our Averlune springs cares for the most sensitive skin",
        "Water from the Averlune springs cares for even the most sensitive skin",
        "Waters of the Averlune springs care for the most sensitive skin",
        "Water from the Averlune springs cares for the really sensitive skin",
        "Water from the Averlune springs cares for the most fragile skin",
    ],
)
def test_find_takes_a_changed_word_for_near(typed):
    assert find(f"As we always said to all. {typed}. And so it is.") == [("soft", typed, False)]


@pytest.mark.parametrize(
    "typed",
    [
        "Water from the tap is what you drink for the most part of the day.",
        "Our springs have water for the skin.",
        "Cares for the most sensitive skin are found in the shops of Averlune.",
        "Dare more softness",
        "Consult your doctor before you travel.",
        "",
    ],
)
def test_find_leaves_other_texts_alone(typed):
    assert find(typed) == []


def test_find_reads_across_sentences():
    typed = "We give back a litre of clean water for every bottle sold! Since 2012 and in forty villages"
    assert find(f"Yes. {typed}.") == [("promise", typed, False)]


def test_find_takes_short_texts_word_for_word_only():
    assert find("DARE – softness. Dare the softness. Dare softly.") == [("tagline", "DARE – softness", True)]


def test_find_finds_a_text_each_time():
    assert find(f"{SOFT}. Or so. {SOFT}.") == [("soft", SOFT, True)] * 2


def test_find_prefers_the_exact_text_to_its_kin():
    old = Known("old", SOFT.replace("most sensitive", "very sensitive"))
    assert find(f"See: {SOFT}.", [old, *MESSAGES]) == [("soft", SOFT, True)]


def test_find_prefers_the_longer_of_two_exact_texts():
    part = Known("part", "Water from the Averlune springs cares")
    assert find(SOFT, [part, *MESSAGES]) == [("soft", SOFT, True)]


def test_find_keeps_a_tagline_inside_a_longer_passage():
    long = Known("long", "Dare softness each and every day with the water of our springs")
    found = find("Dare softness each and every day with water of our springs", [*MESSAGES, long])
    assert [(key, is_exact) for key, _, is_exact in found] == [("tagline", True), ("long", False)]


def test_find_does_not_call_a_lost_accent_exact():
    known = [Known("cote", "Un côté doux pour la vie de tous les jours")]
    (found,) = KnownTexts(known, "fr").find("Un cote doux pour la vie de tous les jours")
    assert (found.score, found.is_exact) == (99, False)


@pytest.mark.parametrize(
    ("language", "known", "typed", "is_exact"),
    [
        ("fr", "L’eau qui prend soin de vous", "l'eau qui prend soin de vous", True),
        ("de", "Wasser für die große Familie", "WASSER FÜR DIE GROSSE FAMILIE", True),
        ("tr", "Ilık su ile ışıl ışıl cilt", "ILIK SU İLE IŞIL IŞIL CİLT", True),
        ("ar", "ماء الينابيع يعتني ببشرتك كل يوم", "ماء الينابيعِ يعتني ببشرتـــك كل يوم", True),
        ("ja", "敏感な肌をやさしく守る温泉水", "敏感な肌をやさしく守る温泉水", True),
        ("ja", "敏感な肌をやさしく守る温泉水", "敏感な肌をやさしく包む温泉水", False),
        ("th", "น้ำแร่ดูแลผิวบอบบางของคุณ", "น้ำแร่ดูแลผิวสวยงามของคุณ", False),
        ("pl", "Woda, która dba o wrażliwą skórę każdego dnia", "Wodę, która dba o wrażliwą skórę każdego dnia", False),
    ],
)
def test_find_reads_other_languages(language, known, typed, is_exact):
    assert find(f"«{typed}»", [Known("it", known)], language) == [("it", typed, is_exact)]


def test_find_picks_its_text_out_of_hundreds():
    many = [
        Known(number, f"Our range number {number} cares for skin type {number} all day long") for number in range(500)
    ]
    assert find("Our range number 77 cares for skin type 77 all day long.", many)[0][::2] == (77, True)


@given(
    st.text() | st.lists(st.sampled_from([*SOFT.split(), "Dare", "softness", ",", "İ", "\ud800", "ﬁ"])).map(" ".join)
)
def test_find_names_a_passage_of_the_text(text):
    for found in KnownTexts(MESSAGES, "en").find(text):
        assert 0 <= found.start < found.end <= len(text)
        assert text[found.start : found.end].strip() == text[found.start : found.end]
        assert 85 <= found.score <= 100
        assert found.is_exact == (found.score == 100)


@given(st.text(min_size=1), st.text(), st.text())
def test_find_finds_whatever_was_copied(known, before, after):
    text = f"{before} {known} {after}"
    likely = [each for each in KnownTexts([Known(1, known)], "en").find(text) if each.is_exact]
    assert likely or not KnownTexts([Known(1, known)], "en").find(known)


def test_near_duplicates_tells_the_nearest_first():
    others = [
        Known("other", "Something else altogether is said here"),
        Known("near", SOFT + "s"),
        Known("same", SOFT.upper()),
    ]
    found = near_duplicates(f" {SOFT}. ", others, "en")
    assert [(each.key, each.is_exact) for each in found] == [("same", True), ("near", False)]
    assert {(each.start, each.end) for each in found} == {(0, len(SOFT) + 3)}


def test_near_duplicates_does_not_mind_a_part():
    assert near_duplicates("Water from the Averlune springs", MESSAGES, "en") == []


@given(st.text())
def test_near_duplicates_knows_a_copy(text):
    found = near_duplicates(text, [Known("copy", text)], "en")
    assert found == [] or found[0].is_exact
