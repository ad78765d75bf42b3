"""Tags within a string, as XLIFF's inline elements: tools show those as marks that a translator moves but cannot break.

A tag `<b>` becomes `<g id="b-1">`, a `<br>` becomes `<x id="br-1"/>`. A link keeps the name that wagtail-localize gave
it. So the id alone tells the tag: tools keep it, and drop much else.
"""

import re
from collections import Counter
from html import escape
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from bs4 import BeautifulSoup, Comment, NavigableString, Tag
from wagtail_localize.strings import INLINE_TAGS

from ..strings.markup import CONTROL

# https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html#ctype
STANDARD_TYPES = {"a": "link", "b": "bold", "i": "italic", "br": "lb"}
MARK = re.compile(rf"({'|'.join(INLINE_TAGS)})-[0-9]+")


class InlineWriter:
    """Writes a string's HTML into an XML document."""

    def __init__(self, xml: XMLGenerator) -> None:
        self.xml = xml
        self.counts: Counter[str] = Counter()

    def write(self, html: str) -> None:
        self.write_children(BeautifulSoup(html, "html.parser"))

    def write_children(self, element: Tag) -> None:
        for child in element.children:
            if isinstance(child, Tag):
                self.write_tag(child)
            elif isinstance(child, NavigableString) and not isinstance(child, Comment):
                self.xml.characters(CONTROL.sub("", child))

    def write_tag(self, tag: Tag) -> None:
        if tag.name not in INLINE_TAGS:  # an error in a translation: the words are kept
            self.write_children(tag)
            return
        attributes = {"id": self.id_of(tag), "ctype": STANDARD_TYPES.get(tag.name, f"x-html-{tag.name}")}
        name = "x" if tag.name == "br" else "g"
        self.xml.startElement(name, AttributesImpl(attributes))
        self.write_children(tag)
        self.xml.endElement(name)

    def id_of(self, tag: Tag) -> str:
        if tag.name == "a" and tag.get("id"):
            return CONTROL.sub("", str(tag["id"]))
        self.counts[tag.name] += 1
        return f"{tag.name}-{self.counts[tag.name]}"


def tags_of(mark_id: str) -> tuple[str, str]:
    """Return what opens and what closes the tag that a mark stands for; one with any other name is a link."""
    known = MARK.fullmatch(mark_id)
    if known is None:
        return f'<a id="{escape(mark_id)}">', "</a>"
    return ("<br/>", "") if known[1] == "br" else (f"<{known[1]}>", f"</{known[1]}>")
