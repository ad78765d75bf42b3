"""Answering for findings."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from wagtail.models import PageLogEntry

from hub.messaging.checking.actions import end_waiver, waive
from hub.messaging.checking.checker import check_text
from hub.messaging.checking.permissions import can_waive
from hub.messaging.checking.running import failure
from hub.messaging.models import TermStatus, Waiver

from .helpers import article, make_term, only, translated

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture
def page(db: None):
    make_term("promo", status=TermStatus.FORBIDDEN, reason="Non.")
    return article("Une promo ici.", "Encore une promo.")


def found_in(page, place: int = 0):
    return check_text(page)[place]


def test_waived_finding_is_marked_with_its_reason(page, manager) -> None:
    waiver = waive(manager, page, found_in(page), "  The contest is\ncalled so. ")
    first, second = check_text(page)
    assert (first.is_waived, first.waived_because, first.waiver_id) == (True, "The contest is called so.", waiver.pk)
    assert second.is_waived is False


def test_waiver_is_logged(page, manager) -> None:
    waive(manager, page, found_in(page), "A contest", timezone.localdate())
    entry = PageLogEntry.objects.get(action="messaging.waive")
    assert (entry.user, entry.page_id, entry.data["reason"], entry.data["locale"]) == (
        manager,
        page.pk,
        "A contest",
        "fr",
    )
    assert "A contest" in entry.message and "promo" in entry.message


def test_changed_sentence_brings_it_back_and_another_paragraph_does_not(page, manager) -> None:
    waive(manager, page, found_in(page), "A contest")
    page.body[1].value.source = "<p>Autre chose.</p>"
    assert [one.is_waived for one in check_text(page)] == [True]
    page.body[0].value.source = "<p>Avant. Une  <b>promo</b> ici. Après.</p>"
    assert [one.is_waived for one in check_text(page)] == [True]
    page.body[0].value.source = "<p>Une promo là.</p>"
    assert [one.is_waived for one in check_text(page)] == [False]


def test_waiver_ends_after_its_day(page, manager) -> None:
    waiver = waive(manager, page, found_in(page), "A contest", timezone.localdate())
    assert found_in(page).is_waived
    Waiver.objects.filter(pk=waiver.pk).update(until=timezone.localdate() - DAY)
    assert not found_in(page).is_waived


def test_ended_waiver_counts_no_more_and_ends_once(page, manager) -> None:
    waiver = waive(manager, page, found_in(page), "A contest")
    end_waiver(manager, waiver)
    end_waiver(manager, waiver)
    assert not found_in(page).is_waived
    assert PageLogEntry.objects.filter(action="messaging.end_waiver", page=page.pk).count() == 1


def test_waiving_again_replaces_the_reason(page, manager) -> None:
    waive(manager, page, found_in(page), "A contest")
    waive(manager, page, found_in(page), "A contest until spring")
    assert found_in(page).waived_because == "A contest until spring"
    assert Waiver.objects.standing().count() == 1


def test_waiver_of_one_page_does_not_count_on_another(page, manager) -> None:
    waive(manager, page, found_in(page), "A contest")
    assert [one.is_waived for one in check_text(article("Une promo ici."))] == [False]


@pytest.mark.parametrize("reason", ["", "  a \n", "x" * 501])
def test_reason_has_to_say_something(page, manager, reason: str) -> None:
    with pytest.raises(ValidationError):
        waive(manager, page, found_in(page), reason)
    assert not Waiver.objects.exists()


def test_day_that_is_past_is_refused(page, manager) -> None:
    with pytest.raises(ValidationError):
        waive(manager, page, found_in(page), "A contest", timezone.localdate() - DAY)


def test_who_may_not_waive_is_refused(page, editor, german_editor, hire, germany) -> None:
    german_manager = hire(germany, "manager")
    for user in (editor, german_editor, german_manager):
        assert not can_waive(user, page)
        with pytest.raises(PermissionDenied):
            waive(user, page, found_in(page), "A contest")
    assert not Waiver.objects.exists()


def test_who_may_not_waive_may_not_end_either(page, manager, editor) -> None:
    waiver = waive(manager, page, found_in(page), "A contest")
    with pytest.raises(PermissionDenied):
        end_waiver(editor, waiver)
    assert found_in(page).is_waived


def test_marketing_may_waive_everywhere(page, marketer) -> None:
    assert waive(marketer, page, found_in(page), "A contest").made_by == marketer


def test_failed_rule_cannot_be_waived(page, manager) -> None:
    with pytest.raises(PermissionDenied):
        waive(manager, page, failure("brand_case"), "A contest")


def test_what_is_missing_can_be_waived_for_its_paragraph(manager) -> None:
    english = make_term("refill", "en")
    make_term("recharge", concept=english.concept)
    page = translated(article("Every refill counts.", code="en"), "Chaque remplissage compte.")
    waive(manager, page, only(page, "preferred_term_missing"), "Read better")
    assert only(page, "preferred_term_missing").is_waived
    page.body[0].value.source = "<p>Chaque plein compte.</p>"
    assert not only(page, "preferred_term_missing").is_waived
