"""Requests that no view should have to think about."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils.translation import gettext as _

from hub.text.cleaning import is_storable

from .errors import bad_request

LONGEST_QUERY = 2_000
# First parts of addresses that are in no language.
PLAIN_PARTS = {"admin", "api", "django-admin", "assets", "documents", "icons", "media", "static", "_util"}


class PageLanguageMiddleware(LocaleMiddleware):
    """Django's, which adds a language to an address that is unknown without one; but only where a page could be."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if response.status_code == HTTPStatus.NOT_FOUND and request.path_info.split("/")[1] in PLAIN_PARTS:
            return response
        return super().process_response(request, response)


def refuse_malformed_requests(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Answer 400 to an address with NUL or a lone surrogate in it, or with an absurdly long query."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if len(request.META.get("QUERY_STRING", "")) > LONGEST_QUERY or not is_readable(request):
            return bad_request(request, _("This address cannot be read. Please check it."))
        return get_response(request)

    return middleware


def is_readable(request: HttpRequest) -> bool:
    """Tell whether the path and the query hold only text that can be stored."""
    if not is_storable(request.path):
        return False
    return all(is_storable(name + value) for name in request.GET for value in request.GET.getlist(name))
