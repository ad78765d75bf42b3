from .rules import HUNDRED, Rules

STEM = (
    "snel|sterk|zacht|zuiver|schoon|goedkoop|effectief|krachtig|modern|mooi|natuurlijk|veilig|betrouwbaar|"
    "populair|mild|glad|licht|fijn|duurzaam|fris|wit|hoog|groot"
)
SUPER = (
    "snel|sterk|zacht|zuiver|schoon|goedkoop|effectief|krachtig|modern|mooi|natuurlijk|veilig|betrouwbaar|"
    "populair|mild|glad|licht|fijn|duurzaam|wit|hoog|groot"
)
MORE = (
    "sneller|sterker|zachter|zuiverder|schoner|goedkoper|effectiever|krachtiger|moderner|mooier|natuurlijker|"
    "veiliger|betrouwbaarder|milder|gladder|lichter|fijner|duurzamer|frisser|witter|gezonder|steviger|efficiënter"
)

DUTCH = Rules(
    superlative=(
        rf"(?:(?:de|het|onze|ons) )?(?:aller)?(?:beste|(?:{SUPER})st(?:e|en)|meest (?:verkochte|effectieve|"
        r"geavanceerde|innovatieve|geliefde|complete|"
        r"krachtige|efficiënte|betrouwbare|hydraterende|natuurlijke|voedende))",
        r"(?:best verkochte|bestverkochte|bestverkopende|toonaangevende|marktleider|wereldleider)",
        r"ongeëvenaarde?|onovertroffen|onverslaanbare?|weergaloze?|zonder weerga|onvergelijkbare?",
    ),
    comparative=(
        rf"(?:beter|betere|langer|hoger|groter|(?:{MORE})e?) dan",
        rf"(?:betere|(?:{MORE}))(?:e)?(?= \w+|[.,!?;]|$)",
        r"(?:meer|minder) (?!dan)[^\W\d]+ dan",
        r"(?:twee|drie|vier|tien|\d+)(?: ?keer|maal|x) (?:zo|meer|beter|sneller|sterker|minder)",
        r"\d+(?:,\d+)? ?(?:%|procent) (?:meer|minder|beter|sneller|sterker|zachter|witter|langer)",
        r"als geen ander(?:e)?",
    ),
    absolute=(
        HUNDRED,
        r"honderd procent|(?:de|het) enige(?: \w+)?",
        r"(?:de )?(?:nummer|nr\.?) ?(?:1|één|een(?= (?:in|van)))",
        r"(?:klinisch|wetenschappelijk|medisch|dermatologisch) (?:bewezen|getest|aangetoond|goedgekeurd)",
        r"bewezen (?:effect\w*|werk\w+|resulta\w+)",
        r"gegarandeerde?|garandeert|garanderen",
        r"aanbevolen door (?:\w+ )?(?:dermatologen|artsen|kinderartsen|experts|tandartsen|apothekers)",
        r"zonder (?:enige )?(?:bijwerkingen|risico(?:'s)?|gevaar)|risicoloos|geen bijwerkingen|risicovrij",
        r"wondermiddel|geneest|onfeilbare?",
        r"(?:negen|\d+) (?:van de|op de) (?:tien|\d+)",
        r"(?:volledig|volkomen|helemaal|absoluut) (?:natuurlijke?|veilige?|onschadelijke?|zuivere?|effectieve?)",
    ),
    ordinary=(
        r"ten minste|tenminste|minstens|hoogstens|op zijn (?:best|minst|vroegst|laatst)|"
        r"het beste(?: (?:\w+ )?(?:u|je|kunt|kun|kan|met|bij|voor gebruik|ermee|moment))",
        r"beste (?:\w+,|wensen|groeten|klant\w*|lezers?|vrienden?|manier|moment|allemaal|mensen|collega\w*|heer|"
        r"mevrouw)|(?:mijn|zijn|haar|ons|hun|je|uw) (?:uiterste )?best",
        r"(?:kun|kunt|kan|kunnen) (?:\w+ )?(?:het )?beste|(?:het )?beste (?:kunt|kun|kan)|(?:in het|naar) beste|"
        r"in grote lijnen|grootste deel",
        r"(?:des te|hoe|nog|niet|steeds|maar|liever|kunt|word\w*) (?:beter|betere|sneller|sterker|"
        r"mooier)(?! dan)|beter (?:laat|niet|gezegd|bekend)",
        r"meer of minder|min of meer|meer dan \d+|niet (?:meer|minder|beter) dan|niets (?:meer|anders) dan",
        r"(?:de|het) enige (?:manier|uitzondering|verschil|vraag|probleem|reden|voorwaarde|persoon|wat|dat|keer|"
        r"tijd|mate)|(?:op|in) de enige|geen enige",
        r"(?:niet|geen|nooit|zonder) (?:\w+ ){0,3}(?:gegarandeerd|garanderen|garandeert)|"
        r"garande\w+ (?:\w+ )?(?:niet|geen)",
        r"(?:regel|stap|vraag|tip|punt|bijlage|artikel|kamer|spoor|prioriteit|figuur) (?:nummer|nr\.?) ?(?:1|één|"
        r"een)|(?:nummer|nr\.?) ?1\d+",
        r"(?:langer|hoger|groter) dan \d+",
    ),
)
