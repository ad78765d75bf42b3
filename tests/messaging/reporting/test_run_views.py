"""Beginning a check, taking it up, and how far it has come."""

import datetime

import pytest
from django.utils import timezone

from hub.countries.models import Country
from hub.members.models import User
from hub.messaging.models import CheckRun
from hub.messaging.reporting.runs import begin_run, fail_run
from hub.messaging.reporting.tasks import check_next_texts
from tests.conftest import browser_of
from tests.factories import make_article

from .helpers import REPORT, check_site, jobs

BEGIN, PROGRESS = f"{REPORT}runs/", f"{REPORT}progress/"


@pytest.fixture(autouse=True)
def no_jobs() -> None:
    from django_tasks import task_backends  # noqa: PLC0415  settings first

    task_backends["default"].clear()  # type: ignore[attr-defined]  # the tests' backend has it


def stuck(user: User) -> CheckRun:
    run = begin_run(user)
    CheckRun.objects.filter(pk=run.pk).update(begun_at=timezone.now() - datetime.timedelta(minutes=16))
    return run


def test_beginning_leaves_a_job(marketer: User) -> None:
    assert browser_of(marketer).post(BEGIN).status_code == 302
    run = CheckRun.objects.get()
    assert (run.state, run.begun_by) == ("waiting", marketer)
    assert jobs() == [(run.pk,)]


def test_a_second_click_is_refused_kindly(marketer: User) -> None:
    browser = browser_of(marketer)
    browser.post(BEGIN)
    assert "being checked already" in browser.post(BEGIN, follow=True).content.decode()
    assert CheckRun.objects.count() == len(jobs()) == 1


def test_beginning_is_a_post(marketer: User) -> None:
    assert browser_of(marketer).get(BEGIN).status_code == 405
    assert not CheckRun.objects.exists()


@pytest.mark.parametrize("person", ["editor", "manager", "moderator", "alice"])
def test_others_do_not_begin(request: pytest.FixtureRequest, person: str, france: Country) -> None:
    browser_of(request.getfixturevalue(person)).post(BEGIN)
    assert not CheckRun.objects.exists()


def test_each_job_leaves_the_next(marketer: User) -> None:
    run = begin_run(marketer)
    check_next_texts.func(run.pk)
    assert [arguments[0] for arguments in jobs()] == [run.pk]
    assert jobs()[0][1:] != (0, 0)


def test_a_job_that_fails_says_so(marketer: User, monkeypatch: pytest.MonkeyPatch) -> None:
    run = begin_run(marketer)
    with pytest.raises(IndexError):
        check_next_texts.func(run.pk, 99)
    run.refresh_from_db()
    assert (run.state, run.fault) == ("failed", "IndexError")
    assert jobs() == []


def test_the_report_tells_how_far_the_check_has_come(marketer: User) -> None:
    make_article("Page")
    run = begin_run(marketer)
    page = browser_of(marketer).get(REPORT).content.decode()
    assert f'<progress id="check-progress" max="{run.total}" value="0">' in page
    assert "Check now" not in page
    assert "Take up again" not in page


def test_a_standstill_is_told_and_taken_up(marketer: User) -> None:
    run, browser = stuck(marketer), browser_of(marketer)
    page = browser.get(REPORT).content.decode()
    assert "stands still" in page
    assert f"{BEGIN}{run.pk}/take-up/" in page
    browser.post(f"{BEGIN}{run.pk}/take-up/")
    assert jobs() == [(run.pk, 0, 0)]


def test_a_run_that_goes_on_is_not_taken_up(marketer: User) -> None:
    run = begin_run(marketer)
    answer = browser_of(marketer).post(f"{BEGIN}{run.pk}/take-up/", follow=True)
    assert "goes on" in answer.content.decode()
    assert jobs() == []


def test_taking_up_is_a_post(marketer: User) -> None:
    assert browser_of(marketer).get(f"{BEGIN}{stuck(marketer).pk}/take-up/").status_code == 405


def test_there_must_be_a_run_to_take_up(marketer: User) -> None:
    assert browser_of(marketer).post(f"{BEGIN}99/take-up/").status_code == 404


def test_a_country_does_not_take_up(marketer: User, manager: User) -> None:
    run = stuck(marketer)
    browser_of(manager).post(f"{BEGIN}{run.pk}/take-up/")
    assert jobs() == []
    assert "Take up again" not in browser_of(manager).get(REPORT).content.decode()


def test_a_failure_is_told(marketer: User, editor: User) -> None:
    fail_run(begin_run(marketer).pk, "OperationalError")
    assert "could not go on" in browser_of(editor).get(REPORT).content.decode()


def test_progress_is_a_part_of_the_page(marketer: User, editor: User) -> None:
    begin_run(marketer)
    page = browser_of(editor).get(PROGRESS).content.decode()
    assert "data-going" in page
    assert "<html" not in page
    assert "Take up again" not in page


def test_progress_ends(marketer: User) -> None:
    check_site(marketer)
    assert "data-going" not in browser_of(marketer).get(PROGRESS).content.decode()


def test_progress_is_closed_to_others(marketer: User, moderator: User) -> None:
    assert browser_of(moderator).get(PROGRESS).status_code in (302, 403)
    assert browser_of(marketer).post(PROGRESS).status_code == 405
