"""Rows of models with parents, in bulk: Django's own `bulk_create` stops at inheritance."""

from typing import Any

from django.db import connection
from django.db.models import Model
from django.db.models.sql import InsertQuery

MOST_VALUES = 30_000  # SQLite takes 32,766 in one statement, PostgreSQL 65,535


def insert_rows(model: type[Model], objects: list[Any]) -> None:
    """Insert a model's own table's rows; those of its parents are there, and the keys that link them are set."""
    fields = model._meta.local_concrete_fields
    size = MOST_VALUES // len(fields)
    for start in range(0, len(objects), size):
        query = InsertQuery(model)
        query.insert_values(fields, objects[start : start + size], raw=True)
        query.get_compiler(connection=connection).execute_sql()
