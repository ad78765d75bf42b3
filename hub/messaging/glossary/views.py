"""Files of the glossary, in and out. What a file would change is shown first, and taken over on a second word."""

import base64
import zlib
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.models import Locale

from hub.editorial.exchange.entries import FileRefused
from hub.messaging.models import Concept

from .csv_files import write_csv
from .entries import Kind
from .forms import ImportForm
from .importing import import_glossary, read_glossary
from .permissions import can_import_glossary, can_see_glossary, concepts_seen, visible_locales
from .planning import Plan, plan_import
from .reading import read_entries
from .tbx_writing import write_tbx

# Where a file waits, in its sender's session, until it is taken over.
WAITING = "glossary_import"
SHOWN = 200


@require_safe
def export_glossary(request: HttpRequest, suffix: str) -> HttpResponse:
    """Send the concepts that the user sees, with the terms in the languages of the user."""
    if not can_see_glossary(request.user):
        raise PermissionDenied
    if suffix not in list(Kind):
        raise Http404
    kind = Kind(suffix)
    locale_ids = visible_locales(request.user).values_list("pk", flat=True)
    entries = read_entries(concepts_seen(request.user), list(locale_ids))
    language = Locale.get_default().language_code
    text = write_tbx(entries, language) if kind == Kind.TBX else write_csv(entries)
    response = HttpResponse(text, content_type=kind.content_type)
    name = f"glossary-{localdate().isoformat()}.{kind.value}"
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def import_file(request: HttpRequest) -> HttpResponse:
    """Take a file, and show what it would change."""
    if not can_import_glossary(request.user):
        raise PermissionDenied
    if request.method != "POST":
        return show_import(request, ImportForm())
    form = ImportForm(request.POST, request.FILES)
    if not form.is_valid():
        return show_import(request, form)
    data, skips = form.cleaned_data["file"].read(), form.cleaned_data["skips_unknown_languages"]
    try:
        plan = plan_import(read_glossary(data), skips)
    except FileRefused as refusal:
        form.add_error("file", str(refusal))
        return show_import(request, form)
    request.session.pop(WAITING, None)
    if not plan.problems:
        keep(request, data, skips)
    return show_import(request, ImportForm(), plan)


def keep(request: HttpRequest, data: bytes, skips_unknown_languages: bool) -> None:
    packed = base64.b64encode(zlib.compress(data, 9)).decode()
    request.session[WAITING] = {"data": packed, "skips": skips_unknown_languages}


@require_POST
def confirm_import(request: HttpRequest) -> HttpResponse:
    """Take over the file that waits."""
    if not can_import_glossary(request.user):
        raise PermissionDenied
    waiting = request.session.pop(WAITING, None)
    listing = redirect(Concept.snippet_viewset.get_url_name("list"))
    if waiting is None:
        messages.error(request, _("No file is waiting. Send it again."))
        return listing
    try:
        plan = import_glossary(zlib.decompress(base64.b64decode(waiting["data"])), request.user, waiting["skips"])
    except FileRefused as refusal:
        messages.error(request, str(refusal))
        return listing
    if plan.problems:
        return show_import(request, ImportForm(), plan)
    done = {"new": len(plan.new), "changed": len(plan.changed), "same": plan.same}
    messages.success(request, _("Taken over. Concepts new: %(new)d, changed: %(changed)d, the same: %(same)d.") % done)
    return listing


def show_import(request: HttpRequest, form: ImportForm, plan: Plan | None = None) -> HttpResponse:
    problems = plan.problems if plan else []
    context: dict[str, Any] = {
        "form": form,
        "plan": plan,
        "problems": problems[:SHOWN],
        "hidden": max(0, len(problems) - SHOWN),
        "may_confirm": plan is not None and not problems and bool(plan.new or plan.changed),
    }
    return render(request, "messaging/admin/import.html", context, status=400 if form.errors or problems else 200)
