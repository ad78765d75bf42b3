"""Whether a colour can be read on paper and on night."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

HEX_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
PAPER = "#fbf9f4"
# WCAG 2.2, success criterion 1.4.3: text of normal size.
LEAST_CONTRAST = 4.5


def luminance(colour: str) -> float:
    """Return the relative luminance, 0 to 1, of `#rrggbb` (WCAG 2.2, definition of relative luminance)."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def validate_accent(colour: str) -> None:
    """Refuse what is no `#rrggbb`, or cannot be read on the site's paper."""
    if not HEX_COLOUR.fullmatch(colour):
        raise ValidationError(_("Write the colour as # and six digits: #0b5f5b."))
    ratio = contrast(colour, PAPER)
    if ratio < LEAST_CONTRAST:
        message = _(
            "This colour is too pale to be read: its contrast on the page is %(ratio)s, and must be 4.5 or more."
        )
        raise ValidationError(message, params={"ratio": f"{ratio:.1f}"})


def lighten_until_readable(colour: str, background: str) -> str:
    """Return the colour, mixed with white until it reaches the least contrast on a dark background."""
    channels = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
    for step in range(0, 101, 5):
        mixed = [round(c + (255 - c) * step / 100) for c in channels]
        candidate = "#" + "".join(f"{c:02x}" for c in mixed)
        if contrast(candidate, background) >= LEAST_CONTRAST + 0.5:
            return candidate
    return "#ffffff"
