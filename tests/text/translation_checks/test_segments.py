import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.text.translation_checks.segments import read_segment


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Un bocal", "Un bocal"),
        ('Voir <a id="a1">le <b>bocal</b></a>', "Voir le bocal"),
        ("Sel &amp; citron&nbsp;vert", "Sel & citron\u00a0vert"),
        ("Un<br/>deux", "Un\ndeux"),
        ("5 < 6 & 7 > 3", "5 < 6 & 7 > 3"),
        ("<votre nom>", "<votre nom>"),
        ("AT&T &x1;", "AT&T &x1;"),
        ("&lt;b&gt;", "<b>"),
    ],
)
def test_text_is_what_a_reader_sees(raw, text):
    assert read_segment(raw).text == text


@pytest.mark.parametrize("raw", ['<a id="a1">', "<a id='a1'>", "<a class=x id=a1>", '<A id = "a1">'])
def test_tag_has_its_id(raw):
    [tag] = read_segment(raw).tags
    assert (tag.name, tag.id, tag.is_closing) == ("a", "a1", False)


def test_span_is_that_of_the_raw_text():
    segment = read_segment("Un <b>bon</b> &amp; beau")
    place = segment.text.index("bon")
    assert segment.span(place, place + 3) == (6, 9)
    place = segment.text.index("&")
    assert segment.span(place, place + 1) == (14, 19)


def test_prose_masks_what_is_for_a_machine():
    segment = read_segment("Écrivez {name} à care@example.com, <code>a: b</code>.")
    masked = segment.prose.replace("\ufffc", "_")
    assert masked == "Écrivez ______ à ________________, ____."


@given(st.text(alphabet="ab<>/&;#1 {}%@.:\"'=", max_size=60))
def test_prose_and_offsets_are_as_long_as_the_text(raw):
    segment = read_segment(raw)
    assert len(segment.prose) == len(segment.text) == len(segment.starts) == len(segment.ends)
    assert all(0 <= start < end <= len(raw) for start, end in zip(segment.starts, segment.ends, strict=True))
    assert list(segment.starts) == sorted(segment.starts)
