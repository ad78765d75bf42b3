"""What messaging shows within other rooms' templates."""

from typing import Any

from django import template

from ..checking.checker import check_text
from ..checking.findings import Found
from ..live.answers import around, in_order, said, summary_of
from ..models import Severity

register = template.Library()
ICONS = {Severity.BLOCKS: "warning", Severity.WARNING: "warning", Severity.INFO: "info-circle"}


@register.inclusion_tag("messaging/admin/live/_findings.html")
def messaging_findings(text: Any) -> dict[str, Any]:
    """List what the check finds in a text, for whoever decides about it; waived findings with their reasons."""
    found = check_text(text)
    return {"rows": [row_of(one) for one in in_order(found)], "summary": summary_of(found)}


def row_of(one: Found) -> dict[str, Any]:
    before, after = around(one)
    icon = "check" if one.is_waived else ICONS[Severity(one.severity)]
    return {
        "found": one,
        "said": said(one),
        "label": Severity(one.severity).label,
        "icon": icon,
        "before": before,
        "after": after,
    }


@register.inclusion_tag("messaging/admin/live/_summary.html")
def messaging_summary(text: Any, url: str) -> dict[str, Any]:
    """Say how much the check finds in the newest draft of a text, with a link to where it is told."""
    draft = text.get_latest_revision_as_object() if hasattr(text, "get_latest_revision_as_object") else text
    found = check_text(draft)
    return {"summary": summary_of(found), "url": url, "is_blocking": any(one.stands_in_the_way for one in found)}
