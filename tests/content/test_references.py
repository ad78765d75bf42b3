"""Collecting what a page's texts point at, and lending it to the blocks."""

import pytest
from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.models import Page

from blog.blocks import ArticleBodyBlock
from home.blocks import SectionsBlock
from home.models import StandardPage
from hub.content.models import BrandImage
from hub.content.references import References, borrow, collect, lend, references_of
from tests.content.helpers import link_to, make_document, make_plain_page
from tests.factories import make_article, make_image


def found_in(block, raw):
    found = References()
    collect(block, raw, found)
    return found


def in_body(kind, value):
    return found_in(ArticleBodyBlock(), [{"type": kind, "value": value}])


PICTURE = {"image": 7, "alt": "x", "decorative": False, "caption": "", "credit": ""}
RICH = f'<p>{link_to(3)} and <a id="5" linktype="document">that</a></p>'

BODY = [
    ("paragraph", RICH, References({3}, set(), {5})),
    ("heading", {"text": "Title", "level": "2"}, References()),
    ("picture", PICTURE, References(images={7})),
    ("gallery", {"pictures": [PICTURE, PICTURE | {"image": 8}]}, References(images={7, 8})),
    ("quote", {"text": "7", "attribution": "8"}, References()),
    ("callout", {"tone": "tip", "title": "Tip", "text": RICH}, References({3}, set(), {5})),
    ("table", {"caption": "1", "header": ["2", "3"], "rows": [["4", "5"]]}, References()),
    ("embed", {"url": "https://vimeo.com/1", "title": "2", "provider": "3"}, References()),
    ("cta", {"title": "Go", "label": "Go", "page": 4, "url": ""}, References({4})),
    ("cta", {"title": "Go", "label": "Go", "page": None, "url": "https://example.org"}, References()),
    ("documents", {"title": "Files", "documents": [5, 6]}, References(documents={5, 6})),
    ("related", {"articles": [1, 2]}, References({1, 2})),
    ("message", {"message": "keep", "form": "full"}, References(messages={"keep"})),
]
SECTIONS = [
    ("lead_story", {"label": "Read", "article": 9}, References({9})),
    ("latest_articles", {"title": "Latest"}, References()),
    ("topic_teaser", {"category": 2, "title": "Topic", "text": "", "label": "All"}, References()),
    ("quote", {"text": "Words"}, References()),
    ("call_to_action", {"title": "Go", "label": "Go", "page": 4}, References({4})),
    ("message", {"message": "keep", "form": "short"}, References(messages={"keep"})),
    ("logo_wall", {"title": "Seen", "logos": [{"image": 7, "name": "Logo"}]}, References(images={7})),
]


@pytest.mark.parametrize(("kind", "value", "expected"), BODY)
def test_every_block_of_a_body_is_collected(kind, value, expected):
    assert in_body(kind, value) == expected


@pytest.mark.parametrize(("kind", "value", "expected"), SECTIONS)
def test_every_section_of_a_home_page_is_collected(kind, value, expected):
    assert found_in(SectionsBlock(), [{"type": kind, "value": value}]) == expected


def test_no_block_is_left_out_of_these_tests():
    assert {kind for kind, *_rest in BODY} == set(ArticleBodyBlock().child_blocks)
    assert {kind for kind, *_rest in SECTIONS} == set(SectionsBlock().child_blocks)


def test_lists_are_collected_in_both_of_their_spellings():
    items = [{"type": "item", "value": 1, "id": "a"}, {"type": "item", "value": 2, "id": "b"}]
    assert in_body("related", {"articles": items}) == References({1, 2})


def test_lists_in_lists_are_collected():
    deep = blocks.ListBlock(blocks.ListBlock(ArticleBodyBlock()))
    stream = [{"type": "cta", "value": {"page": 4}}]
    assert found_in(deep, [[stream], [{"type": "item", "value": stream}]]) == References({4})


@pytest.mark.parametrize(
    ("kind", "value"),
    [("gone", 1), ("paragraph", None), ("picture", {}), ("picture", {"image": None}), ("related", {"articles": None})],
)
def test_what_is_unknown_or_empty_is_passed_over(kind, value):
    assert in_body(kind, value) == References()


@pytest.mark.parametrize(
    "html",
    [
        "<p>no link</p>",
        '<a href="https://example.org" id="3">away</a>',
        '<a linktype="page">no id</a>',
        '<a linktype="page" id="x">no number</a>',
        '<a linktype="mail" id="3">another kind</a>',
        '<abbr linktype="page" id="3">no link</abbr>',
    ],
)
def test_other_markup_points_at_nothing(html):
    assert in_body("paragraph", html) == References()


@pytest.mark.parametrize("html", ['<a id="3" linktype="page">x</a>', '<a class="y"\nlinktype="page"\tid="3">x</a>'])
def test_link_is_found_however_it_is_written(html):
    assert in_body("paragraph", html) == References({3})


@pytest.mark.django_db
def test_stored_streams_are_collected_together():
    image, page, document = make_image(), make_plain_page(), make_document()
    body = [
        {"type": "picture", "value": PICTURE | {"image": image.pk}},
        {"type": "documents", "value": {"title": "Files", "documents": [document.pk]}},
    ]
    first = make_plain_page(body=body)
    second = make_article(body=[{"type": "paragraph", "value": link_to(page)}])
    first.refresh_from_db()
    assert references_of(first.body, second.body) == References({page.pk}, {image.pk}, {document.pk})


def test_nothing_is_borrowed_where_nothing_was_lent():
    assert borrow(Page, [1]) is None
    with lend({}):
        assert borrow(Page, [1]) is None


def test_lent_objects_come_in_the_order_of_their_keys():
    one, two = Page(pk=1), Page(pk=2)
    with lend({Page: {1: one, 2: two}}):
        assert borrow(Page, [2, "1", 3, None, ""]) == [two, one, None, None, None]


def test_a_type_of_page_is_borrowed_from_the_pages():
    page = Page(pk=1)
    with lend({Page: {1: page}}):
        assert borrow(StandardPage, [1]) == [page]
        assert borrow(BrandImage, [1]) is None
        assert borrow(get_document_model(), [1]) is None


def test_lending_ends_with_its_block_even_after_an_error():
    with pytest.raises(ZeroDivisionError), lend({Page: {}}):
        raise ZeroDivisionError
    assert borrow(Page, [1]) is None


def test_lending_within_lending_gives_way_again():
    with lend({Page: {1: Page(pk=1)}}):
        with lend({Page: {}}):
            assert borrow(Page, [1]) == [None]
        assert borrow(Page, [1]) == [Page(pk=1)]
