"""A real browser and a real mail server against the live site."""

import os
import re
import socket
from collections.abc import Callable, Iterator

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer


class Post(Message):
    """A mail server's box of what it has received."""

    def __init__(self) -> None:
        super().__init__()
        self.mails: list[str] = []

    def handle_message(self, message: object) -> None:
        payload = message.get_payload(decode=True)  # type: ignore[attr-defined]  # an email.message.Message
        self.mails.append(payload.decode() if payload else str(message))

    def link(self, part: str) -> str:
        """Return the link of the latest mail that has one with `part` in it."""
        for text in reversed(self.mails):
            if found := re.search(rf"https?://\S*{part}\S*", text):
                return found[0]
        raise AssertionError(f"no mail has a link with {part}: {self.mails}")


@pytest.fixture
def post(settings) -> Iterator[Post]:
    """Receive the site's mail on loopback; jobs run at once."""
    box = Post()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    yield box
    controller.stop()


Visit = Callable[..., Page]


@pytest.fixture
def visit(chromium: Browser, live_server: LiveServer, transactional_db: None, request) -> Iterator[Visit]:
    """Return a function that opens a new browser window on the site."""
    contexts, problems = [], []

    def open_window(scripts: bool = True, language: str = "en-GB", **options) -> Page:
        context = chromium.new_context(
            java_script_enabled=scripts, locale=language, base_url=live_server.url, **options
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("console", lambda said: problems.append(said.text) if "Content Security" in said.text else None)
        return page

    yield open_window
    for number, context in enumerate(contexts):
        if folder := os.environ.get("RELAIS_SCREENSHOTS"):  # how every window looked at the end
            context.pages[0].screenshot(path=f"{folder}/{request.node.name[:60]}-{number}.png", full_page=True)
        context.close()
    assert problems == []
