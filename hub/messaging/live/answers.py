"""What an editor's page is told of findings."""

import hashlib
from collections.abc import Iterable
from typing import Any

from django.db.models import Case, Model, When
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Locale

from ..checking.explaining import explain, title_of
from ..checking.findings import PLACE_MESSAGE, RANK, Found
from ..checking.kinds import locale_of
from ..checking.permissions import can_waive
from ..checking.registry import FAILED
from ..choosers import MessageWidget
from ..models import BrandMessage, Severity

AROUND = 60  # characters shown before and after what was found


def answer_for(user: Any, instance: Model, found: list[Found]) -> dict[str, Any]:
    """Return all that the editor shows; severest first, else in the order of the text."""
    may_waive, blocks = can_waive(user, instance), block_values(found)
    ordered = in_order(found)
    return {
        "findings": [described(one, blocks, may_waive and one.rule != FAILED.code) for one in ordered],
        "summary": summary_of(found),
        "worst": next((one.severity for one in ordered if not one.is_waived), ""),
        "language": locale_of(instance).language_code,
    }


def in_order(found: Iterable[Found]) -> list[Found]:
    """Return findings with the severest first and the waived ones last, else in the order of the text."""
    return sorted(found, key=lambda one: (one.is_waived, -RANK[Severity(one.severity)]))


def described(one: Found, blocks: dict[str, Any], may_waive: bool) -> dict[str, Any]:
    """Return a finding in plain data and in words; nothing of it is markup."""
    before, after = around(one)
    return {
        **one.as_dict(),
        "id": id_of(one),
        "field": one.path.partition(".")[0],
        "before": before,
        "after": after,
        "label": str(Severity(one.severity).label),
        "title": title_of(one),
        "explanation": explain(one),
        "block": blocks.get(one.fix.key) if one.fix and one.fix.kind == PLACE_MESSAGE else None,
        "can_waive": may_waive and not one.is_waived,
    }


def said(one: Found) -> str:
    """Return a finding in a sentence or two: how sure it is, and what the team says should be done."""
    parts = (_("Probably:") if one.is_probable else "", explain(one), one.help_text)
    return " ".join(filter(None, parts))


def id_of(one: Found) -> str:
    """Return what names a finding within its text, from one check to the next; twice in a sentence it is the same."""
    parts = (one.rule, one.subject, one.path, one.sentence_hash)
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def around(one: Found) -> tuple[str, str]:
    """Return what stands before and after the words that were found, within their sentence."""
    before, words, after = one.sentence.partition(one.excerpt) if one.excerpt else ("", "", "")
    if not words:
        return "", ""
    cut_before, cut_after = len(before) > AROUND, len(after) > AROUND
    return ("…" if cut_before else "") + before[-AROUND:], after[:AROUND] + ("…" if cut_after else "")


def block_values(found: Iterable[Found]) -> dict[str, Any]:
    """Return, by the keys of messages, what the editor puts into a block that shows one; at most one query."""
    keys = {one.fix.key for one in found if one.fix and one.fix.kind == PLACE_MESSAGE}
    if not keys:
        return {}
    source_first = Case(When(locale=Locale.get_default(), then=0), default=1)
    rows = BrandMessage.objects.filter(key__in=keys).order_by(source_first.desc(), "-pk")
    widget = MessageWidget()
    return {row.key: {"message": widget.get_value_data(row), "form": "full"} for row in rows}


def summary_of(found: Iterable[Found]) -> str:
    """Return how much there is to see to, in a few words."""
    standing = [one.severity for one in found if not one.is_waived]
    blocking, warnings = standing.count(Severity.BLOCKS), standing.count(Severity.WARNING)
    hints = len(standing) - blocking - warnings
    parts = [
        ngettext("%(number)d blocks", "%(number)d block", blocking) % {"number": blocking} if blocking else "",
        ngettext("%(number)d warning", "%(number)d warnings", warnings) % {"number": warnings} if warnings else "",
        ngettext("%(number)d hint", "%(number)d hints", hints) % {"number": hints} if hints else "",
    ]
    return ", ".join(filter(None, parts)) or _("nothing to mend")
