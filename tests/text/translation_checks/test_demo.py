"""The checks against real translations: the demo's own texts."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from home.demo.texts import FOLDER, read
from hub.text.translation_checks import Finding, check_translation

LANGUAGES = ("fr", "de", "es")
BLOCKS = re.compile(r"</?(?:p|ul|ol|li|h\d)>")
LINK = re.compile(r'<a href="page:([\w-]+)">')


def pairs(language: str) -> Iterator[tuple[str, str, str]]:
    """Each string of the demo in English and another language, with the place where it stands."""
    for path in sorted((FOLDER / language).rglob("*.toml")):
        name = path.relative_to(FOLDER / language).as_posix()
        if name != "comments.toml":  # these are written by members, in their own language
            yield from strings_of(read(f"en/{name}"), read(f"{language}/{name}"), name)


def strings_of(source: Any, target: Any, place: str) -> Iterator[tuple[str, str, str]]:
    if isinstance(target, dict):
        for key in source.keys() & target.keys():
            yield from strings_of(source[key], target[key], f"{place}/{key}")
    elif isinstance(target, list):
        for number, (one, other) in enumerate(zip(source, target, strict=True)):
            yield from strings_of(one, other, f"{place}/{number}")
    elif isinstance(target, str) and not place.endswith(("/type", "/author", "/date", "/page", "/article")):
        yield from zip([f"{place}"] * 99, segments(source), segments(target), strict=False)


def segments(text: str) -> list[str]:
    """Part HTML as wagtail-localize does: block by block, links named by their number."""
    return [LINK.sub(r'<a id="\1">', piece) for piece in BLOCKS.split(text) if piece.strip()]


def findings(language: str) -> list[tuple[str, str, str, Finding]]:
    return [
        (place, source, target, finding)
        for place, source, target in pairs(language)
        for finding in check_translation(source, target, source_language="en", target_language=language)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_demo_texts_have_no_blocking_finding(language):
    assert [found for found in findings(language) if found[3].is_blocking] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_demo_texts_are_all_compared(language):
    assert len(list(pairs(language))) > 500


# Written like a page from before there was a check: it has faults on purpose.
FAULTY = "articles/questions-from-the-fair.toml"
# The hardness of water, which each country measures in degrees of its own.
HARDNESS = "articles/limescale-without-drama.toml/body/0/html"


@pytest.mark.parametrize(("language", "degrees"), [("fr", "25"), ("de", "14"), ("es", "25")])
def test_demo_texts_have_few_warnings_and_those_are_right(language, degrees):
    found = [found for found in findings(language) if not found[0].startswith(FAULTY)]
    warnings = [(place, finding.code, finding.excerpt) for place, _, _, finding in found]
    assert [warning for warning in warnings if warning[1] != "space_breaks"] == [
        (HARDNESS, "number_missing", "250"),
        (HARDNESS, "number_added", degrees),
    ]


@pytest.mark.parametrize("language", ["de", "es"])
def test_demo_texts_in_another_language_are_noticed(language):
    """The French texts taken for another language: else the tests above would hold for checks that see nothing."""
    found = [
        finding.code
        for _, source, target in pairs("fr")
        for finding in check_translation(source, target, source_language="en", target_language=language)
    ]
    assert found.count("space_before_mark") > 50
