from collections import Counter
from pathlib import Path

import pytest

from hub.text.terms.words import words_of
from tests.bench.term_speed import WORDS_A_PAGE, make_index, make_page, memory_table, time_page
from tests.bench.terms import Score, Sentence, main, read_sentences, read_terms, score_language, score_table

SENTENCES = Path(__file__).parent.parent / "text" / "terms" / "sentences.tsv"


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_read_sentences_counts_each_term(tmp_path):
    path = write(tmp_path / "a.tsv", "# note\n\nen\tA cream, creams.\tcream|cream | jar\nen\tNothing.\t\nen\tNo tab\n")
    assert read_sentences([path]) == [
        Sentence("en", "A cream, creams.", Counter({"cream": 2, "jar": 1})),
        Sentence("en", "Nothing.", Counter()),
        Sentence("en", "No tab", Counter()),
    ]


def test_read_sentences_names_the_line_that_is_none(tmp_path):
    with pytest.raises(ValueError, match=r"a\.tsv:2: expected"):
        read_sentences([write(tmp_path / "a.tsv", "en\tx\t\nwithout tabs\n")])


def test_read_terms_groups_them_by_language(tmp_path):
    path = write(tmp_path / "terms.tsv", "en\tcream\nfr\tcrème\nen\t jar \n\n")
    assert read_terms(path) == {"en": ["cream", "jar"], "fr": ["crème"]}


def test_score_counts_right_missed_and_wrong():
    score = Score()
    score.add(Sentence("en", "x", Counter({"a": 2, "b": 1})), Counter({"a": 1, "c": 1}))
    assert (score.right, score.missed, score.wrong) == (1, 2, 1)
    assert score.cells() == ["33.3%", "50.0%"]
    assert score.mistakes == ["en\tx\t-a -b +c"]


def test_score_of_nothing_is_not_a_number():
    assert Score().cells() == ["-", "-"]


def test_score_language_tells_what_only_the_stem_finds():
    sentence = Sentence("en", "Hydration for creams", Counter({"hydrate": 1, "cream": 1}))
    sure, all_told = score_language([sentence], ["hydrate", "cream"])
    assert (sure.right, sure.missed) == (1, 1)
    assert (all_told.right, all_told.missed) == (2, 0)


def test_score_table_looks_for_the_terms_listed():
    sentences = [Sentence("en", "cream and jar", Counter({"cream": 1}))]
    shown, mistakes = score_table(sentences, {"en": ["cream", "jar"]})
    assert shown.splitlines()[2].split("|")[1:-1][1:5] == [
        "         1 ",
        "     1 ",
        " 100.0% ",
        "     50.0% ",
    ]
    assert mistakes == ["en\tcream and jar\t+jar"]


def test_main_prints_a_row_for_each_language(monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["terms", str(SENTENCES), "--mistakes"])
    assert main() == 0
    rows = [line.split("|")[1].strip() for line in capsys.readouterr().out.splitlines() if line.startswith("|")]
    assert rows[2:] == ["ar", "de", "en", "es", "fr", "it", "ja", "pl", "tr"]


def test_main_tells_of_a_missing_file(monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["terms", "/nowhere.tsv"])
    assert main() == 1
    assert "nowhere.tsv" in capsys.readouterr().err


@pytest.mark.parametrize("language", ["ar", "de", "en", "es", "fr", "it", "ja", "pl", "tr"])
def test_sentences_are_read_well(language):
    """The bar is below what was measured, so that a newer dictionary does not stop the tests."""
    own = [sentence for sentence in read_sentences([SENTENCES]) if sentence.language == language]
    sure, all_told = score_language(own, [term for sentence in own for term in sentence.terms])
    assert sure.right / (sure.right + sure.missed) >= 0.85
    assert all_told.right / (all_told.right + all_told.missed) >= 0.9
    assert sure.right / (sure.right + sure.wrong) >= 0.95


def test_make_page_has_the_length_asked_for_and_words_that_come_again():
    words = [word.strip(",.") for word in make_page("en", 1).split()]
    assert len(words) == WORDS_A_PAGE
    assert 500 < len(set(words)) < 1500


def test_time_page_takes_time():
    assert time_page(make_index("en", 10), make_page("en", 1)) > 0


def test_memory_table_has_a_row_for_each_dictionary_and_one_for_all():
    rows = [line.split("|")[1].strip() for line in memory_table().splitlines()]
    assert rows[2:] == ["en", "fr", "de", "es", "it", "all"]
    assert words_of("it").dictionary == "it"
