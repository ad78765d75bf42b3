"""Which articles one leads to: the one before, the one after, and others of its category.

Written as SQL: Django takes longer to put the three queries together than a database takes to answer them.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.db.models.expressions import RawSQL

if TYPE_CHECKING:
    from .models import ArticlePage

RELATED_ARTICLES = 3
BEFORE = "(a.date, a.page_ptr_id) < (%s, %s)"
AFTER = "(a.date, a.page_ptr_id) > (%s, %s)"
NEAREST = "SELECT * FROM (SELECT a.page_ptr_id FROM {source} ORDER BY a.date {way}, a.page_ptr_id {way} LIMIT {most}) x"


def articles_to_read_on(page: "ArticlePage", chosen: Iterable[int]) -> RawSQL:
    """Return the keys, as a query, of what to read after an article; `chosen` are those that its text names."""
    source, params = listed_beside(page)
    place = [connection.ops.adapt_datefield_value(page.date), page.pk or 0]
    named = [*chosen, page.pk or 0]
    category, of_category = category_of(page)
    others = f"{category} AND a.page_ptr_id NOT IN ({', '.join(['%s'] * len(named))})"
    parts = [
        NEAREST.format(source=f"{source} AND {BEFORE}", way="DESC", most=1),
        NEAREST.format(source=f"{source} AND {AFTER}", way="ASC", most=1),
        # Both neighbours may be of the category too, and are shown once.
        NEAREST.format(source=f"{source} AND {others}", way="DESC", most=RELATED_ARTICLES + 2),
    ]
    values = [*params, *place, *params, *place, *params, *of_category, *named]
    return RawSQL(" UNION ALL ".join(parts), values)  # noqa: S611  all that comes from outside is a parameter


def listed_beside(page: "ArticlePage") -> tuple[str, list[Any]]:
    """Return the live articles of a page's locale that its readers may read, as the middle of a query."""
    closed = [f"{path}%" for path in page.closed_paths]
    tree = " INNER JOIN wagtailcore_page p ON p.id = a.page_ptr_id" if closed else ""
    conditions = " AND p.path NOT LIKE %s" * len(closed)
    return f"blog_articlepage a{tree} WHERE a.listed_locale_id = %s{conditions}", [page.locale_id, *closed]


def category_of(page: "ArticlePage") -> tuple[str, list[int]]:
    return ("a.category_id = %s", [page.category_id]) if page.category_id else ("a.category_id IS NULL", [])
