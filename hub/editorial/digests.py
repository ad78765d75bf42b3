"""The translators' daily mail: what is new, outdated, due soon and overdue in their locales since the last one."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.utils import get_admin_base_url
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation

from hub.countries.models import CountryTeam, Role
from hub.countries.permissions import locales_of_role

from .desk import DUE_SOON, Listing, listed, not_begun
from .models import Assignment, Digest

TOLD = (Listing.OVERDUE, Listing.DUE, Listing.OUTDATED, Listing.NEW)
NAMED = 5


@dataclass(frozen=True)
class Line:
    """A text in a mail."""

    title: str
    due_on: datetime.date | None = None


@dataclass(frozen=True)
class Part:
    """One list of one locale in a mail: how many there are, and the first of them."""

    name: Listing
    locale: Locale
    link: str
    number: int
    lines: list[Line] = field(default_factory=list)

    @property
    def more(self) -> int:
        return self.number - len(self.lines)


def readers() -> QuerySet[Any]:
    """Return those who get a digest: the translators who can log in."""
    groups = CountryTeam.objects.filter(role=Role.TRANSLATOR).values("group")
    return get_user_model().objects.filter(is_active=True, groups__in=groups).distinct().order_by("pk")


@transaction.atomic
def claim_day(member: Any, day: datetime.date) -> tuple[bool, datetime.datetime | None]:
    """Take one day's digest of a member: whether nobody took it before, and when the last one looked."""
    now = timezone.now()
    last, is_first = Digest.objects.select_for_update().get_or_create(
        member=member, defaults={"day": day, "looked_at": now}
    )
    if is_first:
        return True, None
    before = last.looked_at
    taken = Digest.objects.filter(pk=last.pk, day__lt=day).update(day=day, looked_at=now)
    return bool(taken), before


def parts_of(member: Any, since: datetime.datetime | None) -> list[Part]:
    """Return what a member's digest tells, or nothing if all of it was there at `since` (None: it is the first)."""
    locales = locales_of_role(member, Role.TRANSLATOR).order_by("language_code")
    has_news = since is None or any(is_news(locale, member, since) for locale in locales)
    return [part for locale in locales for part in parts_in(locale, member)] if has_news else []


def own(name: str, locale: Locale, member: Any) -> QuerySet[Translation]:
    """Return what was begun of a list and is not a colleague's."""
    return listed(name, locale, member).filter(Q(assignee_id=None) | Q(assignee_id=member.pk)).select_related("source")


def parts_in(locale: Locale, member: Any) -> Iterator[Part]:
    for name in TOLD:
        rows = own(name, locale, member)
        pages = not_begun(locale) if name == Listing.NEW else Page.objects.none()
        number = rows.count() + pages.count()
        if number:
            first = [*rows[:NAMED], *pages[:NAMED]][:NAMED]
            yield Part(name, locale, desk_link(locale, name), number, [line_of(item) for item in first])


def line_of(item: Translation | Page) -> Line:
    if isinstance(item, Page):
        return Line(item.title)
    return Line(item.source.object_repr, item.due_on)


def is_news(locale: Locale, member: Any, since: datetime.datetime) -> bool:
    """Tell whether something on a locale's desk was not there, or was less urgent, when a member was last told."""
    day = timezone.localdate(since)
    nobodys = Q(assignment__assignee=None) | Q(assignment__told_at=None)
    handed_out = Q(assignment__done_at=None, assignment__assigned_at__gt=since) & nobodys
    fresh = {
        Listing.NEW: Q(created_at__gt=since),
        Listing.OUTDATED: Q(source_published_at__gt=since),
        Listing.DUE: Q(due_on__gt=day + DUE_SOON),
        Listing.OVERDUE: Q(due_on__gte=day),
    }
    return not_begun(locale).filter(first_published_at__gt=since).exists() or any(
        own(name, locale, member).filter(news | handed_out).exists() for name, news in fresh.items()
    )


def desk_link(locale: Locale, name: str) -> str:
    return f"{get_admin_base_url()}{reverse('editorial:desk')}?locale={locale.language_code}&list={name}"


def mark_told(member: Any) -> int:
    """Store that a member knows of the own assignments, and return of how many that was news."""
    untold = Assignment.objects.open().filter(assignee=member, told_at=None)
    return untold.update(told_at=timezone.now())
