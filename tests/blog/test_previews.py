import pytest
from wagtail.models import Page

from blog.models import ArticlePage
from home.models import HomePage, StandardPage
from tests.factories import make_category, make_home, make_image, make_index, make_locale, paragraph

pytestmark = pytest.mark.django_db


def preview(page, parent):
    """Return what the editor sees of a page that has not been saved, as Wagtail's own preview of a new page does it."""
    page.depth, page.path = parent.depth + 1, Page._get_children_path_interval(parent.path)[0]
    page.locale = parent.locale
    page.set_url_path(parent)
    response = page.make_preview_request()
    response.render()
    assert response.status_code == 200
    return response.content.decode()


def test_new_article_is_previewed_with_its_blocks():
    image = make_image()
    body = [paragraph("New words"), {"type": "picture", "value": {"image": image.pk, "alt": "A bottle"}}]
    page = ArticlePage(
        title="New", slug="new", intro="Fresh.", picture=image, picture_alt="x", category=make_category(), body=body
    )
    page.tags.add("glass")
    html = preview(page, make_index())
    for text in ("New words", "A bottle", "Fresh.", "glass"):
        assert text in html


def test_new_plain_page_is_previewed():
    page = StandardPage(title="About", slug="about", body=[paragraph("Who we are")])
    assert "Who we are" in preview(page, make_home())


def test_new_home_page_is_previewed_with_its_sections():
    category = make_category()
    sections = [
        {"type": "latest_articles", "value": {"title": "Lately"}},
        {"type": "topic_teaser", "value": {"category": category.pk, "title": "Topic", "text": "", "label": "All"}},
    ]
    make_home()
    page = HomePage(title="Second", slug="second", hero_title="Welcome", sections=sections, locale=make_locale())
    assert "Welcome" in preview(page, Page.objects.get(depth=1))
