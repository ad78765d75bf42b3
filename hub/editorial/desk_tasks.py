"""Telling translators: at once what concerns one person, the rest once a day."""

import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django_tasks import task
from wagtail.admin.utils import get_admin_base_url
from wagtail.models import WorkflowState
from wagtail_localize.models import Translation

from hub.members.mail import queue_mail

from .desk import targets
from .digests import claim_day, desk_link, mark_told, parts_of
from .models import Assignment


@task()
def tell_of_assignments(assignee_id: int, assignment_ids: list[int], user_id: int) -> None:
    """Tell somebody in one mail of what was assigned in one act; nothing of what was taken back since."""
    member = active_member(assignee_id)
    found = Assignment.objects.open().filter(pk__in=assignment_ids, assignee=assignee_id)
    found = found.select_related("translation__source", "translation__target_locale").order_by("due_on", "pk")
    if member is None or not found:
        return
    user = get_user_model().objects.filter(pk=user_id).first()
    links = edit_links([assignment.translation_id for assignment in found])
    lines = [
        {
            "title": assignment.translation.source.object_repr,
            "due_on": assignment.due_on,
            "link": links.get(assignment.translation_id, desk_link(assignment.translation.target_locale, "mine")),
        }
        for assignment in found
    ]
    context = {"lines": lines, "number": len(lines), "first": lines[0]["title"], "name": str(user or "")}
    with transaction.atomic():
        queue_mail("editorial/mail/assigned", member.email, member.language, context)
        found.order_by().update(told_at=timezone.now())


@task()
def tell_of_rejection(assignment_id: int, workflow_state_id: int) -> None:
    """Tell a translator that a translation was sent back, and why; nothing if it has been submitted again."""
    assignment = Assignment.objects.filter(pk=assignment_id).select_related("translation__target_locale").first()
    states = WorkflowState.objects.filter(pk=workflow_state_id, status=WorkflowState.STATUS_NEEDS_CHANGES)
    state = states.select_related("current_task_state").first()
    member = active_member(assignment.assignee_id) if assignment else None
    if state is None or assignment is None or member is None:
        return
    link = edit_links([assignment.translation_id]).get(assignment.translation_id, "")
    reason = state.current_task_state.comment if state.current_task_state else ""
    context = {"title": str(state.content_object), "reason": reason, "link": link}
    with transaction.atomic():
        queue_mail("editorial/mail/sent_back", member.email, member.language, context)
        Assignment.objects.filter(pk=assignment_id).update(told_at=timezone.now())


@task()
def send_digest(member_id: int, day: str) -> None:
    """Send somebody the digest of a day (ISO 8601), once; nothing to tell, no mail."""
    member = active_member(member_id)
    if member is None:
        return
    with transaction.atomic():
        is_due, since = claim_day(member, datetime.date.fromisoformat(day))
        parts = parts_of(member, since) if is_due else []
        if parts:
            queue_mail("editorial/mail/digest", member.email, member.language, {"parts": parts})
            mark_told(member)


def active_member(pk: int | None) -> Any | None:
    if pk is None:
        return None
    return get_user_model().objects.filter(pk=pk, is_active=True).first()


def edit_links(translation_ids: list[int]) -> dict[int, str]:
    """Return the whole addresses of translations' editors by translation."""
    rows = Translation.objects.filter(pk__in=translation_ids).annotate(page_id=targets().values("pk")[:1])
    return {
        pk: get_admin_base_url() + reverse("wagtailadmin_pages:edit", args=[page_id])
        for pk, page_id in rows.values_list("pk", "page_id")
        if page_id is not None
    }
