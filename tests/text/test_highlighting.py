from hypothesis import given
from hypothesis import strategies as st

from hub.text.highlighting import Piece, excerpt, highlight


def test_highlight_ignores_accents_and_case():
    assert highlight("La netteté compte", "NETTETE") == [
        Piece("La ", False),
        Piece("netteté", True),
        Piece(" compte", False),
    ]


def test_highlight_marks_words_that_begin_so():
    assert [p.text for p in highlight("refill, refilling, unfilled", "refill") if p.is_match] == ["refill", "refilling"]


def test_highlight_without_words_marks_nothing():
    assert highlight("text", "()*") == [Piece("text", False)]


@given(st.text(), st.text(max_size=20))
def test_highlight_loses_no_character(text, query):
    assert "".join(piece.text for piece in highlight(text, query)) == text


def test_excerpt_is_cut_around_the_match():
    text = "word " * 200 + "needle " + "word " * 200
    pieces = excerpt(text, "needle", 60)
    assert [piece.text for piece in pieces if piece.is_match] == ["needle"]
    assert pieces[0].text.startswith("… ")
    assert pieces[-1].text.endswith(" …")
    assert len("".join(piece.text for piece in pieces)) < 80


def test_excerpt_of_a_short_text_is_the_text():
    assert excerpt("short", "x") == [Piece("short", False)]
