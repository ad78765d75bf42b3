import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.text.cleaning import clean_name, clean_text, is_storable


@pytest.mark.parametrize("text", ["a\x00b", "\ud800", "x\udfff"])
def test_is_storable_refuses_what_databases_refuse(text):
    assert not is_storable(text)


def test_is_storable_takes_any_language():
    assert is_storable("Größe, مرحبا, 日本語, 🧴")


def test_clean_text_removes_direction_overrides():
    assert clean_text("safe\u202egnp.exe") == "safegnp.exe"


def test_clean_text_keeps_paragraphs_and_tabs():
    assert clean_text("a\r\n\r\n\r\n\r\nb\tc\r") == "a\n\nb\tc"


def test_clean_name_is_one_line():
    assert clean_name("  Anna\n\t Lena ") == "Anna Lena"


@given(st.text())
def test_clean_text_is_stable(text):
    assert clean_text(clean_text(text)) == clean_text(text)
