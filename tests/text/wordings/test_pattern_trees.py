"""What is relied on of Python's own parser of patterns: a new Python may change it."""

import re

import pytest

from hub.text.wordings.pattern_trees import (
    PatternRefused,
    holds_bare_repeat,
    make_probes,
    read_tree,
    refuse_explosive,
    sample,
)


@pytest.mark.parametrize(
    "pattern",
    [
        "abc",
        "[a-f]x",
        r"\d\w\s",
        "(?:ab|cd)",
        "(?P<name>ab)+c",
        "a{3}",
        "[^b]",
        ".",
        r"(?>ab)c",
        r"a++b",
        r"\D\W\S",
        "x*y?",
    ],
)
def test_sample_matches_its_pattern(pattern):
    assert re.fullmatch(pattern, sample(read_tree(pattern), 0))


def test_sample_chooses_among_alternatives():
    tree = read_tree("(?:ab|cd)[xy]")
    assert [sample(tree, choice) for choice in (0, 1, 5)] == ["abx", "cdy", "cdy"]


@pytest.mark.parametrize("body", ["a+", "a*b*", r"\w+\s?", "(a+)", "(?:a+|b)", "b?(?:c*)", r"\b\w+"])
def test_holds_bare_repeat_sees_a_repeat_that_can_be_alone(body):
    assert holds_bare_repeat(read_tree(body))


@pytest.mark.parametrize("body", ["abc", r"\w+,", "a{3}", "(?:a+b)", "a?", "a{0,5}", "(?:a|b)"])
def test_holds_bare_repeat_takes_a_repeat_with_something_fixed(body):
    assert not holds_bare_repeat(read_tree(body))


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("(a+)+", "nested_repeat"),
        ("x(?:y(?:a*)*)", "nested_repeat"),
        ("(?=(a+)+)b", "nested_repeat"),
        (r"(a)\1", "backreference"),
        ("(a)?(?(1)b|c)", "backreference"),
        ("((a{90}){90}){90}", "repeat_too_large"),
    ],
)
def test_refuse_explosive_says_why(pattern, reason):
    with pytest.raises(PatternRefused) as refused:
        refuse_explosive(read_tree(pattern))
    assert refused.value.reason == str(refused.value) == reason


def test_make_probes_repeats_what_a_repeat_holds():
    probes = make_probes("x(?:ab)+c")
    assert "x" + "ab" * 40 + "\x00" in probes
    assert "x" + "ab" * 2000 + "!" in probes


def test_make_probes_keeps_to_a_few():
    assert len(make_probes("(?:a+b)+" * 40)) == 24
    assert max(map(len, make_probes("a+"))) < 5000
