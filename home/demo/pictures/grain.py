"""Paper grain and gradients: everything random comes from one fixed seed."""

import math
import random
from functools import lru_cache

from PIL import Image, ImageChops

from .geometry import Point

SEED = 2014
RUN = 4  # how many ramp lengths the gradient strip goes on, flat, at either end
Size = tuple[int, int]


@lru_cache(maxsize=4)
def noise(size: Size, salt: int = 0) -> Image.Image:
    """Even grey noise, the same on every call."""
    data = random.Random(SEED + salt).randbytes(size[0] * size[1])  # noqa: S311  grain, not a secret
    return Image.frombytes("L", size, data)


@lru_cache(maxsize=4)
def _paper(size: Size) -> Image.Image:
    fine = noise(size, 2).point([round(128 + (v - 128) * 0.05) for v in range(256)])
    small = (max(2, size[0] // 5), max(2, size[1] // 3))
    coarse = noise(small, 3).resize(size, Image.Resampling.BICUBIC)
    soft = coarse.point([round((v - 128) * 0.014 + 128) for v in range(256)])
    return Image.merge("RGB", [ImageChops.add(fine, soft, 1, -128)] * 3)


def papered(image: Image.Image) -> Image.Image:
    """The picture printed on slightly uneven paper."""
    return ImageChops.add(image, _paper(image.size), 1, -128)


@lru_cache(maxsize=1)
def _strip() -> Image.Image:
    values = [255] * (RUN * 256) + list(range(255, -1, -1)) + [0] * (RUN * 256)
    return Image.frombytes("L", (1, len(values)), bytes(values))


def ramp(size: Size, start: Point, end: Point) -> Image.Image:
    """A grey field that is white at `start` and fades to black at `end`."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    scale = 256 / ((math.hypot(dx, dy) or 1.0) ** 2)
    offset = RUN * 256 - (start[0] * dx + start[1] * dy) * scale
    data = (0, 0, 0.5, dx * scale, dy * scale, offset)
    return _strip().transform(size, Image.Transform.AFFINE, data)


def stippled(field: Image.Image, grains: Image.Image) -> Image.Image:
    """A fade broken up into fine dots, as a riso print would do it."""
    dots = ImageChops.add(field, grains, 1, -255).point([min(255, v * 4) for v in range(256)])
    return Image.blend(field, dots, 0.5)
