"""Where messages stand: on which live pages, in which drafts, and what is shown there."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet
from wagtail.blocks import StreamValue
from wagtail.fields import StreamField
from wagtail.models import Page, ReferenceIndex

from .models import BrandMessage, MessageKeyField

Place = tuple[uuid.UUID, int]


@dataclass(frozen=True)
class PlacedPage:
    """A page on which a message stands."""

    pk: int
    title: str
    locale_id: int
    is_live: bool
    # The places on the page, as Wagtail's reference index writes them, such as "body.<block id>.message".
    paths: tuple[str, ...] = ()


def references_to_messages(origins: Sequence[BrandMessage]) -> list[tuple[int, int, str]]:
    """Return (key of the origin, key of the page, path) of every page whose stored row names a message."""
    references = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(BrandMessage),
        to_object_id__in=[str(origin.pk) for origin in origins],
        base_content_type=ContentType.objects.get_for_model(Page),
    )
    rows = references.values_list("to_object_id", "object_id", "content_path")
    return [(int(origin), int(page), path) for origin, page, path in rows]


def read_placements(origins: Sequence[BrandMessage]) -> dict[Place, list[PlacedPage]]:
    """Return, by message and locale, the live pages that show a message; in two queries. Drafts do not count."""
    return by_place(origins, Page.objects.live())


def by_place(origins: Sequence[BrandMessage], pages: QuerySet[Page]) -> dict[Place, list[PlacedPage]]:
    keys = {origin.pk: origin.translation_key for origin in origins}
    paths: dict[tuple[int, int], list[str]] = {}
    for origin_id, page_id, path in references_to_messages(origins):
        paths.setdefault((origin_id, page_id), []).append(path)
    rows = pages.filter(pk__in={page_id for _origin, page_id in paths}).order_by("title", "pk")
    known = {
        pk: (title, locale_id, live)
        for pk, title, locale_id, live in rows.values_list("pk", "title", "locale_id", "live")
    }
    found: dict[Place, list[PlacedPage]] = {}
    for (origin_id, page_id), places in paths.items():
        if page_id in known:
            title, locale_id, live = known[page_id]
            page = PlacedPage(page_id, title, locale_id, live, tuple(sorted(places)))
            found.setdefault((keys[origin_id], locale_id), []).append(page)
    return {place: sorted(pages_there, key=lambda page: page.title) for place, pages_there in found.items()}


def read_drafts(origin: BrandMessage) -> list[PlacedPage]:
    """Return the pages that name a message in a draft and not, or not only, in what is live of them.

    A page that was never live stands in the reference index as it is; of a live one with changes, the draft is read.
    """
    never_live = [page for pages in by_place([origin], Page.objects.filter(live=False)).values() for page in pages]
    known = {page.pk for page in never_live}
    changed = Page.objects.filter(has_unpublished_changes=True, latest_revision__isnull=False).exclude(pk__in=known)
    found = []
    for page in changed.select_related("latest_revision").iterator(chunk_size=100):
        if origin.key in str(page.latest_revision.content):
            draft = page.latest_revision.as_object()
            if paths := [path for path, key in named_messages(draft) if key == origin.key]:
                found.append(PlacedPage(page.pk, draft.title, page.locale_id, page.live, tuple(paths)))
    return [*never_live, *found]


def named_messages(instance: Model) -> Iterable[tuple[str, str]]:
    """Yield (path, key) of every message that a page or snippet names, drafts too."""
    for field in instance._meta.get_fields():
        if isinstance(field, MessageKeyField):
            if key := field.value_from_object(instance):
                yield field.name, key
        elif isinstance(field, StreamField):
            yield from named_in_stream(field.name, getattr(instance, field.name))


def named_in_stream(path: str, stream: StreamValue) -> Iterable[tuple[str, str]]:
    for child in stream.raw_data:
        if child["type"] == "message" and child["value"].get("message"):
            yield f"{path}.{child.get('id', '')}", child["value"]["message"]
