"""Files of translations as agencies send them, for tests."""

from typing import Any

import polib
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from hub.editorial.exchange.po import write_po
from hub.editorial.exchange.xliff import write_xliff
from hub.editorial.strings.pieces import Piece, key_of, pieces_of


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


def begun(title: str = "How it works", code: str = "fr") -> Translation:
    """Return a translation that is not stored, to write files of."""
    source = TranslationSource(object_repr=title, locale=Locale(language_code="en"))
    return Translation(pk=7, source=source, target_locale=Locale(language_code=code))


def piece(source: str, text: str = "", path: str = "title", **stored: Any) -> Piece:
    """Return a string that is not stored, with a translation if there is a text."""
    row = StringTranslation(**({"data": text, "translation_type": "manual"} | stored)) if text else None
    return Piece(key_of(path, source), path, source, 1, 1, row)


def by_key(*pieces: Piece) -> dict[str, Piece]:
    return {one.key: one for one in pieces}
