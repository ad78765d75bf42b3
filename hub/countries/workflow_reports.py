"""Wagtail's workflow reports, held to somebody's own texts: of snippets Wagtail asks about the model only."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast
from wagtail.admin.views.reports.workflows import WorkflowTasksView, WorkflowView
from wagtail.models import WorkflowState
from wagtail.snippets.models import get_workflow_enabled_models

from .permissions import ANY_ACTION


def snippets_of_others(user: Any) -> Q:
    """Return the condition of workflow states about snippets that somebody does not work on."""
    wanted = Q(pk__in=[])
    for model in get_workflow_enabled_models():
        policy = model.snippet_viewset.permission_policy
        mine = policy.instances_user_has_any_permission_for(user, ANY_ACTION)
        keys = mine.order_by().values_list(Cast("pk", output_field=CharField()), flat=True)
        kind = ContentType.objects.get_for_model(model, for_concrete_model=False)
        wanted |= Q(content_type=kind) & ~Q(object_id__in=keys)
    return wanted


def states_in_reach(states: QuerySet[WorkflowState], user: Any) -> QuerySet[WorkflowState]:
    return states.exclude(pk__in=WorkflowState.objects.filter(snippets_of_others(user)).values("pk"))


class OwnWorkflowView(WorkflowView):
    def get_queryset(self) -> QuerySet[WorkflowState]:
        return states_in_reach(super().get_queryset(), self.request.user)


class OwnWorkflowTasksView(WorkflowTasksView):
    def get_queryset(self) -> QuerySet[Any]:
        others = WorkflowState.objects.filter(snippets_of_others(self.request.user))
        return super().get_queryset().exclude(workflow_state__in=others.values("pk"))
