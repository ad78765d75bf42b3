"""Taking a file's strings over into a translation. Nothing is published and no draft is saved: the editor does that."""

from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail_localize.models import StringTranslation, Translation

from ..locks import is_locked_for
from ..permissions import can_translate
from ..strings.markup import clean
from ..strings.pieces import Piece, pieces_of
from ..strings.storing import store_strings
from .entries import FORMAT_VERSION, Entry, ExchangeFile, FileRefused, Header, Kind
from .naming import source_hash
from .reading import read_file

LOG_ACTION = "editorial.import_translation"
TOOLS = [kind.tool_name for kind in Kind]


@dataclass(frozen=True)
class LeftOut:
    """A string of a file that was not taken over, and why."""

    line: int
    source: str
    text: str
    reason: str


@dataclass
class Outcome:
    """What came of a file."""

    kind: Kind
    is_outdated: bool
    stored: list[tuple[Piece, str]] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    unchanged: int = 0
    empty: int = 0


@transaction.atomic
def import_file(translation: Translation, user: Any, data: bytes) -> Outcome:
    """Store a file's translations of strings, for the editor to save as a draft; a file made before the source
    changed gives what still fits.

    Raises PermissionDenied where somebody may not translate, FileRefused for a locked text or a file of no use.
    """
    translation = Translation.objects.select_for_update(of=("self",)).select_related("source").get(pk=translation.pk)
    if not can_translate(user, translation):
        raise PermissionDenied
    target = translation.get_target_instance()
    if is_locked_for(target, user):
        raise FileRefused(_("The text is locked or under review. Send the file again when that is over."))
    file = read_file(data)
    check_header(file.header, translation)
    outcome = sort(file, pieces_of(translation))
    store_strings(translation, user, outcome.stored, file.kind.tool_name)
    counts = {"format": file.kind.label, "imported": len(outcome.stored), "left_out": len(outcome.left_out)}
    log(target, LOG_ACTION, user=user, data=counts)
    return outcome


def check_header(header: Header, translation: Translation) -> None:
    """Raise FileRefused for a file that was made for anything else, or does not say when it was made."""
    _made = header.exported_at
    if header.version != FORMAT_VERSION:
        raise FileRefused(_("It was made by another version of this site. Download the file again."), header.line)
    if header.translation.strip().lower() != str(translation.uuid):
        raise FileRefused(_("It was made for another text, or for another language of this one."), header.line)
    language = translation.target_locale.language_code
    if primary(header.language) != primary(language):
        reason = _("Its language is “%(found)s”; this translation's is “%(wanted)s”.")
        raise FileRefused(reason % {"found": header.language, "wanted": language}, header.line)


def primary(code: str) -> str:
    """Return the language of a code without its country or script: tools write those in many ways."""
    return code.replace("_", "-").partition("-")[0].strip().lower()


def sort(file: ExchangeFile, pieces: dict[str, Piece]) -> Outcome:
    """Divide a file's strings into those to store, those that stay, and those that cannot be taken over."""
    if file.entries and not any(entry.key in pieces for entry in file.entries):
        raise FileRefused(_("None of its strings is in the text any more. Download the file again."), file.header.line)
    outcome = Outcome(file.kind, file.header.source_hash != source_hash(pieces))
    for entry in file.entries:
        try:
            sort_one(entry, pieces.get(entry.key), file.header, outcome)
        except ValueError as error:
            outcome.left_out.append(LeftOut(entry.line, entry.source, entry.text, str(error.args[0])))
    return outcome


def sort_one(entry: Entry, piece: Piece | None, header: Header, outcome: Outcome) -> None:
    """Put one string where it belongs; raises ValueError, with the reason, for one that cannot be taken over."""
    if piece is None and outcome.is_outdated:
        raise ValueError(_("The source has changed: it is not in the text any more."))
    if piece is None:
        raise ValueError(_("It is not in this text."))
    if entry.problem:
        raise ValueError(entry.problem)
    text = entry.text.strip()
    if not text:
        outcome.empty += 1
        return
    if entry.is_unfinished:
        raise ValueError(_("The file says that it is not finished."))
    cleaned = clean(piece.source, text)
    if is_as_stored(piece, text, cleaned):
        outcome.unchanged += 1
        return
    if is_newer(piece.stored, header):
        raise ValueError(_("Somebody has changed it here since the file was made. Their words stay."))
    outcome.stored.append((piece, cleaned))


def is_as_stored(piece: Piece, text: str, cleaned: str) -> bool:
    """Tell whether a string says what is stored already; one that a machine made is then confirmed, so it counts."""
    manual = StringTranslation.TRANSLATION_TYPE_MANUAL
    return piece.text in (text, cleaned) and piece.stored is not None and piece.stored.translation_type == manual


def is_newer(stored: StringTranslation | None, header: Header) -> bool:
    """Tell whether somebody wrote a translation here after a file was made; an earlier delivery of it is none."""
    if stored is None or stored.translation_type == StringTranslation.TRANSLATION_TYPE_MACHINE:
        return False
    return stored.tool_name not in TOOLS and stored.updated_at > header.exported_at
