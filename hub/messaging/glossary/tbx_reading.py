"""Reading TBX with expat, which tells lines. A document type, and so every entity, is refused.

Both styles of ISO 30042:2019 are read, and the names that elements had in the edition of 2008.
"""

from typing import Any
from xml.parsers import expat

from django.utils.translation import gettext as _

from hub.editorial.exchange.entries import FileRefused
from hub.editorial.exchange.xliff_reading import lines_told
from hub.messaging.models import Concept, PartOfSpeech, Term

from .entries import ConceptEntry, GlossaryFile, Kind, Problem, TermEntry, Values, defaults_of
from .tbx_writing import OURS
from .values import check_storable, read_language, read_uuid, read_value

LANGUAGE = "http://www.w3.org/XML/1998/namespace lang"
OLD_NAMES = {
    **{"martif": "tbx", "termEntry": "conceptEntry", "langSet": "langSec"},
    **{"tig": "termSec", "ntig": "termSec"},
}
STATUSES = {
    **{"preferredterm": "preferred", "standardizedterm": "preferred"},
    **{"admittedterm": "admitted", "legalterm": "admitted", "regulatedterm": "admitted"},
    **{"deprecatedterm": "deprecated", "supersededterm": "deprecated"},
}
CONCEPT_TEXTS = {"subjectField": "subject", "definition": "definition"}
TERM_TEXTS = {"administrativeStatus": "status", "partOfSpeech": "part_of_speech"}
# What each place has of ours; the first stands there whenever the file was written here, and then all of it is said.
CONCEPT_OURS = ("severity", "is_name", "countries", "name")
TERM_OURS = ("case", "mark", "status", "replacement", "reason", "forms", "exceptions")
# The status that a forbidden term is written with; where another tool has changed it, that counts.
OURS_STAND_FOR = "deprecatedTerm-admn-sts"
LONGEST_NAME = 120
DEEPEST = 100


def read_tbx(text: str) -> GlossaryFile:
    """Read a TBX file; raises FileRefused for one that is broken, or that is none."""
    reader = Reader()
    with lines_told():
        reader.parser.Parse(text.encode(), True)
    return reader.file


class Place:
    """A concept or a term while it is being read: its texts as they are written, with their lines."""

    def __init__(self, line: int, key: str = "") -> None:
        self.line = line
        self.key = key
        self.texts: dict[str, tuple[str, int]] = {}

    def add(self, name: str, text: str, line: int) -> None:
        """Add a text; of several notes one is made, of anything else the first one counts."""
        before = self.texts.get(name)
        if before and name == "note":
            text, line = f"{before[0].strip()}\n{text.strip()}", before[1]
        if name == "note" or before is None:
            self.texts[name] = (text, line)

    def text(self, name: str) -> str:
        return self.texts.get(name, ("", 0))[0].strip()


class Reader:
    """Collects the concepts of a file as the parser comes across them."""

    def __init__(self) -> None:
        self.file = GlossaryFile(Kind.TBX)
        self.opened: list[str] = []
        self.concept: Place | None = None
        self.terms: list[TermEntry] = []
        self.term: Place | None = None
        self.language = ""
        self.wanted = ""  # the field that the text goes to which is being read
        self.depth = 0
        self.text: list[str] = []
        self.text_line = 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.XmlDeclHandler = self.check_encoding
        self.parser.StartDoctypeDeclHandler = self.refuse_doctype
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters
        self.parser.ProcessingInstructionHandler = self.instruct

    @property
    def line(self) -> int:
        return self.parser.CurrentLineNumber

    @property
    def place(self) -> Place | None:
        return self.term or self.concept

    def check_encoding(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding and encoding.lower() not in ("utf-8", "us-ascii"):
            raise FileRefused(_("The file is not in UTF-8. Save it in that encoding, and send it again."), self.line)

    def refuse_doctype(self, *_declared: Any) -> None:
        raise FileRefused(_("It has a document type, which may hide anything. Remove the DOCTYPE."), self.line)

    def refuse(self, reason: str, line: int) -> None:
        self.file.problems.append(Problem(line, reason))

    def start(self, qualified: str, attributes: dict[str, str]) -> None:
        local = qualified.rpartition(" ")[2]
        name = OLD_NAMES.get(local, local)
        if not self.opened and name != "tbx":
            raise FileRefused(_("This is XML, and no TBX file."), self.line)
        self.opened.append(name)
        if len(self.opened) > DEEPEST:
            raise FileRefused(_("Its elements are nested too deep."), self.line)
        if name == "conceptEntry":
            self.concept, self.terms = Place(self.line, attributes.get("id", "")), []
        elif name == "langSec":
            self.language = attributes.get(LANGUAGE, "") or attributes.get("lang", "")
        elif name == "termSec" and self.concept is not None:
            self.term = Place(self.line)
        elif self.place is not None and not self.wanted:
            self.start_text(self.field_of(name, attributes))

    def field_of(self, name: str, attributes: dict[str, str]) -> str:
        """Return the field that an element fills: by its name, or in the other style by its type; or nothing."""
        if name in ("term", "note"):
            return name
        name = attributes.get("type", "") if name in ("descrip", "termNote", "admin") else name
        return (TERM_TEXTS if self.term else CONCEPT_TEXTS).get(name, "")

    def start_text(self, field: str) -> None:
        self.wanted, self.depth, self.text, self.text_line = field, len(self.opened), [], self.line

    def characters(self, text: str) -> None:
        if self.wanted:
            self.text.append(text)

    def instruct(self, target: str, data: str) -> None:
        """Take one of our instructions: a value, or which field the note is that it stands in."""
        name, _space, value = data.partition(" ")
        if target != OURS or self.place is None:
            return
        if name not in (TERM_OURS if self.term else CONCEPT_OURS):
            return
        if self.wanted == "note":
            self.wanted = name
        elif not self.wanted:
            self.place.add(f"our {name}" if name == "status" else name, value, self.line)

    def end(self, _qualified: str) -> None:
        if self.wanted and len(self.opened) == self.depth and self.place is not None:
            self.place.add(self.wanted, "".join(self.text), self.text_line)
            self.wanted = ""
        name = self.opened.pop()
        if name == "termSec" and self.term is not None:
            self.end_term(self.term)
            self.term = None
        elif name == "conceptEntry" and self.concept is not None:
            self.end_concept(self.concept)
            self.concept = None

    def end_term(self, place: Place) -> None:
        text = place.text("term")
        if not text or not self.language:
            self.refuse(_("The language is missing.") if text else _("The term is missing."), place.line)
            return
        ours = place.texts.pop("our status", None)
        if ours is not None and place.text("status") == OURS_STAND_FOR:
            place.texts["status"] = ours
        values = self.values_of(place, (*TERM_OURS, "part_of_speech", "note"), defaults_of(Term))
        self.check(text, place.line)
        self.terms.append(TermEntry(read_language(self.language), text, values, place.line))

    def end_concept(self, place: Place) -> None:
        fields = (*CONCEPT_OURS[:-1], *CONCEPT_TEXTS.values(), "note")
        values = self.values_of(place, fields, defaults_of(Concept))
        name = place.text("name") or name_of(self.terms)
        if not name:
            self.refuse(_("The concept has no term."), place.line)
            return
        self.check(name, place.line)
        self.file.concepts.append(ConceptEntry(name, read_uuid(place.key), values, self.terms, place.line))

    def values_of(self, place: Place, fields: tuple[str, ...], defaults: Values) -> Values:
        """Return what is said; all of it is where the file was written here."""
        found = dict(defaults) if fields[0] in place.texts else {}
        for name in fields:
            if name in place.texts:
                text, line = place.texts[name]
                try:
                    check_storable(text)
                    found[name] = read_text(name, text)
                except ValueError as error:
                    self.refuse(str(error), line)
        return found

    def check(self, text: str, line: int) -> None:
        try:
            check_storable(text)
        except ValueError as error:
            self.refuse(str(error), line)


def read_text(name: str, text: str) -> Any:
    """Return a value, other tools' names for it translated."""
    if name == "status":
        text = text.strip()
        text = STATUSES.get(text.lower().removesuffix("-admn-sts"), text)
    if name == "part_of_speech" and text.strip().lower() not in [value.lower() for value in PartOfSpeech.values]:
        text = PartOfSpeech.OTHER
    return read_value(name, text)


def name_of(terms: list[TermEntry]) -> str:
    """Return how a concept is called that another tool has given no name: as its first term."""
    return terms[0].text[:LONGEST_NAME].strip() if terms else ""
