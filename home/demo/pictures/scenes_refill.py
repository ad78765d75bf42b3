"""The articles about refilling."""

import math

from .canvas import Canvas
from .geometry import Points, arc, box, ellipse, mirrored, smooth, soften, stroke
from .palette import (
    BLUSH,
    BUTTER,
    CLAY,
    CREAM,
    INK,
    LILAC,
    MOSS,
    NIGHT,
    PAPER,
    RUST,
    SAGE,
    TEAL,
    Rgb,
    mix,
)  # fmt: skip
from .props import flacon, flacon_shadow, pouch, spray_bottle

LOOP: Points = smooth([
    (-500, 800), (0, 796), (420, 760), (760, 640), (1010, 450), (980, 200), (800, 108), (620, 200),
    (590, 450), (840, 640), (1180, 760), (1600, 796), (2100, 800),
], False, 24)  # fmt: skip
WALLS = (CREAM, BLUSH, mix(BUTTER, PAPER, 0.3), mix(CLAY, PAPER, 0.55), mix(LILAC, PAPER, 0.4))
ROWS = ((690, 4, 176, 110), (800, 6, 186, 124), (920, 8, 192, 132), (1040, 9, 200, 130))
ROOFS = (CLAY, RUST, mix(CLAY, BUTTER, 0.3), mix(CLAY, NIGHT, 0.12))


def refill(c: Canvas) -> None:
    """A pouch fills the bottle that stays; the others fade from the shelf."""
    c.disc(860, 450, 372, BUTTER, 0.75)
    c.box(-800, 812, 3200, 400, mix(SAGE, TEAL, 0.3))
    c.shade(box(-800, 812, 3200, 190), (0, 812), (0, 960), mix(SAGE, TEAL, 0.6), 0.5)
    for i, alpha in enumerate((0.15, 0.4, 0.7)):
        spray_bottle(c, (366 + i * 116, 828), 320, mix(SAGE, LILAC, alpha))
    flacon_shadow(c, (820, 868), 480)
    flacon(c, (820, 868), 480, CLAY, TEAL, "open")
    fall = smooth([(838, 344), (824, 380), (820, 430), (820, 520), (820, 610)], False)
    c.poly(stroke(fall, 25, 14), CLAY)
    bag = (1108, 152)
    with c.place(*bag):
        c.sweep(ellipse(-120, 40, 120), (200, 230), 0.16)
    pouch(c, bag, 320, mix(CLAY, BUTTER, 0.15), -112)


def loop(c: Canvas) -> None:
    """Out in a box, back in the same box."""
    c.disc(800, 390, 300, PAPER, 0.7)
    c.box(-800, 812, 3200, 400, mix(LILAC, NIGHT, 0.14))
    half = len(LOOP) // 2
    for part in (LOOP[half:], LOOP[: half + 1]):
        c.poly(stroke(part, 60), CLAY)
    for share in (0.22, 0.39, 0.5, 0.61, 0.78):
        _chevron(c, round(share * len(LOOP)))
    _home(c)
    _mill(c)
    flacon(c, (722, 476), 236, SAGE, TEAL, turn=-14)
    pouch(c, (868, 452), 176, mix(BUTTER, CLAY, 0.2), 12)
    _carton(c)


def _chevron(c: Canvas, index: int) -> None:
    (x, y), (a, b) = LOOP[index], LOOP[index + 1]
    with c.place(x, y, 1, math.degrees(math.atan2(b - y, a - x))):
        for side in (-1, 1):
            c.line([(8, 0), (-8, side * 15)], 8, PAPER)


def _carton(c: Canvas) -> None:
    front = box(640, 690, 320, 220, 4)
    c.cast(front, 910, (1.2, 0.4), 0.35)
    c.poly([(640, 690), (700, 640), (900, 640), (960, 690)], INK)
    c.poly(front, mix(CLAY, BUTTER, 0.62))
    c.shade(front, (960, 910), (720, 740), CLAY, 0.6)
    for flap in ([(640, 690), (700, 640), (640, 600), (556, 650)],
                 [(960, 690), (900, 640), (960, 600), (1044, 650)]):  # fmt: skip
        c.poly(flap, mix(BUTTER, PAPER, 0.25))
    c.line(arc(800, 806, 52, -60, 210, 50), 15, PAPER)
    c.poly([(800, 734), (848, 752), (806, 788)], PAPER)


def _home(c: Canvas) -> None:
    with c.place(424, 816):
        c.cast(box(-90, -190, 180, 190), 0, (0.9, 0.25), 0.22)
        _house(c, (0, 0), 190, 190, CREAM, TEAL)


def _mill(c: Canvas) -> None:
    with c.place(1166, 816):
        c.cast(box(-130, -200, 260, 200), 0, (0.9, 0.25), 0.22)
        c.poly(soften([(76, -360, 3), (110, -360, 3), (116, -100, 1), (70, -100, 1)]), RUST)
        for i in range(3):
            x = -130 + i * 88
            c.poly([(x, -170), (x, -236), (x + 88, -170)], NIGHT)
        c.box(-130, -172, 264, 172, BLUSH)
        c.shade(box(-130, -172, 264, 172), (134, 0), (-40, -60), CLAY, 0.5)
        for i in range(4):
            c.box(-106 + i * 60, -134, 34, 52, TEAL, 16)
        c.box(-20, -60, 52, 60, NIGHT, 4)
    for i in range(3):
        river = smooth(
            [
                (980 + i * 90, 900 + i * 26),
                (1120 + i * 80, 890 + i * 26),
                (1260 + i * 80, 902 + i * 26),
                (1420 + i * 80, 892 + i * 26),
            ],
            False,
        )
        c.line(river, 9, PAPER, 0.55)


def _house(c: Canvas, at: tuple[float, float], w: float, h: float, wall: Rgb, roof: Rgb) -> None:
    with c.place(*at):
        body = box(-w / 2, -h, w, h)
        c.poly(body, wall)
        c.shade(body, (w / 2, 0), (-w / 4, -h / 3), mix(wall, RUST, 0.6), 0.5)
        rise = w * 0.34
        top = soften([(-w / 2 - 9, -h, 3), (-w / 5, -h - rise, 3), (w / 5, -h - rise, 3),
                      (w / 2 + 9, -h, 3)])  # fmt: skip
        c.box(w / 6, -h - rise - 24, 17, 44, mix(roof, NIGHT, 0.3))
        c.poly(top, roof)
        c.shade(top, (w / 2, -h), (-w / 4, -h - rise), NIGHT, 0.3)
        for row in range(max(1, int(h // 62))):
            for x in (-w * 0.27, w * 0.27):
                c.box(x - 12, -h + 24 + row * 60, 24, 34, NIGHT if row % 2 else TEAL, 2, 0.85)


def lyon(c: Canvas) -> None:
    """A counter with taps on a hill of roofs."""
    c.disc(800, 372, 340, BUTTER, 0.75)
    hill = smooth([(-300, 1010), (100, 860), (430, 640), (620, 540), (800, 516), (980, 540),
                   (1170, 640), (1500, 860), (1900, 1010)], False)  # fmt: skip
    c.poly(hill, MOSS)
    with c.place(800, 560, 1.2), c.place(-800, -560):
        _bar(c)
    for x, y, size in ((446, 720, 150), (1150, 690, 170), (1330, 830, 150), (300, 850, 130)):
        with c.place(x, y, size / 100):
            c.poly(smooth([(0, 0), (-17, -30), (0, -100), (17, -30)]), TEAL)
    for row, (base, count, step, height) in enumerate(ROWS):
        for i in range(count):
            mid = 800 + (i - (count - 1) / 2) * step + (row % 2) * 14
            foot = (mid, base + abs(mid - 800) ** 1.5 * 0.008)
            tall = height + (i * 37 + row * 23) % 46
            _house(c, foot, step - 22, tall, WALLS[(i * 2 + row) % 5], ROOFS[(i + row) % 4])


def _bar(c: Canvas) -> None:
    counter = box(590, 420, 420, 130, 6)
    for x in (606, 980):
        c.box(x, 200, 14, 230, NIGHT)
    for i, colour in enumerate((LILAC, SAGE, CLAY)):
        _tap(c, 700 + i * 114, 416, colour)
    c.poly(counter, TEAL)
    c.shade(counter, (1010, 550), (700, 440), NIGHT, 0.8)
    c.box(568, 408, 464, 24, CREAM, 8)
    flacon(c, (786, 410), 66, SAGE, CLAY, "open")
    _awning(c)


def _tap(c: Canvas, x: float, y: float, colour: Rgb) -> None:
    with c.place(x, y):
        c.box(-8, -118, 16, 118, NIGHT, 4)
        c.box(-34, -104, 34, 13, NIGHT, 5)
        c.box(-34, -104, 13, 26, NIGHT, 4)
        c.poly(soften(mirrored([(12, -156, 8), (8, -114, 4)])), mix(colour, NIGHT, 0.1))


def _awning(c: Canvas) -> None:
    for i in range(8):
        left, right = 574 + i * 56.5, 574 + (i + 1) * 56.5
        a, b = 620 + i * 45, 620 + (i + 1) * 45
        mid, colour = (left + right) / 2, CLAY if i % 2 == 0 else PAPER
        c.poly([(a, 140), (b, 140), (right, 226), (left, 226)], colour)
        c.poly(ellipse(mid, 226, 28.2, 24), colour)
    c.shade([(980, 140), (1026, 226), (574, 226), (620, 140)], (0, 232), (0, 176), RUST, 0.35)
