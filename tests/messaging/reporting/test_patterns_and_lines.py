"""The patterns, tried before they are kept, and the required lines."""

import pytest

from hub.countries.models import Country
from hub.members.models import User
from hub.messaging.models import RequiredLine, WordingPattern
from tests.conftest import browser_of
from tests.factories import make_message

from .helpers import REPORT, count_queries

TRY = f"{REPORT}patterns/try/"
PATTERNS = "/admin/snippets/messaging/wordingpattern/"
LINES = "/admin/snippets/messaging/requiredline/"
SENT = {"name": "Best", "severity": "warning", "explanation": "Say why.", "is_on": "on"}


def trial(user: User, pattern: str, text: str) -> str:
    sent = {"pattern": pattern, "trial": text}
    return browser_of(user).post(TRY, sent, headers={"X-Requested-With": "XMLHttpRequest"}).content.decode()


def test_a_trial_shows_what_is_found(marketer: User) -> None:
    answer = trial(marketer, r"\bbest\b", "The best of the <b>best</b>.")
    assert "Found 2 times." in answer
    assert "The <mark>best</mark> of the &lt;b&gt;<mark>best</mark>&lt;/b&gt;." in answer


@pytest.mark.parametrize(
    ("pattern", "said"), [("(", "no regular expression"), ("(a+)+$", "take for ever"), ("", "Write a pattern")]
)
def test_a_trial_says_why_a_pattern_cannot_be_used(marketer: User, pattern: str, said: str) -> None:
    assert said in trial(marketer, pattern, "a" * 60 + "!")


def test_a_text_is_not_endless(marketer: User) -> None:
    assert "5000" in trial(marketer, "a", "a" * 5001)


def test_without_scripts_a_trial_is_a_page(marketer: User) -> None:
    answer = browser_of(marketer).post(TRY, {"pattern": "best", "trial": "The best."}).content.decode()
    assert "<html" in answer
    assert "The <mark>best</mark>." in answer


@pytest.mark.parametrize("person", ["editor", "manager", "moderator", "alice"])
def test_others_try_nothing(request: pytest.FixtureRequest, france: Country, person: str) -> None:
    answer = browser_of(request.getfixturevalue(person)).post(TRY, {"pattern": "a", "trial": "a"})
    assert answer.status_code in (302, 403)


def test_a_trial_is_a_post(marketer: User) -> None:
    assert browser_of(marketer).get(TRY).status_code == 405


def test_a_pattern_is_kept(marketer: User) -> None:
    browser_of(marketer).post(f"{PATTERNS}add/", SENT | {"pattern": r"\bbest\b"})
    assert WordingPattern.objects.get().pattern == r"\bbest\b"


@pytest.mark.parametrize(("pattern", "said"), [("(", "no regular expression"), ("(a+)+$", "take for ever")])
def test_a_bad_pattern_is_refused_at_saving(marketer: User, pattern: str, said: str) -> None:
    answer = browser_of(marketer).post(f"{PATTERNS}add/", SENT | {"pattern": pattern})
    assert said in answer.content.decode()
    assert not WordingPattern.objects.exists()


def test_the_form_offers_a_trial(marketer: User) -> None:
    page = browser_of(marketer).get(f"{PATTERNS}add/").content.decode()
    assert f'formaction="{TRY}"' in page


def test_a_required_line_is_chosen_by_its_key(marketer: User) -> None:
    make_message("legal", kind="legal_line")
    browser = browser_of(marketer)
    assert "messaging/choose-message" in browser.get(f"{LINES}add/").content.decode()
    browser.post(f"{LINES}add/", {"line_key": "legal", "claim_key": "", "severity": "blocks"})
    line = RequiredLine.objects.get()
    assert (line.line_key, line.claim_key) == ("legal", "")
    assert "legal" in browser.get(f"{LINES}edit/{line.pk}/").content.decode()


def test_a_required_line_must_be_a_message(marketer: User) -> None:
    answer = browser_of(marketer).post(f"{LINES}add/", {"line_key": "nothing", "severity": "blocks"})
    assert "no brand message with this key" in answer.content.decode()
    assert not RequiredLine.objects.exists()


@pytest.mark.parametrize("address", [PATTERNS, LINES, f"{PATTERNS}add/", f"{LINES}add/"])
@pytest.mark.parametrize("person", ["editor", "manager"])
def test_patterns_and_lines_are_marketings(
    request: pytest.FixtureRequest, france: Country, person: str, address: str
) -> None:
    assert browser_of(request.getfixturevalue(person)).get(address).status_code in (302, 403)


def test_the_patterns_cost_the_same_for_one_and_for_thirty(marketer: User) -> None:
    WordingPattern.objects.create(name="0", pattern="a", explanation="b")
    browser = browser_of(marketer)
    few = count_queries(browser, PATTERNS)
    for number in range(1, 20):
        WordingPattern.objects.create(name=f"{number}", pattern="a", explanation="b")
    assert count_queries(browser, PATTERNS) <= few


def test_the_lines_cost_the_same_for_one_and_for_thirty(marketer: User) -> None:
    RequiredLine.objects.create(line_key="legal")
    browser = browser_of(marketer)
    few = count_queries(browser, LINES)
    for number in range(19):
        RequiredLine.objects.create(line_key=f"legal-{number}")
    assert count_queries(browser, LINES) <= few
