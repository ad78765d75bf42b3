"""PO files: written, and read again."""

from pathlib import Path
from typing import Any

import polib
import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from hub.editorial.exchange.entries import Entry, FileRefused
from hub.editorial.exchange.naming import source_hash
from hub.editorial.exchange.po import MOST_LINES, read_po, write_po
from hub.editorial.exchange.reading import read_file
from hub.editorial.strings.pieces import key_of

from .files import begun, by_key, piece

PIECES = by_key(piece("How it works", "Comment ça marche"), piece("Some <b>words</b>", path="intro"))


def lines(text: str) -> str:
    return write_po(begun(), PIECES) + text


def refusal(text: str) -> FileRefused:
    with pytest.raises(FileRefused) as found:
        read_po(text)
    return found.value


def test_a_file_has_a_string_with_its_place_its_source_and_its_translation() -> None:
    po = polib.pofile(write_po(begun(), PIECES))
    assert [(entry.msgctxt, entry.msgid, entry.msgstr, entry.fuzzy) for entry in po] == [
        ("title", "How it works", "Comment ça marche", False),
        ("intro", "Some <b>words</b>", "", False),
    ]


@pytest.mark.parametrize("stored", [{"has_error": True}, {"translation_type": "machine"}])
def test_what_needs_a_look_is_fuzzy(stored: dict[str, Any]) -> None:
    po = polib.pofile(write_po(begun(), by_key(piece("Words", "Mots", **stored))))
    assert [entry.fuzzy for entry in po] == [True]


def test_a_header_tells_what_the_file_is_of() -> None:
    made = begun(code="pt-br")
    metadata = polib.pofile(write_po(made, PIECES)).metadata
    assert metadata["X-WagtailLocalize-TranslationID"] == str(made.uuid)
    assert (metadata["Language"], metadata["X-Source-Language"]) == ("pt_BR", "en")
    assert metadata["Content-Type"] == "text/plain; charset=UTF-8"
    assert metadata["X-Relais-Source-Hash"] == source_hash(PIECES)
    assert (metadata["X-Relais-Format-Version"], metadata["X-Relais-Strings"]) == ("1", "2")


def test_a_title_does_not_break_the_header() -> None:
    text = write_po(begun('Two\nLines: "quoted"\u2028X-Relais-Strings: 99'), PIECES)
    assert polib.pofile(text).metadata["X-Relais-Strings"] == "2"
    assert len(read_po(text).entries) == 2


def test_a_file_is_read_as_it_was_written() -> None:
    file = read_po(write_po(begun(), PIECES))
    assert [(entry.key, entry.source, entry.text) for entry in file.entries] == [
        (one.key, one.source, one.text) for one in PIECES.values()
    ]
    assert file.header.exported_at.tzinfo is not None


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
def test_any_string_comes_back_as_it_went(text: str) -> None:
    file = read_po(write_po(begun(), by_key(piece(text, text, path="body.1"))))
    assert [(entry.key, entry.text) for entry in file.entries] == [(key_of("body.1", text), text)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_file_is_read_whatever_ends_its_lines(end: str) -> None:
    text = write_po(begun(), PIECES).replace("\n", end)
    assert len(read_file(b"\xef\xbb\xbf" + text.encode()).entries) == 2


def test_an_entry_tells_its_line() -> None:
    text = write_po(begun(), PIECES)
    (_first, second) = read_po(text).entries
    assert text.split("\n")[second.line - 1] == 'msgctxt "intro"'


def test_obsolete_entries_are_no_strings() -> None:
    assert len(read_po(lines('\n#~ msgctxt "title"\n#~ msgid "Old"\n#~ msgstr "Vieux"\n')).entries) == 2


def test_a_plural_entry_is_a_problem() -> None:
    text = lines(
        '\nmsgctxt "title"\nmsgid "%d day"\nmsgid_plural "%d days"\nmsgstr[0] "%d jour"\nmsgstr[1] "%d jours"\n'
    )
    (*rest, plural) = read_po(text).entries
    assert [entry.problem for entry in rest] == ["", ""]
    assert plural.problem == "It has plural forms, and this text has none."


def test_a_fuzzy_entry_is_unfinished() -> None:
    text = write_po(begun(), PIECES).replace('msgctxt "intro"', '#, fuzzy, python-format\nmsgctxt "intro"')
    assert [entry.is_unfinished for entry in read_po(text).entries] == [False, True]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('msgid "never closed', "A string does not end with its quotation mark."),
        ('msgid "too "many" marks"', "A string does not end with its quotation mark."),
        ('msgid "escaped\\\\"then open"', "A string does not end with its quotation mark."),
        ("msgid bare", "A string does not end with its quotation mark."),
        ('"closed" and more', "A string does not end with its quotation mark."),
        ("nonsense", "This is not the syntax of a PO file."),
        ('msgstr[0] "y"', "This is not the syntax of a PO file."),
        ('msgstr "of nothing"', "This is not the syntax of a PO file."),
    ],
)
def test_bad_syntax_is_refused_with_its_line(line: str, reason: str) -> None:
    text = lines(f"\n{line}\n")
    found = refusal(text)
    assert (found.reason, found.line) == (reason, text.split("\n").index(line) + 1)


def test_a_refusal_is_told_in_the_user_s_language_with_its_line() -> None:
    found = refusal("nonsense")
    assert str(found) == "Line 1: This is not the syntax of a PO file."
    with translation.override("fr"):
        assert str(FileRefused("Raison")) == "Raison"


def test_the_name_of_a_file_is_not_that_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "secret"
    path.write_text(write_po(begun(), PIECES))
    assert len(polib.pofile(str(path))) == 2  # what polib does with a name
    assert refusal(str(path)).line == 1


@pytest.mark.parametrize(
    "name",
    [
        "X-WagtailLocalize-TranslationID",
        "X-Relais-Format-Version",
        "X-Relais-Source-Hash",
        "X-Relais-Exported",
        "X-Relais-Strings",
        "Language",
    ],
)
def test_a_header_with_a_gap_is_refused(name: str) -> None:
    text = "\n".join(line for line in write_po(begun(), PIECES).split("\n") if not line.startswith(f'"{name}:'))
    assert (refusal(text).line, name in refusal(text).reason) == (1, True)


@pytest.mark.parametrize("text", ["", "\n", 'msgid "a"\nmsgstr "b"\n', "# a comment"])
def test_a_file_without_a_header_is_refused(text: str) -> None:
    assert "The header lacks X-WagtailLocalize-TranslationID" in refusal(text).reason


@pytest.mark.parametrize("number", ["two", "-1", "²", "99999999999"])
def test_a_number_of_strings_that_is_none_is_refused(number: str) -> None:
    text = write_po(begun(), PIECES).replace("X-Relais-Strings: 2", f"X-Relais-Strings: {number}")
    assert "X-Relais-Strings" in refusal(text).reason


def test_a_file_that_was_cut_between_two_strings_is_refused() -> None:
    text = write_po(begun(), PIECES)
    assert refusal(text[: text.index('msgctxt "intro"')]).reason == "The file ends too early. Strings in it: 1 of 2."


@pytest.mark.parametrize("last", ['msgctxt "intro"', 'msgid "Some <b>words</b>"'])
def test_a_file_that_was_cut_within_a_string_is_refused(last: str) -> None:
    text = write_po(begun(), PIECES)
    found = refusal(text[: text.index(last) + len(last)])
    assert (found.reason, found.line) == ("The file ends within an entry.", text.split("\n").index(last) + 1)


def test_a_header_of_another_encoding_is_refused() -> None:
    text = write_po(begun(), PIECES).replace("charset=UTF-8", "charset=ISO-8859-1")
    assert refusal(text).reason == "The file is not in UTF-8. Save it in that encoding, and send it again."


def test_a_string_of_endless_lines_is_refused() -> None:
    text = 'msgid ""\nmsgstr ""\n' + '"a"\n' * (MOST_LINES + 1)
    assert refusal(text).line == MOST_LINES + 3


def test_an_entry_is_made_of_what_the_file_says() -> None:
    text = write_po(begun(), by_key(piece("Words", "Mots")))
    assert read_po(text).entries == [
        Entry(key_of("title", "Words"), "Words", "Mots", line=text[: text.index("msgctxt")].count("\n") + 1)
    ]
