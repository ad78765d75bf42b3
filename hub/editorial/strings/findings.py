"""What the checks say of a translation's strings, and what was kept all the same."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from wagtail_localize.models import Translation

from hub.text.translation_checks import check_translation

from ..check_messages import explain
from ..models import CheckOverride
from .limits import max_length_of
from .pieces import Piece, pieces_of

Kept = dict[tuple[int, int, str, str], CheckOverride]


class Answer(Protocol):
    """Who answered for a finding, and why."""

    made_by: Any
    reason: str


@dataclass(frozen=True)
class Found:
    """A finding as a translator reads it; `override` is there where somebody answered for it.

    What a room above finds it also keeps: `keep` takes the reason, and is None where whoever looks may not answer.
    """

    code: str
    text: str
    is_blocking: bool
    override: Answer | None
    is_own: bool = True
    keep: Callable[[str], Any] | None = None

    @property
    def may_be_kept(self) -> bool:
        return self.is_own or self.keep is not None

    @property
    def stands_in_the_way(self) -> bool:
        return self.is_blocking and self.override is None


# Takes a translation, its strings, and who looks at them if it is a person; returns findings by the strings' keys.
Source = Callable[[Translation, list[Piece], Any], dict[str, list[Found]]]
_sources: list[Source] = []


def register_findings(source: Source) -> Source:
    """Add what a room above finds in strings; called in its `apps.ready()`."""
    if source not in _sources:
        _sources.append(source)
    return source


def unregister_findings(source: Source) -> None:
    _sources.remove(source)


def hash_of(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def read_overrides(translation: Translation) -> Kept:
    """Return what was kept in a translation, by place, code and wording."""
    rows = CheckOverride.objects.filter(translation=translation).select_related("made_by")
    return {(row.string_id, row.context_id, row.code, row.text_hash): row for row in rows}


def read_findings(translation: Translation, pieces: Iterable[Piece], user: Any = None) -> dict[str, list[Found]]:
    """Return, by key, what the checks say of the strings that are translated; one query, and those of rooms above."""
    pieces, kept = list(pieces), read_overrides(translation)
    source = translation.source.as_instance()
    found = {piece.key: check_piece(translation, piece, kept, max_length_of(source, piece.path)) for piece in pieces}
    for read in _sources:
        for key, more in read(translation, pieces, user).items():
            found.setdefault(key, []).extend(more)
    return found


def check_piece(translation: Translation, piece: Piece, kept: Kept, limit: int | None) -> list[Found]:
    """Check one string; each kind of finding is told once."""
    if not piece.text:
        return []
    found = check_translation(
        piece.source,
        piece.text,
        source_language=translation.source.locale.language_code,
        target_language=translation.target_locale.language_code,
        max_length=limit,
    )
    place, text_hash = (piece.string_id, piece.context_id), hash_of(piece.text)
    told = {(str(one.code), explain(one)): one.is_blocking for one in found}
    return [
        Found(code, text, is_blocking, kept.get((*place, code, text_hash)))
        for (code, text), is_blocking in told.items()
    ]


def what_stands_in_the_way(translation: Translation) -> tuple[int, int]:
    """Return how many strings a person has to look at (a machine made them), and how many fail a check."""
    pieces = list(pieces_of(translation).values())
    findings = read_findings(translation, pieces)
    unseen = sum(1 for piece in pieces if piece.is_unfinished)
    failing = sum(1 for found in findings.values() if any(one.stands_in_the_way for one in found))
    return unseen, failing
