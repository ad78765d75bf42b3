"""Which pages stand behind a restriction (Wagtail's "privacy"), told for a whole page at once.

Asked for every candidate, that costs a query more than all the rest. There are few restrictions, so their places in the
tree are read with the page, and lists leave out what stands below them.
"""

import functools
from collections.abc import Iterable

from django.db.models import F, JSONField, Q, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import JSONObject
from wagtail.models import PageViewRestriction

from .expressions import JSONArrayAgg

# A restricted page, its aliases and theirs.
PLACES = ("page__path", "page__aliases__path", "page__aliases__aliases__path")
Places = list[dict[str, str | None]]


@functools.cache
def restricted_places() -> RawSQL:
    """Return, for a query of pages, where the restrictions stand; the aliases of a restricted page have its own.

    Every page asks it: its SQL is put together once, which takes longer than to run it.
    """
    place = JSONObject(**{name: F(name) for name in PLACES})
    rows = PageViewRestriction.objects.order_by().annotate(all=Value(1)).values("all")
    sql, params = rows.annotate(places=JSONArrayAgg(place)).values("places").query.sql_with_params()
    return RawSQL(sql, params, output_field=JSONField())  # noqa: S611  Django wrote it, and nobody's text is in it


def paths_in(places: Places | None) -> tuple[str, ...]:
    """Return the tree paths at and below which nobody reads without having passed a restriction."""
    return tuple({path for place in places or () for path in place.values() if path})


def read_restricted_paths() -> tuple[str, ...]:
    """Return the same from a query of its own, for a page that was not found by its address."""
    return paths_in(list(PageViewRestriction.objects.values(*PLACES)))


def is_below(path: str, others: Iterable[str]) -> bool:
    return any(path.startswith(other) for other in others)


def none_below(paths: Iterable[str]) -> Q:
    """Return the condition that a page stands below none of the paths; no condition where there are none."""
    condition = Q()
    for path in paths:
        condition &= ~Q(path__startswith=path)
    return condition
