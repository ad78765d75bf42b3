"""How much of the source language's live pages each other locale has. Each figure is one query, whatever the number.

A pair is a live page of the source locale and one other locale. Its state is decided in SQL, in one place, so that the
matrix and the lists behind it agree.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import reduce
from typing import Any
from urllib.parse import urlencode

from django.contrib.contenttypes.models import ContentType
from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextChoices,
    Value,
    When,
)
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation

from hub.countries.models import Country


class State(TextChoices):
    """Where the translation of a live page stands."""

    LIVE = "live", _("live")
    OUTDATED = "outdated", _("outdated")
    IN_WORK = "in-work", _("in work")
    MISSING = "missing", _("missing")


PAIR_FIELDS = ("source_id", "target_id", "to_locale", "content_type_id", "source_title", "source_published_at", "state")

# Of a page with `text_taken_at` and `source_published_at`. One without a translation of the library's, written
# by hand or an alias, has no `text_taken_at`, and so is live whatever its source does. Taking the source over for one
# locale updates `text_taken_at` for all: what was not published since its source was is not up to date either.
STATE_OF_TARGET = Case(
    When(live=False, then=Value(State.IN_WORK.value)),
    When(text_taken_at=None, then=Value(State.LIVE.value)),
    When(source_published_at__gt=F("text_taken_at"), then=Value(State.OUTDATED.value)),
    When(source_published_at__lte=F("last_published_at"), then=Value(State.LIVE.value)),
    When(Q(source_published_at=None) | Q(last_published_at=None), then=Value(State.LIVE.value)),
    When(has_unpublished_changes=True, then=Value(State.IN_WORK.value)),
    default=Value(State.OUTDATED.value),
    output_field=CharField(),
)


def sources(locale: Locale) -> QuerySet[Page]:
    """Return the pages of the source locale that the others should have."""
    return Page.objects.filter(locale=locale, live=True, depth__gt=1)


def targets(source: Locale, locales: Iterable[Locale]) -> QuerySet[Page]:
    """Return the pages of some locales that say what a live source page says, each with its `state`."""
    original = sources(source).filter(translation_key=OuterRef("translation_key"))
    translation = Translation.objects.filter(
        enabled=True,
        source__object_id=OuterRef("translation_key"),
        source__locale=source,
        target_locale_id=OuterRef("locale_id"),
    )
    pages = Page.objects.filter(Exists(original), locale__in=[locale.pk for locale in locales])
    return pages.annotate(
        source_id=Subquery(original.values("pk")[:1]),
        source_title=Subquery(original.values("title")[:1]),
        source_published_at=Subquery(original.values("last_published_at")[:1]),
        text_taken_at=Subquery(translation.values("source__last_updated_at")[:1]),
    ).annotate(state=STATE_OF_TARGET)


@dataclass(frozen=True)
class Tally:
    """Numbers of pairs by state."""

    numbers: Counter[str] = field(default_factory=Counter)

    @property
    def total(self) -> int:
        return self.numbers.total()

    @property
    def percent(self) -> int:
        """What is live and up to date, in whole percent; 100 only where nothing is left."""
        return 100 * self.numbers[State.LIVE] // self.total if self.total else 100

    @property
    def parts(self) -> list[tuple[State, int]]:
        return [(state, self.numbers[state]) for state in State]


@dataclass(frozen=True)
class Column:
    """A locale, and the countries that it is for."""

    locale: Locale
    countries: list[str]

    @property
    def title(self) -> str:
        return ", ".join(self.countries) or str(self.locale)


@dataclass(frozen=True)
class Cell:
    """A tally of a page type in a locale; None stands for all of them."""

    kind: ContentType | None
    column: Column | None
    tally: Tally

    @property
    def query(self) -> str:
        """The part of an address that asks for the pairs of the cell; it ends in a value, so that more may follow."""
        locale = self.column.locale.language_code if self.column else ""
        return f"?{urlencode({'locale': locale, 'type': self.kind.pk if self.kind else ''})}"


@dataclass(frozen=True)
class Matrix:
    """Page types by locales: `rows` of cells, one for each column and one for all; the last row is of all types."""

    columns: list[Column]
    rows: list[list[Cell]]


def read_matrix(locales: Iterable[Locale]) -> Matrix:
    """Count the pairs of some locales by page type, locale and state."""
    source = Locale.get_default()
    columns = columns_of(source, locales)
    expected = dict(sources(source).order_by().values_list("content_type_id").annotate(number=Count("pk")))
    found = count_targets(source, [column.locale for column in columns])
    rows = []
    for kind in sorted((ContentType.objects.get_for_id(pk) for pk in expected), key=kind_name):
        tallies = [found.get((kind.pk, column.locale.pk), Tally()) for column in columns]
        rows.append(row_of(kind, columns, [with_missing(tally, expected[kind.pk]) for tally in tallies]))
    sums = [reduce(add, (row[place].tally for row in rows), Tally()) for place in range(len(columns))]
    return Matrix(columns, [*rows, row_of(None, columns, sums)])


def count_targets(source: Locale, locales: Iterable[Locale]) -> dict[tuple[int, int], Tally]:
    """Return what is there, by the ids of page type and locale."""
    counted = targets(source, locales).order_by().values_list("content_type_id", "locale_id", "state")
    found: dict[tuple[int, int], Tally] = {}
    for kind_id, locale_id, state, number in counted.annotate(number=Count("pk")):
        found.setdefault((kind_id, locale_id), Tally()).numbers[state] = number
    return found


def columns_of(source: Locale, locales: Iterable[Locale]) -> list[Column]:
    """Return the locales that translate, by the names of their countries."""
    names: dict[int, list[str]] = {}
    for locale_id, name in Country.objects.order_by("name").values_list("locale_id", "name"):
        names.setdefault(locale_id, []).append(name)
    columns = [Column(locale, names.get(locale.pk, [])) for locale in locales if locale != source]
    return sorted(columns, key=lambda column: (not column.countries, column.title))


def kinds_of() -> list[ContentType]:
    """Return the types of the source's live pages, by name."""
    found = sources(Locale.get_default()).order_by().values_list("content_type_id", flat=True).distinct()
    return sorted((ContentType.objects.get_for_id(pk) for pk in found), key=kind_name)


def kind_name(kind: ContentType) -> str:
    model = kind.model_class()
    return str(model._meta.verbose_name) if model else kind.model


def with_missing(tally: Tally, expected: int) -> Tally:
    """Return a tally with what is there of `expected` pages, and the others as missing."""
    return Tally(tally.numbers + Counter({State.MISSING.value: expected - tally.total}))


def add(one: Tally, other: Tally) -> Tally:
    return Tally(one.numbers + other.numbers)


def row_of(kind: ContentType | None, columns: list[Column], tallies: list[Tally]) -> list[Cell]:
    cells = [Cell(kind, column, tally) for column, tally in zip(columns, tallies, strict=True)]
    return [*cells, Cell(kind, None, reduce(add, tallies, Tally()))]


def read_pairs(locales: Iterable[Locale], kind_id: int | None = None, state: str = "") -> QuerySet[Any]:
    """Return the pairs of some locales as dictionaries of PAIR_FIELDS, in the order of the sources' titles."""
    source = Locale.get_default()
    chosen = [locale for locale in locales if locale != source]
    parts: list[QuerySet[Any]] = [Page.objects.none()]
    if state != State.MISSING:
        found = targets(source, chosen).annotate(target_id=F("pk"), to_locale=F("locale_id"))
        parts.append(found.filter(state=state) if state else found)
    if state in ("", State.MISSING):
        parts += [missing_in(locale, source) for locale in chosen]
    if kind_id:
        parts = [part.filter(content_type_id=kind_id) for part in parts]
    first, *others = [part.order_by().values(*PAIR_FIELDS) for part in parts[1:] or parts]
    return first.union(*others, all=True).order_by("source_title", "to_locale", "source_id")


def missing_in(locale: Locale, source: Locale) -> QuerySet[Page]:
    """Return the source pages that a locale does not have."""
    there = Page.objects.filter(translation_key=OuterRef("translation_key"), locale=locale)
    absent = sources(source).exclude(Exists(there))
    return absent.annotate(
        source_id=F("pk"),
        target_id=Value(None, output_field=Page._meta.pk),
        to_locale=Value(locale.pk, output_field=Page._meta.pk),
        source_title=F("title"),
        source_published_at=F("last_published_at"),
        state=Value(State.MISSING.value, output_field=CharField()),
    )
