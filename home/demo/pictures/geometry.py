"""Outlines as lists of points: no drawing happens here."""

import math
from collections.abc import Iterable, Sequence

Point = tuple[float, float]
Points = list[Point]
Corner = tuple[float, float, float]


def arc(cx: float, cy: float, r: float, start: float, end: float, n: int = 64) -> Points:
    """Points on a circle from `start` to `end` degrees (0 is right, 90 is down)."""
    step = math.radians(end - start) / n
    first = math.radians(start)
    return [(cx + r * math.cos(first + i * step), cy + r * math.sin(first + i * step)) for i in range(n + 1)]


def ellipse(cx: float, cy: float, rx: float, ry: float | None = None, n: int = 120) -> Points:
    """A closed ellipse; a circle when `ry` is left out."""
    high = rx if ry is None else ry
    return [(cx + x * rx, cy + y * high) for x, y in arc(0, 0, 1, 0, 360, n)]


def ring(cx: float, cy: float, r: float, width: float) -> Points:
    """A closed band round a centre."""
    inner = arc(cx, cy, r - width / 2, 360, 0, 90)
    return [*arc(cx, cy, r + width / 2, 0, 360, 90), *inner]


def wedge(cx: float, cy: float, r: float, start: float, end: float) -> Points:
    """A slice of a disc."""
    return [(cx, cy), *arc(cx, cy, r, start, end)]


def soften(corners: Sequence[Corner], n: int = 10) -> Points:
    """A polygon whose corners (x, y, radius) are rounded by quadratic curves."""
    out: Points = []
    for i, (x, y, r) in enumerate(corners):
        before, after = corners[i - 1], corners[(i + 1) % len(corners)]
        a = _toward((x, y), before[:2], r)
        b = _toward((x, y), after[:2], r)
        for j in range(n + 1):
            t = j / n
            u, v, w = (1 - t) ** 2, 2 * t * (1 - t), t**2
            out.append((u * a[0] + v * x + w * b[0], u * a[1] + v * y + w * b[1]))
    return out


def _toward(origin: Point, target: Point, distance: float) -> Point:
    dx, dy = target[0] - origin[0], target[1] - origin[1]
    length = math.hypot(dx, dy) or 1.0
    share = min(distance, length / 2) / length
    return origin[0] + dx * share, origin[1] + dy * share


def box(x: float, y: float, w: float, h: float, r: float = 0) -> Points:
    """A rectangle with corners rounded by `r`."""
    corners = ((x, y, r), (x + w, y, r), (x + w, y + h, r), (x, y + h, r))
    return soften(corners) if r else [(a, b) for a, b, _ in corners]


def smooth(points: Sequence[Point], closed: bool = True, n: int = 14) -> Points:
    """A Catmull-Rom curve through all the points."""
    size = len(points)
    out: Points = []
    for i in range(size if closed else size - 1):
        near = [_pick(points, i + j, closed) for j in (-1, 0, 1, 2)]
        out.extend(_catmull(near, j / n) for j in range(n))
    return out if closed else [*out, points[-1]]


def _pick(points: Sequence[Point], index: int, closed: bool) -> Point:
    if closed:
        return points[index % len(points)]
    return points[max(0, min(len(points) - 1, index))]


def _catmull(near: Sequence[Point], t: float) -> Point:
    weights = (
        -0.5 * t**3 + t**2 - 0.5 * t,
        1.5 * t**3 - 2.5 * t**2 + 1,
        -1.5 * t**3 + 2 * t**2 + 0.5 * t,
        0.5 * t**3 - 0.5 * t**2,
    )
    x = sum(w * p[0] for w, p in zip(weights, near, strict=True))
    y = sum(w * p[1] for w, p in zip(weights, near, strict=True))
    return x, y


def stroke(path: Sequence[Point], width: float, end: float | None = None) -> Points:
    """The outline of a round-capped line; `end` is the width at its far end."""
    last = width if end is None else end
    left: Points = []
    right: Points = []
    for i, (x, y) in enumerate(path):
        half = (width + (last - width) * i / max(1, len(path) - 1)) / 2
        nx, ny = _normal(path, i)
        left.append((x + nx * half, y + ny * half))
        right.append((x - nx * half, y - ny * half))
    tail = _cap(path[-1], left[-1], last / 2)
    head = _cap(path[0], right[0], width / 2)
    return [*left, *tail, *reversed(right), *head]


def _normal(path: Sequence[Point], i: int) -> Point:
    a, b = path[max(0, i - 1)], path[min(len(path) - 1, i + 1)]
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = math.hypot(dx, dy) or 1.0
    return -dy / length, dx / length


def _cap(centre: Point, start: Point, r: float) -> Points:
    angle = math.degrees(math.atan2(start[1] - centre[1], start[0] - centre[0]))
    return arc(centre[0], centre[1], r, angle, angle - 180, 12)


def move(points: Iterable[Point], dx: float, dy: float) -> Points:
    """The same outline elsewhere."""
    return [(x + dx, y + dy) for x, y in points]


def flip(points: Iterable[Point], axis: float = 0) -> Points:
    """The mirror image about a vertical axis."""
    return [(2 * axis - x, y) for x, y in points]


def spin(points: Iterable[Point], degrees: float, cx: float = 0, cy: float = 0) -> Points:
    """The outline turned about a centre."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return [(cx + (x - cx) * c - (y - cy) * s, cy + (x - cx) * s + (y - cy) * c) for x, y in points]


def mirrored(half: Sequence[Corner]) -> list[Corner]:
    """Close a right-hand profile (top to bottom) with its own mirror image."""
    return [*half, *((-x, y, r) for x, y, r in reversed(half))]
