import pytest

from hub.text.reading import reading_minutes


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (238, 1), (239, 2), (2380, 10)])
def test_reading_minutes_rounds_up(words, minutes):
    assert reading_minutes("word " * words) == minutes
