"""What a change of a message brings about: pages, feeds and the search follow, and nothing is published again."""

import datetime
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from blog.models import ArticlePage
from hub.countries.models import Country
from hub.editorial.gate import setting_up
from hub.messaging.models import BrandMessage
from hub.messaging.reading import message_in_language
from tests.factories import make_article, make_message, message_block, place, translate, translate_message

Committed = Callable[[], AbstractContextManager[Any]]
ARTICLE = "/fr/blog/bottles/"


@pytest.fixture(autouse=True)
def jobs_at_once(settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


@pytest.fixture
def committed(django_capture_on_commit_callbacks: Any) -> Committed:
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def message(france: Country) -> BrandMessage:
    return make_message("keep", text="Keep the bottle.")


@pytest.fixture
def french(message: BrandMessage) -> BrandMessage:
    """The French text, on a French article."""
    found = translate_message(message, "fr", "Gardez le flacon.")
    article = make_article("Bottles", slug="bottles", body=[message_block("keep")], share_message="keep")
    place(translate(place(article), "fr"))
    return found


def read(url: str = ARTICLE) -> str:
    return Client().get(url).content.decode()


def is_kept(url: str = ARTICLE) -> bool:
    with CaptureQueriesContext(connection) as queries:
        Client().get(url)
    return len(queries) == 0


@setting_up()
def approve(message: BrandMessage, **fields: Any) -> None:
    for name, value in fields.items():
        setattr(message, name, value)
    message.save_revision().publish()


def test_an_approved_text_shows_at_once_without_publishing_the_page(french: BrandMessage, committed: Committed) -> None:
    before = ArticlePage.objects.get(locale=french.locale).last_published_at
    assert "Gardez le flacon." in read()
    assert is_kept()
    with committed():
        approve(french, text="Gardez chaque flacon.")
    assert "Gardez chaque flacon." in read()
    assert ArticlePage.objects.get(locale=french.locale).last_published_at == before


def test_a_feed_follows_too(french: BrandMessage, committed: Committed) -> None:
    feed = "/fr/blog/feed/atom/"
    assert "Gardez le flacon." in read(feed)
    with committed():
        approve(french, text="Gardez chaque flacon.")
    assert "Gardez chaque flacon." in read(feed)


def test_the_search_finds_the_approved_words(french: BrandMessage, committed: Committed) -> None:
    with committed():
        approve(french, text="Inusable comme une noix.")
    assert "Bottles" in read("/fr/search/?q=inusable")


def test_a_change_of_rules_reaches_every_language(
    french: BrandMessage, message: BrandMessage, committed: Committed
) -> None:
    assert "Gardez le flacon." in read()
    with committed():
        approve(message, valid_until=timezone.now())
    assert "Gardez le flacon." not in read()


def test_a_message_leaves_kept_pages_at_its_minute(french: BrandMessage, message: BrandMessage) -> None:
    until = timezone.now() + datetime.timedelta(seconds=3)
    BrandMessage.objects.filter(pk=message.pk).update(valid_until=until)
    assert "Gardez le flacon." in read()
    assert is_kept()
    time.sleep(max(0.0, (until - timezone.now()).total_seconds()) + 0.05)
    assert "Gardez le flacon." not in read()


def test_a_message_comes_to_kept_pages_at_its_minute(french: BrandMessage, message: BrandMessage) -> None:
    begin = timezone.now() + datetime.timedelta(seconds=3)
    BrandMessage.objects.filter(pk=message.pk).update(valid_from=begin)
    assert "Gardez le flacon." not in read()
    time.sleep(max(0.0, (begin - timezone.now()).total_seconds()) + 0.05)
    assert "Gardez le flacon." in read()


def test_a_text_taken_off_line_leaves_its_pages(french: BrandMessage, committed: Committed) -> None:
    assert "Gardez le flacon." in read()
    with committed():
        french.unpublish()
    assert "Gardez le flacon." not in read()


def test_a_deleted_message_leaves_its_pages(french: BrandMessage, committed: Committed) -> None:
    assert "Gardez le flacon." in read()
    with committed():
        french.delete()
    assert "Gardez le flacon." not in read()


def test_a_message_deleted_in_its_source_leaves_pages_of_that_language(
    french: BrandMessage, message: BrandMessage, committed: Committed
) -> None:
    page = "/en/blog/bottles/"
    assert "Keep the bottle." in read(page)
    with committed():
        message.delete()
    assert "Keep the bottle." not in read(page)


def test_a_draft_changes_no_page(french: BrandMessage, committed: Committed) -> None:
    assert is_kept() or is_kept()
    french.text = "Brouillon"
    with committed():
        french.save_revision()
    assert is_kept()


def test_mails_take_the_words_of_their_reader(french: BrandMessage) -> None:
    with translation.override("fr"):
        assert message_in_language("keep") == "Gardez le flacon."
    with translation.override("en"):
        assert message_in_language("keep") == "Keep the bottle."
