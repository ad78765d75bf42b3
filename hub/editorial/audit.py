"""Reading the log: Wagtail's entries about pages and about everything else, in one order, held to somebody's countries.

How many queries it takes depends on how many kinds of objects are shown, not on how many entries there are.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db.models import IntegerField, Q, QuerySet, Value
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.coreutils import get_content_type_label
from wagtail.log_actions import registry
from wagtail.models import BaseLogEntry, Locale, ModelLogEntry, Page, PageLogEntry

from hub.countries.models import Country
from hub.countries.permissions import works_everywhere

from .log_entries import LOCALE, USER_NAME, country_kind
from .permissions import locales_worked_on, works_on_a_tree

LOGS: tuple[type[BaseLogEntry], ...] = (PageLogEntry, ModelLogEntry)
AT_ONCE = 500


@dataclass(frozen=True)
class Reach:
    """Countries, and the locales (by id, with their language codes) whose pages and snippets are read."""

    countries: frozenset[int]
    locales: dict[int, str]

    def select(self, entries: QuerySet[Any]) -> QuerySet[Any]:
        """Return those of some entries that are about these countries; a deleted page is found by what the log kept."""
        kept = Q(data__locale__in=list(self.locales.values()))
        if entries.model is PageLogEntry:
            return entries.filter(kept | Q(page_id__in=Page.objects.filter(locale__in=list(self.locales)).values("pk")))
        countries = Q(content_type=country_kind())
        own = Q(object_id__in=[str(pk) for pk in self.countries])
        return entries.filter((countries & own) | (~countries & kept))


def reach_of(user: Any) -> Reach | None:
    """Return what somebody reads of the log; None is everything."""
    if works_everywhere(user):
        return None
    countries = dict(Country.objects.filter(teams__group__user=user).values_list("pk", "locale_id"))
    wanted = Q(pk__in=countries.values()) | Q(pk__in=locales_worked_on(user).values("pk"))
    return Reach(frozenset(countries), dict(Locale.objects.filter(wanted).values_list("pk", "language_code")))


def can_read_log(user: Any) -> bool:
    """Tell whether somebody reads the log: whoever works on a tree or is in a country's team."""
    return works_on_a_tree(user) or Country.objects.filter(teams__group__user=user).exists()


def entries_for(log: type[BaseLogEntry], reach: Reach | None) -> QuerySet[Any]:
    entries = log.objects.order_by()
    return entries if reach is None else reach.select(entries)


@dataclass(frozen=True)
class Choices:
    """What of an entry can be filtered by, as far as it occurs."""

    kinds: list[tuple[str, str]]
    actions: list[tuple[str, str]]
    people: list[tuple[str, str]]


def read_choices(reach: Reach | None) -> Choices:
    kinds, actions, people = set(), set(), set()
    for log in LOGS:
        found = entries_for(log, reach).values_list("content_type_id", "action", "user_id").distinct()
        for kind_id, action, user_id in found:
            kinds.add(kind_id)
            actions.add(action)
            people.add(user_id)
    labels = {str(pk): get_content_type_label(ContentType.objects.get_for_id(pk)) for pk in kinds - {None}}
    return Choices(
        sorted(labels.items(), key=lambda choice: choice[1]),
        [(action, str(label)) for action, label in registry.get_choices() if action in actions],
        sorted(names_of(people - {None}, reach).items(), key=lambda choice: choice[1]),
    )


def names_of(user_ids: set[int], reach: Reach | None) -> dict[str, str]:
    """Return the names of people; of those whose account is gone, what the log has kept."""
    names = {user.pk: str(user) for user in get_user_model().objects.filter(pk__in=user_ids)}
    gone = user_ids - names.keys()
    for log in LOGS:
        kept = entries_for(log, reach).filter(user_id__in=gone).values_list("user_id", "data__user_name")
        names |= {pk: name_of_deleted(name, pk) for pk, name in kept.distinct()}
    return {str(pk): name for pk, name in names.items()}


def name_of_deleted(name: str | None, user_id: int) -> str:
    return _("%(name)s (deleted)") % {"name": name or user_id}


def in_one_order(logs: Iterable[QuerySet[Any]]) -> QuerySet[Any]:
    """Return the entries of several logs as dictionaries of `pk`, `timestamp` and `log`, the newest first."""
    numbered = [
        entries.order_by().values("pk", "timestamp").annotate(log=Value(LOGS.index(entries.model), IntegerField()))
        for entries in logs
    ]
    return numbered[0].union(*numbered[1:], all=True).order_by("-timestamp", "log", "-pk")


@dataclass(frozen=True)
class Line:
    """An entry as it is shown. `comment` is a reason or a word to the author; `url` is empty where nothing opens."""

    timestamp: datetime.datetime
    person: str
    action: str
    message: str
    comment: str
    kind: str
    title: str
    object_id: str
    locale: str
    url: str


def read_lines(rows: Iterable[dict[str, Any]], user: Any) -> Iterator[Line]:
    """Yield what some rows of `in_one_order` say, some hundred at a time: an export has all of them."""
    left = iter(rows)
    codes = dict(Locale.objects.values_list("pk", "language_code"))
    while some := list(islice(left, AT_ONCE)):
        found = fetch(some)
        yield from (line_of(*found[row["log"], row["pk"]], codes, user) for row in some)


def fetch(rows: list[dict[str, Any]]) -> dict[tuple[int, int], tuple[Any, Any]]:
    """Return entries, each with its object or None, by log and key."""
    wanted: dict[int, list[int]] = defaultdict(list)
    for row in rows:
        wanted[row["log"]].append(row["pk"])
    found: dict[tuple[int, int], tuple[Any, Any]] = {}
    for number, pks in wanted.items():
        entries = LOGS[number].objects.filter(pk__in=pks).select_related("content_type").prefetch_related("user")
        found |= {(number, entry.pk): (entry, instance) for entry, instance in entries.with_instances()}
    return found


def line_of(entry: Any, instance: Any, codes: dict[int, str], user: Any) -> Line:
    locale = entry.data.get(LOCALE) or codes.get(getattr(instance, "locale_id", None) or 0, "")
    return Line(
        timestamp=entry.timestamp,
        person=person_of(entry),
        action=str(entry.formatter.label) if entry.formatter else entry.action,
        message=str(entry.message),
        comment=str(entry.comment),
        kind=get_content_type_label(entry.content_type) if entry.content_type else "",
        title=entry.label,
        object_id=str(entry.page_id if isinstance(entry, PageLogEntry) else entry.object_id),
        locale=locale,
        url=url_of(instance, user),
    )


def person_of(entry: BaseLogEntry) -> str:
    """Return who did something: the name of now, or the one that was kept when the account is gone."""
    if entry.user_id and entry.user is None:
        return name_of_deleted(entry.data.get(USER_NAME), entry.user_id)
    return str(entry.user_display_name)


def url_of(instance: Any, user: Any) -> str:
    """Return the editor of an object for who may open it by its kind; the editor itself looks at the object."""
    if isinstance(instance, Page):
        return reverse("wagtailadmin_pages:edit", args=[instance.pk]) if works_on_a_tree(user) else ""
    if instance is None or not user.has_perm(f"{instance._meta.app_label}.change_{instance._meta.model_name}"):
        return ""
    return AdminURLFinder().get_edit_url(instance) or ""
