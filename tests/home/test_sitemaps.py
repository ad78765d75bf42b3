"""The map for search engines, and the file that names it."""

import datetime
from typing import Any
from xml.etree import ElementTree

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction, Site

from home.models import StandardPage
from home.sitemaps import SiteMap, default_version
from tests.factories import make_article, make_home, make_index, publish, translate

pytestmark = [pytest.mark.django_db, pytest.mark.database]
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def read(response: Any) -> ElementTree.Element:
    assert response.status_code == 200
    assert response["Content-Type"] == "application/xml; charset=utf-8"
    return ElementTree.fromstring(response.content)  # noqa: S314  it is our own


def entries(visitor: Client, query: str = "") -> dict[str, dict[str, str]]:
    """Return, by address, the alternates of every entry."""
    found = {}
    for url in read(visitor.get(f"/sitemap.xml{query}")).findall("s:url", NAMES):
        links = url.findall("x:link", NAMES)
        assert {link.get("rel") for link in links} <= {"alternate"}
        alternates = {link.get("hreflang", ""): link.get("href", "") for link in links}
        found[url.findtext("s:loc", "", NAMES)] = alternates
    return found


def empty_caches() -> None:
    for cache in caches.all():
        cache.clear()


def move_site(**address: Any) -> None:
    Site.objects.update(**address)
    empty_caches()


def test_sitemap_names_every_language_of_a_page(visitor: Client) -> None:
    make_index("fr")
    translate(make_article("Radar"), "fr")
    versions = {
        "en": "http://localhost/en/blog/radar/",
        "fr": "http://localhost/fr/blog/radar/",
        "x-default": "http://localhost/en/blog/radar/",
    }
    found = entries(visitor)
    assert found["http://localhost/en/blog/radar/"] == versions
    assert found["http://localhost/fr/blog/radar/"] == versions
    assert sorted(found) == [
        f"http://localhost/{code}/{path}" for code in ("en", "fr") for path in ("", "blog/", "blog/radar/")
    ]


def test_sitemap_gives_a_page_in_one_language_no_alternates(visitor: Client) -> None:
    make_article("Radar")
    assert set(map(len, entries(visitor).values())) == {0}


def test_sitemap_stands_on_the_address_of_the_site(visitor: Client) -> None:
    make_home()
    move_site(hostname="www.averlune.example", port=443)
    assert list(entries(visitor)) == ["https://www.averlune.example/en/"]


def test_sitemap_says_when_a_page_was_published(visitor: Client) -> None:
    article = publish(make_article("Radar"))
    stamps = [text.text for text in read(visitor.get("/sitemap.xml")).findall("s:url/s:lastmod", NAMES)]
    assert stamps == [article.last_published_at.isoformat()]
    assert datetime.datetime.fromisoformat(stamps[0] or "").tzinfo is not None


def test_sitemap_leaves_out_what_a_visitor_cannot_read(visitor: Client) -> None:
    names = [f"http://localhost/en/blog/{name}/" for name in ("closed", "draft", "open")]
    closed, draft, _open = (make_article(name, slug=name) for name in ("closed", "draft", "open"))
    assert [url for url in sorted(entries(visitor)) if url in names] == names
    draft.unpublish()
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    empty_caches()
    assert sorted(entries(visitor)) == ["http://localhost/en/", "http://localhost/en/blog/", names[2]]


def test_sitemap_leaves_out_copies_and_pages_of_no_site(visitor: Client) -> None:
    article = make_article("Radar")
    article.create_alias(parent=make_index(), update_slug="copy")
    Page.objects.get(depth=1).add_child(instance=Page(title="Elsewhere", slug="elsewhere", locale=article.locale))
    assert sorted(entries(visitor)) == [f"http://localhost/en/{path}" for path in ("", "blog/", "blog/radar/")]


def test_sitemap_encodes_addresses(visitor: Client) -> None:
    make_article("Netteté", slug="netteté")
    assert "http://localhost/en/blog/nettet%C3%A9/" in entries(visitor)


def test_sitemap_without_the_source_language_has_another_default() -> None:
    assert default_version({"fr": "/fr/a/", "de": "/de/a/"}) == "/de/a/"
    assert default_version({"fr": "/fr/a/", "en": "/en/a/"}) == "/en/a/"
    assert default_version({}) is None


def test_sitemap_costs_the_same_for_one_page_and_for_thirty(visitor: Client) -> None:
    make_article()
    site = Site.objects.get()
    SiteMap(site).entries("1")  # what is kept from then on
    counts = []
    for pages in (3, 33):
        with CaptureQueriesContext(connection) as queries:
            assert len(SiteMap(site).entries("1")) == pages
        counts.append(len(queries))
        for _ in range(30):
            make_article()
    assert counts == [3, 3]


def test_sitemap_in_many_files_names_them(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("home.sitemaps.ADDRESSES_PER_FILE", 2)
    make_article("Radar")
    index = read(visitor.get("/sitemap.xml"))
    assert index.tag == f"{{{NAMES['s']}}}sitemapindex"
    files = [loc.text for loc in index.findall("s:sitemap/s:loc", NAMES)]
    assert files == ["http://localhost/sitemap.xml?page=1", "http://localhost/sitemap.xml?page=2"]
    found = [*entries(visitor, "?page=1"), *entries(visitor, "?page=2")]
    assert sorted(found) == [f"http://localhost/en/{path}" for path in ("", "blog/", "blog/radar/")]


def test_sitemap_keeps_versions_together_across_files(visitor: Client) -> None:
    for number in range(4):
        article = make_article(f"Radar {number}")
        for code in ("de", "fr")[: 1 + number % 2]:
            translate(article, code)
    whole = SiteMap(Site.objects.get()).entries("1")
    for size in (1, 2, 5):
        parts = SiteMap(Site.objects.get(), size)
        assert [entry for number in parts.files.page_range for entry in parts.entries(str(number))] == whole


@pytest.mark.parametrize("page", ["0", "2", "-1", "9" * 400, "one"])
def test_sitemap_has_no_other_file(visitor: Client, page: str) -> None:
    make_home()
    assert visitor.get(f"/sitemap.xml?page={page}").status_code == 404


def test_sitemap_is_kept_until_a_page_changes(
    visitor: Client, django_capture_on_commit_callbacks: Any, django_assert_num_queries: Any
) -> None:
    article = make_article("Radar")
    assert len(entries(visitor)) == 3
    with django_assert_num_queries(0):
        assert len(entries(visitor)) == 3
    with django_capture_on_commit_callbacks(execute=True):
        article.unpublish()
    assert len(entries(visitor)) == 2


def test_sitemap_is_read_only(visitor: Client) -> None:
    make_home()
    assert visitor.post("/sitemap.xml").status_code == 405


def test_robots_name_the_map_on_the_address_of_the_site(visitor: Client) -> None:
    make_home()
    move_site(hostname="www.averlune.example", port=443)
    lines = visitor.get("/robots.txt").content.decode().splitlines()
    assert lines[-1] == "Sitemap: https://www.averlune.example/sitemap.xml"
    assert "Disallow: /admin/" in lines


def test_robots_let_crawlers_read_that_the_search_is_not_to_be_listed(visitor: Client) -> None:
    make_home()
    assert b"search" not in visitor.get("/robots.txt").content


def test_nested_plain_page_has_its_parent_in_its_trail(visitor: Client) -> None:
    home = make_home()
    parent = home.add_child(instance=StandardPage(title="About", slug="about", locale=home.locale))
    parent.add_child(instance=StandardPage(title="Team", slug="team", locale=home.locale))
    html = visitor.get("/en/about/team/").content.decode()
    assert '"position": 2, "name": "About", "item": "http://localhost/en/about/"' in html
    assert '"position": 3, "name": "Team", "item": "http://localhost/en/about/team/"' in html
