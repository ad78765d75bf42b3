"""A finding as the report shows it."""

import pytest

from hub.members.models import User
from hub.messaging.checking.findings import PLACE_MESSAGE, REPLACE, Fix, Found
from hub.messaging.models import Finding
from hub.messaging.reporting.lines import AROUND, parts_of, read_lines, say_fix
from hub.messaging.reporting.report_views import defuse
from hub.messaging.reporting.storing import REST
from tests.factories import make_article, make_author, paragraph

from .helpers import check_site, forbid


def make_finding(sentence: str, at: int | None, length: int = 5) -> Finding:
    start = None if at is None else 100
    end = None if at is None else 100 + length
    return Finding(sentence=sentence, excerpt="words", start=start, end=end, params={REST: {"at": at}})


def test_the_span_is_taken_out_of_its_sentence() -> None:
    assert parts_of(make_finding("A cheap cap.", 2)) == ("A ", "cheap", " cap.")


def test_a_sentence_without_a_span_stays_whole() -> None:
    assert parts_of(make_finding("A cheap cap.", None)) == ("A cheap cap.", "", "")


def test_without_a_sentence_the_words_are_shown() -> None:
    assert parts_of(make_finding("", None)) == ("words", "", "")


def test_a_long_sentence_is_cut_on_both_sides() -> None:
    before, marked, after = parts_of(make_finding("x" * 500 + "cheap" + "y" * 500, 500))
    assert (before, marked, after) == ("…" + "x" * AROUND, "cheap", "y" * AROUND + "…")


@pytest.mark.parametrize(
    ("fix", "said"),
    [
        (None, ""),
        (Fix(PLACE_MESSAGE, "keep"), "Open the text and place the message “keep” by reference."),
        (Fix(REPLACE, text="fair"), "Write “fair”."),
    ],
)
def test_what_helps_is_said(fix: Fix | None, said: str) -> None:
    assert say_fix(Found("r", "info", "", "", "", None, None, "", "", "", fix=fix)) == said


@pytest.mark.parametrize(
    ("written", "kept"), [("=1", "'=1"), ("+1", "'+1"), ("-1", "'-1"), ("@a", "'@a"), ("\t=1", "'\t=1"), ("a=1", "a=1")]
)
def test_a_formula_is_defused(written: str, kept: str) -> None:
    assert defuse(written) == kept


def test_a_snippet_is_led_to_its_own_editor(marketer: User) -> None:
    forbid("cheap")
    author = make_author("Nora", role="A cheap writer")
    run = check_site(marketer)
    (line,) = read_lines(Finding.objects.filter(run=run, rule="forbidden_term").select_related("locale"))
    assert line.url == f"/admin/snippets/blog/author/edit/{author.pk}/"
    assert (line.kind, line.title) == ("Author", "Nora")


def test_only_findings_of_given_locales_can_be_waived(marketer: User) -> None:
    forbid("cheap")
    make_article("Caps", body=[paragraph("A cheap cap.")])
    findings = Finding.objects.filter(run=check_site(marketer), rule="forbidden_term").select_related("locale")
    assert [line.can_waive for line in read_lines(findings, [findings[0].locale_id])] == [True]
    assert [line.can_waive for line in read_lines(findings)] == [False]


def test_that_a_rule_did_not_work_cannot_be_waived(marketer: User) -> None:
    forbid("cheap")
    make_article("Caps", body=[paragraph("A cheap cap.")])
    findings = Finding.objects.filter(run=check_site(marketer), rule="forbidden_term").select_related("locale")
    findings.update(rule="rule_failed")
    found = Finding.objects.filter(rule="rule_failed").select_related("locale")
    assert [line.can_waive for line in read_lines(found, [found[0].locale_id])] == [False]
