"""What state each cell of a matrix is in, and what is late."""

import datetime

import pytest
from django.utils import timezone
from wagtail.models import Page

from hub.countries.actions import launch_country
from hub.countries.models import Country
from hub.editorial.actions import ensure_workflow, submit_for_approval
from hub.members.models import User
from hub.messaging.campaigns.cells import CellState
from hub.messaging.models import BrandMessage, Campaign, CampaignCountry, CampaignMessage, Withdrawal
from tests.editorial.helpers import begin_translation
from tests.factories import make_article, make_message, message_block, place, publish, translate_message

from .helpers import arrange, day, grid, make_campaign, only_cell, put_on_page


@pytest.fixture
def message(france: Country) -> BrandMessage:
    return make_message("keep", text="Keep the bottle.")


@pytest.fixture
def campaign(message: BrandMessage, france: Country) -> Campaign:
    return make_campaign([message], [france])


@pytest.fixture
def french(message: BrandMessage) -> BrandMessage:
    """The approved French text."""
    return translate_message(message, "fr", "Gardez le flacon.")


def state(campaign: Campaign) -> CellState:
    return only_cell(campaign).state


def test_a_message_without_a_text_is_missing(campaign: Campaign) -> None:
    assert state(campaign) == CellState.MISSING


def test_a_begun_translation_is_in_translation(campaign: Campaign, message: BrandMessage) -> None:
    begin_translation(message)
    assert state(campaign) == CellState.TRANSLATING


def test_a_submitted_text_awaits_approval(
    campaign: Campaign, message: BrandMessage, france: Country, translator: User
) -> None:
    ensure_workflow(france)
    translation = begin_translation(message)
    submit_for_approval(translation.get_target_instance(), translator)
    assert state(campaign) == CellState.AWAITING


def test_an_approved_text_on_no_page_is_not_placed(campaign: Campaign, french: BrandMessage) -> None:
    put_on_page("keep", "en")
    assert state(campaign) == CellState.UNPLACED


def test_an_approved_text_on_a_live_page_is_live(campaign: Campaign, french: BrandMessage) -> None:
    page = put_on_page("keep")
    cell = only_cell(campaign)
    assert (cell.state, [placed.pk for placed in cell.pages]) == (CellState.PLACED, [page.pk])
    assert cell.label == "live on 1 page"


def test_a_page_taken_off_line_does_not_count(campaign: Campaign, french: BrandMessage) -> None:
    put_on_page("keep").unpublish()
    assert state(campaign) == CellState.UNPLACED


def test_a_draft_does_not_count(campaign: Campaign, french: BrandMessage) -> None:
    page = make_article("Savon", "fr")
    page.body = [message_block("keep")]
    page.save_revision()
    place(Page.objects.get(pk=page.pk).specific)
    assert state(campaign) == CellState.UNPLACED


def test_a_page_that_was_never_live_does_not_count(campaign: Campaign, french: BrandMessage) -> None:
    place(make_article("Savon", "fr", body=[message_block("keep")], live=False))
    assert state(campaign) == CellState.UNPLACED


def test_a_text_of_an_older_source_is_outdated_and_still_live(campaign: Campaign, message: BrandMessage) -> None:
    publish(begin_translation(message).get_target_instance())
    put_on_page("keep")
    message.text = "Refill the bottle."
    publish(message)
    cell = only_cell(campaign)
    assert (cell.state, cell.is_on_pages, len(cell.pages)) == (CellState.OUTDATED, True, 1)


def test_an_expired_message_is_expired(campaign: Campaign, french: BrandMessage) -> None:
    put_on_page("keep")
    BrandMessage.objects.update(valid_until=timezone.now() - datetime.timedelta(minutes=1))
    assert state(campaign) == CellState.EXPIRED


def test_a_message_that_is_not_yet_valid_is_said_to_be(campaign: Campaign, french: BrandMessage) -> None:
    put_on_page("keep")
    BrandMessage.objects.update(valid_from=timezone.now() + datetime.timedelta(days=1))
    cell = only_cell(campaign)
    assert (cell.state, cell.is_on_pages) == (CellState.SCHEDULED, False)


def test_a_withdrawn_message_is_withdrawn(campaign: Campaign, message: BrandMessage, french: BrandMessage) -> None:
    Withdrawal.objects.create(translation_key=message.translation_key, key="keep", reason="Not true")
    assert state(campaign) == CellState.WITHDRAWN


def test_a_message_for_other_countries_is_not_for_this_one(france: Country, germany: Country) -> None:
    campaign = make_campaign([make_message(countries=[germany])], [france, germany])
    assert [cell.state for cell in grid(campaign).cells()] == [CellState.NOT_HERE, CellState.MISSING]


def test_countries_of_one_language_are_told_apart(germany: Country) -> None:
    austria = launch_country("Austria", "AT", "de")
    message = make_message(countries=[germany])
    translate_message(message, "de", "Behalten Sie die Flasche.")
    cells = grid(make_campaign([message], [germany, austria])).cells()
    assert [cell.state for cell in cells] == [CellState.UNPLACED, CellState.NOT_HERE]


def test_a_cell_that_was_left_out_is_left_out(campaign: Campaign, message: BrandMessage, france: Country) -> None:
    arrange(campaign, message, france, is_left_out=True, due_on=day(-1))
    cell = only_cell(campaign)
    assert (cell.state, cell.is_expected, cell.is_late) == (CellState.LEFT_OUT, False, False)


@pytest.mark.parametrize(("number", "is_late", "is_soon"), [(-1, True, False), (0, False, True), (8, False, False)])
def test_a_cell_is_late_after_its_day(campaign: Campaign, number: int, is_late: bool, is_soon: bool) -> None:
    Campaign.objects.update(due_on=day(number))
    campaign.refresh_from_db()
    cell = only_cell(campaign)
    assert (cell.is_late, cell.is_due_soon) == (is_late, is_soon)


def test_an_approved_text_on_no_page_is_late_as_well(campaign: Campaign, french: BrandMessage) -> None:
    campaign.due_on = day(-1)
    assert only_cell(campaign).is_late
    put_on_page("keep")
    assert not only_cell(campaign).is_late


def test_what_nothing_is_expected_of_is_not_late(campaign: Campaign, message: BrandMessage) -> None:
    campaign.due_on = day(-1)
    Withdrawal.objects.create(translation_key=message.translation_key, key="keep", reason="Not true")
    assert not only_cell(campaign).is_late


def test_the_day_is_that_of_the_country(campaign: Campaign, monkeypatch: pytest.MonkeyPatch) -> None:
    campaign.due_on = datetime.date(2026, 12, 1)
    late_evening = datetime.datetime(2026, 12, 1, 23, 30, tzinfo=datetime.UTC)
    monkeypatch.setattr(timezone, "now", lambda: late_evening)
    assert only_cell(campaign).is_late  # it is half past midnight in Paris


def test_a_cell_follows_its_own_day_and_owner(
    campaign: Campaign, message: BrandMessage, france: Country, manager: User, translator: User
) -> None:
    CampaignCountry.objects.update(owner=manager)
    CampaignMessage.objects.update(due_on=day(10))
    assert (only_cell(campaign).due_on, only_cell(campaign).owner) == (day(10), manager)
    arrange(campaign, message, france, due_on=day(3), owner=translator, note="Ask Paul")
    cell = only_cell(campaign)
    assert (cell.due_on, cell.owner, cell.note) == (day(3), translator, "Ask Paul")


def test_figures_of_a_matrix_leave_out_what_is_not_expected(france: Country, germany: Country) -> None:
    live, elsewhere = make_message("live"), make_message("elsewhere", countries=[germany])
    translate_message(live, "fr", "Vivant.")
    put_on_page("live")
    found = grid(make_campaign([live, elsewhere], [france, germany], due_on=day(-2)))
    assert (found.live, found.expected, found.late, found.percent) == (1, 3, 2, 33)
    assert found.next_due == day(-2)


def test_the_source_language_is_a_column_too(france: Country) -> None:
    britain = launch_country("Britain", "GB", "en")
    campaign = make_campaign([make_message("keep")], [britain])
    assert state(campaign) == CellState.UNPLACED
    put_on_page("keep", "en")
    assert state(campaign) == CellState.PLACED


@pytest.mark.parametrize("state", CellState)
def test_every_state_has_a_word_and_an_icon_of_its_own(state: CellState) -> None:
    others = [other for other in CellState if other != state and CellState.LEFT_OUT not in (other, state)]
    assert state.label not in [other.label for other in others]
    assert state.icon not in [other.icon for other in others]
