"""What a reviewer reads before deciding: what changed, against what is live, beside the text in the source language."""

import re
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.html import strip_tags
from wagtail.admin.panels import get_edit_handler
from wagtail.fields import StreamField
from wagtail.models import Locale, Page, TaskState

from .actions import source_of
from .fingerprints import fingerprint
from .models import Weighed

BREAKS = re.compile(r"</(?:p|li|h\d|ul|ol)>|<br\s*/?>")


@dataclass(frozen=True)
class Change:
    """A field that changed. `comparison` is Wagtail's, which renders the difference; `source` is plain text."""

    comparison: Any
    source: list[str]


@dataclass(frozen=True)
class ReviewedText:
    """A text that waits for a decision, and what it is compared with."""

    text: Any
    live: Any
    source: Any
    changes: list[Change]
    fingerprint: str

    @property
    def weight(self) -> str:
        """What the change does to the translations; empty where there are none to follow."""
        is_source = self.live and isinstance(self.text, Weighed) and self.text.locale_id == Locale.get_default().pk  # type: ignore[attr-defined]
        return self.text.get_change_weight_display() if is_source else ""


def decisions_for(task_state: TaskState, user: Any) -> list[str]:
    """Return what somebody may decide about a step: "approve", "reject"."""
    stored = task_state.workflow_state.content_object
    actions = [name for name, _label, _modal in task_state.task.specific.get_actions(stored, user)]
    return [name for name in ("approve", "reject") if name in actions]


def read_review(task_state: TaskState, request: HttpRequest) -> ReviewedText:
    """Return what waits in a step."""
    found = task_state.workflow_state.content_object
    stored = found.specific if isinstance(found, Page) else found
    text = stored.get_latest_revision_as_object()
    live = stored if stored.live else None
    source = source_of(text)
    changes = [Change(found, source_lines(found, source)) for found in comparisons(text, live, request)]
    return ReviewedText(text, live, source, changes, fingerprint(text))


def comparisons(text: Any, live: Any, request: HttpRequest) -> list[Any]:
    """Return Wagtail's comparisons of the fields in which a text differs from what is live, else from nothing."""
    panel = get_edit_handler(type(text))
    if hasattr(text, "get_edit_handler"):
        panel = text.get_edit_handler()
    before = live or type(text)()
    bound = panel.get_bound_panel(instance=text, request=request, form=None)
    return [found for found in (make(before, text) for make in bound.get_comparison()) if found.has_changed()]


def source_lines(comparison: Any, source: Any) -> list[str]:
    """Return what the source says in a compared field, as lines of plain text."""
    field = getattr(comparison, "field", None)
    if source is None or field is None or not hasattr(field, "attname"):
        return []
    value: Any = getattr(source, field.name, None)
    if hasattr(value, "all"):  # tags, which are a relation
        return [", ".join(str(item) for item in value.all())]
    if value and isinstance(field, StreamField):
        return [line for word in words_of(list(value.raw_data)) for line in plain_lines(word)]
    return plain_lines(str(value)) if value else []


def words_of(data: Any) -> list[str]:
    """Return the texts in the raw data of a stream, in their order."""
    if isinstance(data, str):
        return [data]
    if isinstance(data, list):
        return [word for item in data for word in words_of(item)]
    if isinstance(data, dict):
        return words_of(data["value"]) if {"type", "value"} <= data.keys() else words_of(list(data.values()))
    return []


def plain_lines(html: str) -> list[str]:
    lines = strip_tags(BREAKS.sub("\n", html)).splitlines()
    return [line.strip() for line in lines if line.strip()]
