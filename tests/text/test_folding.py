from hypothesis import given
from hypothesis import strategies as st

from hub.text.folding import fold, fold_with_offsets


def test_fold_drops_case_and_accents():
    assert fold("Netteté ÉLISE") == "nettete elise"


def test_fold_drops_invisible_characters():
    assert fold("Aver\u00adlu\u200bne\u202e") == "averlune"


def test_fold_unfolds_sharp_s_and_ligatures():
    assert fold("Straße ﬁn") == "strasse fin"


@given(st.text())
def test_fold_with_offsets_names_a_place_for_each_character(text):
    folded, offsets = fold_with_offsets(text)
    assert len(folded) == len(offsets)
    assert offsets == sorted(offsets)
    assert all(0 <= offset < len(text) for offset in offsets)


def test_fold_with_offsets_points_back_at_the_source():
    folded, offsets = fold_with_offsets("Straße É")
    assert [("Straße É")[i] for i in offsets] == ["S", "t", "r", "a", "ß", "ß", "e", " ", "É"]
    assert folded == "strasse e"
