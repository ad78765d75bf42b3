"""axe, reflow and order of focus on every kind of page, in languages of both directions, light and dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.files.base import ContentFile
from playwright.sync_api import Page, expect
from wagtail.documents import get_document_model

from home.models import BrandSettings, NavigationItem, StandardPage
from hub.discussion.actions import withdraw_comment
from hub.messaging.models import Concept, Kind, Term, TermStatus, WhenMissing
from tests.factories import (
    make_article,
    make_author,
    make_category,
    make_comment,
    make_home,
    make_image,
    make_index,
    make_locale,
    make_member,
    make_message,
    message_block,
    paragraph,
    publish,
    translate,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def every_block(image, page, document) -> list[dict]:
    picture = {"image": image.pk, "alt": "A bottle", "decorative": False, "caption": "Caption", "credit": "Averlune"}
    return [
        paragraph(f'Words, and <a linktype="page" id="{page.pk}">a link</a>.'),
        {"type": "heading", "value": {"text": "A section", "level": "2"}},
        {"type": "picture", "value": picture},
        {"type": "gallery", "value": {"pictures": [picture, picture]}},
        {"type": "quote", "value": {"text": "Quoted.", "attribution": "Nora"}},
        {"type": "callout", "value": {"tone": "tip", "title": "Tip", "text": "<p>Do.</p>"}},
        {"type": "table", "value": {"caption": "Table", "header": ["a", "b"], "rows": [["1", "2"]]}},
        {
            "type": "embed",
            "value": {
                "url": "https://vimeo.com/1",
                "title": "Video",
                "provider": "vimeo.com",
                "description": "It dissolves.",
            },
        },
        {"type": "cta", "value": {"title": "Go", "text": "On", "label": "There", "page": page.pk, "url": ""}},
        {"type": "documents", "value": {"title": "Files", "documents": [document.pk]}},
        {"type": "related", "value": {"articles": [page.pk]}},
        *(message_block(key) for key in make_messages(document)),
        {"type": "glossary", "value": {"title": "Our words", "languages": "source"}},
    ]


def make_messages(document) -> list[str]:
    """Make a message of each kind, which other languages borrow, and a concept; return the messages' keys."""
    rules = {"when_missing": WhenMissing.SOURCE, "substantiation": document, "substantiation_note": "Page 1."}
    concept = Concept.objects.create(name="Container", definition="What holds the cleaner.")
    for code, text in (("en", "bottle"), ("de", "Flasche")):
        Term.objects.create(concept=concept, locale=make_locale(code), text=text)
        Term.objects.create(
            concept=concept, locale=make_locale(code), text=f"{text}s", status=TermStatus.FORBIDDEN, reason="No."
        )
    return [make_message(f"kind-{number}", kind=kind, **rules).key for number, kind in enumerate(Kind)]


def build_site(code: str) -> list[str]:
    """Make a page of every kind in a language, and return the addresses to look at."""
    home, index = make_home(), make_index()
    image, category = make_image(), make_category()
    document = get_document_model().objects.create(title="Sheet", file=ContentFile(b"x", "sheet.txt"))
    other = make_article("Another", category=category)
    article = make_article(
        "Everything",
        category=category,
        author=make_author(bio="She knows."),
        picture=image,
        picture_alt="A bottle",
        body=every_block(image, other, document),
    )
    article.tags.add("glass")
    publish(article)
    plain = home.add_child(instance=StandardPage(title="About", slug="about", intro="Who we are.", body=[paragraph()]))
    home.refresh_from_db()
    home.hero_picture, home.hero_alt, home.hero_label, home.hero_page = image, "A bottle", "Read", index
    home.sections = [
        {"type": "lead_story", "value": {"label": "Read this", "article": article.pk}},
        {"type": "latest_articles", "value": {"title": "New"}},
        {"type": "topic_teaser", "value": {"category": category.pk, "title": "Refill", "text": "", "label": "All"}},
        {"type": "quote", "value": {"text": "Quoted.", "attribution": "Nora"}},
        {"type": "call_to_action", "value": {"title": "Go", "text": "", "label": "On", "page": plain.pk, "url": ""}},
        {
            "type": "logo_wall",
            "value": {"title": "Where", "logos": [{"image": image.pk, "name": "Shop", "url": ""}] * 2},
        },
    ]
    publish(home)
    pages = [home, index, plain, article]
    if code != "en":
        pages = [make_home(code), make_index(code), translate(plain, code), translate(article, code)]
    discuss(pages[-1])
    brand = BrandSettings.objects.create(locale=pages[0].locale, brand_name="Averlune", tagline="Keep it", footer="Ltd")
    NavigationItem.objects.create(settings=brand, page=pages[1])
    return [page.url for page in pages] + [f"/{code}/{path}" for path in others(pages[-1])]


def discuss(page) -> None:
    """Fill a page's discussion with what can stand in one."""
    member = make_member("Élodie Long-Name")
    root = make_comment(page, "One\n\n> quoted\n\n- a\n- b", member)
    reply = make_comment(page, "Two", member, parent=root)
    make_comment(page, "Three", parent=reply)
    withdraw_comment(reply)
    make_comment(page, "A guest's", guest_name="Gina", guest_email="gina@example.org")


def others(article) -> list[str]:
    """Return the addresses below a language that are no pages of the tree."""
    return [
        "search/",
        "search/?q=everything",
        "search/?q=zzzz",
        f"discussion/pages/{article.pk}/comments/new/",
        "discussion/confirmations/x/",
        "accounts/login/",
        "accounts/signup/",
        "accounts/password/reset/",
        "nothing-here/",
    ]


def violations(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{page.url}: {rule['id']}: {node['html'][:120]}" for rule in found for node in rule["nodes"]]


@pytest.mark.parametrize("code", ["en", "de", "ar"])
def test_no_page_has_a_fault_that_axe_finds(visit, code):
    addresses = build_site(code)
    found: list[str] = []
    for theme in ("light", "dark"):
        page = visit(color_scheme=theme, bypass_csp=True, viewport={"width": 1280, "height": 900})
        for address in addresses:
            page.goto(address)
            assert page.locator("html").get_attribute("dir") == ("rtl" if code == "ar" else "ltr")
            found += violations(page)
    assert found == []


def test_axe_finds_a_planted_fault(visit):
    page = visit(bypass_csp=True)
    page.goto(make_article().url)
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=\"/icons/icon.svg\">')")
    assert [fault.split(": ")[1] for fault in violations(page)] == ["image-alt"]


@pytest.mark.parametrize("code", ["en", "ar"])
def test_every_page_fits_320_pixels(visit, code):
    page = visit(viewport={"width": 320, "height": 640})
    for address in build_site(code):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, address


def test_first_tab_skips_to_the_content(visit):
    page = visit()
    page.goto(build_site("en")[3])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_focus_is_seen_on_every_stop(visit):
    page = visit()
    page.goto(build_site("en")[3])
    for _stop in range(40):
        page.keyboard.press("Tab")
        box = page.evaluate(
            "(() => { const e = document.activeElement, s = getComputedStyle(e.closest('.card') || e);"
            " return [e.tagName, s.outlineStyle, s.outlineWidth] })()"
        )
        assert box[0] == "BODY" or (box[1] != "none" and box[2] != "0px"), box


def test_comment_form_takes_the_focus_and_says_what_happened(visit):
    page = visit()
    page.goto(build_site("en")[3])
    page.locator("#new-comment a.button").click()
    page.wait_for_selector("#new-comment form")
    page.wait_for_function("document.activeElement.textContent === 'Write a comment'")
    page.locator("#new-comment form button").first.click()
    page.wait_for_selector(".form__errors")
    assert page.locator("textarea").get_attribute("aria-invalid") == "true"
    expect(page.locator(".form__errors")).to_be_focused()  # the script moves it once the answer is in its place


def test_embed_asks_no_other_host_until_it_is_opened(visit, live_server):
    page = visit()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(build_site("en")[3])
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if not url.startswith(live_server.url)] == []
    page.get_by_role("link", name="Open on vimeo.com").click()
    assert page.locator("iframe.embed__player").get_attribute("src") == "https://player.vimeo.com/video/1?dnt=1"
