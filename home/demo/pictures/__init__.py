"""The demo pictures, drawn by code: `draw("hero")` returns a finished picture."""

from collections.abc import Callable

from PIL import Image

from . import marks, portraits, scenes_care, scenes_home, scenes_lab, scenes_refill
from .canvas import Canvas
from .palette import BUTTER, CLAY, HAZE, LILAC, MIST, NIGHT, PAPER, SAGE, TEAL, Rgb, mix

Scene = tuple[Callable[[Canvas], None], Rgb]
WIDE, SQUARE, BADGE = (1600, 1000), (1000, 1000), (600, 300)

SCENES: dict[str, Scene] = {
    "hero": (scenes_home.hero, PAPER),
    "refill-not-recycle": (scenes_refill.refill, mix(SAGE, PAPER, 0.25)),
    "how-a-pebble-dissolves": (scenes_lab.dissolving, NIGHT),
    "five-bottles-a-year": (scenes_home.five_bottles, PAPER),
    "limescale-without-drama": (scenes_care.limescale, mix(LILAC, PAPER, 0.25)),
    "reading-a-label": (scenes_lab.label, mix(BUTTER, PAPER, 0.35)),
    "scent-without-headache": (scenes_lab.scent, MIST),
    "laundry-at-thirty": (scenes_care.laundry, mix(SAGE, PAPER, 0.1)),
    "loop-returns-explained": (scenes_refill.loop, HAZE),
    "refill-station-in-lyon": (scenes_refill.lyon, mix(LILAC, PAPER, 0.45)),
    "kitchen-in-ten-minutes": (scenes_care.kitchen, mix(SAGE, PAPER, 0.2)),
    "small-flat-big-mess": (scenes_home.small_flat, mix(CLAY, PAPER, 0.2)),
    "vinegar-myths": (scenes_care.vinegar, BUTTER),
    "what-members-told-us": (scenes_home.members, NIGHT),
}
PEOPLE: dict[str, Scene] = {
    "author-nora": (portraits.nora, MIST),
    "author-theo": (portraits.theo, mix(CLAY, PAPER, 0.55)),
    "author-ilse": (portraits.ilse, mix(BUTTER, PAPER, 0.25)),
    "author-marisol": (portraits.marisol, mix(TEAL, SAGE, 0.45)),
}
SIGNS: dict[str, Scene] = {"logo": (marks.logo, TEAL), "icon": (marks.icon, TEAL)}
PARTNERS: dict[str, Scene] = {
    "partner-1": (marks.partner_one, PAPER),
    "partner-2": (marks.partner_two, PAPER),
    "partner-3": (marks.partner_three, PAPER),
    "partner-4": (marks.partner_four, PAPER),
}
KEYS: tuple[str, ...] = (*SCENES, *PEOPLE, *SIGNS, *PARTNERS)


def draw(key: str, size: tuple[int, int] = WIDE) -> Image.Image:
    """Draw one picture: scenes fill `size`, portraits and marks stand whole inside it."""
    if key not in KEYS:
        raise KeyError(f"no picture is called {key!r}")
    if min(size) < 1:
        raise ValueError("a picture needs at least one pixel each way")
    if key in SCENES:
        scene, fill = SCENES[key]
        canvas = Canvas(WIDE, size, fill, cover=True)
    else:
        scene, fill = (PEOPLE | SIGNS | PARTNERS)[key]
        canvas = Canvas(BADGE if key in PARTNERS else SQUARE, size, fill, cover=False)
    scene(canvas)
    return canvas.finish(grain=key in SCENES or key in PEOPLE)
