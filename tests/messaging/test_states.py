"""Where a message stands in each locale."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from hub.countries.models import Country
from hub.editorial.actions import ensure_workflow
from hub.editorial.gate import setting_up
from hub.editorial.models import ChangeWeight
from hub.members.models import User
from hub.messaging.actions import withdraw_message
from hub.messaging.models import BrandMessage
from hub.messaging.states import State, read_states
from tests.factories import make_locale, make_message, translate_message

HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def message(france: Country) -> BrandMessage:
    return make_message("keep", text="Keep the bottle.")


def state_in(message: BrandMessage, code: str = "fr") -> State:
    origin = BrandMessage.objects.get(pk=message.pk)
    locale = make_locale(code)
    return read_states([origin], [locale])[(origin.translation_key, locale.pk)].state


def begin(message: BrandMessage, code: str = "fr") -> Translation:
    """Begin the translation of a message, as submitting it does."""
    source = TranslationSource.get_or_create_from_instance(message)[0]
    translation = Translation.objects.get_or_create(source=source, target_locale=make_locale(code))[0]
    translation.save_target(publish=False)
    return translation


def finish(translation: Translation, text: str) -> None:
    """Translate every string, and save the draft."""
    for segment in StringSegment.objects.filter(source=translation.source):
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            context=segment.context,
            locale=translation.target_locale,
            defaults={"data": text},
        )
    translation.save_target(publish=False)


@setting_up()
def go_live(translation: Translation) -> None:
    translation.get_target_instance().get_latest_revision().publish()


@setting_up()
def change(message: BrandMessage, **fields: Any) -> None:
    """Publish a message with other values."""
    fresh = BrandMessage.objects.get(pk=message.pk)
    for name, value in fields.items():
        setattr(fresh, name, value)
    fresh.save_revision().publish()


@pytest.fixture
def translation(message: BrandMessage) -> Translation:
    """A live French translation."""
    found = begin(message)
    finish(found, "Gardez le flacon.")
    go_live(found)
    return found


def test_a_message_begins_missing(message: BrandMessage) -> None:
    assert (state_in(message), state_in(message, "en")) == (State.MISSING, State.LIVE)


def test_a_begun_translation_is_in_work(message: BrandMessage) -> None:
    begin(message)
    assert state_in(message) == State.TRANSLATING


def test_a_submitted_translation_awaits_approval(message: BrandMessage, france: Country, translator: User) -> None:
    ensure_workflow(france)
    translation = begin(message)
    row = translation.get_target_instance()
    row.get_workflow().start(row, translator)
    assert state_in(message) == State.AWAITING


def test_an_approved_translation_is_live(translation: Translation, message: BrandMessage) -> None:
    assert state_in(message) == State.LIVE


def test_a_changed_source_outdates_until_the_new_text_is_live(translation: Translation, message: BrandMessage) -> None:
    change(message, text="Keep every bottle.")
    assert state_in(message) == State.OUTDATED
    translation.source.update_from_db()
    finish(translation, "Gardez chaque flacon.")
    assert state_in(message) == State.OUTDATED
    go_live(translation)
    assert state_in(message) == State.LIVE


def test_an_outdated_text_under_review_awaits_approval(
    translation: Translation, message: BrandMessage, france: Country, translator: User
) -> None:
    ensure_workflow(france)
    change(message, text="Keep every bottle.")
    row = translation.get_target_instance()
    row.get_workflow().start(row, translator)
    assert state_in(message) == State.AWAITING


def test_a_minor_change_outdates_nothing(translation: Translation, message: BrandMessage) -> None:
    change(message, text="Keep the bottle!", change_weight=ChangeWeight.MINOR)
    assert state_in(message) == State.LIVE


def test_other_rules_outdate_nothing(translation: Translation, message: BrandMessage) -> None:
    change(message, valid_until=timezone.now() + HOUR, text_limit=500)
    assert state_in(message) == State.LIVE


def test_a_country_s_own_new_draft_outdates_nothing(translation: Translation, message: BrandMessage) -> None:
    finish(translation, "Gardez votre flacon.")
    assert state_in(message) == State.LIVE


def test_a_text_written_by_hand_is_outdated_by_its_approval(message: BrandMessage) -> None:
    translate_message(message, "fr", "Gardez le flacon.")
    assert state_in(message) == State.LIVE
    change(message, text="Keep every bottle.")
    assert state_in(message) == State.OUTDATED


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({"valid_until": timezone.now() - HOUR}, State.EXPIRED),
        ({"valid_from": timezone.now() + HOUR}, State.SCHEDULED),
    ],
)
def test_validity_is_a_state(
    translation: Translation, message: BrandMessage, fields: dict[str, Any], state: State
) -> None:
    BrandMessage.objects.filter(pk=message.pk).update(**fields)
    assert state_in(message) == state


def test_a_withdrawn_message_is_so_everywhere(message: BrandMessage, marketer: User) -> None:
    withdraw_message(marketer, message, "The study was wrong.")
    assert (state_in(message), state_in(message, "en")) == (State.WITHDRAWN, State.WITHDRAWN)


def test_a_message_of_one_country_is_not_for_others(france: Country, germany: Country) -> None:
    message = make_message(countries=[france])
    assert (state_in(message, "fr"), state_in(message, "de")) == (State.MISSING, State.NOT_HERE)


def test_states_of_many_cost_as_many_queries_as_of_one(
    france: Country, django_assert_num_queries: Callable[..., Any]
) -> None:
    messages = [make_message() for _number in range(10)]
    for message in messages:
        translate_message(message, "fr", "Gardez")
        translate_message(message, "de", "Behalten")
    locales = list(Locale.objects.all())
    with CaptureQueriesContext(connection) as queries:
        read_states(messages[:1], locales[:1])
    with django_assert_num_queries(len(queries)):
        assert len(read_states(messages, locales)) == 30
