"""The lines of the coverage lists: what stands in a pair's state, how far the work is, and where to go on."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, F, IntegerField, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page, WorkflowState
from wagtail_localize.models import StringSegment, Translation

from .coverage import Column, State, kind_name
from .desk import segments
from .permissions import locales_worked_on, translatable_locales

AT_ONCE = 500
Progress = dict[tuple[int, Any], tuple[int, int]]


@dataclass(frozen=True)
class Line:
    """A pair as it is shown: `edit_url` leads to where somebody works on it, `source_url` to what it is to say."""

    title: str
    kind: str
    column: Column
    source_published_at: datetime.datetime | None
    state: State
    detail: str
    edit_url: str
    source_url: str


@dataclass(frozen=True)
class Desk:
    """What somebody may do, asked once for all lines."""

    request: HttpRequest
    columns: dict[int, Column]
    worked_on: frozenset[int]
    translatable: frozenset[int]
    source: Locale


def desk_of(request: HttpRequest, columns: Iterable[Column]) -> Desk:
    return Desk(
        request,
        {column.locale.pk: column for column in columns},
        frozenset(locales_worked_on(request.user).values_list("pk", flat=True)),
        frozenset(translatable_locales(request.user).values_list("pk", flat=True)),
        Locale.get_default(),
    )


def read_lines(pairs: Iterable[dict[str, Any]], desk: Desk) -> Iterator[Line]:
    """Yield the lines of pairs, some hundred at a time: an export has all of them."""
    left = iter(pairs)
    while some := list(islice(left, AT_ONCE)):
        yield from read_some_lines(some, desk)


def read_some_lines(pairs: list[dict[str, Any]], desk: Desk) -> Iterator[Line]:
    in_work = [pair for pair in pairs if pair["state"] == State.IN_WORK]
    waiting = waiting_for_approval([pair["target_id"] for pair in in_work])
    sources = Page.objects.in_bulk({pair["source_id"] for pair in pairs})
    progress = read_progress([sources[pair["source_id"]] for pair in in_work], desk)
    for pair in pairs:
        source = sources[pair["source_id"]]
        yield Line(
            source.title,
            kind_name(ContentType.objects.get_for_id(pair["content_type_id"])),
            desk.columns[pair["to_locale"]],
            pair["source_published_at"],
            State(pair["state"]),
            detail_of(pair, pair["target_id"] in waiting, progress.get((pair["to_locale"], source.translation_key))),
            edit_url(pair, desk),
            source_url(source, desk),
        )


def waiting_for_approval(page_ids: list[int]) -> set[int]:
    """Return those of some pages that are in a workflow."""
    states = WorkflowState.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id__in=[str(pk) for pk in page_ids],
        status=WorkflowState.STATUS_IN_PROGRESS,
    )
    return {int(pk) for pk in states.values_list("object_id", flat=True)}


def read_progress(sources: list[Page], desk: Desk) -> Progress:
    """Return how many strings are translated, of how many, by locale and translation key."""
    keys = {source.translation_key for source in sources}
    found = Translation.objects.filter(
        enabled=True, source__object_id__in=keys, source__locale=desk.source, target_locale_id__in=list(desk.columns)
    )
    done, missing = (count_of(segments(translated=is_done)) for is_done in (True, False))
    rows = found.annotate(done=done, total=F("done") + missing).values_list(
        "target_locale_id", "source__object_id", "done", "total"
    )
    return {(locale_id, key): (done, total) for locale_id, key, done, total in rows}


def count_of(found: QuerySet[StringSegment]) -> Coalesce:
    """Return the number of a source's strings as an expression."""
    counted = found.order_by().values("source_id").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0, output_field=IntegerField())


def detail_of(pair: dict[str, Any], is_waiting: bool, progress: tuple[int, int] | None) -> str:
    """Say what work is left on a pair that is in work."""
    if pair["state"] != State.IN_WORK:
        return ""
    if is_waiting:
        return _("waits for approval")
    if progress and progress[0] < progress[1]:
        return _("%(done)s of %(total)s texts translated") % {"done": progress[0], "total": progress[1]}
    return _("draft")


def edit_url(pair: dict[str, Any], desk: Desk) -> str:
    """Return the editor of the page that is there, else where its translation is begun; "" for who may do neither."""
    if pair["target_id"]:
        return reverse("wagtailadmin_pages:edit", args=[pair["target_id"]]) if in_reach(pair, desk) else ""
    if pair["to_locale"] not in desk.translatable:
        return ""
    code = desk.columns[pair["to_locale"]].locale.language_code
    return f"{reverse('wagtail_localize:submit_page_translation', args=[pair['source_id']])}?select_locale={code}"


def in_reach(pair: dict[str, Any], desk: Desk) -> bool:
    return pair["to_locale"] in desk.worked_on


def source_url(source: Page, desk: Desk) -> str:
    """Return the source's editor for who works on its tree, and its public address for all others."""
    if desk.source.pk in desk.worked_on:
        return reverse("wagtailadmin_pages:edit", args=[source.pk])
    return source.get_url(desk.request) or ""
