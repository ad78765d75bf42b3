"""Glossaries as TBX: what is written, and what is read of other tools' files."""

import uuid
from xml.etree import ElementTree

import pytest

from hub.editorial.exchange.entries import FileRefused
from hub.messaging.glossary.entries import ConceptEntry, Problem, TermEntry
from hub.messaging.glossary.tbx_reading import read_tbx
from hub.messaging.glossary.tbx_writing import write_tbx

from .helpers import make_refill, stored

START = (
    '<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2" '
    'xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"><text><body>'
)
CORE = "{urn:iso:std:iso:30042:ed-2}"
MIN = "{http://www.tbxinfo.net/ns/min}"


def tbx(*lines: str) -> str:
    """Return a file whose first line is the beginning of it."""
    return "\n".join([START, *lines, "</body></text></tbx>"])


def one_term(inner: str) -> str:
    return tbx(f'<conceptEntry id="c1"><langSec xml:lang="fr"><termSec>{inner}</termSec></langSec></conceptEntry>')


def test_tbx_has_what_the_dialect_has(db: None) -> None:
    make_refill()
    root = ElementTree.fromstring(write_tbx(stored(), "en"))  # noqa: S314  ours
    assert (root.attrib["type"], root.attrib["style"]) == ("TBX-Basic", "dct")
    assert [term.text for term in root.iter(f"{CORE}term")] == ["refill", "top-up", "recharge", "éco-recharge"]
    statuses = [status.text for status in root.iter(f"{MIN}administrativeStatus")]
    assert statuses == [f"{name}Term-admn-sts" for name in ("preferred", "deprecated", "preferred", "deprecated")]
    assert {element.tag.partition("}")[0] for element in root.iter()} == {
        CORE[:-1],
        MIN[:-1],
        "{http://www.tbxinfo.net/ns/basic",
    }


def test_reasons_are_notes_in_other_tools(db: None) -> None:
    make_refill()
    root = ElementTree.fromstring(write_tbx(stored(), "en"))  # noqa: S314  ours
    assert "Sounds like a phone" in ["".join(note.itertext()) for note in root.iter(f"{CORE}note")]


def test_other_tools_files_are_read() -> None:
    file = read_tbx(
        tbx(
            '<conceptEntry id="c1"><min:subjectField>Packaging</min:subjectField>',
            "<descripGrp><basic:definition>Fills <hi>again</hi>.</basic:definition></descripGrp>",
            '<langSec xml:lang="en-GB"><termSec><term>refill</term><min:partOfSpeech>noun</min:partOfSpeech>',
            "<min:administrativeStatus>admittedTerm-admn-sts</min:administrativeStatus>",
            "<note>One</note><note>Two</note></termSec></langSec></conceptEntry>",
        )
    )
    values = {"status": "admitted", "part_of_speech": "noun", "note": "One\nTwo"}
    concept = {"subject": "Packaging", "definition": "Fills again."}
    assert file.concepts == [ConceptEntry("refill", None, concept, [TermEntry("en-gb", "refill", values)])]
    assert (file.concepts[0].line, file.concepts[0].terms[0].line) == (2, 4)


def test_the_other_style_and_the_former_edition_are_read() -> None:
    file = read_tbx(
        '<martif type="TBX" xml:lang="en"><text><body><termEntry id="1">'
        '<descrip type="subjectField">Packaging</descrip>'
        '<langSet xml:lang="en"><ntig><termGrp><term>refill</term>'
        '<termNote type="administrativeStatus">supersededTerm-admn-sts</termNote>'
        '<termNote type="partOfSpeech">NOUN</termNote><admin type="source">Book</admin>'
        "</termGrp></ntig></langSet></termEntry></body></text></martif>"
    )
    assert file.concepts[0].values == {"subject": "Packaging"}
    assert file.concepts[0].terms == [TermEntry("en", "refill", {"status": "deprecated", "part_of_speech": "noun"})]


@pytest.mark.parametrize(
    ("written", "status"),
    [
        ("preferredTerm-admn-sts", "preferred"),
        ("admittedTerm-admn-sts", "admitted"),
        ("deprecatedTerm-admn-sts", "deprecated"),
        ("supersededTerm-admn-sts", "deprecated"),
    ],
)
def test_statuses_are_mapped(written: str, status: str) -> None:
    file = read_tbx(one_term(f"<term>x</term><min:administrativeStatus>{written}</min:administrativeStatus>"))
    assert file.concepts[0].terms[0].values == {"status": status}


@pytest.mark.parametrize("written", ["preferred", "admitted"])
def test_a_status_that_another_tool_changed_counts(written: str) -> None:
    inner = (
        "<term>x</term><?relais case any?><?relais status forbidden?>"
        f"<min:administrativeStatus>{written}Term-admn-sts</min:administrativeStatus>"
    )
    assert read_tbx(one_term(inner)).concepts[0].terms[0].values["status"] == written


def test_unknown_parts_of_speech_are_other() -> None:
    file = read_tbx(one_term("<term>x</term><min:partOfSpeech>pronoun</min:partOfSpeech>"))
    assert file.concepts[0].terms[0].values == {"part_of_speech": "other"}


def test_instructions_of_others_are_passed_over() -> None:
    file = read_tbx(one_term("<term>x</term><?relais nonsense 1?><?other case any?>"))
    assert file.concepts[0].terms[0].values == {}


def test_a_file_of_ours_says_everything(db: None) -> None:
    make_refill()
    file = read_tbx(write_tbx(stored(), "en"))
    assert (file.concepts, file.problems) == (stored(), [])


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        (
            ['<conceptEntry id="c1">', '<langSec xml:lang="fr">', "<termSec/>", "</langSec></conceptEntry>"],
            Problem(4, "The term is missing."),
        ),
        (
            ['<conceptEntry id="c1">', "<langSec><termSec><term>x</term></termSec></langSec></conceptEntry>"],
            Problem(3, "The language is missing."),
        ),
        (['<conceptEntry id="c1"/>'], Problem(2, "The concept has no term.")),
        (
            ['<conceptEntry id="c1"><langSec xml:lang="fr">', "<termSec><term>x&#x85;y</term></termSec></langSec>"]
            + ["</conceptEntry>"],
            Problem(3, "It has a character that cannot be kept (U+0085)."),
        ),
        (
            ['<conceptEntry id="c1"><langSec xml:lang="fr"><termSec><term>x</term>']
            + ["<min:administrativeStatus>best</min:administrativeStatus></termSec></langSec></conceptEntry>"],
            Problem(3, "“best” is not one of: preferred, admitted, deprecated, forbidden."),
        ),
    ],
)
def test_bad_entries_are_told(lines: list[str], problem: Problem) -> None:
    assert problem in read_tbx(tbx(*lines)).problems


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("<tbx>\n<text>", 2),
        ("<html/>", 1),
        ('<?xml version="1.0" encoding="latin-1"?>\n<tbx/>', 1),
        ('<!DOCTYPE tbx [\n<!ENTITY a "b">]>\n<tbx>&a;</tbx>', 1),
        ("<tbx>\n&#0;</tbx>", 2),
        ("<tbx>" + "<a>" * 120 + "</a>" * 120 + "</tbx>", 1),
    ],
)
def test_files_that_are_none_are_refused(text: str, line: int) -> None:
    with pytest.raises(FileRefused) as refusal:
        read_tbx(text)
    assert refusal.value.line == line


def test_identifiers_of_ours_are_known_again() -> None:
    number = uuid.uuid4()
    text = one_term("<term>x</term>").replace('id="c1"', f'id="c-{number}"')
    assert read_tbx(text).concepts[0].uuid == number
