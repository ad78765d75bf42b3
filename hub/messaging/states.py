"""Where a message stands in each locale, computed from what is stored."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import TextChoices
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, WorkflowState
from wagtail_localize.models import Translation

from .models import BrandMessage, Withdrawal


class State(TextChoices):
    MISSING = "missing", _("missing")
    TRANSLATING = "translating", _("translating")
    AWAITING = "awaiting", _("awaiting approval")
    LIVE = "live", _("live")
    OUTDATED = "outdated", _("outdated")
    EXPIRED = "expired", _("expired")
    WITHDRAWN = "withdrawn", _("withdrawn")
    NOT_HERE = "not-here", _("not for this country")
    SCHEDULED = "scheduled", _("not yet valid")


@dataclass(frozen=True)
class Standing:
    state: State
    row_id: int | None = None
    translation_id: int | None = None
    since: datetime.datetime | None = None
    is_under_review: bool = False
    live_text: str = ""


def read_states(
    origins: Sequence[BrandMessage], locales: Sequence[Locale]
) -> dict[tuple[UUID, int], Standing]:
    keys = [origin.translation_key for origin in origins]
    rows = {(r.translation_key, r.locale_id): r for r in BrandMessage.objects.filter(translation_key__in=keys)}
    withdrawn = set(Withdrawal.objects.filter(lifted_at=None).values_list("translation_key", flat=True))
    kind = ContentType.objects.get_for_model(BrandMessage)
    reviews = set(
        WorkflowState.objects.filter(
            base_content_type=kind, status=WorkflowState.STATUS_IN_PROGRESS
        ).values_list("object_id", flat=True)
    )
    translations = {
        (t.source.object_id, t.target_locale_id): t
        for t in Translation.objects.filter(source__object_id__in=keys, enabled=True).select_related("source")
    }
    through = BrandMessage.countries.through.objects.filter(brandmessage__in=origins)
    countries: dict[int, set[int]] = {}
    for pk, locale_id in through.values_list("brandmessage_id", "country__locale_id"):
        countries.setdefault(pk, set()).add(locale_id)
    found = {}
    for origin in origins:
        for locale in locales:
            row = rows.get((origin.translation_key, locale.pk))
            translation = translations.get((origin.translation_key, locale.pk))
            found[origin.translation_key, locale.pk] = Standing(
                state_of(origin, locale, row, translation, reviews, withdrawn, countries.get(origin.pk)),
                row.pk if row else None,
                translation.pk if translation else None,
                row.last_published_at if row else None,
                bool(row and str(row.pk) in reviews),
                row.text if row and row.live else "",
            )
    return found


def state_of(origin, locale, row, translation, reviews, withdrawn, wanted) -> State:  # type: ignore[no-untyped-def]
    now = timezone.now()
    if origin.translation_key in withdrawn:
        return State.WITHDRAWN
    if wanted is not None and locale.pk not in wanted:
        return State.NOT_HERE
    if origin.valid_until and origin.valid_until <= now:
        return State.EXPIRED
    if origin.valid_from and origin.valid_from > now:
        return State.SCHEDULED
    if row is None:
        return State.MISSING
    if row.live:
        newer = translation and origin.last_published_at and origin.last_published_at > translation.source.last_updated_at
        return State.OUTDATED if newer else State.LIVE
    return State.AWAITING if str(row.pk) in reviews else State.TRANSLATING
