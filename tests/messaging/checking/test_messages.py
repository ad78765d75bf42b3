"""Messages that are typed, placed where they show nothing, or missing."""

import datetime

import pytest
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from blog.models import ArticlePage
from home.models import StandardPage
from hub.messaging.actions import lift_withdrawal
from hub.messaging.checking.checker import Checker, check_text
from hub.messaging.checking.explaining import explain
from hub.messaging.checking.findings import Fix
from hub.messaging.checking.messages import read_messages
from hub.messaging.models import BrandMessage, RequiredLine, WhenMissing, Withdrawal
from hub.messaging.reading import read_messages as read_shown
from tests.factories import make_locale, make_member, make_message, message_block, paragraph, translate_message

from .helpers import FULL, article, only, republish, said

DAY = datetime.timedelta(days=1)


@pytest.fixture
def message(db: None) -> BrandMessage:
    """The French row of a message."""
    origin = make_message("keep", text="Keep the bottle, we refill it for you every month.")
    return translate_message(origin, "fr", FULL)


def test_typed_message_is_found_across_markup(message: BrandMessage) -> None:
    page = article("Bonjour. Gardez le <b>flacon</b>, nous le remplissons pour vous chaque&nbsp;mois. Merci.")
    found = only(page, "message_typed")
    assert (found.subject, found.is_probable, found.fix) == ("keep", False, Fix("place_message", key="keep"))
    assert found.excerpt.replace("\xa0", " ") == FULL.rstrip(".")


def test_nearly_typed_message_is_found_as_probable(message: BrandMessage) -> None:
    found = only(article("Gardez le flacon, nous le remplirons pour vous chaque mois."), "message_typed")
    assert found.is_probable and explain(found).startswith("This is nearly the message “keep”")


def test_typed_message_in_a_field_cannot_be_placed(message: BrandMessage) -> None:
    assert only(article("2026", intro=FULL), "message_typed").fix is None


def test_other_words_are_no_typed_message(message: BrandMessage) -> None:
    assert check_text(article("Gardez vos habitudes, nous changeons les nôtres.")) == []


def test_message_does_not_find_itself(message: BrandMessage) -> None:
    assert check_text(message) == []


def test_old_version_is_found_and_the_new_one_is_not(message: BrandMessage) -> None:
    republish(message, text="Rapportez votre bouteille vide : elle repart pleine.")
    found = only(article(FULL), "old_message_typed")
    assert (found.subject, found.fix) == ("keep", Fix("place_message", key="keep"))
    new = article("Rapportez votre bouteille vide : elle repart pleine.")
    assert [one.rule for one in check_text(new)] == ["message_typed"]


def test_draft_of_a_message_is_no_old_version(message: BrandMessage) -> None:
    message.text = "Rendez le verre avec le sourire, il revient rempli."
    message.save_revision()
    assert check_text(article("Rendez le verre avec le sourire, il revient rempli.")) == []


@pytest.mark.parametrize(
    ("fields", "rule", "severity"),
    [
        ({"valid_until": timezone.now() - DAY}, "message_expired", "warning"),
        ({"is_withdrawn": True}, "message_withdrawn", "blocks"),
        ({"elsewhere": True}, "message_out_of_country", "warning"),
    ],
)
def test_message_that_is_not_shown_is_found_placed_and_typed(message, germany, fields, rule, severity) -> None:
    origin = BrandMessage.objects.get(key="keep", locale=make_locale())
    if fields.pop("is_withdrawn", False):
        Withdrawal.objects.create(translation_key=origin.translation_key, key="keep", reason="Wrong.")
    if fields.pop("elsewhere", False):
        fields["countries"] = [germany]
    republish(origin, **fields)
    placed = article(body=[message_block("keep")])
    found = only(placed, rule)
    assert (found.subject, found.path, found.start) == ("keep", f"body.{placed.body[0].id}", None)
    assert found.severity == severity
    typed = check_text(article(FULL))
    assert said(typed) == [(rule, FULL.rstrip("."))] and typed[0].params["variant"] == "typed"


def test_message_that_is_live_is_placed_well(message: BrandMessage) -> None:
    assert check_text(article(body=[message_block("keep")], share_message="keep")) == []


def test_lifted_withdrawal_counts_at_once(message: BrandMessage, django_capture_on_commit_callbacks) -> None:
    origin = BrandMessage.objects.get(key="keep", locale=make_locale())
    Withdrawal.objects.create(translation_key=origin.translation_key, key="keep", reason="Wrong.")
    page = article(body=[message_block("keep")])
    assert len(check_text(page)) == 1
    boss = make_member("Boss", is_superuser=True)
    with django_capture_on_commit_callbacks(execute=True):
        lift_withdrawal(boss, origin)
    assert check_text(page) == []


@pytest.mark.parametrize(
    ("when_missing", "expected"),
    [
        (WhenMissing.BLOCK, [("message_missing", "blocks")]),
        (WhenMissing.NOTHING, [("message_missing", "warning")]),
        (WhenMissing.SOURCE, []),
    ],
)
def test_missing_message_is_told_as_its_rule_says(db, when_missing: str, expected: list[tuple[str, str]]) -> None:
    make_message("keep", when_missing=when_missing)
    found = check_text(article(body=[message_block("keep")]))
    assert [(one.rule, one.severity) for one in found] == expected


def test_unknown_message_is_told(db) -> None:
    found = only(article(body=[message_block("nothing")]), "message_missing")
    assert explain(found) == "There is no message “nothing”."


def test_absences_are_those_that_readers_meet(message: BrandMessage, germany) -> None:
    now = timezone.now()
    make_message("early", valid_from=now + DAY)
    make_message("late", valid_until=now)
    make_message("german", countries=[germany])
    make_message("lent", when_missing=WhenMissing.SOURCE)
    make_message("lacking")
    here = make_locale("fr")
    mine = {key: one.absence(now) or None for key, one in read_messages(here).items()}
    shown = read_shown(mine, here.pk, now)
    assert mine == {key: one.absence for key, one in shown.items()} and len(set(mine.values())) == 5


def test_required_line_is_missing_by_page_type(message: BrandMessage) -> None:
    line = RequiredLine.objects.create(line_key="keep")
    line.page_types.set([ContentType.objects.get_for_model(ArticlePage)])
    found = only(article("2026"), "required_line_missing")
    assert (found.subject, found.severity, found.path) == ("keep", "blocks", "")
    assert check_text(article(body=[paragraph("2026"), message_block("keep")])) == []
    line.page_types.set([ContentType.objects.get_for_model(StandardPage)])
    assert check_text(article("2026")) == []


def test_required_line_of_another_country_is_not_missed(message: BrandMessage, germany, france) -> None:
    line = RequiredLine.objects.create(line_key="keep", severity="warning")
    line.countries.set([germany])
    assert check_text(article("2026")) == []
    line.countries.set([france])
    assert only(article("2026"), "required_line_missing").severity == "warning"


def test_required_line_beside_a_claim(message: BrandMessage) -> None:
    translate_message(make_message("proof"), "fr", "Étude de 2026 sur cent personnes.")
    RequiredLine.objects.create(line_key="proof", claim_key="keep")
    assert check_text(article("2026")) == []
    found = only(article(body=[message_block("keep")]), "required_line_missing")
    assert explain(found) == "Where the claim “keep” stands, the legal line “proof” has to stand too."
    assert "required_line_missing" in {one.rule for one in check_text(article(FULL))}


def test_moment_of_the_check_counts(message: BrandMessage) -> None:
    origin = BrandMessage.objects.get(key="keep", locale=make_locale())
    republish(origin, valid_until=timezone.now() + DAY)
    page = article(body=[message_block("keep")])
    later = Checker(make_locale("fr"), now=timezone.now() + 2 * DAY)
    assert (check_text(page), [one.rule for one in later.check(page)]) == ([], ["message_expired"])
