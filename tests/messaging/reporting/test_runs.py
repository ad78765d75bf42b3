"""A check of the whole site: what it goes through, what it keeps, and how it goes on after a standstill."""

import datetime
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from blog.models import ArticlePage
from hub.countries.models import Country
from hub.editorial.gate import setting_up
from hub.members.models import User
from hub.messaging.models import BrandMessage, CheckRun, Finding
from hub.messaging.reporting import runs, texts
from hub.messaging.reporting.comparing import gone_since, read_figures
from hub.messaging.reporting.runs import begin_run, check_chunk, fail_run, is_stuck, take_up_run
from hub.messaging.reporting.texts import CHUNK, Place, count_before, count_texts, place_after, read_chunk
from tests.factories import make_article, make_author, make_locale, make_message, paragraph, publish

from .helpers import check_site, finish, forbid, terms_found

TWENTY_MINUTES = datetime.timedelta(minutes=20)


def write(title: str, text: str, code: str = "en") -> Any:
    return make_article(title, code, body=[paragraph(text)])


@pytest.fixture
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "CHUNK", 2)
    monkeypatch.setattr(runs, "CHUNK", 2)


def walk() -> list[Any]:
    found: list[Any] = []
    place: Place | None = Place()
    while place is not None:
        chunk, place = read_chunk(place)
        found += chunk
    return found


def test_a_run_reads_live_texts_of_every_kind_and_locale(marketer: User) -> None:
    forbid("cheap")
    forbid("bas de gamme", "fr")
    write("English", "A cheap bottle.")
    write("French", "Un flacon bas de gamme.", "fr")
    make_author("Nora", role="A cheap writer")
    make_message("keep", text="A cheap message.")
    assert [title for title, _words in terms_found(check_site(marketer))] == ["English", "French", "Nora", "keep"]


def test_a_draft_is_not_read(marketer: User) -> None:
    forbid("cheap")
    page = write("English", "A bottle.")
    page.body = [("paragraph", "<p>A cheap bottle.</p>")]
    page.save_revision()
    with setting_up():
        write("Off line", "A cheap bottle.").unpublish()
    assert terms_found(check_site(marketer)) == []


def test_the_whole_is_read_once_whatever_the_pieces(marketer: User, small_chunks: None) -> None:
    for number in range(5):
        write(f"Article {number}", "Words.")
    make_message("keep")
    found = walk()
    assert len(found) == len({(type(text), text.pk) for text in found}) == count_texts()


def test_every_place_has_as_many_texts_before_it_as_it_says(marketer: User, small_chunks: None) -> None:
    for number in range(3):
        write(f"Article {number}", "Words.")
    make_message("keep")
    numbers = range(count_texts() + 1)
    assert [count_before(place_after(number)) for number in numbers] == list(numbers)


def test_a_run_counts_what_it_has_done(marketer: User, small_chunks: None) -> None:
    for number in range(3):
        write(f"Article {number}", "Words.")
    run = begin_run(marketer)
    assert (run.state, run.done, run.total) == ("waiting", 0, count_texts())
    check_chunk(run.pk, Place())
    run.refresh_from_db()
    assert (run.state, run.done) == ("running", 2)
    finish(run, Place())
    assert (run.state, run.done) == ("done", count_texts())
    assert run.ended_at is not None


def test_only_one_run_goes_on_at_a_time(marketer: User) -> None:
    run = begin_run(marketer)
    with pytest.raises(ValidationError, match="being checked already"):
        begin_run(marketer)
    finish(run)
    assert begin_run(marketer).pk != run.pk


@pytest.mark.parametrize("person", ["editor", "manager", "translator", "moderator"])
def test_a_country_does_not_check_the_site(request: pytest.FixtureRequest, france: Country, person: str) -> None:
    with pytest.raises(PermissionDenied):
        begin_run(request.getfixturevalue(person))
    assert not CheckRun.objects.exists()


def check_twice(run: CheckRun) -> None:
    """Do two pieces of the articles."""
    following = check_chunk(run.pk, Place(texts.kinds_of_text().index(ArticlePage)))
    assert following is not None
    check_chunk(run.pk, following)


def stand_still(run: CheckRun) -> CheckRun:
    CheckRun.objects.filter(pk=run.pk).update(ended_at=timezone.now() - TWENTY_MINUTES)
    run.refresh_from_db()
    return run


def test_a_run_whose_worker_was_killed_is_taken_up(marketer: User, small_chunks: None) -> None:
    forbid("cheap")
    for number in range(7):
        write(f"Article {number}", "A cheap bottle.")
    run = begin_run(marketer)
    check_twice(run)
    place = take_up_run(marketer, stand_still(run))
    finish(run, place)
    assert run.state == "done"
    assert terms_found(run) == [(f"Article {number}", "cheap") for number in range(7)]


def test_a_run_that_is_taken_up_misses_nothing_though_a_page_went_off_line(marketer: User, small_chunks: None) -> None:
    forbid("cheap")
    pages = [write(f"Article {number}", "A cheap bottle.") for number in range(7)]
    run = begin_run(marketer)
    check_twice(run)
    with setting_up():
        pages[0].unpublish()
    finish(run, take_up_run(marketer, stand_still(run)))
    assert {title for title, _words in terms_found(run)} >= {f"Article {number}" for number in range(1, 7)}


def test_a_run_is_stuck_after_a_quarter_of_an_hour(marketer: User) -> None:
    run = begin_run(marketer)
    assert not is_stuck(run)
    CheckRun.objects.filter(pk=run.pk).update(begun_at=timezone.now() - TWENTY_MINUTES)
    run.refresh_from_db()
    assert is_stuck(run)


def test_a_run_that_goes_on_is_not_taken_up(marketer: User) -> None:
    run = begin_run(marketer)
    with pytest.raises(ValidationError, match="goes on"):
        take_up_run(marketer, run)


def test_a_run_is_not_taken_up_beside_another(marketer: User) -> None:
    failed = begin_run(marketer)
    fail_run(failed.pk, "OperationalError")
    begin_run(marketer)
    failed.refresh_from_db()
    with pytest.raises(ValidationError, match="already"):
        take_up_run(marketer, failed)


def test_a_run_that_failed_is_taken_up(marketer: User) -> None:
    run = begin_run(marketer)
    fail_run(run.pk, "OperationalError")
    run.refresh_from_db()
    assert (run.state, run.fault) == ("failed", "OperationalError")
    finish(run, take_up_run(marketer, run))
    assert (run.state, run.fault) == ("done", "")


def test_a_country_does_not_take_a_run_up(marketer: User, manager: User) -> None:
    with pytest.raises(PermissionDenied):
        take_up_run(manager, stand_still(begin_run(marketer)))


def test_a_run_that_has_ended_is_left_alone(marketer: User) -> None:
    run = check_site(marketer)
    ended_at = run.ended_at
    assert check_chunk(run.pk, Place()) is None
    run.refresh_from_db()
    assert run.ended_at == ended_at


def test_a_piece_that_is_checked_twice_is_kept_once(marketer: User) -> None:
    forbid("cheap")
    write("English", "A cheap bottle.")
    run = begin_run(marketer)
    articles = Place(texts.kinds_of_text().index(ArticlePage))
    check_chunk(run.pk, articles)
    check_chunk(run.pk, articles)
    assert terms_found(run) == [("English", "cheap")]


def test_a_text_that_cannot_be_read_does_not_hide_the_others(marketer: User) -> None:
    forbid("cheap")
    write("English", "A cheap bottle.")
    broken = write("Broken", "A cheap bottle.")
    type(broken).objects.filter(pk=broken.pk).update(body='[{"type": "paragraph", "value": 7, "id": "x"}]')
    run = check_site(marketer)
    assert (run.state, run.fault) == ("done", "1")
    assert terms_found(run) == [("English", "cheap")]


def test_the_next_run_tells_new_from_what_is_still_there(marketer: User) -> None:
    forbid("cheap")
    write("Old", "A cheap bottle.")
    first = check_site(marketer)
    write("New", "A cheap cap.")
    second = check_site(marketer)
    assert terms_found(second, is_new=True) == [("New", "cheap")]
    assert terms_found(second, is_new=False) == [("Old", "cheap")]
    assert Finding.objects.get(run=second, title="Old", rule="forbidden_term").seen_since == first.begun_at


def test_a_finding_is_the_same_where_the_sentence_moves_and_another_where_it_changes(marketer: User) -> None:
    forbid("cheap")
    page = write("Page", "A cheap bottle.")
    check_site(marketer)
    page.body = [("paragraph", "<p>Before it.</p>"), ("paragraph", "<p>A cheap bottle.</p>")]
    publish(page)
    assert terms_found(check_site(marketer), is_new=False) == [("Page", "cheap")]
    page.body = [("paragraph", "<p>A very cheap bottle.</p>")]
    publish(page)
    assert terms_found(check_site(marketer), is_new=True) == [("Page", "cheap")]


def test_what_is_found_no_more_has_gone(marketer: User) -> None:
    forbid("cheap")
    page = write("Page", "A cheap bottle.")
    write("Still", "A cheap cap.")
    first = check_site(marketer)
    page.body = [("paragraph", "<p>A bottle.</p>")]
    publish(page)
    second = check_site(marketer)
    gone = gone_since(second, first, [make_locale("en")]).filter(rule="forbidden_term")
    assert [finding.title for finding in gone] == ["Page"]
    assert read_figures(second, [make_locale("en")]).gone == 1


def test_a_run_that_failed_is_nothing_to_compare_with(marketer: User) -> None:
    forbid("cheap")
    write("Page", "A cheap bottle.")
    check_site(marketer)
    fail_run(begin_run(marketer).pk, "Fault")
    assert terms_found(check_site(marketer), is_new=False) == [("Page", "cheap")]


def test_the_last_ten_runs_are_kept(marketer: User) -> None:
    fail_run(begin_run(marketer).pk, "Fault")
    made = [check_site(marketer).pk for _number in range(12)]
    assert sorted(CheckRun.objects.values_list("pk", flat=True)) == made[2:]


def test_pieces_are_small(france: Country) -> None:
    assert CHUNK <= 50
    assert BrandMessage in texts.kinds_of_text()
