"""A claim, from the head office to the readers of two countries, and what becomes of them when one word changes."""

from collections.abc import Callable
from dataclasses import dataclass, field

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
Desk = Callable[[str], Page]


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
def desks(visit: Visit, people: dict[str, User]) -> Desk:
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


def change_one_word(page: Page, claim: BrandMessage) -> None:
    """Change a claim as a normal change, and submit it."""
    page.goto(f"/admin/snippets/messaging/brandmessage/edit/{claim.pk}/")
    page.locator("[name=text]").fill(CHANGED)
    submit(page)


@dataclass
class Company:
    """The people at their desks, their campaign, and a reader of two countries."""

    desk: Desk
    countries: dict[str, Country]
    reader: Page
    campaign: Campaign = field(default_factory=Campaign)

    def approve_in(self, code: str) -> None:
        """Let a country's manager approve, then the head office."""
        approve(self.desk(f"manager.{code}"))
        approve(self.desk("Robin"))

    def translate_into(self, code: str, text: str) -> None:
        translate_in(self.desk(f"translator.{code}"), self.campaign, self.countries[code], text)
        self.approve_in(code)

    def matrix(self) -> tuple[str, str]:
        """Return what the matrix says of France and Germany."""
        found = states(self.desk("Imogen"), self.campaign)
        return found["FR"], found["DE"]

    def reads(self, code: str, text: str) -> None:
        self.reader.goto(f"/{code}/blog/pans/")
        expect(self.reader.get_by_text(text)).to_be_visible()


@pytest.fixture
def company(visit: Visit, post: object, countries: dict[str, Country], desks: Desk) -> Company:
    return Company(desks, countries, visit())


def launch_claim(company: Company) -> BrandMessage:
    """Write the claim and have it approved; two countries translate it and have that approved."""
    report = get_document_model()(title="Test report")
    report.file.save("report.txt", ContentFile(b"100 pans, 90 without a streak."))
    write_claim(company.desk("Imogen"))
    company.approve_in("en")
    claim = BrandMessage.objects.get(key="nine-pans")
    company.campaign = campaign_of(claim, company.countries)
    for code, text in WORDS.items():
        company.translate_into(code, text)
    return claim


def place_everywhere(company: Company) -> ArticlePage:
    """Place the claim on a page of each country, in France as its editor does; return the French page."""
    article = make_article("Pans", slug="pans")
    french = translate(article, "fr", title="Poêles")
    german = translate(article, "de", title="Pfannen")
    german.body = [*german.body.raw_data, message_block("nine-pans")]
    publish(german)
    place_on(company.desk("editor.fr"), french)
    company.approve_in("fr")
    return ArticlePage.objects.get(pk=french.pk)


def test_one_approved_change_of_a_claim_reaches_the_page_of_a_country(company: Company) -> None:
    claim = launch_claim(company)
    assert company.matrix() == ("unplaced", "unplaced")
    french = place_everywhere(company)
    for code, text in WORDS.items():
        company.reads(code, text)
    assert company.matrix() == ("placed", "placed")

    change_one_word(company.desk("Imogen"), claim)
    company.approve_in("en")
    assert company.matrix() == ("outdated", "outdated")
    for code, text in WORDS.items():
        company.reads(code, text)

    company.translate_into("fr", FRENCH_AGAIN)
    company.reads("fr", FRENCH_AGAIN)
    company.reads("de", WORDS["de"])
    assert company.matrix() == ("placed", "outdated")
    assert ArticlePage.objects.get(pk=french.pk).last_published_at == french.last_published_at
