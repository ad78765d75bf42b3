"""Requests that no view should have to think about."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from hub.text.cleaning import is_storable

from .errors import bad_request

LONGEST_QUERY = 2_000


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
