"""The articles about cleaning well."""

from .canvas import Canvas
from .geometry import arc, box, ellipse, mirrored, smooth, soften, stroke, wedge
from .numerals import three_zero
from .palette import (
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
from .props import SHIRT, drop, flacon, flacon_shadow

ROCK = soften([(-9, -4, 3), (-2, -10, 3), (8, -7, 3), (10, 3, 3), (3, 9, 3), (-8, 7, 3)])
SPARK = soften([(0, -10, 0), (2, -2, 1), (10, 0, 0), (2, 2, 1), (0, 10, 0), (-2, 2, 1), (-10, 0, 0),
                (-2, -2, 1)])  # fmt: skip
FILL = soften(mirrored([(26, -44, 0), (26, 0, 8)]))
CARAFE = soften(mirrored([(15, -100, 3), (12, -92, 3), (12, -72, 10), (26, -46, 22), (26, 0, 8)]))


def limescale(c: Canvas) -> None:
    """A tap, its crust, and one drop about to fall."""
    for i in range(-2, 10):
        for j in range(5):
            c.box(-60 + i * 220, -70 + j * 220, 208, 208, HAZE if (i + j) % 2 else PAPER, 6, 0.55)
    pipe = stroke([(1120, 1040), (1120, 420), *arc(870, 420, 250, 0, -180, 60), (620, 500)], 118)
    c.sweep(pipe, (260, 210), 0.3)
    c.poly(pipe, NIGHT)
    c.shade(pipe, (1190, 700), (800, 500), INK, 0.8)
    c.line([(1085, 900), *arc(870, 420, 215, 0, -172, 60)], 13, MOSS, 0.85)
    handle = soften([(1150, 590, 10), (1330, 548, 26), (1342, 600, 26), (1150, 650, 10)])
    c.poly(handle, CLAY)
    c.shade(handle, (1330, 620), (1200, 560), RUST, 0.7)
    c.box(1046, 560, 148, 120, TEAL, 18)
    c.box(542, 500, 156, 62, TEAL, 12)
    c.shade(box(542, 500, 156, 62, 12), (698, 540), (580, 520), INK, 0.6)
    _crust(c)
    drop(c, (622, 712), 44, TEAL)
    _basin(c)


def _crust(c: Canvas) -> None:
    grains = ((548, 566, 30), (590, 582, 36), (640, 580, 40), (684, 566, 30), (612, 606, 26),
              (570, 600, 18), (664, 604, 20), (540, 536, 20), (704, 534, 22),
              (690, 508, 13))  # fmt: skip
    for i, (x, y, r) in enumerate(grains):
        with c.place(x, y, r / 10, i * 37):
            c.poly(ROCK, mix(BUTTER, PAPER, 0.25 + 0.18 * (i % 3)))
            c.shade(ROCK, (8, 9), (-3, -4), mix(CLAY, NIGHT, 0.2), 0.4)


def _basin(c: Canvas) -> None:
    bowl = ellipse(640, 964, 470, 130)
    c.poly(bowl, PAPER)
    c.shade(bowl, (1080, 1000), (500, 960), LILAC, 0.7)
    c.poly(ellipse(640, 974, 400, 104), mix(HAZE, NIGHT, 0.08))
    c.poly(ellipse(630, 952, 150, 30), BUTTER, 0.7)
    c.poly(ellipse(630, 954, 110, 19), mix(HAZE, NIGHT, 0.08))
    c.poly(ellipse(630, 954, 46, 9), TEAL, 0.6)


def laundry(c: Canvas) -> None:
    """A drum, a shirt, and the number that matters."""
    c.box(340, 40, 920, 1100, PAPER, 48)
    c.shade(box(340, 40, 920, 1100, 48), (1260, 900), (820, 500), mix(SAGE, CLAY, 0.2), 0.5)
    c.box(410, 96, 170, 44, MIST, 22)
    c.disc(1160, 118, 36, CLAY)
    c.line([(1160, 118), (1176, 96)], 8, PAPER)
    with c.place(800, 552, 0.95), c.place(-800, -510):
        _drum(c)


def _drum(c: Canvas) -> None:
    c.sweep(ellipse(800, 510, 400), (190, 190), 0.26)
    c.disc(800, 510, 400, NIGHT)
    c.disc(800, 510, 346, mix(TEAL, SAGE, 0.25))
    c.shade(ellipse(800, 510, 346), (900, 180), (760, 560), NIGHT, 0.75)
    with c.clip(ellipse(800, 510, 346)):
        with c.place(806, 500, 1, -14):
            _shirt(c)
        water = smooth([(400, 690), (560, 650), (700, 700), (860, 660), (1010, 700), (1200, 650),
                        (1200, 1000), (400, 1000)])  # fmt: skip
        c.poly(water, LILAC, 0.55)
        c.poly([(x - 60, y + 56) for x, y in water], SAGE, 0.6)
        for x, y, r in ((590, 640, 26), (640, 590, 14), (1010, 640, 34), (960, 700, 16)):
            c.disc(x, y, r, PAPER, 0.6)
    c.line(arc(800, 510, 372, 190, 250, 40), 13, MOSS)
    c.box(1150, 450, 44, 120, CLAY, 20)


def _shirt(c: Canvas) -> None:
    c.sweep(SHIRT, (60, 70), 0.4)
    c.poly(SHIRT, BUTTER)
    c.shade(SHIRT, (200, 230), (-60, -60), CLAY, 0.65)
    c.line(arc(0, -256, 74, 28, 152, 24), 14, CLAY)
    three_zero(c, (0, 14), 176, NIGHT)


def kitchen(c: Canvas) -> None:
    """A kitchen clock with ten minutes cut out of it."""
    c.sweep(ellipse(800, 392, 318), (260, 230), 0.22)
    c.disc(800, 392, 318, PAPER)
    c.disc(800, 392, 282, CREAM)
    c.poly(wedge(800, 392, 282, -90, -30), CLAY)
    c.shade(wedge(800, 392, 282, -90, -30), (1040, 320), (800, 300), RUST, 0.5)
    for i in range(12):
        ends = [arc(800, 392, r, i * 30, 360, 1)[0] for r in (252, 228)]
        c.line(ends, 9 if i % 3 else 15, NIGHT)
    c.line([(800, 392), arc(800, 392, 150, 200, 360, 1)[0]], 18, NIGHT)
    c.line([(800, 392), arc(800, 392, 214, -30, 360, 1)[0]], 13, NIGHT)
    c.disc(800, 392, 24, NIGHT)
    c.box(-800, 760, 3200, 60, TEAL)
    c.box(-800, 820, 3200, 400, mix(TEAL, NIGHT, 0.55))
    _worktop(c)


def _worktop(c: Canvas) -> None:
    for x in (300, 668, 1036):
        c.box(x - 72, 852, 352, 200, mix(TEAL, NIGHT, 0.4), 10)
        c.box(x + 62, 880, 84, 14, BUTTER, 7)
    flacon_shadow(c, (468, 780), 330, (0.9, 0.1))
    flacon(c, (468, 780), 330, LILAC, CLAY, "trigger")
    pot = soften([(-120, -150, 6), (120, -150, 6), (116, 0, 34), (-116, 0, 34)])
    with c.place(1128, 782):
        c.cast(pot, 0, (0.8, 0.1))
        c.line([(-152, -112), (152, -112)], 24, INK)
        c.poly(pot, NIGHT)
        c.shade(pot, (120, 0), (-40, -60), INK, 0.8)
        c.box(-134, -172, 268, 26, mix(NIGHT, SAGE, 0.35), 12)
        c.disc(0, -184, 18, CLAY)
        c.line([(-86, -118), (-82, -50)], 11, MOSS, 0.8)
    _cloth(c)


def _cloth(c: Canvas) -> None:
    behind = soften([(800, 764, 6), (900, 764, 10), (900, 888, 6), (800, 902, 6)])
    front = soften([(690, 764, 10), (862, 764, 6), (856, 946, 8), (690, 934, 8)])
    c.sweep(behind, (60, 44), 0.4)
    c.poly(behind, mix(PAPER, LILAC, 0.5))
    c.sweep(front, (26, 18), 0.3)
    c.poly(front, PAPER)
    for x in (716, 742, 806):
        c.box(x, 764, 13, 172 + (x - 690) * 0.07, CLAY, alpha=0.85)
    c.shade(front, (870, 946), (740, 850), mix(LILAC, NIGHT, 0.4), 0.4)


def vinegar(c: Canvas) -> None:
    """A carafe across the line between what works and what does not."""
    right = [(892, -20), (2600, -20), (2600, 1020), (708, 1020)]
    c.disc(500, 650, 250, mix(BUTTER, PAPER, 0.55))
    _can(c)
    _carafe(c, CLAY, mix(PAPER, CLAY, 0.35), NIGHT)
    with c.clip(right):
        c.poly(right, NIGHT)
        with c.place(1004, 880, 0.74), c.place(-960, -880):
            _cannot(c)
        _carafe(c, BUTTER, mix(NIGHT, SAGE, 0.45), PAPER)


def _carafe(c: Canvas, liquid: Rgb, glass: Rgb, cork: Rgb) -> None:
    with c.place(800, 880, 7.2):
        c.poly(stroke(arc(19, -59, 17, -112, 75, 40), 4.2), glass)
        c.poly(CARAFE, glass)
        c.poly(FILL, liquid)
        c.poly(ellipse(0, -44, 26, 2.2), mix(liquid, PAPER, 0.4))
        c.shade(CARAFE, (26, 0), (-4, -8), mix(liquid, INK, 0.5), 0.5)
        c.poly(soften(mirrored([(11, -111, 2), (9.4, -97, 1)])), cork)
        c.line([(-19, -36), (-19, -16)], 2.6, PAPER, 0.7)


def _can(c: Canvas) -> None:
    kettle = soften([(-70, -120, 50), (70, -120, 50), (110, 0, 30), (-110, 0, 30)])
    with c.place(480, 880, 1.08):
        c.cast(kettle, 0, (0.5, 0.14), 0.2)
        c.poly(stroke(arc(0, -116, 66, 190, 350, 40), 15), NIGHT)
        c.poly(soften([(-76, -70, 4), (-130, -112, 6), (-142, -98, 6), (-96, -20, 4)]), TEAL)
        c.poly(kettle, TEAL)
        c.shade(kettle, (110, 0), (-30, -40), NIGHT, 0.7)
        c.disc(0, -124, 14, CLAY)
        c.line([(-56, -86), (-70, -30)], 9, SAGE, 0.9)
    for x, y, r in ((400, 560, 42), (560, 520, 27), (466, 480, 18)):
        with c.place(x, y, r / 10):
            c.poly(SPARK, PAPER)


def _cannot(c: Canvas) -> None:
    slab = soften([(960, 880, 8), (1400, 880, 8), (1340, 700, 8), (1020, 700, 8)])
    pale = mix(LILAC, PAPER, 0.35)
    c.poly(slab, pale)
    for path in ([(1000, 850), (1060, 812), (1080, 760), (1130, 716)],
                 [(1230, 868), (1290, 838), (1310, 790), (1340, 760)]):  # fmt: skip
        c.line(smooth(path, False), 6, mix(LILAC, NIGHT, 0.2))
    c.box(956, 872, 448, 34, mix(LILAC, NIGHT, 0.25), 8)
    c.poly(ellipse(1190, 786, 88, 34), mix(LILAC, NIGHT, 0.45))
    c.poly(ellipse(1190, 790, 72, 25), mix(LILAC, NIGHT, 0.12))
    for x, y, r in ((1180, 650, 15), (1214, 578, 24), (1166, 490, 36), (1232, 424, 20)):
        c.disc(x, y, r, LILAC, 0.75)
