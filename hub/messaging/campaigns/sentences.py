"""What a cell's page says of its state, in a sentence."""

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from .cells import Cell, CellState

SENTENCES = {
    CellState.MISSING: gettext_lazy("There is no text in this language yet: %(language)s."),
    CellState.TRANSLATING: gettext_lazy("A text is being written, and none is approved yet."),
    CellState.AWAITING: gettext_lazy("The text waits for approval."),
    CellState.OUTDATED: gettext_lazy(
        "The source has changed since this text was approved. Pages go on showing the approved text."
    ),
    CellState.UNPLACED: gettext_lazy("The text is approved, but no live page shows it."),
    CellState.WITHDRAWN: gettext_lazy("The message was withdrawn, so no page shows it."),
    CellState.NOT_HERE: gettext_lazy("The message is not for %(country)s."),
    CellState.LEFT_OUT: gettext_lazy("%(country)s was left out of it, so nothing is due."),
}


def sentence_of(cell: Cell) -> str:
    """Say where a message stands in a country."""
    if cell.state == CellState.PLACED:
        number = len(cell.pages)
        return ngettext("Readers find it on %(number)d page.", "Readers find it on %(number)d pages.", number) % {
            "number": number
        }
    if cell.state == CellState.EXPIRED and cell.message.valid_until:
        return _("It was valid until %(day)s, so no page shows it any more.") % {
            "day": date_format(localtime(cell.message.valid_until))
        }
    if cell.state == CellState.SCHEDULED and cell.message.valid_from:
        return _("It is valid from %(day)s on; pages show it then.") % {
            "day": date_format(localtime(cell.message.valid_from))
        }
    if cell.state == CellState.AWAITING and cell.standing.live_text:
        return _("A newer text waits for approval. Pages go on showing the approved text.")
    values = {"language": cell.country.locale.get_display_name(), "country": cell.country.name}
    return str(SENTENCES.get(cell.state, cell.state.label)) % values
