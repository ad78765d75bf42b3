"""The mark of the house, its icon, and four partners' marks."""

import math

from .canvas import Canvas
from .geometry import arc, ellipse, mirrored, soften, stroke
from .palette import BUTTER, CLAY, LILAC, MOSS, NIGHT, PAPER, SAGE, TEAL, Rgb, mix
from .props import LEAF


def logo(c: Canvas) -> None:
    """The mark reversed out of teal, which stands on a light page and on a dark one."""
    with c.place(500, 500, 13.6):
        mark(c, PAPER)


def icon(c: Canvas) -> None:
    """The mark reversed out of teal, inside the safe zone of a maskable icon."""
    with c.place(500, 500, 12):
        mark(c, PAPER)


def mark(c: Canvas, colour: Rgb) -> None:
    """The bottle in its turning ring, in a frame of 64 units about the centre."""
    c.poly(stroke(arc(0, 0, 26, 6, 304, 200), 5), colour)
    x, y = arc(0, 0, 26, 304, 360, 1)[0]
    with c.place(x, y, 1, 46):
        c.poly(soften([(-1, -8, 1), (11, 0, 1), (-1, 8, 1)]), colour)
    c.poly(soften(mirrored([(4.4, -16.5, 1.2), (4.4, -11.6, 0.8)])), colour)
    neck = [(3.6, -9.6, 0.4), (3.6, -7, 2), (9.5, -2.5, 6), (9.5, 2.6, 0.4)]
    c.poly(soften(mirrored(neck)), colour)
    c.poly(soften(mirrored([(9.5, 4.6, 0.4), (9.5, 16.5, 3)])), colour)


def partner_one(c: Canvas) -> None:
    """Three discs that share."""
    for x, colour in ((204, TEAL), (300, SAGE), (396, CLAY)):
        c.disc(x, 150, 84, colour, 0.82)


def partner_two(c: Canvas) -> None:
    """A sun between two half-round hills."""
    c.disc(318, 92, 46, CLAY)
    c.poly(arc(230, 232, 112, 180, 360), NIGHT)
    c.poly(arc(384, 232, 84, 180, 360), MOSS)


def partner_three(c: Canvas) -> None:
    """Six petals round a centre."""
    for i in range(6):
        with c.place(300, 150, 1.08, i * 60), c.place(0, -16):
            c.poly(LEAF, mix(LILAC, NIGHT, 0.55 if i % 2 else 0.3), 0.9)
    c.disc(300, 150, 15, CLAY)


def partner_four(c: Canvas) -> None:
    """Three waves in a round window."""
    with c.clip(ellipse(300, 150, 104)):
        c.disc(300, 150, 110, TEAL)
        for i, colour in enumerate((SAGE, PAPER, BUTTER)):
            wave = [(x, 100 + i * 50 - 15 * math.cos((x - 300) / 30)) for x in range(180, 421, 3)]
            c.poly(stroke(wave, 18), colour)
