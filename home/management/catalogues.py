"""Gettext catalogues without gettext's own tools: reading, merging, checking and compiling `django.po` files."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import polib

from .placeholders import flags_for, mismatch

# Every country team of the head office works in one of these, so they must always be whole. English is the source.
REQUIRED_LANGUAGES = ("de", "es", "fr")

# One line of a catalogue. polib and Babel take less care than gettext and would cut `msgstr Bonjour` to `onjou`.
LINE = re.compile(r'\s*(?:#.*|(?:msg\w+(?:\[\d+\])?\s+)?"(?:[^"\\]|\\[abfnrtv"\\])*")?\s*')

Key = tuple[str, str]


class CatalogueError(Exception):
    """A `django.po` that breaks the format, and where."""


@dataclass(frozen=True)
class Message:
    """One string to translate, with the files that use it and what their authors say to translators."""

    msgid: str
    plural: str = ""
    context: str = ""
    files: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def key(self) -> Key:
        return (self.context, self.msgid)


def languages(locales: Path) -> list[str]:
    """The required languages and those which have a folder."""
    found = [folder.name for folder in locales.iterdir() if folder.is_dir()] if locales.is_dir() else []
    return sorted({*found, *REQUIRED_LANGUAGES})


def catalogue_path(locales: Path, language: str) -> Path:
    return locales / language / "LC_MESSAGES" / "django.po"


def read_catalogue(path: Path) -> polib.POFile:
    """Raise CatalogueError when the file breaks the format; one that is not there is an empty catalogue."""
    if not path.exists():
        return polib.POFile(wrapwidth=0)
    try:
        text = path.read_text(encoding="utf-8")
        check_lines(text)
        return polib.pofile(text, wrapwidth=0)
    except (OSError, ValueError) as error:
        raise CatalogueError(f"{path}: {error}") from error


def check_lines(text: str) -> None:
    for number, line in enumerate(text.split("\n"), start=1):
        if not LINE.fullmatch(line):
            raise ValueError(f"line {number} is neither a comment nor a quoted text")


def merge(old: polib.POFile, messages: Iterable[Message], language: str, plural_forms: str) -> polib.POFile:
    """A catalogue of exactly `messages`, with what `old` knows about them. Nothing in it depends on the day."""
    new = polib.POFile(wrapwidth=0)
    new.header = old.header or "The interface of Relais."
    new.metadata = {
        "Project-Id-Version": "Relais",
        "Last-Translator": "The Relais authors",
        "Language-Team": "The Relais authors",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": old.metadata.get("Plural-Forms", plural_forms),
    }
    known = {key_of(entry): entry for entry in old if not entry.obsolete}
    forms = form_count(new)
    for message in sorted(messages, key=sort_key):
        new.append(merged_entry(message, known.get(message.key), forms))
    return new


def key_of(entry: polib.POEntry) -> Key:
    return (entry.msgctxt or "", entry.msgid)


def sort_key(message: Message) -> tuple[str, str, str]:
    return (message.msgid.casefold(), message.msgid, message.context)


def merged_entry(message: Message, old: polib.POEntry | None, forms: int) -> polib.POEntry:
    entry = polib.POEntry(
        msgid=message.msgid,
        msgid_plural=message.plural,
        msgctxt=message.context or None,
        comment="\n".join(message.notes),
        tcomment=old.tcomment if old else "",
        occurrences=[(file, "") for file in message.files],
        flags=[*flags_for(message.msgid, message.plural), *(["fuzzy"] if old and old.fuzzy else [])],
    )
    if message.plural:
        entry.msgstr_plural = plural_texts(old, forms)
    elif old:
        entry.msgstr = old.msgstr or old.msgstr_plural.get(0, "")
    return entry


def plural_texts(old: polib.POEntry | None, forms: int) -> dict[int, str]:
    known = {} if old is None else old.msgstr_plural or {0: old.msgstr}
    return {form: known.get(form, "") for form in range(forms)}


def form_count(catalogue: polib.POFile) -> int:
    """How many plural forms the header announces; 0 when it is silent or broken."""
    header = catalogue.metadata.get("Plural-Forms", "")
    _, _, count = header.partition(";")[0].partition("nplurals=")
    return int(count) if count.strip().isdigit() else 0


def write_if_changed(catalogue: polib.POFile, path: Path) -> bool:
    """Whether the file was written; an unchanged one keeps its bytes and its date."""
    text = f"{catalogue}"
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return True


def problems(catalogue: polib.POFile, messages: Iterable[Message]) -> Iterator[str]:
    """What stands between this catalogue and a whole translation, one line each."""
    wanted = {message.key: message for message in messages}
    entries = Counter(key_of(entry) for entry in catalogue if not entry.obsolete)
    forms = form_count(catalogue)
    if entries and not forms:
        yield "header: Plural-Forms is missing or broken"
    yield from (f"twice: {msgid!r}" for (_, msgid), count in entries.items() if count > 1)
    for key in sorted(wanted.keys() - entries.keys()):
        yield f"missing: {wanted[key].msgid!r}"
    for entry in catalogue:
        if entry.obsolete or key_of(entry) not in wanted:
            yield f"obsolete: {entry.msgid!r}"
        else:
            yield from entry_problems(entry, wanted[key_of(entry)], forms)


def entry_problems(entry: polib.POEntry, message: Message, forms: int) -> Iterator[str]:
    texts = list(entry.msgstr_plural.values()) or [entry.msgstr]
    if entry.msgid_plural != message.plural:
        yield f"plural differs from the code: {entry.msgid!r}"
    elif message.plural and len(entry.msgstr_plural) != forms:
        yield f"plural forms: {len(entry.msgstr_plural)} instead of {forms} in {entry.msgid!r}"
    if entry.fuzzy:
        yield f"fuzzy: {entry.msgid!r}"
    if not all(texts):
        yield f"empty: {entry.msgid!r}"
    for number, text in enumerate(texts):
        if text and (fault := mismatch(message.msgid, message.plural, text, last=number == len(texts) - 1)):
            yield f"{fault}: {entry.msgid!r}"


def compile_catalogues(locales: Path) -> list[Path]:
    """Compile each `django.po` that is newer than its `django.mo`; the paths written."""
    stale = [path for path in sorted(locales.glob("*/LC_MESSAGES/django.po")) if is_stale(path)]
    return [compile_catalogue(path) for path in stale]


def is_stale(path: Path) -> bool:
    compiled = path.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime_ns < path.stat().st_mtime_ns


def compile_catalogue(path: Path) -> Path:
    """Replace the compiled file at one stroke: a running server may be reading the old one."""
    compiled = path.with_suffix(".mo")
    scratch = path.with_suffix(".mo.new")
    read_catalogue(path).save_as_mofile(str(scratch))
    scratch.replace(compiled)
    return compiled
