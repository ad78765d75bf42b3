"""What must hold of any text: offsets point at the term, markup changes nothing, nor do terms that are not there."""

from html import escape

from hypothesis import given, settings
from hypothesis import strategies as st

from hub.text.prose import read_html
from hub.text.terms import Match, Term, TermIndex

WORDS = {
    "en": ["cream", "creams", "creamy", "night", "US", "us", "3-in-1", "Averlune", "Averlune's", "hydration", "C++"],
    "fr": ["l'eau", "eaux", "micellaire", "micellaires", "aujourd'hui", "yeux", "œil", "CRÈME", "crèmes", "qu'eau"],
    "de": ["Straße", "STRASSE", "Falten", "falten", "Häuser", "Haus", "Tages-Creme", "Haut-", "größte"],
    "tr": ["İstanbul'da", "ISTANBUL", "kremlerimizden", "krem", "ılık", "ILIK", "cildiniz"],
    "ar": ["كريم", "الكريم", "وبالكَريـم", "كريمات", "للبشرة", "بشرة", "البحر"],
    "ja": ["化粧水", "ミセラー水", "ﾐｾﾗｰ水", "東京都", "京都", "水曜日", "水", "は", "です", "。"],
}
TERMS = {
    "en": ["cream", "night cream", "US", "3-in-1", "Averlune", "hydrate", "C++", "C"],
    "fr": ["eau", "eau micellaire", "œil", "crème", "hui"],
    "de": ["Straße", "Falte", "Haus", "Creme", "Haut", "groß"],
    "tr": ["İstanbul", "Istanbul", "krem", "ılık", "cilt"],
    "ar": ["كريم", "بشرة", "ريم", "حر"],
    "ja": ["化粧水", "ミセラー水", "京都", "水"],
}
INDEXES = {language: TermIndex([Term(text, text) for text in texts], language) for language, texts in TERMS.items()}
BETWEEN = [
    " ",
    " ",
    " ",
    "\u00a0",
    "-",
    "\u2011",
    " – ",
    ", ",
    ". ",
    "\n",
    "\n\n",
    "\u00ad",
    "\u200b",
    "®",
    "’",
    "'",
    "",
    "1",
]
TAGS = ["b", "em", "a", "strong", "span", "i"]


def texts_of(language: str) -> st.SearchStrategy[str]:
    piece = st.one_of(st.sampled_from(WORDS[language]), st.sampled_from(BETWEEN), st.text(max_size=2))
    return st.lists(piece, max_size=24).map("".join)


languages = st.sampled_from(sorted(WORDS))
language_and_text = languages.flatmap(lambda language: st.tuples(st.just(language), texts_of(language)))


def told(matches: list[Match]) -> list[tuple[object, int, int, str]]:
    return [(match.key, match.start, match.end, match.certainty.value) for match in matches]


def wrap(text: str, wraps: list[tuple[int, int, str]]) -> str:
    """Return the text as HTML with tags around pieces of it, properly nested or not."""
    opening: dict[int, str] = {}
    closing: dict[int, str] = {}
    for one, other, name in wraps:
        start, end = sorted((one % (len(text) + 1), other % (len(text) + 1)))
        opening[start] = opening.get(start, "") + f"<{name}>"
        closing[end] = f"</{name}>" + closing.get(end, "")
    pieces = [closing.get(i, "") + opening.get(i, "") + escape(text[i : i + 1]) for i in range(len(text) + 1)]
    return "".join(pieces)


@settings(max_examples=200, deadline=None)
@given(language_and_text)
def test_offsets_point_at_the_term(language_and_text):
    language, text = language_and_text
    for match in INDEXES[language].find(text):
        words = text[match.start : match.end]
        alone = TermIndex([match.term], language).find(words)
        assert [(found.start, found.end, found.certainty) for found in alone] == [(0, len(words), match.certainty)]


@settings(max_examples=200, deadline=None)
@given(language_and_text)
def test_findings_are_in_order_and_do_not_overlap(language_and_text):
    language, text = language_and_text
    matches = INDEXES[language].find(text)
    assert all(0 <= match.start < match.end <= len(text) for match in matches)
    assert all(one.end <= other.start for one, other in zip(matches, matches[1:], strict=False))


@settings(max_examples=200, deadline=None)
@given(
    language_and_text,
    st.lists(st.tuples(st.integers(0, 300), st.integers(0, 300), st.sampled_from(TAGS)), max_size=5),
)
def test_inline_markup_never_changes_a_finding(language_and_text, wraps):
    language, text = language_and_text
    text = " ".join(text.split())
    prose = read_html(wrap(text, wraps))
    assert prose.text == text
    assert told(INDEXES[language].find(prose.text)) == told(INDEXES[language].find(text))


@settings(max_examples=200, deadline=None)
@given(language_and_text, st.lists(st.text("qxzvk", min_size=6, max_size=9), max_size=20))
def test_unrelated_terms_never_change_a_finding(language_and_text, others):
    language, text = language_and_text
    both = [Term(word, word) for word in (*TERMS[language], *others)]
    found = [match for match in TermIndex(both, language).find(text) if match.key not in others]
    assert told(found) == told(INDEXES[language].find(text))


@settings(max_examples=200, deadline=None)
@given(language_and_text)
def test_soft_hyphens_never_change_what_is_found(language_and_text):
    language, text = language_and_text
    text = text.replace("\u00ad", "")
    hyphenated = "".join(f"{char}\u00ad" if char.isalpha() and char.isascii() else char for char in text)
    found = [hyphenated[match.start : match.end].replace("\u00ad", "") for match in INDEXES[language].find(hyphenated)]
    assert found == [text[match.start : match.end] for match in INDEXES[language].find(text)]


@settings(max_examples=200, deadline=None)
@given(languages, st.text(max_size=60))
def test_any_text_can_be_read(language, text):
    for match in INDEXES[language].find(text):
        assert 0 <= match.start < match.end <= len(text)
