"""What a change of a source text does to its translations, by the weight that its author gave it."""

import datetime
from functools import partial
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.models import Locale, Revision
from wagtail_localize.models import Translation, TranslationLog, TranslationSource

from .actions import record_approval
from .assigning import reopen_outdated
from .fingerprints import fingerprint, translated_fingerprint
from .models import Approval, Assignment, ChangeWeight, Notice
from .signals import translations_recalled

# How far back an earlier text is looked for.
REVISIONS_LOOKED_AT = 50


class Before(NamedTuple):
    """What readers saw of a text last, before it was published."""

    published_at: datetime.datetime | None
    fingerprint: str


def text_before(text: Any) -> Before | None:
    """Return what readers see of a source text now, or saw before it was taken off line; None for what is new."""
    if not text.pk or not is_source(text):
        return None
    was_seen = Q(live=True) | Q(first_published_at__isnull=False)
    stored = type(text)._base_manager.filter(was_seen, pk=text.pk).first()
    return Before(stored.last_published_at, translated_fingerprint(stored)) if stored else None


def is_source(text: Any) -> bool:
    return bool(text.locale_id == Locale.get_default().pk)


@transaction.atomic
def follow_change(text: Any, before: Before | None) -> None:
    """Do what the weight of a published change asks for; the next change is a normal one again."""
    if not is_source(text):
        return
    is_same = before is not None and before.fingerprint == translated_fingerprint(text)
    if is_same or text.change_weight == ChangeWeight.MINOR:
        keep_valid(text, before)
    elif before is not None:
        assign_outdated(text)
        if text.change_weight == ChangeWeight.URGENT:
            recall_translations(text)
    if text.change_weight != ChangeWeight.NORMAL:
        type(text)._base_manager.filter(pk=text.pk).update(change_weight=ChangeWeight.NORMAL)


def sources_of(text: Any) -> QuerySet[TranslationSource]:
    return TranslationSource.objects.filter(object_id=text.translation_key, locale_id=text.locale_id)


def keep_valid(text: Any, before: Before | None) -> None:
    """Let translations of the text before count as translations of this one; those that were outdated stay so."""
    published_at = before.published_at if before else None
    source = sources_of(text).filter(last_updated_at__gte=published_at).first() if published_at else None
    if source is None:
        return
    valid = TranslationLog.objects.filter(source=source, created_at__gte=source.last_updated_at)
    locales = set(valid.values_list("locale_id", flat=True))
    sources_of(text).update(last_updated_at=timezone.now())
    TranslationLog.objects.bulk_create([TranslationLog(source=source, locale_id=locale) for locale in locales])


def assign_outdated(text: Any) -> None:
    """Give every translation of a text to whoever did it before, else to its locale's translators."""
    reopen_outdated(text)
    new = Translation.objects.filter(source__in=sources_of(text), enabled=True, assignment=None)
    Assignment.objects.bulk_create([Assignment(translation=found) for found in new], ignore_conflicts=True)


def recall_translations(text: Any) -> None:
    """Take every live translation back to the text that was approved for exactly this source, else off line."""
    others = type(text)._base_manager.filter(translation_key=text.translation_key, live=True)
    recalled = {"back": [], "notice": []}  # type: dict[str, list[int]]
    for target in others.exclude(pk=text.pk).exclude(locale_id=text.locale_id):
        revision = revision_true_to(target, text)
        if revision is None:
            replace_by_notice(target)
        else:
            take_back(target, revision)
        recalled["notice" if revision is None else "back"].append(target.locale_id)
    if any(recalled.values()):
        told = partial(translations_recalled.send, sender=type(text), instance=text, **recalled)
        transaction.on_commit(told)


def revision_true_to(target: Any, source: Any) -> Revision | None:
    """Return the newest approved text of a translation that says what its source says now."""
    approvals = Approval.objects.of(target).filter(source_hash=translated_fingerprint(source))
    wanted = set(approvals.values_list("content_hash", flat=True))
    if not wanted:
        return None
    revisions = target.revisions.order_by("-created_at", "-pk")[:REVISIONS_LOOKED_AT]
    return next((found for found in revisions if fingerprint(found.as_object()) in wanted), None)


def take_back(target: Any, revision: Revision) -> None:
    """Publish an earlier text of a translation; it was approved when its source said what it says again."""
    record_approval(revision.as_object(), None, Approval.Kind.TAKEN_BACK)
    revision.publish(user=None, log_action="editorial.take_back", skip_permission_checks=True)


def replace_by_notice(target: Any) -> None:
    """Take a translation off line; its address says that it is being revised."""
    kind = target.get_base_content_type()
    Notice.objects.get_or_create(content_type=kind, object_id=str(target.pk), defaults={"locale_id": target.locale_id})
    target.unpublish(user=None, log_action="editorial.replace_by_notice")


def end_notice(text: Any) -> None:
    Notice.objects.of(text).delete()
