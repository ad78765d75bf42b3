"""What a file of translations holds, whatever its format."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

# To be raised when a file as it was exported before could be misread by the present code.
FORMAT_VERSION = "1"


class Kind(StrEnum):
    """The formats, with the suffixes of their files."""

    PO = "po"
    XLIFF = "xlf"

    @property
    def label(self) -> str:
        return {"po": "PO", "xlf": "XLIFF"}[self.value]

    @property
    def tool_name(self) -> str:
        """Return what a string translation says of where it came from."""
        return f"{self.label} file"

    @property
    def content_type(self) -> str:
        return {"po": "text/x-gettext-translation; charset=utf-8", "xlf": "application/x-xliff+xml"}[self.value]


class FileRefused(Exception):
    """A file of which nothing is taken. Its text is for whoever sent it: the line, if there is one, and the reason."""

    def __init__(self, reason: str, line: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line

    def __str__(self) -> str:
        if self.line is None:
            return self.reason
        return _("Line %(line)d: %(reason)s") % {"line": self.line, "reason": self.reason}


@dataclass(frozen=True)
class Entry:
    """One string of a file; `problem` says why it cannot be taken over, and is empty where it can."""

    key: str
    source: str
    text: str
    line: int
    is_unfinished: bool = False
    problem: str = ""


@dataclass(frozen=True)
class Header:
    """What a file says of itself; `line` is where it says so."""

    translation: str
    language: str
    version: str
    source_hash: str
    exported: str
    line: int = 1

    @property
    def exported_at(self) -> datetime.datetime:
        """Return when the file was made; raises FileRefused if it does not say when in a way that can be read."""
        try:
            found = parse_datetime(self.exported)
        except ValueError:
            found = None
        if found is None or found.tzinfo is None:
            raise FileRefused(_("The time when this file was made cannot be read."), self.line)
        return found


@dataclass(frozen=True)
class ExchangeFile:
    kind: Kind
    header: Header
    entries: list[Entry]
