"""PO files, with polib."""

import re
from pathlib import Path
from tempfile import TemporaryDirectory

import polib
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import to_locale
from wagtail_localize.models import Translation

from ..strings.pieces import Piece, key_of
from .entries import FORMAT_VERSION, Entry, ExchangeFile, FileRefused, Header, Kind
from .naming import source_hash

# The first is the library's own name: its files and ours tell of which translation they are alike.
TRANSLATION = "X-WagtailLocalize-TranslationID"
VERSION = "X-Relais-Format-Version"
SOURCE_HASH = "X-Relais-Source-Hash"
EXPORTED = "X-Relais-Exported"
STRINGS = "X-Relais-Strings"
LANGUAGE = "Language"
NEEDED = (TRANSLATION, LANGUAGE, VERSION, SOURCE_HASH, EXPORTED, STRINGS)

# A line that holds a string: what stands before it, and the string in quotes.
STRING_LINE = re.compile(
    r"(?:#~\s*|#\|\s*)?(?P<word>msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)?(?P<gap>\s*)(?P<rest>.*)"
)
QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
NUMBER = re.compile(r"[0-9]{1,7}")
# polib adds a string's lines one to another, which takes the square of their number.
MOST_LINES = 2_000


def write_po(translation: Translation, pieces: dict[str, Piece]) -> str:
    """Return a PO file of a translation's strings."""
    po = polib.POFile(wrapwidth=0)
    po.metadata = metadata_of(translation, pieces)
    for piece in pieces.values():
        flags = ["fuzzy"] if piece.is_unfinished else []
        po.append(polib.POEntry(msgctxt=piece.path, msgid=piece.source, msgstr=piece.text, flags=flags))
    return str(po)


def metadata_of(translation: Translation, pieces: dict[str, Piece]) -> dict[str, str]:
    made = now()
    return {
        "Project-Id-Version": " ".join(translation.source.object_repr.split()),
        "POT-Creation-Date": f"{made:%Y-%m-%d %H:%M%z}",
        "PO-Revision-Date": f"{made:%Y-%m-%d %H:%M%z}",
        LANGUAGE: to_locale(translation.target_locale.language_code),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "X-Source-Language": to_locale(translation.source.locale.language_code),
        TRANSLATION: str(translation.uuid),
        VERSION: FORMAT_VERSION,
        SOURCE_HASH: source_hash(pieces),
        EXPORTED: made.isoformat(),
        STRINGS: str(len(pieces)),
    }


def read_po(text: str) -> ExchangeFile:
    """Read a PO file; raises FileRefused for one that is broken, cut off, or not made here."""
    check_lines(text)
    po = parse(text)
    header = read_header(po.metadata)
    entries = [read_entry(entry) for entry in po if not entry.obsolete]
    if len(entries) < int(po.metadata[STRINGS]):
        raise FileRefused(
            _("The file ends too early. Strings in it: %(found)d of %(made)s.")
            % {"found": len(entries), "made": po.metadata[STRINGS]}
        )
    return ExchangeFile(Kind.PO, header, entries)


def check_lines(text: str) -> None:
    """Raise FileRefused for what polib lets pass: strings without their end, and entries without theirs."""
    word, run = "msgstr", 0
    for number, line in enumerate(text.split("\n"), 1):
        found = string_on(line)
        if found is None:
            continue
        if not QUOTED.fullmatch(found["rest"]):
            raise FileRefused(_("A string does not end with its quotation mark."), number)
        run = 0 if found["word"] else run + 1
        word = found["word"] or word
        if run > MOST_LINES:
            raise FileRefused(_("One string is longer than %(lines)d lines.") % {"lines": MOST_LINES}, number)
    if not word.startswith("msgstr"):
        raise FileRefused(_("The file ends within an entry."), text.count("\n") + 1)


def string_on(line: str) -> re.Match[str] | None:
    """Return the parts of a line that holds a string, or None for any other line."""
    found = STRING_LINE.fullmatch(line.strip())
    if found is None or not (found["word"] or found["rest"].startswith('"')):
        return None
    return found


def parse(text: str) -> polib.POFile:
    """Let polib read a text; raises FileRefused with polib's line.

    By way of a file: polib takes a text for the name of a file where there is one of that name, and breaks lines
    within strings at U+2028 and the like.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder) / "translations.po"
        path.write_bytes(text.encode())
        try:
            return polib.pofile(str(path), encoding="utf-8", wrapwidth=0)
        except OSError as error:  # what polib raises for a syntax error
            line = re.search(r"\(line (\d+)\)", str(error))
            raise FileRefused(_("This is not the syntax of a PO file."), int(line[1]) if line else None) from error


def read_header(metadata: dict[str, str]) -> Header:
    missing = [name for name in NEEDED if not metadata.get(name)]
    if not NUMBER.fullmatch(metadata.get(STRINGS, "")):
        missing = missing or [STRINGS]
    if missing:
        raise FileRefused(
            _("The header lacks %(names)s. Download the file again, and keep its header.")
            % {"names": ", ".join(missing)},
            1,
        )
    charset = re.search(r"charset=([\w-]+)", metadata.get("Content-Type", "charset=utf-8"), re.IGNORECASE)
    if charset is None or charset[1].lower() not in ("utf-8", "utf8", "us-ascii"):
        raise FileRefused(_("The file is not in UTF-8. Save it in that encoding, and send it again."), 1)
    return Header(
        translation=metadata[TRANSLATION],
        language=metadata[LANGUAGE],
        version=metadata[VERSION],
        source_hash=metadata[SOURCE_HASH],
        exported=metadata[EXPORTED],
    )


def read_entry(entry: polib.POEntry) -> Entry:
    plural = bool(entry.msgid_plural or entry.msgstr_plural)
    return Entry(
        key=key_of(entry.msgctxt or "", entry.msgid),
        source=entry.msgid,
        text=entry.msgstr,
        line=entry.linenum,
        is_unfinished=entry.fuzzy,
        problem=_("It has plural forms, and this text has none.") if plural else "",
    )
