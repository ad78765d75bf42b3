"""Storing what a translator wrote, string by string."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail_localize.models import Translation

from ..locks import check_lock
from ..models import CheckOverride
from ..permissions import can_translate
from .findings import Found, hash_of, read_findings
from .markup import clean
from .pieces import Piece, pieces_of
from .storing import store_strings

SHORTEST_REASON = 3


@dataclass(frozen=True)
class Written:
    """What somebody wrote for one string. `before` is the text that was shown; `is_seen` confirms a machine's."""

    text: str
    before: str
    is_seen: bool = False
    # By the code of a finding, why it is kept.
    reasons: Mapping[str, str] = field(default_factory=dict)


@transaction.atomic
def save_strings(translation: Translation, user: Any, written: Mapping[str, Written]) -> dict[str, str]:
    """Store what was changed and save the draft; return, by key, why a string was not stored.

    Raises PermissionDenied where somebody may not translate, Locked for a text that waits for a decision, and
    ValidationError where the text as a whole cannot be saved: nothing is stored then.
    """
    translation = Translation.objects.select_for_update(of=("self",)).select_related("source").get(pk=translation.pk)
    if not can_translate(user, translation):
        raise PermissionDenied
    check_lock(translation.get_target_instance(), user)
    pieces, problems, stored = pieces_of(translation), {}, []
    for key, entry in written.items():
        try:
            if key in pieces and (text := text_to_store(pieces[key], entry)) is not None:
                stored.append((pieces[key], text))
        except ValueError as error:
            problems[key] = str(error.args[0])
    store_strings(translation, user, stored)
    if stored:
        translation.save_target(user=user, publish=False)
    keep_findings(translation, user, written)
    return problems


def text_to_store(piece: Piece, entry: Written) -> str | None:
    """Return the text to store, None where nothing changes; raises ValueError, with the reason, where it cannot be."""
    text = entry.text.replace("\r\n", "\n").strip()
    is_changed = text != entry.before.strip()
    if not is_changed and not (entry.is_seen and piece.is_unfinished):
        return None
    if piece.text.strip() not in (entry.before.strip(), text):
        raise ValueError(_("Somebody else wrote this meanwhile: %(text)s") % {"text": piece.text})
    return clean(piece.source, text) if text else ""


def keep_findings(translation: Translation, user: Any, written: Mapping[str, Written]) -> None:
    """Store, and log, why findings were kept; a reason without its finding is passed over."""
    given = {key: entry.reasons for key, entry in written.items() if any(map(str.strip, entry.reasons.values()))}
    if not given:
        return
    pieces = pieces_of(translation)
    for key, found in read_findings(translation, pieces.values(), user).items():
        for one in found:
            reason = given.get(key, {}).get(one.code, "").strip()
            if one.override is None and one.may_be_kept and len(reason) >= SHORTEST_REASON:
                keep_one(translation, user, pieces[key], one, reason[:500])


def keep_one(translation: Translation, user: Any, piece: Piece, found: Found, reason: str) -> None:
    if found.keep is not None:
        found.keep(reason)
    else:
        keep_finding(translation, user, piece, found.code, reason)


def keep_finding(translation: Translation, user: Any, piece: Piece, code: str, reason: str) -> None:
    CheckOverride.objects.create(
        translation=translation,
        string_id=piece.string_id,
        context_id=piece.context_id,
        code=code,
        text_hash=hash_of(piece.text),
        reason=reason,
        made_by=user,
    )
    data = {"code": code, "text": piece.text[:200], "reason": reason}
    log(translation.get_target_instance(), "editorial.keep_finding", user=user, data=data)
