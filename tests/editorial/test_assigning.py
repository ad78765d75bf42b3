"""Who translates what: handing out, taking, giving back, closing by itself, and the changes of a source."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Locale, Page, PageLogEntry
from wagtail_localize.models import Translation

from hub.countries.models import Country
from hub.editorial.actions import ensure_workflow, submit_for_approval
from hub.editorial.assigning import (
    assign_translations,
    begin_translation,
    give_back_translations,
    take_over,
    take_translations,
)
from hub.editorial.changes import changes_of, mark
from hub.editorial.models import Assignment
from hub.members.models import User
from tests.conftest import browser_of
from tests.factories import make_article, make_category, make_index, make_member, paragraph, publish

from . import helpers
from .helpers import draft_of, finish_translation, write_string

HAND_OUT = "/admin/editorial/desk/assignments/"
BEGIN = "/admin/editorial/desk/begin/"
DAY = datetime.date(2027, 3, 1)


@pytest.fixture
def french(france: Country) -> Locale:
    make_index("fr")
    return france.locale


@pytest.fixture
def begun(french: Locale) -> Translation:
    return helpers.begin_translation(publish(make_article("Soap")))


def holder_of(translation: Translation) -> tuple[Any, Any]:
    """Return who has a translation and until when; nobody's open assignment is an answer too."""
    found = Assignment.objects.open().get(translation=translation)
    return found.assignee, found.due_on


def republish(translation: Translation, **fields: Any) -> Page:
    source = translation.source.get_source_instance()
    for name, value in fields.items():
        setattr(source, name, value)
    return publish(source)


def complete(translation: Translation) -> None:
    finish_translation(translation)
    translation.save_target(publish=False)


# Handing out


def test_a_manager_assigns_with_a_date(begun: Translation, manager: User, translator: User) -> None:
    assign_translations(manager, [begun], translator, DAY)
    assert holder_of(begun) == (translator, DAY)
    assert Assignment.objects.get().assigned_by == manager


def test_marketing_assigns_to_the_pool(begun: Translation, marketer: User) -> None:
    assign_translations(marketer, [begun], None, None)
    assert holder_of(begun) == (None, None)


def test_assigning_again_opens_and_replaces(begun: Translation, manager: User, translator: User) -> None:
    Assignment.objects.create(translation=begun, due_on=DAY, done_at=timezone.now(), told_at=timezone.now())
    assign_translations(manager, [begun], translator, None)
    assert holder_of(begun) == (translator, None)
    assert Assignment.objects.get().told_at is None


def test_people_outside_the_locale_get_nothing(
    begun: Translation, manager: User, editor: User, german_translator: User
) -> None:
    for person in (editor, german_translator):
        with pytest.raises(PermissionDenied):
            assign_translations(manager, [begun], person, None)
    assert not Assignment.objects.exists()


def test_inactive_translators_get_nothing(begun: Translation, manager: User, translator: User) -> None:
    User.objects.filter(pk=translator.pk).update(is_active=False)
    with pytest.raises(PermissionDenied):
        assign_translations(manager, [begun], translator, None)


@pytest.mark.parametrize("person", ["translator", "editor", "german_translator", "alice"])
def test_others_hand_out_nothing(
    begun: Translation, translator: User, request: pytest.FixtureRequest, person: str
) -> None:
    with pytest.raises(PermissionDenied):
        assign_translations(request.getfixturevalue(person), [begun], translator, None)


def test_assigning_is_logged(begun: Translation, manager: User, translator: User) -> None:
    assign_translations(manager, [begun], translator, DAY)
    entry = PageLogEntry.objects.get(action="editorial.assign")
    assert (entry.page_id, entry.user) == (begun.get_target_instance().pk, manager)
    assert entry.message == f"Assigned for translation to {translator}, due on March 1, 2027"


def test_the_pool_is_logged(begun: Translation, manager: User) -> None:
    assign_translations(manager, [begun], None, None)
    entry = PageLogEntry.objects.get(action="editorial.assign")
    assert entry.message == "Left to whoever takes it to translate"


# Taking and giving back


def test_a_translator_takes_what_nobody_has_and_keeps_its_date(
    begun: Translation, manager: User, translator: User
) -> None:
    assign_translations(manager, [begun], None, DAY)
    take_translations(translator, [begun])
    assert holder_of(begun) == (translator, DAY)


def test_a_translator_takes_what_was_never_assigned(begun: Translation, translator: User) -> None:
    take_translations(translator, [begun])
    assert holder_of(begun) == (translator, None)
    assert Assignment.objects.get().told_at is not None  # no mail about what one did oneself


def test_a_colleagues_work_is_not_taken(
    begun: Translation, manager: User, translator: User, hire: Callable[..., User], france: Country
) -> None:
    assign_translations(manager, [begun], translator, None)
    colleague = make_member("Colleague")
    colleague.groups.set(translator.groups.all())
    with pytest.raises(PermissionDenied):
        take_translations(colleague, [begun])
    with pytest.raises(PermissionDenied):
        give_back_translations(colleague, [begun])
    assert holder_of(begun) == (translator, None)


def test_a_translator_gives_back(begun: Translation, translator: User) -> None:
    take_translations(translator, [begun])
    give_back_translations(translator, [begun])
    assert holder_of(begun) == (None, None)


def test_nothing_is_given_back_that_nobody_has(begun: Translation, translator: User) -> None:
    with pytest.raises(PermissionDenied):
        give_back_translations(translator, [begun])


@pytest.mark.parametrize("person", ["manager", "german_translator"])
def test_only_the_locales_translators_take(begun: Translation, request: pytest.FixtureRequest, person: str) -> None:
    with pytest.raises(PermissionDenied):
        take_translations(request.getfixturevalue(person), [begun])


# Beginning


def test_beginning_makes_a_draft(french: Locale, translator: User) -> None:
    translation = begin_translation(make_article("Soap"), french, translator)
    target = translation.get_target_instance()
    assert (target.live, target.latest_revision.user, draft_of(translation).title) == (False, translator, "Soap")


def test_beginning_again_takes_the_newest_text(begun: Translation, french: Locale, translator: User) -> None:
    page = republish(begun, title="Better soap")
    assert begin_translation(page, french, translator) == begun
    assert draft_of(begun).title == "Better soap"


def test_drafts_of_others_are_not_begun(french: Locale, translator: User) -> None:
    with pytest.raises(PermissionDenied):
        begin_translation(make_article("Secret", live=False), french, translator)
    assert not Translation.objects.filter(source__object_repr="Secret").exists()


# Closing and opening by itself


def test_a_complete_draft_closes_the_assignment(begun: Translation, translator: User) -> None:
    take_translations(translator, [begun])
    write_string(begun, "title", "Savon")
    begun.save_target(publish=False)
    assert Assignment.objects.open().exists()
    complete(begun)
    assert not Assignment.objects.open().exists()


def test_a_complete_but_outdated_draft_stays_open(begun: Translation, translator: User) -> None:
    take_translations(translator, [begun])
    republish(begun, title="Better soap")
    complete(begun)
    assert Assignment.objects.open().exists()


def test_going_live_closes_the_assignment(begun: Translation, translator: User) -> None:
    take_translations(translator, [begun])
    publish(begun.get_target_instance())
    assert not Assignment.objects.open().exists()


def test_going_live_with_an_old_text_closes_nothing(begun: Translation, translator: User) -> None:
    take_translations(translator, [begun])
    republish(begun, title="Better soap")
    publish(begun.get_target_instance())
    assert Assignment.objects.open().exists()


def test_another_pages_going_live_closes_nothing(begun: Translation, translator: User) -> None:
    take_translations(translator, [begun])
    publish(make_article("Savon", "fr"))
    assert Assignment.objects.open().exists()


def test_a_new_source_opens_it_again_without_the_old_date(begun: Translation, manager: User, translator: User) -> None:
    assign_translations(manager, [begun], translator, DAY)
    complete(begun)
    Assignment.objects.update(told_at=timezone.now())
    republish(begun, title="Better soap")
    assert holder_of(begun) == (translator, None)
    assert Assignment.objects.get().told_at is None


def test_opening_again_is_in_bulk(begun: Translation, germany: Country, translator: User) -> None:
    make_index("de")
    source = begun.source.get_source_instance()
    german = helpers.begin_translation(source, "de")
    for translation in (begun, german):
        Assignment.objects.create(translation=translation, done_at=timezone.now())
    source.title = "Better soap"
    with CaptureQueriesContext(connection) as found:
        publish(source)
    assert Assignment.objects.open().count() == 2
    assert sum('UPDATE "editorial_assignment"' in query["sql"] for query in found) == 1


def test_what_is_sent_back_is_open_again(begun: Translation, france: Country, translator: User, manager: User) -> None:
    ensure_workflow(france)
    take_translations(translator, [begun])
    complete(begun)
    state = submit_for_approval(Page.objects.get(pk=begun.get_target_instance().pk).specific, translator)
    state.current_task_state.reject(user=manager, comment="Too long")
    assert holder_of(begun)[0] == translator


# By the desk's form


def hand_out(user: User, act: str, *rows: str, **form: Any) -> Any:
    data = {"locale": "fr", "act": act, "rows": rows, "list": "new"} | form
    return browser_of(user).post(HAND_OUT, data)


def test_the_form_assigns_several_rows_and_begins_what_was_not(
    begun: Translation, manager: User, translator: User
) -> None:
    article = make_article("Brush")
    answer = hand_out(manager, "assign", f"t{begun.pk}", f"p{article.pk}", assignee=translator.pk, due_on="2027-03-01")
    assert answer["Location"] == "/admin/editorial/desk/?locale=fr&list=new"
    found = Assignment.objects.open().values_list("translation__source__object_repr", "assignee", "due_on")
    assert set(found) == {("Soap", translator.pk, DAY), ("Brush", translator.pk, DAY)}
    assert article.get_translation(begun.target_locale).live is False


def test_a_rows_own_button_takes_that_row_alone(begun: Translation, translator: User) -> None:
    other = helpers.begin_translation(make_article("Brush"))
    hand_out(translator, f"take:t{begun.pk}", f"t{other.pk}")
    assert list(Assignment.objects.values_list("translation", "assignee")) == [(begun.pk, translator.pk)]
    hand_out(translator, "give-back", f"t{begun.pk}")
    assert holder_of(begun) == (None, None)


def test_the_form_refuses_people_of_other_locales(begun: Translation, manager: User, german_translator: User) -> None:
    hand_out(manager, "assign", f"t{begun.pk}", assignee=german_translator.pk)
    assert not Assignment.objects.exists()


def test_what_is_refused_begins_nothing(french: Locale, translator: User) -> None:
    article = make_article("Brush")
    hand_out(translator, "assign", f"p{article.pk}", assignee=translator.pk)
    assert not Translation.objects.filter(source__object_repr="Brush").exists()


def test_the_form_wants_rows_and_sense(begun: Translation, manager: User, translator: User) -> None:
    hand_out(manager, "assign", assignee=translator.pk)
    hand_out(manager, "assign", "x1", "t", "t-1", "t²", "t99999999999999999999", assignee=translator.pk)
    hand_out(manager, "assign", f"t{begun.pk}", due_on="soon")
    assert hand_out(manager, "steal", f"t{begun.pk}").status_code == 400
    assert not Assignment.objects.exists()


def test_the_form_is_closed_to_outsiders_and_to_get(
    begun: Translation, translator: User, german_translator: User
) -> None:
    assert browser_of(translator).get(HAND_OUT).status_code == 405
    assert hand_out(german_translator, "take", f"t{begun.pk}").status_code == 404
    assert not Assignment.objects.exists()


def test_begin_opens_the_editor(french: Locale, translator: User) -> None:
    article = make_article("Brush")
    answer = browser_of(translator).post(BEGIN, {"locale": "fr", "row": f"p{article.pk}"})
    assert answer["Location"] == f"/admin/editorial/translations/{Translation.objects.get().pk}/"


def test_begin_is_for_translators_by_post(
    french: Locale, manager: User, german_translator: User, translator: User
) -> None:
    form = {"locale": "fr", "row": f"p{make_article('Brush').pk}"}
    assert browser_of(manager).post(BEGIN, form).status_code == 302
    assert browser_of(german_translator).post(BEGIN, form).status_code == 404
    assert browser_of(translator).get(BEGIN, form).status_code == 405
    assert browser_of(translator).post(BEGIN, {"locale": "fr", "row": "p²"}).status_code == 404
    assert not Translation.objects.filter(source__object_repr="Brush").exists()


# What changed


@pytest.mark.parametrize(
    ("old", "new", "marked"),
    [
        ("Wash at thirty degrees", "Wash at forty degrees", "Wash at <del>thirty </del><ins>forty </ins>degrees"),
        ("", "All new", "<ins>All new</ins>"),
        ("All gone", "", "<del>All gone</del>"),
        ("Soap &amp; water", "Soap &amp; sand", "Soap &amp; <del>water</del><ins>sand</ins>"),
        ("Hot", "<script>x</script>", "<del>Hot</del><ins>&lt;script&gt;x&lt;/script&gt;</ins>"),
    ],
)
def test_words_are_marked_and_escaped(old: str, new: str, marked: str) -> None:
    assert mark(old, new) == marked


@pytest.fixture
def outdated(french: Locale) -> Translation:
    """A translated page whose source has a new title, one paragraph changed, one gone and one more."""
    kept, gone, changed = paragraph("We keep this."), paragraph("Nobody needs that."), paragraph("Wash it at thirty.")
    translation = helpers.begin_translation(publish(make_article("Soap", body=[kept, gone, changed])))
    complete(translation)
    changed = {**changed, "value": "<p>Wash it at forty.</p>"}
    republish(translation, title="Suds", body=[kept, changed, paragraph("Rinse with plenty of cold water")])
    return translation


def test_changes_are_told_by_kind_with_the_translation(outdated: Translation) -> None:
    found = [(change.kind, change.text, change.translation) for change in changes_of(outdated)]
    assert found == [
        ("changed", "<del>Soap</del><ins>Suds</ins>", "FR Soap"),
        ("changed", "Wash it at <del>thirty</del><ins>forty</ins>.", "FR Wash it at thirty."),
        ("added", "<ins>Rinse with plenty of cold water</ins>", ""),
        ("removed", "<del>Nobody needs that.</del>", "FR Nobody needs that."),
    ]


def test_changes_name_their_field(outdated: Translation) -> None:
    assert [change.field for change in changes_of(outdated)] == ["Title", "Text", "Text", "Text"]


def test_changes_are_still_told_after_another_locale_took_them_over(outdated: Translation, germany: Country) -> None:
    make_index("de")
    german = helpers.begin_translation(outdated.source.get_source_instance(), "de")
    take_over(german, None)
    outdated.refresh_from_db()
    texts = [change.text for change in changes_of(outdated)]
    assert "<del>Soap</del><ins>Suds</ins>" in texts
    assert "Wash it at <del>thirty</del><ins>forty</ins>." in texts


def changes_url(translation: Translation) -> str:
    return f"/admin/editorial/translations/{translation.pk}/changes/"


def test_the_changes_page_shows_them_beside_the_translation(outdated: Translation, translator: User) -> None:
    page = browser_of(translator).get(changes_url(outdated)).content.decode()
    assert "<del>thirty</del><ins>forty</ins>" in page
    assert "FR Wash it at thirty." in page


def test_taking_over_leads_to_the_editor(outdated: Translation, translator: User) -> None:
    answer = browser_of(translator).post(changes_url(outdated))
    assert answer["Location"] == f"/admin/editorial/translations/{outdated.pk}/"
    assert draft_of(outdated).title == "Suds"
    assert (outdated.get_target_instance().live, changes_of(Translation.objects.get(pk=outdated.pk))) == (False, [])


def test_taking_over_leaves_what_is_under_review(outdated: Translation, france: Country, translator: User) -> None:
    ensure_workflow(france)
    submit_for_approval(Page.objects.get(pk=outdated.get_target_instance().pk).specific, translator)
    answer = browser_of(translator).post(changes_url(outdated), follow=True)
    assert "under review" in answer.content.decode()
    assert "Take over the changes" not in answer.content.decode()
    assert draft_of(outdated).title == "FR Soap"
    assert len(changes_of(Translation.objects.get(pk=outdated.pk))) == 4


def test_changes_are_closed_to_others(outdated: Translation, german_translator: User, visitor: Client) -> None:
    browser, url = browser_of(german_translator), changes_url(outdated)
    answers = [browser.get(url), browser.post(url), visitor.get(url), visitor.post(url)]
    assert {answer.status_code for answer in answers} == {302}
    assert draft_of(outdated).title == "FR Soap"


def test_changes_of_a_withdrawn_source_are_not_shown(outdated: Translation, translator: User) -> None:
    outdated.source.get_source_instance().unpublish()
    assert browser_of(translator).get(changes_url(outdated)).status_code == 302


def test_changes_are_those_of_pages(translator: User) -> None:
    category = helpers.begin_translation(make_category("Soaps"))
    superuser = User.objects.create_superuser("root@example.org", "x")
    assert browser_of(superuser).get(changes_url(category)).status_code == 404


def test_rows_of_deleted_pages_are_passed_over(begun: Translation, translator: User) -> None:
    begun.get_target_instance().delete()
    assert hand_out(translator, "take", f"t{begun.pk}").status_code == 302
    assert not Assignment.objects.exists()


def test_changes_take_no_put(outdated: Translation, translator: User) -> None:
    assert browser_of(translator).put(changes_url(outdated)).status_code == 405


def test_queries_of_the_changes_do_not_grow(french: Locale, translator: User) -> None:
    def queries(number: int) -> int:
        body = [paragraph(f"Sentence number {index}") for index in range(number)]
        translation = helpers.begin_translation(publish(make_article(body=body)))
        complete(translation)
        republish(translation, body=[{**block, "value": f"{block['value']} More"} for block in body])
        browser = browser_of(translator)
        browser.get(changes_url(translation))
        with CaptureQueriesContext(connection) as found:
            assert len(browser.get(changes_url(translation)).context["changes"]) >= number
        return len(found)

    assert queries(1) == queries(30)
