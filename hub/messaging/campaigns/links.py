"""The public addresses of pages that messages stand on."""

from collections.abc import Iterable

from django.http import HttpRequest
from wagtail.models import Page

from ..placing import PlacedPage


class Links:
    """The addresses of some pages for one answer, read in one query; pages may be named more than once."""

    def __init__(self, request: HttpRequest, placed: Iterable[PlacedPage]) -> None:
        found = Page.objects.filter(pk__in={page.pk for page in placed}).only("url_path", "locale_id")
        self.known = {page.pk: page.get_url(request) or "" for page in found}

    def to(self, placed: PlacedPage) -> str:
        """Return the address at which readers find a page, or "" where no site has it."""
        return self.known.get(placed.pk, "")
