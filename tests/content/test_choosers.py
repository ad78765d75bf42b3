"""Blocks and links with what a page has fetched for them, and without."""

import pytest
from django.db import connection
from django.template import Context, Template
from django.test.utils import CaptureQueriesContext
from wagtail.documents import get_document_model
from wagtail.models import Page, PageViewRestriction
from wagtail.rich_text import expand_db_html

from hub.content.models import BrandImage
from hub.content.references import lend
from tests.conftest import browser_of
from tests.content.helpers import html_of, link_to, make_document, make_plain_page
from tests.factories import make_article, make_home, make_image, make_member, publish

pytestmark = pytest.mark.django_db


def everything(page, image, document):
    """Return a body with every block that looks something up."""
    picture = {"image": image.pk, "alt": "A bottle", "decorative": False}
    file_link = f'<a linktype="document" id="{document.pk}">leaflet</a>'
    return [
        {"type": "paragraph", "value": f"<p>See {link_to(page)} and {file_link}</p>"},
        {"type": "picture", "value": picture},
        {"type": "gallery", "value": {"pictures": [picture, picture]}},
        {"type": "cta", "value": {"title": "Go", "label": "Press", "page": page.pk, "url": ""}},
        {"type": "documents", "value": {"title": "Files", "documents": [document.pk]}},
    ]


def body_as(page, **pool):
    """Return a page's body as rendered; `reads` may hold what the page has fetched."""
    page = type(page).objects.get(pk=page.pk)
    return Template("{% load content %}{% stream page.body %}").render(Context({"page": page, **pool}))


def test_page_shows_all_that_it_has_fetched(visitor):
    target, image, document = make_plain_page("Target"), make_image(), make_document()
    html = html_of(visitor, make_plain_page(body=everything(target, image, document)).url)
    assert html.count(f'href="{target.url}"') == 2
    assert html.count(f'href="{document.url}"') == 2
    assert html.count('alt="A bottle"') == 3


def test_without_a_pool_everything_is_looked_up():
    target, image, document = make_plain_page("Target"), make_image(), make_document()
    html = body_as(make_plain_page(body=everything(target, image, document)))
    assert html.count(f'href="{target.url}"') == 2
    assert html.count(f'href="{document.url}"') == 2
    assert html.count('alt="A bottle"') == 3


def test_with_a_pool_nothing_is_looked_up(rf):
    target, image, document = make_plain_page("Target"), make_image(), make_document()
    page = make_plain_page(body=everything(target, image, document))
    page = type(page).objects.get(pk=page.pk)
    context = page.get_context(rf.get(page.url, headers={"host": "localhost"}))
    template = Template("{% load content %}{% stream page.body %}")
    template.render(Context(context))  # makes the renditions
    page = type(page).objects.get(pk=page.pk)
    context = page.get_context(rf.get(page.url, headers={"host": "localhost"}))
    with CaptureQueriesContext(connection) as queries:
        html = template.render(Context(context))
    assert html.count(f'href="{target.url}"') == 2
    assert len(queries) == 0


def test_preview_of_a_page_needs_no_pool():
    target, image, document = make_plain_page("Target"), make_image(), make_document()
    page = make_plain_page(body=everything(target, image, document))
    page.title = "Changed"
    response = page.make_preview_request(preview_mode="")
    assert response.status_code == 200
    html = response.content.decode()
    assert "Changed" in html
    assert html.count('alt="A bottle"') == 3


@pytest.mark.parametrize(
    "block",
    [
        lambda page: {"type": "paragraph", "value": f"<p>{link_to(page, 'words')}</p>"},
        lambda page: {"type": "callout", "value": {"tone": "tip", "title": "T", "text": link_to(page, "words")}},
        lambda page: {"type": "cta", "value": {"title": "words", "label": "Go", "page": page.pk, "url": ""}},
        lambda page: {"type": "related", "value": {"articles": [page.pk]}},
    ],
)
def test_unpublished_page_is_neither_linked_nor_named(visitor, block):
    target = make_article("Top secret", slug="top-secret")
    page = make_article(body=[block(target)])
    assert target.url in html_of(visitor, page.url)
    target.unpublish()
    html = html_of(visitor, make_article(body=[block(target)]).url)
    assert target.url not in html
    assert "Top secret" not in html
    assert '<a href="">' not in html


def test_link_to_an_unpublished_page_keeps_its_words(visitor):
    target = make_plain_page("Top secret")
    target.unpublish()
    html = html_of(
        visitor, make_article(body=[{"type": "paragraph", "value": f"<p>{link_to(target, 'words')}</p>"}]).url
    )
    assert "<a>words</a>" in html


def test_link_to_a_page_that_is_gone_keeps_its_words(visitor):
    page = make_article(body=[{"type": "paragraph", "value": f"<p>{link_to(999_999, 'words')}</p>"}])
    assert "<a>words</a>" in html_of(visitor, page.url)


def test_call_to_action_falls_back_to_its_written_address(visitor):
    target = make_plain_page("Gone")
    value = {"title": "Go", "label": "Press", "page": target.pk, "url": "https://example.org/else"}
    target.unpublish()
    html = html_of(visitor, make_article(body=[{"type": "cta", "value": value}]).url)
    assert 'href="https://example.org/else"' in html


def test_lead_story_and_hero_that_are_not_live_are_not_shown(visitor, uncached):
    target = make_article("Top secret", slug="top-secret")
    home = make_home()
    home.hero_page, home.hero_label = target, "Read"
    home.sections = [{"type": "lead_story", "value": {"label": "Worth reading", "article": target.pk}}]
    publish(home)
    assert "Worth reading" in html_of(visitor, home.url)
    target.unpublish()
    publish(home)
    html = html_of(visitor, home.url)
    assert "Worth reading" not in html
    assert target.url not in html


def test_picture_that_is_gone_leaves_the_page_alone(visitor):
    value = {"image": 999_999, "alt": "x", "decorative": False, "caption": "Words below"}
    assert "Words below" in html_of(visitor, make_article(body=[{"type": "picture", "value": value}]).url)


def test_document_that_is_gone_leaves_the_others(visitor):
    document = make_document()
    value = {"title": "Files", "documents": [999_999, document.pk]}
    html = html_of(visitor, make_article(body=[{"type": "documents", "value": value}]).url)
    assert html.count("/documents/") == 1


def test_link_in_a_pool_is_escaped():
    page = make_plain_page()
    page.url_path = page.url_path.replace(page.slug, 'x"><script>')
    with lend({Page: {page.pk: page}}):
        assert "<script>" not in expand_db_html(link_to(page))


def test_pool_stands_in_for_missing_keys():
    page, image, document = make_plain_page(), make_image(), make_document()
    pool = {Page: {}, BrandImage: {}, get_document_model(): {}}
    stored = make_plain_page(body=everything(page, image, document))
    stored = type(stored).objects.get(pk=stored.pk)
    with lend(pool), CaptureQueriesContext(connection) as queries:
        html = stored.body.render_as_block()
    assert page.url not in html
    assert document.url not in html
    assert len(queries) == 0


def test_link_to_a_restricted_page_leads_to_its_door(visitor):
    target = make_plain_page("For members", intro="A secret")
    PageViewRestriction.objects.create(page=target, restriction_type="login")
    html = html_of(visitor, make_article(body=[{"type": "paragraph", "value": link_to(target, "words")}]).url)
    assert f'<a href="{target.url}">words</a>' in html
    assert "A secret" not in html
    assert "A secret" in html_of(browser_of(make_member()), target.url)
