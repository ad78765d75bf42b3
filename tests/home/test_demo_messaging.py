"""What the demo says of messages, terms and campaigns, as far as it can be told from its texts."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from home.demo.plan import (
    HOME,
    JOURNAL,
    LANGUAGES,
    MESSAGE_DRAFTS,
    MESSAGE_UNTOUCHED,
    MESSAGE_WAITING,
    PLAIN_PAGES,
    SOURCE,
    TARGETS,
    WITHDRAWN,
)
from home.demo.streams import VALUES
from home.demo.texts import (
    FOLDER,
    article_slugs,
    read_article,
    read_campaigns,
    read_checks,
    read_evidence,
    read_glossary,
    read_messages,
    read_page,
)
from hub.messaging.models import Kind, TermStatus, WhenMissing
from hub.text.wordings.sentences import sentence_hash

MESSAGES = read_messages(SOURCE)
# The article that was written before there was a check, and what it has of what the check finds: a piece of the text
# by kind of finding and language.
ROUGH = "questions-from-the-fair"
FINDINGS = {
    ("forbidden term", "en"): "eco-friendly",
    ("forbidden term", "fr"): "écologique",
    ("forbidden term", "de"): "umweltfreundlich",
    ("forbidden term", "es"): "ecológico",
    ("deprecated term", "en"): "refill station",
    ("deprecated term", "fr"): "station de recharge",
    ("deprecated term", "de"): "Spüli",
    ("deprecated term", "es"): "friegaplatos",
    ("translated name", "fr"): "Galet",
    ("translated name", "de"): "Kiesel",
    ("translated name", "es"): "Guijarros",
    ("preferred term missing", "es"): "ácido de limón",
    ("capitals", "en"): "AVERLUNE",
    ("capitals", "fr"): "refill bar",
    ("capitals", "de"): "AverLune",
    ("mark missing", "en"): "the Everfold,",
    ("mark missing", "fr"): "la Keepsleeve,",
    ("mark missing", "de"): "dem Everfold,",
    ("superlative", "en"): "the best tablet on the market",
    ("superlative", "fr"): "la meilleure pastille du marché",
    ("superlative", "de"): "die beste Tablette auf dem Markt",
    ("superlative", "es"): "la mejor pastilla del mercado",
    ("comparative", "en"): "better than any",
    ("comparative", "fr"): "mieux que",
    ("comparative", "de"): "besser als",
    ("comparative", "es"): "mejor que",
    ("untranslated sentence", "fr"): "We gave away 240 Pebbles",
    ("other number", "fr"): "il y en a 36",
    ("other unit", "de"): "500\u00a0cl",
    ("other link", "de"): "https://archiv.example.org/2025/programme",
    ("invisible character", "en"): "Pe\u200bbble",
    ("invisible character", "de"): "Pe\u200bbble",
    ("look-alike character", "en"): "L\u043eop",
    ("look-alike character", "fr"): "L\u043eop",
    ("wording pattern", "en"): "click here",
    ("wording pattern", "fr"): "cliquez ici",
    ("wording pattern", "de"): "hier klicken",
    ("wording pattern", "es"): "haga clic aquí",
}


def strings_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from strings_in(item)


def words_of(language: str, name: str) -> str:
    return "\n".join(strings_in(read_page(language, name)))


def blocks_of(language: str, name: str) -> list[dict[str, Any]]:
    text = read_page(language, name)
    return list(text.get("body", text.get("sections", [])))


def written_pages(language: str) -> list[str]:
    """The names of the pages that have a text in a language."""
    articles = [slug for slug in article_slugs() if (FOLDER / language / "articles" / f"{slug}.toml").exists()]
    return [HOME, *PLAIN_PAGES, *articles]


def placed(language: str, name: str) -> list[tuple[str, str]]:
    return [(block["message"], block["form"]) for block in blocks_of(language, name) if block["type"] == "message"]


def terms(language: str, *statuses: str) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """The terms of a language with their concepts, by status; names stand in English and count in all."""
    found = [(concept, term) for concept in read_glossary() for term in concept["term"]]
    return [
        (concept, term)
        for concept, term in found
        if term.get("status", "preferred") in statuses
        and (term["language"] == language or (concept.get("is_name") and term["language"] == SOURCE))
    ]


# Messages


def test_there_are_25_messages_of_every_kind() -> None:
    assert len(MESSAGES) == 25
    assert {entry["kind"] for entry in MESSAGES.values()} == set(Kind.values)
    assert {entry["when_missing"] for entry in MESSAGES.values()} == set(WhenMissing.values)


def test_messages_differ_in_validity_and_countries() -> None:
    expired = {key for key, entry in MESSAGES.items() if entry.get("valid_until_days", 1) < 0}
    scheduled = {key for key, entry in MESSAGES.items() if entry.get("valid_from_days", -1) > 0}
    assert (expired, scheduled) == ({"tagline-spring-cleaning", "claim-panel-2025"}, {"unscented-for-all"})
    limited = {key: entry["countries"] for key, entry in MESSAGES.items() if "countries" in entry}
    assert limited == {"claim-grease": ["GB", "DE"], "legal-prices-gb": ["GB"], "legal-sorting-fr": ["FR"]}


def test_every_claim_is_proved_by_a_document() -> None:
    claims = {key: entry for key, entry in MESSAGES.items() if entry["kind"] == Kind.CLAIM}
    assert len(claims) == 6
    assert all(len(read_evidence(entry["document"])) > 1000 and entry["note"] for entry in claims.values())
    assert {entry["document"] for entry in claims.values()} == {path.name for path in (FOLDER / "documents").iterdir()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_messages_keep_to_their_limits(language: str) -> None:
    for key, entry in read_messages(language).items():
        rules = MESSAGES[key]
        for words in (entry, entry.get("earlier", {})):
            assert len(words.get("text", "")) <= rules["text_limit"], key
            assert len(words.get("short_text", "")) <= rules["short_limit"], key


@pytest.mark.parametrize(
    ("language", "missing"),
    [
        ("fr", {"claim-grease", "claim-break-even", "legal-prices-gb"}),
        ("de", {"legal-prices-gb", "legal-sorting-fr"}),
        (
            "es",
            {
                *("bottle-for-years", "start-with-one", "claim-break-even", "boilerplate-press"),
                *("claim-grease", "legal-prices-gb", "legal-sorting-fr"),
            },
        ),
    ],
)
def test_each_language_lacks_what_is_planned(language: str, missing: set[str]) -> None:
    assert set(MESSAGES) - set(read_messages(language)) == missing


def test_a_translation_has_a_short_text_where_the_source_has_one() -> None:
    differing = {
        (language, key)
        for language in TARGETS
        for key, entry in read_messages(language).items()
        if "text" in entry and ("short_text" in entry) != ("short_text" in MESSAGES[key])
    }
    assert differing == {("es", "by-weight")} == {("es", key) for key in MESSAGE_DRAFTS["es"]}


def test_the_plan_names_messages_that_exist() -> None:
    for plan in (MESSAGE_WAITING, MESSAGE_DRAFTS):
        assert {key for language in TARGETS for key in plan[language] - set(read_messages(language))} == set()
    assert MESSAGE_UNTOUCHED["fr"].isdisjoint(read_messages("fr"))
    assert set(WITHDRAWN) <= set(MESSAGES)


def test_german_has_only_the_earlier_text_of_the_changed_claim() -> None:
    changed = {language: set(read_messages(language)["claim-loop-return-rate"]) for language in LANGUAGES}
    assert changed["de"] == {"earlier"}
    assert changed["fr"] == {"text", "short_text", "earlier"} <= changed["en"]


def test_french_is_set_with_its_spaces() -> None:
    text = "\n".join(strings_in(read_messages("fr")))
    assert re.findall(r"(?<!\u202f)[;!?»]|«(?!\u202f)", text) == []
    assert re.findall(r"(?<!\u00a0):", text) == []


# Placements


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_place_messages_that_exist(language: str) -> None:
    found = {key for name in written_pages(language) for key, _form in placed(language, name)}
    assert len(found) > 15
    assert found <= set(MESSAGES)


def test_messages_stand_on_a_dozen_pages_and_more() -> None:
    pages = [name for name in written_pages(SOURCE) if placed(SOURCE, name)]
    assert len(pages) == 16
    assert {form for name in pages for _key, form in placed(SOURCE, name)} == {"full", "short"}
    assert read_page(SOURCE, "about")["share_message"] in MESSAGES


@pytest.mark.parametrize("language", TARGETS)
def test_translations_place_what_their_source_places(language: str) -> None:
    for name in written_pages(language):
        kinds = [[block["type"] for block in blocks_of(code, name)] for code in (SOURCE, language)]
        assert kinds[0] == kinds[1], name
        assert placed(language, name) == placed(SOURCE, name), name


def test_only_the_rough_article_places_what_shows_nothing() -> None:
    gone = {key for key, entry in MESSAGES.items() if entry.get("valid_until_days", 1) < 0 or "countries" in entry}
    where = {name: gone & {key for key, _form in placed(SOURCE, name)} for name in written_pages(SOURCE)}
    assert {name: keys for name, keys in where.items() if keys} == {
        ROUGH: {"claim-panel-2025", "claim-grease", "legal-prices-gb"}
    }


def test_a_block_of_a_text_is_read_as_a_message() -> None:
    value = VALUES["message"]("about/1", {"type": "message", "message": "tagline", "form": "short"}, None)  # type: ignore[arg-type]
    assert value == {"message": "tagline", "form": "short"}


# The article with every kind of finding


@pytest.mark.parametrize(("kind", "language"), FINDINGS)
def test_the_rough_article_has_every_kind_of_finding(kind: str, language: str) -> None:
    assert FINDINGS[kind, language] in words_of(language, ROUGH)


def test_what_is_altered_is_right_in_the_source() -> None:
    english = words_of(SOURCE, ROUGH)
    for text in ("there are 63 of them", "500 ml", "citric acid", "https://fair.example.org/2026/programme"):
        assert text in english


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_rough_article_types_a_message(language: str) -> None:
    assert read_messages(language)["by-weight"]["text"] in words_of(language, ROUGH)
    assert read_messages(language)["we-write-down-the-limits"]["text"] not in words_of(language, ROUGH)
    assert read_messages(language)["we-write-down-the-limits"]["text"].split(".")[0] in words_of(language, ROUGH)


@pytest.mark.parametrize("language", ["en", "fr", "de"])
def test_the_rough_article_types_the_old_version_of_a_message(language: str) -> None:
    entry = read_messages(language)["claim-loop-return-rate"]
    assert entry["earlier"]["text"] in words_of(language, ROUGH)
    assert entry.get("text", "71") not in words_of(language, ROUGH)


@pytest.mark.parametrize("language", TARGETS)
def test_the_rough_article_translates_a_heading_as_no_other_page_does(language: str) -> None:
    title = "What we have not solved"
    found: dict[str, set[str]] = {}
    for name in written_pages(language):
        for english, own in zip(blocks_of(SOURCE, name), blocks_of(language, name), strict=True):
            if english.get("text") == title:
                found.setdefault(own["text"], set()).add(name)
    assert sorted(map(len, found.values())) == [1, 3]
    assert {ROUGH} in found.values()


def test_the_rough_article_has_a_claim_without_its_line() -> None:
    line = next(line for line in read_checks()["required_line"] if "claim_key" in line)
    pages = [name for name in written_pages(SOURCE) if line["claim_key"] in dict(placed(SOURCE, name))]
    without = [name for name in pages if line["line_key"] not in dict(placed(SOURCE, name))]
    assert (sorted(pages), without) == (["five-bottles-a-year", ROUGH], [ROUGH])


def test_the_rough_article_borrows_a_picture() -> None:
    assert read_article(SOURCE, ROUGH)["picture"] in article_slugs()


# The glossary


def test_there_are_more_than_60_terms_in_four_languages() -> None:
    concepts = read_glossary()
    counts = Counter(term["language"] for concept in concepts for term in concept["term"])
    assert (len(concepts), sum(counts.values()), set(counts)) == (25, 114, set(LANGUAGES))
    assert min(counts.values()) >= 25


def test_the_glossary_has_something_of_everything() -> None:
    entries = [term for concept in read_glossary() for term in concept["term"]]
    assert {entry.get("status", "preferred") for entry in entries} == set(TermStatus.values)
    assert {entry.get("mark") for entry in entries} == {None, "®", "™"}
    for name in ("case", "forms", "exceptions", "replacement", "reason", "part_of_speech", "note"):
        assert any(entry.get(name) for entry in entries), name
    assert {concept.get("severity", "") for concept in read_glossary()} == {"", "info", "warning", "blocks"}
    assert [concept["name"] for concept in read_glossary() if "countries" in concept] == ["biodegradable"]


def test_what_is_forbidden_says_why_and_what_is_deprecated_what_instead() -> None:
    for concept in read_glossary():
        preferred = {term["language"] for term in concept["term"] if term.get("status", "preferred") == "preferred"}
        for term in concept["term"]:
            status = term.get("status")
            assert status != "forbidden" or term["reason"], term["text"]
            assert status != "deprecated" or "replacement" in term or term["language"] in preferred, term["text"]


def finds(term: dict[str, Any], text: str) -> bool:
    flags = re.NOFLAG if "case" in term else re.IGNORECASE
    for phrase in term.get("exceptions", []):
        text = re.sub(re.escape(phrase), "", text, flags=flags)
    forms = "|".join(re.escape(form) for form in (term["text"], *term.get("forms", [])))
    return re.search(rf"\b({forms})(s|n|e|es|en|er)?\b", text, flags) is not None


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_other_texts_follow_the_glossary(language: str) -> None:
    texts = {name: words_of(language, name) for name in (*written_pages(language), JOURNAL) if name != ROUGH}
    texts["messages"] = "\n".join(strings_in(read_messages(language)))
    wrong = [term for _concept, term in terms(language, "forbidden", "deprecated") if term["language"] == language]
    found = {(name, term["text"]) for name, text in texts.items() for term in wrong if finds(term, text)}
    assert found == ({("reading-a-label", "biodégradable")} if language == "fr" else set())


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_other_texts_write_names_as_they_are_written(language: str) -> None:
    names = [term for concept, term in terms(language, "preferred") if concept.get("is_name")]
    assert len(names) == 7
    for name in written_pages(language):
        text = re.sub(r"<[^>]*>|https?:\S*|\b[a-z-]*-[a-z-]*\b|flacon pulvérisateur", " ", prose_of(language, name))
        for term in names if name != ROUGH else []:
            right = {term["text"], *term.get("forms", [])}
            written = set(re.findall(rf"\b{term['text']}s?\b", text, re.IGNORECASE))
            assert written <= right, (name, written)


def prose_of(language: str, name: str) -> str:
    """The words of a page without its tags, the names of its pictures and the addresses of its videos."""
    skipped = ("tags", "picture", "page", "articles", "message", "url", "article", "category", "provider")
    text = {key: value for key, value in read_page(language, name).items() if key not in skipped}
    blocks = [{key: value for key, value in block.items() if key not in skipped} for block in blocks_of(language, name)]
    return "\n".join(strings_in({**text, "body": blocks, "sections": []}))


# What the check is told, and campaigns


def test_patterns_are_expressions_that_find_something() -> None:
    patterns = [re.compile(entry["pattern"], re.IGNORECASE) for entry in read_checks()["pattern"]]
    found = [[bool(pattern.search(words_of(language, ROUGH))) for language in LANGUAGES] for pattern in patterns]
    assert found == [[True] * 4] * 2
    clean = [words_of(language, name) for language in LANGUAGES for name in written_pages(language) if name != ROUGH]
    assert not any(pattern.search(text) for pattern in patterns for text in clean)


def test_required_lines_are_legal_lines() -> None:
    lines = read_checks()["required_line"]
    assert len(lines) == 2
    assert {MESSAGES[line["line_key"]]["kind"] for line in lines} == {Kind.LEGAL_LINE}
    assert "legal-evidence" in dict(placed(SOURCE, HOME))


@pytest.mark.parametrize(
    "waiver", read_checks()["waiver"], ids=lambda waiver: f"{waiver['language']} {waiver['subject']}"
)
def test_waivers_are_for_sentences_that_stand_there(waiver: dict[str, Any]) -> None:
    text = re.sub(r"</?b>", "", words_of(waiver["language"], waiver["page"]))
    paragraphs = re.split(r"\n|</?(?:p|ul|li)>", text)
    sentences = [sentence for paragraph in paragraphs for sentence in re.split(r"(?<=[.]) ", paragraph)]
    assert sentence_hash(waiver["sentence"]) in {sentence_hash(piece) for piece in (*paragraphs, *sentences)}
    assert waiver["by"] == f"manager.{waiver['language']}"


def test_there_are_two_campaigns_one_of_which_runs() -> None:
    running, coming = read_campaigns()
    assert running["starts_days"] < running["due_days"] < 0 < running["ends_days"]
    assert 0 < coming["due_days"] < coming["starts_days"] < coming["ends_days"]
    assert max(entry.get("due_days", 0) for entry in running["message"]) > 0
    assert [len(campaign["country"]) for campaign in read_campaigns()] == [4, 4]


def test_campaigns_name_messages_that_exist_once() -> None:
    for campaign in read_campaigns():
        keys = [entry["key"] for entry in campaign["message"]]
        assert set(keys) <= set(MESSAGES)
        assert len(set(keys)) == len(keys)
        assert {cell["key"] for cell in campaign.get("cell", [])} <= set(keys)
