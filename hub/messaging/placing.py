"""On which live pages messages stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, ReferenceIndex

from .models import BrandMessage


@dataclass(frozen=True)
class PlacedPage:
    pk: int
    title: str
    locale_id: int
    url_path: str


def read_placements(origins: Sequence[BrandMessage]) -> dict[tuple[UUID, int], list[PlacedPage]]:
    keys = {str(origin.pk): origin.translation_key for origin in origins}
    rows = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(BrandMessage),
        to_object_id__in=list(keys),
        base_content_type=ContentType.objects.get_for_model(Page),
    )
    pairs = sorted(set(rows.values_list("to_object_id", "object_id")))
    pages = Page.objects.live().in_bulk([int(page) for _origin, page in pairs])
    found: dict[tuple[UUID, int], list[PlacedPage]] = {}
    for origin, page_id in pairs:
        if page := pages.get(int(page_id)):
            placed = PlacedPage(page.pk, page.title, page.locale_id, page.url_path)
            found.setdefault((keys[origin], page.locale_id), []).append(placed)
    return found
