import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from wagtail.models import Page, PageViewRestriction, Site

from home.models import HomePage
from hub.content.routing import find_route, find_site, root_path
from hub.countries.models import Country
from tests.conftest import browser_of
from tests.content.helpers import count_queries, html_of, link_to, make_document, make_plain_page
from tests.factories import (
    make_article,
    make_category,
    make_home,
    make_image,
    make_index,
    make_locale,
    paragraph,
    publish,
    translate,
)

pytestmark = pytest.mark.django_db


def route(rf, path, language="en"):
    with translation.override(language):
        return find_route(rf.get(f"/{language}/{path}", headers={"host": "localhost"}), path)


def make_branch(depth):
    """Return the last of `depth` plain pages, each below the one before."""
    page = make_home()
    for number in range(depth):
        page = make_plain_page(f"Level {number}", page)
    return page


def second_site(hostname="other.test", port=80, **fields):
    home = Page.objects.get(depth=1).add_child(
        instance=HomePage(title="Other", slug=f"other-{port}", hero_title="Another brand", locale=make_locale())
    )
    return Site.objects.create(hostname=hostname, port=port, root_page=home, **fields)


@pytest.mark.parametrize("depth", [0, 1, 2, 6])
def test_route_costs_two_queries_at_any_depth(rf, depth):
    page = make_branch(depth)
    path = "".join(f"level-{number}/" for number in range(depth))
    route(rf, path)  # fills what is kept of sites and content types
    with CaptureQueriesContext(connection) as queries:
        found = route(rf, path)
    assert found.page == page
    assert len(queries) == 2


def test_route_leaves_the_rest_of_the_path_to_a_page_with_routes(rf):
    index = make_index()
    found = route(rf, "blog/year/2026/")
    assert found.page == index
    assert found.args[0].__name__ == "of_year"


@pytest.mark.parametrize("path", ["nothing/", "level-0/nothing/", "level-1/", "home/", "level-0/level-1/x/y/"])
def test_path_to_nothing_has_no_route(rf, path):
    make_branch(2)
    assert route(rf, path) is None


def test_very_deep_path_is_a_404(visitor):
    make_home()
    assert visitor.get("/en/" + "a/" * 1_500).status_code == 404


def test_unpublished_page_has_no_route(rf, visitor):
    page = make_branch(1)
    page.unpublish()
    assert route(rf, "level-0/") is None
    assert visitor.get("/en/level-0/").status_code == 404


def test_live_page_below_an_unpublished_one_keeps_its_address(rf):
    page = make_branch(2)
    Page.objects.get(slug="level-0").specific.unpublish()
    assert route(rf, "level-0/level-1/").page == page


def test_language_that_the_site_does_not_speak_has_no_route(rf, visitor):
    make_branch(1)
    assert route(rf, "level-0/", "it") is None
    assert visitor.get("/it/level-0/").status_code == 404


def test_translation_is_found_under_its_own_language_only(rf):
    page = make_branch(1)
    french = translate(page, "fr", title="Niveau")
    assert route(rf, "level-0/", "fr").page == french
    assert route(rf, "level-0/", "en").page == page


def test_page_that_is_open_to_all_knows_it(rf):
    make_branch(1)
    found = route(rf, "level-0/").page
    assert found.restricted_paths == ()
    with CaptureQueriesContext(connection) as queries:
        assert list(found.get_view_restrictions()) == []
    assert len(queries) == 0


@pytest.mark.parametrize("kind", ["login", "groups", "password"])
def test_restricted_page_is_not_shown_to_a_stranger(visitor, kind):
    page = make_plain_page("Members only", intro="A secret")
    other = make_plain_page("Open")
    PageViewRestriction.objects.create(page=page, restriction_type=kind, password="open sesame")
    for _read in range(2):
        response = visitor.get(page.url)
        assert response.status_code == (200 if kind == "password" else 302)
        assert b"A secret" not in response.content
    assert html_of(visitor, other.url)


def test_restriction_covers_what_stands_below(visitor):
    page = make_branch(2)
    PageViewRestriction.objects.create(page=page.get_parent(), restriction_type="login")
    assert visitor.get(page.url).status_code == 302


def test_restricted_page_is_shown_to_whom_it_is_meant_for(alice, visitor):
    page = make_plain_page("Members only", intro="A secret")
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert "A secret" in html_of(browser_of(alice), page.url)
    assert visitor.get(page.url).status_code == 302


def test_password_opens_the_page_for_one_visitor_only(client, visitor):
    page = make_plain_page("Members only", intro="A secret")
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="password", password="sesame")
    address = f"/_util/authenticate_with_password/{restriction.pk}/{page.pk}/"
    client.post(address, {"password": "sesame", "return_url": page.url})
    assert "A secret" in html_of(client, page.url)
    assert "A secret" not in html_of(visitor, page.url)


@pytest.mark.parametrize(
    ("host", "title"),
    [
        ("localhost", "Home"),
        ("LOCALHOST", "Home"),
        ("localhost:80", "Home"),
        ("localhost:9000", "Home"),
        ("unknown.test", "Home"),
        ("[::1]:8000", "Home"),
        ("other.test", "Other"),
        ("other.test:8080", "Other"),
    ],
)
def test_site_is_found_by_host_and_port(rf, host, title):
    make_home()
    second_site()
    found = find_site(rf.get("/", headers={"host": host}))
    assert found.root_page.title == title
    assert found == Site.find_for_request(rf.get("/", headers={"host": host}))


@pytest.mark.parametrize(("host", "port"), [("[::1]:8000", 8000), ("[::1]:9000", 9000)])
def test_site_on_an_ipv6_address_is_found_by_its_port(rf, host, port):
    make_home()
    for number in (8000, 9000):
        second_site("[::1]", number)
    assert find_site(rf.get("/", headers={"host": host})).port == port


def test_without_any_site_nothing_is_found(rf):
    Site.objects.all().delete()
    assert find_site(rf.get("/")) is None
    assert route(rf, "") is None


def test_new_site_is_known_at_once(rf):
    make_home()
    request = rf.get("/", headers={"host": "other.test"})
    assert find_site(request).hostname == "localhost"
    site = second_site()
    assert find_site(request) == site
    site.delete()
    assert find_site(request).hostname == "localhost"


def test_each_site_serves_its_own_tree(visitor):
    make_home()
    second_site()
    assert "Another brand" in html_of(visitor, "/en/", headers={"host": "other.test"})
    assert "Keep the bottle" in html_of(visitor, "/en/")


def test_root_path_is_that_of_the_language(db):
    make_home("fr")
    site = Site.objects.get()
    assert root_path(site, "en") == make_home().url_path
    assert root_path(site, "fr") == make_home("fr").url_path
    assert root_path(site, "de") is None


def many_sections(number):
    """Return a home page's sections, `number` of each kind, each with articles and pictures of its own."""
    sections = []
    for _n in range(number):
        category = make_category(f"c{number}-{_n}")
        articles = [make_article(picture=make_image(), picture_alt="x", category=category) for _a in range(2)]
        logos = [{"image": make_image().pk, "name": "Logo", "url": ""} for _l in range(2)]
        button = {"title": "Go", "label": "Go", "page": make_plain_page().pk, "url": ""}
        sections += [
            {"type": "lead_story", "value": {"label": "Read", "article": articles[0].pk}},
            {"type": "topic_teaser", "value": {"category": category.pk, "title": "Topic", "label": "All"}},
            {"type": "call_to_action", "value": button},
            {"type": "logo_wall", "value": {"title": "Seen in", "logos": logos}},
            {"type": "latest_articles", "value": {"title": "Latest"}},
            {"type": "quote", "value": {"text": "Refill", "attribution": "Nora"}},
        ]
    return sections


def test_home_queries_do_not_grow(visitor, uncached):
    index = make_index()
    Country.objects.create(name="Britain", code="GB", locale=index.locale)
    costs = []
    for number in (1, 30):
        sections = many_sections(number)
        home = make_home()
        home.hero_picture, home.hero_page, home.hero_alt, home.sections = make_image(), index, "x", sections
        publish(home)
        costs.append(count_queries(visitor, home.url))
    assert costs[0] == costs[1]
    assert costs[0] <= 10


def many_blocks(number):
    """Return a body with `number` of each block that points at something."""
    body = []
    for _n in range(number):
        picture = {"image": make_image().pk, "alt": "x", "decorative": False}
        text = paragraph(f"See {link_to(make_plain_page())}")["value"]
        body += [
            {"type": "paragraph", "value": text},
            {"type": "callout", "value": {"tone": "tip", "title": "Tip", "text": text}},
            {"type": "picture", "value": picture},
            {"type": "gallery", "value": {"pictures": [picture, picture]}},
            {"type": "cta", "value": {"title": "Go", "label": "Go", "page": make_plain_page().pk}},
            {"type": "documents", "value": {"title": "Files", "documents": [make_document().pk]}},
        ]
    return body


def test_plain_page_queries_do_not_grow(visitor, uncached):
    few, many = (make_plain_page(body=many_blocks(number)) for number in (1, 30))
    assert count_queries(visitor, few.url) == count_queries(visitor, many.url) <= 8
