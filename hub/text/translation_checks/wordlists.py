"""Lists of words, by language."""


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words that may rightly stand twice in a row: pronouns of two cases, a pronoun before an article, repeated emphasis.
DOUBLES_ALLOWED = {
    language: words(listed)
    for language, listed in {
        "en": "that had is her you it do in on can very so no bye now there far long many blah ha hey well",
        "fr": "nous vous que faire très bien oui non si tout petit doucement bla ha ah hé hop tam plus loin",
        "de": "die sie es ihr zu um werden worden sehr so ganz lange viel weit ja nein na ha bla haben sind an auf",
        "es": "que no muy sí casi ya bla ja luego",
        "it": "che piano così via man ben quasi pian sì no poco adagio quatto lemme mano tutto appena sotto bla passo",
        "nl": "die dat je u ze het haar zijn hun er was waren wat als is in op aan heel weer heen nee ja bla voor van",
        "pt": "que se já logo não muito quase bem sim devagar bla nos",
    }.items()
}

# Small words inside names: Bank of America, Coopérative du Vieux Tamis.
NAME_PARTICLES = words(
    "of the and for de la le les du des d l von van der den dem und et y e en el los las di da do dos das del della al "
    "ibn bin abu zu zum zur am im in a à"
)

# Words that no name is made of: a title in capitals with one of them is a sentence.
TELLTALES = {
    language: words(listed)
    for language, listed in {
        "en": "how what why when where who which your you our we us my is are was were be has have with this that "
        "these from about into more read find see get can do does not all",
        "fr": "comment pourquoi quand quoi qui votre vos vous notre nos nous est sont avec cette ces plus lire pour",
        "de": "wie was warum wann wo wer ihr ihre sie unser unsere wir ist sind mit diese dieser mehr lesen für nicht",
        "es": "cómo qué por cuándo dónde quién su sus usted nuestro nuestra es son con este esta más leer para no",
        "it": "come cosa perché quando dove chi vostro nostro nostra è sono con questo questa più leggere per non",
        "nl": "hoe wat waarom wanneer waar wie uw jouw je onze wij is zijn met deze dit meer lezen voor niet",
        "pt": "como que porquê quando onde quem seu sua nosso nossa é são com este esta mais ler para não",
    }.items()
}

QUESTION_WORDS = {
    language: words(listed)
    for language, listed in {
        "en": "how what why when where who which whose",
        "fr": "comment que quoi qu pourquoi quand où qui quel quelle quels quelles combien",
        "de": "wie was warum wieso wann wo woher wohin wer wem wen welche welcher welches",
        "es": "cómo qué cuándo dónde quién cuál cuáles cuánto cuánta",
        "it": "come cosa che perché quando dove chi quale quali quanto",
        "nl": "hoe wat waarom wanneer waar wie welke welk",
        "pt": "como que quando onde quem qual quais quanto",
        "ar": "كيف ماذا ما لماذا متى أين من هل أي كم",
    }.items()
}

# Symbols and short forms beside numbers that are the same in many languages.
UNITS = words("cm mm km kg mg ml cl dl gb mb kb kwh hz mhz ghz ms eur usd chf gbp max min")

# HTML's elements, so that "5 < 6" and "<your name>" stay text.
ELEMENTS = words(
    "a abbr acronym address article aside audio b bdi bdo big blockquote body br button canvas cite code col data dd "
    "del details dfn div dl dt em embed figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hr html i "
    "iframe img input ins kbd label li link main mark math meta nav noscript object ol option p picture pre q rp rt "
    "ruby s samp script section select small source span strike strong style sub summary sup svg table tbody td "
    "textarea tfoot th thead time title tr tt u ul var video wbr"
)
