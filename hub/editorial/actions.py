"""Approval: a country's workflow, and texts that are submitted to it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowState, WorkflowTask

from hub.countries.actions import ensure_home, ensure_marketing
from hub.countries.models import Country, CountryTeam, Role

SIGN_OFF = "Brand sign-off"


def ensure_workflow(country: Country) -> Workflow:
    """Return the workflow of a country's tree: its managers review, then Marketing signs off.

    Countries that share a locale share its tree and its workflow; the managers of each may review.
    """
    with transaction.atomic():
        home = ensure_home(country.locale)
        managers = CountryTeam.objects.select_related("group").get(country=country, role=Role.MANAGER).group
        assigned = WorkflowPage.objects.filter(page=home).select_related("workflow").first()
        workflow = assigned.workflow if assigned else make_workflow(country, home)
        first_review(workflow).groups.add(managers)
        return workflow


def make_workflow(country: Country, home: Page) -> Workflow:
    """Store a workflow of two steps and assign it to a home page."""
    review = GroupApprovalTask.objects.create(name=f"Country review: {country.name}")
    workflow = Workflow.objects.create(name=f"{country.name}: country review, then brand sign-off")
    for order, task in enumerate((review, ensure_sign_off())):
        WorkflowTask.objects.create(workflow=workflow, task=task.task_ptr, sort_order=order)
    WorkflowPage.objects.create(page=home, workflow=workflow)
    return workflow


def ensure_sign_off() -> GroupApprovalTask:
    """Return the step that all countries share."""
    task = GroupApprovalTask.objects.get_or_create(name=SIGN_OFF)[0]
    task.groups.add(ensure_marketing())
    return task


def first_review(workflow: Workflow) -> GroupApprovalTask:
    return GroupApprovalTask.objects.filter(workflow_tasks__workflow=workflow).order_by("workflow_tasks__sort_order")[0]


def submit_for_approval(page: Page, user: Any) -> WorkflowState:
    """Start the workflow of a page's tree with its latest draft; raises PermissionDenied where that cannot be."""
    may = page.permissions_for_user(user)
    workflow = page.get_workflow()
    if workflow is None or not may.can_edit() or not may.can_submit_for_moderation():
        raise PermissionDenied
    state = page.current_workflow_state
    if state and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(user)
        return state
    return workflow.start(page, user)
