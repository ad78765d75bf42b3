import threading
import time

import pytest
from django.core.cache import caches
from django.db import connection, connections
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction, ReferenceIndex

from blog.models import Category
from home.models import BrandSettings
from hub.content.page_cache import PageCacheBackend, keep, look_up, page_key
from hub.countries.models import Country
from hub.discussion.actions import hide_comment, withdraw_comment
from hub.discussion.models import CommentSettings
from tests.conftest import browser_of
from tests.factories import (
    make_article,
    make_category,
    make_comment,
    make_home,
    make_image,
    make_index,
    publish,
    translate,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def body(visitor, url):
    response = visitor.get(url)
    assert response.status_code == 200
    return response.content.decode()


def is_kept(visitor, url):
    """Tell whether a page is answered without any query."""
    with CaptureQueriesContext(connection) as queries:
        visitor.get(url)
    return len(queries) == 0


def test_second_read_asks_the_database_nothing(visitor):
    url = make_article().url
    assert not is_kept(visitor, url)
    assert is_kept(visitor, url)


def test_kept_page_is_the_same_page(visitor):
    url = make_article().url
    assert body(visitor, url) == body(visitor, url)


def test_gzipped_answer_says_so(visitor):
    url = make_article().url
    visitor.get(url)
    response = visitor.get(url, headers={"Accept-Encoding": "gzip"})
    assert response["Content-Encoding"] == "gzip"
    assert response["Vary"] == "Accept-Encoding, Cookie"


def test_browser_that_has_the_page_gets_304(visitor):
    url = make_article().url
    etag = visitor.get(url)["ETag"]
    response = visitor.get(url, headers={"If-None-Match": etag})
    assert (response.status_code, response.content) == (304, b"")


def test_unknown_parameters_share_one_page(visitor):
    url = make_article().url
    visitor.get(url)
    assert is_kept(visitor, url + "?utm_source=mail&x=1")


def test_known_parameters_have_pages_of_their_own(visitor, rf):
    keys = {
        page_key(rf.get("/en/blog/", query)) for query in ({}, {"page": "2"}, {"order": "oldest"}, {"from": "000001"})
    }
    assert len(keys) == 4


def test_hosts_have_pages_of_their_own(rf):
    assert page_key(rf.get("/", headers={"host": "a.test"})) != page_key(rf.get("/", headers={"host": "b.test"}))


def test_somebody_with_a_session_is_never_served_a_kept_page(visitor, alice):
    url = make_article().url
    visitor.get(url)
    assert not is_kept(browser_of(alice), url)


def test_page_for_a_member_is_never_kept(visitor, alice):
    url = make_article().url
    browser_of(alice).get(url)
    assert "Alice" not in body(visitor, url)


def test_error_is_never_kept(visitor):
    make_index()
    visitor.get("/en/blog/later/")
    make_article(slug="later")
    assert visitor.get("/en/blog/later/").status_code == 200


def test_purge_during_the_making_wins():
    _kept, stamps = look_up("page:x", "/en/x/")
    PageCacheBackend({}).purge("http://localhost/en/x/")
    caches["pages"].set("page:x", keep(HttpResponse("old"), stamps, time.time() + 60))
    assert look_up("page:x", "/en/x/")[0] is None


def show_everywhere(page, french):
    return [page.url, french.url, make_index().url, make_home().url, make_index().url + "feed/atom/", "/sitemap.xml"]


def test_publishing_purges_all_that_shows_the_article(visitor, committed):
    page = make_article("Old title", category=make_category())
    french = translate(page, "fr")
    urls = [*show_everywhere(page, french), make_index().url + "category/refilling/"]
    for url in urls:
        visitor.get(url)
    page.title = "New title"
    with committed():
        publish(page)
    assert [url for url in urls if is_kept(visitor, url)] == []


def test_publishing_purges_no_more_than_that(visitor, committed):
    page = make_article(category=make_category("One"))
    make_article(date="2026-01-01")
    stranger = make_article(category=make_category("Two"), date="2020-01-01")
    visitor.get(stranger.url)
    with committed():
        publish(page)
    assert is_kept(visitor, stranger.url)


def test_changing_the_category_purges_the_old_one_too(visitor, committed):
    old, new = make_category("Old"), make_category("New")
    page = make_article(category=old)
    make_article(category=old)
    url = make_index().url + "category/old/"
    visitor.get(url)
    page.category = new
    with committed():
        publish(page)
    assert page.title not in body(visitor, url)


def test_unpublishing_purges(visitor, committed):
    page = make_article()
    visitor.get(page.url)
    with committed():
        page.unpublish()
    assert visitor.get(page.url).status_code == 404


def test_restriction_purges(visitor, committed):
    page = make_article()
    visitor.get(page.url)
    with committed():
        PageViewRestriction.objects.create(page=make_index(), restriction_type="login")
    assert visitor.get(page.url).status_code == 302


@pytest.mark.parametrize("change", [withdraw_comment, hide_comment])
def test_comment_shows_and_goes_at_once(visitor, committed, change):
    page = make_article()
    visitor.get(page.url)
    with committed():
        comment = make_comment(page, "Well said")
    assert "Well said" in body(visitor, page.url)
    with committed():
        change(comment)
    assert "Well said" not in body(visitor, page.url)


def test_comment_purges_no_other_page(visitor, committed):
    page, other = make_article(), make_article()
    visitor.get(other.url)
    with committed():
        make_comment(page)
    assert is_kept(visitor, other.url)


def test_new_public_name_shows_at_once(visitor, committed, alice):
    page = make_article()
    make_comment(page, member=alice)
    visitor.get(page.url)
    alice.display_name = "Alix"
    with committed():
        alice.save()
    assert "Alix" in body(visitor, page.url)


def test_erased_member_disappears_at_once(visitor, committed, alice):
    page = make_article()
    make_comment(page, member=alice)
    visitor.get(page.url)
    with committed():
        alice.delete()
    assert "Alice" not in body(visitor, page.url)


def test_category_name_shows_at_once(visitor, committed):
    category = make_category("Refilling")
    page = make_article(category=category)
    visitor.get(page.url)
    category.name = "Filling again"
    with committed():
        category.save()
    assert "Filling again" in body(visitor, page.url)
    assert Category.objects.get().slug == "refilling"


def test_brand_settings_show_on_every_page_of_their_language_only(visitor, committed):
    page = make_article()
    french = translate(page, "fr")
    brand = BrandSettings.objects.create(locale=page.locale, brand_name="Averlune", footer="One")
    visitor.get(page.url)
    visitor.get(french.url)
    brand.footer = "Two"
    with committed():
        brand.save()
    assert "Two" in body(visitor, page.url)
    assert is_kept(visitor, french.url)


def test_closing_comments_in_a_country_shows_at_once(visitor, committed):
    page = make_article()
    country = Country.objects.create(name="Britain", code="GB", locale=page.locale)
    visitor.get(page.url)
    with committed():
        CommentSettings.objects.create(country=country, are_open=False)
    assert "Comments are closed" in body(visitor, page.url)


def test_changed_picture_purges_its_pages(visitor, committed):
    image = make_image()
    page = make_article(picture=image, picture_alt="x")
    ReferenceIndex.create_or_update_for_object(page)  # a job does it in real life
    visitor.get(page.url)
    image.focal_point_x, image.focal_point_y = 10, 10
    with committed():
        image.save()
    assert not is_kept(visitor, page.url)


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
def test_many_requests_for_one_page_make_it_once(settings):
    page = make_article()
    visitor = Client()
    visitor.get(make_index().url)
    made = []

    def count(execute, sql, params, many, context):
        if '"tag_list"' in sql:
            made.append(1)
        return execute(sql, params, many, context)

    def read():
        with connection.execute_wrapper(count):
            assert Client().get(page.url).status_code == 200
        connections.close_all()

    caches["pages"].clear()
    readers = [threading.Thread(target=read) for _number in range(12)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert len(made) == 1
