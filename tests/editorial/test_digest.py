"""What translators are mailed: at once what is theirs, once a day the rest."""

import datetime
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone
from django_tasks import task_backends
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation

from hub.countries.actions import join_team
from hub.countries.models import Country, Role
from hub.editorial.actions import ensure_workflow, submit_for_approval
from hub.editorial.assigning import assign_translations, take_translations
from hub.editorial.desk_tasks import send_digest, tell_of_assignments
from hub.editorial.digests import claim_day, readers
from hub.editorial.models import Assignment, Digest
from hub.members.models import User
from tests.factories import make_article, make_index, make_member, publish

from .helpers import begin_translation, finish_translation, write_string

Run = Callable[[], list[Any]]
Commit = Callable[..., Any]
TODAY = datetime.date(2026, 12, 1)


@pytest.fixture(autouse=True)
def run() -> Iterator[Run]:
    """Run the jobs that wait, and those that they leave, and return the mails that arrived."""
    backend: Any = task_backends["default"]
    backend.clear()

    def work() -> list[Any]:
        while waiting := list(backend.results):
            backend.clear()
            for result in waiting:
                result.task.call(*result.args, **result.kwargs)
        arrived, mail.outbox = mail.outbox, []
        return arrived

    yield work
    backend.clear()


@pytest.fixture
def french(france: Country) -> Locale:
    make_index("fr")
    return france.locale


@pytest.fixture
def begun(french: Locale) -> Translation:
    return begin_translation(publish(make_article("Soap")))


@pytest.fixture
def day(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Return a function that sets the clock to noon, some days after the first of December."""
    clock = {"days": 0}
    noon = datetime.datetime(2026, 12, 1, 12, tzinfo=datetime.UTC)
    monkeypatch.setattr(timezone, "now", lambda: noon + datetime.timedelta(days=clock["days"]))

    def turn(days: int) -> None:
        clock["days"] = days

    return turn


def digests(run: Run) -> list[Any]:
    call_command("send_digests")
    return run()


def due(translation: Translation, days: int, assignee: User | None = None) -> Assignment:
    due_on = TODAY + datetime.timedelta(days=days)
    return Assignment.objects.create(translation=translation, due_on=due_on, assignee=assignee)


# At once


def test_several_pages_are_one_mail(
    begun: Translation, manager: User, translator: User, run: Run, django_capture_on_commit_callbacks: Commit
) -> None:
    other = begin_translation(make_article("Brush"))
    run()
    with django_capture_on_commit_callbacks(execute=True):
        assign_translations(manager, [begun, other], translator, datetime.date(2027, 3, 1))
    (letter,) = run()
    assert (letter.to, letter.subject) == ([translator.email], "For you to translate: 2 pages")
    assert "Soap – due on March 1, 2027" in letter.body
    assert f"/admin/pages/{other.get_target_instance().pk}/edit/" in letter.body
    assert Assignment.objects.filter(told_at=None).count() == 0


def test_the_mail_is_in_the_readers_language(
    begun: Translation, manager: User, translator: User, run: Run, django_capture_on_commit_callbacks: Commit
) -> None:
    User.objects.filter(pk=translator.pk).update(language="fr")
    translator.refresh_from_db()
    with django_capture_on_commit_callbacks(execute=True):
        assign_translations(manager, [begun], translator, datetime.date(2027, 3, 1))
    (letter,) = run()
    assert "1 mars 2027" in letter.body


def test_one_page_is_named(
    begun: Translation, manager: User, translator: User, run: Run, django_capture_on_commit_callbacks: Commit
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        assign_translations(manager, [begun], translator, None)
    (letter,) = run()
    assert letter.subject == "For you to translate: Soap"
    assert letter.body.startswith(f"{manager} has given you a page to translate:")


def test_the_pool_and_oneself_get_no_mail_at_once(
    begun: Translation, manager: User, translator: User, run: Run, django_capture_on_commit_callbacks: Commit
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        assign_translations(manager, [begun], None, None)
        take_translations(translator, [begun])
    assert run() == []


def test_what_was_taken_back_is_not_told(begun: Translation, manager: User, translator: User, run: Run) -> None:
    assignment = due(begun, 1)
    tell_of_assignments.call(translator.pk, [assignment.pk], manager.pk)
    assert run() == []


def test_inactive_members_are_not_told(begun: Translation, manager: User, translator: User, run: Run) -> None:
    assignment = due(begun, 1, translator)
    User.objects.update(is_active=False)
    tell_of_assignments.call(translator.pk, [assignment.pk], manager.pk)
    assert run() == []


def send_back(translation: Translation, france: Country, submitter: User, manager: User) -> None:
    ensure_workflow(france)
    page = Page.objects.get(pk=translation.get_target_instance().pk).specific
    submit_for_approval(page, submitter).current_task_state.reject(user=manager, comment="Too literal")


def test_the_translator_is_told_why_it_was_sent_back(
    begun: Translation,
    france: Country,
    manager: User,
    editor: User,
    translator: User,
    run: Run,
    django_capture_on_commit_callbacks: Commit,
) -> None:
    due(begun, 1, translator)
    with django_capture_on_commit_callbacks(execute=True):
        send_back(begun, france, editor, manager)
    to_translator = [letter for letter in run() if letter.to == [translator.email]]
    (letter,) = to_translator
    assert letter.subject == "Sent back: Soap"
    assert "Too literal" in letter.body
    assert f"/admin/pages/{begun.get_target_instance().pk}/edit/" in letter.body


def test_who_submitted_it_is_told_once(
    begun: Translation,
    france: Country,
    manager: User,
    translator: User,
    run: Run,
    django_capture_on_commit_callbacks: Commit,
) -> None:
    # Wagtail tells the submitter.
    due(begun, 1, translator)
    with django_capture_on_commit_callbacks(execute=True):
        send_back(begun, france, translator, manager)
    letters = [letter for letter in run() if letter.to == [translator.email]]
    assert ["Too literal" in letter.body for letter in letters] == [True]


# Once a day


def test_readers_are_active_translators(
    translator: User, manager: User, marketer: User, german_translator: User
) -> None:
    assert list(readers()) == [translator, german_translator]
    User.objects.filter(pk=translator.pk).update(is_active=False)
    assert list(readers()) == [german_translator]


def test_a_digest_names_what_waits(begun: Translation, translator: User, run: Run, day: Callable[[int], None]) -> None:
    make_article("Brush")
    late = begin_translation(publish(make_article("Towel")))
    write_string(late, "title", "Serviette")
    due(late, -1)
    (letter,) = digests(run)
    heads = re.findall(r"^French: (.+)$", letter.body, re.M)
    assert (letter.to, heads) == ([translator.email], ["Overdue (1)", "New (2)"])
    assert "- Towel – due on Nov. 30, 2026" in letter.body
    assert "/admin/editorial/desk/?locale=fr&list=overdue" in letter.body


def test_a_digest_names_five_and_counts_the_rest(french: Locale, translator: User, run: Run) -> None:
    for number in range(7):
        make_article(f"Waiting {number}")
    (letter,) = digests(run)
    assert (letter.body.count("- Waiting"), "and 2 more" in letter.body) == (5, True)


def test_there_is_one_digest_a_day(begun: Translation, translator: User, run: Run) -> None:
    assert len(digests(run)) == 1
    make_article("Brush")
    assert digests(run) == []


def test_the_command_says_how_many(translator: User, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("send_digests")
    assert capsys.readouterr().out.endswith(": 1 looked into.\n")


def test_a_digest_is_in_the_readers_language(begun: Translation, translator: User, run: Run) -> None:
    User.objects.filter(pk=translator.pk).update(language="fr")
    due(begun, -1)
    Assignment.objects.update(due_on=datetime.date(2026, 3, 1))
    (letter,) = digests(run)
    assert "Français" in letter.body
    assert "1 mars 2026" in letter.body


def test_nothing_to_tell_is_no_mail(french: Locale, translator: User, run: Run) -> None:
    assert digests(run) == []


def test_the_same_is_not_told_again(begun: Translation, translator: User, run: Run, day: Callable[[int], None]) -> None:
    assert len(digests(run)) == 1
    day(1)
    assert digests(run) == []


def test_a_new_page_is_news(begun: Translation, translator: User, run: Run, day: Callable[[int], None]) -> None:
    digests(run)
    day(1)
    publish(make_article("Brush"))
    day(2)
    (letter,) = digests(run)
    assert "Brush" in letter.body


def test_a_changed_source_is_news(begun: Translation, translator: User, run: Run, day: Callable[[int], None]) -> None:
    finish_translation(begun)
    begun.save_target(publish=False)
    digests(run)
    day(1)
    source = begun.source.get_source_instance()
    source.intro = "Another introduction."
    publish(source)
    day(2)
    (letter,) = digests(run)
    assert "French: Outdated (1)\n- Soap" in letter.body


def test_what_comes_due_and_what_gets_late_is_news(
    begun: Translation, translator: User, run: Run, day: Callable[[int], None]
) -> None:
    due(begun, 10)
    sent = []
    for number in range(13):
        day(number)
        sent.append(len(digests(run)))
    assert [number for number, letters in enumerate(sent) if letters] == [0, 3, 11]


def test_a_missed_day_loses_nothing(begun: Translation, translator: User, run: Run, day: Callable[[int], None]) -> None:
    due(begun, 10)
    digests(run)
    day(6)
    assert len(digests(run)) == 1


def test_what_a_colleague_has_is_not_told(
    begun: Translation, translator: User, german_translator: User, france: Country, run: Run
) -> None:
    join_team(german_translator, france, Role.TRANSLATOR)
    due(begun, -1, german_translator)
    assert [letter.to for letter in digests(run)] == [[german_translator.email]]
    assert Assignment.objects.get().told_at is not None


def test_what_the_pool_got_is_news_to_each(
    begun: Translation,
    translator: User,
    manager: User,
    run: Run,
    day: Callable[[int], None],
) -> None:
    colleague = make_member("Colleague")
    colleague.groups.set(translator.groups.all())
    digests(run)
    day(1)
    assign_translations(manager, [begun], None, None)
    day(2)
    assert {letter.to[0] for letter in digests(run)} == {translator.email, colleague.email}


def test_digests_are_for_the_own_locale(begun: Translation, translator: User, germany: Country, run: Run) -> None:
    make_index("de")
    german = begin_translation(publish(make_article("Brush")), "de")
    assert german.target_locale.language_code == "de"
    (letter,) = digests(run)
    assert "German" not in letter.body


def test_members_who_left_get_no_digest(begun: Translation, translator: User, run: Run) -> None:
    User.objects.filter(pk=translator.pk).update(is_active=False)
    send_digest.call(translator.pk, TODAY.isoformat())
    assert run() == []
    assert not Digest.objects.exists()


def test_a_day_is_claimed_once(translator: User) -> None:
    assert claim_day(translator, TODAY) == (True, None)
    assert claim_day(translator, TODAY)[0] is False
    assert claim_day(translator, TODAY + datetime.timedelta(days=1))[0] is True
    assert claim_day(translator, TODAY)[0] is False
