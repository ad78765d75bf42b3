"""The articles from the laboratory."""

from .canvas import Canvas
from .geometry import Points, arc, box, ellipse, mirrored, move, smooth, soften, spin, stroke
from .palette import (
    BLUSH,
    BUTTER,
    CLAY,
    CREAM,
    INK,
    LILAC,
    NIGHT,
    PAPER,
    RUST,
    SAGE,
    TEAL,
    mix,
)  # fmt: skip
from .props import DROP, lavender, leaf, pebble

FACE: Points = smooth([
    (6, -66), (-24, -58), (-40, -36), (-43, -18), (-42, -10), (-50, 2), (-58, 13), (-54, 18),
    (-45, 20), (-47, 27), (-43, 31), (-45, 36), (-41, 40), (-42, 50), (-34, 58), (-17, 58),
    (-8, 70), (-10, 120), (44, 120), (36, 70), (40, 40), (56, 8), (56, -30), (36, -58),
], n=8)  # fmt: skip


def dissolving(c: Canvas) -> None:
    """A Pebble at the bottom of the bottle, twelve minutes around it."""
    glass = soften([(330, -300, 0), (1270, -300, 0), (1270, 940, 110), (330, 940, 110)])
    water = [(330, 190), (1270, 190), *[p for p in glass if p[1] > 190]]
    c.poly(glass, mix(NIGHT, SAGE, 0.16))
    c.poly(water, TEAL)
    c.shade(glass, (1270, 900), (760, 500), NIGHT, 0.7)
    for r, alpha in ((330, 0.16), (250, 0.2), (172, 0.26)):
        c.disc(800, 560, r, SAGE, alpha)
    _plumes(c)
    for i, (x, y) in enumerate(arc(800, 560, 330, -90, 270, 12)[:12]):
        c.disc(x, y, 8 + i * 1.5, BUTTER if i else CLAY)
    for x, y, r in ((672, 352, 13), (868, 300, 17), (922, 470, 11), (690, 486, 10)):
        c.disc(x, y, r, PAPER, 0.55)
        c.disc(x - r * 0.25, y - r * 0.25, r * 0.35, PAPER)
    c.poly(ellipse(800, 190, 470, 24), mix(TEAL, SAGE, 0.55))
    pebble(c, (800, 626), 124, BUTTER, -7)
    for x, y, r in ((660, 690, 13), (694, 742, 8), (936, 700, 10), (906, 752, 15), (800, 772, 9)):
        c.poly(ellipse(x, y, r, r * 0.75), mix(BUTTER, CLAY, 0.25))
    c.line([(384, 260), (384, 620)], 20, PAPER, 0.22)
    c.line([(384, 680), (384, 730)], 20, PAPER, 0.22)


def _plumes(c: Canvas) -> None:
    cloud = (
        (716, 596, 92, LILAC), (884, 590, 88, BLUSH), (800, 552, 104, BUTTER),
        (746, 494, 74, BLUSH), (858, 484, 70, LILAC), (800, 428, 62, BUTTER), (712, 418, 46, LILAC),
        (884, 404, 42, BLUSH),
        (830, 352, 36, LILAC), (764, 340, 32, BUTTER), (806, 284, 22, BLUSH), (738, 288, 16, LILAC),
    )  # fmt: skip
    for x, y, r, colour in cloud:
        c.disc(x, y, r, colour, 0.46)


def label(c: Canvas) -> None:
    """A label, and the part of it worth reading."""
    c.disc(470, 480, 330, SAGE, 0.6)
    _sheet(c)
    lens = ellipse(950, 540, 212)
    handle = stroke([(1118, 708), (1290, 880)], 62)
    c.sweep(stroke([(1090, 680), (1290, 880)], 62), (180, 130), 0.24)
    c.sweep(ellipse(950, 540, 240), (200, 150), 0.26)
    c.poly(handle, CLAY)
    c.shade(handle, (1260, 900), (1200, 760), RUST, 0.8)
    c.disc(950, 540, 242, NIGHT)
    with c.clip(lens):
        c.poly(lens, PAPER)
        with c.place(950, 540, 2.1), c.place(-836, -520):
            _print(c)
        c.poly(lens, BUTTER, 0.22)
        c.shade(lens, (1160, 700), (900, 500), SAGE, 0.5)
    c.line(arc(950, 540, 182, 195, 245, 30), 15, PAPER, 0.9)


def _sheet(c: Canvas) -> None:
    half = [(110, -200, 0), (110, 20, 60), (310, 130, 90), (310, 1200, 0)]
    bottle = move(soften(mirrored(half)), 750, 0)
    c.sweep(bottle, (300, 120), 0.26)
    c.poly(bottle, TEAL)
    c.shade(bottle, (1060, 700), (700, 600), NIGHT, 0.7)
    c.line([(486, 210), (486, 330)], 18, SAGE, 0.6)
    c.box(440, 380, 620, 470, PAPER)
    c.shade(box(440, 380, 620, 470), (1060, 700), (800, 640), mix(SAGE, NIGHT, 0.3), 0.4)
    _print(c)


def _print(c: Canvas) -> None:
    for i, width in enumerate((260, 190, 236, 150)):
        c.box(490, 424 + i * 40, width, 16, mix(NIGHT, PAPER, 0.25 if i else 0), 8)
    for i, (width, colour) in enumerate(((130, NIGHT), (96, CLAY), (118, NIGHT), (70, NIGHT))):
        c.box(790, 470 + i * 34, width, 14, colour, 7)
    for i, colour in enumerate((CLAY, SAGE, LILAC)):
        c.poly(spin(box(490 + i * 118, 660, 92, 92, 10), 45 if i == 0 else 0, 536 + i * 118, 706),
               colour)  # fmt: skip
    c.line([(536, 684), (536, 714)], 11, PAPER)
    c.disc(536, 734, 7, PAPER)
    leaf(c, (654, 746), 78, 12, TEAL)
    with c.place(772, 712, 0.6):
        c.poly(DROP, NIGHT)


def scent(c: Canvas) -> None:
    """A calm face, and scent that keeps its distance."""
    c.disc(960, 440, 372, CREAM)
    with c.place(945, 500, 4.4):
        _head(c)
    for x, y, r, colour in (
        (420, 520, 150, LILAC), (500, 400, 92, SAGE), (566, 520, 76, CLAY), (600, 440, 44, BUTTER),
        (636, 536, 34, LILAC), (650, 486, 18, SAGE), (674, 542, 11, CLAY),
    ):  # fmt: skip
        c.disc(x, y, r, colour, 0.6)
    for x, turn, size in ((424, -15, 430), (448, 3, 540), (476, 21, 400)):
        lavender(c, (x, 1010), size, turn, mix(LILAC, NIGHT, 0.2))
    orange(c)


def orange(c: Canvas) -> None:
    """Half an orange, cut side to the reader."""
    c.sweep(ellipse(668, 920, 104), (150, 90), 0.25)
    c.disc(668, 920, 104, CLAY)
    c.disc(668, 920, 91, CREAM)
    for i in range(8):
        with c.place(668, 920, 1, i * 45 + 10):
            c.poly(soften([(0, -12, 4), (27, -76, 22), (-27, -76, 22)]), mix(CLAY, BUTTER, 0.35))


def _head(c: Canvas) -> None:
    skin = mix(CLAY, BUTTER, 0.45)
    c.poly(FACE, skin)
    c.shade(FACE, (50, 110), (-20, 30), RUST, 0.6)
    jumper = smooth([(-16, 96), (16, 106), (52, 92), (86, 112), (110, 180), (-70, 180), (-46, 116)])
    c.poly(jumper, TEAL)
    c.shade(jumper, (100, 170), (0, 100), NIGHT, 0.7)
    hair = smooth([(-36, -46), (-30, -66), (0, -80), (40, -74), (66, -44), (68, 0), (54, 34),
                   (38, 44), (26, 26), (22, 4), (4, -18), (-16, -34)])  # fmt: skip
    c.disc(58, -68, 23, NIGHT)
    c.poly(hair, NIGHT)
    c.shade(hair, (66, 40), (10, -40), INK, 0.8)
    c.poly(ellipse(20, 12, 7.5, 10.5), skin)
    c.line(arc(20, 12, 4, -120, 60, 12), 1.5, RUST)
    c.disc(21, 27, 3, BUTTER)
    c.line(arc(-30, -10, 8, 20, 150, 16), 1.9, INK)
    c.line(smooth([(-41, -24), (-32, -28), (-23, -25)], False), 2.1, NIGHT)
    c.line(smooth([(-43, 31), (-37, 31.5), (-32, 28.5)], False), 1.6, RUST)
    c.disc(-22, 18, 9, CLAY, 0.4)
