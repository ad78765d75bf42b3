import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.text.terms.normalising import PLAIN, fold_cluster, fold_plain, fold_text, fold_with_spans


@pytest.mark.parametrize(
    ("text", "language", "folded"),
    [
        ("Straße", "de", "strasse"),
        ("ISPARTA İzmir", "tr", "ısparta izmir"),
        ("ISPARTA İzmir", "en", "isparta izmir"),
        ("l’Été", "fr", "l'été"),
        ("e\u0301te\u0301", "fr", "été"),
        ("anti‑âge", "fr", "anti âge"),
        ("a - b", "en", "a–b"),
        ("a\u00a0\u202fb", "en", "a b"),
        ("a\nb\n\nc", "en", "a b\nc"),
        ("A®B ™ c", "en", "a b c"),
        ("A®-B", "en", "a b"),
        ("ﾊﾞｽ", "ja", "バス"),
        ("ﬁn ½", "en", "fin 1⁄2"),
        ("كَـرِيم أإآ", "ar", "كريم ااا"),
        ("ΆΛΦΑ", "el", "αλφα"),
        ("ی ک", "ar", "ي ك"),
    ],
)
def test_fold_text_makes_alike_what_reads_alike(text, language, folded):
    assert fold_text(text, language) == folded


def test_fold_text_can_keep_capitals():
    assert fold_text("L’ÉTÉ ‑ İ", "fr", keeps_case=True) == "L'ÉTÉ–İ"


def test_plain_characters_fold_as_all_others_do():
    plain = [char for char in map(chr, range(0x20000)) if PLAIN.fullmatch(char)]
    assert len(plain) > 20_000
    for language in ("en", "tr", "ar"):
        assert [fold_plain(char, language) for char in plain] == [fold_cluster(char, language, False) for char in plain]
    assert plain == [fold_cluster(char, "en", True) for char in plain]


def test_fold_with_spans_points_back_at_the_source():
    source = "Stra\u00adße® x"
    folded = fold_with_spans(source, "de")
    spans = [source[start:end] for start, end in zip(folded.starts, folded.ends, strict=True)]
    assert folded.text == "strasse x"
    assert spans == ["S", "t", "r", "a", "ß", "ß", "e", "® ", "x"]


@given(st.text(), st.sampled_from(["en", "tr", "el", "ar", "fa"]))
def test_fold_with_spans_names_a_place_for_each_character(source, language):
    folded = fold_with_spans(source, language)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert list(folded.starts) == sorted(folded.starts)
    assert all(0 <= start < end <= len(source) for start, end in zip(folded.starts, folded.ends, strict=True))
