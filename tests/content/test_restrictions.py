"""What stands behind a restriction shows on no page whose readers need not have passed it."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction

from blog.models import ArticlePage
from hub.content.restrictions import none_below
from tests.conftest import browser_of
from tests.content.helpers import count_queries, html_of, link_to, make_plain_page
from tests.factories import (
    make_article,
    make_author,
    make_category,
    make_home,
    make_image,
    make_index,
    publish,
    translate,
)

pytestmark = [pytest.mark.django_db, pytest.mark.database]
SECRET = "Top secret"


def restrict(page, kind="login"):
    return PageViewRestriction.objects.create(page=page, restriction_type=kind, password="sesame")


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def secret():
    """An article that shows on many pages: with a category, an author, a tag, and between two others."""
    category = make_category()
    day = datetime.date(2026, 9, 2)
    article = make_article(
        SECRET, slug="top-secret", date=day, category=category, author=make_author(), intro="Hidden words"
    )
    article.tags.add("glass")
    publish(article)
    make_article("Before", date=datetime.date(2026, 9, 1), category=category)
    make_article("After", date=datetime.date(2026, 9, 3), category=category)
    return article


def show_all(secret):
    """Return the addresses of the pages that show the article while it is open."""
    category = secret.category
    home = make_home()
    home.sections = [
        {"type": "lead_story", "value": {"label": "Worth reading", "article": secret.pk}},
        {"type": "topic_teaser", "value": {"category": category.pk, "title": "Topic", "text": "", "label": "All"}},
        {"type": "latest_articles", "value": {"title": "Latest"}},
    ]
    publish(home)
    paths = ["", "category/refilling/", "tag/glass/", "author/nora-whitfield/", "year/2026/", "feed/atom/", "feed/rss/"]
    others = [make_index().url + path for path in (*paths, "before/", "after/")]
    related = make_article("Reader", body=[{"type": "related", "value": {"articles": [secret.pk]}}])
    return [home.url, related.url, *others, "/sitemap.xml"]


def shows(visitor, url):
    """Tell whether an address shows the article; a list that has nothing but it is not there without it."""
    html = visitor.get(url).content.decode()
    return SECRET in html or "Hidden words" in html or "/top-secret/" in html


@pytest.mark.parametrize("kind", ["login", "groups", "password"])
def test_restricted_article_is_shown_nowhere(visitor, uncached, secret, kind):
    urls = show_all(secret)
    assert [url for url in urls if not shows(visitor, url)] == []
    restrict(secret, kind)
    assert [url for url in urls if shows(visitor, url)] == []


def test_restriction_purges_all_that_shows_the_article(visitor, committed, secret):
    urls = show_all(secret)
    assert [url for url in urls if not shows(visitor, url)] == []
    with committed():
        restriction = restrict(secret)
    assert [url for url in urls if shows(visitor, url)] == []
    with committed():
        restriction.delete()
    assert [url for url in urls if not shows(visitor, url)] == []


def test_restricted_journal_purges_its_whole_language(visitor, committed, secret):
    home, *_rest = show_all(secret)
    assert shows(visitor, home)
    with committed():
        restrict(make_index())
    assert not shows(visitor, home)
    assert visitor.get(make_index().url).status_code == 302


def test_restriction_purges_the_other_languages(visitor, committed, secret):
    french = translate(secret, "fr", title="Très secret")
    assert f'hreflang="en" href="{secret.full_url}"' in html_of(visitor, french.url)
    with committed():
        restrict(secret)
    assert secret.full_url not in html_of(visitor, french.url)


def test_neighbours_close_ranks(visitor, uncached, secret):
    restrict(secret)
    assert 'rel="next" href="/en/blog/after/"' in html_of(visitor, "/en/blog/before/")
    assert 'rel="prev" href="/en/blog/before/"' in html_of(visitor, "/en/blog/after/")


def test_empty_category_is_not_offered(visitor, uncached, secret):
    restrict(make_article("Alone", category=make_category("Hidden topic", slug="hidden-topic")))
    html = html_of(visitor, make_index().url)
    assert "Hidden topic" not in html
    assert "Refilling" in html


def test_lists_behind_the_same_restriction_show_all(alice, uncached, secret):
    """Who reads a restricted journal has passed what stands before its articles, too."""
    restrict(make_index())
    urls = [make_index().url, make_index().url + "category/refilling/", "/en/blog/before/"]
    assert [url for url in urls if not shows(browser_of(alice), url)] == []


def test_second_restriction_below_the_first_still_hides(alice, uncached, secret):
    restrict(make_index())
    restrict(secret, "password")
    assert not shows(browser_of(alice), make_index().url)


def test_restricted_article_knows_its_own_language_and_translations(alice, uncached, secret):
    french = translate(secret, "fr")
    restrict(secret)
    html = html_of(browser_of(alice), secret.url)
    assert f"/choose-language/fr/?next={french.url.replace('/', '%2F')}" in html
    assert "This page does not exist there" not in html


def test_translation_of_a_restricted_article_names_no_alternate(visitor, uncached, secret):
    french = translate(secret, "fr", title="Ouvert")
    make_index("de")
    restrict(secret)
    html = html_of(visitor, french.url)
    assert secret.full_url not in html
    assert "hreflang=" not in html


def test_editors_link_to_a_restricted_page_stays(visitor, uncached, secret):
    restrict(secret)
    page = make_article(body=[{"type": "paragraph", "value": f"<p>{link_to(secret, 'For members')}</p>"}])
    assert f'<a href="{secret.url}">For members</a>' in html_of(visitor, page.url)


def test_restriction_of_another_branch_closes_nothing(secret):
    restrict(make_index("fr"))
    open_pages = Page.objects.filter(none_below(make_home().closed_paths))
    assert set(Page.objects.exclude(pk__in=open_pages)) == {Page.objects.get(pk=make_index("fr").pk)}


def test_readers_of_a_page_without_a_place_have_passed_nothing(secret):
    restrict(secret)
    assert ArticlePage(path="").closed_paths == (secret.path,)
    assert ArticlePage().closed_paths == (secret.path,)


def test_restrictions_cost_no_query_of_their_own(visitor, uncached, secret):
    urls = [make_home().url, make_index().url, "/en/blog/before/"]
    open_site = [count_queries(visitor, url) for url in urls]
    restrict(secret)
    for _n in range(12):
        restrict(make_article(picture=make_image(), picture_alt="x"), "password")
    assert [count_queries(visitor, url) for url in urls] == open_site


def test_alias_is_closed_like_its_source(visitor, uncached, secret):
    french = make_index("fr")
    alias = secret.create_alias(parent=french, update_locale=french.locale)
    restrict(secret)
    assert visitor.get(alias.url).status_code == 302
    assert not shows(visitor, french.url)


def test_page_below_an_alias_of_a_closed_page_is_closed(visitor, uncached):
    source = make_plain_page("Source")
    alias = source.create_alias(parent=make_home(), update_slug="alias")
    page = make_plain_page("Below", alias, intro="Hidden words")
    assert "Hidden words" in html_of(visitor, page.url)
    restrict(source)
    assert visitor.get(page.url).status_code == 302


def test_page_below_the_alias_of_an_alias_is_closed(visitor, uncached):
    source = make_plain_page("Source")
    alias = source.create_alias(parent=make_home(), update_slug="alias")
    second = alias.create_alias(parent=make_home(), update_slug="second")
    page = make_plain_page("Below", second, intro="Hidden words")
    restrict(source)
    assert page.path.startswith(page.restricted_paths)
    assert visitor.get(page.url).status_code == 302


def test_places_are_read_with_the_address(visitor, uncached, secret):
    with CaptureQueriesContext(connection) as queries:
        visitor.get(make_index().url)
    assert sum("pageviewrestriction" in query["sql"] for query in queries) == 1
