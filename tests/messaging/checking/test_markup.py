"""Markup changes nothing of what is found, and what is found stands where it is said to stand."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hub.messaging.checking.checker import Checker
from hub.messaging.models import TermStatus, WordingPattern
from tests.factories import make_locale, make_message, translate_message

from .helpers import FULL, make_term

pytestmark = pytest.mark.django_db
TEXT = f"Une promo d'Averlunne pour la meilleure bouteille du monde. {FULL} C'est bio, et Aqualune le dit."
TAGS = [
    ("<b>", "</b>"),
    ("<i>", "</i>"),
    ('<a linktype="page" id="3">', "</a>"),
    ("<b><i>", "</i></b>"),
    ("\u200b", ""),
]
spans = st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(1, 20), st.sampled_from(TAGS)), max_size=6)


@pytest.fixture
def checker(db: None) -> Checker:
    make_term("promo", status=TermStatus.FORBIDDEN, reason="Non.")
    make_term("Averlune", "en", concept__is_name=True)
    make_term("Aqualune", mark="®")
    translate_message(make_message("keep"), "fr", FULL)
    WordingPattern.objects.create(name="Bio", pattern=r"\bbio\b", explanation="Non.")
    return Checker(make_locale("fr"))


def marked_up(marks: list[tuple[int, int, tuple[str, str]]]) -> str:
    """Return the text with tags around pieces that do not overlap."""
    pieces, position = [], 0
    for start, length, (opening, closing) in sorted(marks):
        end = min(start + length, len(TEXT))
        if position <= start < end:
            pieces += [TEXT[position:start], opening, TEXT[start:end], closing]
            position = end
    return "<p>" + "".join([*pieces, TEXT[position:]]) + "</p>"


@given(marks=spans)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_markup_changes_no_finding(checker: Checker, marks: list[tuple[int, int, tuple[str, str]]]) -> None:
    plain = checker.check_string("", TEXT, "intro", make_locale("fr"))
    found = checker.check_string("", marked_up(marks), "intro", make_locale("fr"))
    told = [(one.rule, one.subject, one.excerpt.replace("\u200b", "")) for one in found if one.rule != "lookalike_name"]
    assert told == [(one.rule, one.subject, one.excerpt) for one in plain] and len(told) == 6


def test_findings_stand_where_they_say(checker: Checker) -> None:
    found = checker.check_string("", TEXT, "intro", make_locale("fr"))
    assert [TEXT[one.start : one.end] for one in found] == [one.excerpt for one in found]
    assert all(one.excerpt in one.sentence and one.sentence in TEXT for one in found)
