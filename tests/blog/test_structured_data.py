"""What a page says of itself to search engines: canonical address, alternates and JSON-LD."""

import datetime
import json
import re
from html import unescape
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Site

from blog.structured_data import changed_at, published_at
from home.models import BrandSettings, SocialLink, StandardPage
from hub.countries.actions import launch_country
from tests.factories import (
    make_article,
    make_author,
    make_category,
    make_comment,
    make_home,
    make_image,
    make_index,
    paragraph,
    publish,
    translate,
)

pytestmark = pytest.mark.django_db


def read(visitor: Client, path: str) -> str:
    response = visitor.get(path)
    assert response.status_code == 200
    return response.content.decode()


def graph(visitor: Client, path: str) -> dict[str, Any]:
    """Return the JSON-LD objects of a page by their type."""
    [text] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', read(visitor, path), re.DOTALL)
    data = json.loads(text)
    assert data["@context"] == "https://schema.org"
    return {item["@type"]: item for item in data["@graph"]}


def links(visitor: Client, path: str, rel: str) -> list[tuple[str, str]]:
    """Return (language, address) of the links of a kind in a page's head."""
    head = read(visitor, path).partition("</head>")[0]
    found = re.findall(rf'<link rel="{rel}"(?: hreflang="([\w-]+)")? href="([^"]*)">', head)
    return [(language, unescape(url)) for language, url in found]


def meta(visitor: Client, path: str) -> dict[str, str]:
    found = re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">', read(visitor, path))
    return {name: unescape(content) for name, content in found}


def tagged(article: Any, name: str) -> Any:
    article.tags.add(name)
    article.save()
    return article


def brand(**fields: Any) -> BrandSettings:
    values = {"locale": make_home().locale, "brand_name": "Averlune", "tagline": "Keep the bottle."}
    return BrandSettings.objects.create(**(values | fields))


def test_article_says_who_wrote_it_when_and_for_whom(visitor: Client) -> None:
    fields: dict[str, Any] = {"author": make_author(role="Chemist"), "category": make_category("Lab")}
    article = publish(make_article("Radar", picture=make_image(), picture_alt="Seen", **fields))
    make_comment(article)
    data = graph(visitor, "/en/blog/radar/")
    image = data["Article"].pop("image")
    assert data["Article"] == {
        "@type": "Article",
        "@id": "http://localhost/en/blog/radar/#article",
        "headline": "Radar",
        "description": "An introduction.",
        "inLanguage": "en",
        "datePublished": "2026-09-01T12:00:00+00:00",
        "dateModified": changed_at(article).isoformat(),
        "mainEntityOfPage": "http://localhost/en/blog/radar/",
        "timeRequired": "PT1M",
        "author": {
            "@type": "Person",
            "name": "Nora Whitfield",
            "url": "http://localhost/en/blog/author/nora-whitfield/",
            "jobTitle": "Chemist",
        },
        "articleSection": "Lab",
        "commentCount": 1,
        "publisher": {"@id": data["Organization"]["@id"]},
    }
    assert image["url"].startswith("http://localhost/media/")
    assert (image["@type"], image["width"], image["height"]) == ("ImageObject", 1200, 630)
    assert visitor.get("/en/blog/author/nora-whitfield/").status_code == 200


def test_article_without_author_picture_and_category_leaves_them_out(visitor: Client) -> None:
    make_article("Radar")
    assert graph(visitor, "/en/blog/radar/")["Article"].keys().isdisjoint({"author", "image", "articleSection"})


def test_article_published_on_its_day_says_the_moment() -> None:
    article = publish(make_article("Today", date=datetime.datetime.now(datetime.UTC).date()))
    assert published_at(article) == article.first_published_at
    assert changed_at(article) == article.last_published_at


def test_article_dated_later_changed_no_earlier() -> None:
    article = publish(make_article("Later", date=datetime.date(2199, 1, 1)))
    assert published_at(article) == datetime.datetime(2199, 1, 1, 12, tzinfo=datetime.UTC)
    assert changed_at(article) == published_at(article)


def test_brand_says_its_name_motto_and_profiles(visitor: Client) -> None:
    settings = brand(logo=make_image(size=(400, 400)))
    settings.social_links.add(SocialLink(name="Photos", url="https://photos.example.org/a"))
    settings.save()
    data = graph(visitor, "/en/")["Organization"]
    logo = data.pop("logo")
    assert data == {
        "@type": "Organization",
        "@id": "http://localhost/#brand",
        "name": "Averlune",
        "url": "http://localhost/en/",
        "slogan": "Keep the bottle.",
        "sameAs": ["https://photos.example.org/a"],
    }
    assert logo.startswith("http://localhost/media/")


def test_home_page_names_the_search(visitor: Client) -> None:
    brand()
    site = graph(visitor, "/en/")["WebSite"]
    template = site["potentialAction"]["target"]["urlTemplate"]
    assert template == "http://localhost/en/search/?q={search_term_string}"
    assert visitor.get(template.removeprefix("http://localhost").format(search_term_string="a")).status_code == 200
    make_article("Radar")
    assert "WebSite" not in graph(visitor, "/en/blog/radar/")


def test_trail_leads_from_home_to_the_article(visitor: Client) -> None:
    make_article("Radar")
    items = graph(visitor, "/en/blog/radar/")["BreadcrumbList"]["itemListElement"]
    assert [(item["position"], item["name"], item["item"]) for item in items] == [
        (1, "Home", "http://localhost/en/"),
        (2, "Journal", "http://localhost/en/blog/"),
        (3, "Radar", "http://localhost/en/blog/radar/"),
    ]


def test_trail_of_a_listing_ends_with_the_choice(visitor: Client) -> None:
    make_article("Radar", category=make_category("The Lab", slug="lab"))
    items = graph(visitor, "/en/blog/category/lab/")["BreadcrumbList"]["itemListElement"]
    assert [(item["name"], item["item"]) for item in items[1:]] == [
        ("Journal", "http://localhost/en/blog/"),
        ("The Lab", "http://localhost/en/blog/category/lab/"),
    ]
    assert "BreadcrumbList" not in graph(visitor, "/en/")


@pytest.mark.parametrize("text", ["</script><script>alert(1)</script>", "<!--<script>", '"}]}', "\u2028 & \\u003c"])
def test_structured_data_holds_any_text(visitor: Client, text: str) -> None:
    make_article(text, slug="radar", intro=text)
    data = graph(visitor, "/en/blog/radar/")["Article"]
    assert (data["headline"], data["description"]) == (text, text)
    assert "<script>alert" not in read(visitor, "/en/blog/radar/")


def test_everything_stands_on_the_address_of_the_site(visitor: Client) -> None:
    brand(logo=make_image())
    make_article("Radar", picture=make_image(), picture_alt="Seen", author=make_author())
    Site.objects.update(hostname="www.averlune.example", port=443)
    Site.clear_site_root_paths_cache()
    head = read(visitor, "/en/blog/radar/").partition("</head>")[0]
    hosts = set(re.findall(r"https?://[^/\"]+", head)) - {"https://schema.org"}
    assert hosts == {"https://www.averlune.example"}


def test_alternates_are_the_same_on_every_version(visitor: Client) -> None:
    make_index("fr")
    article = make_article("Radar")
    translate(article, "fr")
    expected = [
        ("en", "http://localhost/en/blog/radar/"),
        ("fr", "http://localhost/fr/blog/radar/"),
        ("x-default", "http://localhost/en/blog/radar/"),
    ]
    for code in ("en", "fr"):
        assert sorted(links(visitor, f"/{code}/blog/radar/", "alternate")) == expected
        assert links(visitor, f"/{code}/blog/radar/", "canonical") == [("", f"http://localhost/{code}/blog/radar/")]


def test_alternates_without_the_source_still_have_a_default(visitor: Client) -> None:
    make_index("fr"), make_index("de")
    article = make_article("Radar")
    translate(article, "fr")
    translate(article, "de")
    article.unpublish()
    assert dict(links(visitor, "/fr/blog/radar/", "alternate"))["x-default"] == "http://localhost/de/blog/radar/"


def test_alternates_name_no_draft(visitor: Client) -> None:
    make_index("fr")
    article = make_article("Radar")
    translate(article, "fr").unpublish()
    assert links(visitor, "/en/blog/radar/", "alternate") == []


@pytest.mark.parametrize("path", ["", "category/lab/", "author/nora-whitfield/", "tag/water/", "year/2026/"])
def test_canonical_of_a_listing_keeps_path_and_page(visitor: Client, path: str) -> None:
    fields: dict[str, Any] = {"category": make_category("Lab"), "author": make_author()}
    for _ in range(13):
        tagged(make_article(**fields), "water")
    address = f"http://localhost/en/blog/{path}"
    assert links(visitor, f"/en/blog/{path}?page=1&utm_source=mail", "canonical") == [("", address)]
    assert links(visitor, f"/en/blog/{path}?page=2&utm_source=mail", "canonical") == [("", f"{address}?page=2")]
    assert meta(visitor, f"/en/blog/{path}?page=2")["og:url"] == f"{address}?page=2"


@pytest.mark.parametrize(
    ("path", "robots"),
    [("", None), ("category/lab/", None), ("tag/water/", "noindex, follow"), ("year/2026/", "noindex, follow")],
)
def test_lists_that_repeat_others_are_not_listed(visitor: Client, path: str, robots: str | None) -> None:
    tagged(make_article("Radar", category=make_category("Lab")), "water")
    assert meta(visitor, f"/en/blog/{path}").get("robots") == robots


def test_listing_describes_its_choice(visitor: Client) -> None:
    make_article("Radar", category=make_category("Lab", description="What we measure."))
    found = meta(visitor, "/en/blog/category/lab/")
    assert (found["og:title"], found["description"]) == ("Lab – Journal", "What we measure.")


def test_description_falls_back_to_the_text_then_to_the_motto(visitor: Client) -> None:
    brand()
    home = make_home()
    bodies = {"worded": [paragraph("We <b>make</b> soap.")], "empty": []}
    for slug, body in bodies.items():
        home.add_child(instance=StandardPage(title=slug, slug=slug, body=body, locale=home.locale))
    assert meta(visitor, "/en/worded/")["description"] == "We make soap."
    assert meta(visitor, "/en/empty/")["description"] == "Keep the bottle."
    assert meta(visitor, "/en/empty/")["og:type"] == "website"


def test_article_tells_shared_links_its_dates_and_picture(visitor: Client) -> None:
    article = make_article("Radar", picture=make_image(size=(600, 315)), picture_alt="Seen")
    found = meta(visitor, "/en/blog/radar/")
    assert found["og:type"] == "article"
    assert found["article:published_time"] == published_at(article).isoformat()
    assert (found["og:image:width"], found["og:image:height"]) == ("600", "315")


def test_shared_links_name_the_language_and_the_market(visitor, db):
    make_home()
    launch_country("France", "FR", "fr", "Europe/Paris")
    html = visitor.get(publish(make_home("fr")).url).content.decode()
    assert '<meta property="og:locale" content="fr_FR">' in html


def test_shared_links_name_no_market_where_there_is_none(visitor, db):
    assert "og:locale" not in visitor.get(make_home().url).content.decode()
