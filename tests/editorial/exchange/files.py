"""Files of translations as agencies send them, for tests."""

import polib
from wagtail_localize.models import StringTranslation, Translation

from hub.editorial.exchange.pieces import pieces_of
from hub.editorial.exchange.po import write_po
from hub.editorial.exchange.xliff import write_xliff


def po_of(translation: Translation) -> str:
    return write_po(translation, pieces_of(translation))


def xliff_of(translation: Translation) -> str:
    return write_xliff(translation, pieces_of(translation))


def fill(text: str, **texts: str) -> str:
    """Return a PO file with translations by the names of their fields."""
    po = polib.pofile(text, wrapwidth=0)
    for entry in po:
        if entry.msgctxt in texts:
            entry.msgstr = texts[entry.msgctxt]
    return str(po)


def stored(translation: Translation) -> dict[str, str]:
    """Return what is stored of a translation: its strings by path."""
    rows = StringTranslation.objects.filter(locale=translation.target_locale)
    return dict(rows.filter(context__object=translation.source.object).values_list("context__path", "data"))


def unit(xliff: str, source: str, target: str, attributes: str = "") -> str:
    """Return an XLIFF file in which one string, given as it stands in the file, has got a translation."""
    whole = f"<source>{source}</source>"
    assert whole in xliff
    return xliff.replace(whole, f"{whole}<target{attributes}>{target}</target>")
