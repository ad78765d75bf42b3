"""All texts of the site, one after another, in memory that does not grow with their number."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import apps
from django.db.models import Model, Q, QuerySet
from modelcluster.models import get_all_child_relations
from wagtail.models import DraftStateMixin, Locale, Page
from wagtail.snippets.models import get_snippet_models

from .passages import has_prose

AT_ONCE = 100


def live_texts(locale: Locale, page_ids: Sequence[int] | None = None) -> Iterator[Any]:
    """Yield what readers can see in a locale: pages, snippets and settings. With `page_ids`, those pages only."""
    for rows in live_rows(locale, page_ids):
        yield from rows.iterator(chunk_size=AT_ONCE)


def draft_texts(locale: Locale, page_ids: Sequence[int] | None = None) -> Iterator[Any]:
    """Yield the newest drafts in a locale of what is not live, or not live as it stands there."""
    for model in text_models(page_ids):
        if not issubclass(model, DraftStateMixin):
            continue
        rows = rows_of(model, locale, page_ids).filter(Q(live=False) | Q(has_unpublished_changes=True))
        for row in rows.select_related("latest_revision").iterator(chunk_size=AT_ONCE):
            yield row.latest_revision.as_object() if row.latest_revision else row


def count_texts(locale: Locale) -> int:
    """Return how many live texts a locale has; one query for each type."""
    return sum(rows.count() for rows in live_rows(locale, None))


def live_rows(locale: Locale, page_ids: Sequence[int] | None) -> Iterator["QuerySet[Any]"]:
    for model in text_models(page_ids):
        rows = rows_of(model, locale, page_ids)
        yield rows.filter(live=True) if issubclass(model, DraftStateMixin) else rows


def rows_of(model: Any, locale: Locale, page_ids: Sequence[int] | None) -> "QuerySet[Any]":
    rows = model._default_manager.filter(locale=locale).select_related("locale").order_by("pk")
    if page_ids is not None:
        rows = rows.filter(pk__in=page_ids)
    children = [each.get_accessor_name() for each in get_all_child_relations(model) if has_prose(each.related_model)]
    return rows.prefetch_related(*children)


def text_models(page_ids: Sequence[int] | None = None) -> list[type[Model]]:
    """Return the types of texts that belong to a locale: pages first."""
    pages = [model for model in apps.get_models() if issubclass(model, Page) and model is not Page]
    if page_ids is not None:
        return pages
    return pages + [model for model in get_snippet_models() if is_text_of_a_locale(model)]


def is_text_of_a_locale(model: type[Model]) -> bool:
    """Tell whether readers see a model's words: what has no drafts, as a glossary's terms, is about words."""
    has_locale = any(field.name == "locale" and field.related_model is Locale for field in model._meta.fields)
    return has_locale and issubclass(model, DraftStateMixin)
