"""The check of a text while it is written. What is sent is the editor's own form; nothing of it is stored."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ..checking.actions import waive
from ..checking.checker import Checker
from ..checking.findings import Found
from ..checking.kinds import locale_of
from .answers import answer_for, id_of
from .editing import Unreadable, read_edited
from .forms import WaiveForm

LARGEST = 2_000_000  # bytes of a form; an editor's longest pages have a tenth


class Refused(Exception):
    """Why a request is not answered, with the status to say it with."""

    def __init__(self, status: int, text: str) -> None:
        super().__init__(text)
        self.status = status


def refusal(error: Refused) -> JsonResponse:
    return JsonResponse({"error": str(error)}, status=error.status)


def read_sent(request: HttpRequest) -> tuple[Any, list[Found]]:
    """Return the text in the form that was sent, and what is found in it."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST:
        raise Refused(413, _("The text is too long to be checked while it is written."))
    try:
        text = read_edited(request.user, request.GET.get("address", ""), request.POST)
    except Unreadable as error:
        raise Refused(400, _("This form cannot be read.")) from error
    except PermissionDenied as error:
        raise Refused(403, _("You may not edit this text.")) from error
    except Http404 as error:
        raise Refused(404, _("There is no such text.")) from error
    return text, Checker(locale_of(text)).check(text)


@require_POST
def check(request: HttpRequest) -> JsonResponse:
    """Say what the check finds in the text that an editor's form holds; `address` is that of the editor."""
    try:
        text, found = read_sent(request)
    except Refused as error:
        return refusal(error)
    return JsonResponse(answer_for(request.user, text, found))


@require_POST
def waive_finding(request: HttpRequest) -> JsonResponse:
    """Waive a finding in the text that an editor's form holds, and say what is found now."""
    try:
        text, found = read_sent(request)
        answer_for_one(request, text, found)
    except Refused as error:
        return refusal(error)
    return JsonResponse(answer_for(request.user, text, Checker(locale_of(text)).check(text)))


def answer_for_one(request: HttpRequest, text: Any, found: list[Found]) -> None:
    """Store the waiver; raises Refused where it cannot be."""
    form = WaiveForm(request.POST)
    if not form.is_valid():
        raise Refused(400, " ".join(str(error) for errors in form.errors.values() for error in errors))
    wanted = form.cleaned_data
    one = next((one for one in found if id_of(one) == wanted["finding"]), None)
    if one is None:
        raise Refused(409, _("The text has changed, and this finding is gone."))
    try:
        waive(request.user, text, one, wanted["reason"], wanted["until"])
    except PermissionDenied as error:
        raise Refused(403, _("You may not waive what is found in this text.")) from error
    except ValidationError as error:
        raise Refused(400, " ".join(error.messages)) from error
