"""A fifth country, from the form to its readers; and a translator who tries to publish."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from wagtail.models import Locale, TaskState
from wagtail_localize.models import Translation

from blog.models import ArticlePage
from home.models import HomePage
from hub.countries.actions import ensure_marketing, launch_country
from hub.countries.models import Country, Role
from hub.members.models import User
from tests.editorial.helpers import finish_translation
from tests.factories import make_article, make_home, make_index, make_member, publish

from .test_walk import hire, log_in, site_at

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def people() -> dict[str, User]:
    """The head office, and those who will be the fifth country's team."""
    admin = make_member("Robin", is_superuser=True, is_staff=True)
    marketer = make_member("Imogen")
    marketer.groups.add(ensure_marketing())
    return {"admin": admin, "marketer": marketer} | {role: make_member(f"Italian {role}") for role in Role.values}


def launch_from_the_form(page: Page) -> None:
    page.goto(reverse("countries:add"))
    page.locator("[name=name]").fill("Italy")
    page.locator("[name=code]").fill("IT")
    page.locator("[name=language]").select_option("it")
    page.locator("[name=source]").select_option("en")
    page.locator("[name=legal_owner]").fill("Averlune Italia S.r.l.")
    page.locator("[name=time_zone]").select_option("Europe/Rome")
    page.get_by_role("button", name="Launch").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Italy")


def give_roles(page: Page, italy: Country, people: dict[str, User]) -> None:
    """Tick the roles of the team on the page of each person."""
    for role in (Role.EDITOR, Role.MANAGER, Role.TRANSLATOR):
        page.goto(f"/admin/countries/people/{people[role].pk}/")
        page.locator(f"input[value='{italy.pk}.{role.value}']").check()
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_text("Given:")).to_be_visible()


def translate_home(page: Page) -> None:
    """Translate every string of the home page, one by one, and submit it."""
    page.goto("/admin/editorial/desk/")
    row = page.locator("tr", has=page.get_by_role("link", name="Home", exact=True))
    row.get_by_role("link", name="Translate").click()
    expect(page.locator("textarea")).to_have_count(2)
    for number, field in enumerate(page.locator("textarea").all()):
        field.fill(f"Tenete la bottiglia {number}")
    page.get_by_role("button", name="Save and submit for approval").click()
    expect(page.get_by_text("Submitted for approval.")).to_be_visible()


def approve_side_by_side(page: Page) -> None:
    waiting = TaskState.objects.get(status=TaskState.STATUS_IN_PROGRESS)
    page.goto(f"/admin/editorial/review/{waiting.pk}/")
    page.get_by_role("button", name="Approve").click()
    expect(page.get_by_text("Approved.")).to_be_visible()


def test_a_fifth_country_is_launched_translated_approved_and_live(visit, post, people, live_server):
    publish(make_home())
    make_article("On glass")
    site_at(live_server)
    admin = log_in(visit, people["admin"])
    launch_from_the_form(admin)
    italy = Country.objects.get()
    assert not HomePage.objects.filter(locale=italy.locale, live=True).exists()
    give_roles(admin, italy, people)

    reader = visit()
    assert reader.goto("/it/").status == 404
    translate_home(log_in(visit, people[Role.TRANSLATOR]))
    approve_side_by_side(log_in(visit, people[Role.MANAGER]))
    assert reader.goto("/it/").status == 404
    approve_side_by_side(log_in(visit, people["marketer"]))
    assert reader.goto("/it/").status == 200
    expect(reader.get_by_role("heading", level=1)).to_contain_text("Tenete la bottiglia")

    admin.goto(f"/admin/countries/{italy.pk}/checklist/")
    expect(admin.get_by_text("The home page is live")).to_be_visible()
    admin.get_by_role("button", name="live", exact=False).first.click()
    italy.refresh_from_db()
    assert italy.state == Country.State.LIVE


def test_a_translator_without_page_permissions_publishes_nothing(visit, live_server):
    """Two permissions, the admin and submitting translations, were enough for the library to publish."""
    make_home("fr")
    article = publish(make_article("On glass"))
    make_index("fr")
    site_at(live_server)
    french = Locale.objects.get(language_code="fr")
    france = launch_country("France", "FR", "fr", "Europe/Paris")
    translator = hire(france, Role.TRANSLATOR)
    france.teams.get(role=Role.TRANSLATOR).group.page_permissions.all().delete()
    page = log_in(visit, translator)
    page.goto(f"/admin/localize/submit/page/{article.pk}/?select_locale=fr")
    page.locator("main form button[type=submit], main form input[type=submit]").last.click()
    page.wait_for_load_state()
    translation = Translation.objects.filter(target_locale=french).first()
    if translation is not None:
        finish_translation(translation)
        page.goto(f"/admin/localize/update/{translation.source_id}/")
        box = page.locator("[name=publish_translations]")
        if box.count():
            box.evaluate("field => { field.type = 'checkbox'; field.disabled = false; field.checked = true; }")
        page.locator("main form button[type=submit], main form input[type=submit]").last.click()
        page.wait_for_load_state()
    assert not ArticlePage.objects.filter(locale=french, live=True).exists()
    assert visit().goto("/fr/blog/on-glass/").status == 404
