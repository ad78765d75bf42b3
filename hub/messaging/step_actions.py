"""The messaging check as a step of workflows: where it stands in them, and how it decides."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import TaskState, Workflow, WorkflowTask

from hub.countries.models import Country
from hub.editorial.actions import ensure_workflow
from hub.editorial.fingerprints import fingerprint

from .checking.checker import check_text
from .checking.explaining import explain
from .checking.findings import Found
from .models import MessagingCheckTask

CHECK_STEP = "Messaging check"
# A mail or a list holds no more; the editor shows the rest.
MOST_TOLD = 10


def give_country_its_check(country: Country) -> None:
    ensure_check_step(ensure_workflow(country))


@transaction.atomic
def ensure_check_step(workflow: Workflow) -> None:
    """Put the check before every other step of a workflow; done twice is done once."""
    step = MessagingCheckTask.objects.get_or_create(name=CHECK_STEP)[0]
    if workflow.workflow_tasks.filter(task__in=MessagingCheckTask.objects.values("pk")).exists():
        return
    workflow.workflow_tasks.update(sort_order=F("sort_order") + 1)
    WorkflowTask.objects.create(workflow=workflow, task=step.task_ptr, sort_order=0)


def is_check(task_state: TaskState) -> bool:
    return isinstance(task_state.task.specific, MessagingCheckTask)


def decide_check(task_state: TaskState) -> list[Found]:
    """Check a text that waits in the step, and let it pass or send it back; return what was found.

    What is found is told in the language of whoever submitted it. A step that was decided meanwhile is left alone. The
    text is checked before anything is locked, and again if somebody changed it in between.
    """
    while True:
        state = TaskState.objects.filter(pk=task_state.pk, status=TaskState.STATUS_IN_PROGRESS).first()
        if state is None:
            return []
        text = text_of(state)
        found = [one for one in check_text(text) if not one.is_waived]
        if decide(state, fingerprint(text), found):
            return found


def text_of(task_state: TaskState) -> Any:
    return task_state.workflow_state.content_object.get_latest_revision_as_object()


@transaction.atomic
def decide(task_state: TaskState, checked: str, found: list[Found]) -> bool:
    """Let a text pass or send it back by what was found; tell whether it is still the one that was checked."""
    held = TaskState.objects.select_for_update().filter(pk=task_state.pk, status=TaskState.STATUS_IN_PROGRESS).first()
    if held is None:
        return True
    if fingerprint(text_of(held)) != checked:
        return False
    blocking = [one for one in found if one.stands_in_the_way]
    with translation.override(language_of(held.workflow_state.requested_by)):
        if blocking:
            held.reject(user=None, comment=comment_on(blocking))
        else:
            held.approve(user=None, comment=comment_on(found))
    return True


def language_of(user: object) -> str:
    return str(getattr(user, "language", "") or translation.get_language() or "en")


def comment_on(found: Iterable[Found]) -> str:
    """Return findings as lines of text; nothing for none."""
    lines = [f"– {explain(one)}" + (f" “{one.excerpt}”" if one.excerpt else "") for one in found]
    if len(lines) > MOST_TOLD:
        more = _("… and %(number)d more, which the editor shows.") % {"number": len(lines) - MOST_TOLD}
        lines = [*lines[:MOST_TOLD], more]
    return "\n".join(lines)
