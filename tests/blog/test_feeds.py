"""Atom and RSS, read as a feed reader does and held against RFC 4287 and the RSS 2.0 best practices."""

import datetime
from typing import Any
from xml.etree import ElementTree

import feedparser
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction, Site

from tests.factories import make_article, make_author, make_category, make_index, publish, translate

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
KINDS = ["atom", "rss"]


def fetch(visitor: Client, kind: str, path: str = "/en/blog/") -> Any:
    response = visitor.get(f"{path}feed/{kind}/")
    assert response.status_code == 200
    assert response["Content-Type"] == f"application/{kind}+xml; charset=utf-8"
    return response


def parse(visitor: Client, kind: str, path: str = "/en/blog/") -> Any:
    feed = feedparser.parse(fetch(visitor, kind, path).content)
    assert feed.bozo == 0
    return feed


def tree(visitor: Client, kind: str) -> ElementTree.Element:
    return ElementTree.fromstring(fetch(visitor, kind).content)  # noqa: S314  it is our own


def tagged(article: Any, *names: str) -> Any:
    article.tags.add(*names)
    article.save()
    return article


@pytest.fixture
def radar(db: None) -> Any:
    """An article with all that a feed shows."""
    article = make_article(
        "Radar & <b>co</b>",
        slug="radar",
        intro="Is 5 < 6 & bold?",
        author=make_author("Nora Whitfield"),
        category=make_category("The Lab", slug="lab"),
    )
    return tagged(article, "water", "glass")


@pytest.mark.parametrize("kind", KINDS)
def test_feed_has_what_a_reader_shows(visitor: Client, radar: Any, kind: str) -> None:
    feed = parse(visitor, kind)
    [entry] = feed.entries
    assert (feed.feed.title, feed.feed.language, feed.feed.link) == (
        "Averlune – Journal",
        "en",
        "http://localhost/en/blog/",
    )
    assert (entry.title, entry.link) == ("Radar & <b>co</b>", "http://localhost/en/blog/radar/")
    assert entry.summary == "Is 5 &lt; 6 &amp; bold?"
    assert entry.author == "Nora Whitfield"
    assert [tag.term for tag in entry.tags] == ["The Lab", "glass", "water"]
    assert entry.published_parsed[:3] == (2026, 9, 1)


@pytest.mark.parametrize("kind", KINDS)
def test_feed_names_itself_by_its_absolute_address(visitor: Client, radar: Any, kind: str) -> None:
    Site.objects.update(hostname="www.averlune.example", port=443)
    Site.clear_site_root_paths_cache()
    feed = parse(visitor, kind)
    own = [link.href for link in feed.feed.links if link.rel == "self"]
    assert own == [f"https://www.averlune.example/en/blog/feed/{kind}/"]
    assert feed.entries[0].link == "https://www.averlune.example/en/blog/radar/"


def test_atom_feed_has_every_element_that_the_standard_asks_for(visitor: Client, radar: Any) -> None:
    feed = tree(visitor, "atom")
    assert feed.tag == f"{ATOM}feed"
    for parent in (feed, *feed.findall(f"{ATOM}entry")):
        names = [child.tag.removeprefix(ATOM) for child in parent]
        assert {name: names.count(name) for name in ("id", "title", "updated")} == {"id": 1, "title": 1, "updated": 1}
        assert parent.findtext(f"{ATOM}author/{ATOM}name")
        assert parent.findtext(f"{ATOM}id", "").startswith("urn:uuid:")
        assert datetime.datetime.fromisoformat(parent.findtext(f"{ATOM}updated", "")).tzinfo is not None


def test_rss_feed_says_who_wrote_without_an_address(visitor: Client, radar: Any) -> None:
    text = fetch(visitor, "rss").content.decode()
    assert "<dc:creator" in text
    assert ("<author>" in text, "@" in text) == (False, False)
    channel = tree(visitor, "rss").find("channel")
    assert channel is not None
    assert {"title", "link", "description", "language", "lastBuildDate"} <= {child.tag for child in channel}
    assert [guid.get("isPermaLink") for guid in channel.iter("guid")] == ["false"]


@pytest.mark.parametrize("kind", KINDS)
def test_feed_ids_outlive_addresses_and_differ_by_language(visitor: Client, radar: Any, kind: str) -> None:
    make_index("fr")
    translate(radar, "fr", title="Radar")
    before = parse(visitor, kind)
    other = parse(visitor, kind, "/fr/blog/")
    radar.slug = "sonar"
    publish(radar)
    after = feedparser.parse(visitor.get(f"/en/blog/feed/{kind}/?page=").content)
    assert after.entries[0].link == "http://localhost/en/blog/sonar/"
    assert after.entries[0].id == before.entries[0].id != other.entries[0].id


@pytest.mark.parametrize("kind", KINDS)
def test_feed_of_a_category_holds_its_articles_only(visitor: Client, radar: Any, kind: str) -> None:
    make_article("Other", category=make_category("Home"))
    assert len(parse(visitor, kind).entries) == 2
    feed = parse(visitor, kind, "/en/blog/category/lab/")
    assert [entry.link for entry in feed.entries] == ["http://localhost/en/blog/radar/"]
    assert feed.feed.title == "Averlune – Journal – The Lab"
    assert feed.feed.link == "http://localhost/en/blog/category/lab/"


@pytest.mark.parametrize("kind", KINDS)
def test_feed_holds_the_newest_twenty(visitor: Client, kind: str) -> None:
    for number in range(21):
        make_article(f"Article {number}", date=datetime.date(2026, 1, 1) + datetime.timedelta(number))
    entries = parse(visitor, kind).entries
    assert [entry.title for entry in entries] == [f"Article {number}" for number in range(20, 0, -1)]


@pytest.mark.parametrize("kind", KINDS)
def test_feed_shows_neither_drafts_nor_closed_articles(visitor: Client, radar: Any, kind: str) -> None:
    draft, closed = make_article("Draft"), make_article("Closed")
    assert len(parse(visitor, kind).entries) == 3
    draft.unpublish()
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    feed = feedparser.parse(visitor.get(f"/en/blog/feed/{kind}/?page=").content)
    assert [entry.link for entry in feed.entries] == ["http://localhost/en/blog/radar/"]


@pytest.mark.parametrize("kind", KINDS)
def test_feed_without_an_article_is_valid_and_always_the_same(visitor: Client, kind: str) -> None:
    make_index()
    first = parse(visitor, kind)
    assert first.entries == []
    again = fetch(visitor, kind, "/en/blog/")
    assert feedparser.parse(again.content).feed.get("updated") == first.feed.get("updated") is not None


@pytest.mark.parametrize("kind", KINDS)
def test_feed_survives_controls_in_a_text(visitor: Client, kind: str) -> None:
    make_article("Bell\x07 and tab\x0b", slug="bell", intro="Line\x0cfeed\x1b.")
    entry = parse(visitor, kind).entries[0]
    assert (entry.title, entry.summary) == ("Bell and tab", "Linefeed.")


@pytest.mark.parametrize("kind", KINDS)
def test_feed_gives_an_article_without_author_to_the_brand(visitor: Client, kind: str) -> None:
    make_article("Alone")
    assert parse(visitor, kind).entries[0].author == "Averlune"


@pytest.mark.parametrize("kind", KINDS)
def test_feed_says_when_the_text_changed(visitor: Client, radar: Any, kind: str) -> None:
    published = publish(radar).last_published_at
    response = fetch(visitor, kind)
    feed = feedparser.parse(response.content)
    assert feed.feed.updated_parsed[:6] == published.astimezone(datetime.UTC).timetuple()[:6]


@pytest.mark.parametrize("kind", KINDS)
def test_feed_costs_the_same_for_one_article_and_for_twenty(visitor: Client, radar: Any, kind: str) -> None:
    fetch(visitor, kind)  # what is kept from then on
    counts = []
    for known in ("?page=a", "?page=b"):
        with CaptureQueriesContext(connection) as queries:
            response = visitor.get(f"/en/blog/feed/{kind}/{known}")
        counts.append((len(feedparser.parse(response.content).entries), len(queries)))
        for number in range(19):
            tagged(make_article(slug=f"more-{number}{known[-1]}"), "water")
    assert [entries for entries, _queries in counts] == [1, 20]
    assert counts[0][1] == counts[1][1] <= 6


@pytest.mark.parametrize("kind", KINDS)
def test_feed_is_kept_and_answers_304(visitor: Client, radar: Any, kind: str, django_assert_num_queries: Any) -> None:
    first = fetch(visitor, kind)
    with django_assert_num_queries(0):
        again = visitor.get(f"/en/blog/feed/{kind}/", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("path", ["/en/blog/feed/json/", "/en/blog/category/nowhere/feed/rss/", "/de/blog/feed/rss/"])
def test_feed_that_is_not_there_is_not_found(visitor: Client, radar: Any, path: str) -> None:
    assert visitor.get(path).status_code == 404
