"""The colours of the house, and how to mix them."""

Rgb = tuple[int, int, int]

PAPER: Rgb = (251, 249, 244)
NIGHT: Rgb = (23, 59, 63)
TEAL: Rgb = (11, 95, 91)
SAGE: Rgb = (169, 195, 166)
CLAY: Rgb = (217, 130, 91)
BUTTER: Rgb = (242, 212, 146)
LILAC: Rgb = (201, 190, 220)
INK: Rgb = (31, 42, 40)


def mix(first: Rgb, second: Rgb, share: float) -> Rgb:
    """Return `first` with `share` (0 to 1) of `second` stirred in."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue


CREAM = mix(PAPER, BUTTER, 0.35)
MIST = mix(PAPER, SAGE, 0.38)
HAZE = mix(PAPER, LILAC, 0.42)
MOSS = mix(SAGE, TEAL, 0.45)
RUST = mix(CLAY, NIGHT, 0.28)
BLUSH = mix(PAPER, CLAY, 0.32)
