"""What waits for whoever writes: drafts, and what was sent back. Each list is a fixed number of queries."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Cast
from wagtail.models import Page, WorkflowState

from hub.countries.permissions import pages_in_reach

SHOWN = 10


def workflow_states(status: str) -> QuerySet[WorkflowState]:
    """Return a page's workflow states of a status, for use in a subquery on pages."""
    kind = ContentType.objects.get_for_model(Page)
    key = Cast(OuterRef("pk"), output_field=CharField())
    return WorkflowState.objects.filter(base_content_type=kind, object_id=key, status=status)


def drafts_of(user: Any) -> list[Page]:
    """Return the pages of somebody's trees that wait for that person: own drafts, and what was sent back.

    Each page has `is_sent_back` and, if it is, the reviewer's `reviewer_comment`.
    """
    sent_back = workflow_states(WorkflowState.STATUS_NEEDS_CHANGES).filter(requested_by=user)
    pages = pages_in_reach(user).filter(has_unpublished_changes=True)
    pages = pages.exclude(Exists(workflow_states(WorkflowState.STATUS_IN_PROGRESS)))
    pages = pages.annotate(
        is_sent_back=Exists(sent_back),
        reviewer_comment=Subquery(sent_back.values("current_task_state__comment")[:1]),
    )
    pages = pages.filter(Q(latest_revision__user=user) | Q(is_sent_back=True))
    return list(pages.select_related("locale").order_by("-is_sent_back", "-latest_revision_created_at")[:SHOWN])
