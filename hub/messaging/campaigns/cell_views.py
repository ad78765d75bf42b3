"""A cell's own page: the text there, its state, and the next act; acts are by POST only."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hub.editorial.actions import submit_for_approval
from hub.editorial.gate import Refusal
from hub.editorial.strings.readiness import check_ready

from ..models import BrandMessage, Campaign, CampaignCell
from ..permissions import messages_seen
from .actions import claim_reminder, translate_message
from .acts import Act, Desk, acts_of
from .cells import Cell, CellState
from .forms import CellForm
from .grids import Facts, read_cell
from .links import Links
from .permissions import campaigns_seen, can_manage_campaigns, can_read_drafts, countries_seen
from .places import place_url, read_elsewhere
from .sentences import sentence_of
from .tasks import send_reminder


def desk_at(request: HttpRequest, message_id: int, country_id: int, pk: int | None) -> tuple[Desk, Facts]:
    """Return the cell that an address names, and what is known of its message.

    Raises Http404 for a campaign, a message or a country that is not there or not for the user.
    """
    campaign = get_object_or_404(campaigns_seen(request.user), pk=pk) if pk is not None else None
    country = get_object_or_404(countries_seen(request.user), pk=country_id)
    # What a campaign brings to a country is for it; of all others it knows those that it may translate.
    known = BrandMessage.objects.origins() if campaign else messages_seen(request.user)
    message = get_object_or_404(known.select_related("locale"), pk=message_id)
    found = read_cell(campaign, message, country)
    if found is None:
        raise Http404
    cell, facts = found
    return Desk(request, cell, campaign), facts


@require_safe
def show_cell(request: HttpRequest, message_id: int, country_id: int, pk: int | None = None) -> HttpResponse:
    desk, facts = desk_at(request, message_id, country_id, pk)
    return render_cell(desk, facts, form_for(desk))


def render_cell(desk: Desk, facts: Facts, form: CellForm | None, status: int = 200) -> HttpResponse:
    cell = desk.cell
    elsewhere = read_elsewhere(cell, facts, desk.user)
    links = Links(desk.request, [*cell.pages, *(row.page for row in elsewhere)])
    acts = acts_of(desk)
    if cell.state == CellState.UNPLACED and (url := place_url(cell, elsewhere, desk.user)):
        place = Act(_("Place it on a page"), url)
        acts = [place, *acts] if desk.is_of_team else [*acts, place]
    context = {
        "campaign": desk.campaign,
        "cell": cell,
        "sentence": sentence_of(cell),
        "acts": acts,
        "pages": [(page, links.to(page)) for page in cell.pages],
        "elsewhere": [(row, links.to(row.page)) for row in elsewhere],
        "draft": draft_text(desk),
        "form": form,
        "media": form.media if form else "",
    }
    return render(desk.request, "messaging/admin/campaigns/cell.html", context, status=status)


def draft_text(desk: Desk) -> str:
    """Return the text that is being written, for those who may see it, if it is not the live one."""
    text = desk.text
    if text is None or not can_read_drafts(desk.user, desk.cell.country.locale):
        return ""
    draft = text.get_latest_revision_as_object().text
    return "" if text.live and draft == text.text else str(draft)


def stored_arrangement(desk: Desk) -> CampaignCell:
    """Return what is arranged for a cell; it may not be stored yet."""
    key = {"campaign": desk.campaign, "message": desk.cell.message, "country": desk.cell.country}
    return CampaignCell.objects.filter(**key).first() or CampaignCell(**key)


def form_for(desk: Desk, data: Any = None) -> CellForm | None:
    if desk.campaign is None or not can_manage_campaigns(desk.user):
        return None
    return CellForm(data, instance=stored_arrangement(desk), country=desk.cell.country)


@require_POST
def arrange(request: HttpRequest, pk: int, message_id: int, country_id: int) -> HttpResponse:
    """Store what Marketing arranges for a cell."""
    desk, facts = desk_at(request, message_id, country_id, pk)
    form = form_for(desk, request.POST)
    if form is None:
        raise PermissionDenied
    if not form.is_valid():
        return render_cell(desk, facts, form, status=400)
    form.save()
    messages.success(request, _("Saved."))
    return redirect("campaigns:cell", pk, message_id, country_id)


@require_POST
def remind(request: HttpRequest, pk: int, message_id: int, country_id: int) -> HttpResponse:
    """Have a job remind the people of a cell, once a day at most."""
    desk, _facts = desk_at(request, message_id, country_id, pk)
    campaign: Campaign = desk.campaign  # type: ignore[assignment]  # the address has one
    with transaction.atomic():
        key = claim_reminder(request.user, campaign, desk.cell.message, desk.cell.country)
        if key is not None:
            send_reminder.enqueue(key, desk.user.pk)
    if key is None:
        messages.warning(request, _("They were reminded today already."))
    else:
        messages.success(request, _("A reminder is on its way."))
    return redirect("campaigns:cell", pk, message_id, country_id)


def redirect_to_cell(cell: Cell, pk: int | None) -> HttpResponse:
    if pk is None:
        return redirect("campaigns:message_cell", cell.message.pk, cell.country.pk)
    return redirect("campaigns:cell", pk, cell.message.pk, cell.country.pk)


@require_POST
def translate(request: HttpRequest, message_id: int, country_id: int, pk: int | None = None) -> HttpResponse:
    """Begin a translation, or bring it up to date, and open it."""
    desk, _facts = desk_at(request, message_id, country_id, pk)
    try:
        translation = translate_message(desk.cell.message, desk.cell.country.locale, request.user)
    except (Refusal, ValidationError) as error:
        messages.error(request, str(error) if isinstance(error, Refusal) else " ".join(error.messages))
        return redirect_to_cell(desk.cell, pk)
    return redirect("editorial:strings", translation.pk)


@require_POST
def submit(request: HttpRequest, message_id: int, country_id: int, pk: int | None = None) -> HttpResponse:
    """Ask for the approval of the country's text; where it is not ready, say so."""
    desk, _facts = desk_at(request, message_id, country_id, pk)
    if desk.text is None:
        raise Http404
    try:
        if desk.translation:
            check_ready(desk.translation)
        submit_for_approval(desk.text, request.user)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Submitted for approval."))
    return redirect_to_cell(desk.cell, pk)
