"""Files of translations, out to agencies and back in."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin.views.pages.utils import get_valid_next_url_from_request
from wagtail_localize.models import Translation

from .exchange.actions import Outcome, import_file
from .exchange.entries import FileRefused, Kind
from .exchange.forms import UploadForm
from .exchange.naming import file_name
from .exchange.po import write_po
from .exchange.xliff import write_xliff
from .locks import is_locked_for
from .middleware import editor_of
from .permissions import can_translate
from .strings.pieces import pieces_of

WRITERS = {Kind.PO: write_po, Kind.XLIFF: write_xliff}
SHOWN = 200


def translation_for(user: Any, pk: int) -> Translation:
    """Return a translation that is worked on; raises Http404, and PermissionDenied for who may not change it."""
    found = Translation.objects.select_related("source__locale", "target_locale").filter(enabled=True)
    translation: Translation = get_object_or_404(found, pk=pk)
    try:
        if not can_translate(user, translation):
            raise PermissionDenied
    except ObjectDoesNotExist as error:
        raise Http404 from error
    return translation


@require_safe
def download(request: HttpRequest, translation_id: int, suffix: str = Kind.PO.value) -> HttpResponse:
    """Send a translation as a file."""
    if suffix not in list(Kind):
        raise Http404
    kind = Kind(suffix)
    translation = translation_for(request.user, translation_id)
    response = HttpResponse(WRITERS[kind](translation, pieces_of(translation)), content_type=kind.content_type)
    disposition = content_disposition_header(as_attachment=True, filename=file_name(translation, kind))
    response["Content-Disposition"] = disposition or "attachment"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def files(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Show a translation's files, take one in, and tell what came of it."""
    translation = translation_for(request.user, translation_id)
    if request.method != "POST":
        return show_files(request, translation, UploadForm())
    form, outcome = take_in(request, translation)
    return show_files(request, translation, form, outcome)


@require_POST
def upload_from_editor(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Take a file in from the library's editor, and go back there unless there is something to tell."""
    translation = translation_for(request.user, translation_id)
    form, outcome = take_in(request, translation)
    if outcome is None or outcome.left_out:
        return show_files(request, translation, form, outcome)
    messages.success(request, success_of(outcome))
    return redirect(get_valid_next_url_from_request(request) or editor_of(request, translation.get_target_instance()))


def take_in(request: HttpRequest, translation: Translation) -> tuple[UploadForm, Outcome | None]:
    """Import the file of a request; the form has the error where nothing was taken."""
    form = UploadForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            return UploadForm(), import_file(translation, request.user, form.cleaned_data["file"].read())
        except FileRefused as refusal:
            form.add_error("file", str(refusal))
    return form, None


def success_of(outcome: Outcome) -> str:
    if not outcome.stored and outcome.left_out:
        return _("Nothing could be taken over from the file. The reasons stand below.")
    if not outcome.stored:
        return _("The file has nothing new. Nothing was changed.")
    done = _(
        "Strings taken over from the file: %(number)d. None of it is live: look at it in the editor and save a draft."
    )
    return done % {"number": len(outcome.stored)}


def show_files(
    request: HttpRequest, translation: Translation, form: UploadForm, outcome: Outcome | None = None
) -> HttpResponse:
    target = translation.get_target_instance()
    total, done = translation.get_progress()
    context = {
        "translation": translation,
        "form": form,
        "is_locked": is_locked_for(target, request.user),
        "editor_url": editor_of(request, target),
        "progress": {"done": done, "total": total},
        "kinds": list(Kind),
        "outcome": outcome,
        "success": success_of(outcome) if outcome else "",
        "left_out": outcome.left_out[:SHOWN] if outcome else [],
        "hidden": max(0, len(outcome.left_out) - SHOWN) if outcome else 0,
    }
    return render(request, "editorial/admin/files.html", context, status=400 if form.errors else 200)
