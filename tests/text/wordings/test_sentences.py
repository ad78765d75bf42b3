import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.text.wordings.sentences import Sentence, sentence_at, sentence_hash, split_sentences

LANGUAGES = ["en", "fr", "de", "ja", "ar", "th", "pt-BR", "", "!!", "x" * 300]


def texts(text, language):
    return [sentence.text for sentence in split_sentences(text, language)]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ["Mr. Smith came at 3.5 p.m. by train.", "He met Dr. Jones.", "It was fine!"]),
        ("en", ["We sold 1.5 million bottles.", "😀 Visit example.com today.", "𝒜 letter follows."]),
        ("en", ["“Is it ready?” she asked.", "J. Smith said no."]),
        ("en", ["What a day!", "And what a night?", "Yes…"]),
        ("fr", ["M. Dupont a dit « Bonjour ! » et puis s’en alla.", "Mme. Curie était là."]),
        ("fr", ["Avez-vous soif ?", "Oui."]),
        ("de", ["Das ist z. B. ein Test.", "Dr. Maier kam am 3. Mai.", "Es waren ca. 20 Gäste."]),
        ("es", ["¿Cómo está el Sr. García?", "¡Muy bien!"]),
        ("it", ["Il sig. Rossi è arrivato.", "Bene."]),
        ("pl", ["Firma z ul. Długiej, np. Kowalski.", "Dobrze."]),
        ("tr", ["Sn. Yılmaz geldi.", "Nasılsınız?"]),
        ("ru", ["Это ул. Ленина.", "Хорошо!"]),
        ("ar", ["مرحبا بك.", "كيف حالك؟", "أنا بخير!"]),
    ],
)
def test_split_sentences_cuts_where_a_reader_does(language, expected):
    assert texts(" ".join(expected), language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ja", "今日は。元気ですか？はい！", ["今日は。", "元気ですか？", "はい！"]),
        ("zh", "你好。今天天气很好！「真的吗？」他问。", ["你好。", "今天天气很好！", "「真的吗？」", "他问。"]),
        ("th", "สวัสดีครับ\nยินดีที่ได้รู้จัก", ["สวัสดีครับ", "ยินดีที่ได้รู้จัก"]),
    ],
)
def test_split_sentences_cuts_scripts_without_spaces(language, text, expected):
    assert texts(text, language) == expected


def test_split_sentences_ends_one_at_a_line_break():
    assert texts("Our range\nfor babies\r\nand you\u2028 too", "en") == ["Our range", "for babies", "and you", "too"]


def test_split_sentences_leaves_out_the_space_around():
    assert split_sentences("  One. \u00a0 Two. ", "en") == [Sentence("One.", 2, 6), Sentence("Two.", 9, 13)]


@pytest.mark.parametrize("text", ["", "   ", "\n\n"])
def test_split_sentences_finds_none_in_nothing(text):
    assert split_sentences(text, "en") == []


@given(st.text() | st.text("aB.!?»” \n\ud800\U0001f600一Дر1"), st.sampled_from(LANGUAGES))
def test_split_sentences_holds_all_but_space(text, language):
    sentences = split_sentences(text, language)
    assert all(text[s.start : s.end] == s.text == s.text.strip() != "" for s in sentences)
    assert all(a.end <= b.start for a, b in zip(sentences, sentences[1:], strict=False))
    assert "".join("".join(s.text.split()) for s in sentences) == "".join(text.split())


def test_sentence_at_finds_the_one_around_an_offset():
    sentences = split_sentences("One is. Two are.", "en")
    assert [sentence_at(sentences, place).text for place in (0, 6, 7, 8, 15, 99)] == ["One is."] * 3 + ["Two are."] * 3


def test_sentence_at_refuses_an_empty_list():
    with pytest.raises(ValueError, match="no sentence"):
        sentence_at([], 0)


@pytest.mark.parametrize(
    "same",
    [
        "OUR  best\nday’s ﬁn",
        " Our best day's fin ",
        "Our be\u00adst\u200b day's\u200e fin",
        "Our\u00a0best day\u2019s fin",
    ],
)
def test_sentence_hash_does_not_change_with_looks(same):
    assert sentence_hash(same) == sentence_hash("Our best day's fin")


@pytest.mark.parametrize(
    "other", ["Our best days fin", "Our best day's end", "Our best day's", "Our bést day's fin", ""]
)
def test_sentence_hash_changes_with_the_words(other):
    assert sentence_hash(other) != sentence_hash("Our best day's fin")


@given(st.text() | st.text("aİß\ud800ﬁ \u00ad"))
def test_sentence_hash_stands_for_any_text_whatever_its_case(text):
    assert len(sentence_hash(text)) == 64
    assert sentence_hash(f"  {text}\u200b ") == sentence_hash(text)
