"""The hero picture and the articles about life at home."""

import math

from .canvas import Canvas
from .geometry import box, ellipse, smooth, soften, spin, wedge
from .palette import (
    BLUSH,
    BUTTER,
    CLAY,
    CREAM,
    HAZE,
    INK,
    LILAC,
    MIST,
    MOSS,
    NIGHT,
    PAPER,
    RUST,
    SAGE,
    TEAL,
    Rgb,
    mix,
)  # fmt: skip
from .props import SHIRT, flacon, flacon_shadow, ghost, leaf, pebble, spray_bottle

ANSWERS = (  # 1,900 replies, from the heart of the flower to its rim
    (260, BUTTER), (420, mix(CLAY, BUTTER, 0.4)), (610, CLAY), (380, mix(CLAY, LILAC, 0.6)),
    (230, LILAC),
)  # fmt: skip


def hero(c: Canvas) -> None:
    """One bottle stays; around it everything else changes."""
    c.disc(800, 440, 372, CREAM)
    c.disc(1180, 300, 210, BUTTER, 0.55)
    c.box(-800, 762, 3200, 700, MIST)
    c.shade(box(-800, 762, 3200, 238), (0, 762), (0, 900), SAGE, 0.45)
    spread = ((-300, LILAC), (300, SAGE), (-152, CLAY), (152, BUTTER))
    for dx, colour in spread:
        ghost(c, (800 + dx, 818), 610, colour, 0.62)
    flacon_shadow(c, (800, 836), 640)
    flacon(c, (800, 836), 640, SAGE, TEAL)
    with c.place(1090, 884):
        c.cast(ellipse(0, -8, 46, 20), 14, (1.6, 0.5), 0.4)
    pebble(c, (1086, 872), 50, BUTTER)
    with c.place(498, 900):
        c.cast(ellipse(0, -8, 36, 16), 12, (1.6, 0.5), 0.4)
    pebble(c, (494, 890), 40, CLAY)


def five_bottles(c: Canvas) -> None:
    """A balance: five throw-away bottles against one Flacon and its Pebbles."""
    c.disc(800, 470, 392, BUTTER, 0.5)
    c.box(-800, 838, 3200, 400, BLUSH)
    stand = soften([(-14, -560, 8), (14, -560, 8), (26, -40, 20), (150, 0, 12), (-150, 0, 12),
                    (-26, -40, 20)])  # fmt: skip
    with c.place(800, 862):
        c.cast(stand, 0, (1.0, 0.25))
        c.poly(stand, NIGHT)
        c.shade(stand, (60, 0), (-30, -100), INK, 0.7)
    left, right = (488, 352), (1112, 268)
    c.line([left, right], 20, NIGHT)
    c.disc(800, 310, 34, CLAY)
    c.disc(800, 310, 12, PAPER)
    _pan(c, *left, 300)
    for i, colour in enumerate((LILAC, SAGE, mix(CLAY, BUTTER, 0.35), HAZE, MOSS)):
        spray_bottle(c, (488 - 128 + 64 * i, 650), 236 - 12 * (i % 2), colour)
    _pan(c, *right, 300)
    flacon(c, (1076, 566), 236, SAGE, TEAL)
    for i in range(3):
        pebble(c, (1182, 546 - 16 * i), 32, BUTTER)


def _pan(c: Canvas, x: float, y: float, drop: float) -> None:
    for side in (-176, 176):
        c.line([(x, y), (x + side, y + drop)], 5, RUST)
    dish = soften([(-190, 0, 4), (190, 0, 4), (110, 44, 40), (-110, 44, 40)])
    c.disc(x, y, 15, CLAY)
    with c.place(x, y + drop):
        c.sweep(dish, (90, 150), 0.16)
        c.poly(dish, CLAY)
        c.shade(dish, (190, 40), (-60, 0), RUST, 0.7)


def small_flat(c: Canvas) -> None:
    """The flat from above, with everything that should be somewhere else."""
    with c.place(800, 496, 0.98, -9):
        walls = box(-470, -330, 940, 660, 10)
        c.sweep(walls, (250, 190), 0.34)
        c.poly(walls, NIGHT)
        c.box(-450, -310, 530, 380, CREAM)
        c.box(100, -310, 350, 330, HAZE)
        c.box(-450, 90, 330, 220, MIST)
        c.box(-100, 90, 180, 220, mix(PAPER, SAGE, 0.75))
        c.box(100, 40, 350, 270, BLUSH)
        _doors(c)
        _living(c)
        _sleeping(c)
        _wet_rooms(c)
        _mess(c)


def _doors(c: Canvas) -> None:
    c.box(78, -60, 24, 74, CREAM)
    c.poly(wedge(78, -60, 74, 90, 180), CLAY, 0.28)
    c.box(-400, 68, 84, 24, CREAM)
    c.poly(wedge(-400, 68, 84, -90, 0), CLAY, 0.28)
    c.box(-96, 68, 66, 24, CREAM)
    c.box(78, 120, 24, 90, BLUSH)
    c.box(250, 308, 96, 24, CLAY)


def _living(c: Canvas) -> None:
    c.disc(-190, -120, 128, CLAY, 0.5)
    c.disc(-190, -120, 92, BUTTER, 0.6)
    sofa = box(-430, -230, 100, 220, 22)
    c.sweep(sofa, (40, 28), 0.3)
    c.poly(sofa, TEAL)
    for y in (-214, -116):
        c.box(-398, y, 62, 92, MOSS, 14)
    table = box(-246, -158, 120, 78, 30)
    c.sweep(table, (34, 24), 0.34)
    c.poly(table, RUST)
    c.box(-120, -296, 170, 34, NIGHT, 6)
    for i in range(5):
        c.box(-112 + i * 32, -292, 22, 26, (LILAC, CLAY, SAGE, BUTTER, PAPER)[i], 3)
    for turn in range(0, 360, 45):
        leaf(c, (22, 12), 56, turn, MOSS)


def _sleeping(c: Canvas) -> None:
    bed = box(200, -290, 230, 250, 14)
    c.sweep(bed, (36, 26), 0.3)
    c.poly(bed, PAPER)
    for x in (216, 322):
        c.box(x, -276, 92, 56, mix(HAZE, PAPER, 0.3), 18)
    cover = smooth([(196, -176), (280, -196), (360, -170), (436, -190), (438, -60), (400, -34),
                    (300, -22), (190, -44)])  # fmt: skip
    c.poly(cover, LILAC)
    c.shade(cover, (440, -20), (240, -140), NIGHT, 0.3)
    c.box(122, -296, 46, 160, mix(LILAC, NIGHT, 0.35), 8)


def _wet_rooms(c: Canvas) -> None:
    c.box(-446, 252, 322, 54, PAPER, 6)
    for x in (-420, -370):
        c.disc(x + 10, 279, 18, INK, 0.85)
    c.box(-270, 260, 70, 38, mix(MIST, TEAL, 0.3), 10)
    tub = box(-90, 200, 160, 100, 44)
    c.poly(tub, PAPER)
    c.box(-78, 212, 136, 76, mix(PAPER, TEAL, 0.28), 34)
    c.disc(46, 120, 22, PAPER)
    desk = box(330, 70, 104, 180, 10)
    c.sweep(desk, (34, 24), 0.28)
    c.poly(desk, BUTTER)
    c.poly(spin(box(350, 110, 56, 78, 5), 12, 378, 150), PAPER)
    c.disc(292, 160, 32, MOSS)


def _mess(c: Canvas) -> None:
    sock = soften([(-9, -30, 4), (9, -30, 4), (10, 6, 8), (32, 12, 10), (30, 28, 8), (-8, 26, 12)])
    spots = ((-60, -30, 20, CLAY), (30, -200, -70, LILAC), (150, -90, 40, TEAL),
             (-250, 10, 110, LILAC), (180, 250, -20, CLAY), (-300, 190, 60, BUTTER),
             (-30, 160, 15, CLAY), (140, 100, 130, SAGE))  # fmt: skip
    for x, y, turn, colour in spots:
        with c.place(x, y, 1.05, turn):
            c.poly(sock, colour)
            c.box(-10, -31, 20, 9, mix(colour, NIGHT, 0.4), 3)
    books = ((-74, 24, 24, NIGHT), (-300, -280, -14, CLAY), (240, 90, 33, TEAL))
    for x, y, turn, colour in books:
        with c.place(x, y, 1, turn):
            c.poly(box(-26, -18, 52, 36, 4), colour)
            c.box(-2, -18, 4, 36, PAPER, alpha=0.6)
    for x, y in ((-210, -128), (-166, -108), (380, 218), (-176, 270), (-150, 282)):
        c.disc(x, y, 15, PAPER)
        c.disc(x, y, 9, mix(CLAY, PAPER, 0.3))
    _shirt_on_floor(c)


def _shirt_on_floor(c: Canvas) -> None:
    for x, y, size, turn, colour in (
        (-20, -150, 0.24, 24, CLAY), (330, -96, 0.22, -150, TEAL), (-372, 150, 0.19, -24, LILAC),
    ):  # fmt: skip
        with c.place(x, y, size, turn):
            c.sweep(SHIRT, (16, 12), 0.25)
            c.poly(SHIRT, colour)
            c.shade(SHIRT, (200, 240), (-80, -80), NIGHT, 0.45)


def members(c: Canvas) -> None:
    """A flower of exactly 1,900 dots, one for each reply, in a Flacon."""
    c.disc(800, 410, 378, mix(NIGHT, TEAL, 0.62))
    c.box(-800, 842, 3200, 400, mix(NIGHT, SAGE, 0.3))
    flacon_shadow(c, (800, 900), 300, (1.5, 0.22))
    c.line(smooth([(806, 840), (798, 730), (801, 560)], False), 11, MOSS)
    leaf(c, (799, 660), 136, 76, MOSS)
    leaf(c, (799, 682), 122, -72, SAGE)
    flacon(c, (800, 900), 258, SAGE, CLAY, "open")
    for radius, share in ((268, 0.3), (219, 0.5), (160, 0.62)):
        c.disc(800, 338, radius, mix(NIGHT, CLAY, share))
    c.disc(800, 338, 100, mix(RUST, BUTTER, 0.4))
    for i, colour in enumerate(_colours()):
        r, turn = 6.1 * math.sqrt(i + 0.5), i * math.pi * (3 - math.sqrt(5))
        x, y = 800 + r * math.cos(turn), 338 + r * math.sin(turn)
        c.pen.ellipse(_dot(c, x, y, 3.3 + 1.3 * math.sin(i / 1900 * math.pi)), fill=colour)


def _colours() -> list[Rgb]:
    return [colour for count, colour in ANSWERS for _ in range(count)]


def _dot(c: Canvas, x: float, y: float, r: float) -> tuple[float, float, float, float]:
    (left, top), (right, low) = c.at([(x - r, y - r), (x + r, y + r)])
    return left, top, right, low
