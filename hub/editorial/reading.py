"""What waits for somebody: translations, drafts, and what was sent back. Each list is a fixed number of queries."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import (
    BooleanField,
    Case,
    CharField,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce
from wagtail.models import Locale, Page, WorkflowState
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from hub.countries.permissions import pages_in_reach

SHOWN = 10
LOOKED_AT = 60


def count_of(segments: QuerySet[StringSegment]) -> Coalesce:
    """Return the number of a translation source's segments as an expression."""
    counted = segments.order_by().values("source_id").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0, output_field=IntegerField())


def translations_of_pages() -> QuerySet[Translation]:
    """Return page translations with `page_id`, `total`, `done` and `is_outdated`.

    A translation is outdated when its source was published after its text was last taken over: the library's own
    status says "up to date" then.
    """
    targets = Page.objects.filter(translation_key=OuterRef("source__object_id"), locale_id=OuterRef("target_locale_id"))
    sources = Page.objects.filter(
        translation_key=OuterRef("source__object_id"), locale_id=OuterRef("source__locale_id")
    )
    segments = StringSegment.objects.filter(source_id=OuterRef("source_id"))
    strings = StringTranslation.objects.filter(
        translation_of_id=OuterRef("string_id"), context_id=OuterRef("context_id"), has_error=False
    )
    in_locale = strings.filter(locale_id=OuterRef(OuterRef("target_locale_id")))
    return Translation.objects.filter(enabled=True).annotate(
        page_id=Subquery(targets.values("pk")[:1]),
        total=count_of(segments),
        done=count_of(segments.filter(Exists(in_locale))),
        source_published_at=Subquery(sources.values("last_published_at")[:1]),
        is_outdated=Case(
            When(source_published_at__gt=F("source__last_updated_at"), then=Value(True)),
            default=Value(False),
            output_field=BooleanField(),
        ),
    )


def translations_waiting(locales: QuerySet[Locale]) -> list[Translation]:
    """Return the newest translations into some locales that are not complete, or whose source has moved on."""
    waiting = translations_of_pages().filter(target_locale__in=locales, page_id__isnull=False)
    waiting = waiting.filter(Q(done__lt=F("total")) | Q(is_outdated=True))
    return list(waiting.select_related("source", "target_locale").order_by("-source__last_updated_at")[:SHOWN])


def translations_not_begun(locales: QuerySet[Locale]) -> list[tuple[Page, Locale]]:
    """Return the newest live pages of the source language that some locales do not have yet, each with its locale."""
    source = Locale.get_default()
    pages = list(Page.objects.live().filter(locale=source, depth__gt=2).order_by("-last_published_at")[:LOOKED_AT])
    mine = [locale for locale in locales if locale != source]
    keys = [page.translation_key for page in pages]
    there = Page.objects.filter(translation_key__in=keys, locale__in=mine).values_list("translation_key", "locale_id")
    begun = set(there)
    missing = [(p, locale) for p in pages for locale in mine if (p.translation_key, locale.pk) not in begun]
    return missing[:SHOWN]


def workflow_states(status: str) -> QuerySet[WorkflowState]:
    """Return a page's workflow states of a status, for use in a subquery on pages."""
    kind = ContentType.objects.get_for_model(Page)
    key = Cast(OuterRef("pk"), output_field=CharField())
    return WorkflowState.objects.filter(base_content_type=kind, object_id=key, status=status)


def drafts_of(user: Any) -> list[Page]:
    """Return the pages of somebody's trees that wait for that person: own drafts, and what was sent back.

    Each page has `is_sent_back` and, if it is, the reviewer's `reviewer_comment`.
    """
    sent_back = workflow_states(WorkflowState.STATUS_NEEDS_CHANGES).filter(requested_by=user)
    pages = pages_in_reach(user).filter(has_unpublished_changes=True)
    pages = pages.exclude(Exists(workflow_states(WorkflowState.STATUS_IN_PROGRESS)))
    pages = pages.annotate(
        is_sent_back=Exists(sent_back),
        reviewer_comment=Subquery(sent_back.values("current_task_state__comment")[:1]),
    )
    pages = pages.filter(Q(latest_revision__user=user) | Q(is_sent_back=True))
    return list(pages.select_related("locale").order_by("-is_sent_back", "-latest_revision_created_at")[:SHOWN])
