"""Finds the strings to translate in Python files and in templates. Needs Babel, so only developers import it."""

import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from babel.messages.extract import extract
from django.template import TemplateSyntaxError
from django.utils.translation.template import templatize

from .catalogues import Key, Message

# The rooms of the house that speak to people. Tests do not.
CODE = ("hub", "home", "blog")
TEMPLATE_SUFFIXES = {".html", ".txt", ".xml"}
KEYWORDS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
NOTE = "Translators:"


class ExtractionError(Exception):
    """A file that cannot be read as what its name says."""


def extract_messages(root: Path) -> list[Message]:
    """Every string of the project below `root`, each once, in the order of its key."""
    found: dict[Key, Message] = {}
    for path in sources(root):
        for message in messages_of(path, path.relative_to(root).as_posix()):
            found[message.key] = joined(found.get(message.key, message), message)
    return [found[key] for key in sorted(found)]


def sources(root: Path) -> Iterator[Path]:
    for folder in CODE:
        yield from sorted((root / folder).rglob("*.py"))
        for templates in sorted((root / folder).rglob("templates")):
            yield from template_files(templates)
    yield from template_files(root / "templates")


def template_files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix in TEMPLATE_SUFFIXES and path.is_file())


def messages_of(path: Path, name: str) -> Iterator[Message]:
    """Raise ExtractionError with `name` when the file cannot be read."""
    try:
        code = path.read_text(encoding="utf-8")
        if path.suffix != ".py":
            code = template_as_python(code)
        yield from messages_in(code, name)
    except (SyntaxError, UnicodeDecodeError, TemplateSyntaxError) as error:
        raise ExtractionError(f"{name}: {error}") from error


def template_as_python(text: str) -> str:
    """Django writes templates out for xgettext, which does not mind indentation; Python minds, but in brackets."""
    return f"({templatize(text)}\n)"


def messages_in(code: str, name: str) -> Iterator[Message]:
    for _line, texts, notes, context in extract("python", io.BytesIO(code.encode()), KEYWORDS, [NOTE]):
        singular, plural = texts if isinstance(texts, tuple) else (texts, "")
        yield Message(singular, plural, context or "", (name,), tuple(notes))


def joined(first: Message, second: Message) -> Message:
    """The same string used twice; a plural at either place makes it one."""
    return Message(
        first.msgid,
        first.plural or second.plural,
        first.context,
        united(first.files, second.files),
        united(first.notes, second.notes),
    )


def united(first: Iterable[str], second: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({*first, *second}))
