"""Glossaries as spreadsheets."""

import pytest
from django.utils import translation

from hub.editorial.exchange.entries import FileRefused
from hub.messaging.glossary.csv_files import read_csv, write_csv
from hub.messaging.glossary.entries import ConceptEntry, Problem, TermEntry
from hub.messaging.glossary.values import join_parts, parts_of

HEAD = "concept,language,term"


def problems(text: str) -> list[tuple[int, str]]:
    return [(problem.line, problem.reason) for problem in read_csv(text).problems]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_is_read_whatever_parts_its_cells(delimiter: str) -> None:
    file = read_csv("concept,language,term\nRefill,fr,recharge".replace(",", delimiter))
    assert file.concepts == [ConceptEntry("Refill", terms=[TermEntry("fr", "recharge")])]


def test_csv_begins_with_excel_s_line() -> None:
    file = read_csv("sep=;\nconcept;language;term\nRefill;fr;")
    assert file.problems == [Problem(3, "The term is missing.")]


def test_csv_is_parted_as_the_reader_s_spreadsheet_has_it() -> None:
    with translation.override("fr"):
        assert write_csv([]).startswith("\ufeffconcept_id;concept;")
    with translation.override("en"):
        assert write_csv([]).startswith("\ufeffconcept_id,concept,")


def test_lines_of_one_concept_may_stand_apart() -> None:
    file = read_csv(f"{HEAD}\nRefill,en,refill\nPump,en,pump\nRefill,fr-CA,recharge\n,,\n")
    assert [(concept.name, len(concept.terms)) for concept in file.concepts] == [("Refill", 2), ("Pump", 1)]
    assert [(term.language, term.line) for term in file.concepts[0].terms] == [("en", 2), ("fr-ca", 4)]


def test_an_empty_cell_says_what_the_other_lines_say() -> None:
    file = read_csv(f"{HEAD},severity\nRefill,en,refill,\nRefill,fr,recharge,blocks\nRefill,de,Nachfüller,\n")
    assert (file.concepts[0].values, file.problems) == ({"severity": "blocks"}, [])


def test_a_column_that_is_not_there_says_nothing() -> None:
    assert read_csv(f"{HEAD},note\nRefill,en,refill,\n").concepts[0].terms[0].values == {"note": ""}


def test_unknown_columns_are_told() -> None:
    assert read_csv(f"{HEAD},Gender\nRefill,fr,recharge,f\n").ignored == ["gender"]


@pytest.mark.parametrize(
    ("cell", "values"),
    [('"a\nb"', ("a", "b")), ("a | b", ("a", "b")), ('"a | b\n"', ("a | b",)), ("", ()), ("a|b", ("a|b",))],
)
def test_cells_with_several_values(cell: str, values: tuple[str, ...]) -> None:
    file = read_csv(f"{HEAD},forms\nRefill,en,refill,{cell}\n")
    assert file.concepts[0].terms[0].values == {"forms": values}


@pytest.mark.parametrize("text", ["=1+1", "+49", "-ism", "@home", "'=1", "''-", "'n' roll"])
def test_formulas_are_guarded_and_come_back(text: str) -> None:
    file = write_csv([ConceptEntry("Refill", None, {}, [TermEntry("en", text)])])
    cell = file.splitlines()[1].split(",")[9]
    assert cell[0] not in "=+-@"
    assert read_csv(file.removeprefix("\ufeff")).concepts[0].terms[0].text == text


@pytest.mark.parametrize(
    ("lines", "line", "reason"),
    [
        (",en,refill", 2, "The concept has no name."),
        ("Refill,en,", 2, "The term is missing."),
        ("Refill,,refill", 2, "The language is missing."),
        ("Refill,en,refill,more", 2, "It has more cells than there are columns."),
        ("Pump,en,pump\nRefill,en,re\x07fill", 3, "It has a character that cannot be kept (U+0007)."),
        ('"Pu\nmp",en,pump\nRefill,en,re\x85fill', 4, "It has a character that cannot be kept (U+0085)."),
    ],
)
def test_bad_lines_are_told(lines: str, line: int, reason: str) -> None:
    assert problems(f"{HEAD}\n{lines}") == [(line, reason)]


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        ("status", "best", "status: “best” is not one of: preferred, admitted, deprecated, forbidden."),
        ("is_name", "maybe", "is_name: “maybe” is neither yes nor no."),
        ("mark", "©", "mark: “©” is not one of: ®, ™."),
        ("concept_id", "7", "“7” is no identifier of a concept."),
    ],
)
def test_bad_values_are_told(column: str, value: str, reason: str) -> None:
    assert problems(f"{HEAD},{column}\nRefill,en,refill,{value}") == [(2, reason)]


def test_all_bad_lines_are_told() -> None:
    text = (
        f"{HEAD},case,severity\nRefill,en,refill,x,y\nRefill,,refill,,\nRefill,fr,recharge,,info\nRefill,de,x,,blocks"
    )
    assert [line for line, _reason in problems(text)] == [2, 2, 3, 5]


@pytest.mark.parametrize("column", ["subject", "definition", "concept_note"])
def test_lines_that_disagree_on_their_concept_are_told(column: str) -> None:
    text = f"{HEAD},{column}\nRefill,en,refill,One\nRefill,fr,recharge,Two"
    assert problems(text) == [(3, f"{column} differs from what line 2 says of the same concept.")]


def test_lines_that_disagree_on_the_name_are_told() -> None:
    key = "6f3c9c1e-1d6d-4c8e-9b9a-0d8a3f0e7a11"
    text = f"concept_id,{HEAD}\n{key},Refill,en,refill\n{key.upper()},Pump,fr,recharge"
    assert problems(text) == [(3, "Its name differs from what line 2 says of the same concept.")]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "Line 1: The first line has to name the columns. It lacks: concept, language, term."),
        ("concept,term\n", "Line 1: The first line has to name the columns. It lacks: language."),
        (f"{HEAD},note,note\n", "Line 1: A column stands there twice: note."),
        (f'{HEAD}\nRefill,en,"refill\n', "Line 2: The cells cannot be told apart here"),
    ],
)
def test_files_that_cannot_be_read_are_refused(text: str, reason: str) -> None:
    with pytest.raises(FileRefused) as refusal:
        read_csv(text)
    assert str(refusal.value).startswith(reason)


@pytest.mark.parametrize("parts", [(), ("a",), ("a | b",), ("a", "b | c"), ("a", "b")])
def test_values_of_one_cell_come_back(parts: tuple[str, ...]) -> None:
    assert parts_of(join_parts(parts)) == parts
