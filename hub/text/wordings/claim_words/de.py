from .rules import HUNDRED, Rules

STEM = (
    "schnell|sanft|rein|günstig|billig|wirksam|effektiv|modern|schön|natürlich|sicher|zuverlässig|beliebt|mild|"
    "sauber|"
    "weich|glatt|leicht|fein|innovativ|effizient|nachhaltig|frisch|hochwertig|weiß|wirkungsvoll"
)

GERMAN = Rules(
    superlative=(
        r"(?<!am )(?:(?:der|die|das|dem|den|des|unser[e]?[nmrs]?|ihre?[nmrs]?) )?(?:aller|welt)?best(?:e|en|er|"
        r"es|em)",
        rf"(?<!am )(?:(?:der|die|das|dem|den|des|unser[e]?[nmrs]?) )?(?:{STEM}|stärk|größ|höch|reichhaltig|"
        r"gesünd)(?:e?st)(?:e|en|er|es|em)",
        rf"am (?:besten|(?:{STEM}|stärk|gesünd)e?sten)(?=\s*(?:[.!?…]|$))",
        r"meist(?:verkauft|gekauft|geliebt|empfohlen|ausgezeichnet)(?:e|en|er|es|em)?",
        r"(?:welt|markt|branchen)?führende[nrsm]? (?:marke|hersteller|anbieter|experte|produkt|unternehmen)[ns]?|"
        r"(?:welt)?marktführer(?:in)?",
        r"unübertroffen\w*|unschlagbar\w*|unerreicht\w*|konkurrenzlos\w*|unvergleichlich\w*|ohnegleichen",
    ),
    comparative=(
        rf"(?:besser|stärker|gesünder|länger|größer|höher|(?:{STEM})er) als",
        rf"(?:besser|stärker|gesünder)(?:e|en|er|es|em)?|(?:{STEM})ere[nrsm]?",
        r"(?:mehr|weniger) (?!als)[^\W\d]+ als",
        r"(?:doppelt|dreimal|viermal|zehnmal|\d+[ -]?mal) so|\d+[ -]?mal (?:mehr|besser|stärker|schneller|weniger)",
        r"\d+(?:,\d+)? ?(?:%|prozent) (?:mehr|weniger|besser|schneller|stärker|weißer|glatter|länger)",
        r"wie kein(?:e|er|es)? andere[rsn]?",
    ),
    absolute=(
        HUNDRED,
        r"hundertprozentig\w*|hundert prozent",
        r"(?:der|die|das|dem|den) einzige[nrsm]?(?: \w+)?|einzigartig(?:e|en|er|es|em)?",
        r"(?:die |der )?(?:nummer|nr\.) ?(?:1|eins)",
        r"(?:klinisch|wissenschaftlich|medizinisch|dermatologisch) (?:getestet|bewiesen|erwiesen|geprüft|belegt|"
        r"bestätigt|nachgewiesen)\w*",
        r"(?:nachgewiesene|erwiesene|bewiesene) wirk\w+|nachweislich\w*",
        r"garantiert(?:e|en|er|es)?|garantieren",
        r"von (?:\w+ )?(?:dermatologen|ärzten|kinderärzten|experten|zahnärzten|apothekern) (?:empfohlen|geprüft)",
        r"(?:ohne|keine|frei von) (?:jede |jegliche )?nebenwirkungen|risikofrei\w*|ohne (?:jedes )?risiko|"
        r"völlig (?:unbedenklich|sicher)",
        r"wundermittel|heilt|unfehlbar\w*",
        r"(?:neun|\d+) von (?:zehn|\d+) (?:frauen|männern|personen|anwender\w*|kund\w+|ärzt\w+|testern)",
    ),
    ordinary=(
        r"best(?:e|en|er) (?:grüße|grüßen|wünsche|wünschen|dank|fall|falle|freund\w*|zeit|weg|alter)|im besten|"
        r"zum besten|aufs beste",
        r"(?:ihr|sein|unser|mein|das|dein) beste[sn]?(?=[ .!?,]*(?:geben|gibt|geb\w+|hoffen|tun|daraus)|"
        r"[^.!?]{0,40} (?:geben|gibt|hoffen))",
        r"(?:gibt|geben|gebe|gaben|tun|tut) (?:\w+ )?(?:ihr|sein|unser|mein|das|dein) beste[sn]?|"
        r"das beste (?:ist|wäre|aus|daran)",
        r"höchste (?:zeit|eisenbahn)|höchstem maße|der nächste\w*|größten? teils?|größtenteils|mit größter? \w+|"
        r"mit höchster? \w+",
        r"(?:desto|umso|je|noch|etwas|nicht|wäre|ist es|sollten? (?:sie|du|man|wir)|hätte\w*|lieber|"
        r"immer) besser(?! als)|besser (?:gesagt|nicht|als nichts|spät|so|bekannt|geht|werden)",
        r"(?:zum )?besseren (?:verständnis|lesbarkeit|übersicht)|(?:zur|der) besseren \w+|um ?so stärker|"
        r"immer stärker|(?:je|desto|umso) \w+er",
        r"mehr oder weniger|nicht (?:mehr|weniger|besser) als|mehr als \d+|(?:weitere|andere) als",
        r"(?:der|die|das|den|dem) einzige[nrsm]? (?:weg|ausnahme|unterschied|möglichkeit|grund|frage|problem|"
        r"bedingung|mensch|person)",
        r"das einzige,? (?:was|das)|(?:kein|ein|jede[rsn]?) einzige[nrsm]?",
        r"(?:nicht|kein\w*|nie|ohne) (?:\w+ ){0,3}garantier\w+|garantier\w+ (?:\w+ ){0,2}(?:nicht|kein\w*)|"
        r"garantierte[rsn]? mindestlohn",
        r"(?:regel|schritt|punkt|frage|tipp|anlage|artikel|zimmer|gleis|haus|priorität|abbildung|"
        r"hotline) (?:nummer|nr\.) ?(?:1|eins)",
        r"(?:nummer|nr\.) ?(?:1|eins) (?:der|auf der) (?:zeitschrift|liste)|(?:nummer|nr\.) ?1[\d/]",
        r"(?:die|eine|in) (?:schönere|frischere)n? (?:zeit|luft)",
    ),
)
