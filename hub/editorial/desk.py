"""The translators' desk, read: which texts of a locale wait for its translators, and why.

What was begun is a `Translation`; what was not is a page of the source language. Both are read in bulk, and every list
is a fixed number of queries. A kind of text other than pages joins by giving `begun` its tables.
"""

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import (
    Case,
    CharField,
    Count,
    DateField,
    Exists,
    ExpressionWrapper,
    F,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextChoices,
    Value,
    When,
)
from django.db.models.fields import BooleanField
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page, WorkflowState
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationLog

DUE_SOON = datetime.timedelta(days=7)


class State(TextChoices):
    """Where a translation stands; it is in one state at a time."""

    REVIEW = "review", _("In review")
    REJECTED = "rejected", _("Sent back")
    OUTDATED = "outdated", _("Outdated")
    NEW = "new", _("New")
    IN_WORK = "in-work", _("In work")
    COMPLETE = "complete", _("Complete")


class Listing(TextChoices):
    """The lists of the desk, the most urgent first. A translation may be in several."""

    OVERDUE = "overdue", _("Overdue")
    DUE = "due", _("Due")
    REJECTED = "rejected", _("Sent back")
    OUTDATED = "outdated", _("Outdated")
    NEW = "new", _("New")
    IN_WORK = "in-work", _("In work")
    MINE = "mine", _("Mine")


def begun(locales: Iterable[Locale]) -> QuerySet[Translation]:
    """Return the page translations into some locales, each with `page_id`, `source_published_at` and `state`.

    An open assignment gives `due_on` and `assignee_id` as well. What was withdrawn in its own language is left out. A
    translation is outdated when its source was published
    after its text was last taken over, or when another locale took it over and this one has saved nothing since: the
    library's own status says "up to date" in both cases.
    """
    rows = Translation.objects.filter(
        enabled=True, target_locale__in=locales, source__object__content_type=ContentType.objects.get_for_model(Page)
    )
    rows = rows.annotate(
        page_id=Subquery(targets().values("pk")[:1]),
        source_published_at=Subquery(sources().values("last_published_at")[:1]),
        due_on=Case(When(OPEN, then=F("assignment__due_on")), output_field=DateField()),
        assignee_id=Case(When(OPEN, then=F("assignment__assignee_id"))),
    )
    rows = rows.filter(Exists(sources().filter(live=True)), page_id__isnull=False)
    return rows.annotate(is_outdated=is_outdated(), state=state())


OPEN = Q(assignment__isnull=False, assignment__done_at=None)


def targets() -> QuerySet[Page]:
    """Return the page that a translation makes, for use in a subquery on translations."""
    return Page.objects.filter(translation_key=OuterRef("source__object_id"), locale_id=OuterRef("target_locale_id"))


def sources() -> QuerySet[Page]:
    """Return the page that a translation is made from, for use in a subquery on translations."""
    return Page.objects.filter(translation_key=OuterRef("source__object_id"), locale_id=OuterRef("source__locale_id"))


def segments(translated: bool) -> QuerySet[StringSegment]:
    """Return the source's strings that are translated, or are not, for use in a subquery on translations."""
    strings = StringTranslation.objects.filter(
        locale_id=OuterRef(OuterRef("target_locale_id")),
        translation_of_id=OuterRef("string_id"),
        context_id=OuterRef("context_id"),
        has_error=False,
    )
    there = Exists(strings)
    return StringSegment.objects.filter(there if translated else ~there, source_id=OuterRef("source_id"))


def is_outdated() -> ExpressionWrapper:
    saved = TranslationLog.objects.filter(source_id=OuterRef("source_id"), locale_id=OuterRef("target_locale_id"))
    behind = Q(Exists(saved)) & ~Q(Exists(saved.filter(created_at__gte=OuterRef("source__last_updated_at"))))
    newer = Q(source_published_at__gt=F("source__last_updated_at"))
    return ExpressionWrapper(newer | behind, output_field=BooleanField())


def in_workflow(status: str) -> Exists:
    """Tell of a page translation whether its workflow has a status."""
    kind = ContentType.objects.get_for_model(Page)
    key = Cast(OuterRef("page_id"), output_field=CharField())
    return Exists(WorkflowState.objects.filter(base_content_type=kind, object_id=key, status=status))


def state() -> Case:
    """Return the state of a translation as an expression.

    A draft of which nothing is translated and nothing is live is new, whatever its source did since.
    """
    has_any = Exists(segments(translated=True))
    return Case(
        When(in_workflow(WorkflowState.STATUS_IN_PROGRESS), then=Value(State.REVIEW.value)),
        When(in_workflow(WorkflowState.STATUS_NEEDS_CHANGES), then=Value(State.REJECTED.value)),
        When(
            Q(is_outdated=True) & (Q(has_any) | Q(Exists(targets().filter(live=True)))),
            then=Value(State.OUTDATED.value),
        ),
        When(~Q(has_any), then=Value(State.NEW.value)),
        When(Exists(segments(translated=False)), then=Value(State.IN_WORK.value)),
        default=Value(State.COMPLETE.value),
        output_field=CharField(),
    )


def not_begun(locale: Locale) -> QuerySet[Page]:
    """Return the live pages of the source language that a locale does not have; a stopped translation is left out."""
    source = Locale.get_default()
    if locale == source:
        return Page.objects.none()
    there = Page.objects.filter(translation_key=OuterRef("translation_key"), locale=locale)
    stopped = Translation.objects.filter(
        source__object_id=OuterRef("translation_key"), target_locale=locale, enabled=False
    )
    pages = Page.objects.live().filter(~Exists(there), ~Exists(stopped), locale=source, depth__gt=2)
    return pages.order_by(F("last_published_at").desc(nulls_last=True), "pk")


def timing() -> Case:
    """Return whether an open assignment is overdue or due soon, as an expression; neither is what is in review."""
    today = timezone.localdate()
    return Case(
        When(state=State.REVIEW, then=Value("")),
        When(due_on__lt=today, then=Value(Listing.OVERDUE.value)),
        When(due_on__lte=today + DUE_SOON, then=Value(Listing.DUE.value)),
        default=Value(""),
        output_field=CharField(),
    )


def listed(name: str, locale: Locale, user: Any) -> QuerySet[Translation]:
    """Return what was begun of one list, what has the nearest date first, then what changed last."""
    rows = begun([locale])
    if name in (Listing.OVERDUE, Listing.DUE):
        rows = rows.annotate(timing=timing()).filter(timing=name)
    elif name == Listing.MINE:
        rows = rows.filter(OPEN, assignment__assignee=user)
    else:
        rows = rows.filter(state=name)
    nearest = F("due_on").asc(nulls_last=True)
    return rows.order_by(nearest, F("source_published_at").desc(nulls_last=True), "pk")


def counts(locale: Locale, user: Any) -> dict[str, int]:
    """Return how many texts each list holds, in two queries."""
    groups = begun([locale]).annotate(timing=timing())
    found: Counter[str] = Counter(dict.fromkeys(Listing.values, 0))
    for row in groups.values("state", "timing", "assignee_id").annotate(number=Count("pk")).order_by():
        is_mine = row["assignee_id"] is not None and row["assignee_id"] == user.pk
        names = {row["state"], row["timing"]} | ({Listing.MINE.value} if is_mine else set())
        found.update(dict.fromkeys(names & set(Listing.values), row["number"]))
    found[Listing.NEW] += not_begun(locale).count()
    return dict(found)


class Waiting(Sequence[Any]):
    """One list of the desk for a paginator: what was begun, then, among the new ones, what was not."""

    def __init__(self, name: str, locale: Locale, user: Any, number: int) -> None:
        """`number` is what `counts` says, so that it is not asked twice."""
        self.number = number
        self.begun = listed(name, locale, user).select_related("source", "target_locale", "assignment__assignee")
        self.not_begun = not_begun(locale) if name == Listing.NEW else Page.objects.none()

    def __len__(self) -> int:
        return self.number

    def __getitem__(self, wanted: Any) -> Any:
        """Return the rows of a slice; at most two queries, and one more where it lies behind what was begun."""
        start, stop = wanted.start, wanted.stop
        found: list[Model] = list(self.begun[start:stop])
        if len(found) < stop - start and self.not_begun.query.is_empty() is False:
            passed = start + len(found) if found else self.begun.count()
            found += self.not_begun[max(0, start - passed) : stop - passed]
        return found


def most_urgent(locale: Locale, user: Any) -> Translation | Page | None:
    """Return what somebody should do next: nothing that a colleague has taken, or None where nothing waits."""
    for name in (Listing.OVERDUE, Listing.DUE, Listing.REJECTED, Listing.OUTDATED, Listing.NEW, Listing.IN_WORK):
        rows = listed(name, locale, user).filter(Q(assignee_id=None) | Q(assignee_id=user.pk))
        found = rows.first() or (not_begun(locale).first() if name == Listing.NEW else None)
        if found is not None:
            return found
    return None
