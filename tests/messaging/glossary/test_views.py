"""Files of the glossary: who may send and fetch them, and what is seen before anything changes."""

import csv
import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from hub.countries.models import Country
from hub.members.models import User
from hub.messaging.glossary.importing import read_glossary
from hub.messaging.models import Concept, Term
from tests.conftest import browser_of
from tests.factories import make_locale

from .helpers import make_concept, make_refill, make_term, stored

HEAD = "concept,language,term,status,reason"
GOOD = f"{HEAD}\nRefill,fr,flacon,admitted,\nPump,en,pump,,\nPump,fr,pompe,,\n"
BAD = f"{HEAD}\nPump,en,pump,,\nPump,xx,pompe,best,\n"


def url(view: str, *args: str) -> str:
    return reverse(f"wagtailsnippets_messaging_concept:{view}", args=args)


def send(browser: Client, text: str, **fields: Any) -> Any:
    file = SimpleUploadedFile("glossary.csv", text.encode())
    return browser.post(url("import"), {"file": file} | fields)


@pytest.fixture
def browser(marketer: User) -> Client:
    make_refill()
    return browser_of(marketer)


def test_a_file_is_shown_first_and_then_taken_over(browser: Client) -> None:
    response = send(browser, GOOD)
    page = response.content.decode()
    assert ["1 concept is new" in page, "1 concept changes" in page, "0 faults" in page] == [True, True, True]
    assert Concept.objects.count() == 1
    assert browser.post(url("confirm_import")).headers["Location"] == url("list")
    assert sorted(Term.objects.filter(locale__language_code="fr", status="admitted").values_list("text")) == [
        ("flacon",)
    ]
    assert Concept.objects.count() == 2


def test_a_file_is_taken_over_once(browser: Client) -> None:
    send(browser, GOOD)
    browser.post(url("confirm_import"))
    Concept.objects.filter(name="Pump").delete()
    browser.post(url("confirm_import"))
    assert not Concept.objects.filter(name="Pump").exists()


def test_the_second_time_there_is_nothing_to_take_over(browser: Client) -> None:
    send(browser, GOOD)
    browser.post(url("confirm_import"))
    page = send(browser, GOOD).content.decode()
    assert ["2 concepts are the same" in page, "Take it over" in page] == [True, False]


def test_all_faults_are_told_with_their_lines(browser: Client) -> None:
    response = send(browser, BAD)
    assert response.status_code == 400
    assert [problem.line for problem in response.context["problems"]] == [3, 3]
    assert "“best” is not one of" in response.content.decode()
    browser.post(url("confirm_import"))
    assert Concept.objects.count() == 1


def test_a_bad_file_takes_the_place_of_one_that_waits(browser: Client) -> None:
    send(browser, GOOD)
    send(browser, BAD)
    browser.post(url("confirm_import"))
    assert Concept.objects.count() == 1


def test_what_went_wrong_since_is_shown(browser: Client) -> None:
    key = Concept.objects.get().uuid
    send(browser, f"concept_id,concept,language,term\n{key},Pouch,en,pouch\n")
    make_concept("Pouch")
    response = browser.post(url("confirm_import"))
    assert [problem.reason for problem in response.context["problems"]] == ["Another concept has this name."]
    assert not Term.objects.filter(text="pouch").exists()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "The submitted file is empty."),
        ("a,b\n", "Line 1: The first line has to name the columns. It lacks: concept, language, term."),
        (f"{HEAD}\nA\0,,", "Line 2: It has a NUL character."),
        ("<!DOCTYPE tbx><tbx/>", "Line 1: It has a document type, which may hide anything. Remove the DOCTYPE."),
        (f"{HEAD}\n" + "x" * 2_100_000, "The file is too large: 2.0\xa0MB. At most 2.0\xa0MB is read."),
    ],
)
def test_files_that_cannot_be_read_are_refused(browser: Client, text: str, reason: str) -> None:
    response = send(browser, text)
    assert (response.status_code, response.context["form"].errors["file"]) == (400, [reason])


def test_unknown_languages_may_be_left_out(browser: Client) -> None:
    page = send(browser, f"{HEAD}\nPump,en,pump,,\nPump,xx,pump,,\n", skips_unknown_languages="on").content.decode()
    assert "1 term is left out" in page
    browser.post(url("confirm_import"))
    assert Term.objects.filter(text="pump").count() == 1


def test_columns_without_meaning_are_told(browser: Client) -> None:
    page = send(browser, "concept,language,term,gender\nPump,fr,pompe,f\n").content.decode()
    assert "passed over: gender." in page


@pytest.mark.parametrize("person", ["manager", "translator", "editor", "moderator"])
def test_files_come_in_from_marketing_only(request: pytest.FixtureRequest, france: Country, person: str) -> None:
    browser = browser_of(request.getfixturevalue(person))
    answers = [browser.get(url("import")), send(browser, GOOD), browser.post(url("confirm_import"))]
    assert {answer.headers["Location"] for answer in answers} == {"/admin/"}
    assert not Concept.objects.exists()


def test_other_methods_are_refused(browser: Client) -> None:
    answers = [browser.put(url("import")), browser.get(url("confirm_import")), browser.post(url("export", "csv"))]
    assert [answer.status_code for answer in answers] == [405, 405, 405]


@pytest.mark.parametrize("suffix", ["csv", "tbx"])
def test_marketing_fetches_everything(browser: Client, suffix: str) -> None:
    make_term(Concept.objects.get(), "Nachfüller", "de")
    response = browser.get(url("export", suffix))
    assert read_glossary(response.content).concepts == stored()
    assert f'.{suffix}"' in response.headers["Content-Disposition"]


@pytest.mark.parametrize("suffix", ["csv", "tbx"])
def test_countries_fetch_their_own_languages(translator: User, germany: Country, suffix: str) -> None:
    make_term(make_refill(), "Nachfüller", "de")
    (concept,) = read_glossary(browser_of(translator).get(url("export", suffix)).content).concepts
    assert {term.language for term in concept.terms} == {"en", "fr"}


@pytest.mark.parametrize("person", ["editor", "moderator"])
def test_others_fetch_nothing(request: pytest.FixtureRequest, france: Country, person: str) -> None:
    response = browser_of(request.getfixturevalue(person)).get(url("export", "csv"))
    assert response.headers["Location"] == "/admin/"


def test_other_formats_are_not_found(browser: Client) -> None:
    assert browser.get(url("export", "xls")).status_code == 404


def test_a_spreadsheet_is_one_for_its_reader(browser: Client) -> None:
    with translation.override("en"):
        rows = list(csv.reader(io.StringIO(browser.get(url("export", "csv")).content.decode("utf-8-sig"))))
    assert [row[rows[0].index("term")] for row in rows[1:]] == ["refill", "top-up", "recharge", "éco-recharge"]


def queries_for(browser: Client) -> int:
    with CaptureQueriesContext(connection) as queries:
        browser.get(url("export", "tbx"))
    return len(queries)


def test_a_file_costs_the_same_for_one_and_for_thirty(browser: Client) -> None:
    browser.get(url("export", "tbx"))
    few = queries_for(browser)
    for place in range(30):
        make_term(make_concept(f"Concept {place}"), f"term {place}", "fr")
    assert queries_for(browser) == few


def preview_queries(browser: Client, number: int) -> int:
    make_locale("fr")
    lines = [f"New {number} {place},fr,terme {place},,\n" for place in range(number)]
    with CaptureQueriesContext(connection) as queries:
        assert send(browser, f"{HEAD}\n{''.join(lines)}").status_code == 200
    return len(queries)


def test_a_preview_costs_the_same_for_one_and_for_thirty(browser: Client) -> None:
    preview_queries(browser, 2)
    assert preview_queries(browser, 1) == preview_queries(browser, 30)
