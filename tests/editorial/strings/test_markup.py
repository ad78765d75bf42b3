"""What may stand in a translated string."""

import pytest

from hub.editorial.strings.markup import DEEPEST, clean

SOURCE = 'Read <a id="a1">more</a> of <b>it</b>.'


@pytest.mark.parametrize(
    "text",
    [
        "Lire plus",
        'Lisez-en <a id="a1">plus</a>.',
        "<b>Gras <i>et italique</i></b>",
        "Deux<br/>lignes<br>et trois",
        "5 < 6, 6 > 5, et <3",
        "Thé &amp; café",
        "Ligne\u2028suivante",
        "שלום",
        "\U0001f33f",
    ],
)
def test_good_strings_are_kept(text: str) -> None:
    assert clean(SOURCE, text)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Thé & café", "Thé &amp; café"),
        ("5 < 6", "5 &lt; 6"),
        ("Deux<br>lignes", "Deux<br/>lignes"),
        ("<B>Gras</B>", "<b>Gras</b>"),
    ],
)
def test_good_strings_are_stored_in_one_way(text: str, kept: str) -> None:
    assert clean(SOURCE, text) == kept


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<b>ouvert", "<b> is not closed."),
        ("fermé</b>", "</b> closes nothing."),
        ("<b><i>croisé</b></i>", "</b> closes nothing."),
        ("<br>a</br>", "</br> closes nothing."),
        ("<a>un<a>deux</a></a>", "It has a link within a link."),
        ("fin <b", "It has a “<” that begins no tag"),
        ("fin <b texte", "It has a “<” that begins no tag"),
        ("<!-- remarque -->", "It has a “<” that begins no tag"),
        ("<?php ?>", "It has a “<” that begins no tag"),
        ("<![CDATA[x]]>", "It has a “<” that begins no tag"),
        ("</>", "It has a “<” that begins no tag"),
    ],
)
def test_broken_tags_are_refused(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason.split("“")[0]):
        clean(SOURCE, text)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<p>alinéa</p>",
        '<img src="x" onerror="alert(1)"/>',
        '<b onclick="alert(1)">gras</b>',
        '<a href="javascript:alert(1)">lien</a>',
        '<a id="a1" href="https://example.org/">lien</a>',
    ],
)
def test_other_tags_and_attributes_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="tag"):
        clean(SOURCE, text)


def test_a_link_that_the_source_has_not_is_refused() -> None:
    with pytest.raises(ValueError, match="a2"):
        clean(SOURCE, '<a id="a2">autre</a>')


@pytest.mark.parametrize("character", ["\0", "\x0b", "\x1c", "\x7f", "\ufffe", "\uffff"])
def test_control_characters_are_refused(character: str) -> None:
    with pytest.raises(ValueError, match="control character"):
        clean(SOURCE, f"a{character}b")


def test_tags_nested_too_deep_are_refused_before_they_exhaust_the_stack() -> None:
    assert clean(SOURCE, "<b>" * DEEPEST + "x" + "</b>" * DEEPEST)
    with pytest.raises(ValueError, match="not closed"):
        clean(SOURCE, "<b>" * 5_000 + "x" + "</b>" * 5_000)


def test_many_broken_tags_take_no_time() -> None:
    with pytest.raises(ValueError, match="begins no tag"):
        clean(SOURCE, "<b " * 200_000)
