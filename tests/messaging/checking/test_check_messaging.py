"""The command: its exit codes, what it reads, and what it writes."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hub.messaging.checking.actions import waive
from hub.messaging.checking.checker import check_text
from hub.messaging.checking.walking import count_texts, draft_texts, live_texts
from hub.messaging.management.commands.check_messaging import Command
from hub.messaging.models import TermStatus
from tests.factories import make_article, make_category, make_locale

from .helpers import article, make_term

pytestmark = pytest.mark.django_db


@pytest.fixture
def promo(db: None) -> None:
    make_term("promo", status=TermStatus.FORBIDDEN, reason="Non.")


def run(**options: Any) -> tuple[int, str]:
    out = io.StringIO()
    try:
        call_command("check_messaging", stdout=out, **options)
    except SystemExit as end:
        return int(end.code or 0), out.getvalue()
    return 0, out.getvalue()


def test_clean_site_ends_with_0(promo: None) -> None:
    article("Rien.")
    code, out = run(fail_on="warning")
    assert code == 0 and out.endswith("0 blocks, 0 warning, 0 info.\n")


def test_findings_end_with_1_from_the_named_severity_on(promo: None) -> None:
    page = article("Une <b>pro</b>mo.")
    code, out = run(locale="fr", fail_on="warning")
    assert code == 1
    assert out.splitlines()[:3] == [
        f"2026 (fr/blog.articlepage/{page.pk})",
        f"  warning  forbidden_term [body.{page.body[0].id}]: “promo” must not be used. Non.",
        "           Une promo.",
    ]
    assert run(fail_on="blocks")[0] == 0


@pytest.mark.parametrize(
    "options",
    [{"locale": "xx"}, {"page": 999_999}, {"output": "/nowhere/at/all"}],
)
def test_wrong_use_ends_with_2(promo: None, options: dict[str, Any]) -> None:
    with pytest.raises(CommandError) as error:
        run(**options)
    assert error.value.returncode == 2


@pytest.mark.parametrize("option", ["--format=xml", "--fail-on=info", "--page=x"])
def test_unknown_choice_ends_with_2(option: str) -> None:
    with pytest.raises(SystemExit) as end:
        Command().run_from_argv(["manage.py", "check_messaging", option])
    assert end.value.code == 2


def test_page_of_another_locale_is_wrong_use(promo: None) -> None:
    with pytest.raises(CommandError):
        run(page=article("Rien.").pk, locale="de")


def test_one_page_is_checked(promo: None) -> None:
    page, other = article("Une promo."), article("Encore une promo.")
    _code, out = run(page=page.pk, format="json")
    data = json.loads(out)
    assert (data["texts"], [one["sentence"] for one in data["findings"]]) == (1, ["Une promo."])
    assert str(other.pk) not in [one["text"]["pk"] for one in data["findings"]]


def test_drafts_are_checked_instead_of_what_is_live(promo: None) -> None:
    page = article("Rien.")
    page.body[0].value.source = "<p>Une promo.</p>"
    page.save_revision()
    assert run(fail_on="warning")[0] == 0
    assert run(fail_on="warning", drafts=True)[0] == 1


def test_waived_findings_do_not_count_and_are_suppressed(promo: None, manager) -> None:
    page = article("Une promo.")
    waive(manager, page, check_text(page)[0], "A contest")
    assert run(fail_on="warning")[0] == 0
    assert json.loads(run(format="json")[1])["findings"][0]["is_waived"] is True
    (result,) = json.loads(run(format="sarif")[1])["runs"][0]["results"]
    assert result["suppressions"] == [{"kind": "external", "status": "accepted", "justification": "A contest"}]


def test_sarif_names_rules_levels_and_places(promo: None) -> None:
    page = article("Une promo.")
    data = json.loads(run(format="sarif")[1])
    assert (data["version"], len(data["runs"])) == ("2.1.0", 1)
    (result,) = data["runs"][0]["results"]
    rules = data["runs"][0]["tool"]["driver"]["rules"]
    assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == "forbidden_term"
    assert (result["level"], result["message"]["text"]) == ("warning", "“promo” must not be used. Non.")
    place = result["locations"][0]["logicalLocations"][0]
    assert place["fullyQualifiedName"] == f"fr/blog.articlepage/{page.pk}/body.{page.body[0].id}"


def test_fingerprint_stays_while_its_sentence_does(promo: None) -> None:
    page = article("Une promo.")

    def fingerprints() -> list[dict[str, str]]:
        return [one["partialFingerprints"] for one in json.loads(run(format="sarif")[1])["runs"][0]["results"]]

    before = fingerprints()
    page.body[0].value.source = "<p>Avant.</p><p>Une promo.</p>"
    page.save()
    assert fingerprints() == before
    page.body[0].value.source = "<p>Deux promos.</p>"
    page.save()
    assert fingerprints() != before


@pytest.mark.parametrize("kind", ["json", "sarif"])
def test_nothing_found_is_valid_too(promo: None, kind: str) -> None:
    article("Rien.")
    assert "findings" in run(format=kind)[1] or json.loads(run(format=kind)[1])["runs"][0]["results"] == []
    json.loads(run(format=kind)[1])


def test_output_goes_to_a_file(promo: None, tmp_path: Path) -> None:
    article("Une promo.")
    file = tmp_path / "findings.json"
    assert run(format="json", output=str(file)) == (0, "")
    assert json.loads(file.read_text())["counts"] == {"info": 0, "warning": 1, "blocks": 0}


def test_terminal_is_not_commanded(promo: None) -> None:
    article("Une promo.", title="2026 \x1b[31m")
    assert "\x1b" not in run()[1]


def test_snippets_and_settings_are_checked_with_pages(promo: None) -> None:
    category = make_category("Promo", "fr", slug="c")
    texts = list(live_texts(make_locale("fr")))
    assert category in texts and count_texts(make_locale("fr")) == len(texts)
    assert list(live_texts(make_locale("de"))) == []


def test_drafts_are_those_that_differ_from_what_is_live(promo: None) -> None:
    page, _other = make_article(code="fr"), make_article(code="fr")
    page.title = "Newer"
    page.save_revision()
    assert [text.title for text in draft_texts(make_locale("fr"))] == ["Newer"]


def queries_of_run() -> int:
    run(locale="fr")
    with CaptureQueriesContext(connection) as queries:
        run(locale="fr")
    return len(queries)


def test_cost_for_each_page_stays(promo: None) -> None:
    counts = []
    for times in (5, 5, 20):
        for _number in range(times):
            article("Une promo.")
        counts.append(queries_of_run())
    first, second, third = counts
    assert (third - second) == 4 * (second - first)
