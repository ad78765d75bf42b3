"""The translators' desk: what waits, in which list, and what its pages show."""

import datetime
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import Translation, TranslationLog

from hub.countries.actions import join_team
from hub.countries.models import Country, Role
from hub.editorial.actions import ensure_workflow, submit_for_approval
from hub.editorial.assigning import take_over
from hub.editorial.desk import Listing, State, begun, counts, listed, most_urgent, not_begun
from hub.editorial.desk_rows import Progress, Row, rows_of, words_of
from hub.editorial.models import Assignment
from hub.members.models import User
from tests.conftest import browser_of
from tests.factories import make_article, make_index, make_locale, paragraph, publish

from .helpers import begin_translation, draft_of, finish_translation, write_string

DESK = "/admin/editorial/desk/"


@pytest.fixture
def french(france: Country) -> Locale:
    """France's locale, with a journal; what is on its desk is of the test's own making."""
    make_index("fr")
    return france.locale


def state_of(translation: Translation) -> str:
    return begun([translation.target_locale]).get(pk=translation.pk).state


def republish(translation: Translation, **fields: Any) -> Any:
    """Publish another text of the source."""
    source = translation.source.get_source_instance()
    for name, value in (fields or {"intro": f"{source.intro} More."}).items():
        setattr(source, name, value)
    return publish(source)


def in_work() -> Translation:
    translation = begin_translation(publish(make_article()))
    write_string(translation, "title", "Titre")
    return translation


def finished() -> Translation:
    """Return a translation of which everything is translated and saved."""
    translation = begin_translation(publish(make_article()))
    finish_translation(translation)
    translation.save_target(publish=False)
    return translation


def numbers(locale: Locale, user: Any = None) -> dict[str, int]:
    return {name: number for name, number in counts(locale, user or AnonymousUser()).items() if number}


# What is in which state


def test_a_draft_with_nothing_translated_is_new(french: Locale) -> None:
    translation = begin_translation(publish(make_article()))
    assert state_of(translation) == State.NEW


def test_a_new_draft_stays_new_when_its_source_changes(french: Locale) -> None:
    translation = begin_translation(publish(make_article()))
    republish(translation)
    assert state_of(translation) == State.NEW


def test_some_strings_make_it_in_work(french: Locale) -> None:
    assert state_of(in_work()) == State.IN_WORK


def test_strings_with_errors_are_missing(french: Locale) -> None:
    translation = finished()
    translation.target_locale.string_translations.filter(data__startswith="FR Article").update(has_error=True)
    assert state_of(translation) == State.IN_WORK


def test_all_strings_make_it_complete(french: Locale) -> None:
    assert state_of(finished()) == State.COMPLETE


def test_a_changed_source_makes_it_outdated(french: Locale) -> None:
    # The library says "up to date" until somebody synchronises.
    translation = finished()
    republish(translation)
    assert (state_of(translation), translation.get_status_display()) == (State.OUTDATED, "Up to date")


def test_a_live_page_is_outdated_though_nothing_was_translated(french: Locale) -> None:
    translation = begin_translation(publish(make_article()))
    publish(translation.get_target_instance())
    republish(translation)
    assert state_of(translation) == State.OUTDATED


def test_taking_over_ends_it_for_one_locale_only(french: Locale, germany: Country) -> None:
    # A source's text is taken over for all locales at once; the German draft has not seen it yet.
    article = publish(make_article())
    make_index("de")
    both = [begin_translation(article, code) for code in ("fr", "de")]
    for translation in both:
        finish_translation(translation)
        translation.save_target(publish=False)
    republish(both[0], title="Another title")
    take_over(both[0], None)
    assert [state_of(translation) for translation in both] == [State.IN_WORK, State.OUTDATED]


def test_what_was_copied_at_a_launch_is_not_outdated(french: Locale) -> None:
    # Nothing was saved through the library then.
    translation = finished()
    TranslationLog.objects.all().delete()
    assert state_of(translation) == State.COMPLETE


def test_what_was_sent_back_is_rejected(french: Locale, france: Country, translator: User, manager: User) -> None:
    ensure_workflow(france)
    translation = in_work()
    page = translation.get_target_instance()
    state = submit_for_approval(page, translator)
    assert state_of(translation) == State.REVIEW
    state.current_task_state.reject(user=manager, comment="Too literal")
    assert state_of(translation) == State.REJECTED
    (row,) = rows_of(listed("rejected", french, translator), french)
    assert row.reason == "Too literal"


def test_stopped_translations_are_on_no_list(french: Locale) -> None:
    translation = in_work()
    Translation.objects.filter(pk=translation.pk).update(enabled=False)
    assert (list(begun([french])), list(not_begun(french))) == ([], [])


def test_what_was_withdrawn_in_its_own_language_waits_for_nobody(french: Locale) -> None:
    translation = in_work()
    translation.source.get_source_instance().unpublish()
    assert list(begun([french])) == []


def test_other_locales_are_not_shown(french: Locale, germany: Country) -> None:
    make_index("de")
    translation = begin_translation(publish(make_article()), "de")
    assert translation not in begun([french])
    assert translation in begun([germany.locale])


# What is not begun


def test_not_begun_are_live_pages_of_the_source(french: Locale) -> None:
    begin_translation(make_article("Begun"))
    make_article("Waiting")
    make_article("Draft", live=False)
    assert [page.title for page in not_begun(french)] == ["Waiting"]


def test_the_source_language_has_nothing_to_begin(french: Locale) -> None:
    make_article("Waiting")
    assert list(not_begun(make_locale("en"))) == []


# Lists and numbers


def assign(translation: Translation, days: int | None = None, assignee: User | None = None) -> Assignment:
    due_on = None if days is None else timezone.localdate() + datetime.timedelta(days=days)
    return Assignment.objects.create(translation=translation, assignee=assignee, due_on=due_on)


@pytest.mark.parametrize(("days", "name"), [(-1, "overdue"), (0, "due"), (7, "due"), (8, None), (None, None)])
def test_a_date_puts_it_among_what_is_due(french: Locale, days: int | None, name: str | None) -> None:
    assign(in_work(), days)
    assert numbers(french) == {"in-work": 1} | ({name: 1} if name else {})


def test_a_finished_assignment_is_not_due(french: Locale, translator: User) -> None:
    assignment = assign(in_work(), -1, translator)
    Assignment.objects.filter(pk=assignment.pk).update(done_at=timezone.now())
    assert numbers(french, translator) == {"in-work": 1}


def test_mine_are_my_open_assignments(french: Locale, translator: User, manager: User) -> None:
    assign(in_work(), assignee=translator)
    assign(in_work(), assignee=manager)
    assert numbers(french, translator) == {"in-work": 2, "mine": 1}
    assert listed("mine", french, translator).count() == 1


def test_numbers_are_those_of_the_lists(french: Locale, translator: User) -> None:
    make_article("Waiting")
    assign(in_work(), -1, translator)
    begin_translation(publish(make_article()))
    republish(finished())
    found = counts(french, translator)
    lists = {name: listed(name, french, translator).count() for name in Listing.values}
    lists["new"] += not_begun(french).count()
    assert found == lists
    assert (found["new"], found["outdated"], found["overdue"]) == (2, 1, 1)


def test_the_nearest_date_comes_first(french: Locale) -> None:
    late, soon, free = in_work(), in_work(), in_work()
    assign(late, 20)
    assign(soon, 10)
    assert list(listed("in-work", french, None)) == [soon, late, free]


# Rows


def test_a_row_says_where_and_how_much(french: Locale, translator: User) -> None:
    translation = begin_translation(publish(make_article("Soap", intro="One two three.", body=[paragraph("Four")])))
    write_string(translation, "title", "Savon")
    (row,) = rows_of(listed("in-work", french, translator), french)
    assert (row.title, row.trail, row.kind) == ("Soap", "Home › Journal", "Article")
    assert row.progress == Progress(done=1, total=3, words=4)
    assert row.page_id == translation.get_target_instance().pk


def test_a_page_that_is_not_begun_knows_its_words_from_another_locale(french: Locale, germany: Country) -> None:
    make_index("de")
    article = publish(make_article("Soap", intro="One two three.", body=[paragraph("Four")]))
    assert rows_of([article], french)[0].progress is None
    begin_translation(article, "de")
    assert rows_of([article], french)[0].progress == Progress(done=0, total=3, words=5)


def test_words_are_counted_without_marks() -> None:
    assert words_of('Soap <b>and</b> <a id="a1">hot&nbsp;water</a>') == 4


@pytest.mark.parametrize(
    ("state", "verb", "link"),
    [
        (State.NEW, "Translate", "/admin/editorial/translations/3/"),
        (State.IN_WORK, "Continue", "/admin/editorial/translations/3/"),
        (State.REJECTED, "Continue", "/admin/editorial/translations/3/"),
        (State.OUTDATED, "Update", "/admin/editorial/translations/3/changes/"),
        (State.REVIEW, "Open", "/admin/editorial/translations/3/"),
    ],
)
def test_the_button_says_what_to_do(db: None, state: State, verb: str, link: str) -> None:
    row = Row("t3", "Soap", "Home", "Article", state, make_locale("fr"), 5, None, page_id=7, translation_id=3)
    assert (row.verb, row.link, row.is_begun_by_button) == (verb, link, False)


def test_a_page_without_a_draft_is_begun_by_its_button(db: None) -> None:
    row = Row("p5", "Soap", "Home", "Article", State.NEW, make_locale("fr"), 5, None)
    assert (row.verb, row.link, row.is_begun_by_button) == ("Translate", "", True)


def test_an_untouched_draft_is_brought_up_to_date_by_its_button(french: Locale, translator: User) -> None:
    translation = begin_translation(publish(make_article("Soap")))
    republish(translation, title="Better soap")
    (row,) = rows_of(listed("new", french, translator), french)
    assert row.is_begun_by_button
    form = {"locale": "fr", "row": row.key}
    assert (
        browser_of(translator).post(f"{DESK}begin/", form)["Location"]
        == f"/admin/editorial/translations/{translation.pk}/"
    )
    assert draft_of(translation).title == "Better soap"


# The page


def test_a_manager_is_offered_to_assign_and_not_to_begin(french: Locale, manager: User, translator: User) -> None:
    make_article("Waiting")
    for user, offered in ((manager, (True, False)), (translator, (False, True))):
        page = browser_of(user).get(DESK, {"list": "new"}).content.decode()
        assert ('value="assign"' in page, 'form="desk-begin"' in page) == offered


def test_unknown_lists_and_pages_are_the_first(french: Locale, translator: User) -> None:
    make_article("Waiting")
    answer = browser_of(translator).get(DESK, {"list": "x", "p": "99"})
    assert (answer.context["chosen"], len(answer.context["rows"])) == ("new", 1)


def test_the_desk_shows_a_list_with_one_button(french: Locale, translator: User) -> None:
    translation = in_work()
    page = browser_of(translator).get(DESK, {"list": "in-work"})
    edit = reverse("editorial:strings", args=[translation.pk])
    assert page.status_code == 200
    assert f'<a class="button button-small" href="{edit}">Continue</a>' in page.content.decode()


def test_the_desk_opens_with_what_is_most_urgent(french: Locale, translator: User) -> None:
    make_article("Waiting")
    assert browser_of(translator).get(DESK).context["chosen"] == "new"
    assign(in_work(), -1)
    assert browser_of(translator).get(DESK).context["chosen"] == "overdue"


def test_an_empty_desk_says_so(french: Locale, translator: User) -> None:
    assert "Nothing here" in browser_of(translator).get(DESK).content.decode()


def test_the_desk_is_read_only(french: Locale, translator: User) -> None:
    assert browser_of(translator).post(DESK).status_code == 405


def test_the_desk_is_for_who_translates_or_manages(
    french: Locale, translator: User, manager: User, marketer: User, editor: User, visitor: Client
) -> None:
    found = [browser_of(user).get(DESK).status_code for user in (translator, manager, marketer)]
    assert found == [200, 200, 200]
    assert DESK not in browser_of(editor).get("/admin/").content.decode()
    assert browser_of(editor).get(DESK).status_code == 302  # to the admin's home, which says why
    assert visitor.get(DESK).status_code == 302


def test_other_locales_have_no_desk_for_outsiders(french: Locale, german_translator: User) -> None:
    assert browser_of(german_translator).get(DESK, {"locale": "fr"}).status_code == 404


def test_several_locales_have_a_switch(french: Locale, translator: User, germany: Country) -> None:
    assert 'id="desk-locale"' not in browser_of(translator).get(DESK).content.decode()
    join_team(translator, germany, Role.TRANSLATOR)
    page = browser_of(translator).get(DESK, {"locale": "fr"})
    assert [locale.language_code for locale in page.context["locales"]] == ["de", "fr"]
    assert (page.context["locale"], 'id="desk-locale"' in page.content.decode()) == (french, True)


def test_the_menu_leads_to_the_desk(french: Locale, translator: User) -> None:
    assert DESK in browser_of(translator).get("/admin/").content.decode()


# The next one


def test_next_takes_the_most_urgent(french: Locale, translator: User) -> None:
    make_article("Waiting")
    assert str(most_urgent(french, translator)) == "Waiting"
    outdated = finished()
    republish(outdated)
    assert most_urgent(french, translator) == outdated
    late = in_work()
    assign(late, -1)
    assert most_urgent(french, translator) == late


def test_next_leaves_what_a_colleague_has(french: Locale, translator: User, manager: User) -> None:
    assign(in_work(), -1, manager)
    assert most_urgent(french, translator) is None


def next_for(user: User) -> str:
    return str(browser_of(user).get(f"{DESK}next/")["Location"])


def test_next_opens_the_editor_the_changes_or_the_submission(french: Locale, translator: User) -> None:
    article = make_article()
    assert next_for(translator) == f"/admin/localize/submit/page/{article.pk}/?select_locale=fr"
    outdated = finished()
    republish(outdated)
    assert next_for(translator) == f"/admin/editorial/translations/{outdated.pk}/changes/"
    late = in_work()
    assign(late, -1)
    assert next_for(translator) == f"/admin/editorial/translations/{late.pk}/"


def test_next_goes_back_when_nothing_waits(french: Locale, translator: User) -> None:
    assert next_for(translator) == f"{DESK}?locale=fr"


# Cost


def queries(browser: Client, url: str, **query: str) -> int:
    with CaptureQueriesContext(connection) as found:
        assert browser.get(url, query).status_code == 200
    return len(found)


def make_row(name: str, user: User) -> None:
    if name == "new":
        make_article()
    elif name == "outdated":
        republish(finished())
    elif name == "rejected":
        state = submit_for_approval(in_work().get_target_instance(), user)
        state.current_task_state.reject(user=user, comment="No")
    else:
        assign(in_work(), {"overdue": -1, "due": 1}.get(name), user)


@pytest.mark.parametrize("name", Listing.values)
def test_queries_are_the_same_for_one_row_and_for_thirty(
    french: Locale, france: Country, translator: User, name: str
) -> None:
    ensure_workflow(france)
    browser = browser_of(translator)
    make_row(name, translator)
    queries(browser, DESK, list=name)
    one = queries(browser, DESK, list=name)
    for _number in range(29):
        make_row(name, translator)
    assert queries(browser, DESK, list=name) == one
    assert len(browser.get(DESK, {"list": name}).context["rows"]) == 30


def test_a_long_list_has_pages(french: Locale, translator: User) -> None:
    begin_translation(publish(make_article("Begun")))
    for number in range(52):
        make_article(f"Waiting {number}")
    browser = browser_of(translator)
    first, second = (browser.get(DESK, {"list": "new", "p": p}).context["rows"] for p in (1, 2))
    titles = [row.title for row in [*first, *second]]
    assert (len(first), len(second), len(set(titles)), titles[0]) == (50, 3, 53, "Begun")
