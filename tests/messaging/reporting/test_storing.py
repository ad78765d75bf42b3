"""A finding as it is kept, and given back."""

import datetime
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import Locale

from hub.messaging.checking.findings import PLACE_MESSAGE, Fix, Found
from hub.messaging.checking.passages import Passage, Reading
from hub.messaging.models import CheckRun, Finding
from hub.messaging.reporting.storing import block_of, found_of, known_since, offset_of, row_of, run_before
from tests.factories import make_locale

PATH = "body.0a1b.text"
TEXT = "A cap. A cap. A cheap cap."


def make_found(start: int | None = 16, end: int | None = 21, sentence: str = "A cheap cap.", **fields: Any) -> Found:
    about = {"severity": "warning", "subject": "cheap", "path": PATH, "block_id": "0a1b", "excerpt": "cheap"}
    return Found("forbidden_term", start=start, end=end, sentence=sentence, sentence_hash="h", **about | fields)


@pytest.fixture
def reading() -> Reading:
    return Reading([Passage(PATH, "", TEXT, "0a1b")], [])


@pytest.fixture
def locale(db: None) -> Locale:
    return make_locale("en")


def keep(found: Found, reading: Reading, locale: Locale) -> Finding:
    return row_of(found, reading, title="Caps", object_id="7", locale=locale)


def test_a_finding_comes_back_as_it_was(reading: Reading, locale: Locale) -> None:
    found = make_found(params={"term": "cheap"}, is_probable=True, fix=Fix(PLACE_MESSAGE, "keep"))
    assert found_of(keep(found, reading, locale)) == found


def test_a_finding_without_a_place_comes_back_too(reading: Reading, locale: Locale) -> None:
    found = make_found(None, None, "", path="", block_id="", excerpt="")
    assert found_of(keep(found, reading, locale)) == found


def test_a_path_that_is_too_long_is_cut(reading: Reading, locale: Locale) -> None:
    assert len(keep(make_found(path="p" * 400), reading, locale).path) == 255


def test_a_span_is_found_in_its_sentence(reading: Reading) -> None:
    assert offset_of(make_found(), reading) == 2


@pytest.mark.parametrize(("start", "offset"), [(2, 2), (9, 2)])
def test_of_two_sentences_alike_it_is_the_one_that_holds_the_span(reading: Reading, start: int, offset: int) -> None:
    assert offset_of(make_found(start, start + 3, "A cap."), reading) == offset


@pytest.mark.parametrize(
    "found", [make_found(None, None), make_found(path="title"), make_found(sentence=""), make_found(sentence="Other.")]
)
def test_what_has_no_span_has_no_offset(reading: Reading, found: Found) -> None:
    assert offset_of(found, reading) is None


def test_a_block_is_the_second_part_of_a_path() -> None:
    assert [block_of(path) for path in ("body.0a1b.text", "body.0a1b", "title", "")] == ["0a1b", "0a1b", "", ""]


def test_a_finding_is_known_by_its_sentence_and_not_by_its_place(reading: Reading, locale: Locale) -> None:
    since = timezone.now()
    first, second = (keep(make_found(path=path), reading, locale) for path in (PATH, "intro"))
    third = keep(make_found(sentence="Another."), reading, locale)
    third.sentence_hash = "other"
    for each in (first, second, third):
        each.seen_since = since
    assert len(known_since([first, second])) == 1
    assert len(known_since([first, third])) == 2


def test_the_run_before_is_the_last_that_came_to_its_end(db: None) -> None:
    states = ("done", "done", "failed", "running", "waiting")
    made = [CheckRun.objects.create(state=state, ended_at=datetime.datetime.now(datetime.UTC)) for state in states]
    assert run_before(made[-1]) == made[1]
    assert run_before(made[0]) is None
