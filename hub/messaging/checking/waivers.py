"""Which findings somebody answers for."""

from collections.abc import Iterable
from dataclasses import replace

from django.db.models import Model
from wagtail.models import Locale

from ..models import Waiver
from .findings import Found
from .kinds import base_kind_of
from .registry import FAILED

Key = tuple[str, str, str]


def mark_waived(instance: Model, locale: Locale, found: Iterable[Found]) -> list[Found]:
    """Return findings with those marked that are waived today; one query."""
    standing = read_waivers(instance, locale)
    return [with_waiver(one, standing.get(key_of(one))) for one in found]


def read_waivers(instance: Model, locale: Locale) -> dict[Key, Waiver]:
    if instance.pk is None:
        return {}
    rows = Waiver.objects.standing().filter(
        content_type=base_kind_of(instance), object_id=str(instance.pk), locale=locale
    )
    return {(row.rule, row.subject, row.sentence_hash): row for row in rows.order_by("pk")}


def key_of(found: Found) -> Key:
    return found.rule, found.subject, found.sentence_hash


def with_waiver(found: Found, waiver: Waiver | None) -> Found:
    if waiver is None or found.rule == FAILED.code:
        return found
    return replace(found, is_waived=True, waived_because=waiver.reason, waiver_id=waiver.pk)
