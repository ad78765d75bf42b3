"""The four authors: the same few shapes, four different people."""

from dataclasses import dataclass

from .canvas import Canvas
from .geometry import Points, arc, box, ellipse, flip, mirrored, ring, smooth, soften, stroke
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
    Rgb,
    mix,
)  # fmt: skip

HEAD: Points = smooth([
    (0, -190), (92, -166), (140, -86), (142, 10), (118, 106), (60, 172), (0, 190), (-60, 172),
    (-118, 106), (-142, 10), (-140, -86), (-92, -166),
])  # fmt: skip
BOB: Points = soften([
    (-150, -236, 120), (150, -236, 120), (204, 40, 90), (196, 232, 70), (-196, 232, 70),
    (-204, 40, 90),
])  # fmt: skip
BEARD: Points = smooth([
    (-146, -80), (-122, -30), (-110, 60), (-64, 78), (0, 66), (64, 78), (110, 60), (122, -30),
    (146, -80), (145, 10), (128, 112), (70, 188), (0, 212), (-70, 188), (-128, 112), (-145, 10),
])  # fmt: skip
CROP: Points = smooth([
    (0, -226), (120, -200), (176, -90), (164, 40), (-164, 40), (-176, -90), (-120, -200),
])  # fmt: skip
SWEEP: Points = smooth([
    (-160, -10), (-176, -110), (-120, -206), (10, -246), (124, -212), (172, -110), (154, 0),
    (132, -66), (84, -104), (-10, -96), (-96, -104), (-136, -60),
])  # fmt: skip
FRINGE: Points = soften([
    (-196, 118, 8), (-203, 30, 60), (-150, -236, 120), (150, -236, 120), (203, 30, 60),
             (196, 118, 8), (138, 30, 60), (96, -96, 60), (-44, -146, 40), (-112, -96, 60),
             (-138, 30, 60),
])  # fmt: skip
SHOULDERS: Points = smooth([
    (-84, 250), (-230, 300), (-330, 390), (-376, 560), (-380, 900), (380, 900), (376, 560),
    (330, 390), (230, 300), (84, 250), (0, 262),
])  # fmt: skip


NECK: Points = soften([
    (-62, 90, 1), (62, 90, 1), (68, 230, 20), (92, 286, 30), (0, 360, 60), (-92, 286, 30),
    (-68, 230, 20),
])  # fmt: skip


@dataclass(frozen=True)
class Person:
    """The colours a face is drawn with."""

    skin: Rgb
    hair: Rgb
    top: Rgb

    @property
    def shadow(self) -> Rgb:
        """The skin in shade."""
        return mix(self.skin, RUST, 0.45)


NORA = Person(mix(BLUSH, BUTTER, 0.3), mix(CLAY, NIGHT, 0.12), PAPER)
THEO = Person(mix(CLAY, BUTTER, 0.42), mix(INK, RUST, 0.25), mix(SAGE, PAPER, 0.25))
ILSE = Person(mix(PAPER, CLAY, 0.25), mix(PAPER, NIGHT, 0.22), mix(LILAC, NIGHT, 0.1))
MARISOL = Person(mix(CLAY, INK, 0.42), mix(INK, NIGHT, 0.3), CLAY)


def nora(c: Canvas) -> None:
    """A copper bob, round glasses, a lab coat."""
    c.disc(610, 430, 370, SAGE, 0.7)
    with c.place(500, 474, 1.12):
        c.poly(BOB, mix(NORA.hair, NIGHT, 0.28))
        _shoulders(c, NORA)
        c.poly(soften(mirrored([(86, 236, 4), (40, 560, 10), (0, 640, 10)])), TEAL)
        _neck(c, NORA)
        for side in (1, -1):
            lapel = soften([(76, 246, 6), (150, 290, 20), (158, 380, 14), (40, 560, 4)])
            c.poly(lapel if side > 0 else flip(lapel), mix(PAPER, SAGE, 0.42))
        _face(c, NORA)
        c.poly(FRINGE, NORA.hair)
        c.shade(FRINGE, (190, 20), (-40, -160), NIGHT, 0.4)
        for x in (-60, 60):
            c.poly(ring(x, 4, 45, 8), NIGHT)
        c.line(arc(0, 8, 17, 205, 335, 12), 8, NIGHT)


def theo(c: Canvas) -> None:
    """Dark curls, a short beard, an apron."""
    c.disc(410, 460, 370, BUTTER, 0.8)
    with c.place(500, 474, 1.12):
        _shoulders(c, THEO)
        _neck(c, THEO)
        _apron(c)
        _face(c, THEO)
        c.poly(BEARD, THEO.hair)
        c.shade(BEARD, (140, 180), (-40, 80), INK, 0.6)
        c.poly(smooth([(-52, 106), (0, 98), (52, 106), (34, 134), (0, 142), (-34, 134)]), THEO.skin)
        c.line(arc(0, 84, 42, 38, 142, 24), 9, RUST)
        curls = ((-140, -86, 50), (-116, -150, 60), (-56, -198, 66), (20, -206, 70), (90, -176, 62),
                 (138, -104, 52), (-20, -150, 60), (60, -142, 46), (-84, -130, 40))  # fmt: skip
        for x, y, r in curls:
            c.disc(x, y, r, THEO.hair)
        for x, y, r in curls[:6:2]:
            c.line(arc(x, y, r * 0.55, 190, 300, 20), 7, mix(THEO.hair, CLAY, 0.35))


def ilse(c: Canvas) -> None:
    """Silver crop swept to one side, a roll-neck, round earrings."""
    c.disc(590, 450, 370, SAGE, 0.7)
    with c.place(500, 474, 1.12):
        c.poly(CROP, mix(ILSE.hair, NIGHT, 0.2))
        _shoulders(c, ILSE)
        c.poly(ellipse(0, 272, 118, 60), mix(ILSE.top, NIGHT, 0.08))
        c.box(-94, 176, 188, 116, mix(ILSE.top, NIGHT, 0.14), 34)
        c.shade(box(-94, 176, 188, 116, 34), (92, 200), (-60, 280), NIGHT, 0.5)
        _face(c, ILSE)
        c.poly(SWEEP, ILSE.hair)
        c.shade(SWEEP, (170, -20), (-20, -200), NIGHT, 0.4)
        strands = ([(-110, -130), (-30, -190), (70, -196)], [(-60, -122), (20, -150), (110, -140)])
        for path in strands:
            c.line(smooth(path, False), 6, PAPER, 0.7)
        for x in (-150, 150):
            c.disc(x, 88, 21, CLAY)


def marisol(c: Canvas) -> None:
    """A cloud of dark hair under a butter scarf, a clay blouse."""
    c.disc(420, 430, 370, LILAC, 0.75)
    with c.place(500, 510, 1.08):
        cloud = ((-150, -40, 96), (150, -40, 96), (-176, 60, 82), (176, 60, 82), (-110, -150, 110),
                 (110, -150, 110), (0, -200, 124), (-150, 140, 60), (150, 140, 60))  # fmt: skip
        for x, y, r in cloud:
            c.disc(x, y, r, MARISOL.hair)
        for x, y, r in cloud[:6]:
            c.line(arc(x, y, r * 0.62, 190, 280, 20), 8, mix(MARISOL.hair, LILAC, 0.25))
        _shoulders(c, MARISOL)
        _neck(c, MARISOL)
        _collar(c)
        _face(c, MARISOL)
        band = smooth([(-146, -60), (-124, -150), (0, -206), (124, -150), (146, -60), (70, -112),
                       (0, -124), (-70, -112)])  # fmt: skip
        c.poly(band, BUTTER)
        c.shade(band, (146, -60), (-20, -170), CLAY, 0.7)
        for turn in (-38, 24):
            with c.place(30, -196, 1, turn):
                c.poly(smooth([(0, 0), (34, -46), (16, -104), (-22, -92), (-30, -40)]), BUTTER)
        c.disc(32, -190, 26, mix(BUTTER, CLAY, 0.35))
        for x in (-146, 146):
            c.poly(ring(x, 104, 26, 7), BUTTER)


def _shoulders(c: Canvas, who: Person) -> None:
    c.sweep(SHOULDERS, (260, 180), 0.18)
    c.poly(SHOULDERS, who.top)
    c.shade(SHOULDERS, (380, 520), (-60, 400), mix(who.top, NIGHT, 0.5), 0.55)


def _neck(c: Canvas, who: Person) -> None:
    c.poly(NECK, who.skin)
    c.shade(NECK, (20, 170), (-10, 290), who.shadow, 0.95)


def _face(c: Canvas, who: Person) -> None:
    for side in (-1, 1):
        c.poly(ellipse(side * 142, 26, 26, 40), mix(who.skin, who.shadow, 0.35))
    c.poly(HEAD, who.skin)
    c.shade(HEAD, (160, 120), (0, 0), who.shadow, 0.65)
    for side in (-1, 1):
        c.disc(side * 84, 72, 30, CLAY, 0.32)
        c.poly(ellipse(side * 60, 2, 10.5, 13), INK)
        brow = smooth([(side * 34, -56), (side * 62, -63), (side * 90, -54)], False)
        c.poly(stroke(brow, 10), mix(who.hair, INK, 0.35))
    c.line(smooth([(4, 8), (14, 50), (-6, 60)], False), 8, who.shadow)
    c.line(arc(0, 66, 54, 42, 138, 24), 9, mix(who.shadow, RUST, 0.6))


def _apron(c: Canvas) -> None:
    for side in (-1, 1):
        c.line([(side * 118, 262), (side * 168, 400)], 26, CLAY)
    c.box(-192, 380, 384, 400, CLAY, 24)
    c.shade(box(-192, 380, 384, 400, 24), (192, 480), (-80, 420), RUST, 0.6)


def _collar(c: Canvas) -> None:
    wing = soften([(58, 240, 6), (120, 262, 10), (150, 350, 10), (20, 392, 4)])
    for shape in (wing, flip(wing)):
        c.poly(shape, mix(CLAY, PAPER, 0.3))
    for y in (440, 520):
        c.disc(0, y, 12, CREAM)
