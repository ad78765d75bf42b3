"""What every test starts from: the tree's root without Wagtail's sample page, empty caches."""

import os
import shutil
from collections.abc import Iterator

import pytest
from django.core.cache import caches
from django.test import Client
from django.utils import translation
from playwright.sync_api import Browser, Error, sync_playwright
from wagtail.models import Page

from hub.members.models import User

from .factories import make_member, root_page

BROWSER_ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--no-first-run"]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Return the system's Chromium, else Playwright's own.

    Where there is none, skip loudly, or fail if RELAIS_REQUIRE_BROWSER is set. One for all tests of a process: its loop
    stays in the thread, where a second would be refused, and Django must be told that queries are meant.
    """
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    system = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=system, args=BROWSER_ARGUMENTS)
        except Error as error:
            message = f"NO BROWSER: the browser tests did not run. Install chromium. ({error})"
            if os.environ.get("RELAIS_REQUIRE_BROWSER"):
                pytest.fail(message)
            pytest.skip(message)
        yield browser
        browser.close()


@pytest.fixture(autouse=True)
def empty_caches() -> Iterator[None]:
    yield
    for cache in caches.all():
        cache.clear()


@pytest.fixture(autouse=True)
def bare_tree(request: pytest.FixtureRequest) -> None:
    """Remove Wagtail's welcome page, so that each test builds the tree it needs."""
    if (
        "db" in request.fixturenames
        or "transactional_db" in request.fixturenames
        or request.node.get_closest_marker("django_db")
    ):
        request.getfixturevalue("db" if "transactional_db" not in request.fixturenames else "transactional_db")
        Page.objects.filter(depth=2, slug="home", content_type__model="page").delete()
        root_page()  # a test with real transactions may have emptied the tables before


@pytest.fixture(autouse=True)
def english() -> None:
    """Begin in English: a request leaves its language behind."""
    translation.activate("en")


@pytest.fixture
def alice(db: None) -> User:
    """A member."""
    return make_member("Alice")


@pytest.fixture
def bob(db: None) -> User:
    """Another member."""
    return make_member("Bob")


@pytest.fixture
def visitor() -> Client:
    """A browser without a session."""
    return Client()


def browser_of(user: User) -> Client:
    """Return a browser in which a user is logged in."""
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client
