"""Keeping the search true, by the worker."""

from django_tasks import task
from wagtail.search.index import insert_or_update_object

from .models import ArticlePage


@task()
def index_articles(kind: str, key: int) -> None:
    """Put the articles of a category or author (`kind`) into the search index again."""
    for article in ArticlePage.objects.filter(**{f"{kind}_id": key}).iterator(chunk_size=100):
        insert_or_update_object(article)
