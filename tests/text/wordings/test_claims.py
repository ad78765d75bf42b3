import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.text.wordings.claims import find_claims

from .claim_sentences import CLAIMS, ORDINARY

LANGUAGES = ["ar", "de", "en", "es", "fr", "it", "ja", "nl", "pl", "pt", "tr"]


def find(text, language):
    return [(claim.kind, text[claim.start : claim.end]) for claim in find_claims(text, language)]


@pytest.mark.parametrize(("language", "text", "claims"), CLAIMS)
def test_find_claims_finds_what_needs_proof(language, text, claims):
    assert find(text, language) == claims


@pytest.mark.parametrize(("language", "text"), ORDINARY)
def test_find_claims_keeps_quiet_about_everyday_phrases(language, text):
    assert find(text, language) == []


def test_find_claims_reads_other_looks_of_a_text():
    assert find("The wor\u200bld’s be\u00adst", "en") == [("superlative", "The wor\u200bld’s be\u00adst")]
    assert find("Ine\u0301gale\u0301e, 100\u202f%", "fr") == [
        ("superlative", "Ine\u0301gale\u0301e"),
        ("absolute", "100\u202f%"),
    ]
    assert find("أفْضَل ماء", "ar") == [("superlative", "أفْضَل ماء")]


def test_find_claims_reads_a_country_s_language_as_the_language():
    assert find("Die beste Creme", "de-AT") == find("Die beste Creme", "de") != []


PIECES = st.lists(
    st.sampled_from([word for _, text, _ in CLAIMS for word in text.split()] + ["\u00ad", "\n", "\ud800"])
)


@given(st.text() | PIECES.map(" ".join), st.sampled_from([*LANGUAGES, "", "xx"]))
def test_find_claims_names_places_in_their_order(text, language):
    claims = find_claims(text, language)
    assert all(0 <= claim.start < claim.end <= len(text) for claim in claims)
    assert all(a.end <= b.start for a, b in zip(claims, claims[1:], strict=False))
    assert all(text[claim.start : claim.end].strip() for claim in claims)


@given(st.sampled_from(CLAIMS), st.sampled_from(["\u00ad", "\u200b", "\u2060"]), st.data())
def test_find_claims_does_not_mind_what_nobody_sees(case, unseen, data):
    language, text, claims = case
    place = data.draw(st.integers(1, len(text) - 1))
    found = find(text[:place] + unseen + text[place:], language)
    assert [(kind, words.replace(unseen, "")) for kind, words in found] == [
        (kind, words.replace(unseen, "")) for kind, words in claims
    ]
