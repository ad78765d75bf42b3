"""What the headers of a visitor's page allow."""

import base64
import hashlib

import pytest

from hub.content.bundles import script_url
from tests.conftest import browser_of
from tests.content.helpers import html_of
from tests.factories import make_article, make_home, make_index, make_member

pytestmark = pytest.mark.django_db


def policy_of(response):
    """Return the directives of a page's policy, with the sources of each in order."""
    parts = [part.strip().split() for part in response["Content-Security-Policy"].split(";")]
    return {part[0]: sorted(part[1:]) for part in parts if part}


def expected_policy(visitor):
    script = hashlib.sha256(visitor.get(script_url()).content).digest()
    return {
        "default-src": ["'none'"],
        "script-src": sorted(["'self'", "'strict-dynamic'", f"'sha256-{base64.b64encode(script).decode()}'"]),
        "style-src": ["'self'"],
        "img-src": sorted(["'self'", "data:"]),
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "frame-src": ["https:"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'self'"],
        "base-uri": ["'none'"],
        "object-src": ["'none'"],
    }


@pytest.fixture
def address():
    return make_article().url


@pytest.mark.parametrize("path", ["", "nothing/", "search/", "accounts/signup/"])
def test_policy_of_every_visitor_page_is_the_same(visitor, path):
    make_home()
    policy = policy_of(visitor.get(f"/en/{path}"))
    policy["script-src"] = [source for source in policy["script-src"] if not source.startswith("'nonce-")]
    assert policy == expected_policy(visitor)


def test_policy_of_a_page_that_can_be_kept_is_constant(visitor, address):
    policies = [visitor.get(address)["Content-Security-Policy"] for _read in range(2)]
    assert policies[0] == policies[1]
    assert policy_of(visitor.get(address)) == expected_policy(visitor)


def test_page_for_a_member_has_the_same_policy(visitor, address):
    assert policy_of(browser_of(make_member()).get(address)) == expected_policy(visitor)


@pytest.mark.parametrize("path", ["/en/?q=%00", "/en/%00/"])
def test_refused_request_has_a_policy_too(visitor, path):
    response = visitor.get(path)
    assert response.status_code == 400
    assert policy_of(response) == expected_policy(visitor)


def test_nothing_unsafe_is_allowed(visitor, address):
    policy = visitor.get(address)["Content-Security-Policy"]
    assert [word for word in ("unsafe-inline", "unsafe-eval", "*", "http:") if word in policy] == []


@pytest.mark.parametrize("path", ["/admin/", "/admin/pages/"])
def test_admin_keeps_wagtails_own_scripts(admin_client, path):
    response = admin_client.get(path, follow=True)
    assert response.status_code == 200
    assert not response.has_header("Content-Security-Policy")


HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


@pytest.mark.parametrize(("name", "value"), HEADERS.items())
def test_header_is_on_made_and_on_kept_pages(visitor, address, name, value):
    assert [visitor.get(address)[name] for _read in range(2)] == [value, value]


@pytest.mark.parametrize(
    "path", ["/", "/en/", "/en/blog/", "/en/nothing/", "/sitemap.xml", "/robots.txt", "/en/search/"]
)
def test_visitor_gets_no_cookie(visitor, path):
    make_index()
    response = visitor.get(path)
    assert response.cookies == {}
    assert not response.has_header("Set-Cookie")


def test_page_has_no_inline_style_or_script(visitor, address):
    html = html_of(visitor, address)
    assert "<style" not in html
    assert " style=" not in html
    assert [tag for tag in ("onclick=", "onload=", "javascript:") if tag in html] == []
    assert html.count("<script") == html.count("<script src=") + html.count('<script type="application/ld+json"')
