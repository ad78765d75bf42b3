"""What a change of the English text does to its translations."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client
from wagtail.models import PageLogEntry, TaskState
from wagtail_localize.models import Translation

from blog.models import ArticlePage, Category
from hub.countries.actions import furnish_country
from hub.countries.models import Country
from hub.editorial.actions import ensure_workflow, record_approval
from hub.editorial.desk import begun
from hub.editorial.models import Approval, Assignment, ChangeWeight, Notice
from hub.members.models import User
from tests.conftest import browser_of
from tests.factories import make_article, make_category, make_home, make_index, publish

from .helpers import begin_translation, finish_translation

TITLE, URGENT_WORDS = "It cleans", "is no longer true"


@pytest.fixture(autouse=True)
def jobs_at_once(settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


@pytest.fixture
def source(db: None) -> ArticlePage:
    return publish(make_article(TITLE))


@pytest.fixture
def translation(france: Country, source: ArticlePage) -> Translation:
    """A live French translation that was approved for the English text."""
    publish(make_home("fr"))
    make_index("fr")
    found = begin_translation(source)
    finish_translation(found)
    found.save_target(publish=False)
    go_live(found)
    return found


def go_live(translation: Translation) -> None:
    """Publish the latest draft of a translation, as the end of a workflow does."""
    revision = translation.get_target_instance().get_latest_revision()
    record_approval(revision.as_object(), None)
    revision.publish()


def change(text: Any, weight: int | None = None, field: str = "title", **fields: Any) -> None:
    """Publish another text of a source."""
    fresh = type(text).objects.get(pk=text.pk)
    for name, value in (fields or {field: "It cleans better"}).items():
        setattr(fresh, name, value)
    if weight is not None:
        fresh.change_weight = weight
    fresh.save_revision().publish()


def is_outdated(translation: Translation) -> bool:
    return begun([translation.target_locale]).get(pk=translation.pk).is_outdated


def french(translation: Translation) -> ArticlePage:
    return ArticlePage.objects.get(pk=translation.get_target_instance().pk)


def test_a_normal_change_makes_translations_outdated_and_assigns_them(translation: Translation) -> None:
    change(translation.source.get_source_instance())
    assert is_outdated(translation)
    assert Assignment.objects.open().get().translation == translation


def test_a_normal_change_opens_what_was_done_for_the_same_person(translation: Translation, translator: User) -> None:
    Assignment.objects.create(translation=translation, assignee=translator, done_at="2026-11-01T00:00Z")
    change(translation.source.get_source_instance())
    assert Assignment.objects.open().get().assignee == translator


def test_a_minor_change_leaves_translations_valid(translation: Translation) -> None:
    change(translation.source.get_source_instance(), ChangeWeight.MINOR)
    assert not is_outdated(translation)
    assert not Assignment.objects.exists()


def test_a_minor_change_leaves_outdated_translations_outdated(translation: Translation) -> None:
    change(translation.source.get_source_instance())
    change(translation.source.get_source_instance(), ChangeWeight.MINOR, title="It cleans best")
    assert is_outdated(translation)


def test_publishing_the_same_text_again_changes_nothing(translation: Translation) -> None:
    change(translation.source.get_source_instance(), title=TITLE)
    assert not is_outdated(translation)
    assert not Assignment.objects.exists()


def test_a_weight_is_for_one_change(translation: Translation) -> None:
    page = translation.source.get_source_instance()
    change(page, ChangeWeight.MINOR)
    change(page, title="It cleans best")
    assert is_outdated(translation)
    assert ArticlePage.objects.get(pk=page.pk).change_weight == ChangeWeight.NORMAL


def test_a_change_of_a_translation_is_not_weighed(translation: Translation) -> None:
    page = french(translation)
    page.title = "Autrement"
    page.save_revision()
    go_live(translation)
    assert not Assignment.objects.exists()


def test_an_urgent_change_takes_translations_off_line(translation: Translation) -> None:
    change(translation.source.get_source_instance(), ChangeWeight.URGENT)
    assert not french(translation).live
    assert Notice.objects.get().object_id == str(french(translation).pk)
    assert PageLogEntry.objects.filter(action="editorial.replace_by_notice", page=french(translation)).count() == 1


def test_an_urgent_change_back_takes_translations_back(translation: Translation) -> None:
    page = translation.source.get_source_instance()
    change(page)
    translation.source.update_from_db()
    finish_translation(translation, "Nouveau ")
    translation.save_target(publish=False)
    go_live(translation)
    assert french(translation).title == "Nouveau It cleans better"
    change(page, ChangeWeight.URGENT, title=TITLE)
    assert (french(translation).live, french(translation).title) == (True, f"FR {TITLE}")
    assert Approval.objects.of(french(translation))[0].kind == "taken_back"


def test_an_urgent_change_counts_though_the_source_was_taken_off_line_first(translation: Translation) -> None:
    page = translation.source.get_source_instance()
    page.unpublish()
    change(page, ChangeWeight.URGENT)
    assert not french(translation).live


def test_going_off_line_and_live_again_with_the_same_text_changes_nothing(translation: Translation) -> None:
    page = translation.source.get_source_instance()
    page.unpublish()
    change(page, title=TITLE)
    assert (is_outdated(translation), Assignment.objects.exists()) == (False, False)


def test_an_urgent_change_leaves_drafts_alone(translation: Translation) -> None:
    page = french(translation)
    page.title = "En cours"
    page.save_revision()
    change(translation.source.get_source_instance(), ChangeWeight.URGENT)
    assert french(translation).get_latest_revision_as_object().title == "En cours"


def test_an_urgent_change_of_a_category(france: Country) -> None:
    category = publish(make_category("Refilling"))
    translation = begin_translation(category)
    finish_translation(translation)
    translation.save_target(publish=False)
    go_live(translation)
    change(category, ChangeWeight.URGENT, name="Refills")
    assert not Category.objects.get(locale=france.locale).live


def test_everybody_is_told_of_an_urgent_change(
    translation: Translation,
    translator: User,
    manager: User,
    moderator: User,
    german_translator: User,
    marketer: User,
    django_capture_on_commit_callbacks: Any,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        change(translation.source.get_source_instance(), ChangeWeight.URGENT)
    told = sorted(sent.to[0] for sent in mail.outbox if URGENT_WORDS in sent.body)
    assert told == sorted(user.email for user in (translator, manager, marketer))


def test_readers_are_told_that_a_page_is_being_revised(translation: Translation, visitor: Client) -> None:
    address = french(translation).url
    change(translation.source.get_source_instance(), ChangeWeight.URGENT)
    response = visitor.get(address)
    assert (response.status_code, response["Retry-After"]) == (503, "86400")
    assert "It cleans better" in response.content.decode()  # the way to the English text


def test_readers_are_told_that_a_home_page_is_being_revised(france: Country, visitor: Client) -> None:
    home = publish(make_home())
    french_home = publish(make_home("fr"))
    change(home, ChangeWeight.URGENT, hero_title="Keep it longer")
    assert visitor.get(french_home.url).status_code == 503


def test_a_notice_ends_when_the_text_is_live_again(translation: Translation, visitor: Client) -> None:
    change(translation.source.get_source_instance(), ChangeWeight.URGENT)
    go_live(translation)
    assert not Notice.objects.exists()
    assert visitor.get(french(translation).url).status_code == 200


def test_other_pages_that_are_off_line_are_not_found(translation: Translation, visitor: Client) -> None:
    french(translation).unpublish()
    assert visitor.get(french(translation).url).status_code == 404


def edit_page(page: ArticlePage, user: User) -> str:
    return browser_of(user).get(f"/admin/pages/{page.pk}/edit/").content.decode()


def test_the_editor_asks_for_the_weight_of_a_source(source: ArticlePage, marketer: User) -> None:
    assert "change_weight" in edit_page(source, marketer)


def test_the_editor_asks_for_no_weight_elsewhere(france: Country, manager: User) -> None:
    assert 'name="change_weight"' not in edit_page(publish(make_article("Savon", "fr")), manager)


@pytest.mark.parametrize(
    ("sent", "is_changed"), [({}, False), ({"change_weight": "2"}, False), ({"change_weight": "1"}, True)]
)
def test_a_form_that_does_not_ask_changes_nothing(source: ArticlePage, sent: dict[str, str], is_changed: bool) -> None:
    field = ArticlePage.get_edit_handler().get_form_class()(instance=source).fields["change_weight"]
    assert field.has_changed(source.change_weight, sent.get("change_weight")) == is_changed


def test_the_review_says_the_weight(source: ArticlePage, manager: User, marketer: User) -> None:
    england = Country.objects.create(name="United Kingdom", code="GB", locale=source.locale)
    assert england.is_governed
    source.title, source.change_weight = "It cleans better", ChangeWeight.URGENT
    source.save_revision(user=manager)
    workflow = ensure_workflow_of(england)
    workflow.start(ArticlePage.objects.get(pk=source.pk), manager)
    waiting = TaskState.objects.get(status=TaskState.STATUS_IN_PROGRESS)
    page = browser_of(marketer).get(f"/admin/editorial/review/{waiting.pk}/").content.decode()
    assert "Urgent: what is no longer true goes off line everywhere" in page


def ensure_workflow_of(country: Country) -> Any:
    furnish_country(country)
    workflow = ensure_workflow(country)
    workflow.workflow_tasks.order_by("sort_order")[0].delete()
    return workflow
