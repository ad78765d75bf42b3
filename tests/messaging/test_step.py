"""The messaging check as the first step of every workflow."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.core import mail
from wagtail.models import TaskState, WorkflowState

from hub.countries.actions import launch_country
from hub.countries.models import Country
from hub.editorial.actions import ensure_workflow, submit_for_approval
from hub.members.models import User
from hub.messaging.models import Concept, MessagingCheckTask, Severity, Term, TermStatus
from hub.messaging.step_actions import comment_on, decide_check, ensure_check_step
from tests.factories import make_article, make_home, make_locale

Committed = Callable[[], AbstractContextManager[Any]]


@pytest.fixture(autouse=True)
def jobs_at_once(settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


@pytest.fixture
def committed(django_capture_on_commit_callbacks: Any) -> Committed:
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def forbidden(france: Country) -> Term:
    """A French word that nobody may use."""
    ensure_check_step(ensure_workflow(france))
    concept = Concept.objects.create(name="Container", severity=Severity.BLOCKS)
    return Term.objects.create(
        concept=concept, locale=make_locale("fr"), text="bidon", status=TermStatus.FORBIDDEN, reason="Trop vulgaire."
    )


def submit(text: str, user: User, committed: Committed) -> WorkflowState:
    article = make_article("Flacons", "fr")
    article.body = [("paragraph", f"<p>{text}</p>")]
    article.save_revision(user=user)
    with committed():
        state = submit_for_approval(article, user)
    state.refresh_from_db()
    return state


def test_a_clean_text_passes_to_the_reviewer(forbidden: Term, editor: User, committed: Committed) -> None:
    state = submit("Gardez le flacon.", editor, committed)
    assert state.status == WorkflowState.STATUS_IN_PROGRESS
    assert "Country review" in state.current_task_state.task.name


def test_a_forbidden_word_sends_the_text_back_with_the_list(
    forbidden: Term, editor: User, committed: Committed
) -> None:
    state = submit("Un b<b>idon</b> bien rempli.", editor, committed)
    rejected = state.current_task_state
    assert state.status == WorkflowState.STATUS_NEEDS_CHANGES
    assert "bidon" in rejected.comment
    assert "Trop vulgaire." in rejected.comment
    assert [message.to for message in mail.outbox] == [[editor.email]]


def test_the_list_is_in_the_author_s_language(forbidden: Term, editor: User, committed: Committed) -> None:
    User.objects.filter(pk=editor.pk).update(language="fr")
    editor.refresh_from_db()
    state = submit("Un bidon.", editor, committed)
    assert state.current_task_state.comment != ""


def test_a_warning_goes_along_to_the_reviewer(forbidden: Term, editor: User, committed: Committed) -> None:
    Concept.objects.update(severity=Severity.WARNING)
    state = submit("Un bidon.", editor, committed)
    passed = TaskState.objects.filter(workflow_state=state).order_by("pk")[0]
    assert (passed.status, "bidon" in passed.comment) == (TaskState.STATUS_APPROVED, True)


def test_a_mended_text_passes(forbidden: Term, editor: User, committed: Committed) -> None:
    state = submit("Un bidon.", editor, committed)
    article = state.content_object.specific
    article.body = [("paragraph", "<p>Un flacon.</p>")]
    article.save_revision(user=editor)
    with committed():
        submit_for_approval(article, editor)
    state.refresh_from_db()
    assert "Country review" in state.current_task_state.task.name


def test_a_step_is_decided_once(forbidden: Term, editor: User, committed: Committed) -> None:
    state = submit("Un flacon.", editor, committed)
    first = TaskState.objects.filter(workflow_state=state).order_by("pk")[0]
    assert decide_check(first) == []
    assert TaskState.objects.filter(workflow_state=state).count() == 2


def test_the_step_is_put_first_once(france: Country) -> None:
    workflow = ensure_workflow(france)
    for _time in range(2):
        ensure_check_step(workflow)
    names = [step.task.specific.__class__.__name__ for step in workflow.workflow_tasks.order_by("sort_order")]
    assert names == ["MessagingCheckTask", "ReviewTask", "ReviewTask"]


def test_a_country_is_launched_with_its_check(committed: Committed, db: None) -> None:
    make_home("fr")
    with committed():
        country = launch_country("France", "FR", "fr")
    first = ensure_workflow(country).workflow_tasks.order_by("sort_order")[0]
    assert isinstance(first.task.specific, MessagingCheckTask)


def test_existing_workflows_get_the_step_and_lose_it_again(france: Country) -> None:
    workflow = ensure_workflow(france)
    migration = import_module("hub.messaging.migrations.0003_check_before_reviews")
    migration.add_step(apps, None)
    assert isinstance(workflow.workflow_tasks.order_by("sort_order")[0].task.specific, MessagingCheckTask)
    migration.remove_step(apps, None)
    assert workflow.workflow_tasks.count() == 2


def test_a_long_list_is_cut(forbidden: Term, editor: User, committed: Committed) -> None:
    state = submit(" ".join(f"Le bidon numéro {number}." for number in range(30)), editor, committed)
    lines = state.current_task_state.comment.splitlines()
    assert len(lines) == 11
    assert comment_on([]) == ""
