"""Keeping the search true, by the worker."""

from django_tasks import task
from wagtail.models import Page
from wagtail.search.index import insert_or_update_object


@task()
def index_pages(keys: list[int]) -> None:
    """Put pages into the search index again: something that they show has changed elsewhere."""
    for page in Page.objects.filter(pk__in=keys).specific().iterator(chunk_size=100):
        insert_or_update_object(page)
