"""A page that needs a message which its language does not have stays off line."""

import datetime
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import Revision
from wagtail_localize.segments.extract import extract_segments

from hub.countries.models import Country
from hub.editorial.actions import record_approval
from hub.editorial.gate import Obstructed
from hub.messaging.models import WhenMissing
from tests.factories import make_article, make_message, message_block, translate_message


def with_block(key: str, **fields: Any) -> Any:
    """Return an approved draft of a French article that places a message."""
    article = make_article("Flacons", "fr", slug="flacons")
    article.body = [("message", {"message": key, "form": "full"})]
    for name, value in fields.items():
        setattr(article, name, value)
    revision = article.save_revision()
    record_approval(revision.as_object(), None)
    return revision


def test_a_page_waits_for_a_message_that_it_needs(france: Country) -> None:
    message = make_message("legal", when_missing=WhenMissing.BLOCK)
    revision = with_block("legal")
    with pytest.raises(Obstructed, match="legal"):
        revision.publish()
    translate_message(message, "fr", "Mention")
    revision.publish()


@pytest.mark.parametrize("rule", [WhenMissing.SOURCE, WhenMissing.NOTHING])
def test_other_messages_keep_no_page_back(france: Country, rule: str) -> None:
    make_message("nice", when_missing=rule)
    with_block("nice").publish()


def test_a_free_country_waits_too(france: Country) -> None:
    Country.objects.update(is_governed=False)
    make_message("legal", when_missing=WhenMissing.BLOCK)
    with pytest.raises(Obstructed):
        with_block("legal").publish()


def test_the_message_for_shared_links_counts_too(france: Country) -> None:
    make_message("legal", when_missing=WhenMissing.BLOCK)
    revision = with_block("", share_message="legal")
    with pytest.raises(Obstructed):
        revision.publish()


def test_a_live_page_stays_when_its_message_goes(france: Country, visitor: Client) -> None:
    message = make_message("legal", when_missing=WhenMissing.BLOCK)
    french = translate_message(message, "fr", "Mention")
    revision = with_block("legal")
    revision.publish()
    french.unpublish()
    assert visitor.get("/fr/blog/flacons/").status_code == 200


def test_a_block_in_the_page_is_not_translated(france: Country) -> None:
    make_message("keep", text="Keep the bottle.")
    article = make_article("Bottles", body=[message_block("keep")])
    assert not [segment.path for segment in extract_segments(article) if segment.path.startswith("body")]


def test_a_scheduled_page_that_is_kept_back_holds_up_no_other(france: Country) -> None:
    make_message("legal", when_missing=WhenMissing.BLOCK)
    due = timezone.now() - datetime.timedelta(minutes=1)
    kept_back = with_block("legal")
    other = make_article("Autre", "fr")
    other.title = "Autre titre"
    approved = other.save_revision()
    record_approval(approved.as_object(), None)
    Revision.objects.filter(pk__in=[kept_back.pk, approved.pk]).update(approved_go_live_at=due)
    call_command("publish_scheduled", verbosity=0)
    other.refresh_from_db()
    kept_back.refresh_from_db()
    assert (other.title, kept_back.approved_go_live_at) == ("Autre titre", None)
