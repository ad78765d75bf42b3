"""The messaging check beside what is written, as an editor and a manager meet it."""

import pytest
from playwright.sync_api import Locator, Page, expect
from wagtail.models import Locale

from blog.models import ArticlePage
from hub.countries.actions import launch_country
from hub.countries.models import Country, Role
from hub.messaging.models import Concept, Severity, Term, TermStatus, Waiver
from tests.browser.test_walk import hire, log_in, site_at
from tests.factories import make_article, make_home, make_message, paragraph

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def britain() -> Country:
    make_home("en")
    return launch_country("Britain", "GB", "en", "Europe/London")


def forbid(text: str, instead: str) -> None:
    concept = Concept.objects.create(name=text, severity=Severity.BLOCKS)
    english = Locale.objects.get(language_code="en")
    Term.objects.create(concept=concept, locale=english, text=instead)
    Term.objects.create(concept=concept, locale=english, text=text, status=TermStatus.FORBIDDEN, reason="It frightens.")


def open_editor(page: Page, article) -> Page:
    page.goto(f"/admin/pages/{article.pk}/edit/")
    expect(page.locator(".messaging-check__chip")).to_contain_text("nothing to mend")
    return page


def type_in_paragraph(page: Page, text: str) -> Locator:
    """Type in the first paragraph, and return the list that appears beside it."""
    words = page.locator("[data-streamfield-child] [contenteditable=true]").first
    words.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(text)
    return page.locator("[data-streamfield-child] ul.messaging-check__beside")


def save_draft(page: Page, article: ArticlePage) -> ArticlePage:
    """Save by the button: the editor saves by itself too, but only what it saw change after it was ready."""
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("has been updated", exact=False).first).to_be_visible()
    draft: ArticlePage = ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()
    return draft


@pytest.fixture(autouse=True)
def patience():
    """The check waits until nobody types, and the site answers after that."""
    expect.set_options(timeout=20_000)
    yield
    expect.set_options(timeout=5_000)


@pytest.fixture
def article(britain, live_server):
    forbid("chemicals", "ingredients")
    make_message("keep", text="Keep the bottle and refill it at home for years to come.")
    found = make_article("On glass", body=[paragraph("Some words."), paragraph("Another one of them.")])
    site_at(live_server)
    return found


def test_a_draft_is_saved_with_a_finding_that_is_mended_later(visit, britain, article):
    page = open_editor(log_in(visit, hire(britain, Role.EDITOR)), article)
    beside = type_in_paragraph(page, " It is free of chemicals.")
    expect(beside).to_contain_text("“chemicals” must not be used: write “ingredients”. It frightens.")
    expect(beside.locator("mark")).to_have_text("chemicals")
    expect(page.locator(".messaging-check__chip")).to_contain_text("1 blocks")
    assert "free of chemicals" in save_draft(page, article).body[0].value.source
    expect(beside).to_contain_text("“chemicals” must not be used")
    assert beside.get_by_role("button", name="Waive…").count() == 0

    beside.get_by_role("button", name="Replace by “ingredients”").press("Enter")
    expect(beside).to_have_count(0)
    expect(page.locator("[data-streamfield-child] [contenteditable=true]").first).to_have_text(
        "Some words. It is free of ingredients."
    )
    expect(page.locator(".messaging-check__said")).to_have_text("Messaging: nothing to mend")


def test_typing_goes_on_while_findings_come(visit, britain, article):
    page = open_editor(log_in(visit, hire(britain, Role.EDITOR)), article)
    beside = type_in_paragraph(page, " Free of chemicals.")
    expect(beside).to_be_visible()
    page.keyboard.type(" And more.")
    words = page.locator("[data-streamfield-child] [contenteditable=true]").first
    expect(words).to_have_text("Some words. Free of chemicals. And more.")
    expect(words).to_be_focused()


def test_a_manager_waives_by_keyboard(visit, britain, article):
    page = open_editor(log_in(visit, hire(britain, Role.MANAGER)), article)
    beside = type_in_paragraph(page, " Free of chemicals.")
    beside.get_by_role("button", name="Waive…").press("Enter")
    reason = page.get_by_role("dialog").get_by_label("Why")
    expect(reason).to_be_focused()
    page.keyboard.type("It is a quotation.")
    page.keyboard.press("Tab")
    page.get_by_role("dialog").get_by_role("button", name="Waive", exact=True).press("Enter")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(beside).to_contain_text("Reason: It is a quotation.")
    expect(page.locator(".messaging-check__chip")).to_contain_text("nothing to mend")
    assert Waiver.objects.get().sentence == "Free of chemicals."


def test_a_typed_message_is_placed_by_reference(visit, britain, article):
    page = open_editor(log_in(visit, hire(britain, Role.EDITOR)), article)
    beside = type_in_paragraph(page, " Keep the bottle and refill it at home for years to come.")
    beside.get_by_role("button", name="Place by reference").click()
    expect(page.locator("[data-streamfield-child] .message-chooser")).to_contain_text("keep: Keep the bottle")
    expect(page.locator(".messaging-check__chip")).to_contain_text("nothing to mend")
    body = save_draft(page, article).body
    assert [block.block_type for block in body] == ["paragraph", "message", "paragraph"]
    assert "Keep the bottle" not in body[0].value.source
    assert dict(body[1].value) == {"message": "keep", "form": "full"}


def test_the_list_of_all_leads_to_each(visit, britain, article):
    page = open_editor(log_in(visit, hire(britain, Role.EDITOR)), article)
    type_in_paragraph(page, " Free of chemicals.")
    page.locator("#id_intro").fill("No chemicals here.")
    chip = page.locator(".messaging-check__chip")
    expect(chip).to_contain_text("2 block")
    chip.press("Enter")
    page.get_by_role("region", name="What the messaging check found").get_by_role("button", name="Go there").last.press(
        "Enter"
    )
    focused = page.locator("[data-streamfield-child] [contenteditable=true]").first
    expect(focused).to_be_focused()
    expect(page.locator(".messaging-check__panel")).to_be_hidden()
