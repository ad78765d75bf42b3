"""Approval: a country's workflow, and texts that are submitted to it."""

from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import (
    GroupApprovalTask,
    Locale,
    Page,
    TaskState,
    Workflow,
    WorkflowPage,
    WorkflowState,
    WorkflowTask,
)
from wagtail_localize.models import Translation, TranslationSource

from hub.countries.actions import ensure_home, ensure_marketing
from hub.countries.models import Country, CountryTeam, Role

from .fingerprints import fingerprint, translated_fingerprint
from .four_eyes import is_own_text
from .gate import ChangedInReview, NotApproved, OwnText
from .models import Approval, Assignment, ReviewTask, StepApproval
from .permissions import can_publish_in_emergency, can_submit
from .signals import published_in_emergency

SIGN_OFF = "Brand sign-off"
# An emergency is logged by who publishes it, with its reason.
LOG_ACTIONS: dict[str, str] = {
    Approval.Kind.WORKFLOW: "editorial.approve",
    Approval.Kind.SETUP: "editorial.setup",
}


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
    review = ReviewTask.objects.create(name=f"Country review: {country.name}")
    workflow = Workflow.objects.create(name=f"{country.name}: country review, then brand sign-off")
    for order, task in enumerate((review, ensure_sign_off())):
        WorkflowTask.objects.create(workflow=workflow, task=task.task_ptr, sort_order=order)
    WorkflowPage.objects.create(page=home, workflow=workflow)
    return workflow


def ensure_sign_off() -> ReviewTask:
    """Return the step that all countries share."""
    task = ReviewTask.objects.get_or_create(name=SIGN_OFF)[0]
    task.groups.add(ensure_marketing())
    return task


def first_review(workflow: Workflow) -> GroupApprovalTask:
    return GroupApprovalTask.objects.filter(workflow_tasks__workflow=workflow).order_by("workflow_tasks__sort_order")[0]


def record_approval(text: Any, user: Any, kind: str = Approval.Kind.WORKFLOW, **fields: Any) -> Approval:
    """Store that a text, as it stands in an instance, was approved."""
    source = source_of(text)
    approval = Approval.objects.create(
        content_type=text.get_base_content_type(),
        object_id=str(text.pk),
        object_title=str(text),
        locale_id=text.locale_id,
        content_hash=fingerprint(text),
        source_hash=translated_fingerprint(source) if source else "",
        kind=kind,
        approved_by=user,
        approver_name=str(user) if user else "",
        **fields,
    )
    if kind in LOG_ACTIONS:
        data = {"approval": approval.pk, "content_hash": approval.content_hash}
        log(text, LOG_ACTIONS[kind], user=user, data=data)
    return approval


def source_of(text: Any) -> Any:
    """Return the live text in the source language that a text translates, or None."""
    key = getattr(text, "translation_key", None)
    if key is None:
        return None
    found = type(text)._base_manager.filter(translation_key=key, locale=Locale.get_default(), live=True)
    return found.exclude(pk=text.pk).first()


def publish_approved_text(workflow_state: WorkflowState, user: Any = None) -> None:
    """Record the approval of exactly the text that every step has approved, and publish it.

    Raises NotApproved if a step had another text before it, or if there was no step.
    """
    revision = workflow_state.content_object.get_latest_revision()
    text = revision.as_object()
    approved = set(step_fingerprints(workflow_state).values())
    if approved != {fingerprint(text)}:
        raise NotApproved(text)
    workflow = workflow_state.workflow
    record_approval(text, user, workflow=workflow, workflow_name=workflow.name)
    # Approving is the right to publish this: a lawyer may sign off and hold no other.
    revision.publish(user=user, skip_permission_checks=True)


def step_fingerprints(workflow_state: WorkflowState) -> dict[int, str]:
    """Return, by task, the fingerprint of the text that was approved in each step that is approved now."""
    passed = TaskState.objects.filter(workflow_state=workflow_state, status=TaskState.STATUS_APPROVED)
    pins = StepApproval.objects.filter(task_state__in=passed).order_by("pk")
    found: dict[int, str] = dict.fromkeys(passed.values_list("task_id", flat=True), "")
    return found | dict(pins.values_list("task_state__task_id", "content_hash"))


def check_step(task_state: TaskState, user: Any) -> None:
    """Raise PermissionDenied if somebody may not approve a step now: own text, or changed since an earlier step."""
    text = task_state.workflow_state.content_object.get_latest_revision_as_object()
    if is_own_text(text, user):
        raise OwnText(text)
    earlier = set(step_fingerprints(task_state.workflow_state).values())
    if earlier - {fingerprint(text)}:
        raise ChangedInReview(text)


def pin_step(task_state: TaskState) -> StepApproval:
    """Store which text an approved step had before it."""
    text = task_state.workflow_state.content_object.get_latest_revision_as_object()
    return StepApproval.objects.create(
        task_state_id=task_state.pk, content_hash=fingerprint(text), approved_by=task_state.finished_by
    )


@transaction.atomic
def emergency_publish(text: Any, user: Any, reason: str) -> None:
    """Publish a draft without its approval, for a written reason; it goes to its workflow afterwards.

    Raises PermissionDenied without the permission of its own, or where somebody does not work on the text.
    """
    if not reason.strip() or not can_publish_in_emergency(user, text):
        raise PermissionDenied
    revision = text.get_latest_revision()
    draft = revision.as_object()
    record_approval(draft, user, Approval.Kind.EMERGENCY, reason=reason.strip())
    log(draft, "editorial.emergency", user=user, revision=revision, data={"reason": reason.strip()})
    revision.publish(user=user, skip_permission_checks=True)
    fresh = type(text)._base_manager.get(pk=text.pk)
    workflow = fresh.get_workflow()
    if workflow and not fresh.workflow_in_progress:
        workflow.start(fresh, user)
    transaction.on_commit(
        partial(published_in_emergency.send, sender=type(text), instance=fresh, user=user, reason=reason)
    )


def begin_translations(country: Country) -> int:
    """Give a launched country's translators the drafts that were copied for it, and return how many there are.

    An alias follows its source and needs nobody. Done twice it adds what is missing.
    """
    drafts = Page.objects.filter(locale_id=country.locale_id, live=False, alias_of=None)
    number = 0
    for draft in drafts.order_by("path"):
        original = draft.get_translations().filter(live=True).order_by("locale_id").first()
        if original is None:
            continue
        source = TranslationSource.get_or_create_from_instance(original.specific)[0]
        translation = Translation.objects.get_or_create(source=source, target_locale_id=country.locale_id)[0]
        number += Assignment.objects.get_or_create(translation=translation)[1]
    return number


def submit_for_approval(text: Any, user: Any) -> WorkflowState:
    """Start the workflow of a page or snippet with its latest draft; raises PermissionDenied where that cannot be."""
    workflow = text.get_workflow()
    if workflow is None or not can_submit(user, text):
        raise PermissionDenied
    state = text.current_workflow_state
    if state and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(user)
        return state
    return workflow.start(text, user)
