import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.text.translation_checks import Code, check_translation

LANGUAGES = ("en", "fr", "fr-be", "fr-ca", "fr-ch", "de", "de-at", "de-ch", "es", "it", "nl", "nl-be", "pt", "ar", "xx")
# Pieces on which the checks turn, put together at random.
PIECES = st.sampled_from(
    [
        *("a", "der", "der", "XX", "سلام", "٣٥", "1990s", "1", "1,000.5", "1.000", "12:30", "3pm", "30°C", "½", "24/7"),
        *(
            "?",
            "!",
            ":",
            ";",
            "¿",
            "¡",
            "«",
            "»",
            "„",
            "“",
            "”",
            '"',
            "'",
            "…",
            ".",
            ",",
            "؟",
            "،",
            "%",
            "€",
            "£",
            "kg",
        ),
        *("{name}", "{}", "%s", "%(x)s", "${y}", "{{z}}", "https://x.y/(", "a@b.cd", "@", "www.", "kg"),
        *("<b>", "</b>", "<a", "</a>", '<a id="a1">', "<br>", "<sup>", "<i", "<code>", "&amp;", "&#0;", "&#x110000;"),
        *("\u200b", "\u202e", "\x00", "\ud800", "\u00a0", "\u202f", "\n", " ", "-"),
    ]
)
STRINGS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=20).map("".join), st.lists(PIECES).map(" ".join))


@settings(deadline=None, max_examples=300)
@given(STRINGS, STRINGS, st.sampled_from(LANGUAGES), st.sampled_from(LANGUAGES), st.none() | st.integers(-5, 50))
def test_no_string_raises_and_each_finding_is_whole(source, target, one, other, limit):
    found = check_translation(source, target, source_language=one, target_language=other, max_length=limit)
    for finding in found:
        assert finding.code in list(Code)
        assert (finding.start is None) == (finding.end is None)
        if finding.start is not None:
            assert 0 <= finding.start <= finding.end <= len(target)


@settings(deadline=None)
@given(STRINGS)
def test_text_is_never_blocked_for_being_its_own_translation(text):
    found = check_translation(text, text, source_language="en", target_language="en-gb")
    assert {finding.code for finding in found if finding.is_blocking} <= {"character_control"}


@pytest.mark.parametrize("language", ["fr-CA", "fr_CA", "FR-ca"])
def test_language_may_be_written_in_any_way(language):
    found = check_translation("Why? Yes", "Pourquoi? Oui", source_language="en", target_language=language)
    assert found == []


def test_finding_is_frozen_and_can_be_kept_in_a_set():
    [finding] = check_translation("A jar", "", source_language="en", target_language="fr")
    assert {finding, dataclasses.replace(finding)} == {finding}
    with pytest.raises(dataclasses.FrozenInstanceError):
        finding.code = "other"


def test_several_faults_are_all_told():
    found = check_translation("Hi {name}, 5 jars!", "Salut, 6 6 bocaux!", source_language="en", target_language="fr")
    assert {finding.code for finding in found} == {
        "placeholder_missing",
        "number_missing",
        "number_added",
        "space_missing",
    }
