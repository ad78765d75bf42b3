"""Who is asked what of a message."""

from collections.abc import Callable

import pytest

from hub.countries.actions import launch_country
from hub.countries.models import Country, Role
from hub.members.models import User
from hub.messaging.models import POLICY, BrandMessage
from hub.messaging.permissions import can_set_rules
from tests.conftest import browser_of
from tests.factories import make_message, translate_message

EDIT = "/admin/snippets/messaging/brandmessage/edit/"


def asked(user: User, message: BrandMessage) -> set[str]:
    """Return the names of the fields that the editor has."""
    return set(browser_of(user).get(f"{EDIT}{message.pk}/").context["form"].fields)


@pytest.fixture
def message(france: Country) -> BrandMessage:
    return make_message("keep", text="Keep the bottle.")


def test_marketing_sets_the_rules_and_keeps_the_key(message: BrandMessage, marketer: User) -> None:
    form = browser_of(marketer).get(f"{EDIT}{message.pk}/").context["form"]
    assert set(POLICY) <= set(form.fields)
    assert form.fields["key"].disabled


def test_a_translation_is_asked_for_its_words(message: BrandMessage, marketer: User) -> None:
    french = translate_message(message, "fr", "Gardez le flacon.")
    assert asked(marketer, french).isdisjoint(POLICY)
    assert {"text", "short_text"} <= asked(marketer, french)


def test_the_source_s_own_country_sets_no_rules(message: BrandMessage, hire: Callable[[Country, str], User]) -> None:
    manager = hire(launch_country("United Kingdom", "GB", "en"), Role.MANAGER)
    assert asked(manager, message).isdisjoint(POLICY)


def test_a_country_sets_the_rules_of_its_own_message(france: Country, manager: User) -> None:
    assert set(POLICY) <= asked(manager, make_message("local", "fr", countries=[france]))


def test_a_message_that_others_show_too_is_the_head_office_s(france: Country, germany: Country, manager: User) -> None:
    message = make_message("local", "fr", countries=[france, germany])
    assert not can_set_rules(manager, message)
    assert asked(manager, message).isdisjoint(POLICY)


def test_saving_words_keeps_the_rules(france: Country, hire: Callable[[Country, str], User]) -> None:
    message = make_message("keep", countries=[france])
    manager = hire(launch_country("United Kingdom", "GB", "en"), Role.MANAGER)
    browser_of(manager).post(f"{EDIT}{message.pk}/", {"text": "Keep each bottle.", "short_text": ""})
    draft = BrandMessage.objects.get(pk=message.pk).get_latest_revision_as_object()
    assert (draft.text, list(draft.countries.all())) == ("Keep each bottle.", [france])
