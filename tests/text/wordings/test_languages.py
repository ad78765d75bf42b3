import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.text.wordings.languages import guess_language, is_other_language

ALL = ["en", "fr", "de", "es", "it", "nl", "pt", "pl", "tr", "ar", "ja"]
SENTENCES = [
    ("en", "Our water comes from a spring that has been protected for more than a hundred years."),
    ("en", "Please apply the cream every morning and evening, and rinse with care."),
    ("en", "DISCOVER THE NEW RANGE THAT IS MADE FOR YOUR SKIN"),
    ("fr", "Notre eau vient d’une source qui est protégée depuis plus de cent ans."),
    ("fr", "Appliquez la crème matin et soir, puis rincez avec soin."),
    ("fr", "L’article n’a pas encore été publié par l’équipe de Lyon."),
    ("fr", "Découvrez Averlune Hydra Boost, notre nouveau soin pour le visage."),
    ("de", "Unser Wasser stammt aus einer Quelle, die seit über hundert Jahren geschützt ist."),
    ("de", "Tragen Sie die Creme morgens und abends auf."),
    ("de", "Wir lieben unsere Haut und das Wasser."),
    ("es", "Nuestra agua procede de un manantial protegido desde hace más de cien años."),
    ("es", "Aplique la crema por la mañana y por la noche, y aclare con cuidado."),
    ("it", "La nostra acqua sgorga da una sorgente protetta da oltre cento anni."),
    ("it", "Applicare la crema mattina e sera, poi risciacquare con cura."),
    ("nl", "Ons water komt uit een bron die al meer dan honderd jaar beschermd is."),
    ("nl", "Breng de crème elke ochtend en avond aan en spoel met zorg af."),
    ("pt", "A nossa água vem de uma nascente que está protegida há mais de cem anos."),
    ("pt", "Aplique o creme de manhã e à noite e enxágue com cuidado."),
    ("pl", "Nasza woda pochodzi ze źródła, które jest chronione od ponad stu lat."),
    ("pl", "Nakładaj krem rano i wieczorem, a następnie dokładnie spłucz."),
    ("tr", "Suyumuz, yüz yılı aşkın bir süredir korunan bir kaynaktan geliyor."),
    ("tr", "Kremi her sabah ve akşam sürün, sonra bol suyla durulayın."),
    ("ar", "تأتي مياهنا من نبع محمي منذ أكثر من مئة عام."),
    ("ar", "ضعي الكريم كل صباح ومساء ثم اغسلي وجهك بالماء."),
    ("ja", "私たちの水は、百年以上守られてきた泉から湧き出ています。"),
    ("ja", "朝と夜、Averlune クリームを顔にやさしくなじませてください。"),
]


@pytest.mark.parametrize(("language", "sentence"), SENTENCES)
def test_guess_language_knows_a_sentence(language, sentence):
    assert guess_language(sentence, ALL) == language


@pytest.mark.parametrize(("language", "sentence"), SENTENCES)
def test_guess_language_does_not_take_another_for_it(language, sentence):
    assert guess_language(sentence, [each for each in ALL if each != language]) is None


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("el", "Το νερό μας προέρχεται από μια πηγή."),
        ("ru", "Наша вода поступает из источника, который охраняется уже более ста лет."),
        ("uk", "Наша вода надходить із джерела, яке охороняють уже понад сто років."),
        ("ko", "우리의 물은 백 년 넘게 보호된 샘에서 나옵니다."),
        ("zh", "我们的水来自一个受保护一百多年的泉源。"),
        ("th", "น้ำของเรามาจากแหล่งน้ำพุที่ได้รับการปกป้องมากว่าร้อยปี"),
        ("fa", "آب ما از چشمه‌ای می‌آید که بیش از صد سال است محافظت می‌شود."),
        ("sv", "Vårt vatten kommer från en källa som har skyddats i mer än hundra år."),
    ],
)
def test_guess_language_knows_others_if_asked(language, sentence):
    assert guess_language(sentence, [*ALL, language]) == language
    assert guess_language(sentence, ALL) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Our water is pure.",  # too short to tell
        "Averlune Hydra Boost, Averlune Aqua Nova, Averlune Sun Kids",
        "Crème Hydratante, Lait Corps, Eau Micellaire, Huile Sèche",
        "Lait pour le Corps, Crème de Nuit, Eau de Parfum",
        "Aqua, Glycerin, Parfum, Sodium Chloride, Citric Acid, Limonene",
        "2024 – 2025 – 2026 – 1 234 567,89 € – 50 ml – 100 ml – 250 ml – 500 ml",
        "https://example.com/about/history-and-people-of-the-brand",
        "Paris, Berlin, Madrid, Roma, Amsterdam, Lisboa, Warszawa, İstanbul",
        "Our water is the best of all, notre eau est la meilleure de toutes.",  # half and half
        "水は東京、お湯 is not only for the young, of course",
    ],
)
def test_guess_language_would_rather_not_know(text):
    assert guess_language(text, ALL) is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The French say “c’est la vie” when they do not know what else to say."),
        ("fr", "Comme disent nos amis, « the show must go on », et nous avons continué sans lui."),
        ("de", "Der Claim „Dare softness“ wird in allen Ländern nicht übersetzt."),
        ("ja", "「Dare softness」は翻訳しないでください。お願いいたします。"),
    ],
)
def test_guess_language_does_not_mind_a_short_quotation(language, text):
    assert guess_language(text, ALL) == language


def test_guess_language_spells_it_as_the_candidate():
    assert guess_language(SENTENCES[0][1], ["fr-CA", "en-GB", "en-US"]) == "en-GB"
    assert guess_language("Vannet vårt kommer fra en kilde som har vært vernet i mer enn hundre år.", ["no"]) == "no"


def test_is_other_language_finds_untranslated_text():
    assert is_other_language(SENTENCES[0][1], "fr-FR", ALL) == "en"


def test_is_other_language_is_content_with_the_expected_one_and_its_variants():
    assert is_other_language(SENTENCES[3][1], "fr-CA", ALL) is None
    assert is_other_language("Crème Hydratante, Lait Corps, Eau Micellaire", "de", ALL) is None


@given(st.text() | st.text("the of der und ñ日のİ ", min_size=30), st.lists(st.sampled_from([*ALL, "", "xx"])))
def test_guess_language_answers_with_a_candidate_or_none(text, candidates):
    assert guess_language(text, candidates) in {None, *candidates}


@given(st.sampled_from(SENTENCES), st.text(max_size=12))
def test_is_other_language_never_accuses_a_language_of_itself(known, after):
    language, sentence = known
    assert is_other_language(f"{sentence} {after}", language, ALL) is None
