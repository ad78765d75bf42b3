"""Reading XLIFF 1.2 with expat, which tells lines. A document type, and so every entity, is refused."""

from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from typing import Any
from xml.parsers import expat

from django.utils.translation import gettext as _

from .entries import Entry, ExchangeFile, FileRefused, Header, Kind
from .inline import tags_of
from .xliff import NAMESPACE

HEADER = ("original", "target-language", "product-version", "build-num", "date")
# Marks that say something of the words within, and stand for nothing in the text.
TRANSPARENT = ("mrk",)
UNFINISHED = ("new", "needs-")
DEEPEST = 100


def read_xliff(text: str) -> ExchangeFile:
    """Read an XLIFF file; raises FileRefused for one that is broken, of another version, or not made here."""
    reader = Reader()
    with lines_told():
        reader.parser.Parse(text.encode(), True)
    if reader.header is None:
        raise FileRefused(_("There is no <file> in it."))
    return ExchangeFile(Kind.XLIFF, reader.header, reader.entries)


@contextmanager
def lines_told() -> Iterator[None]:
    try:
        yield
    except expat.ExpatError as error:
        raise FileRefused(_("This is not well-formed XML."), error.lineno) from error


class Unit:
    """A translation unit while it is being read."""

    def __init__(self, attributes: dict[str, str], line: int) -> None:
        self.attributes = attributes
        self.line = line
        self.state = ""
        self.problem = ""
        self.source: list[str] = []
        self.target: list[str] = []
        self.closing: list[str] = []

    @property
    def is_unfinished(self) -> bool:
        """Tell what the tool says: by the target's state, and where it has none by the unit's approval."""
        return self.state.startswith(UNFINISHED) or (not self.state and self.attributes.get("approved") == "no")

    def as_entry(self) -> Entry:
        return Entry(
            key=self.attributes.get("id", ""),
            source="".join(self.source),
            text="".join(self.target),
            line=self.line,
            is_unfinished=self.is_unfinished,
            problem=self.problem,
        )


class Reader:
    """Collects the units of a file as the parser comes across them."""

    def __init__(self) -> None:
        self.header: Header | None = None
        self.entries: list[Entry] = []
        self.unit: Unit | None = None
        self.opened: list[str] = []
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.XmlDeclHandler = self.check_encoding
        self.parser.StartDoctypeDeclHandler = self.refuse_doctype
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters

    @property
    def line(self) -> int:
        return self.parser.CurrentLineNumber

    def check_encoding(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding and encoding.lower() not in ("utf-8", "us-ascii"):
            raise FileRefused(_("The file is not in UTF-8. Save it in that encoding, and send it again."), self.line)

    def refuse_doctype(self, *_declared: Any) -> None:
        raise FileRefused(_("It has a document type, which may hide anything. Remove the DOCTYPE."), self.line)

    def start(self, qualified: str, attributes: dict[str, str]) -> None:
        namespace, _space, name = qualified.rpartition(" ")
        if not self.opened:
            self.check_root(namespace, name, attributes)
        if namespace != NAMESPACE:
            name = qualified  # a tool's own
        self.opened.append(name)
        if len(self.opened) > DEEPEST:
            raise FileRefused(_("Its elements are nested too deep."), self.line)
        if name == "file":
            self.read_header(attributes)
        elif name == "trans-unit":
            self.unit = Unit(attributes, self.line)
        elif self.unit is not None:
            self.start_within(self.unit, name, attributes)

    def check_root(self, namespace: str, name: str, attributes: dict[str, str]) -> None:
        if name != "xliff":
            raise FileRefused(_("This is XML, and no XLIFF file."), self.line)
        if namespace != NAMESPACE or attributes.get("version") != "1.2":
            raise FileRefused(_("Only version 1.2 of XLIFF is read here."), self.line)

    def read_header(self, attributes: dict[str, str]) -> None:
        if self.header is not None:
            raise FileRefused(_("It holds more than one text. Send them one by one."), self.line)
        missing = [name for name in HEADER if not attributes.get(name)]
        if missing:
            raise FileRefused(
                _("The header lacks %(names)s. Download the file again, and keep its header.")
                % {"names": ", ".join(missing)},
                self.line,
            )
        self.header = Header(
            translation=attributes["original"],
            language=attributes["target-language"],
            version=attributes["product-version"],
            source_hash=attributes["build-num"],
            exported=attributes["date"],
            line=self.line,
        )

    @property
    def place(self) -> str:
        """Return `source` or `target` within those of a unit, not within those of its alternatives; else nothing."""
        start = len(self.opened) - 1 - self.opened[::-1].index("trans-unit")
        return self.opened[start + 1] if len(self.opened) > start + 1 else ""

    def start_within(self, unit: Unit, name: str, attributes: dict[str, str]) -> None:
        if self.place != "target":
            return
        if name == "target":
            unit.state = attributes.get("state", "")
            return
        opens, closes = "", ""
        if name in ("g", "x"):
            opens, closes = tags_of(attributes.get("id", ""))
        elif name not in TRANSPARENT:
            unit.problem = _("It has a mark that its source has not: <%(name)s>.") % {"name": name.rpartition(" ")[2]}
        unit.target.append(opens)
        unit.closing.append(closes)

    def end(self, _qualified: str) -> None:
        name = self.opened[-1]
        if name == "trans-unit" and self.unit is not None:
            self.entries.append(self.unit.as_entry())
            self.unit = None
        elif self.unit is not None and self.place == "target" and name != "target":
            self.unit.target.append(self.unit.closing.pop())
        self.opened.pop()

    def characters(self, text: str) -> None:
        if self.unit is None:
            return
        if self.place == "target":
            self.unit.target.append(escape(text, quote=False))
        elif self.place == "source":
            self.unit.source.append(text)
