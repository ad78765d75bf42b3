"""A cell's page: what it says, what comes next for whom, and what may be done by whom."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail_localize.models import Translation

from hub.countries.models import Country, Role
from hub.editorial.actions import ensure_workflow, submit_for_approval
from hub.members.models import User
from hub.messaging.campaigns.actions import claim_reminder
from hub.messaging.models import BrandMessage, Campaign, CampaignCell, CampaignCountry
from tests.conftest import browser_of
from tests.editorial.helpers import begin_translation, finish_translation
from tests.factories import make_home, make_message, publish, translate, translate_message

from .helpers import arrange, day, make_campaign, only_cell, put_on_page

ACTS = ["arrangement", "reminder", "submission", "translation"]


@pytest.fixture(autouse=True)
def jobs_at_once(settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


@pytest.fixture
def message(france: Country) -> BrandMessage:
    ensure_workflow(france)
    return make_message("keep", text="Keep the bottle.")


@pytest.fixture
def campaign(message: BrandMessage, france: Country) -> Campaign:
    return make_campaign([message], [france], due_on=day(-1))


def address(campaign: Campaign, name: str = "cell") -> str:
    cell = only_cell(campaign)
    return reverse(f"campaigns:{name}", args=[campaign.pk, cell.message.pk, cell.country.pk])


def read(user: User, campaign: Campaign) -> Any:
    response = browser_of(user).get(address(campaign))
    assert response.status_code == 200
    return response


def acts(user: User, campaign: Campaign) -> list[str]:
    return [act.label for act in read(user, campaign).context["acts"]]


def do(user: User, campaign: Campaign, name: str, **data: Any) -> Any:
    return browser_of(user).post(address(campaign, name), data)


# What it says


def test_a_cell_says_where_the_message_stands(campaign: Campaign, translator: User) -> None:
    response = read(translator, campaign)
    assert response.context["sentence"] == "There is no text in this language yet: French."
    html = response.content.decode()
    assert "Keep the bottle." in html
    assert "the country's managers" in html


def test_a_draft_is_for_those_who_work_on_it(campaign: Campaign, message: BrandMessage, editor: User) -> None:
    translation = begin_translation(message)
    finish_translation(translation, "FR ")
    translation.save_target(publish=False)
    assert read(editor, campaign).context["draft"] == "FR Keep the bottle."


def test_a_moderator_sees_no_draft(campaign: Campaign, message: BrandMessage, moderator: User) -> None:
    translation = begin_translation(message)
    finish_translation(translation, "FR ")
    translation.save_target(publish=False)
    assert "FR Keep the bottle." not in read(moderator, campaign).content.decode()


def test_a_source_that_is_not_approved_is_not_shown(france: Country, translator: User, marketer: User) -> None:
    message = make_message("keep", text="Secret plans.")
    BrandMessage.objects.update(live=False)
    campaign = make_campaign([message], [france])
    assert "Secret plans." not in read(translator, campaign).content.decode()
    assert "Translate it" not in acts(translator, campaign)


def test_pages_of_others_are_named(campaign: Campaign, message: BrandMessage, germany: Country, marketer: User) -> None:
    translate_message(message, "fr", "Gardez le flacon.")
    german = put_on_page("keep", "de", "Flaschen")
    found = {row.countries: (row.page.pk, url) for row, url in read(marketer, campaign).context["elsewhere"]}
    assert (found["Germany"], set(found)) == ((german.pk, german.url), {"Germany", "English"})


def test_placing_leads_to_the_page_that_says_the_same(campaign: Campaign, message: BrandMessage, editor: User) -> None:
    translate_message(message, "fr", "Gardez le flacon.")
    english = put_on_page("keep", "en", "Bottles")
    french = translate(english, "fr", title="Flacons", body=[])
    html = read(editor, campaign).content.decode()
    assert f'href="/admin/pages/{french.pk}/edit/">Place it on a page' in html
    assert "edit “Flacons”" in html


def test_placing_leads_to_the_pages_of_the_country(campaign: Campaign, message: BrandMessage, editor: User) -> None:
    translate_message(message, "fr", "Gardez le flacon.")
    (act,) = read(editor, campaign).context["acts"]
    assert (act.label, act.url) == ("Place it on a page", f"/admin/pages/{make_home('fr').pk}/")


# What comes next


def test_a_translator_begins_the_translation(campaign: Campaign, message: BrandMessage, translator: User) -> None:
    assert acts(translator, campaign) == ["Translate it"]
    response = do(translator, campaign, "translation")
    translation = Translation.objects.get(source__object_id=message.translation_key)
    assert response.headers["Location"] == reverse("editorial:strings", args=[translation.pk])
    assert browser_of(translator).get(response.headers["Location"]).status_code == 200
    assert message.get_translations().get().live is False


def test_a_finished_translation_is_submitted(campaign: Campaign, message: BrandMessage, translator: User) -> None:
    translation = begin_translation(message)
    assert "Go on translating" in acts(translator, campaign)
    finish_translation(translation)
    translation.save_target(publish=False)
    assert acts(translator, campaign)[0] == "Submit for approval"
    do(translator, campaign, "submission")
    assert only_cell(campaign).state == "awaiting"


def test_a_manager_reviews_what_waits(
    campaign: Campaign, message: BrandMessage, translator: User, manager: User
) -> None:
    translation = begin_translation(message)
    finish_translation(translation)
    translation.save_target(publish=False)
    submit_for_approval(translation.get_target_instance(), translator)
    assert acts(manager, campaign) == ["Review it", "Send a reminder"]
    assert acts(translator, campaign) == []


def test_an_outdated_text_is_brought_up_to_date(campaign: Campaign, message: BrandMessage, translator: User) -> None:
    translation = begin_translation(message)
    finish_translation(translation)
    translation.save_target(publish=False)
    publish(translation.get_target_instance().get_latest_revision_as_object())
    message.text = "Refill the bottle."
    publish(message)
    assert acts(translator, campaign) == ["Update the translation"]
    do(translator, campaign, "translation")
    translation.source.refresh_from_db()
    assert "Refill the bottle." in translation.source.content_json
    assert "Go on translating" in acts(translator, campaign)


def test_an_editor_does_not_begin_translations(campaign: Campaign, editor: User) -> None:
    assert acts(editor, campaign) == []
    assert do(editor, campaign, "translation").headers["Location"] == "/admin/"
    assert not Translation.objects.exists()


def test_marketing_reminds_first(campaign: Campaign, marketer: User) -> None:
    assert acts(marketer, campaign) == ["Send a reminder", "Translate it"]


def test_nothing_is_left_to_do_where_it_is_live(campaign: Campaign, message: BrandMessage, manager: User) -> None:
    translate_message(message, "fr", "Gardez le flacon.")
    put_on_page("keep")
    response = read(manager, campaign)
    assert response.context["acts"] == []
    assert "There is nothing for you to do here." in response.content.decode()


def test_what_is_not_ready_is_not_submitted(campaign: Campaign, message: BrandMessage, translator: User) -> None:
    assert do(translator, campaign, "submission").status_code == 404
    assert message.get_translations().count() == 0


# Reminders


def test_a_reminder_goes_to_managers_and_translators_once_a_day(
    campaign: Campaign, marketer: User, manager: User, translator: User, mailoutbox: list[Any]
) -> None:
    for _time in range(2):
        do(marketer, campaign, "reminder")
    assert sorted(letter.to[0] for letter in mailoutbox) == sorted([manager.email, translator.email])
    assert mailoutbox[0].subject == "Reminder: “keep” for France"
    assert "Marketer asks you" in mailoutbox[0].body
    assert read(marketer, campaign).context["cell"].reminded_at is not None


def test_a_reminder_is_for_the_owner_in_the_own_language(
    campaign: Campaign, message: BrandMessage, france: Country, manager: User, mailoutbox: list[Any]
) -> None:
    User.objects.filter(pk=manager.pk).update(language="fr")
    arrange(campaign, message, france, owner=manager, due_on=datetime.date(2026, 3, 1))
    do(manager, campaign, "reminder")
    (letter,) = mailoutbox
    assert (letter.to, "1 mars 2026" in letter.body) == ([manager.email], True)


def test_an_owner_who_left_is_not_told(
    campaign: Campaign, message: BrandMessage, france: Country, marketer: User, alice: User, mailoutbox: list[Any]
) -> None:
    arrange(campaign, message, france, owner=alice)
    do(marketer, campaign, "reminder")
    assert mailoutbox == []


def test_a_reminder_is_claimed_anew_the_next_day(
    campaign: Campaign, message: BrandMessage, france: Country, marketer: User
) -> None:
    assert claim_reminder(marketer, campaign, message, france) is not None
    assert claim_reminder(marketer, campaign, message, france) is None
    CampaignCell.objects.update(reminded_at=timezone.now() - datetime.timedelta(hours=21))
    assert claim_reminder(marketer, campaign, message, france) is not None


@pytest.mark.parametrize("person", ["editor", "translator", "moderator"])
def test_only_managers_and_marketing_remind(
    request: pytest.FixtureRequest, campaign: Campaign, manager: User, person: str, mailoutbox: list[Any]
) -> None:
    assert do(request.getfixturevalue(person), campaign, "reminder").headers["Location"] == "/admin/"
    assert mailoutbox == []


# Arrangements


def test_marketing_arranges_a_cell(campaign: Campaign, marketer: User, manager: User) -> None:
    data = {"due_on": day(3).isoformat(), "owner": manager.pk, "note": "Ask Paul", "is_left_out": ""}
    assert do(marketer, campaign, "arrangement", **data).status_code == 302
    cell = only_cell(campaign)
    assert (cell.due_on, cell.owner, cell.note) == (day(3), manager, "Ask Paul")


def test_a_bad_arrangement_is_said_and_not_stored(campaign: Campaign, marketer: User, alice: User) -> None:
    response = do(marketer, campaign, "arrangement", due_on="soon", owner=alice.pk)
    assert (response.status_code, set(response.context["form"].errors)) == (400, {"due_on", "owner"})
    assert not CampaignCell.objects.exists()


def test_members_are_not_offered_as_owners(campaign: Campaign, marketer: User, manager: User, alice: User) -> None:
    offered = read(marketer, campaign).context["form"].fields["owner"].queryset
    assert (manager in offered, alice in offered) == (True, False)


def test_a_country_arranges_nothing(campaign: Campaign, manager: User) -> None:
    assert read(manager, campaign).context["form"] is None
    assert do(manager, campaign, "arrangement", note="Mine").headers["Location"] == "/admin/"
    assert not CampaignCell.objects.exists()


# Others, and wrong ways


@pytest.mark.parametrize("name", ["cell", *ACTS])
def test_a_cell_of_another_country_is_not_found(
    campaign: Campaign, german_editor: User, hire: Callable[[Country, str], User], germany: Country, name: str
) -> None:
    CampaignCountry.objects.create(campaign=campaign, country=germany)
    stranger = hire(germany, Role.MANAGER)
    url = reverse(f"campaigns:{name}", args=[campaign.pk, *keys_of(campaign)])
    method = "get" if name == "cell" else "post"
    for user in (german_editor, stranger):
        assert getattr(browser_of(user), method)(url).status_code == 404


def keys_of(campaign: Campaign) -> tuple[int, int]:
    return campaign.messages.get().message_id, campaign.countries.get(country__code="FR").country_id


def test_what_is_not_in_the_campaign_is_not_found(campaign: Campaign, germany: Country, marketer: User) -> None:
    message, french = keys_of(campaign)
    other = make_message("other").pk
    for keys in ([message, germany.pk], [other, french], [message, 10**6]):
        assert browser_of(marketer).get(reverse("campaigns:cell", args=[campaign.pk, *keys])).status_code == 404


@pytest.mark.parametrize("name", ACTS)
def test_acts_are_not_done_by_looking(campaign: Campaign, marketer: User, name: str) -> None:
    assert browser_of(marketer).get(address(campaign, name)).status_code == 405
    assert browser_of(marketer).post(address(campaign)).status_code == 405


def test_a_cell_without_a_campaign_has_its_acts(
    campaign: Campaign, message: BrandMessage, france: Country, translator: User
) -> None:
    keys = [message.pk, france.pk]
    response = browser_of(translator).get(reverse("campaigns:message_cell", args=keys))
    (act,) = response.context["acts"]
    assert (act.label, response.context["form"]) == ("Translate it", None)
    assert browser_of(translator).post(act.url).status_code == 302
    assert Translation.objects.count() == 1


def test_a_cell_costs_the_same_for_one_and_for_thirty_pages(
    campaign: Campaign, message: BrandMessage, manager: User
) -> None:
    def count() -> int:
        browser = browser_of(manager)
        browser.get(address(campaign))
        url = address(campaign)
        with CaptureQueriesContext(connection) as found:
            browser.get(url)
        return len(found)

    translate_message(message, "fr", "Gardez le flacon.")
    put_on_page("keep", title="One")
    few = count()
    for number in range(9):
        put_on_page("keep", title=f"More {number}")
    assert count() == few
