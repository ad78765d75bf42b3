"""Nothing goes live in a governed country unless a finished approval covers exactly that text: every path is tried."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.core import mail, serializers
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, Revision, WorkflowState

from blog.models import ArticlePage
from hub.countries.models import Country
from hub.editorial.actions import ensure_workflow, submit_for_approval
from hub.editorial.gate import NotApproved, Refusal, setting_up
from hub.editorial.models import Approval, StepApproval
from hub.members.models import User
from tests.conftest import browser_of
from tests.factories import make_article, make_home, make_index, make_member, paragraph

from .helpers import begin_translation, finish_translation

pytestmark = pytest.mark.database
LIVE, NEW = "Savon noir", "Unapproved words"


@pytest.fixture
def page(france: Country) -> ArticlePage:
    """A live French article that was approved."""
    ensure_workflow(france)
    return make_article(LIVE, "fr", slug="savon-noir")


@pytest.fixture
def administrator(db: None) -> User:
    """Somebody whom no permission stops."""
    return make_member("Ada", is_superuser=True)


def draft(page: ArticlePage, user: User | None = None, **fields: Any) -> Revision:
    """Store a draft with another title."""
    fresh = ArticlePage.objects.get(pk=page.pk)
    for name, value in ({"title": NEW} | fields).items():
        setattr(fresh, name, value)
    return fresh.save_revision(user=user)


def live_titles() -> set[str]:
    return set(Page.objects.live().values_list("title", flat=True))


def approve(page: Page, *reviewers: User) -> None:
    """Take a submitted page through its steps."""
    for reviewer in reviewers:
        state = Page.objects.get(pk=page.pk).specific.current_workflow_task_state
        state.task.specific.on_action(state, reviewer, "approve")


def edit_form(page: ArticlePage, **fields: str) -> dict[str, str]:
    """Return what the page editor sends."""
    from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield  # noqa: PLC0415

    body = streamfield([("paragraph", rich_text("<p>Some words.</p>"))])
    form = nested_form_data(
        {"title": NEW, "slug": page.slug, "intro": "x", "body": body, "comments": inline_formset([])}
    )
    return form | {"date": "2026-09-01", "tags": ""} | fields


def publish_in_editor(page: ArticlePage, browser: Client) -> Any:
    return browser.post(f"/admin/pages/{page.pk}/edit/", edit_form(page, **{"action-publish": "1"}))


def create_live(page: ArticlePage, browser: Client) -> Any:
    parent = page.get_parent()
    form = edit_form(page, slug="new", **{"action-publish": "1"})
    return browser.post(f"/admin/pages/add/blog/articlepage/{parent.pk}/", form)


def publish_in_bulk(page: ArticlePage, browser: Client) -> Any:
    draft(page)
    return browser.post(f"/admin/bulk/wagtailcore/page/publish/?id={page.pk}", {"include_descendants": "on"})


def copy_as_live(page: ArticlePage, browser: Client) -> Any:
    parent = page.get_parent()
    form = {"new_title": NEW, "new_slug": "copy", "new_parent_page": parent.pk, "publish_copies": "on", "alias": ""}
    return browser.post(f"/admin/pages/{page.pk}/copy/", form)


def revert_and_publish(page: ArticlePage, browser: Client) -> Any:
    old = draft(page)
    form = edit_form(page, revision=str(old.pk), **{"action-publish": "1"})
    return browser.post(f"/admin/pages/{page.pk}/edit/", form)


def publish_by_api(page: ArticlePage, browser: Client) -> Any:
    draft(page)
    return browser.post(f"/admin/api/main/pages/{page.pk}/action/publish/")


def copy_by_api(page: ArticlePage, browser: Client) -> Any:
    form = {"slug": "copy", "keep_live": "true", "title": NEW}
    return browser.post(f"/admin/api/main/pages/{page.pk}/action/copy/", form)


REQUESTS: list[Callable[[ArticlePage, Client], Any]] = [
    *(publish_in_editor, create_live, publish_in_bulk, copy_as_live, revert_and_publish, publish_by_api, copy_by_api)
]


@pytest.mark.parametrize("attempt", REQUESTS, ids=lambda attempt: attempt.__name__)
def test_no_request_makes_a_text_live(page: ArticlePage, administrator: User, attempt: Any) -> None:
    before = live_titles(), Page.objects.live().count()
    response = attempt(page, browser_of(administrator))
    assert response.status_code in (302, 400, 403), response.status_code
    assert (live_titles(), Page.objects.live().count()) == before


def publish_revision(page: ArticlePage) -> None:
    draft(page).publish()


def save_row(page: ArticlePage) -> None:
    page.title = NEW
    page.save()


def save_base_row(page: ArticlePage) -> None:
    base = Page.objects.get(pk=page.pk)
    base.title = NEW
    base.save()


def add_live_child(page: ArticlePage) -> None:
    page.get_parent().add_child(instance=ArticlePage(title=NEW, slug="new", intro="x", locale=page.locale))


def copy_in_code(page: ArticlePage) -> None:
    page.copy(update_attrs={"title": NEW, "slug": "copy"}, keep_live=True)


def load_fixture(page: ArticlePage) -> None:
    page.title = NEW
    for parsed in serializers.deserialize("json", serializers.serialize("json", [page.page_ptr, page])):
        parsed.object.__dict__["title"] = NEW
        parsed.save()


def load_own_table(page: ArticlePage) -> None:
    page.intro = NEW
    for parsed in serializers.deserialize("json", serializers.serialize("json", [page])):
        parsed.save()


def unpublish_edit_and_publish(page: ArticlePage) -> None:
    page.unpublish()
    draft(page).publish()


def restore_an_older_approved_text(page: ArticlePage) -> None:
    old = draft(page, title="An older text")
    with setting_up():
        old.publish()
        draft(page, title=LIVE).publish()
    old.publish()


CALLS: list[Callable[[ArticlePage], None]] = [
    *(publish_revision, save_row, save_base_row, add_live_child, copy_in_code, load_fixture, load_own_table),
    *(unpublish_edit_and_publish, restore_an_older_approved_text),
]


@pytest.mark.parametrize("attempt", CALLS, ids=lambda attempt: attempt.__name__)
def test_no_call_makes_a_text_live(page: ArticlePage, attempt: Any) -> None:
    with pytest.raises(NotApproved):
        attempt(page)
    live = ArticlePage.objects.live().child_of(make_index("fr"))
    assert {(found.title, found.intro) for found in live} <= {(LIVE, "An introduction.")}


def test_scheduled_text_that_was_approved_goes_live(page: ArticlePage, manager: User, marketer: User) -> None:
    soon = timezone.now() + datetime.timedelta(hours=1)
    draft(page, title="Approved words", go_live_at=soon)
    submit_for_approval(ArticlePage.objects.get(pk=page.pk), manager.__class__.objects.get(pk=marketer.pk))
    approve(page, manager, make_marketer_too(marketer))
    Revision.objects.filter(approved_go_live_at__isnull=False).update(approved_go_live_at=timezone.now())
    revision = ArticlePage.objects.get(pk=page.pk).latest_revision
    revision.content["go_live_at"] = None
    revision.save()
    call_command("publish_scheduled")
    assert ArticlePage.objects.get(pk=page.pk).title == "Approved words"


def make_marketer_too(marketer: User) -> User:
    other = make_member("Second marketer")
    other.groups.set(marketer.groups.all())
    return other


def test_scheduled_text_that_was_edited_after_approval_waits(page: ArticlePage) -> None:
    revision = draft(page)
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=timezone.now())
    call_command("publish_scheduled")
    assert ArticlePage.objects.get(pk=page.pk).title == LIVE
    assert Revision.objects.get(pk=revision.pk).approved_go_live_at is None


def test_who_wrote_and_who_manages_are_told_of_a_dropped_schedule(
    page: ArticlePage, editor: User, manager: User, german_editor: User, settings: Any
) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    page.title = NEW
    revision = page.save_revision(user=editor)
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=timezone.now())
    mail.outbox.clear()
    call_command("publish_scheduled")
    assert sorted(sent.to[0] for sent in mail.outbox) == sorted([editor.email, manager.email])
    assert PageLogEntry.objects.filter(action="editorial.schedule_dropped", page=page).count() == 1


def test_schedule_goes_on_after_a_refused_text(page: ArticlePage) -> None:
    revisions = [draft(page), draft(make_article("Free", "en"), title="Free words")]
    Revision.objects.filter(pk__in=[found.pk for found in revisions]).update(approved_go_live_at=timezone.now())
    call_command("publish_scheduled")
    assert "Free words" in live_titles()
    assert NEW not in live_titles()


def test_alias_of_another_country_does_not_follow(page: ArticlePage, germany: Country) -> None:
    home = make_home("de")
    with setting_up():
        alias = page.create_alias(parent=make_index("de"), update_slug="alias", update_locale=home.locale)
    with setting_up():
        draft(page).publish()
    assert Page.objects.get(pk=alias.pk).title == LIVE


def test_unpublished_alias_of_another_country_stays_unpublished(page: ArticlePage, germany: Country) -> None:
    with setting_up():
        alias = page.create_alias(parent=make_index("de"), update_slug="alias", update_locale=make_home("de").locale)
        alias.unpublish()
        draft(page).publish()
    assert not Page.objects.get(pk=alias.pk).live


def test_alias_in_the_own_country_follows(page: ArticlePage) -> None:
    with setting_up():
        alias = page.create_alias(parent=make_index("fr"), update_slug="alias")
        draft(page).publish()
    assert Page.objects.get(pk=alias.pk).title == NEW


def test_translating_publishes_nothing(france: Country, translator: User) -> None:
    source = make_article("Source", "en", body=[paragraph("Words")])
    translation = begin_translation(source, "fr")
    finish_translation(translation)
    target = translation.get_target_instance()
    before = live_titles()
    browser = browser_of(translator)
    browser.post(f"/admin/localize/update/{translation.source_id}/", {"publish_translations": "on"})
    browser.post(f"/admin/pages/{target.pk}/edit/", {"action-publish": "1", "localize-publish": "1"})
    browser.post(f"/admin/localize/page/{target.pk}/convert_to_alias/")
    browser.post(f"/admin/localize/translate/{translation.pk}/machine_translate/")
    assert live_titles() == before


def test_converting_to_an_alias_does_not_bring_the_source_live(page: ArticlePage, administrator: User) -> None:
    source = make_article("Source", "en", body=[paragraph("Words")])
    translation = begin_translation(source, "fr")
    target = translation.get_target_instance()
    response = browser_of(administrator).post(f"/admin/localize/page/{target.pk}/convert_to_alias/")
    assert response.status_code in (302, 403)
    assert not Page.objects.filter(pk=target.pk, live=True).exists()


def test_what_did_not_change_needs_no_approval(page: ArticlePage) -> None:
    page.save()
    page.save_revision().publish()
    page.unpublish()
    page.save_revision().publish()
    assert ArticlePage.objects.get(pk=page.pk).live


def test_moving_a_page_needs_no_approval(page: ArticlePage) -> None:
    page.move(make_index("fr"), pos="first-child")
    assert ArticlePage.objects.get(pk=page.pk).live


def test_unpublishing_is_always_possible(page: ArticlePage, manager: User) -> None:
    browser_of(manager).post(f"/admin/pages/{page.pk}/unpublish/")
    assert not ArticlePage.objects.get(pk=page.pk).live


def test_free_country_has_no_gate(page: ArticlePage, france: Country) -> None:
    Country.objects.filter(pk=france.pk).update(is_governed=False)
    publish_revision(page)
    assert ArticlePage.objects.get(pk=page.pk).title == NEW


def test_locale_without_a_country_has_no_gate(db: None) -> None:
    page = make_article("Free", "en")
    publish_revision(page)
    assert ArticlePage.objects.get(pk=page.pk).title == NEW


def test_finished_workflow_makes_exactly_that_text_live(
    page: ArticlePage, editor: User, manager: User, marketer: User
) -> None:
    draft(page, editor)
    submit_for_approval(ArticlePage.objects.get(pk=page.pk), editor)
    approve(page, manager)
    assert ArticlePage.objects.get(pk=page.pk).title == LIVE
    approve(page, marketer)
    assert ArticlePage.objects.get(pk=page.pk).title == NEW
    approval = Approval.objects.of(page).first()
    assert approval is not None
    assert (approval.kind, approval.approved_by, approval.workflow_name[:6]) == ("workflow", marketer, "France")


def test_text_rewritten_in_place_after_the_first_step_is_not_approved(
    page: ArticlePage, editor: User, manager: User, marketer: User
) -> None:
    revision = draft(page, editor, title="Approved words")
    submit_for_approval(ArticlePage.objects.get(pk=page.pk), editor)
    approve(page, manager)
    revision.refresh_from_db()
    revision.content["title"] = NEW
    revision.save()  # as autosave does
    with pytest.raises(Refusal, match="has changed since"):
        approve(page, marketer)
    assert ArticlePage.objects.get(pk=page.pk).title == LIVE


def test_workflow_without_a_step_makes_nothing_live(page: ArticlePage, editor: User) -> None:
    workflow = page.get_workflow()
    workflow.workflow_tasks.all().delete()
    draft(page, editor)
    with pytest.raises(NotApproved):
        workflow.start(ArticlePage.objects.get(pk=page.pk), editor)
    assert ArticlePage.objects.get(pk=page.pk).title == LIVE


def test_nobody_signs_off_the_own_text(page: ArticlePage, manager: User) -> None:
    draft(page, manager)
    submit_for_approval(ArticlePage.objects.get(pk=page.pk), manager)
    with pytest.raises(Refusal, match="somebody else"):
        approve(page, manager)
    assert not StepApproval.objects.exists()


def test_country_may_do_without_four_eyes(page: ArticlePage, france: Country, manager: User) -> None:
    Country.objects.filter(pk=france.pk).update(needs_four_eyes=False)
    draft(page, manager)
    submit_for_approval(ArticlePage.objects.get(pk=page.pk), manager)
    approve(page, manager)
    assert StepApproval.objects.count() == 1


def test_refusal_is_told_in_the_editor(page: ArticlePage, administrator: User) -> None:
    response = publish_in_editor(page, browser_of(administrator))
    assert response["Location"] == f"/admin/pages/{page.pk}/edit/"
    assert "has not been approved" in str(list(get_messages(response.wsgi_request))[0])


def test_refusal_is_told_to_a_script(page: ArticlePage, administrator: User) -> None:
    draft(page)
    response = browser_of(administrator).post(
        f"/admin/pages/{page.pk}/edit/",
        edit_form(page, **{"action-publish": "1"}),
        headers={"X-Requested-With": "XMLHttpRequest"},
    )
    assert response.status_code == 403
    assert "has not been approved" in response.json()["error"]


def test_approvals_are_append_only(page: ArticlePage) -> None:
    approval = Approval.objects.of(page)[0]
    with pytest.raises(TypeError):
        approval.save()
    with pytest.raises(TypeError):
        approval.delete()


def test_log_of_a_workflow_outlives_its_people(page: ArticlePage, editor: User, manager: User, marketer: User) -> None:
    draft(page, editor)
    submit_for_approval(ArticlePage.objects.get(pk=page.pk), editor)
    approve(page, manager, marketer)
    marketer.delete()
    approval = Approval.objects.of(page)[0]
    assert (approval.approved_by, approval.approver_name) == (None, "Marketer")
    assert WorkflowState.objects.filter(status="approved").exists()
