import pytest

from .helpers import blocking_codes, check, codes


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Hello {name}", "Bonjour {name}"),
        ("{0} of {1} jars", "{1} bocaux, dont {0}"),
        ("%(count)s new jars", "%(count)s bocaux neufs"),
        ("%d jars of %s", "%d bocaux de %s"),
        ("%1$s and %2$s", "%2$s et %1$s"),
        ("Hello ${user.name}", "Bonjour ${user.name}"),
        ("Hello {{ name }}", "Bonjour {{name}}"),
        ("Hello {{ user.name|title }}", "Bonjour {{ user.name|title }}"),
        ("{price:.2f} a jar", "{price:.2f} le bocal"),
        ("{name}, welcome back", "{name}, {name}, vous revoilà"),
    ],
)
def test_placeholders_kept_give_nothing(source, target):
    assert codes(source, target) == []


@pytest.mark.parametrize(
    ("source", "target", "placeholder"),
    [
        ("Hello {name}", "Bonjour", "{name}"),
        ("%(count)s new jars", "Des bocaux neufs", "%(count)s"),
        ("%s and %s", "%s et", "%s"),
        ("Hello ${x}", "Bonjour", "${x}"),
        ("Hello {{ x }}", "Bonjour", "{{x}}"),
    ],
)
def test_placeholder_missing_blocks(source, target, placeholder):
    [finding] = check(source, target)
    assert (finding.code, finding.params["placeholder"]) == ("placeholder_missing", placeholder)
    assert finding.is_blocking
    assert finding.start is None


def test_placeholder_added_blocks_where_it_stands():
    [finding] = check("Hello", "Bonjour {nom}")
    assert finding.code == "placeholder_added"
    assert (finding.start, finding.end, finding.excerpt) == (8, 13, "{nom}")


def test_placeholder_translated_is_missing_and_added():
    assert blocking_codes("Hello {name}", "Bonjour {nom}") == ["placeholder_added", "placeholder_missing"]


def test_placeholder_without_a_name_counts():
    assert blocking_codes("%s of it", "%s de %s") == ["placeholder_added"]


@pytest.mark.parametrize(
    "target", ["Jusqu’à 100% de remise", "Une remise de 50%seulement", "{sans doute vraiment}", "50 % s’en vont", "%% "]
)
def test_what_only_looks_like_a_placeholder_is_none(target):
    assert "placeholder_added" not in codes("Something", target)


def test_links_kept_in_another_order_give_nothing():
    source = 'See <a id="a1">the jar</a> and <a id="a2">the lid</a>.'
    assert codes(source, 'Voir <a id="a2">le couvercle</a> et <a id="a1">le bocal</a>.') == []


def test_link_missing_tells_its_words():
    [finding] = check('See <a id="a1">the jar</a>.', "Voir le bocal.")
    assert (finding.code, finding.excerpt, finding.params) == ("link_missing", "the jar", {"link": "a1"})
    assert finding.is_blocking


def test_link_words_end_with_the_link():
    [finding] = check('<a id="a1">One</a> and <a id="a2">two</a>', 'Un et <a id="a2">deux</a>')
    assert finding.excerpt == "One"


def test_link_repeated_blocks():
    assert blocking_codes('<a id="a1">Jar</a>', '<a id="a1">Le</a> <a id="a1">bocal</a>') == ["link_repeated"]


def test_link_added_blocks_where_it_stands():
    [finding] = check("Jar", '<a id="a7">Bocal</a>')
    assert (finding.code, finding.is_blocking) == ("link_added", True)
    assert (finding.start, finding.end) == (0, 11)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("See https://example.com/care.", "Voir https://example.com/care."),
        ("See https://example.com/care/", "Voir https://example.com/care"),
        ("See (https://example.com/a_(b)).", "Voir (https://example.com/a_(b))."),
        ("See https://example.com/en/help", "Voir https://example.com/fr/help"),
        ("See https://en.example.com/?lang=en", "Voir https://fr.example.com/?lang=fr"),
        ("Write to care@example.com!", "Écrivez à care@example.com\u202f!"),
        ("See https://example.com/care, please", "Voir (https://example.com/care) svp"),
        ("See www.example.com", "Voir www.example.com"),
        ("It begins with “https://”.", "Cela commence par ‘https://’."),
        ("See https://example.com/{name}", "Voir https://example.com/{name}"),
    ],
)
def test_addresses_kept_give_nothing(source, target):
    assert codes(source, target) == []


def test_address_changed_blocks():
    assert blocking_codes("See https://example.com/care", "Voir https://example.com/soin") == [
        "address_missing",
        "address_added",
    ]


def test_mail_address_missing_blocks():
    [finding] = check("Write to care@example.com", "Écrivez-nous")
    assert (finding.code, finding.params) == ("address_missing", {"address": "care@example.com"})


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("A <b>good</b> jar", "Un <b>bon</b> bocal"),
        ("A <b>good</b> jar", "Un <strong>bon</strong> bocal"),
        ("<i>Jar</i> and <b>lid</b>", "<b>Couvercle</b> et <i>bocal</i>"),
        ("<b>A <i>good</i></b> jar", "<i>Un <b>bon</b></i> bocal"),
        ("Our 1st jar", "Notre 1<sup>er</sup> bocal"),
        ("Our 1<sup>st</sup> jar", "Notre premier bocal"),
        ("One<br/>two", "Un<br>deux"),
        ("Pebble<sup>®</sup> is new", "Pebble<sup>®</sup> est nouveau"),
        ("If a < b then", "Si a < b alors"),
        ("Write <your name> here", "Écrivez <votre nom> ici"),
    ],
)
def test_tags_kept_give_nothing(source, target):
    assert codes(source, target) == []


def test_tag_missing_blocks():
    [finding] = check("A <b>good</b> jar", "Un bon bocal")
    assert (finding.code, finding.params, finding.is_blocking) == ("tag_missing", {"tag": "b"}, True)


def test_tag_added_blocks_where_it_stands():
    [finding] = check("A good jar", "Un <i>bon</i> bocal")
    assert (finding.code, finding.start, finding.end) == ("tag_added", 3, 6)


def test_script_added_blocks():
    assert blocking_codes("A jar", "Un bocal<script>x()</script>") == ["tag_added"]


def test_raised_digit_is_no_ordinal():
    assert blocking_codes("10 m<sup>2</sup>", "10 m2") == ["tag_missing"]


def test_line_break_lost_warns():
    [finding] = check("One<br>two", "Un deux")
    assert (finding.code, finding.is_blocking) == ("line_breaks_differ", False)


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("Un <b>bon bocal", ["tag_unclosed"]),
        ("Un <b>bon</b></b> bocal", ["tag_unopened"]),
        ("Un <b>bon</b", ["tag_unclosed", "tag_broken"]),
        ("Un </b>bon<b> bocal", ["tag_unopened", "tag_unclosed"]),
    ],
)
def test_tags_badly_nested_block(target, expected):
    assert blocking_codes("A <b>good</b> jar", target) == expected


def test_tags_crossed_block_once():
    assert blocking_codes("<b>A <i>jar</i></b>", "<b>Un <i>bocal</b></i>") == ["tag_unopened"]


def test_tags_no_worse_than_the_source_give_nothing():
    assert codes("A <b>good jar", "Un <b>bon bocal") == []
