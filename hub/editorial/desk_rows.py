"""The rows of the desk: what a list shows of each text, read for a whole page of them at once."""

import datetime
import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page, WorkflowState
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from .desk import State

TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Progress:
    """How far a translation is: strings done, strings in all, words of the strings that are missing."""

    done: int = 0
    total: int = 0
    words: int = 0

    def plus(self, data: str, is_done: bool) -> "Progress":
        words = 0 if is_done else words_of(data)
        return Progress(self.done + is_done, self.total + 1, self.words + words)


@dataclass(frozen=True)
class Row:
    """A text on the desk. `key` names it in forms: "t" and a translation's key, or "p" and a source page's."""

    key: str
    title: str
    trail: str
    kind: str
    state: State
    locale: Locale
    source_page_id: int | None
    changed_at: datetime.datetime | None
    page_id: int | None = None
    translation_id: int | None = None
    progress: Progress | None = None
    assignee: Any = None
    is_assigned: bool = False
    due_on: datetime.date | None = None
    is_outdated: bool = False
    reason: str = ""

    @property
    def is_begun_by_button(self) -> bool:
        """Whether the main button writes: a first draft, or a draft that nobody has touched with the newest text."""
        return self.translation_id is None or (self.state == State.NEW and self.is_outdated)

    @property
    def verb(self) -> str:
        """What the main button says."""
        verbs = {
            State.NEW: _("Translate"),
            State.OUTDATED: _("Update"),
            State.REJECTED: _("Continue"),
            State.IN_WORK: _("Continue"),
        }
        return str(verbs.get(self.state, _("Open")))

    @property
    def link(self) -> str:
        """Where the main button leads; nowhere while there is no draft."""
        if self.state == State.OUTDATED:
            return reverse("editorial:translation_changes", args=[self.translation_id])
        return reverse("editorial:strings", args=[self.translation_id]) if self.page_id else ""


def words_of(data: str) -> int:
    """Return the number of words of a stored string, whose marks are no words."""
    return len(html.unescape(TAG.sub(" ", data)).split())


def rows_of(found: Iterable[Translation | Page], locale: Locale) -> list[Row]:
    """Return the rows of a list's slice; six queries, whatever its length."""
    found = list(found)
    begun = [item for item in found if isinstance(item, Translation)]
    pages = [item for item in found if isinstance(item, Page)]
    sources = sources_of(begun)
    trails = trails_of([*pages, *sources.values()])
    known = dict(
        TranslationSource.objects.filter(
            object_id__in=[page.translation_key for page in pages], locale=Locale.get_default()
        ).values_list("object_id", "pk")
    )
    progress = progress_of([*(row.source_id for row in begun), *known.values()], locale)
    reasons = reasons_of([row.page_id for row in begun if row.state == State.REJECTED])
    return [
        begun_row(item, sources.get((item.source.object_id, item.source.locale_id)), trails, progress, reasons)
        if isinstance(item, Translation)
        else new_row(item, locale, trails, progress.get(known.get(item.translation_key, 0)))
        for item in found
    ]


def begun_row(
    item: Translation,
    source: Page | None,
    trails: dict[str, str],
    progress: dict[int, Progress],
    reasons: dict[str, str],
) -> Row:
    assignment = getattr(item, "assignment", None)
    is_open = assignment is not None and assignment.done_at is None
    return Row(
        key=f"t{item.pk}",
        title=item.source.object_repr,
        trail=trails.get(source.path, "") if source else "",
        kind=source.page_type_display_name if source else "",
        state=State(item.state),
        locale=item.target_locale,
        source_page_id=source.pk if source else None,
        changed_at=item.source_published_at or item.source.last_updated_at,
        page_id=item.page_id,
        translation_id=item.pk,
        progress=progress.get(item.source_id, Progress()),
        assignee=assignment.assignee if assignment and is_open else None,
        is_assigned=is_open,
        due_on=item.due_on,
        is_outdated=item.is_outdated,
        reason=reasons.get(str(item.page_id), ""),
    )


def new_row(page: Page, locale: Locale, trails: dict[str, str], progress: Progress | None) -> Row:
    return Row(
        key=f"p{page.pk}",
        title=page.title,
        trail=trails.get(page.path, ""),
        kind=page.page_type_display_name,
        state=State.NEW,
        locale=locale,
        source_page_id=page.pk,
        changed_at=page.last_published_at,
        progress=progress,
    )


def sources_of(begun: list[Translation]) -> dict[tuple[Any, int], Page]:
    """Return the source pages of translations by key and locale."""
    keys = [row.source.object_id for row in begun]
    pages = Page.objects.filter(translation_key__in=keys, locale__in={row.source.locale_id for row in begun})
    return {(page.translation_key, page.locale_id): page for page in pages}


def trails_of(pages: list[Page]) -> dict[str, str]:
    """Return by path what stands above each page: the titles of its ancestors, without the tree's root."""
    above = {page.path: [page.path[:end] for end in range(8, len(page.path), Page.steplen)] for page in pages}
    paths = {path for trail in above.values() for path in trail}
    titles = dict(Page.objects.filter(path__in=paths).values_list("path", "title"))
    return {path: " › ".join(titles[step] for step in trail if step in titles) for path, trail in above.items()}


def progress_of(source_ids: Iterable[int], locale: Locale) -> dict[int, Progress]:
    """Return by translation source how far a locale is with its strings."""
    strings = StringTranslation.objects.filter(
        locale=locale, translation_of_id=OuterRef("string_id"), context_id=OuterRef("context_id"), has_error=False
    )
    rows = StringSegment.objects.filter(source_id__in=set(source_ids)).annotate(is_done=Exists(strings))
    found: dict[int, Progress] = {}
    for source_id, data, is_done in rows.values_list("source_id", "string__data", "is_done"):
        found[source_id] = found.get(source_id, Progress()).plus(data, is_done)
    return found


def reasons_of(page_ids: Iterable[int]) -> dict[str, str]:
    """Return by page, its key as text, why a reviewer sent it back."""
    states = WorkflowState.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id__in=[str(pk) for pk in page_ids],
        status=WorkflowState.STATUS_NEEDS_CHANGES,
    )
    return dict(states.values_list("object_id", "current_task_state__comment"))
