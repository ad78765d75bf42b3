import re

import pytest
from django.utils import translation

from hub.editorial.check_messages import MESSAGES, explain
from hub.text.translation_checks import Code, Finding, check_translation


def explained(source: str, target: str, language: str = "fr", max_length: int | None = None) -> list[str]:
    found = check_translation(source, target, source_language="en", target_language=language, max_length=max_length)
    return [explain(finding) for finding in found]


def test_each_code_has_a_sentence():
    assert set(MESSAGES) == set(Code)


@pytest.mark.parametrize(
    ("source", "target", "sentence"),
    [
        ("Hello", " ", "There is no translation yet."),
        (
            "Hello {name}",
            "Bonjour",
            "The placeholder {name} is missing. It is filled in later, so please copy it unchanged.",
        ),
        ('<a id="a1">Jar</a>', "Bocal", "The link on “Jar” is missing."),
        ("Jar", '<a id="a9">Bocal</a>', 'The source has no such link: <a id="a9">'),
        ("<b>Jar</b>", "Bocal", "The formatting <b> of the source is missing."),
        ("Jar", "Boc\x00al", "The text has a control character that cannot be shown: U+0000."),
        ("5 jars", "6 bocaux", "The number 5 of the source is missing."),
        ("Only 29% left", "Encore 29 kg", "The number 29 has another unit than in the source."),
        ("Why? Yes", "Pourquoi? Oui", "A no-break space is missing beside “?”."),
        ("Rinse the jar", "Rincez le le bocal", "The word “le” is there twice."),
    ],
)
def test_explain_says_what_is_wrong(source, target, sentence):
    assert explained(source, target)[0] == sentence


@pytest.mark.parametrize(
    ("source", "target", "sentence"),
    [
        ("Rinse.", "Rincez", "The source ends with “.”, the translation without a mark."),
        ("Rinse", "Rincez.", "The source ends without a mark, the translation with “.”."),
        ("Rinse.", "Rincez:", "The source ends with “.”, the translation with “:”."),
    ],
)
def test_explain_says_how_the_endings_differ(source, target, sentence):
    assert explained(source, target, "it") == [sentence]


def test_explain_says_how_much_is_too_long():
    [sentence] = explained("Jar", "Bocaux", max_length=4)
    assert sentence == "The text has 6 characters, and there is room for 4: please take out 2."


def test_explain_takes_a_text_full_of_percent_signs():
    [sentence] = explained("Jar %(x)s 100%", "Bocal 100\u00a0%")
    assert "%(x)s is missing" in sentence


def test_explain_refuses_a_code_that_nobody_gives():
    with pytest.raises(KeyError):
        explain(Finding("no_such_code", {}, "", None, None, is_blocking=False))


@pytest.mark.parametrize("code", list(Code))
def test_sentences_need_only_what_findings_hold(code):
    names = set(re.findall(r"%\((\w+)\)s", str(MESSAGES[code])))
    assert names <= {
        *("excerpt", "placeholder", "link", "address", "tag", "number", "mark", "wanted", "opening"),
        *("word", "character", "length", "limit", "excess"),
    }


def test_explain_speaks_the_readers_language():
    finding = Finding(Code.EMPTY, {}, "", None, None, is_blocking=True)
    with translation.override("fr"):
        assert isinstance(explain(finding), str)
