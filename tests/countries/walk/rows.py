"""The rows of the database as they are, so that any change shows."""

from typing import Any

from django.db import connection

Rows = list[tuple[Any, ...]]


def rows_of(table: str) -> Rows:
    """Return a table's rows in an order of their own."""
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608  a table's name
        return sorted(cursor.fetchall(), key=repr)


def is_kept(before: Rows, after: Rows, own_keys: set[Any]) -> bool:
    """Tell whether all rows are there as they were, but for those of the own country."""
    return {row for row in before if row[0] not in own_keys} <= set(after)
