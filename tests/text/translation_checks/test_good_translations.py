"""Good translations, of which nothing may be said."""

import pytest

from .helpers import codes

FRENCH = [
    ("Do you rinse at 30 °C? We do!", "Rincez-vous à 30 °C\u202f? Nous, oui\u202f!"),
    ("“It works,” she says; he doubts it.", "«\u00a0Ça marche\u00a0», dit-elle\u202f; lui en doute."),
    (
        "Note: 1,250 members have joined since May 2023.",
        "À noter\u00a0: 1\u202f250 membres nous ont rejoints depuis mai 2023.",
    ),
    ("Hello {name}, you have 3 messages.", "Bonjour {name}, vous avez 3 messages."),
    ('Read <a id="a1">our charter</a> before posting.', 'Lisez <a id="a1">notre charte</a> avant de publier.'),
    ("Rinse, dry… and breathe.", "Rincez, séchez… et respirez."),
    ("The parking is 5 minutes away (300 m).", "Le parking est à 5\u00a0minutes (300\u00a0m)."),
    ("Mon–Fri, 9 am to 6 pm", "Du lundi au vendredi, de 9\u00a0h à 18\u00a0h"),
    ("Half of you prefer glass.", "La moitié d’entre vous préfère le verre."),
    ("It’s 100% natural, isn’t it?", "C’est 100\u00a0% naturel, non\u202f?"),
    ("Add 2 tbsp of vinegar (about 30 ml).", "Ajoutez 2\u00a0cuillères à soupe de vinaigre (environ 30\u00a0ml)."),
    ("Q&amp;A with our chemist", "Questions-réponses avec notre chimiste"),
    ("What’s new?", "Quoi de neuf\u202f?"),
]
GERMAN = [
    ("He said: “Rinse it twice.”", "Er sagte: „Spülen Sie es zweimal.“"),
    ("Open until 5:30 pm on 3 October.", "Am 3. Oktober bis 17:30 Uhr geöffnet."),
    ("About 1.5 million bottles a year", "Etwa 1,5 Millionen Flaschen im Jahr"),
    ("The people to whom the shop belongs", "Die Menschen, denen der Laden gehört"),
    ("She thinks that she sees her.", "Sie glaubt, dass sie sie sieht."),
    ("Save up to 25%!", "Sparen Sie bis zu 25 %!"),
    ("For example, in the kitchen (e.g. taps).", "Zum Beispiel in der Küche (z. B. Hähne)."),
    ("Press <b>Save</b> to keep your changes.", "Mit <b>Speichern</b> behalten Sie Ihre Änderungen."),
    ("4 × 250 ml", "4 × 250 ml"),
    ("Any questions? Write to care@example.com.", "Fragen? Schreiben Sie an care@example.com."),
    ("Our goal: fewer bottles", "Unser Ziel: weniger Flaschen"),
    ("The 1st of 12 steps", "Der 1. von 12 Schritten"),
    ("Members’ meeting on 12 May", "Mitgliedertreffen am 12. Mai"),
]
SPANISH = [
    ("How much does it cost? £2.40, or £10 a year!", "¿Cuánto cuesta? 2,40 €, ¡o 10 € al año!"),
    ("If it stays milky, what then?", "Si queda lechoso, ¿qué se hace?"),
    ("“About five,” they say.", "«Unas cinco», dicen."),
    ("We counted 12,500 bottles in 2023.", "En 2023 contamos 12.500 botellas."),
    ("Come on Saturday at 10 am.", "Venga el sábado a las 10."),
    ("Thanks!", "¡Gracias!"),
    ("It goes little by little.", "Va poco a poco."),
    ("The 21st century’s bottle", "La botella del siglo XXI"),
    ("71% of pouches come back.", "El 71 % de las bolsas regresa."),
    ("Hi {name}!", "¡Hola, {name}!"),
    ("Read more: <b>our journal</b>", "Más información: <b>nuestro diario</b>"),
    ("Dr. Ruiz’s advice", "El consejo de la Dra. Ruiz"),
]
ITALIAN = [
    ("What is it? It’s a tablet.", "Che cos’è? È una pastiglia."),
    ("Little by little, the limescale gives way.", "Piano piano il calcare cede."),
    ("It costs £3.10 and weighs 1,200 g.", "Costa 3,10 € e pesa 1.200 g."),
    ("In the 1970s people returned their bottles.", "Negli anni ’70 le bottiglie si rendevano."),
    ("“Keep it,” he said.", "«Tienila», disse."),
    ("Open from 9 am to 1 pm", "Aperto dalle 9 alle 13"),
    ("The 3rd rule: be kind.", "La 3ª regola: siate gentili."),
    ("Two-thirds of our members, 66%", "I due terzi dei nostri soci, il 66%"),
    ('See <a id="a1">how it works</a>', '<a id="a1">Come funziona</a>'),
    ("20th-century glass", "Vetro del XX secolo"),
]
DUTCH = [
    ("Do you want it? Sign up before 31/12.", "Wil je dat? Meld je vóór 31-12 aan."),
    ("If you register, you get 10% off.", "Als je je aanmeldt, krijg je 10% korting."),
    ("It costs £14.00 each.", "Het kost € 14,00 per stuk."),
    ("I know that that is possible.", "Ik weet dat dat kan."),
    ("Open until 8.30pm", "Open tot 20.30 uur"),
    ("“Rinse twice,” says Nora.", "‘Twee keer spoelen’, zegt Nora."),
    ("A photo’s worth 1,000 words.", "Een foto zegt meer dan 1000 woorden."),
    ("3 minutes", "3 minuten"),
    ("On the 2nd floor", "Op de 2e verdieping"),
    ("The children’s drawings, e.g. of boxes", "Kindertekeningen, bijv. van dozen"),
]
PORTUGUESE = [
    ("Why not boil it? Because it hardens.", "Porque não ferver? Porque endurece."),
    ("We have 1,234 members.", "Temos 1234 membros."),
    ("It weighs 12.5 kg.", "Pesa 12,5 kg."),
    ("“Good,” she said.", "«Bom», disse ela."),
    ("The 5th edition, 18th century", "A 5.ª edição, século XVIII"),
    ("Your balance is £1,050.75.", "O seu saldo é de 1.050,75 €."),
    ("Hello, {{ first_name }}!", "Olá, {{ first_name }}!"),
    ("From 10 am to 4 pm", "Das 10h às 16h"),
    ("Ask whether one may.", "Pergunte se se pode."),
    ("20 minutes", "20 minutos"),
]
ARABIC = [
    ("Why boil it? There is no need.", "لماذا نغليه؟ لا داعي لذلك."),
    ("A jar, a lid and a spoon", "جرة، وغطاء، وملعقة"),
    ("It weighs 12.5 kg.", "يزن ١٢٫٥ كغ."),
    ("We have 1,250 members.", "لدينا 1,250 عضوا."),
    ("Hello {name}!", "مرحبا {name}!"),
    ("Little by little", "شيئا فشيئا"),
    ("Fill it 3 times.", "املأها ثلاث مرات."),
    ("Two bottles, 2 lids", "زجاجتان وغطاءان"),
    ("Visit https://example.com/en/help.", "زوروا https://example.com/ar/help."),
    ("Made by Averlune®", "من صنع \u200fAverlune®\u200f"),
    ("71% come back; the rest do not.", "يعود ٧١٪؛ والباقي لا يعود."),
]
VARIANTS = {
    "fr-ca": [
        ("Ready? Set! Go: now", "Prêts? Partez! Allez\u00a0: maintenant"),
        ("It costs $3.10.", "Cela coûte 3,10\u00a0$."),
        ("“Good”", "«\u00a0Bon\u00a0»"),
    ],
    "fr-ch": [
        ("Why? It costs £1,000.50.", "Pourquoi\u202f? Cela coûte CHF 1’000.50."),
        ("“Good”; well", "«\u202fBon\u202f»\u202f; bien"),
    ],
    "fr-be": [("£1,250 and 70 jars", "1.250\u00a0€ et septante bocaux")],
    "de-ch": [
        ("“Good,” said the street.", "«Gut», sagte die Strasse."),
        ("It costs £1,234.50.", "Es kostet CHF 1’234.50."),
        ("30 jars", "dreissig Gläser"),
    ],
    "de-at": [("It costs £1,234.50 in January.", "Es kostet im Jänner € 1.234,50.")],
    "nl-be": [("It costs £1,234.50.", "Het kost 1.234,50 euro.")],
}
ALL = {
    "fr": FRENCH,
    "de": GERMAN,
    "es": SPANISH,
    "it": ITALIAN,
    "nl": DUTCH,
    "pt": PORTUGUESE,
    "ar": ARABIC,
    **VARIANTS,
}
CASES = [(language, *pair) for language, found in ALL.items() for pair in found]


@pytest.mark.parametrize(("language", "source", "target"), CASES)
def test_good_translation_gives_nothing(language, source, target):
    assert codes(source, target, language) == []


@pytest.mark.parametrize(("language", "source", "target"), CASES)
def test_good_translation_back_into_english_gives_nothing(language, source, target):
    assert codes(target, source, "en", language) == []


@pytest.mark.parametrize("language", ["fr", "fr-be", "fr-ch"])
@pytest.mark.parametrize("target", [pair[1] for pair in FRENCH])
def test_good_french_is_good_in_other_countries(language, target):
    """What has no source to differ from is judged by the rules of its language alone."""
    assert codes(target, target, language, "fr-ca") == []
