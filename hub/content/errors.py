"""The pages for what went wrong, in the brand's design and the visitor's language."""

import sys

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.utils import translation
from django.utils.translation import get_language_from_path, get_language_from_request
from django.utils.translation import gettext as _
from wagtail.models import Page

from hub.editorial.models import Notice

HOME_DEPTH = 2


def visitor_language(request: HttpRequest) -> str:
    """Return the language of the address, else the one that the browser asks for."""
    return get_language_from_path(request.path) or get_language_from_request(request)


def error_page(request: HttpRequest, status: int, title: str, text: str, **context: object) -> HttpResponse:
    """Render an error page that needs no database, in the active language."""
    context |= {"status": status, "title": title, "text": text, "language": translation.get_language()}
    html = loader.render_to_string("errors/error.html", context)
    response = HttpResponse(html, status=status)
    response["Cache-Control"] = "no-store"
    return response


def bad_request(request: HttpRequest, text: object = "", exception: Exception | None = None) -> HttpResponse:
    with translation.override(visitor_language(request)):
        reason = str(text) if not isinstance(text, Exception) else ""
        return error_page(
            request, 400, _("We could not read that"), reason or _("Something in the request was not right.")
        )


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    with translation.override(visitor_language(request)):
        text = _("This page is not open to you. If you think it should be, please ask your administrator.")
        return error_page(request, 403, _("Not open to you"), text)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    with translation.override(visitor_language(request)):
        text = _(
            "This form was open for too long, or cookies are switched off. Please go back, load it again and resend it."
        )
        return error_page(request, 403, _("Please send that again"), text)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    with translation.override(visitor_language(request)):
        others = other_versions(request.path)
        if is_replaced_by_notice(request.path):
            return being_revised(request, others)
        text = _("This page exists in other languages:") if others else _("Nothing is published at this address.")
        return error_page(request, 404, _("We could not find that page"), text, versions=others)


def being_revised(request: HttpRequest, others: list[Page]) -> HttpResponse:
    """Tell that a page's text is being revised; 503, so that search engines wait for it."""
    text = _("Something in it is no longer true, so we are revising it. It will be back soon.")
    response = error_page(request, 503, _("This page is being revised"), text, versions=others)
    response["Retry-After"] = "86400"
    return response


def is_replaced_by_notice(path: str) -> bool:
    """Tell whether the page of an address is off line because its source says something else now."""
    language = get_language_from_path(path)
    kind = ContentType.objects.get_for_model(Page)
    notices = Notice.objects.filter(content_type=kind, locale__language_code=language).values_list(
        "object_id", flat=True
    )
    slug = path.strip("/").rpartition("/")[2]
    pages = Page.objects.filter(pk__in=[int(key) for key in notices], live=False)
    return any(page.url == path for page in pages if page.depth == HOME_DEPTH or page.slug == slug)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 503 while the database does not answer, else 500; neither page needs it."""
    if isinstance(sys.exc_info()[1], (OperationalError, InterfaceError)):
        return service_unavailable(request)
    with translation.override(visitor_language(request)):
        text = _("Something broke on our side. It has been noted; please try again in a few minutes.")
        return error_page(request, 500, _("That is our fault"), text)


def service_unavailable(request: HttpRequest) -> HttpResponse:
    with translation.override(visitor_language(request)):
        text = _("We are at work on the site, or too many people came at once. Please try again in a minute.")
        response = error_page(request, 503, _("Back in a moment"), text)
        response["Retry-After"] = "60"
        return response


def other_versions(path: str) -> list[Page]:
    """Return the live pages that stand at the same address in another language."""
    language, _slash, rest = path.strip("/").partition("/")
    if language not in dict(settings.LANGUAGES) or not rest:
        return []
    tail = f"/{rest.strip('/')}/"
    slug = rest.strip("/").rpartition("/")[2]
    pages = Page.objects.live().public().filter(slug=slug).exclude(locale__language_code=language)
    return [page for page in pages.select_related("locale") if page.url and page.url.partition(tail)[1]]
