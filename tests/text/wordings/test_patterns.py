import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.text.wordings.patterns import PatternRefused, PatternTooSlow, check_pattern, find_pattern

# Each takes for ever on some text: from OWASP's and others' lists of regular expression denial of service.
EXPLOSIVE = [
    r"(a+)+$",
    r"([a-zA-Z]+)*$",
    r"(a|a)*$",
    r"(a|aa)+$",
    r"(a|ab|b)*$",
    r"(.*)*x",
    r"(a*)*b",
    r"(\w+\s?)*$",
    r"^(([a-z])+.)+[A-Z]([a-z])+$",
    r"(x+x+)+y",
    r"(?:(?:\d+|\w+))*z",
    r"(a{1,50}){1,50}b",
    r"(?:a?){40}a{40}$",
    r"(?:\s*-?\s*)*$",
    r"(?i)(?:brand|brands)+(?:brand)*!?(?:brands?)+$",
]


@pytest.mark.parametrize("pattern", EXPLOSIVE)
def test_check_pattern_refuses_what_explodes(pattern):
    with pytest.raises(PatternRefused) as refused:
        check_pattern(pattern)
    assert refused.value.reason in {"nested_repeat", "too_slow", "empty_match"}


@pytest.mark.parametrize(
    "pattern",
    [
        r"\bbest\b",
        r"(?i)\b(?:best|finest|greatest)\b",
        r"\d+(?:[.,]\d+)? ?%",
        r"(?<!l’)eau\b",
        r"100\s*%",
        r"n[°º]\s?1\b",
        r"\b[A-Z]{2,}\b",
        r"https?://\S+",
        r"(?i)clinically (?:\w+ ){0,3}proven",
        r"(?:foo\s+)+bar",
        r"[^.]*guarantee[^.]*",
        r"a{2000}",
        r"保証|世界一",
        r"(?x) one \s two  # said so",
        r"\w++\d",
    ],
)
def test_check_pattern_takes_what_people_write(pattern):
    check_pattern(pattern)


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("", "empty"),
        ("a" * 501, "too_long"),
        ("(a", "invalid"),
        ("[b-a]", "invalid"),
        ("*", "invalid"),
        (r"\p{L}", "invalid"),
        ("[[a]b]", "invalid"),
        ("(?P<x>a)(?P<x>b)", "invalid"),
        ("(" * 250 + ")" * 250, "empty_match"),
        (r"(\w)\1", "backreference"),
        (r"(?P<it>a)(?P=it)", "backreference"),
        ("(a{1000}){1000}", "repeat_too_large"),
        ("a{1000000}", "repeat_too_large"),
        ("a*", "empty_match"),
        ("a|", "empty_match"),
        ("(?=a)", "empty_match"),
        ("(a+)+b", "nested_repeat"),
    ],
)
def test_check_pattern_says_why(pattern, reason):
    with pytest.raises(PatternRefused) as refused:
        check_pattern(pattern)
    assert refused.value.reason == reason


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        (r"(?i)\bbest\b", "Best, bestow, BEST", ["Best", "BEST"]),
        (r"\bété\b", "L’été, étés", ["été"]),
        (r"\w+", "é ش 日", ["é", "ش", "日"]),
        ("😀b", "a😀b", ["😀b"]),
        (r"\b|x", "x y", ["x"]),
        ("a", "", []),
    ],
)
def test_find_pattern_finds(pattern, text, found):
    assert [text[start:end] for start, end in find_pattern(pattern, text)] == found


def test_find_pattern_stops_at_a_thousand():
    assert len(find_pattern("a", "a" * 5000)) == 1000


def test_find_pattern_is_cut_off():
    with pytest.raises(PatternTooSlow):
        find_pattern(r"(?:a|a)*$", "a" * 60 + "!")


def test_find_pattern_is_cut_off_between_matches_too():
    with pytest.raises(PatternTooSlow):
        find_pattern(r"(?:a|a){14}b|c", ("a" * 14 + "c") * 20_000)


def test_find_pattern_refuses_a_broken_pattern():
    with pytest.raises(PatternRefused, match="invalid"):
        find_pattern("(", "text")


@settings(deadline=None, max_examples=60)
@given(st.text("ab|()*+?{}[]^$\\.,12wds-=!<:", max_size=14), st.text("ab1 !\ud800", max_size=60))
def test_find_pattern_answers_or_refuses_whatever_is_typed(pattern, text):
    try:
        check_pattern(pattern)
        found = find_pattern(pattern, text)
    except (PatternRefused, PatternTooSlow):
        return
    assert found == sorted(found)
    assert all(0 <= start < end <= len(text) for start, end in found)
