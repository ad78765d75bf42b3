"""The jobs of campaigns: a reminder of one cell, and the daily digest."""

import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django_tasks import task
from wagtail.admin.utils import get_admin_base_url

from hub.members.mail import queue_mail

from ..models import CampaignCell
from .digests import claim_day, digest_of, people_to_remind
from .grids import read_cell
from .permissions import countries_seen
from .sentences import sentence_of


@task()
def send_reminder(cell_id: int, user_id: int) -> None:
    """Remind the people of a cell; nobody of what needs nothing any more, nor who does not see the country now."""
    stored = CampaignCell.objects.select_related("campaign", "message__locale", "country__locale")
    arranged = stored.filter(pk=cell_id).first()
    found = read_cell(arranged.campaign, arranged.message, arranged.country) if arranged else None
    if arranged is None or found is None or not found[0].is_expected or found[0].is_on_pages:
        return
    cell = found[0]
    sender = get_user_model().objects.filter(pk=user_id).first()
    path = reverse("campaigns:cell", args=[arranged.campaign_id, cell.message.pk, cell.country.pk])
    context = {"cell": cell, "campaign": arranged.campaign, "name": str(sender or "")}
    context["link"] = get_admin_base_url() + path
    with transaction.atomic():
        for member in people_to_remind(cell):
            if countries_seen(member).filter(pk=cell.country.pk).exists():
                tell(member, cell, context)


def tell(member: Any, cell: Any, context: dict[str, Any]) -> None:
    with translation.override(member.language):
        sentence = sentence_of(cell)
    queue_mail("messaging/mail/reminder", member.email, member.language, context | {"sentence": sentence})


@task()
def send_campaign_digest(member_id: int, day: str) -> None:
    """Send somebody the digest of a day (ISO 8601), once; nothing to tell, no mail."""
    member = get_user_model().objects.filter(pk=member_id, is_active=True).first()
    if member is None:
        return
    date = datetime.date.fromisoformat(day)
    with transaction.atomic():
        if claim_day(member, date) and (digest := digest_of(member, date)):
            queue_mail("messaging/mail/campaigns", member.email, member.language, {"digest": digest})
