"""What stands around every page: the brand, the navigation and the languages of the active locale."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from .chrome import read_chrome


def site_chrome(request: HttpRequest) -> dict[str, Any]:
    """Give templates `chrome`, looked up only where a template shows it."""
    return {"chrome": SimpleLazyObject(lambda: read_chrome(get_language() or ""))}
