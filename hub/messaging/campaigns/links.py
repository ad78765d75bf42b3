"""The public addresses of pages that messages stand on."""

from django.http import HttpRequest
from wagtail.models import Page

from ..placing import PlacedPage


class Links:
    """Addresses for one answer; a page that many messages stand on is looked up once."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.known: dict[int, str] = {}

    def to(self, placed: PlacedPage) -> str:
        """Return the address at which readers find a page, or "" where no site has it."""
        if placed.pk not in self.known:
            page = Page(pk=placed.pk, url_path=placed.url_path, locale_id=placed.locale_id)
            self.known[placed.pk] = page.get_url(self.request) or ""
        return self.known[placed.pk]
