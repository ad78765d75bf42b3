"""What a file of the glossary holds, whatever its format."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from uuid import UUID

from hub.messaging.models import Concept, Term

# What a file may say of a concept and of a term, besides their names.
CONCEPT_FIELDS = ["subject", "definition", "note", "is_name", "severity", "countries"]
TERM_FIELDS = ["status", "replacement", "reason", "case", "mark", "forms", "exceptions", "part_of_speech", "note"]
LISTS = ("countries", "forms", "exceptions")
# By the name of a field. What is not in it was not said, and stays as it is.
Values = dict[str, Any]


class Kind(StrEnum):
    """The formats, with the suffixes of their files."""

    TBX = "tbx"
    CSV = "csv"

    @property
    def content_type(self) -> str:
        return {"tbx": "application/x-tbx", "csv": "text/csv; charset=utf-8"}[self.value]


@dataclass
class TermEntry:
    language: str
    text: str
    values: Values = field(default_factory=dict)
    line: int = field(default=0, compare=False)


@dataclass
class ConceptEntry:
    name: str
    uuid: UUID | None = None
    values: Values = field(default_factory=dict)
    terms: list[TermEntry] = field(default_factory=list)
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, order=True)
class Problem:
    """Why a line cannot be taken over; the reason is for whoever sent the file."""

    line: int
    reason: str


@dataclass
class GlossaryFile:
    """What was read; `ignored` names the columns that mean nothing here."""

    kind: Kind
    concepts: list[ConceptEntry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)


def defaults_of(model: type[Concept] | type[Term]) -> Values:
    """Return what a new row has in the fields of which a file says nothing."""
    names, row = (CONCEPT_FIELDS if model is Concept else TERM_FIELDS), model()
    return {name: () if name in LISTS else getattr(row, name) for name in names}


def lines_of(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def unify_ends(text: str) -> str:
    """Return a text with Unix line ends: files keep no others."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()
