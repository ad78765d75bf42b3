"""Deciding on a text, side by side; what the menus offer; emergencies and overdue steps."""

import datetime
import re
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from wagtail.models import ModelLogEntry, PageLogEntry, TaskState

from blog.models import ArticlePage
from hub.countries.models import Country
from hub.editorial.actions import emergency_publish, ensure_workflow, submit_for_approval
from hub.editorial.models import Approval, ReviewTask
from hub.editorial.tasks import remind_of_step
from hub.members.models import User
from tests.conftest import browser_of
from tests.factories import make_article, paragraph, translate

LIVE, NEW = "Savon noir", "Savon très noir"


@pytest.fixture(autouse=True)
def jobs_at_once(settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


@pytest.fixture
def page(france: Country) -> ArticlePage:
    """A live French article that translates an English one."""
    ensure_workflow(france)
    return translate(make_article("Black soap", body=[paragraph("It cleans.")]), "fr", title=LIVE)


@pytest.fixture
def state(page: ArticlePage, editor: User) -> TaskState:
    """The first step of a submitted change."""
    draft = ArticlePage.objects.get(pk=page.pk)
    draft.title = NEW
    draft.save_revision(user=editor)
    submit_for_approval(ArticlePage.objects.get(pk=page.pk), editor)
    return TaskState.objects.get()


def address(state: TaskState) -> str:
    return f"/admin/editorial/review/{state.pk}/"


def fingerprint_on(html: str) -> str:
    return html.partition('name="fingerprint" value="')[2].partition('"')[0]


def decide(user: User, state: TaskState, decision: str, comment: str = "") -> Any:
    browser = browser_of(user)
    seen = fingerprint_on(browser.get(address(state)).content.decode())
    form = {"decision": decision, "fingerprint": seen, f"{decision}-comment": comment}
    return browser.post(address(state), form)


def test_review_shows_the_change_and_the_source(state: TaskState, manager: User) -> None:
    html = browser_of(manager).get(address(state)).content.decode()
    assert re.search(r'addition">[^<]*très', html)
    assert "Black soap" in html
    assert NEW in html


def test_review_of_new_tags_shows_those_of_the_source(page: ArticlePage, editor: User, manager: User) -> None:
    source = ArticlePage.objects.get(locale__language_code="en")
    source.tags.add("soap", "skin")
    source.save()
    draft = ArticlePage.objects.get(pk=page.pk)
    draft.tags.add("savon")
    draft.save_revision(user=editor)
    submit_for_approval(ArticlePage.objects.get(pk=page.pk), editor)
    html = browser_of(manager).get(address(TaskState.objects.get())).content.decode()
    assert "<p>skin, soap</p>" in html or "<p>soap, skin</p>" in html


def test_approving_takes_the_text_on(state: TaskState, page: ArticlePage, manager: User, marketer: User) -> None:
    assert decide(manager, state, "approve").status_code == 302
    second = TaskState.objects.get(status="in_progress")
    assert ArticlePage.objects.get(pk=page.pk).title == LIVE
    decide(marketer, second, "approve", "Lovely.")
    assert ArticlePage.objects.get(pk=page.pk).title == NEW


def test_sending_back_needs_a_reason(state: TaskState, manager: User) -> None:
    response = decide(manager, state, "reject")
    assert response.status_code == 200
    assert response.context["reject_form"].errors.keys() == {"comment"}
    assert TaskState.objects.get().status == "in_progress"


def test_sending_back_keeps_the_reason(state: TaskState, page: ArticlePage, manager: User) -> None:
    decide(manager, state, "reject", "The name is wrong.")
    state.refresh_from_db()
    assert (state.status, state.comment) == ("rejected", "The name is wrong.")
    assert ArticlePage.objects.get(pk=page.pk).title == LIVE


def test_text_that_changed_while_it_was_read_is_not_approved(state: TaskState, manager: User) -> None:
    form = {"decision": "approve", "fingerprint": "0" * 64, "approve-comment": ""}
    response = browser_of(manager).post(address(state), form)
    assert response["Location"] == address(state)
    assert TaskState.objects.get().status == "in_progress"


@pytest.mark.parametrize("person", ["editor", "translator", "moderator", "german_editor", "marketer"])
def test_review_is_for_the_reviewers_of_the_step(request: pytest.FixtureRequest, state: TaskState, person: str) -> None:
    user = request.getfixturevalue(person)
    assert browser_of(user).get(address(state))["Location"] == "/admin/"
    browser_of(user).post(address(state), {"decision": "approve", "fingerprint": "x"})
    assert TaskState.objects.get().status == "in_progress"


def test_own_text_offers_no_approval(page: ArticlePage, manager: User) -> None:
    page.save_revision(user=manager)
    submit_for_approval(ArticlePage.objects.get(pk=page.pk), manager)
    html = browser_of(manager).get(address(TaskState.objects.get())).content.decode()
    assert 'value="approve"' not in html
    assert 'value="reject"' in html


def test_unknown_step_is_not_found(page: ArticlePage, manager: User) -> None:
    assert browser_of(manager).get("/admin/editorial/review/999/").status_code == 404


def test_wrong_method_is_refused(state: TaskState, manager: User) -> None:
    assert browser_of(manager).put(address(state)).status_code == 405


def test_home_lists_what_waits_with_a_link(state: TaskState, manager: User, editor: User) -> None:
    assert address(state) in browser_of(manager).get("/admin/").content.decode()
    assert address(state) not in browser_of(editor).get("/admin/").content.decode()


def test_editor_offers_no_publishing_in_a_governed_country(page: ArticlePage, manager: User) -> None:
    html = browser_of(manager).get(f"/admin/pages/{page.pk}/edit/").content.decode()
    assert "action-publish" not in html
    assert "action-submit" in html


def test_editor_offers_publishing_in_a_free_country(page: ArticlePage, manager: User) -> None:
    Country.objects.update(is_governed=False)
    assert "action-publish" in browser_of(manager).get(f"/admin/pages/{page.pk}/edit/").content.decode()


def emergency_address(page: ArticlePage) -> str:
    return f"/admin/editorial/emergency/{ContentType.objects.get_for_model(ArticlePage).pk}/{page.pk}/"


@pytest.fixture
def draft(page: ArticlePage, editor: User) -> ArticlePage:
    changed = ArticlePage.objects.get(pk=page.pk)
    changed.title = NEW
    changed.save_revision(user=editor)
    return ArticlePage.objects.get(pk=page.pk)


def test_emergency_publishes_with_a_reason(
    draft: ArticlePage, manager: User, marketer: User, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        browser_of(manager).post(emergency_address(draft), {"reason": "The price is wrong on every page."})
    assert ArticlePage.objects.get(pk=draft.pk).title == NEW
    approval = Approval.objects.of(draft)[0]
    assert (approval.kind, approval.approved_by) == ("emergency", manager)
    assert approval.reason == "The price is wrong on every page."
    assert ArticlePage.objects.get(pk=draft.pk).workflow_in_progress
    assert PageLogEntry.objects.filter(action="editorial.emergency", user=manager).count() == 1
    told = [sent for sent in mail.outbox if "The price is wrong on every page." in sent.body]
    assert [sent.to for sent in told] == [[marketer.email]]


@pytest.mark.parametrize("reason", ["", "   ", "short"])
def test_emergency_needs_a_reason(draft: ArticlePage, manager: User, reason: str) -> None:
    response = browser_of(manager).post(emergency_address(draft), {"reason": reason})
    assert response.status_code == 200
    assert ArticlePage.objects.get(pk=draft.pk).title == LIVE


@pytest.mark.parametrize("person", ["editor", "translator", "moderator", "german_editor"])
def test_emergency_needs_its_permission(request: pytest.FixtureRequest, draft: ArticlePage, person: str) -> None:
    user = request.getfixturevalue(person)
    assert browser_of(user).post(emergency_address(draft), {"reason": "x" * 20})["Location"] == "/admin/"
    with pytest.raises(PermissionDenied):
        emergency_publish(draft, user, "A long enough reason.")
    assert ArticlePage.objects.get(pk=draft.pk).title == LIVE


@pytest.mark.parametrize("key", ["0", "x", "99999"])
def test_emergency_of_nothing_is_not_found(draft: ArticlePage, manager: User, key: str) -> None:
    kind = ContentType.objects.get_for_model(ArticlePage).pk
    assert browser_of(manager).get(f"/admin/editorial/emergency/{kind}/{key}/").status_code == 404


def test_emergency_of_what_is_live_is_not_found(page: ArticlePage, manager: User) -> None:
    assert browser_of(manager).get(emergency_address(page)).status_code == 404


@pytest.mark.parametrize(("times", "names"), [(1, {"manager.fr"}), (2, {"manager.fr", "marketer"})])
def test_overdue_step_reminds_and_then_escalates(
    state: TaskState, manager: User, marketer: User, times: int, names: set[str]
) -> None:
    ReviewTask.objects.update(hours_allowed=4)
    TaskState.objects.update(started_at=timezone.now() - datetime.timedelta(hours=9))
    mail.outbox.clear()
    remind_of_step.call(state.pk, times)
    assert {sent.to[0].partition("@")[0] for sent in mail.outbox} == names
    assert "9" in mail.outbox[0].body


def test_decided_step_reminds_nobody(state: TaskState, manager: User) -> None:
    decide(manager, state, "approve")
    mail.outbox.clear()
    remind_of_step.call(state.pk, 1)
    assert mail.outbox == []


def test_history_of_the_site_shows_the_emergency(draft: ArticlePage, manager: User, marketer: User) -> None:
    emergency_publish(draft, manager, "The price is wrong on every page.")
    html = browser_of(marketer).get("/admin/reports/site-history/").content.decode()
    assert "The price is wrong on every page." in html
    assert not ModelLogEntry.objects.filter(action="editorial.emergency").exists()
