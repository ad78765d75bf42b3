"""A country's workflow, and submitting to it."""

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from wagtail.models import GroupApprovalTask, Workflow, WorkflowPage

from hub.countries.actions import launch_country
from hub.countries.models import Country
from hub.editorial.actions import ensure_workflow, submit_for_approval
from hub.members.models import User
from tests.factories import make_article, make_home


def test_workflow_has_two_steps_on_the_tree_of_the_country(france: Country) -> None:
    workflow = ensure_workflow(france)
    assert workflow.name == "France: country review, then brand sign-off"
    assert [task.name for task in workflow.tasks] == ["Country review: France", "Brand sign-off"]
    assert make_article(code="fr").get_workflow() == workflow


def test_workflow_asks_managers_then_marketing(france: Country) -> None:
    groups = [list(t.specific.groups.values_list("name", flat=True)) for t in ensure_workflow(france).tasks]
    assert groups == [["France: managers"], ["Marketing"]]


def test_workflow_twice_is_the_same(france: Country) -> None:
    assert ensure_workflow(france) == ensure_workflow(france)
    assert GroupApprovalTask.objects.filter(name__startswith="Country review").count() == 1


def test_sign_off_is_shared(france: Country, germany: Country) -> None:
    steps = [ensure_workflow(country).tasks[1] for country in (france, germany)]
    assert steps[0] == steps[1]


def test_workflow_of_a_shared_locale_asks_the_managers_of_both(germany: Country) -> None:
    austria = launch_country("Austria", "AT", "de")
    assert ensure_workflow(germany) == ensure_workflow(austria)
    review = ensure_workflow(germany).tasks[0].specific
    assert sorted(review.groups.values_list("name", flat=True)) == ["Austria: managers", "Germany: managers"]


def test_launching_a_country_makes_its_workflow(
    db: None, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    home = make_home("es")
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]  # a context manager
        launch_country("Spain", "ES", "es")
    assert WorkflowPage.objects.get(page=home).workflow.name.startswith("Spain:")


def test_workflow_of_another_tree_is_not_touched(france: Country) -> None:
    before = Workflow.objects.count()
    ensure_workflow(france)
    assert Workflow.objects.count() == before + 1
    assert make_article().get_workflow() != ensure_workflow(france)


def test_submit_waits_for_the_manager(france: Country, editor: User) -> None:
    ensure_workflow(france)
    article = make_article(code="fr")
    article.save_revision(user=editor)
    state = submit_for_approval(article, editor)
    assert state.current_task_state.task.name == "Country review: France"


def test_submit_again_after_it_was_sent_back(france: Country, editor: User, manager: User) -> None:
    ensure_workflow(france)
    article = make_article(code="fr")
    article.save_revision(user=editor)
    first = submit_for_approval(article, editor)
    first.current_task_state.reject(user=manager)
    article = type(article).objects.get(pk=article.pk)
    again = submit_for_approval(article, editor)
    assert (again.pk, again.status) == (first.pk, "in_progress")


@pytest.mark.parametrize("person", ["moderator", "german_editor"])
def test_submit_is_refused_to_who_cannot_edit(request: pytest.FixtureRequest, france: Country, person: str) -> None:
    ensure_workflow(france)
    article = make_article(code="fr")
    article.save_revision()
    with pytest.raises(PermissionDenied):
        submit_for_approval(article, request.getfixturevalue(person))


def test_submit_twice_is_refused(france: Country, editor: User) -> None:
    ensure_workflow(france)
    article = make_article(code="fr")
    article.save_revision(user=editor)
    submit_for_approval(article, editor)
    with pytest.raises(PermissionDenied):
        submit_for_approval(type(article).objects.get(pk=article.pk), editor)
