"""The report: what it lists for whom, how it is narrowed, and what is taken home from it."""

import csv
import io
import json
from typing import Any

import openpyxl
import pytest
from django.utils.text import slugify
from wagtail.models import Page

from hub.countries.models import Country
from hub.members.models import User
from hub.messaging.models import CheckRun, Finding, RuleSetting, Waiver
from hub.messaging.reporting.runs import begin_run
from tests.conftest import browser_of
from tests.factories import make_article, paragraph, publish

from .helpers import REPORT, check_site, count_queries, finish, forbid, shown

GONE = f"{REPORT}gone/"


def write(title: str, text: str = "A cheap bottle.", code: str = "en") -> Any:
    return make_article(title, code, slug=slugify(title) or "a", body=[paragraph(text)])


@pytest.fixture
def run(marketer: User) -> CheckRun:
    """A run with something in two locales."""
    forbid("cheap")
    forbid("ordinaire", "fr", concept__severity="warning")
    write("Bottles")
    write("Flacons", "Un flacon ordinaire.", "fr")
    return check_site(marketer)


def titles(user: User, address: str = REPORT, **wanted: str) -> list[str]:
    lines = shown(browser_of(user), address, rule="forbidden_term", **wanted)
    return [line.title for line in lines]


def test_marketing_sees_all_the_worst_first(run: CheckRun, marketer: User) -> None:
    assert titles(marketer) == ["Bottles", "Flacons"]


def test_a_country_sees_its_own_by_any_address(run: CheckRun, editor: User) -> None:
    english = Finding.objects.get(run=run, title="Bottles", rule="forbidden_term")
    assert titles(editor) == ["Flacons"]
    assert titles(editor, q="Bottles") == []
    assert titles(editor, locale="en") == []
    assert titles(editor, text=f"{english.content_type_id}-{english.object_id}") == []
    assert "Bottles" not in browser_of(editor).get(REPORT).content.decode()


@pytest.mark.parametrize("export", ["csv", "xlsx", "json", "sarif"])
def test_a_country_takes_home_its_own_only(run: CheckRun, editor: User, export: str) -> None:
    response = browser_of(editor).get(REPORT, {"export": export})
    content = b"".join(response)
    if export == "xlsx":
        cells = [cell for row in openpyxl.load_workbook(io.BytesIO(content)).active.values for cell in row]
        content = json.dumps([str(cell) for cell in cells]).encode()
    assert b"Flacons" in content
    assert b"Bottles" not in content


@pytest.mark.parametrize("person", ["moderator", "alice"])
@pytest.mark.parametrize(
    "address", [REPORT, GONE, f"{REPORT}results/", f"{REPORT}?export=csv", f"{REPORT}?export=json"]
)
def test_who_works_on_no_tree_sees_nothing(
    request: pytest.FixtureRequest, run: CheckRun, person: str, address: str
) -> None:
    response = browser_of(request.getfixturevalue(person)).get(address)
    assert response.status_code in (302, 403)


def test_the_report_is_read_only(run: CheckRun, marketer: User) -> None:
    assert browser_of(marketer).post(REPORT).status_code == 405


def test_the_sentence_is_marked_and_the_link_leads_to_the_block(run: CheckRun, marketer: User) -> None:
    (line,) = shown(browser_of(marketer), q="Bottles", rule="forbidden_term")
    block = line.finding.path.split(".")[1]
    assert (line.before, line.marked, line.after) == ("A ", "cheap", " bottle.")
    assert line.url == f"/admin/pages/{line.finding.object_id}/edit/#block-{block}-section"
    assert "A <mark>cheap</mark> bottle." in browser_of(marketer).get(REPORT).content.decode()


def test_the_second_of_two_is_marked_where_it_stands(marketer: User) -> None:
    forbid("cheap")
    write("Bottles", "Good. A cheap bottle. And a cheap cap, cheap indeed.")
    check_site(marketer)
    lines = shown(browser_of(marketer), rule="forbidden_term")
    assert [line.before for line in lines] == ["A ", "And a ", "And a cheap cap, "]


def test_what_members_of_the_team_wrote_is_no_markup(marketer: User) -> None:
    forbid("cheap")
    write("<script>x</script>", "A cheap &lt;script&gt;y&lt;/script&gt; bottle.")
    check_site(marketer)
    page = browser_of(marketer).get(REPORT).content.decode()
    assert "&lt;script&gt;y" in page
    assert "<script>x" not in page
    assert "<script>y" not in page


def test_the_own_help_text_is_shown(run: CheckRun, marketer: User) -> None:
    RuleSetting.objects.create(rule="forbidden_term", help_text="Ask <b>Ada</b>.")
    assert "Ask &lt;b&gt;Ada&lt;/b&gt;." in browser_of(marketer).get(REPORT).content.decode()


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"locale": "fr"}, ["Flacons"]),
        ({"severity": "warning"}, ["Flacons"]),
        ({"severity": "blocks"}, ["Bottles"]),
        ({"q": "ordinaire"}, ["Flacons"]),
        ({"order": "text"}, ["Bottles", "Flacons"]),
        ({"news": "new"}, ["Bottles", "Flacons"]),
        ({"news": "still"}, []),
        ({"waived": "yes"}, []),
        ({"waived": "all"}, ["Bottles", "Flacons"]),
    ],
)
def test_the_report_is_narrowed(run: CheckRun, marketer: User, wanted: dict[str, str], expected: list[str]) -> None:
    assert titles(marketer, **wanted) == expected


def test_the_report_is_narrowed_to_a_type_and_a_page(run: CheckRun, marketer: User) -> None:
    finding = Finding.objects.get(run=run, title="Flacons", rule="forbidden_term")
    article = type(make_article("Other")).get_verbose_name()
    (kind,) = {line.finding.content_type_id for line in shown(browser_of(marketer), rule="forbidden_term")}
    assert titles(marketer, text=f"{kind}-{finding.object_id}") == ["Flacons"]
    choices = dict(browser_of(marketer).get(REPORT).context["filters"].filters["kind"].extra["choices"])
    (article_kind,) = (pk for pk, name in choices.items() if name == article)
    assert titles(marketer, kind=article_kind) == ["Bottles", "Flacons"]


def test_the_numbers_say_what_changed(run: CheckRun, marketer: User) -> None:
    write("Caps", "A cheap cap.")
    article = publish_without(Finding.objects.get(title="Bottles", rule="forbidden_term"))
    check_site(marketer)
    figures = browser_of(marketer).get(REPORT).context["figures"]
    everything = Finding.objects.filter(run=CheckRun.objects.first())
    assert figures.has_before
    assert (figures.new, figures.still) == (
        everything.filter(is_new=True).count(),
        everything.filter(is_new=False).count(),
    )
    assert titles(marketer, GONE) == [article.title]
    assert titles(marketer, news="new") == ["Caps"]


def publish_without(finding: Finding) -> Any:
    page = Page.objects.get(pk=finding.object_id).specific
    page.body = [("paragraph", "<p>A bottle.</p>")]
    return publish(page)


def test_an_older_run_is_still_there_to_look_at(run: CheckRun, marketer: User) -> None:
    publish_without(Finding.objects.get(run=run, title="Bottles", rule="forbidden_term"))
    check_site(marketer)
    assert titles(marketer) == ["Flacons"]
    assert titles(marketer, run=str(run.pk)) == ["Bottles", "Flacons"]


def test_what_is_gone_is_told_to_the_own_country_only(run: CheckRun, marketer: User, editor: User) -> None:
    publish_without(Finding.objects.get(run=run, title="Bottles", rule="forbidden_term"))
    check_site(marketer)
    assert titles(marketer, GONE) == ["Bottles"]
    assert titles(editor, GONE) == []


def test_a_check_that_goes_on_leaves_what_the_last_one_found(run: CheckRun, marketer: User) -> None:
    begin_run(marketer)
    assert titles(marketer) == ["Bottles", "Flacons"]


def test_before_the_first_check_the_report_says_so(marketer: User, editor: User) -> None:
    assert "has not been checked yet" in browser_of(marketer).get(REPORT).content.decode()
    assert "Check now" in browser_of(marketer).get(REPORT).content.decode()
    assert "Check now" not in browser_of(editor).get(REPORT).content.decode()


def test_a_text_that_is_gone_has_no_link(run: CheckRun, marketer: User) -> None:
    finding = Finding.objects.get(run=run, title="Bottles", rule="forbidden_term")
    finding.content_type.get_object_for_this_type(pk=finding.object_id).delete()
    (line,) = shown(browser_of(marketer), q="Bottles", rule="forbidden_term")
    assert line.url == ""


def test_a_rule_that_is_no_more_is_shown_by_its_words(run: CheckRun, marketer: User) -> None:
    Finding.objects.filter(run=run, title="Bottles").update(rule="of_old")
    (line,) = shown(browser_of(marketer), rule="of_old", q="cheap")
    assert (line.rule, line.explanation) == ("of_old", "cheap")
    assert json.loads(browser_of(marketer).get(REPORT, {"export": "json", "rule": "of_old"}).content)["findings"] == []


def test_the_report_by_page_keeps_a_page_together(run: CheckRun, marketer: User) -> None:
    page = browser_of(marketer).get(REPORT, {"order": "text"}).content.decode()
    assert page.count('class="checks__text"') == len({line.text_key for line in shown(browser_of(marketer))})


def test_the_spreadsheet_has_a_row_a_finding(run: CheckRun, marketer: User) -> None:
    content = b"".join(browser_of(marketer).get(REPORT, {"export": "csv", "rule": "forbidden_term"})).decode()
    rows = list(csv.DictReader(io.StringIO(content)))
    assert [(row["Page or snippet"], row["Words"]) for row in rows] == [("Bottles", "cheap"), ("Flacons", "ordinaire")]


def test_a_cell_is_no_formula(marketer: User) -> None:
    forbid("cheap")
    write("=HYPERLINK(1)")
    check_site(marketer)
    content = b"".join(browser_of(marketer).get(REPORT, {"export": "csv", "rule": "forbidden_term"})).decode()
    assert [row["Page or snippet"] for row in csv.DictReader(io.StringIO(content))] == ["'=HYPERLINK(1)"]


def test_sarif_tells_of_waivers(run: CheckRun, marketer: User) -> None:
    finding = Finding.objects.get(run=run, title="Bottles", rule="forbidden_term")
    waive_in_table(finding, marketer)
    answer = browser_of(marketer).get(REPORT, {"export": "sarif", "waived": "yes"})
    (result,) = json.loads(answer.content)["runs"][0]["results"]
    assert answer["Content-Type"] == "application/sarif+json"
    assert result["suppressions"][0]["justification"] == "It is a quotation."


def waive_in_table(finding: Finding, user: User) -> Waiver:
    names = ("rule", "subject", "locale", "content_type", "object_id", "sentence_hash", "sentence")
    about = {name: getattr(finding, name) for name in names}
    return Waiver.objects.create(**about, reason="It is a quotation.", made_by=user)


def test_a_waiver_counts_at_once(run: CheckRun, marketer: User) -> None:
    before = browser_of(marketer).get(REPORT).context["figures"]
    waive_in_table(Finding.objects.get(run=run, title="Bottles", rule="forbidden_term"), marketer)
    after = browser_of(marketer).get(REPORT).context["figures"]
    assert titles(marketer) == ["Flacons"]
    assert titles(marketer, waived="yes") == ["Bottles"]
    assert (after.blocking, after.waived) == (before.blocking - 1, before.waived + 1)


@pytest.mark.parametrize("address", [REPORT, f"{REPORT}?order=text", f"{REPORT}?waived=all", GONE])
def test_the_report_costs_the_same_for_one_and_for_thirty(run: CheckRun, marketer: User, address: str) -> None:
    finish(begin_run(marketer))
    browser = browser_of(marketer)
    few = count_queries(browser, address)
    for finding in Finding.objects.filter(title="Bottles"):
        for number in range(30):
            finding.pk, finding.sentence_hash, finding.title = None, f"{number}", f"Bottles {number}"
            finding.save()
    assert count_queries(browser, address) == few


@pytest.mark.parametrize("export", ["csv", "json"])
def test_an_export_costs_the_same_for_one_and_for_thirty(run: CheckRun, marketer: User, export: str) -> None:
    browser = browser_of(marketer)
    few = count_queries(browser, f"{REPORT}?export={export}")
    for number in range(10):
        write(f"Page {number}")
    check_site(marketer)
    assert count_queries(browser, f"{REPORT}?export={export}") == few


def test_the_ways_to_the_report_are_for_those_who_may(run: CheckRun, editor: User, moderator: User) -> None:
    assert REPORT in browser_of(editor).get("/admin/").content.decode()
    assert REPORT not in browser_of(moderator).get("/admin/").content.decode()


def test_the_home_page_tells_of_the_own_countries(run: CheckRun, editor: User, marketer: User) -> None:
    def panel(user: User) -> dict[str, int]:
        context = browser_of(user).get("/admin/").content.decode()
        return {"blocks": context.count("severity=blocks"), "warning": context.count("severity=warning")}

    assert panel(marketer) == panel(editor) == {"blocks": 1, "warning": 1}


def test_the_home_page_says_nothing_before_the_first_check(marketer: User, france: Country) -> None:
    assert "severity=blocks" not in browser_of(marketer).get("/admin/").content.decode()


def test_the_home_page_says_nothing_to_a_moderator(run: CheckRun, moderator: User) -> None:
    assert "messaging-check" not in browser_of(moderator).get("/admin/").content.decode()
