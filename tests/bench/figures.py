"""From measured times to a table. Nothing here asks a server."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


def percentile(values: Sequence[float], share: float) -> float:
    """Return the smallest value that at least `share` (0 to 1) of the values do not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(math.ceil(share * len(ordered)), 1) - 1]


@dataclass(frozen=True)
class Pace:
    """Requests a second, and the median and 99th percentile of their times in milliseconds."""

    rate: float
    median_ms: float
    p99_ms: float


def pace_of(times: Sequence[float], seconds: float) -> Pace:
    return Pace(len(times) / seconds, percentile(times, 0.5) * 1000, percentile(times, 0.99) * 1000)


def multiple(costs: Sequence[float], yardsticks: Sequence[float]) -> float:
    """Return the median of the ratios within each round: what slows one round slows both of its numbers."""
    return median(cost / yardstick for cost, yardstick in zip(costs, yardsticks, strict=True))


def cells_of(pace: Pace) -> list[str]:
    return [f"{pace.rate:,.0f}", f"{pace.median_ms:.1f}", f"{pace.p99_ms:.1f}"]


def table(headings: Sequence[str], rows: Sequence[Sequence[str]], texts: int) -> str:
    """Return a Markdown table; the first `texts` columns are words, the others numbers."""
    widths = [max(len(line[place]) for line in (headings, *rows)) for place in range(len(headings))]

    def line(cells: Sequence[str]) -> str:
        padded = [
            cell.ljust(width) if place < texts else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
        ]
        return f"| {' | '.join(padded)} |"

    rule = ["-" * width if place < texts else "-" * (width - 1) + ":" for place, width in enumerate(widths)]
    return "\n".join([line(headings), line(rule), *(line(row) for row in rows)])
