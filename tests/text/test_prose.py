import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.text.prose import Prose, read_html, read_plain


def test_read_plain_sees_everything():
    prose = read_plain("a <b>")
    assert prose.text == "a <b>"
    assert prose.offsets == (0, 1, 2, 3, 4, 5)
    assert prose.source_span(2, 5) == (2, 5)


def test_read_html_does_not_split_a_word_at_inline_tags():
    assert read_html("Aver<b>lu</b><em>ne</em> <a href='/x?a=1>2'>Night</a>").text == "Averlune Night"


@pytest.mark.parametrize(
    "html",
    [
        "<p>one</p><p>two</p>",
        "<p>one</p>\n  <p>two</p>",
        "<h2>one</h2>two",
        "<ul><li>one</li><li>two</li></ul>",
        "<table><tr><td>one</td><td>two</td></tr></table>",
        "<div>one<div>two</div></div>",
        "one<hr/>two",
    ],
)
def test_read_html_breaks_the_text_between_blocks(html):
    assert read_html(html).text == "one\n\ntwo"


def test_read_html_has_one_line_feed_for_a_br():
    assert read_html("one<br>two<br/>three").text == "one\ntwo\nthree"


def test_read_html_reads_a_line_feed_of_the_source_as_a_space():
    assert read_html("<p>one\ntwo</p>").text == "one two"


def test_read_html_decodes_entities_and_knows_how_long_they_are():
    html = "R&amp;D cr&egrave;me&nbsp;x"
    prose = read_html(html)
    assert prose.text == "R&D crème\u00a0x"
    start, end = prose.source_span(0, 3)
    assert html[start:end] == "R&amp;D"
    start, end = prose.source_span(4, 9)
    assert html[start:end] == "cr&egrave;me"


def test_read_html_keeps_an_ampersand_that_is_no_entity():
    assert read_html("AT&T & you < me &nonsense;").text == "AT&T & you < me &nonsense;"


def test_read_html_leaves_out_what_nobody_sees():
    assert read_html("a<!-- <p>no</p> -->b<script>if (a<b) c()</script>c<style>p{}</style>d").text == "abcd"


def test_read_html_reads_raised_figures_as_notes():
    assert read_html("wrinkles<sup>12</sup> and 10 m<sup>2</sup> 3").text == "wrinkles¹² and 10 m² 3"


def test_source_span_leaves_out_tags_around_the_words():
    html = "<p>A <b>night</b> <i>cream</i>.</p>"
    prose = read_html(html)
    start, end = prose.source_span(2, 13)
    assert html[start:end] == "night</b> <i>cream"


def test_source_span_of_nothing_is_a_place():
    assert read_html("<b>ab</b>").source_span(1, 1) == (4, 4)


def test_source_span_needs_no_ends_for_a_text_without_entities():
    assert Prose("ab", (3, 4, 5)).source_span(0, 2) == (3, 5)


def test_read_html_ends_with_the_end_of_the_source():
    assert read_html("<p>ab</p>").offsets == (3, 4, 9)
    assert read_html("").offsets == (0,)


@given(st.text(st.sampled_from("ab<>/&;\"' \n!-psupbrcit#1")))
def test_read_html_takes_any_string(html):
    prose = read_html(html)
    assert len(prose.offsets) == len(prose.text) + 1
    assert len(prose.ends) == len(prose.text)
    assert list(prose.offsets) == sorted(prose.offsets)
    assert all(0 <= start <= end <= len(html) for start, end in zip(prose.offsets, prose.ends, strict=False))
