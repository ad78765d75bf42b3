"""Pages of the tests of this room, and what they ask of a browser."""

from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.documents import get_document_model
from wagtail.models import Page

from home.models import StandardPage
from hub.editorial.gate import setting_up
from tests.factories import make_home, numbers


@setting_up()
def make_plain_page(title: str = "", parent: Any = None, **fields: Any) -> StandardPage:
    """Return a live plain page, below the English home page unless another parent is named."""
    parent = parent or make_home()
    title = title or f"Page {next(numbers)}"
    slug = fields.pop("slug", title.lower().replace(" ", "-"))
    return parent.add_child(instance=StandardPage(title=title, slug=slug, locale=parent.locale, **fields))


def make_document(title: str = "Leaflet") -> Any:
    return get_document_model().objects.create(title=title, file=f"documents/{title.lower()}.pdf", file_size=3)


def html_of(visitor: Client, url: str, **extra: Any) -> str:
    response = visitor.get(url, **extra)
    assert response.status_code == 200, response.content[:500]
    return response.content.decode()


def count_queries(visitor: Client, url: str) -> int:
    """Return how many queries a page costs once its renditions are made and its frame is kept."""
    for _read in range(2):  # making hundreds of renditions drives the frame out of the small cache of the tests
        html_of(visitor, url)
    with CaptureQueriesContext(connection) as queries:
        html_of(visitor, url)
    return len(queries)


def link_to(page: Page | int, text: str = "this") -> str:
    return f'<a linktype="page" id="{page if isinstance(page, int) else page.pk}">{text}</a>'
