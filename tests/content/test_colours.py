import pytest
from django.core.exceptions import ValidationError

from hub.content.colours import LEAST_CONTRAST, PAPER, contrast, lighten_until_readable, luminance, validate_accent

NIGHT = "#14201f"


@pytest.mark.parametrize(("colour", "expected"), [("#000000", 0), ("#ffffff", 1), ("#ff0000", 0.2126)])
def test_luminance_is_that_of_the_standard(colour, expected):
    assert luminance(colour) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.48), ("#767676", "#FFFFFF", 4.54), ("#0b5f5b", "#0B5F5B", 1)],
)
def test_contrast_is_that_of_the_standard(one, other, expected):
    assert contrast(one, other) == pytest.approx(expected, abs=0.01)
    assert contrast(other, one) == contrast(one, other)


@pytest.mark.parametrize("colour", ["#0b5f5b", "#000000", "#8A1C1C", "#1b4f9c"])
def test_readable_accent_is_accepted(colour):
    validate_accent(colour)


@pytest.mark.parametrize("colour", ["#ffffff", "#7cc4bd", "#ffcc00", "#8a8a8a"])
def test_pale_accent_is_refused_with_its_contrast(colour):
    with pytest.raises(ValidationError) as refused:
        validate_accent(colour)
    assert f"{contrast(colour, PAPER):.1f}" in refused.value.messages[0]


@pytest.mark.parametrize(
    "colour",
    ["", "#fff", "0b5f5b", "#0b5f5bff", "#0b5f5g", "red", "#0b5f5b\n", "#0b5f5b;}body{display:none", "#٠٠٠٠٠٠"],
)
def test_what_is_no_colour_is_refused(colour):
    with pytest.raises(ValidationError, match="six digits"):
        validate_accent(colour)


@pytest.mark.parametrize("colour", ["#0b5f5b", "#000000", "#14201f", "#8A1C1C", "#ffffff", "#1b4f9c"])
def test_accent_can_be_read_at_night(colour):
    lightened = lighten_until_readable(colour, NIGHT)
    assert contrast(lightened, NIGHT) >= LEAST_CONTRAST
    assert lightened == lightened.lower()


def test_colour_that_can_be_read_already_stays():
    assert lighten_until_readable("#7CC4BD", NIGHT) == "#7cc4bd"


def test_background_on_which_nothing_can_be_read_gets_white():
    assert lighten_until_readable("#0b5f5b", "#999999") == "#ffffff"
