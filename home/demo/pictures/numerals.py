"""The only characters in the pictures: a drawn thirty."""

from .canvas import Canvas
from .geometry import Point, Points, arc
from .palette import Rgb

THREE: tuple[Points, Points] = (arc(28, 27, 20, -160, 90, 40), arc(28, 71, 24, -90, 160, 40))
ZERO: tuple[Points, Points] = (
    [(74, 69), *arc(96, 29, 22, 180, 360, 30)],
    [(118, 29), *arc(96, 71, 22, 0, 180, 30)],
)


def three_zero(c: Canvas, centre: Point, height: float, colour: Rgb) -> None:
    """A 30 drawn with a round pen."""
    with c.place(*centre, height / 100), c.place(-62, -50):
        for path in (*THREE, *ZERO):
            c.line(path, 14, colour)
