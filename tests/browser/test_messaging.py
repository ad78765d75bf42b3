"""A claim, from the head office to the readers of two countries, and what becomes of them when one word changes."""

from collections.abc import Callable

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from playwright.sync_api import Page, expect
from wagtail.documents import get_document_model
from wagtail.models import TaskState

from blog.models import ArticlePage
from hub.countries.actions import ensure_marketing, launch_country
from hub.countries.models import Country, Role
from hub.members.models import User
from hub.messaging.models import BrandMessage, Campaign, CampaignCountry, CampaignMessage
from tests.factories import make_article, make_home, make_index, make_member, message_block, publish, translate

from .test_walk import hire, log_in, site_at

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MARKETS = {"en": ("United Kingdom", "GB"), "fr": ("France", "FR"), "de": ("Germany", "DE")}
CLAIM = "Our pebbles leave 9 of 10 pans without a streak."
CHANGED = "Our pebbles leave 9 of 10 pots without a streak."
WORDS = {
    "fr": "Nos galets laissent 9 poêles sur 10 sans une trace.",
    "de": "Unsere Kiesel lassen 9 von 10 Pfannen ohne Streifen.",
}
FRENCH_AGAIN = "Nos galets laissent 9 casseroles sur 10 sans une trace."
Visit = Callable[..., Page]


@pytest.fixture
def countries(live_server) -> dict[str, Country]:
    for code in MARKETS:
        make_home(code)
        make_index(code)
    site_at(live_server)
    return {code: launch_country(name, letters, code) for code, (name, letters) in MARKETS.items()}


@pytest.fixture
def people(countries: dict[str, Country]) -> dict[str, User]:
    """Two of the head office, and the teams of three countries."""
    found = {name: make_member(name) for name in ("Imogen", "Robin")}
    for member in found.values():
        member.groups.add(ensure_marketing())
    for code, country in countries.items():
        for role in (Role.EDITOR, Role.MANAGER, Role.TRANSLATOR):
            found[f"{role.value}.{code}"] = hire(country, role)
    return found


@pytest.fixture
def desks(visit: Visit, people: dict[str, User]) -> Callable[[str], Page]:
    """Return a function that opens the admin as somebody; once for each."""
    pages: dict[str, Page] = {}

    def desk(name: str) -> Page:
        if name not in pages:
            pages[name] = log_in(visit, people[name])
        return pages[name]

    return desk


def submit(page: Page) -> None:
    """Submit what the editor shows."""
    button = page.get_by_role("button", name="Submit for approval")
    if not button.first.is_visible():
        page.get_by_role("button", name="More actions").click()
    with page.expect_navigation():
        button.first.click()


def approve(page: Page) -> None:
    """Approve what waits, side by side."""
    waiting = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS).latest("pk")
    page.goto(reverse("editorial:review", args=[waiting.pk]))
    page.get_by_role("button", name="Approve").click()
    expect(page.get_by_text("Approved.")).to_be_visible()


def write_claim(page: Page) -> None:
    """Write a claim, choose the document that proves it, and submit."""
    page.goto("/admin/snippets/messaging/brandmessage/add/")
    page.locator("[name=key]").fill("nine-pans")
    page.locator("[name=kind]").select_option("claim")
    page.locator("[name=text]").fill(CLAIM)
    page.locator("[name=substantiation_note]").fill("Test report, table 2: 100 pans.")
    page.get_by_role("button", name="Choose a document").click()
    page.locator(".modal").get_by_role("link", name="Test report").click()
    expect(page.locator(".modal")).to_be_hidden()
    submit(page)
    assert BrandMessage.objects.get(key="nine-pans").substantiation is not None


def translate_in(page: Page, campaign: Campaign, country: Country, text: str) -> None:
    """Open a country's cell, do what it offers, and submit the translation."""
    open_cell(page, campaign, country)
    page.locator(".campaign-cell__acts").locator("button, a").first.click()
    page.locator("textarea").first.fill(text)
    page.get_by_role("button", name="Save and submit for approval").click()
    expect(page.get_by_text("Submitted for approval.")).to_be_visible()


def open_cell(page: Page, campaign: Campaign, country: Country) -> None:
    message = campaign.messages.all()[0].message
    page.goto(reverse("campaigns:cell", args=[campaign.pk, message.pk, country.pk]))


def place_on(page: Page, article: ArticlePage) -> None:
    """Add the message to an article, choosing it from the list, and submit the article."""
    page.goto(f"/admin/pages/{article.pk}/edit/")
    page.get_by_role("button", name="Insert a block").last.click()
    page.get_by_role("option", name="Brand message").click()
    page.get_by_role("button", name="Choose a message").click()
    page.locator(".modal").get_by_role("link", name="nine-pans").click()
    expect(page.locator(".modal")).to_be_hidden()
    submit(page)


def states(page: Page, campaign: Campaign) -> dict[str, str]:
    """Return what the matrix says of each country."""
    page.goto(reverse("campaigns:matrix", args=[campaign.pk]))
    cells = page.locator("[data-country]")
    return {cell.get_attribute("data-country") or "": cell.get_attribute("data-state") or "" for cell in cells.all()}


def campaign_of(claim: BrandMessage, countries: dict[str, Country]) -> Campaign:
    campaign = Campaign(name="No streaks", due_on="2030-01-01")
    campaign.messages = [CampaignMessage(message=claim)]
    campaign.countries = [CampaignCountry(country=country) for country in countries.values()]
    campaign.save()
    return campaign


def test_one_approved_change_of_a_claim_reaches_the_page_of_a_country(
    visit: Visit, post: object, countries: dict[str, Country], desks: Callable[[str], Page]
) -> None:
    report = get_document_model()(title="Test report")
    report.file.save("report.txt", ContentFile(b"100 pans, 90 without a streak."))
    write_claim(desks("Imogen"))
    approve(desks("manager.en"))
    approve(desks("Robin"))
    claim = BrandMessage.objects.get(key="nine-pans")
    assert claim.live

    campaign = campaign_of(claim, countries)
    for code, text in WORDS.items():
        translate_in(desks(f"translator.{code}"), campaign, countries[code], text)
        approve(desks(f"manager.{code}"))
        approve(desks("Robin"))
    assert states(desks("Imogen"), campaign)["FR"] == "unplaced"

    article = make_article("Pans", slug="pans")
    french = translate(article, "fr", title="Poêles")
    german = translate(article, "de", title="Pfannen")
    german.body = [*german.body.raw_data, message_block("nine-pans")]
    publish(german)
    place_on(desks("editor.fr"), french)
    approve(desks("manager.fr"))
    approve(desks("Robin"))
    published_at = ArticlePage.objects.get(pk=french.pk).last_published_at
    reader = visit()
    for code, text in WORDS.items():
        reader.goto(f"/{code}/blog/pans/")
        expect(reader.get_by_text(text)).to_be_visible()
    assert {code: states(desks("Imogen"), campaign)[code] for code in ("FR", "DE")} == {"FR": "placed", "DE": "placed"}

    change_one_word(desks("Imogen"), claim)
    approve(desks("manager.en"))
    approve(desks("Robin"))
    assert {code: states(desks("Imogen"), campaign)[code] for code in ("FR", "DE")} == {
        "FR": "outdated",
        "DE": "outdated",
    }
    for code, text in WORDS.items():
        reader.goto(f"/{code}/blog/pans/")
        expect(reader.get_by_text(text)).to_be_visible()

    translate_in(desks("translator.fr"), campaign, countries["fr"], FRENCH_AGAIN)
    approve(desks("manager.fr"))
    approve(desks("Robin"))
    reader.goto("/fr/blog/pans/")
    expect(reader.get_by_text(FRENCH_AGAIN)).to_be_visible()
    reader.goto("/de/blog/pans/")
    expect(reader.get_by_text(WORDS["de"])).to_be_visible()
    assert ArticlePage.objects.get(pk=french.pk).last_published_at == published_at
    assert {code: states(desks("Imogen"), campaign)[code] for code in ("FR", "DE")} == {
        "FR": "placed",
        "DE": "outdated",
    }


def change_one_word(page: Page, claim: BrandMessage) -> None:
    """Change a claim as a normal change, and submit it."""
    page.goto(f"/admin/snippets/messaging/brandmessage/edit/{claim.pk}/")
    page.locator("[name=text]").fill(CHANGED)
    submit(page)
