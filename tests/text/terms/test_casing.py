import pytest

from hub.text.terms import Term, TermIndex, differs_in_case, mark_after


def find_differences(term: Term, text: str, language: str = "en") -> list[str]:
    matches = TermIndex([term], language).find(text)
    assert matches
    return [text[match.start : match.end] for match in matches if differs_in_case(text, match)]


@pytest.mark.parametrize(
    ("name", "text", "wrong"),
    [
        ("Averlune", "Averlune, averlune and AVERLUNE", ["averlune", "AVERLUNE"]),
        ("Averlune", "AVERLUNE IS NEW", []),
        ("Averlune", "AVERLUNE\nand averlune", ["averlune"]),
        ("iPhone", "iPhone, Iphone, IPhone", ["Iphone", "IPhone"]),
        ("iPhone", "iPhones and Iphones", ["Iphones"]),
        ("La Roche", "la Roche, La Roche, La roche", ["la Roche", "La roche"]),
        ("Night-Cream", "Night Cream, night-cream", ["night-cream"]),
        ("Averlune", "Aver\u00adlune®, aver\u00adlune®", ["aver\u00adlune"]),
    ],
)
def test_differs_in_case_finds_names_with_other_capitals(name, text, wrong):
    assert find_differences(Term(1, name), text) == wrong


def test_differs_in_case_knows_both_turkish_letters():
    assert find_differences(Term(1, "İstanbul"), "İstanbul'da, istanbul'da", "tr") == ["istanbul"]


@pytest.mark.parametrize(
    "text",
    [
        "See www.averlune.example/averlune today",
        "Write to care@averlune.example today",
        "See averlune.com or averlune.com.",
        "Follow @averlune and #averlune",
    ],
)
def test_differs_in_case_lets_addresses_be(text):
    assert find_differences(Term(1, "Averlune"), text) == []


def test_differs_in_case_looks_at_the_line_only():
    text = "news\nAVERLUNE IS NEW\nnews AVERLUNE"
    assert find_differences(Term(1, "Averlune"), text) == ["AVERLUNE"]


def test_differs_in_case_reads_on_after_a_full_stop():
    assert find_differences(Term(1, "Averlune"), "We love averlune. Really, averlune.") == ["averlune", "averlune"]


def test_differs_in_case_takes_the_capitals_of_a_form():
    assert find_differences(Term(1, "Averlune", forms=("AVL Group",)), "AVL Group, Avl Group, avl") == ["Avl Group"]


def test_differs_in_case_asks_only_for_the_first_capital_where_the_letters_change():
    assert find_differences(Term(1, "Mouse"), "Mice or mice") == ["mice"]


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Averlune®", "®"),
        ("Averlune™ x", "™"),
        ("Averlune ®", "®"),
        ("Averlune\u00a0®", "®"),
        ("Averlune\u200b®", "®"),
        ("Averlune(R)", "®"),
        ("Averlune (tm)", "™"),
        ("Averlune", ""),
        ("Averlune (Real)", ""),
        ("Averlune is ®", ""),
        ("Averlune  ®", ""),
    ],
)
def test_mark_after_tells_the_mark(text, mark):
    assert mark_after(text, len("Averlune")) == mark


def test_a_match_ends_before_the_mark():
    (match,) = TermIndex([Term(1, "Averlune®")], "en").find("Our Averlune™ Night")
    assert (match.start, match.end) == (4, 12)
    assert mark_after("Our Averlune™ Night", match.end) == "™"
