"""XLIFF files: written, and read again."""

import re
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.editorial.exchange.entries import FileRefused, Kind
from hub.editorial.exchange.naming import source_hash
from hub.editorial.exchange.reading import read_file
from hub.editorial.exchange.xliff import NAMESPACE, write_xliff
from hub.editorial.exchange.xliff_reading import DEEPEST, read_xliff
from hub.editorial.strings.markup import CONTROL, clean
from hub.editorial.strings.pieces import Piece

from .files import begun, by_key, piece, unit

LINKED = 'Read <a id="a1">more</a> of <b>it</b>,<br/>or <b>less</b> &amp; rest'
PIECES = by_key(piece("How it works", "Comment ça marche"), piece(LINKED, path="intro"))
IN_FILE = (
    'Read <g id="a1" ctype="link">more</g> of <g id="b-1" ctype="bold">it</g>,<x id="br-1" ctype="lb"/>'
    'or <g id="b-2" ctype="bold">less</g> &amp; rest'
)


def units(text: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(text).iter(f"{{{NAMESPACE}}}trans-unit"))  # noqa: S314  ours


def read_text(target: str, attributes: str = "", source: str = IN_FILE) -> str:
    """Return what is read of a target that stands in a file."""
    return read_xliff(unit(write_xliff(begun(), PIECES), source, target, attributes)).entries[1].text


def refusal(text: str) -> FileRefused:
    with pytest.raises(FileRefused) as found:
        read_xliff(text)
    return found.value


def test_a_unit_has_its_place_its_source_and_its_translation() -> None:
    (first, second) = units(write_xliff(begun(), PIECES))
    assert first.attrib["resname"] == "title"
    assert [(part.tag.rpartition("}")[2], part.text) for part in first] == [
        ("source", "How it works"),
        ("target", "Comment ça marche"),
    ]
    assert [part.tag.rpartition("}")[2] for part in second] == ["source"]


def test_tags_are_marks() -> None:
    assert f"<source>{IN_FILE}</source>" in write_xliff(begun(), PIECES)


@pytest.mark.parametrize(
    ("stored", "state"),
    [
        ({}, "translated"),
        ({"has_error": True}, "needs-review-translation"),
        ({"translation_type": "machine"}, "needs-review-translation"),
    ],
)
def test_a_state_tells_what_needs_a_look(stored: dict[str, Any], state: str) -> None:
    (only,) = units(write_xliff(begun(), by_key(piece("Words", "Mots", **stored))))
    assert [target.attrib for target in only.iter(f"{{{NAMESPACE}}}target")] == [{"state": state}]


def test_a_header_tells_what_the_file_is_of() -> None:
    made = begun(code="pt-br")
    header = read_xliff(write_xliff(made, PIECES)).header
    assert (header.translation, header.language, header.version) == (str(made.uuid), "pt-BR", "1")
    assert (header.source_hash, header.line) == (source_hash(PIECES), 2)
    assert header.exported_at.tzinfo is not None


@pytest.mark.parametrize("text", ["<b>ouvert", "<script>x</script>mots", "</b>", "a & b", "a\x0bb", "<!-- x -->"])
def test_a_bad_translation_still_makes_a_good_file(text: str) -> None:
    assert len(units(write_xliff(begun(), by_key(piece("Words", text))))) == 1


def test_a_tag_that_may_not_be_leaves_its_words() -> None:
    text = write_xliff(begun(), by_key(piece("Words", "<p>Des <b>mots</b></p>")))
    assert 'Des <g id="b-1" ctype="bold">mots</g></target>' in text
    assert "<g" not in text.partition("Des ")[0]


def test_a_comment_leaves_nothing() -> None:
    assert ">ab</target>" in write_xliff(begun(), by_key(piece("Words", "a<!-- hidden -->b")))


def test_marks_are_read_as_tags() -> None:
    target = '<g id="b-2">Plus</g> ou <g id="a1" ctype="link">moins</g><x id="br-1"/>fin &amp; &lt;suite&gt;'
    assert read_text(target) == '<b>Plus</b> ou <a id="a1">moins</a><br/>fin &amp; &lt;suite&gt;'


def test_a_link_s_name_cannot_carry_an_attribute() -> None:
    assert read_text('<g id="x&quot; onclick=&quot;y">a</g>') == '<a id="x&quot; onclick=&quot;y">a</a>'


def round_trip(one: Piece) -> tuple[str, str]:
    (entry,) = read_xliff(write_xliff(begun(), by_key(one))).entries
    return entry.key, clean(one.source, entry.text)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), min_size=1))
def test_any_string_comes_back_as_it_went(text: str) -> None:
    words = CONTROL.sub("", text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    one = piece(LINKED, f"<b>x{words}</b>")  # white space alone is all one to a parser of HTML
    assert round_trip(one) == (one.key, one.text)


def test_every_inline_tag_comes_back() -> None:
    text = "<abbr>a</abbr><acronym>b</acronym><b>c</b><code>d</code><em>e</em><i>f</i><strong>g</strong><br/><b>h</b>"
    assert round_trip(piece(LINKED, text))[1] == text


@pytest.mark.parametrize(
    ("attributes", "unfinished"),
    [
        (' state="translated"', False),
        (' state="final"', False),
        (' state="signed-off"', False),
        ("", False),
        (' state="new"', True),
        (' state="needs-translation"', True),
        (' state="needs-review-translation"', True),
        (' state="needs-review-l10n"', True),
    ],
)
def test_a_state_tells_what_is_finished(attributes: str, unfinished: bool) -> None:
    file = read_xliff(unit(write_xliff(begun(), PIECES), IN_FILE, "Mots", attributes))
    assert file.entries[1].is_unfinished is unfinished


@pytest.mark.parametrize(("attributes", "unfinished"), [("", True), (' state="translated"', False)])
def test_an_approval_tells_where_there_is_no_state(attributes: str, unfinished: bool) -> None:
    text = unit(write_xliff(begun(), PIECES), IN_FILE, "Mots", attributes)
    text = text.replace('resname="intro"', 'resname="intro" approved="no"')
    assert read_xliff(text).entries[1].is_unfinished is unfinished


def test_alternatives_and_segments_are_no_translation() -> None:
    others = "<alt-trans><source>Other</source><target state='new'><g id='b-1'>Autre</g></target></alt-trans>"
    text = write_xliff(begun(), PIECES).replace(
        f"<source>{IN_FILE}</source>", f"<source>{IN_FILE}</source><seg-source>Seg</seg-source>{others}"
    )
    assert [entry.text for entry in read_xliff(text).entries] == ["Comment ça marche", ""]
    second = read_xliff(text).entries[1]
    assert (second.source[:15], second.is_unfinished) == ("Read more of it", False)


def test_elements_of_a_tool_s_own_are_passed_over() -> None:
    own = '<t:file xmlns:t="urn:tool"><t:trans-unit><t:target>x</t:target></t:trans-unit></t:file>'
    text = write_xliff(begun(), PIECES).replace("<body>", f"<header>{own}</header><body>")
    assert [entry.text for entry in read_xliff(text).entries] == ["Comment ça marche", ""]


def test_segments_of_a_target_are_joined() -> None:
    target = '<mrk mtype="seg" mid="1">Un <g id="b-1">deux</g>.</mrk> <mrk mtype="seg" mid="2">Trois.</mrk>'
    assert read_text(target) == "Un <b>deux</b>. Trois."


@pytest.mark.parametrize("mark", ['<ph id="1">x</ph>', '<bpt id="1"/>', '<t:tag xmlns:t="urn:tool">y</t:tag>'])
def test_a_mark_that_is_not_ours_is_a_problem(mark: str) -> None:
    entry = read_xliff(unit(write_xliff(begun(), PIECES), IN_FILE, f"a{mark}b")).entries[1]
    assert entry.problem.startswith("It has a mark that its source has not")


def test_prefixes_and_cdata_are_read() -> None:
    text = unit(write_xliff(begun(), PIECES), IN_FILE, "<![CDATA[a < b]]>")
    text = text.replace("xmlns=", "xmlns:x=")
    text = re.sub(r"<(/?)(\w)", r"<\1x:\2", text)
    assert read_xliff(text).entries[1].text == "a &lt; b"


def test_a_byte_order_mark_does_not_hide_the_format() -> None:
    assert read_file(b"\xef\xbb\xbf" + write_xliff(begun(), PIECES).encode()).kind == Kind.XLIFF


def test_an_entry_tells_its_line() -> None:
    text = write_xliff(begun(), PIECES)
    (_first, second) = read_xliff(text).entries
    assert 'resname="intro"' in text.split("\n")[second.line - 1]


@pytest.mark.parametrize("name", ["original", "target-language", "product-version", "build-num", "date"])
def test_a_header_with_a_gap_is_refused(name: str) -> None:
    found = refusal(re.sub(rf' {name}="[^"]*"', "", write_xliff(begun(), PIECES), count=1))
    assert (found.line, name in found.reason) == (2, True)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('version="1.2"', 'version="2.0"', "Only version 1.2 of XLIFF is read here."),
        (NAMESPACE, "urn:oasis:names:tc:xliff:document:2.0", "Only version 1.2 of XLIFF is read here."),
        ("xliff", "html", "This is XML, and no XLIFF file."),
        ('encoding="utf-8"', 'encoding="iso-8859-1"', "The file is not in UTF-8"),
        ('encoding="utf-8"', 'encoding="utf-16"', "The file is not in UTF-8"),
        ('encoding="utf-8"', 'encoding="no-such"', "The file is not in UTF-8"),
        ("</file>", '</file><file original="x"/>', "It holds more than one text. Send them one by one."),
        ("</target>", "</source>", "This is not well-formed XML."),
        ("How it works", "How &nbsp; it works", "This is not well-formed XML."),
    ],
)
def test_bad_files_are_refused(old: str, new: str, reason: str) -> None:
    found = refusal(write_xliff(begun(), PIECES).replace(old, new))
    assert found.reason.startswith(reason)
    assert found.line


def test_a_file_that_was_cut_is_refused_at_any_place() -> None:
    text = write_xliff(begun(), PIECES).rstrip()
    for end in range(1, len(text), 7):
        assert refusal(text[:end]).reason == "This is not well-formed XML."


def test_a_file_without_a_file_element_is_refused() -> None:
    assert refusal(f'<xliff version="1.2" xmlns="{NAMESPACE}"/>').reason == "There is no <file> in it."


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    "doctype",
    [
        LAUGHS,
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x SYSTEM "http://localhost:1/x.dtd">',
    ],
)
def test_a_document_type_is_refused(doctype: str) -> None:
    found = refusal(write_xliff(begun(), PIECES).replace("<xliff", f"{doctype}\n<xliff"))
    assert (found.line, found.reason.startswith("It has a document type")) == (2, True)


def test_elements_nested_too_deep_are_refused() -> None:
    deep = "<g id='b-1'>" * DEEPEST + "x" + "</g>" * DEEPEST
    assert refusal(unit(write_xliff(begun(), PIECES), IN_FILE, deep)).reason == "Its elements are nested too deep."
