"""Reading what files say, and refusing what cannot be kept."""

import re
import uuid
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext as _

from hub.messaging.models import Mark, PartOfSpeech, Severity, TermCase, TermStatus

from .entries import LISTS

# Controls other than tab and line feed, lone surrogates: no database, XML file or reader can do anything with them.
UNSTORABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
SEPARATOR = " | "
CHOICES: dict[str, type[TextChoices]] = {
    "severity": Severity,
    "status": TermStatus,
    "case": TermCase,
    "mark": Mark,
    "part_of_speech": PartOfSpeech,
}
YES = ("yes", "true", "1", "x")
NO = ("no", "false", "0", "")


def read_value(name: str, written: str) -> Any:
    """Return what a field of a file means; raises ValueError, with the reason, for what means nothing."""
    if name == "countries":
        return tuple(sorted({read_country(part) for part in parts_of(written)}))
    if name in LISTS:
        return parts_of(written)
    written = written.strip()
    if name == "is_name":
        return read_yes(written)
    return read_choice(name, written) if name in CHOICES else written


def check_storable(written: str) -> None:
    """Raise ValueError for a text with a character that cannot be kept."""
    if found := UNSTORABLE.search(written):
        raise ValueError(_("It has a character that cannot be kept (U+%(code)s).") % {"code": f"{ord(found[0]):04X}"})


def parts_of(written: str) -> tuple[str, ...]:
    """Return the values of one cell: one a line, or all on one line with upright strokes between them."""
    parts = written.split("\n") if "\n" in written else re.split(r"\s+\|\s+", written)
    return tuple(dict.fromkeys(part for found in parts if (part := found.strip())))


def join_parts(parts: tuple[str, ...]) -> str:
    """Write values as one cell; a line feed after a single one says that no stroke in it parts anything."""
    if len(parts) == 1 and SEPARATOR in parts[0]:
        return f"{parts[0]}\n"
    return "\n".join(parts)


def read_country(written: str) -> str:
    """Return a country's code, with its language after a stroke where one market has several."""
    code, stroke, language = written.replace(" ", "").partition("/")
    return f"{code.upper()}{stroke}{language.lower()}"


def read_language(written: str) -> str:
    """Return a language tag as settings have it."""
    return written.replace("_", "-").lower()


def read_yes(written: str) -> bool:
    if written.lower() in YES:
        return True
    if written.lower() in NO:
        return False
    raise ValueError(_("“%(value)s” is neither yes nor no.") % {"value": written})


def read_choice(name: str, written: str) -> str:
    """Return a choice, whatever its capitals; nothing written is the first one."""
    choices = CHOICES[name]
    for value in choices.values:
        if written.lower() == value.lower():
            return str(value)
    if not written:
        return str(default_of(choices))
    allowed = ", ".join(value for value in choices.values if value)
    raise ValueError(_("“%(value)s” is not one of: %(allowed)s.") % {"value": written, "allowed": allowed})


def default_of(choices: type[TextChoices]) -> str:
    return str(Severity.WARNING if choices is Severity else choices.values[0])


def read_uuid(written: str) -> uuid.UUID | None:
    """Return the UUID in an identifier, or None for another tool's identifier."""
    found = re.search(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", written, re.IGNORECASE)
    return uuid.UUID(found[0]) if found else None
