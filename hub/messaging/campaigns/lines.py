"""The lines of a matrix as a spreadsheet: one for each cell that the screen shows."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .cells import Cell
from .links import Links

HEADINGS: dict[str, Any] = {
    "key": gettext_lazy("Message"),
    "kind": gettext_lazy("Kind"),
    "country": gettext_lazy("Country"),
    "locale": gettext_lazy("Locale"),
    "state": gettext_lazy("State"),
    "late": gettext_lazy("Late"),
    "due_on": gettext_lazy("Due on"),
    "owner": gettext_lazy("Owner"),
    "pages": gettext_lazy("Live pages"),
    "addresses": gettext_lazy("Addresses"),
    "note": gettext_lazy("Note"),
}


@dataclass(frozen=True)
class Line:
    key: str
    kind: str
    country: str
    locale: str
    state: str
    late: str
    due_on: datetime.date | None
    owner: str
    pages: int
    addresses: str
    note: str


def line_of(cell: Cell, links: Links) -> Line:
    return Line(
        cell.message.key,
        str(cell.message.get_kind_display()),
        cell.country.name,
        cell.country.locale.language_code,
        str(cell.state.label),
        _("late") if cell.is_late else "",
        cell.due_on,
        str(cell.owner or ""),
        len(cell.pages),
        "\n".join(links.to(page) for page in cell.pages),
        cell.note,
    )
