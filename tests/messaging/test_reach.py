"""What a country's people are told of messages: the brand's and their own. The walk of the admin asks every address."""

from collections.abc import Callable

import pytest
from django.urls import reverse

from hub.countries.models import Country, Role
from hub.editorial.gate import setting_up
from hub.members.models import User
from hub.messaging.choosers import MessageWidget
from hub.messaging.forms import MessageForm
from hub.messaging.models import BrandMessage, Withdrawal
from hub.messaging.panels import message_panels
from hub.messaging.permissions import countries_to_choose, messages_seen
from tests.conftest import browser_of
from tests.factories import make_article, make_member, make_message, message_block, place, translate_message

LIST = "/admin/snippets/messaging/brandmessage/"
CHOOSE = "/admin/messaging/choose-message/"
WHERE = "/admin/messaging/messages/{}/where/"
MATRIX = "/admin/messaging/campaigns/messages/"
GERMAN = "Nur für uns."


@pytest.fixture
def message(france: Country, germany: Country) -> BrandMessage:
    return make_message("keep", text="Keep the bottle.")


@pytest.fixture
def german(germany: Country) -> BrandMessage:
    """A message that Germany made for itself."""
    return make_message("nur-hier", "de", text=GERMAN)


@pytest.fixture
def draft(france: Country) -> BrandMessage:
    """A message of the brand that nobody has approved."""
    found = make_message("soon", text="Coming soon.")
    BrandMessage.objects.filter(pk=found.pk).update(live=False)
    return found


def page_of(user: User, address: str) -> str:
    response = browser_of(user).get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def test_a_country_knows_the_brand_s_messages_and_its_own(
    message: BrandMessage, german: BrandMessage, translator: User, german_translator: User, marketer: User
) -> None:
    keys = [
        sorted(messages_seen(user).values_list("key", flat=True)) for user in (translator, german_translator, marketer)
    ]
    assert keys == [["keep"], ["keep", "nur-hier"], ["keep", "nur-hier"]]


@pytest.mark.parametrize("address", [LIST, f"{CHOOSE}results/", MATRIX])
def test_lists_leave_another_country_s_message_out(
    message: BrandMessage, german: BrandMessage, translator: User, german_translator: User, address: str
) -> None:
    found = [
        [key in page_of(user, address) for key in ("keep", "nur-hier")] for user in (translator, german_translator)
    ]
    assert found == [[True, False], [True, True]]


@pytest.mark.parametrize("address", [LIST, f"{CHOOSE}results/", WHERE.format("soon"), MATRIX])
def test_an_unapproved_source_is_for_its_writers(
    draft: BrandMessage, translator: User, address: str, marketer: User
) -> None:
    page = page_of(translator, address)
    assert ("soon" in page, "Coming soon." in page) == (True, False)


def test_marketing_reads_its_own_drafts(draft: BrandMessage, marketer: User) -> None:
    assert "Coming soon." in page_of(marketer, LIST)
    assert "Coming soon." in page_of(marketer, WHERE.format("soon"))


@pytest.mark.parametrize("person", ["translator", "german_translator"])
def test_the_search_finds_words_that_one_may_read(
    request: pytest.FixtureRequest, message: BrandMessage, draft: BrandMessage, german: BrandMessage, person: str
) -> None:
    user = request.getfixturevalue(person)
    rows = [
        [row.key for row in browser_of(user).get(f"{LIST}?q={words}").context["object_list"]]
        for words in ("bottle", "Coming", "Nur")
    ]
    assert rows == [["keep"], [], ["nur-hier"] if person == "german_translator" else []]


def test_the_chooser_searches_no_draft_and_no_other_language(message: BrandMessage, editor: User) -> None:
    translate_message(message, "de", "Flasche behalten.")
    with setting_up():
        translate_message(message, "fr", "Brouillon", live=False).unpublish()
    counts = [
        page_of(editor, f"{CHOOSE}results/?q={words}").count("<tr") for words in ("bottle", "Flasche", "Brouillon")
    ]
    assert counts == [2, 0, 0]


def test_the_chooser_shows_no_other_language(message: BrandMessage, editor: User, german_editor: User) -> None:
    translate_message(message, "de", "Flasche behalten.")
    shown = ["Flasche" in page_of(user, f"{CHOOSE}results/?locale=de") for user in (editor, german_editor)]
    assert shown == [False, True]


@pytest.mark.parametrize("kind", ["chosen/{pk}/", "chosen-multiple/?id={pk}"])
def test_another_country_s_message_is_not_chosen(german: BrandMessage, editor: User, kind: str) -> None:
    response = browser_of(editor).get(f"{CHOOSE}{kind.format(pk=german.pk)}")
    assert "nur-hier" not in response.content.decode()


def test_a_page_that_names_another_country_s_message_tells_nothing_of_it(german: BrandMessage, france: Country) -> None:
    assert MessageWidget().get_value_data("nur-hier")["title"] == "nur-hier"


def test_a_title_has_what_is_live_for_all(message: BrandMessage, draft: BrandMessage) -> None:
    titles = [MessageWidget().get_value_data(key)["title"] for key in ("keep", "soon")]
    assert titles == ["keep: Keep the bottle.", "soon"]


def test_another_country_s_message_is_nowhere(german: BrandMessage, translator: User, german_translator: User) -> None:
    statuses = [browser_of(user).get(WHERE.format("nur-hier")).status_code for user in (translator, german_translator)]
    assert statuses == [404, 200]


def test_its_cell_is_nowhere_either(
    german: BrandMessage, translator: User, german_translator: User, france: Country, germany: Country
) -> None:
    asked = ((translator, france), (german_translator, germany))
    addresses = [(user, reverse("campaigns:message_cell", args=[german.pk, country.pk])) for user, country in asked]
    assert [browser_of(user).get(address).status_code for user, address in addresses] == [404, 200]


def test_a_cell_names_no_page_of_another_country(
    message: BrandMessage, translator: User, marketer: User, france: Country
) -> None:
    place(make_article("Aufsteller", "de", body=[message_block("keep")]))
    place(make_article("Display", body=[message_block("keep")]))
    address = reverse("campaigns:message_cell", args=[message.pk, france.pk])
    shown = [
        [title in page_of(user, address) for title in ("Display", "Aufsteller")] for user in (translator, marketer)
    ]
    assert shown == [[True, False], [True, True]]


def test_withdrawals_name_one_s_own_pages(message: BrandMessage, translator: User, marketer: User) -> None:
    pages = [{"id": 1, "title": "Flacons", "locale": "fr"}, {"id": 2, "title": "Flaschen", "locale": "de"}]
    Withdrawal.objects.create(translation_key=message.translation_key, key="keep", reason="Gone", pages=pages)
    shown = [
        [title in page_of(user, WHERE.format("keep")) for title in ("Flacons", "Flaschen")]
        for user in (translator, marketer)
    ]
    assert shown == [[True, False], [True, True]]


def test_an_owner_from_another_country_has_no_name_here(
    message: BrandMessage, translator: User, marketer: User, germany: Country, hire: Callable[[Country, str], User]
) -> None:
    owner = hire(germany, Role.MANAGER)
    BrandMessage.objects.filter(pk=message.pk).update(owner=owner)
    shown = [str(owner) in page_of(user, WHERE.format("keep")) for user in (translator, marketer)]
    assert shown == [False, True]


def test_a_form_offers_one_s_own_people_and_countries(
    message: BrandMessage, manager: User, marketer: User, german_editor: User, france: Country, germany: Country
) -> None:
    form_class = message_panels(MessageForm).bind_to_model(BrandMessage).get_form_class()
    offered = []
    for user in (manager, marketer):
        fields = form_class(instance=BrandMessage(), for_user=user).fields
        offered.append((german_editor in fields["owner"].queryset, set(fields["countries"].queryset)))
    assert offered == [(False, {france}), (True, {france, germany})]


def test_a_country_is_no_choice_for_another(manager: User, germany: Country, france: Country) -> None:
    assert list(countries_to_choose(manager)) == [france]
    assert list(countries_to_choose(make_member("Nobody"))) == []


@pytest.mark.parametrize("address", [CHOOSE, "/admin/messaging/choose-origin/"])
@pytest.mark.parametrize("key", ["abc", "9" * 40, "%C2%B2", ""])
def test_what_is_no_key_is_not_found(message: BrandMessage, marketer: User, address: str, key: str) -> None:
    assert browser_of(marketer).get(f"{address}chosen-multiple/?id={key}").status_code == 404
    if key:
        assert browser_of(marketer).get(f"{address}chosen/{key}/").status_code == 404


@pytest.mark.parametrize("address", [CHOOSE, "/admin/messaging/choose-origin/"])
def test_no_message_is_written_in_a_chooser(message: BrandMessage, marketer: User, address: str) -> None:
    assert browser_of(marketer).post(f"{address}create/", {"key": "new"}).headers["Location"] == "/admin/"
    assert BrandMessage.objects.count() == 1


def test_marketing_finds_messages_for_a_campaign_by_their_words(message: BrandMessage, marketer: User) -> None:
    make_message("other", text="Something else.")
    counts = [
        page_of(marketer, f"/admin/messaging/choose-origin/results/?q={words}").count("<tr")
        for words in ("bottle", "keep", "e", "nothing")
    ]
    assert counts == [2, 2, 3, 0]
