import pytest

from hub.text.translation_checks.numerals import meanings

from .helpers import check, codes


@pytest.mark.parametrize(
    ("written", "language", "values"),
    [
        ("1,000.5", "en", ("1000.5",)),
        ("1\u202f000,5", "fr", ("1000.5",)),
        ("1 000,50", "fr-ca", ("1000.5",)),
        ("1.000,5", "de", ("1000.5",)),
        ("1.000,5", "de-at", ("1000.5",)),
        ("1’000.5", "de-ch", ("1000.5",)),
        ("1'000.5", "fr-ch", ("1000.5",)),
        ("1.000,5", "nl-be", ("1000.5",)),
        ("1.000.000", "es", ("1000000",)),
        ("1,000", "ar", ("1000", "1")),
        ("007", "en", ("7",)),
        ("0.50", "en", ("0.5",)),
        ("1,00", "en", ()),
        ("12.05.2024", "de", ()),
        ("1.5", "fr", ()),
    ],
)
def test_meanings_reads_as_the_language_writes(written, language, values):
    assert meanings(written, language) == values


@pytest.mark.parametrize(
    ("language", "source", "target"),
    [
        ("fr", "It weighs 1,000.5 kg.", "Il pèse 1\u202f000,5 kg."),
        ("fr", "It weighs 12,500 kg.", "Il pèse 12 500 kg."),
        ("de", "It weighs 1,000.5 kg.", "Es wiegt 1.000,5 kg."),
        ("de-ch", "It weighs 1,000.5 kg.", "Es wiegt 1’000.5 kg."),
        ("ar", "It weighs 1,000.5 kg.", "يزن ١٬٠٠٠٫٥ كغ."),
        ("ar", "It has 35 jars and 20% off.", "فيه ٣٥ جرة وخصم ٢٠٪."),
        ("ar", "Three of 35 jars.", "ثلاث من 35 جرة."),
        ("es", "£3.10 on average", "3,10 € de media"),
        ("de-ch", "£3.10 on average", "im Schnitt CHF 3.10"),
        ("nl", "It costs £14.", "Het kost € 14,-."),
        ("fr", "Only 29% return.", "Seuls 29\u00a0% reviennent."),
        ("de", "71 per cent return.", "71 Prozent kommen zurück."),
        ("fr", "Wash at 30 °C for 20 minutes.", "Lavez à 30 °C pendant 20 min."),
        ("de", "A 50-litre shower", "Eine Dusche von 50 Litern"),
        ("fr", "Our 1st jar of the 2nd series", "Notre 1er bocal de la 2e série"),
        ("de", "The 21st of March", "Der 21. März"),
        ("fr", "In the 20th century", "Au XXe siècle"),
        ("es", "In the 19th century", "En el siglo XIX"),
        ("fr", "In the 1990s", "Dans les années 90"),
        ("de", "In the 1990s", "In den 1990er Jahren"),
        ("fr", "Open at 3:30 pm", "Ouvert à 15 h 30"),
        ("fr", "Open at 10:00", "Ouvert à 10 h"),
        ("fr", "Open at 8:15 am", "Ouvert à 8h15"),
        ("de", "Open at 2.30pm", "Offen ab 14.30 Uhr"),
        ("de", "Open from 9am to 5pm", "Offen von 9 bis 17 Uhr"),
        ("es", "Until noon", "Hasta las 12"),
        ("de", "Open 24/7", "Immer offen"),
        ("fr", "On 05/12/2024", "Le 5.12.2024"),
        ("de", "On 5 December 2024", "Am 05.12.2024"),
        ("it", "In May 2024", "Nel 05/2024"),
        ("fr", "Call +44 20 7946 0958", "Appelez le +44 2079460958"),
        ("fr", "Use 3 jars", "Utilisez trois bocaux"),
        ("fr", "Use three jars", "Utilisez 3 bocaux"),
        ("de", "Filled 5 times", "Fünfmal gefüllt"),
        ("de", "About 26 jars", "Etwa sechsundzwanzig Gläser"),
        ("fr", "About 75 jars", "Environ soixante-quinze bocaux"),
        ("it", "Use 2 jars", "Usa entrambi i barattoli"),
        ("es", "£2 million", "2.000.000 €"),
        ("fr", "1½ cups and 1/2 spoon", "1,5 tasse et une demi-cuillère"),
        ("de", "0.5 litre", "ein halber Liter"),
        ("nl", "A fortnight later", "14 dagen later"),
        ("de", "It takes 180 g.", "Es braucht 180 g, und 180 g sind genug."),
        ("fr", "It holds CO2 and A4 paper.", "Il contient du CO₂ et du papier."),
        ("fr", "Version 2.4 is out.", "La version 2.4 est sortie."),
        ("de", "See chapter 4.2.1", "Siehe Kapitel 4.2.1"),
        ("fr", "{0} of 3 jars, https://example.com/5", "{0} des 3 bocaux, https://example.com/5"),
        ("pt", "The 3rd jar costs £1,250.", "O 3.º frasco custa 1250 €."),
        ("nl", "From 1 to 1.5 km", "Van 1 tot 1,5 km"),
        ("fr-be", "10,000 members", "10.000 membres"),
        ("fr-be", "10,000 members", "10 000 membres"),
        ("nl", "In 2-3 days", "In 2 à 3 dagen"),
    ],
)
def test_numbers_kept_give_nothing(language, source, target):
    assert codes(source, target, language) == []


@pytest.mark.parametrize(
    ("language", "source", "target", "expected"),
    [
        ("fr", "Use 12 jars", "Utilisez 21 bocaux", ["number_missing", "number_added"]),
        ("fr", "Use 15 g", "Utilisez un peu", ["number_missing"]),
        ("de", "Use some", "Nehmen Sie 15 g", ["number_added"]),
        ("de", "It costs £1,250", "Es kostet 125 €", ["number_missing", "number_added"]),
        ("fr", "Use 3.5 kg", "Utilisez 35 kg", ["number_missing", "number_added"]),
        ("fr", "Use 123.45 kg", "Utilisez 12345 kg", ["number_missing", "number_added"]),
        ("fr", "In 1990", "En 1991", ["number_missing", "number_added"]),
        ("ar", "Use 35 jars", "استعمل ٥٣ جرة", ["number_missing", "number_added"]),
        ("es", "Use 4 jars", "Use tres frascos", ["number_missing"]),
        ("fr", "At 3 pm", "À 16 h", ["number_missing", "number_added"]),
        ("fr", "Only 29% return", "Seuls 29 kg reviennent", ["unit_differs"]),
        ("de", "Wash at 30 °C", "Bei 30 °F waschen", ["unit_differs"]),
        ("es", "Wait 20 minutes", "Espere 20 horas", ["unit_differs"]),
        ("fr", "Use 5 kg", "Utilisez 5 g", ["unit_differs"]),
        ("fr", "It weighs 3.5 kg", "Il pèse 3.5 kg", ["number_format"]),
        ("fr", "With 10,000 members", "Avec 10,000 membres", ["number_format"]),
        ("de", "It costs £1,234.50", "Es kostet 1,234.50 €", ["number_format"]),
    ],
)
def test_numbers_changed_warn(language, source, target, expected):
    found = check(source, target, language)
    assert [finding.code for finding in found] == expected
    assert not any(finding.is_blocking for finding in found)


def test_number_added_tells_where_it_stands():
    [finding] = check("Use <b>some</b>", "Nehmen Sie <b>15 g</b>", "de")
    assert (finding.start, finding.end, finding.excerpt, finding.params) == (14, 16, "15", {"number": "15"})


def test_number_copied_is_told_once():
    [finding] = check("It weighs 1,234.5 kg", "Il pèse 1,234.5 kg")
    assert finding.excerpt == "1,234.5"


def test_many_wrong_numbers_are_not_all_told():
    source, target = (" ".join(str(number) for number in range(*span)) for span in ((1000, 1900), (3000, 3900)))
    assert len(check(source, target, "de")) == 80
