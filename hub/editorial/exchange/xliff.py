"""XLIFF 1.2 files, which every translation tool reads.

Written and read with Python's own XML: the toolkits for XLIFF are under the GPL or not kept any more, and tell no line.
https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html
"""

import io
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from django.utils.timezone import now
from django.utils.translation import to_locale
from wagtail_localize.models import Translation

from ..strings.markup import CONTROL
from ..strings.pieces import Piece
from .entries import FORMAT_VERSION
from .inline import InlineWriter
from .naming import source_hash

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
PRODUCT = "Relais"


def write_xliff(translation: Translation, pieces: dict[str, Piece]) -> str:
    """Return an XLIFF file of a translation's strings."""
    out = io.StringIO()
    xml = XMLGenerator(out, encoding="utf-8", short_empty_elements=True)
    xml.startDocument()
    xml.startElement("xliff", AttributesImpl({"version": "1.2", "xmlns": NAMESPACE}))
    xml.startElement("file", AttributesImpl(file_attributes(translation, pieces)))
    xml.startElement("body", AttributesImpl({}))
    for piece in pieces.values():
        write_unit(xml, piece)
    for name in ("body", "file", "xliff"):
        xml.characters("\n")
        xml.endElement(name)
    xml.endDocument()
    return out.getvalue()


def file_attributes(translation: Translation, pieces: dict[str, Piece]) -> dict[str, str]:
    """Return what the file says of itself, in the attributes that the format has for that."""
    return {
        "original": str(translation.uuid),
        "source-language": language_tag(translation.source.locale.language_code),
        "target-language": language_tag(translation.target_locale.language_code),
        "datatype": "html",
        "date": now().isoformat(),
        "product-name": PRODUCT,
        "product-version": FORMAT_VERSION,
        "build-num": source_hash(pieces),
    }


def language_tag(code: str) -> str:
    return to_locale(code).replace("_", "-")


def write_unit(xml: XMLGenerator, piece: Piece) -> None:
    xml.characters("\n")
    attributes = {"id": piece.key, "resname": CONTROL.sub("", piece.path), "xml:space": "preserve"}
    xml.startElement("trans-unit", AttributesImpl(attributes))
    write_text(xml, "source", {}, piece.source)
    if piece.text:
        state = "needs-review-translation" if piece.is_unfinished else "translated"
        write_text(xml, "target", {"state": state}, piece.text)
    xml.endElement("trans-unit")


def write_text(xml: XMLGenerator, name: str, attributes: dict[str, str], html: str) -> None:
    xml.characters("\n  ")
    xml.startElement(name, AttributesImpl(attributes))
    InlineWriter(xml).write(html)
    xml.endElement(name)
