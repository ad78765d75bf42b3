"""How findings are put in words and in order for an editor."""

from dataclasses import replace

import pytest

from hub.countries.models import Country
from hub.messaging.checking.findings import Fix, Found
from hub.messaging.live.answers import around, block_values, id_of, in_order, said, summary_of
from hub.messaging.models import Severity
from tests.factories import make_message, translate_message

TERM = {"term": "cheap", "reason": "It sounds poor."}
ONE = Found("forbidden_term", Severity.WARNING, "cheap", "intro", "", 3, 8, "cheap", "So cheap.", "0" * 64, TERM)


def severities(*given: str) -> list[Found]:
    return [replace(ONE, severity=severity) for severity in given]


@pytest.mark.parametrize(
    ("given", "summary"),
    [
        ([], "nothing to mend"),
        (["blocks"], "1 blocks"),
        (["blocks", "warning", "blocks"], "2 block, 1 warning"),
        (["warning", "info", "info", "warning"], "2 warnings, 2 hints"),
    ],
)
def test_the_summary_counts_by_severity(given: list[str], summary: str) -> None:
    assert summary_of(severities(*given)) == summary


def test_the_summary_passes_over_what_is_waived() -> None:
    assert summary_of([replace(ONE, is_waived=True)]) == "nothing to mend"


def test_the_severest_comes_first_and_the_waived_last() -> None:
    waived = replace(ONE, severity=Severity.BLOCKS, is_waived=True)
    ordered = in_order([waived, *severities("info", "blocks", "warning")])
    assert [(one.severity, one.is_waived) for one in ordered] == [
        ("blocks", False),
        ("warning", False),
        ("info", False),
        ("blocks", True),
    ]


def test_words_stand_within_their_sentence() -> None:
    assert around(ONE) == ("So ", ".")


def test_a_long_sentence_is_cut_on_both_sides() -> None:
    before, after = around(replace(ONE, sentence="a" * 100 + "cheap" + "b" * 100))
    assert (before, after) == ("…" + "a" * 60, "b" * 60 + "…")


@pytest.mark.parametrize("found", [replace(ONE, excerpt=""), replace(ONE, sentence="Something else.")])
def test_what_is_not_in_a_sentence_stands_alone(found: Found) -> None:
    assert around(found) == ("", "")


def test_a_doubtful_finding_is_told_so_with_the_teams_help() -> None:
    found = replace(ONE, is_probable=True, help_text="Ask Nora.")
    assert said(found) == "Probably: “cheap” must not be used. It sounds poor. Ask Nora."


def test_a_finding_keeps_its_id_when_words_before_it_change() -> None:
    assert id_of(ONE) == id_of(replace(ONE, start=30, end=35))
    assert id_of(ONE) != id_of(replace(ONE, sentence_hash="1" * 64))


def test_a_block_shows_the_message_of_the_source_language(france: Country) -> None:
    translate_message(make_message("keep", text="Keep it."), "fr", "Gardez-le.")
    fixed = replace(ONE, fix=Fix("place_message", "keep"))
    assert block_values([fixed, fixed])["keep"]["message"]["title"] == "keep: Keep it."


def test_no_block_is_offered_for_a_message_that_is_gone(france: Country) -> None:
    assert block_values([replace(ONE, fix=Fix("place_message", "gone"))]) == {}
