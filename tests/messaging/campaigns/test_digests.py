"""The daily mail about campaigns: who gets it, what it says, and that it comes once."""

import datetime
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_tasks import task_backends

from hub.countries.actions import leave_team
from hub.countries.models import Country, Role
from hub.members.models import User
from hub.messaging.campaigns.digests import claim_day, digest_of, matrix_link, readers
from hub.messaging.campaigns.tasks import send_campaign_digest
from hub.messaging.models import BrandMessage, Campaign, CampaignCell, CampaignCountry, CampaignDigest
from tests.factories import make_message, translate_message

from .helpers import add_message, arrange, day, make_campaign, put_on_page

Run = Callable[[], list[Any]]


@pytest.fixture(autouse=True)
def run() -> Iterator[Run]:
    """Leave the day's digests, run the jobs, and return the mails that arrived."""
    backend: Any = task_backends["default"]
    backend.clear()

    def work() -> list[Any]:
        call_command("send_campaign_digests")
        while waiting := list(backend.results):
            backend.clear()
            for result in waiting:
                result.task.call(*result.args, **result.kwargs)
        arrived, mail.outbox = mail.outbox, []
        return arrived

    yield work
    backend.clear()


@pytest.fixture
def message(france: Country) -> BrandMessage:
    return make_message("keep")


@pytest.fixture
def campaign(message: BrandMessage, france: Country, germany: Country) -> Campaign:
    """A message that is late in two countries."""
    return make_campaign([message], [france, germany], due_on=day(-2))


def own(campaign: Campaign, code: str, owner: User) -> None:
    CampaignCountry.objects.filter(campaign=campaign, country__code=code).update(owner=owner)


def test_managers_are_told_of_the_own_country(campaign: Campaign, manager: User, translator: User, run: Run) -> None:
    (letter,) = run()
    assert (letter.to, letter.subject) == ([manager.email], "What is due in your campaigns")
    assert "Spring, France (1)" in letter.body
    assert "- keep: missing – late, was due on" in letter.body
    assert matrix_link(campaign, campaign.countries.first().country) in letter.body
    assert "Germany" not in letter.body


def test_an_owner_is_told_instead_of_the_managers(
    campaign: Campaign, manager: User, translator: User, run: Run
) -> None:
    own(campaign, "FR", translator)
    assert [letter.to for letter in run()] == [[translator.email]]


def test_the_owner_of_a_cell_is_told_of_that_cell(
    campaign: Campaign, message: BrandMessage, france: Country, manager: User, translator: User, run: Run
) -> None:
    other = make_message("other")
    add_message(campaign, other)
    arrange(campaign, other, france, owner=translator, due_on=day(3))
    bodies = {letter.to[0]: letter.body for letter in run()}
    assert ("- keep:" in bodies[manager.email], "- other:" in bodies[manager.email]) == (True, False)
    assert ("- keep:" in bodies[translator.email], "- other: missing – due on" in bodies[translator.email]) == (
        False,
        True,
    )


def test_marketing_is_told_what_is_late_by_country(campaign: Campaign, marketer: User, run: Run) -> None:
    (letter,) = run()
    assert (letter.to, letter.subject) == ([marketer.email], "What is late in campaigns")
    assert letter.body.index("Spring, France (1)") < letter.body.index("Spring, Germany (1)")


def test_marketing_is_not_told_what_is_due_soon(campaign: Campaign, marketer: User, run: Run) -> None:
    Campaign.objects.update(due_on=day(2))
    assert run() == []


def test_one_mail_holds_both_parts(campaign: Campaign, marketer: User, run: Run) -> None:
    own(campaign, "DE", marketer)
    (letter,) = run()
    yours, late = letter.body.split("This is late, by country:")
    assert ("Germany (1)" in yours, "France (1)" in yours) == (True, False)
    assert ("Germany (1)" in late, "France (1)" in late) == (False, True)


def test_the_mail_is_in_the_readers_language(campaign: Campaign, manager: User, run: Run) -> None:
    User.objects.filter(pk=manager.pk).update(language="fr")
    Campaign.objects.update(due_on=datetime.date(2026, 3, 1))
    (letter,) = run()
    assert "1 mars 2026" in letter.body


def test_a_digest_comes_once_a_day(campaign: Campaign, manager: User, run: Run) -> None:
    assert (len(run()), len(run())) == (1, 0)
    CampaignDigest.objects.update(day=day(-1))
    assert len(run()) == 1


def test_what_is_live_is_not_told(campaign: Campaign, message: BrandMessage, manager: User, run: Run) -> None:
    translate_message(message, "fr", "Gardez le flacon.")
    put_on_page("keep")
    assert run() == []


def test_what_is_due_much_later_is_not_told(campaign: Campaign, manager: User, run: Run) -> None:
    Campaign.objects.update(due_on=day(8))
    assert run() == []
    Campaign.objects.update(due_on=day(7))
    CampaignDigest.objects.all().delete()
    assert len(run()) == 1


def test_a_campaign_that_is_over_is_not_told(campaign: Campaign, manager: User, marketer: User, run: Run) -> None:
    Campaign.objects.update(ends_on=day(-1))
    assert run() == []


def test_who_left_the_country_is_told_nothing(campaign: Campaign, france: Country, manager: User, run: Run) -> None:
    own(campaign, "FR", manager)
    leave_team(manager, france, Role.MANAGER)
    assert run() == []


def test_who_cannot_log_in_is_told_nothing(campaign: Campaign, manager: User) -> None:
    User.objects.filter(pk=manager.pk).update(is_active=False)
    send_campaign_digest.call(manager.pk, day(0).isoformat())
    assert (mail.outbox, CampaignDigest.objects.exists()) == ([], False)
    assert not readers().exists()


def test_a_member_is_no_reader(campaign: Campaign, alice: User, editor: User, manager: User, marketer: User) -> None:
    assert set(readers()) == {manager, marketer}


def test_many_cells_are_counted(campaign: Campaign, manager: User, run: Run) -> None:
    for number in range(24):
        add_message(campaign, make_message(f"more-{number}"))
    (letter,) = run()
    assert ("Spring, France (25)" in letter.body, letter.body.count("\n- ")) == (True, 20)
    assert "and 5 more" in letter.body


def test_a_day_is_claimed_once(manager: User) -> None:
    assert [claim_day(manager, day(0)), claim_day(manager, day(0)), claim_day(manager, day(1))] == [True, False, True]
    assert claim_day(manager, day(0)) is False


def test_a_digest_costs_the_same_for_one_and_for_many_campaigns(campaign: Campaign, manager: User) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as found:
            assert digest_of(manager, timezone.localdate())
        return len(found)

    digest_of(manager, timezone.localdate())
    few = count()
    places = [place.country for place in campaign.countries.all()]
    for number in range(10):
        make_campaign([make_message(), make_message()], places, f"More {number}", due_on=day(-1))
    assert count() == few
    assert not CampaignCell.objects.exists()
