"""Where a message stands in each locale. Computed from what is there, never stored; in as many queries for any number.

A translation is outdated while the words that are live say what the source said before its last change. A change that
its author called minor, or of a message's rules alone, outdates nothing.
"""

import datetime
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, OuterRef, QuerySet, Subquery, TextChoices
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import pgettext_lazy
from wagtail.models import Locale, WorkflowState
from wagtail_localize.models import Translation, TranslationLog

from hub.editorial.fingerprints import translated_fingerprint
from hub.editorial.models import Approval

from .models import BrandMessage, Withdrawal

Place = tuple[uuid.UUID, int]


class State(TextChoices):
    """Where a message stands in a locale; it is in one state at a time."""

    MISSING = "missing", pgettext_lazy("message", "missing")
    TRANSLATING = "translating", pgettext_lazy("message", "in translation")
    AWAITING = "awaiting", pgettext_lazy("message", "awaiting approval")
    LIVE = "live", pgettext_lazy("message", "live")
    OUTDATED = "outdated", pgettext_lazy("message", "outdated")
    SCHEDULED = "scheduled", pgettext_lazy("message", "not yet valid")
    EXPIRED = "expired", pgettext_lazy("message", "expired")
    WITHDRAWN = "withdrawn", pgettext_lazy("message", "withdrawn")
    NOT_HERE = "not_here", pgettext_lazy("message", "not for this country")


@dataclass(frozen=True)
class Standing:
    """A message in a locale. `live_text` is what readers see where it is shown; empty where nothing is live."""

    state: State
    row_id: int | None = None
    translation_id: int | None = None
    since: datetime.datetime | None = None
    is_under_review: bool = False
    live_text: str = ""


def read_states(origins: Sequence[BrandMessage], locales: Sequence[Locale]) -> dict[Place, Standing]:
    """Return where messages stand in locales; `origins` are their rows in the source language."""
    keys = [origin.translation_key for origin in origins]
    rows = {(row.translation_key, row.locale_id): row for row in rows_of(keys, [locale.pk for locale in locales])}
    begun = translations_of(keys)
    withdrawn = set(
        Withdrawal.objects.filter(translation_key__in=keys, lifted_at=None).values_list("translation_key", flat=True)
    )
    reach = reach_of(origins)
    now = timezone.now()
    found: dict[Place, Standing] = {}
    for origin in origins:
        for locale in locales:
            place = (origin.translation_key, locale.pk)
            is_here = reach.get(origin.pk) is None or locale.pk in reach[origin.pk]
            ruled = state_by_rule(origin, is_here, origin.translation_key in withdrawn, now)
            found[place] = standing_of(origin, rows.get(place), begun.get(place), ruled, now)
    return found


def rows_of(keys: Iterable[uuid.UUID], locale_ids: Iterable[int]) -> QuerySet[BrandMessage]:
    """Return the rows of messages in locales, with what their states are computed from."""
    kind = ContentType.objects.get_for_model(BrandMessage)
    key = Cast(OuterRef("pk"), CharField())
    running = WorkflowState.objects.filter(
        base_content_type=kind, object_id=key, status=WorkflowState.STATUS_IN_PROGRESS
    )
    approvals = Approval.objects.filter(content_type=kind, object_id=key).order_by("-pk")
    logs = TranslationLog.objects.filter(
        source__object_id=OuterRef("translation_key"), locale_id=OuterRef("locale_id")
    ).order_by("-created_at", "-pk")
    return BrandMessage.objects.filter(translation_key__in=list(keys), locale_id__in=list(locale_ids)).annotate(
        is_under_review=Exists(running),
        approved_source=Subquery(approvals.values("source_hash")[:1]),
        logged_at=Subquery(logs.values("created_at")[:1]),
        drafted_at=Subquery(logs.filter(revision__isnull=False).values("created_at")[:1]),
    )


def translations_of(keys: Iterable[uuid.UUID]) -> dict[Place, tuple[int, datetime.datetime]]:
    """Return, by place, the translations that were begun, and when their source's text was taken over last."""
    rows = Translation.objects.filter(enabled=True, source__object_id__in=list(keys))
    values = rows.values_list("source__object_id", "target_locale_id", "pk", "source__last_updated_at")
    return {(key, locale_id): (pk, taken_at) for key, locale_id, pk, taken_at in values}


def reach_of(origins: Iterable[BrandMessage]) -> dict[int, set[int]]:
    """Return, by origin, the locales of the countries that a message is for; those for all are left out."""
    through = BrandMessage.countries.through.objects.filter(brandmessage__in=[origin.pk for origin in origins])
    found: dict[int, set[int]] = {}
    for pk, locale_id in through.values_list("brandmessage_id", "country__locale_id"):
        found.setdefault(pk, set()).add(locale_id)
    return found


def state_by_rule(origin: BrandMessage, is_here: bool, is_withdrawn: bool, now: datetime.datetime) -> State | None:
    """Return the state that a message's rules alone put it in, whatever a language has of it."""
    if is_withdrawn:
        return State.WITHDRAWN
    if not is_here:
        return State.NOT_HERE
    return State.EXPIRED if origin.valid_until is not None and origin.valid_until <= now else None


def standing_of(
    origin: BrandMessage,
    row: Any,
    begun: tuple[int, datetime.datetime] | None,
    ruled: State | None,
    now: datetime.datetime,
) -> Standing:
    translation_id, taken_at = begun or (None, None)
    if row is None:
        return Standing(ruled or (State.TRANSLATING if begun else State.MISSING), translation_id=translation_id)
    state = ruled or state_of_row(origin, row, taken_at, now)
    live_text = row.text if row.live and ruled is None else ""
    return Standing(state, row.pk, translation_id, row.last_published_at, row.is_under_review, live_text)


def state_of_row(origin: BrandMessage, row: Any, taken_at: datetime.datetime | None, now: datetime.datetime) -> State:
    is_current = row.live and not is_outdated(origin, row, taken_at)
    if not is_current and row.is_under_review:
        return State.AWAITING
    if not row.live:
        return State.TRANSLATING
    if not is_current:
        return State.OUTDATED
    return State.SCHEDULED if origin.valid_from is not None and origin.valid_from > now else State.LIVE


def is_outdated(origin: BrandMessage, row: Any, taken_at: datetime.datetime | None) -> bool:
    """Tell whether the live words of a row follow an older text than that of its live source."""
    if row.locale_id == origin.locale_id or not origin.live:
        return False
    differs = bool(row.approved_source) and row.approved_source != translated_fingerprint(origin)
    if taken_at is None:  # written by hand: nothing but its approval tells what it follows
        return differs
    if origin.last_published_at is not None and origin.last_published_at > taken_at:
        return True
    if row.logged_at is None or row.logged_at < taken_at:
        return True
    has_newer_draft = row.drafted_at is not None and (
        row.last_published_at is None or row.drafted_at > row.last_published_at
    )
    return has_newer_draft and differs
