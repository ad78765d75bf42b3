"""Numbers written out. A translation may write 3 as three, and three as 3."""

import re

from .pairs import base_of

# From zero to twenty, then the tens, then what a hundred, a thousand and a half are called. A slash parts other forms.
SPELLED = {
    "en": "zero/no/midnight one/a/an/first/single/once two/second/both/double/twice/pair three/third/triple "
    "four/quarter five/fifth six seven eight nine/ninth ten/decade eleven twelve/twelfth/dozen/noon/midday/midnight "
    "thirteen fourteen/fortnight fifteen/fortnight/quarter sixteen seventeen eighteen nineteen twenty/twentieth "
    "thirty/thirtieth/half forty/fortieth fifty/fiftieth/half sixty/sixtieth seventy eighty ninety hundred "
    "thousand hal",
    "fr": "zéro/aucun un/premi/seul deux/second/double trois/tiers/tripl quatre/quart cinq six sept huit neuf dix onze "
    "douz treiz quatorz quinz seiz dix-sept dix-huit dix-neuf vingt trent quarant cinquant soixant "
    "soixant/septant quatre-vingt/huitant quatre-vingt/nonant cent mill demi/moitié",
    "de": "null/kein ein/erst zwei/zweit/beid/doppel/paar drei/dritt vier fünf sechs sieb acht neun zehn elf zwölf "
    "dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig dreißig/dreissig vierzig fünfzig sechzig "
    "siebzig achtzig neunzig hundert tausend halb/hälfte",
    "es": "cero/ning un/primer/solo dos/segund/ambos/ambas/doble tres/tercer/tercio cuatro/cuart cinco/quint seis/sext "
    "siete ocho/octav nueve/noven diez/décim once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve "
    "veint treinta cuarenta cincuenta sesenta setenta ochenta noventa cien mil medi/mitad",
    "it": "zero/nessun un/prim/sol due/second/entramb/doppi tre/terz quattro/quart cinque/quint sei/sest sette/settim "
    "otto/ottav nove/non dieci/decim undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove "
    "vent trent quarant cinquant sessant settant ottant novant cent mill mezz/metà",
    "nl": "nul/geen een/één/eerste twee/beide/dubbel/paar drie/derde vier/kwart vijf zes zeven acht negen tien elf "
    "twaalf dertien veertien vijftien zestien zeventien achttien negentien twintig dertig veertig vijftig zestig "
    "zeventig tachtig negentig honderd duizend hal",
    "pt": "zero/nenhum um/primeir/só dois/duas/segund/ambos/ambas/dobro três/terceir/terço quatro/quart cinco/quint "
    "seis/sext sete/sétim oito/oitav nove/non dez/décim onze doze treze catorze/quatorze quinze dezasseis/dezesseis "
    "dezassete/dezessete dezoito dezanove/dezenove vinte/vigésim trinta quarenta cinquenta sessenta setenta oitenta "
    "noventa cem/cent mil mei/metade",
    "ar": "صفر/لا واحد/أول/مرة اثن/ثان/زوج ثلاث/ثالث/ثلث أربع/رابع/ربع خمس/خامس ست/سادس سبع/سابع ثمان/ثامن تسع/تاسع "
    "عشر/عاشر أحد اثن ثلاث أربع خمس ست سبع ثمان تسع عشر ثلاث أربع خمس ست سبع ثمان تسع مائة/مئة ألف نصف",
}
VALUES = [*map(str, range(21)), *map(str, range(30, 100, 10)), "100", "1000", "0.5"]
WORDS = {language: dict(zip(VALUES, text.split(), strict=True)) for language, text in SPELLED.items()}
# These write compounds in one word, or put prefixes before it.
COMPOUNDING = frozenset(("de", "nl", "ar"))
# A dual says "two" by its ending, and "one" is mostly not said.
UNSPOKEN = {"ar": frozenset(("1", "2"))}
MONTHS = {
    language: dict(zip(VALUES[1:13], text.split(), strict=True))
    for language, text in {
        "en": "jan feb mar apr may jun jul aug sep oct nov dec",
        "fr": "janv févr mars avr mai juin juil août sept oct nov déc",
        "de": "jan feb mär apr mai jun jul aug sep okt nov dez",
        "es": "ene feb mar abr may jun jul ago sep oct nov dic",
        "it": "gen feb mar apr mag giu lug ago set ott nov dic",
        "nl": "jan feb maa apr mei jun jul aug sep okt nov dec",
        "pt": "jan fev mar abr mai jun jul ago set out nov dez",
        "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    }.items()
}
ROMAN = [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]


def is_written_out(value: str, text: str, language: str) -> bool:
    """Tell whether a text may say a number in words, or in Roman numerals."""
    language = base_of(language)
    if value in UNSPOKEN.get(language, ()) or is_roman(value, text) or names_month(value, text, language):
        return True
    if value == "0.5" and re.search(r"½|(?<!\d)1/2(?!\d)", text):
        return True
    words = WORDS.get(language, WORDS["en"])
    if value in words:
        return has_word(words[value], text, language)
    if not value.isdigit() or not 20 < int(value[:4]) < 100 or len(value) > 2:
        return False
    tens, ones = f"{value[0]}0", value[1]
    parts = [words[tens], words[f"1{ones}"] if language == "fr" and tens in ("70", "90") else words[ones]]
    return all(has_word(part, text, language) for part in parts)


def has_word(forms: str, text: str, language: str) -> bool:
    start = "" if language in COMPOUNDING else r"(?<![^\W\d_])"
    return re.search(rf"{start}(?:{forms.replace('/', '|')})", text, re.IGNORECASE) is not None


def names_month(value: str, text: str, language: str) -> bool:
    """Tell whether a number may be a month that the other text calls by its name."""
    month = MONTHS.get(language, {}).get(value)
    return month is not None and re.search(rf"\b{month}", text, re.IGNORECASE) is not None


def is_roman(value: str, text: str) -> bool:
    """Tell whether a number from 1 to 39 stands in Roman numerals, as centuries and kings do: XXe siècle, siglo XX."""
    if len(value) > 2 or not value.isdigit() or not 0 < int(value) < 40:
        return False
    return re.search(rf"\b{roman(int(value))}(?:e|er|ème|º|ª)?\b", text) is not None


def roman(number: int) -> str:
    numeral = ""
    for value, sign in ROMAN:
        numeral += sign * (number // value)
        number %= value
    return numeral
