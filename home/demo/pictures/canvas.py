"""A supersampled canvas with design coordinates and a stack of placements."""

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from .geometry import Point, Points, box, ellipse, stroke
from .grain import noise, papered, ramp, stippled
from .palette import NIGHT, Rgb

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[int, int, int, int]
COARSE = 4  # soft shadows are drawn this much smaller


class Canvas:
    """Flat shapes in design units; `finish` returns the printed picture."""

    def __init__(self, native: tuple[int, int], size: tuple[int, int], fill: Rgb, cover: bool):
        """Fit the native design into `size`: covering it, or standing whole inside it."""
        self.size = size
        self.factor = 3 if max(size) > 700 else 4
        wide, high = size[0] * self.factor, size[1] * self.factor
        choose = max if cover else min
        self.scale = choose(wide / native[0], high / native[1])
        self.image = Image.new("RGB", (wide, high), fill)
        self.pen = ImageDraw.Draw(self.image, "RGBA")
        left, top = (wide - native[0] * self.scale) / 2, (high - native[1] * self.scale) / 2
        self.matrix: Matrix = (self.scale, 0, left, 0, self.scale, top)

    def at(self, points: Sequence[Point]) -> Points:
        """Design points as pixels."""
        a, b, c, d, e, f = self.matrix
        return [(a * x + b * y + c, d * x + e * y + f) for x, y in points]

    @contextmanager
    def place(self, x: float, y: float, scale: float = 1, turn: float = 0) -> Iterator[None]:
        """Draw inside a moved, scaled and turned frame."""
        outer = self.matrix
        a, b, c, d, e, f = outer
        co, si = math.cos(math.radians(turn)) * scale, math.sin(math.radians(turn)) * scale
        (px, py) = self.at([(x, y)])[0]
        self.matrix = (
            a * co + b * si, b * co - a * si, px, d * co + e * si, e * co - d * si, py,
        )  # fmt: skip
        try:
            yield
        finally:
            self.matrix = outer

    def poly(self, points: Sequence[Point], fill: Rgb, alpha: float = 1) -> None:
        """A filled outline; translucent when `alpha` is below one."""
        self.pen.polygon(self.at(points), fill=(*fill, round(alpha * 255)))

    def disc(self, x: float, y: float, r: float, fill: Rgb, alpha: float = 1) -> None:
        """A filled circle."""
        self.poly(ellipse(x, y, r), fill, alpha)

    def box(self, x: float, y: float, w: float, h: float, fill: Rgb, r: float = 0, alpha: float = 1) -> None:
        """A filled rectangle with rounded corners."""
        self.poly(box(x, y, w, h, r), fill, alpha)

    def line(self, path: Sequence[Point], width: float, fill: Rgb, alpha: float = 1) -> None:
        """A round-capped line."""
        self.poly(stroke(path, width), fill, alpha)

    @contextmanager
    def clip(self, points: Sequence[Point]) -> Iterator[None]:
        """Whatever is drawn inside shows only within the outline."""
        shape = self.at(points)
        outer, matrix = self.image, self.matrix
        area = self._bounds(shape, 0)
        if area is None:
            area = (0, 0, 1, 1)
        x, y = area[0], area[1]
        self._draw_on(outer.crop(area), (*matrix[:2], matrix[2] - x, *matrix[3:5], matrix[5] - y))
        yield
        inside = Image.new("L", self.image.size, 0)
        ImageDraw.Draw(inside).polygon([(a - x, b - y) for a, b in shape], fill=255)
        outer.paste(self.image, area, inside)
        self._draw_on(outer, matrix)

    def _draw_on(self, image: Image.Image, matrix: Matrix) -> None:
        self.image, self.matrix = image, matrix
        self.pen = ImageDraw.Draw(image, "RGBA")

    def shade(self, points: Sequence[Point], start: Point, end: Point, fill: Rgb, alpha: float = 0.5) -> None:
        """Lay a grainy fade over an outline: strongest at `start`, gone at `end`."""
        shape, (first, last) = self.at(points), self.at([start, end])
        cell = self.factor
        area = self._bounds(shape, 1, cell)
        if area is None:
            return
        x, y, size = area[0], area[1], (area[2] - area[0], area[3] - area[1])
        small: Box = (x // cell, y // cell, area[2] // cell, area[3] // cell)
        ends = [((a - x) / cell, (b - y) / cell) for a, b in (first, last)]
        field = ramp((small[2] - small[0], small[3] - small[1]), *ends)
        field = stippled(field, noise(self.size, 1).crop(small))
        mask = Image.new("L", size, 0)
        ImageDraw.Draw(mask).polygon([(a - x, b - y) for a, b in shape], fill=round(alpha * 255))
        mask = ImageChops.multiply(mask, field.resize(size, Image.Resampling.NEAREST))
        self.image.paste(fill, area, mask)

    def cast(
        self,
        points: Sequence[Point],
        base: float,
        lean: Point = (1.15, 0.32),
        alpha: float = 0.3,
        fill: Rgb = NIGHT,
    ) -> None:
        """The long soft shadow of something that stands on the line y = `base`."""
        lying = [(x + (base - y) * lean[0], base + (base - y) * lean[1]) for x, y in points]
        rise = base - min(y for _, y in points)
        x = sum(p[0] for p in points) / len(points)
        tip = (x + rise * lean[0], base + rise * lean[1])
        self._soft([self.at(lying)], self.at([(x, base), tip]), fill, alpha)

    def sweep(
        self,
        points: Sequence[Point],
        reach: Point = (240, 160),
        alpha: float = 0.3,
        fill: Rgb = NIGHT,
    ) -> None:
        """The long soft shadow of something that floats above the ground."""
        shape = self.at(points)
        dx, dy = reach[0] * self.scale, reach[1] * self.scale
        moved = [(x + dx, y + dy) for x, y in shape]
        pairs = range(len(shape))
        sides = [[shape[i - 1], shape[i], moved[i], moved[i - 1]] for i in pairs]
        x, y = (sum(p[i] for p in shape) / len(shape) for i in (0, 1))
        self._soft([shape, moved, *sides], [(x, y), (x + dx, y + dy)], fill, alpha)

    def _soft(self, shapes: list[Points], fade: Points, fill: Rgb, alpha: float) -> None:
        area = self._bounds([p for shape in shapes for p in shape], round(14 * self.scale))
        if area is None:
            return
        x, y = area[0], area[1]
        size = (max(1, (area[2] - x) // COARSE), max(1, (area[3] - y) // COARSE))
        mask = Image.new("L", size, 0)
        pen = ImageDraw.Draw(mask)
        for shape in shapes:
            pen.polygon([((a - x) / COARSE, (b - y) / COARSE) for a, b in shape], fill=255)
        first, last = (((a - x) / COARSE, (b - y) / COARSE) for a, b in fade)
        mask = mask.filter(ImageFilter.GaussianBlur(4.2 * self.scale / COARSE))
        mask = ImageChops.multiply(mask, ramp(size, first, last))
        mask = mask.point([round(v * alpha) for v in range(256)])
        full = (area[2] - x, area[3] - y)
        self.image.paste(fill, area, mask.resize(full, Image.Resampling.BILINEAR))

    def _bounds(self, shape: Points, margin: int, cell: int = 1) -> Box | None:
        xs, ys = [p[0] for p in shape], [p[1] for p in shape]
        left = max(0, (int(min(xs)) - margin) // cell * cell)
        top = max(0, (int(min(ys)) - margin) // cell * cell)
        right = min(self.image.width, -(-(int(max(xs)) + margin + 1) // cell) * cell)
        low = min(self.image.height, -(-(int(max(ys)) + margin + 1) // cell) * cell)
        return (left, top, right, low) if right > left and low > top else None

    def finish(self, grain: bool = True) -> Image.Image:
        """Downscale, and print on paper unless the mark must stay clean."""
        small = self.image.resize(self.size, Image.Resampling.LANCZOS, reducing_gap=1.5)
        return papered(small) if grain else small
