"""Glossaries as spreadsheets: one line a term, with its concept repeated on each."""

import csv
import io
import re
import uuid
from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.formats import get_format
from django.utils.translation import gettext as _

from hub.editorial.exchange.entries import FileRefused

from .entries import CONCEPT_FIELDS, LISTS, TERM_FIELDS, ConceptEntry, GlossaryFile, Kind, Problem, TermEntry, Values
from .values import check_storable, join_parts, read_language, read_value

# The columns of a concept's own note and of a term's would have one name.
CONCEPT_COLUMNS = {"concept_note" if name == "note" else name: name for name in CONCEPT_FIELDS}
TERM_COLUMNS = {name: name for name in TERM_FIELDS}
COLUMNS = ["concept_id", "concept", *CONCEPT_COLUMNS, "language", "term", *TERM_COLUMNS]
NEEDED = ("concept", "language", "term")
DELIMITERS = ";,\t"
# What a spreadsheet takes for a formula; an apostrophe before it says that it is text.
FORMULA = re.compile(r"'*[=+\-@\t\r]")
GUARDED = re.compile(r"'+[=+\-@\t\r]")


def write_csv(concepts: Iterable[ConceptEntry]) -> str:
    """Return a spreadsheet, its cells parted as the language of the reader has it."""
    out = io.StringIO()
    out.write("\ufeff")  # else Excel takes the file for one of its old encodings
    delimiter = ";" if get_format("DECIMAL_SEPARATOR") == "," else ","
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for concept in concepts:
        writer.writerows(rows_of(concept))
    return out.getvalue()


def rows_of(concept: ConceptEntry) -> Iterator[list[str]]:
    start = [str(concept.uuid or ""), concept.name]
    start += [written(concept.values.get(name)) for name in CONCEPT_COLUMNS.values()]
    for term in concept.terms:
        values = [written(term.values.get(name)) for name in TERM_COLUMNS.values()]
        yield [guard(cell) for cell in (*start, term.language, term.text, *values)]
    if not concept.terms:
        yield [guard(cell) for cell in (*start, *("" for _name in ("language", "term", *TERM_COLUMNS)))]


def written(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return join_parts(value) if isinstance(value, tuple) else str(value or "")


def guard(cell: str) -> str:
    return f"'{cell}" if FORMULA.match(cell) else cell


def unguard(cell: str) -> str:
    return cell[1:] if GUARDED.match(cell) else cell


def read_csv(text: str) -> GlossaryFile:
    """Read a spreadsheet; raises FileRefused for one without the columns that are needed."""
    reader = CsvReader(text)
    reader.read()
    return reader.file


class CsvReader:
    """Gathers the lines of concepts, which may stand anywhere."""

    def __init__(self, text: str) -> None:
        self.file = GlossaryFile(Kind.CSV)
        self.found: dict[str, ConceptEntry] = {}
        self.told: set[tuple[int, str]] = set()
        lines = text.split("\n", 1)
        self.skipped = int(lines[0].lower().startswith("sep="))  # how Excel is told of the delimiter
        self.text = lines[1] if self.skipped and len(lines) > 1 else text

    def read(self) -> None:
        records = self.records()
        line, header = next(records, (1, []))
        self.columns = [unguard(name).strip().lower().replace(" ", "_") for name in header]
        self.check_header(line)
        for line, cells in records:
            if any(cell.strip() for cell in cells):
                self.read_row(line, cells)

    def records(self) -> Iterator[tuple[int, list[str]]]:
        """Yield each record with the line on which it begins."""
        delimiter = max(DELIMITERS, key=self.text.partition("\n")[0].count)
        reader = csv.reader(io.StringIO(self.text, newline=""), delimiter=delimiter, strict=True)
        before = 0
        try:
            for cells in reader:
                yield before + 1 + self.skipped, cells
                before = reader.line_num
        except csv.Error as error:
            reason = _("The cells cannot be told apart here: a quotation mark is missing, or a cell is too long.")
            raise FileRefused(reason, before + 1 + self.skipped) from error

    def check_header(self, line: int) -> None:
        missing = [name for name in NEEDED if name not in self.columns]
        if missing:
            names = ", ".join(missing)
            raise FileRefused(
                _("The first line has to name the columns. It lacks: %(names)s.") % {"names": names}, line
            )
        twice = sorted({name for name in self.columns if name and self.columns.count(name) > 1})
        if twice:
            raise FileRefused(_("A column stands there twice: %(names)s.") % {"names": ", ".join(twice)}, line)
        self.file.ignored = [name for name in self.columns if name and name not in COLUMNS]

    def read_row(self, line: int, cells: list[str]) -> None:
        if any(cell.strip() for cell in cells[len(self.columns) :]):
            self.refuse(line, _("It has more cells than there are columns."))
            return
        row = {name: unguard(cell) for name, cell in zip(self.columns, cells, strict=False) if name in COLUMNS}
        try:
            for cell in row.values():
                check_storable(cell)
            concept = self.concept_of(row, line)
        except ValueError as error:
            self.refuse(line, str(error))
            return
        self.read_term(concept, row, line)

    def refuse(self, line: int, reason: str) -> None:
        self.file.problems.append(Problem(line, reason))

    def concept_of(self, row: dict[str, str], line: int) -> ConceptEntry:
        """Return the concept of a row, with what the row says of it."""
        name, key = row["concept"].strip(), row.get("concept_id", "").strip()
        if not name:
            raise ValueError(_("The concept has no name."))
        number = read_number(key) if key else None
        concept = self.found.get(key.lower() or f" {name}")
        if concept is None:
            concept = ConceptEntry(name, number, line=line)
            self.file.concepts.append(concept)
            self.found[key.lower() or f" {name}"] = concept
        elif concept.name != name:
            raise ValueError(told_before(_("Its name"), concept.line))
        self.add_values(concept, row, line)
        return concept

    def add_values(self, concept: ConceptEntry, row: dict[str, str], line: int) -> None:
        """Add what a row says of its concept; an empty cell says what the other lines say."""
        columns = {name: column for column, name in CONCEPT_COLUMNS.items()}
        for name, value in self.values_in(row, CONCEPT_COLUMNS, line).items():
            told = (id(concept), name)
            if not row[columns[name]].strip():
                concept.values.setdefault(name, value)
            elif told in self.told and concept.values[name] != value:
                self.refuse(line, told_before(columns[name], concept.line))
            else:
                concept.values[name] = value
                self.told.add(told)

    def values_in(self, row: dict[str, str], columns: dict[str, str], line: int) -> Values:
        found: Values = {}
        for column, name in columns.items():
            if column in row:
                try:
                    cell = row[column]
                    found[name] = read_value(name, cell if name in LISTS else cell.strip())
                except ValueError as error:
                    self.refuse(line, f"{column}: {error}")
        return found

    def read_term(self, concept: ConceptEntry, row: dict[str, str], line: int) -> None:
        language, text = row["language"].strip(), row["term"].strip()
        values = self.values_in(row, TERM_COLUMNS, line)
        if language and text:
            concept.terms.append(TermEntry(read_language(language), text, values, line))
        elif language or text or any(row[column].strip() for column in TERM_COLUMNS if column in row):
            self.refuse(line, _("The language is missing.") if text else _("The term is missing."))


def told_before(what: str, line: int) -> str:
    return _("%(what)s differs from what line %(line)d says of the same concept.") % {"what": what, "line": line}


def read_number(key: str) -> uuid.UUID:
    try:
        return uuid.UUID(key)
    except ValueError as error:
        raise ValueError(_("“%(value)s” is no identifier of a concept.") % {"value": key}) from error
