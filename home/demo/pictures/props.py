"""Things that appear in more than one picture: the Flacon, the Pebble, leaves, drops."""

from .canvas import Canvas
from .geometry import Point, arc, ellipse, flip, mirrored, smooth, soften, stroke
from .palette import BUTTER, CLAY, INK, LILAC, NIGHT, PAPER, RUST, SAGE, TEAL, Rgb, mix

# The Flacon stands on (0, 0) and is 100 high.
BODY = soften(mirrored([(7, -86, 1), (7, -76, 7), (21, -66, 15), (21, 0, 6)]))
LIQUID = soften(mirrored([(18.6, -56, 0.5), (18.6, -2, 5)]))
SLEEVE = soften(mirrored([(22.4, -40, 3), (22.4, 1, 7)]))
CAP = soften(mirrored([(8.6, -100, 2.6), (9.2, -84, 1.4)]))
TRIGGER = soften([
    (-7, -87, 1), (-6, -95, 3), (-9, -104, 4), (-5, -110, 4), (17, -110, 2), (24, -106, 1),
    (24, -100, 1), (16, -100, 2), (14, -92, 3), (18, -84, 2), (14.5, -82, 1.5), (9, -90, 4),
    (7, -87, 1),
])  # fmt: skip
DROP = smooth([(0, -60), (17, -24), (28, 6), (18, 32), (0, 40), (-18, 32), (-28, 6), (-17, -24)])
SHIRT = soften([(-66, -226, 10), (0, -190, 60), (66, -226, 10), (150, -196, 20), (252, -70, 14),
                (176, -8, 14), (134, -66, 8), (140, 240, 20), (-140, 240, 20), (-134, -66, 8),
                (-176, -8, 14), (-252, -70, 14), (-150, -196, 20)])  # fmt: skip
LEAF = smooth([(0, 0), (17, -28), (16, -66), (0, -100), (-16, -66), (-17, -28)])


def flacon(
    c: Canvas,
    at: Point,
    height: float,
    liquid: Rgb = SAGE,
    sleeve: Rgb = TEAL,
    head: str = "cap",
    turn: float = 0,
) -> None:
    """The glass bottle in its sleeve; `head` is cap, trigger or open."""
    with c.place(*at, height / 100, turn):
        c.poly(BODY, mix(PAPER, liquid, 0.18), 0.78)
        c.poly(LIQUID, liquid, 0.92)
        c.poly(ellipse(0, -56, 18.6, 1.6), mix(liquid, PAPER, 0.45))
        c.shade(BODY, (21, 0), (2, -4), mix(liquid, NIGHT, 0.7), 0.4)
        c.line([(-15.2, -60), (-15.2, -45)], 2.2, PAPER, 0.75)
        _sleeve(c, sleeve, liquid)
        _head(c, head, sleeve)


def _sleeve(c: Canvas, colour: Rgb, liquid: Rgb) -> None:
    c.poly(SLEEVE, colour)
    c.shade(SLEEVE, (24, 0), (-8, -6), mix(colour, INK, 0.6), 0.6)
    c.box(-3.6, -33, 7.2, 26, mix(liquid, PAPER, 0.35), 3.6)
    c.box(-3.6, -24, 7.2, 17, liquid, 3.6)


def _head(c: Canvas, head: str, sleeve: Rgb) -> None:
    c.box(-8, -87, 16, 3.4, mix(sleeve, INK, 0.25), 1)
    if head == "cap":
        c.poly(CAP, sleeve)
        c.shade(CAP, (10, -90), (-4, -92), mix(sleeve, INK, 0.6), 0.6)
    elif head == "trigger":
        c.poly(TRIGGER, NIGHT)
        c.shade(TRIGGER, (0, -84), (0, -108), INK, 0.7)


def flacon_shadow(c: Canvas, at: Point, height: float, lean: Point = (1.15, 0.32)) -> None:
    """What a standing Flacon throws on the table."""
    with c.place(*at, height / 100):
        c.cast(BODY, 0, lean, 0.34)
        c.cast(CAP, 0, lean, 0.34)


def ghost(c: Canvas, at: Point, height: float, colour: Rgb, alpha: float = 0.6) -> None:
    """A Flacon as one translucent shape."""
    with c.place(*at, height / 100):
        c.poly(BODY, colour, alpha)
        c.box(-9, -100, 18, 12.4, colour, 2.6, alpha)


def pebble(c: Canvas, at: Point, r: float, colour: Rgb = BUTTER, turn: float = 0) -> None:
    """A concentrate tablet, seen slightly from above."""
    low = mix(colour, RUST, 0.36)
    with c.place(*at, r / 50, turn):
        c.poly(ellipse(0, 12, 50, 30), low)
        c.box(-50, 0, 100, 12, low)
        c.poly(ellipse(0, 0, 50, 30), colour)
        c.shade(ellipse(0, 0, 50, 30), (46, 20), (-12, -12), low, 0.55)
        c.line([(-25, 8), (25, -8)], 3.6, low, 0.75)


def drop(c: Canvas, at: Point, r: float, colour: Rgb = TEAL, alpha: float = 1) -> None:
    """A drop of water."""
    with c.place(*at, r / 28):
        c.poly(DROP, colour, alpha)
        c.shade(DROP, (24, 34), (-10, -10), mix(colour, INK, 0.5), 0.5 * alpha)
        c.line(arc(0, 6, 17, 115, 185, 16), 4.5, PAPER, 0.75 * alpha)


def leaf(c: Canvas, at: Point, length: float, turn: float, colour: Rgb = SAGE) -> None:
    """A leaf with a vein, growing from `at`; upright at zero degrees."""
    with c.place(*at, length / 100, turn):
        c.poly(LEAF, colour)
        c.shade([p for p in LEAF if p[0] >= 0], (18, -20), (0, -80), mix(colour, NIGHT, 0.6), 0.5)
        c.line([(0, 4), (0, -84)], 1.6, mix(colour, PAPER, 0.5), 0.8)


def sprig(c: Canvas, at: Point, size: float, turn: float, colour: Rgb = SAGE) -> None:
    """A stem with pairs of leaves."""
    with c.place(*at, size / 100, turn):
        c.line([(0, 0), (0, -86)], 1.4, mix(colour, NIGHT, 0.45))
        for step in range(4):
            y = -18 - step * 20
            leaf(c, (0, y), 34 - step * 4, 52, colour)
            leaf(c, (0, y - 6), 34 - step * 4, -52, colour)
        leaf(c, (0, -84), 22, 0, colour)


def pouch(c: Canvas, at: Point, height: float, colour: Rgb = CLAY, turn: float = 0) -> None:
    """A stand-up refill pouch with a spout in its corner; stands on `at`."""
    bag = soften([(-30, -92, 4), (30, -92, 4), (34, -50, 20), (37, 0, 10), (-37, 0, 10),
                  (-34, -50, 20)])  # fmt: skip
    with c.place(*at, height / 100, turn):
        c.box(-27, -106, 11, 20, NIGHT, 2)
        c.poly(bag, colour)
        c.shade(bag, (38, 0), (-16, -30), mix(colour, NIGHT, 0.7), 0.5)
        c.box(-27, -86, 54, 4.5, mix(colour, PAPER, 0.35), 2)
        c.disc(0, -40, 19, PAPER, 0.85)
        with c.place(0, -33, 0.34):
            c.poly(DROP, colour)
        c.poly(stroke(smooth([(-24, -10), (0, -5), (24, -10)], False), 1.6), PAPER, 0.5)


def lavender(c: Canvas, at: Point, size: float, turn: float, colour: Rgb = LILAC) -> None:
    """A stem of lavender, upright at zero degrees."""
    bud = smooth([(0, 0), (7, -5), (6, -13), (0, -17), (-3, -8)])
    with c.place(*at, size / 100, turn):
        c.line([(0, 0), (0, -60)], 1.8, mix(SAGE, TEAL, 0.6))
        for step in range(6):
            with c.place(0, -46 - step * 8, 1 - step * 0.09, 28):
                c.poly(bud, mix(colour, NIGHT, 0.12 + 0.05 * (step % 3)))
            with c.place(0, -46 - step * 8, 1 - step * 0.09, -28):
                c.poly(flip(bud), colour)
        with c.place(0, -92, 0.6):
            c.poly(bud, colour)


def spray_bottle(c: Canvas, at: Point, height: float, colour: Rgb, turn: float = 0) -> None:
    """The throw-away trigger bottle, 120 high in its own frame; stands on `at`."""
    body = soften(mirrored([(8, -84, 1), (9, -74, 8), (20, -52, 14), (17, -28, 14), (21, 0, 6)]))
    with c.place(*at, height / 112, turn):
        c.poly(body, colour, 0.9)
        c.shade(body, (22, 0), (-6, -6), mix(colour, NIGHT, 0.7), 0.45)
        c.box(-13, -32, 26, 22, PAPER, 3, 0.7)
        c.poly(TRIGGER, mix(colour, NIGHT, 0.55))
