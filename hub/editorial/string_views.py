"""Translating string by string, beside the source."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.models import Page
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.models import Translation

from .actions import submit_for_approval
from .gate import Refusal
from .locks import is_locked_for
from .middleware import editor_of
from .permissions import can_submit
from .strings.actions import Written, save_strings
from .strings.findings import Found, read_findings
from .strings.glossary import Term, read_terms
from .strings.memory import Match, read_matches
from .strings.pieces import Piece, pieces_of
from .strings.readiness import check_ready


@dataclass(frozen=True)
class Row:
    """A string as it is shown: the text is what was sent, else what is stored."""

    piece: Piece
    text: str
    findings: list[Found]
    matches: list[Match]
    terms: list[Term]
    problem: str

    @property
    def lines(self) -> int:
        return min(8, 1 + max(len(self.piece.source), len(self.text)) // 60)


@require_http_methods(["GET", "HEAD", "POST"])
def strings(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Show a translation's strings beside their source, and store what was written."""
    found = Translation.objects.select_related("source__locale", "target_locale")
    translation = get_object_or_404(found, pk=translation_id, enabled=True)
    if request.method != "POST":
        return show_strings(request, translation)
    if use := request.POST.get("use"):
        return show_strings(request, translation, offered=use)
    try:
        problems = save_strings(translation, request.user, written_in(request.POST))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return show_strings(request, translation, status=400)
    if problems:
        messages.error(request, _("Some strings were not saved. The reasons stand beside them."))
        return show_strings(request, translation, problems, status=400)
    return submit(request, translation) if request.POST.get("act") == "submit" else saved(request, translation)


def written_in(data: Mapping[str, Any]) -> dict[str, Written]:
    """Return what a form holds, by the keys of strings."""
    found = {}
    for name in data:
        kind, _dash, key = name.partition("-")
        if kind == "text":
            begin = f"keep-{key}-"
            reasons = {other.removeprefix(begin): data[other] for other in data if other.startswith(begin)}
            found[key] = Written(data[name], data.get(f"was-{key}", ""), f"seen-{key}" in data, reasons)
    return found


def saved(request: HttpRequest, translation: Translation) -> HttpResponse:
    messages.success(request, _("Saved as a draft."))
    return redirect("editorial:strings", translation.pk)


def submit(request: HttpRequest, translation: Translation) -> HttpResponse:
    """Ask for the approval of what was saved; where it is not ready, say so here."""
    try:
        check_ready(translation)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("editorial:strings", translation.pk)
    target = translation.get_target_instance()
    submit_for_approval(target.specific if isinstance(target, Page) else target, request.user)
    messages.success(request, _("Submitted for approval."))
    return redirect("editorial:desk")


def show_strings(
    request: HttpRequest,
    translation: Translation,
    problems: Mapping[str, str] | None = None,
    offered: str = "",
    status: int = 200,
) -> HttpResponse:
    rows = read_rows(translation, request, problems or {}, offered)
    target = translation.get_target_instance()
    translator = get_machine_translator()
    context = {
        "translation": translation,
        "rows": rows,
        "done": sum(1 for row in rows if row.piece.text and not row.piece.is_unfinished),
        "is_page": isinstance(target, Page),
        "is_locked": is_locked_for(target, request.user),
        "can_submit": can_submit(request.user, target),
        "editor_url": editor_of(request, target),
        "machine": translator if translator and any(not row.piece.text for row in rows) else None,
        "is_rtl": is_rtl(translation.target_locale.language_code),
    }
    return render(request, "editorial/admin/strings.html", context, status=status)


def is_rtl(language: str) -> bool:
    return bool(get_language_info(language)["bidi"])


def read_rows(translation: Translation, request: HttpRequest, problems: Mapping[str, str], offered: str) -> list[Row]:
    """Return the rows of a page; `offered` names the match that is wanted, as a key, a colon and its place."""
    pieces, sent = pieces_of(translation), request.POST
    findings = read_findings(translation, pieces.values(), request.user)
    matches = read_matches(translation, pieces.values())
    terms = read_terms(translation, pieces.values())
    texts = {key: sent.get(f"text-{key}", piece.text) for key, piece in pieces.items()}
    key, _colon, place = offered.partition(":")
    if place.isascii() and place.isdecimal() and int(place) < len(matches.get(key, [])):
        texts[key] = matches[key][int(place)].text
    return [
        Row(piece, texts[key], findings[key], matches[key], terms.get(key, []), problems.get(key, ""))
        for key, piece in pieces.items()
    ]
