"""What the check finds in a translation, beside the strings that it stands in.

The draft is checked as a whole, as the workflow will check it: the same text gets the same findings. Who keeps a string
all the same waives the finding, so that it does not come back there.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from functools import partial
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from wagtail.models import Page, RevisionMixin
from wagtail_localize.models import Translation

from hub.editorial.strings import findings as strings
from hub.editorial.strings.pieces import Piece
from hub.text.prose import read_html

from ..checking.actions import waive
from ..checking.checker import Checker
from ..checking.findings import Found
from ..checking.permissions import can_waive
from ..models import Severity, Waiver
from .answers import said


def messaging_findings(
    translation: Translation, pieces: list[Piece], user: Any = None
) -> dict[str, list[strings.Found]]:
    """Return, by the keys of strings, what is found in the draft; the same number of queries for any of them."""
    draft = draft_of(translation)
    if draft is None:
        return {}
    found = Checker(translation.target_locale).check(draft)
    waivers = waivers_of(found)
    user = user if user is not None and can_waive(user, draft) else None
    told: dict[str, dict[str, strings.Found]] = defaultdict(dict)
    for one, piece in zip(found, places_of(found, pieces), strict=True):
        if piece is not None:
            told[piece.key].setdefault(code_of(one), told_of(one, waivers, user, draft))
    return {key: list(by_code.values()) for key, by_code in told.items()}


def draft_of(translation: Translation) -> Any:
    """Return the newest draft of a translation, or None before there is one."""
    try:
        found = translation.get_target_instance()
    except ObjectDoesNotExist:
        return None
    found = found.specific if isinstance(found, Page) else found
    return found.get_latest_revision_as_object() if isinstance(found, RevisionMixin) else found


def waivers_of(found: Iterable[Found]) -> dict[int, Waiver]:
    keys = {one.waiver_id for one in found if one.waiver_id is not None}
    return Waiver.objects.select_related("made_by").in_bulk(keys) if keys else {}


def places_of(found: list[Found], pieces: Iterable[Piece]) -> list[Piece | None]:
    """Return for each finding the string that it stands in; None for what stands in no translated one."""
    by_path: dict[str, list[tuple[Piece, str]]] = defaultdict(list)
    for piece in pieces:
        if piece.text:
            by_path[piece.path].append((piece, tidy(read_html(piece.text).text)))
    return [place_of(one, by_path[one.path]) for one in found]


def place_of(one: Found, there: list[tuple[Piece, str]]) -> Piece | None:
    """Return the string at a finding's path that has its sentence: a rich text has several strings at one path."""
    sentence = tidy(one.sentence)
    return next((piece for piece, text in there if sentence in text), None)


def tidy(text: str) -> str:
    return " ".join(text.split())


def code_of(one: Found) -> str:
    """Return what names a finding within its string, in a form's field too."""
    words = "\0".join((one.subject, one.sentence_hash)).encode("utf-8", "surrogatepass")
    return f"messaging-{one.rule}-{hashlib.sha256(words).hexdigest()[:12]}"


def told_of(one: Found, waivers: dict[int, Waiver], user: Any, draft: Any) -> strings.Found:
    waiver = waivers.get(one.waiver_id) if one.waiver_id else None
    keep = partial(waive, user, draft, one) if user is not None else None
    return strings.Found(code_of(one), said(one), one.severity == Severity.BLOCKS, waiver, is_own=False, keep=keep)
