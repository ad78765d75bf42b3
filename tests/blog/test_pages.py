import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.conftest import browser_of
from tests.factories import (
    make_article,
    make_author,
    make_category,
    make_comment,
    make_image,
    make_index,
    make_member,
    paragraph,
    translate,
)

pytestmark = pytest.mark.django_db


def get(visitor, url, **extra):
    response = visitor.get(url, **extra)
    assert response.status_code == 200, response.content[:500]
    return response.content.decode()


def queries_of(visitor, url, path_cache_off):
    get(visitor, url)  # makes renditions and fills the frame
    with CaptureQueriesContext(connection) as queries:
        get(visitor, url)
    return len(queries)


@pytest.fixture
def path_cache_off(settings):
    """Every request is made anew."""
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "page_cache" not in name]


def test_article_is_shown_with_all_that_it_has(visitor):
    page = make_article("Why we refill", category=make_category(), author=make_author(), intro="Because.")
    page.tags.add("glass")
    page.save_revision().publish()
    html = get(visitor, page.url)
    for text in ("Why we refill", "Because.", "Refilling", "Nora Whitfield", "glass", "Some words."):
        assert text in html


def full_article(number, member):
    """Return an article with `number` links, pictures and comments."""
    targets = [make_article().pk for _n in range(number)]
    body = [paragraph(f'See <a linktype="page" id="{key}">this</a>') for key in targets]
    body += [
        {"type": "picture", "value": {"image": make_image().pk, "alt": "A bottle", "decorative": False}}
        for _n in range(number)
    ]
    body.append({"type": "related", "value": {"articles": targets[:3]}})
    page = make_article(
        body=body,
        picture=make_image(),
        picture_alt="x",
        category=make_category(f"c{number}"),
        author=make_author(f"a{number}"),
    )
    page.tags.add(*[f"tag{n}" for n in range(number)])
    page.save_revision().publish()
    root = make_comment(page, member=member)
    for _n in range(number):
        make_comment(page, member=member)
        make_comment(page, member=member, parent=root)
    return page


def test_article_queries_do_not_grow(visitor, path_cache_off, alice):
    few = queries_of(visitor, full_article(1, alice).url, path_cache_off)
    many = queries_of(visitor, full_article(12, alice).url, path_cache_off)
    assert few == many
    assert few <= 8


def test_index_queries_do_not_grow(visitor, path_cache_off):
    category = make_category()
    index = make_index()
    make_article(picture=make_image(), picture_alt="x", category=category)
    few = queries_of(visitor, index.url, path_cache_off)
    for _n in range(14):
        make_article(picture=make_image(), picture_alt="x", category=category)
    assert queries_of(visitor, index.url, path_cache_off) == few
    assert few <= 8


def test_article_links_to_what_stands_before_and_after(visitor):
    dates = [datetime.date(2026, 9, day) for day in (1, 2, 3)]
    before, page, after = (make_article(f"On day {date.day}", date=date) for date in dates)
    html = get(visitor, page.url)
    assert f'rel="prev" href="{before.url}"' in html
    assert f'rel="next" href="{after.url}"' in html


def test_draft_neighbour_is_not_shown(visitor):
    make_article("Secret draft", date=datetime.date(2026, 9, 1), live=False)
    page = make_article(date=datetime.date(2026, 9, 2))
    assert "Secret draft" not in get(visitor, page.url)


def test_visitor_gets_no_cookie_and_no_token(visitor):
    page = make_article()
    make_comment(page)
    response = visitor.get(page.url)
    assert response.cookies == {}
    assert b"csrf" not in response.content.lower()


def test_untranslated_article_is_a_404_that_links_to_what_exists(visitor):
    page = make_article("Only English")
    make_index("fr")
    response = visitor.get(f"/fr/blog/{page.slug}/")
    assert response.status_code == 404
    html = response.content.decode()
    assert '<html lang="fr"' in html
    assert page.url in html


def test_language_switch_leads_to_the_translation_or_says_so(visitor):
    make_index("fr")
    make_index("de")
    page = make_article("Two languages")
    french = translate(page, "fr", title="Deux langues")
    html = get(visitor, page.url)
    assert f"/choose-language/fr/?next={french.url.replace('/', '%2F')}" in html
    assert "/choose-language/de/?next=%2Fde%2Fblog%2F" in html
    assert html.count("This page does not exist there") == 1


@pytest.mark.parametrize("path", ["category/refilling/", "tag/glass/", "author/nora-whitfield/", "year/2026/", ""])
def test_listing_shows_its_articles(visitor, path):
    page = make_article("Listed", category=make_category(), author=make_author())
    page.tags.add("glass")
    page.save_revision().publish()
    make_article("Other", date=datetime.date(2025, 1, 1))
    html = get(visitor, make_index().url + path)
    assert "Listed" in html
    assert ("Other" in html) == (path == "")


@pytest.mark.parametrize(
    "path",
    [
        "category/none/",
        "tag/none/",
        "author/none/",
        "year/1999/",
        "year/99999999999999/",
        "year/0/",
        "?page=0",
        "?page=2",
        "?page=-1",
        "?page=x",
        "?page=99999999999999999999",
        "feed/none/",
        "nothing/",
    ],
)
def test_listing_that_is_not_there_is_a_404(visitor, path):
    make_article(category=make_category())
    assert visitor.get(make_index().url + path).status_code == 404


def test_listing_pages_link_to_each_other(visitor):
    for _n in range(13):
        make_article()
    html = get(visitor, make_index().url + "?page=2")
    assert 'rel="prev" href="?page=1"' in html
    assert html.count('class="card"') == 1


def test_post_to_a_page_is_refused(visitor):
    assert visitor.post(make_article().url).status_code == 405


def test_member_sees_own_actions(alice):
    page = make_article()
    make_comment(page, member=alice)
    make_comment(page, member=make_member())
    html = browser_of(alice).get(page.url).content.decode()
    assert html.count("/edit/") == 1
