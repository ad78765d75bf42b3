"""Writing TBX-Basic (ISO 30042:2019, data categories as tags), which every terminology tool reads.

What TBX-Basic has no place for stands in notes, which people read in any tool, and in processing instructions, which
every tool passes over: so the file stays valid. https://www.tbxinfo.net/
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from django.utils.timezone import now
from django.utils.translation import to_locale

from hub.messaging.models import TermStatus

from .entries import ConceptEntry, TermEntry
from .values import UNSTORABLE, join_parts

CORE = "urn:iso:std:iso:30042:ed-2"
MODULES = {"min": "http://www.tbxinfo.net/ns/min", "basic": "http://www.tbxinfo.net/ns/basic"}
# The target of our processing instructions.
OURS = "relais"
STATUSES = {
    TermStatus.PREFERRED: "preferredTerm-admn-sts",
    TermStatus.ADMITTED: "admittedTerm-admn-sts",
    TermStatus.DEPRECATED: "deprecatedTerm-admn-sts",
    TermStatus.FORBIDDEN: "deprecatedTerm-admn-sts",
}
CONCEPT_CODES = ("severity", "is_name")
TERM_CODES = ("case", "mark")
TERM_NOTES = ("replacement", "reason", "forms", "exceptions")


def write_tbx(concepts: Iterable[ConceptEntry], language: str) -> str:
    """Return a file of concepts; `language` is that in which definitions and notes are written."""
    return "".join(f"{line}\n" for line in lines_of_file(concepts, language))


def lines_of_file(concepts: Iterable[ConceptEntry], language: str) -> Iterator[str]:
    spaces = " ".join(f"xmlns:{prefix}={quoteattr(address)}" for prefix, address in MODULES.items())
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<tbx type="TBX-Basic" style="dct" xml:lang={quoteattr(tag_of(language))} xmlns="{CORE}" {spaces}>'
    source = f"<sourceDesc><p>Relais, {now().date().isoformat()}</p></sourceDesc>"
    yield f"<tbxHeader><fileDesc>{source}</fileDesc></tbxHeader>"
    yield "<text><body>"
    for concept in concepts:
        yield from lines_of_concept(concept)
    yield "</body></text>"
    yield "</tbx>"


def lines_of_concept(concept: ConceptEntry) -> Iterator[str]:
    values = concept.values
    yield f'<conceptEntry id="c-{concept.uuid}">'
    yield from (code(name, values[name]) for name in CONCEPT_CODES)
    yield element("min:subjectField", values["subject"])
    yield element("basic:definition", values["definition"])
    yield element("note", values["note"])
    yield note("name", concept.name)
    yield note("countries", join_parts(values["countries"]))
    for language, terms in groupby(sorted(concept.terms, key=lambda term: term.language), lambda term: term.language):
        yield f"  <langSec xml:lang={quoteattr(tag_of(language))}>"
        for term in terms:
            yield from lines_of_term(term)
        yield "  </langSec>"
    yield "</conceptEntry>"


def lines_of_term(term: TermEntry) -> Iterator[str]:
    values = term.values
    yield "    <termSec>"
    yield element("term", term.text)
    yield from (code(name, values[name]) for name in TERM_CODES)
    if values["status"] == TermStatus.FORBIDDEN:  # which TBX-Basic does not tell from a deprecated one
        yield code("status", values["status"])
    yield element("min:administrativeStatus", STATUSES[values["status"]])
    yield element("min:partOfSpeech", values["part_of_speech"])
    yield element("note", values["note"])
    for name in TERM_NOTES:
        value = values[name]
        yield note(name, join_parts(value) if isinstance(value, tuple) else value)
    yield "    </termSec>"


def tag_of(language: str) -> str:
    return to_locale(language).replace("_", "-")


def clean(text: str) -> str:
    return escape(UNSTORABLE.sub("", text))


def element(name: str, text: str) -> str:
    return f"<{name}>{clean(text)}</{name}>" if text else ""


def note(name: str, text: str) -> str:
    """Return a note that says which of our fields it is."""
    return f"<note><?{OURS} {name}?>{clean(text)}</note>" if text else ""


def code(name: str, value: str | bool) -> str:
    """Return a value that nobody would read, out of the way of other tools."""
    return f"<?{OURS} {name} {('yes' if value else 'no') if isinstance(value, bool) else value}?>"
