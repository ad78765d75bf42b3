"""The front door, the choice of a language, and the addresses that are no pages."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from hub.content.views import accepted_language
from tests.conftest import browser_of
from tests.factories import make_home, make_locale, make_member

pytestmark = pytest.mark.django_db
COOKIE = "relais_language"


@pytest.fixture
def homes():
    for code in ("en", "fr", "de"):
        make_home(code)


def front_door(visitor, accepted="", remembered=""):
    if remembered:
        visitor.cookies[COOKIE] = remembered
    response = visitor.get("/", headers={"Accept-Language": accepted} if accepted else {})
    assert response.status_code == 302
    return response["Location"]


@pytest.mark.parametrize(
    ("accepted", "expected"),
    [
        ("", "/en/"),
        ("fr", "/fr/"),
        ("FR", "/fr/"),
        ("de-AT", "/de/"),
        ("de-AT, en;q=0.5", "/de/"),
        ("de-AT,fr;q=0.9,de;q=0.8", "/de/"),
        ("fr;q=0.2, de;q=0.9", "/de/"),
        ("fr;q=0, de;q=0.1", "/de/"),
        ("fr;q=0, *", "/en/"),
        ("es, it, fr;q=0.1", "/fr/"),
        ("es", "/en/"),
        ("ja, tlh", "/en/"),
        ("*", "/en/"),
        ("not a header;;;q=x", "/en/"),
        ("fr," * 5_000, "/fr/"),
    ],
)
def test_first_visitor_goes_to_the_best_live_language(visitor, homes, accepted, expected):
    assert front_door(visitor, accepted) == expected


@pytest.mark.parametrize(
    ("remembered", "expected"), [("de", "/de/"), ("es", "/fr/"), ("xx", "/fr/"), ("//evil", "/fr/"), ("de-AT", "/fr/")]
)
def test_remembered_language_comes_first_if_it_is_live(visitor, homes, remembered, expected):
    assert front_door(visitor, "fr", remembered) == expected


def test_choice_is_remembered_at_the_front_door(visitor, homes):
    visitor.get("/choose-language/de/")
    assert front_door(visitor, "fr") == "/de/"


def test_unpublished_home_is_no_language_to_go_to(visitor, homes):
    make_home("fr").unpublish()
    assert front_door(visitor, "fr, de;q=0.5") == "/de/"


def test_without_the_source_language_another_live_one_is_taken(visitor):
    make_home("fr")
    make_home("en").unpublish()
    assert front_door(visitor, "ja") == "/fr/"


def test_without_any_live_language_the_visitor_learns_so(visitor):
    make_home().unpublish()
    assert front_door(visitor, "fr") == "/en/"
    assert visitor.get("/en/").status_code == 404
    Site.objects.all().delete()
    assert front_door(visitor, "fr") == "/en/"


def test_front_door_is_kept_by_nobody_and_differs_by_language(visitor, homes):
    response = visitor.get("/")
    assert response["Vary"] == "Accept-Language, Cookie"
    assert response["Cache-Control"] == "private, no-cache"
    assert response.cookies == {}


def test_front_door_queries_do_not_grow(visitor):
    costs = []
    for codes in (["en"], ["fr", "de", "es", "it", "nl"]):
        for code in codes:
            make_home(code)
        visitor.get("/")
        with CaptureQueriesContext(connection) as queries:
            visitor.get("/")
        costs.append(len(queries))
    assert costs == [1, 1]


@pytest.mark.parametrize("spoken", [[], ["fr"]])
def test_accepted_language_is_always_one(rf, spoken):
    assert accepted_language(rf.get("/"), spoken) == (spoken or ["en"])[0]


@pytest.mark.parametrize("path", ["/", "/robots.txt", "/healthz/", "/readyz/", "/choose-language/fr/"])
def test_addresses_are_only_read(visitor, homes, path):
    assert visitor.post(path).status_code == 405
    assert visitor.head(path).status_code in (200, 302)


def choose(visitor, target=None, code="fr", **extra):
    return visitor.get(f"/choose-language/{code}/", {} if target is None else {"next": target}, **extra)


@pytest.mark.parametrize("target", ["/fr/blog/", "/fr/", "/fr/search/?q=a%20b", "http://testserver/fr/"])
def test_choice_leads_on_to_our_own_address(visitor, homes, target):
    assert choose(visitor, target)["Location"] == target


@pytest.mark.parametrize(
    "target",
    [
        None,
        "",
        "//evil.example",
        "///evil.example",
        "https://evil.example",
        "http:///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "javascript:alert(1)",
        "data:text/html,x",
        "https://testserver@evil.example/",
        "https://testserver.evil.example/",
        " //evil.example",
        "\t//evil.example",
        "\x01//evil.example",
    ],
)
def test_choice_never_leads_elsewhere(visitor, homes, target):
    response = choose(visitor, target)
    assert (response.status_code, response["Location"]) == (302, "/fr/")


def test_secure_choice_never_leads_to_an_insecure_address(visitor, homes):
    assert choose(visitor, "http://testserver/fr/x/", secure=True)["Location"] == "/fr/"


def test_line_ends_in_the_target_make_no_header(visitor, homes):
    response = choose(visitor, "/fr/\r\nSet-Cookie: a=b")
    assert "\n" not in response["Location"]
    assert list(response.cookies) == [COOKIE]


@pytest.mark.parametrize("is_secure", [True, False])
def test_choice_is_kept_for_a_year_out_of_reach_of_scripts(visitor, homes, is_secure):
    cookie = choose(visitor, secure=is_secure).cookies[COOKIE]
    assert cookie.value == "fr"
    assert {name: cookie[name] for name in ("max-age", "samesite", "httponly", "path", "secure", "domain")} == {
        "max-age": 365 * 24 * 3600,
        "samesite": "Lax",
        "httponly": True,
        "path": "/",
        "secure": is_secure or "",
        "domain": "",
    }


@pytest.mark.parametrize("code", ["xx", "FR", "en-us", "fr-fr", "1"])
def test_unknown_language_cannot_be_chosen(visitor, homes, code):
    response = choose(visitor, "/fr/", code, follow=True)
    assert response.status_code == 404
    assert COOKIE not in visitor.cookies


def test_choice_is_nothing_for_crawlers(visitor, homes):
    assert choose(visitor)["X-Robots-Tag"] == "noindex"
    assert "Disallow: /choose-language/" in visitor.get("/robots.txt").content.decode()


def test_robots_names_the_map_of_its_own_host(visitor, homes):
    response = visitor.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode().splitlines() == [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /api/",
        "Disallow: /choose-language/",
        "Disallow: /*/accounts/",
        "Disallow: /*/discussion/",
        "",
        "Sitemap: http://localhost/sitemap.xml",
    ]


def test_robots_of_another_site_names_its_own_map(visitor, homes):
    Site.objects.create(hostname="other.test", port=443, root_page=make_home("fr"))
    lines = visitor.get("/robots.txt", headers={"host": "other.test"}).content.decode().splitlines()
    assert lines[-1] == "Sitemap: https://other.test/sitemap.xml"


def test_robots_without_a_site_is_still_there(visitor, settings):
    Site.objects.all().delete()
    make_locale()
    settings.WAGTAILADMIN_BASE_URL = "https://brand.test/"
    assert visitor.get("/robots.txt").content.decode().splitlines()[-1] == "Sitemap: https://brand.test/sitemap.xml"


def test_process_says_that_it_lives(visitor):
    response = visitor.get("/healthz/")
    assert (response.status_code, response.content) == (200, b"ok")
    assert "no-store" in response["Cache-Control"]


def test_ready_database_says_so(visitor):
    response = visitor.get("/readyz/")
    assert (response.status_code, response.content) == (200, b"ok")
    assert "no-store" in response["Cache-Control"]


def test_missing_migrations_are_counted(visitor):
    with connection.cursor() as cursor:
        cursor.execute("SELECT MAX(name) FROM django_migrations WHERE app = 'home'")
        cursor.execute("DELETE FROM django_migrations WHERE app = 'home' AND name = %s", cursor.fetchone())
    response = visitor.get("/readyz/")
    assert (response.status_code, response.content) == (503, b"1 migrations are missing")


@pytest.mark.parametrize(
    ("name", "kind", "head"),
    [
        ("favicon.ico", "image/vnd.microsoft.icon", b"\x00\x00\x01\x00"),
        ("apple-touch-icon.png", "image/png", b"\x89PNG"),
        ("icons/icon-192.png", "image/png", b"\x89PNG"),
        ("icons/icon-512.png", "image/png", b"\x89PNG"),
    ],
)
def test_icon_is_there(visitor, name, kind, head):
    response = visitor.get(f"/{name}")
    assert (response.status_code, response["Content-Type"]) == (200, kind)
    assert response.content[: len(head)] == head


def test_drawn_icon_is_there(visitor):
    response = visitor.get("/icons/icon.svg")
    assert response["Content-Type"] == "image/svg+xml"
    assert re.search(rb"<svg\b", response.content)
    assert b"<script" not in response.content


@pytest.mark.parametrize("path", ["/admin/nothing-here/", "/assets/nothing.css", "/media/nothing.png"])
def test_address_that_is_in_no_language_gets_none(homes, path):
    administrator = browser_of(make_member("Ada", is_superuser=True))
    assert administrator.get(path).status_code == 404


def test_page_address_without_a_language_gets_one(visitor, homes):
    assert visitor.get("/blog/").headers["Location"] == "/en/blog/"
