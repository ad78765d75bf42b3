from .rules import HUNDRED, Rules

GOOD = (
    "lepsz|skuteczniejsz|delikatniejsz|łagodniejsz|silniejsz|szybsz|czystsz|zdrowsz|bezpieczniejsz|trwalsz|tańsz|"
    "nowocześniejsz|bielsz|gładsz|piękniejsz|jaśniejsz|mocniejsz|wydajniejsz|lżejsz|naturalniejsz|bogatsz|większ|"
    "wyższ|chętniej kupowan|popularniejsz|częściej kupowan|częściej wybieran"
)
ENDS = "(?:y|a|e|ego|ej|emu|ym|ą|ych|ymi|i|m)"

POLISH = Rules(
    superlative=(
        rf"(?:nasz\w* )?naj(?:{GOOD}){ENDS}?(?: \w+)?",
        r"najlepiej (?:sprzedając\w+|oceniany|oceniana|oceniane|działa|pielęgnuje|nawilża|chroni)",
        r"lider(?:em|a)? (?:rynku|branży|w|na)|wiodąc\w+ (?:mark\w+|producent\w*|firm\w+)",
        r"niezrównan\w+|niedoścignion\w+|bezkonkurencyjn\w+|nieporównywaln\w+|niepokonan\w+|bez konkurencji",
    ),
    comparative=(
        rf"(?:{GOOD}){ENDS} (?:niż|od)(?: \w+)?",
        r"(?:lepiej|skuteczniej|szybciej|mocniej|dłużej|bardziej \w+|mniej \w+) (?:niż|od)(?: \w+)?",
        r"(?:lepsz|skuteczniejsz|delikatniejsz|łagodniejsz|zdrowsz|bielsz|gładsz|czystsz|trwalsz|silniejsz|mocniejsz)"
        rf"{ENDS}(?= \w+|[.,!?;]|$)",
        r"(?:dwa|trzy|cztery|pięć|dziesięć|\d+) raz(?:y|ach)? (?:bardziej|lepiej|lepsz\w+|więcej|mniej|szybciej|"
        r"skuteczniej\w*|dłużej|mocniej\w*)|dwukrotnie \w+",
        r"o \d+(?:,\d+)? ?(?:%|procent) (?:więcej|mniej|lepiej|lepsz\w+|szybciej|skuteczniej\w*|bardziej|gładsz\w+)",
        r"jak żad(?:en|na|ne) inn[yae]",
    ),
    absolute=(
        HUNDRED,
        r"sto procent|stuprocentow\w+|w stu procentach",
        r"jedyn(?:y|a|e) (?:taki|taka|takie|tego|w|na|produkt\w*|krem\w*|mark\w+|wod\w+|środ\w+)(?: \w+)?",
        r"numer (?:jeden|1)|nr ?1",
        r"(?:klinicznie|naukowo|medycznie|dermatologicznie) (?:potwierdz|udowodni|przebadan|przetestowan|"
        r"dowiedzi|sprawdz)\w+",
        r"(?:przebadan|przetestowan|testowan)\w+ (?:klinicznie|dermatologicznie)|udowodnion\w+ (?:skuteczność|"
        r"działanie)\w*|potwierdzon\w+ skuteczno\w+",
        r"gwarantowan\w+|gwarantuje(?:my)?|gwarantują",
        r"(?:polecan|rekomendowan|zalecan)\w+ przez (?:\w+ )?(?:dermatologów|lekarzy|pediatrów|ekspertów|"
        r"dentystów|farmaceutów)",
        r"bez (?:żadnych )?(?:skutków ubocznych|ryzyka|efektów ubocznych)|zero ryzyka",
        r"cudown\w+ (?:środek|lek|krem|kuracja)|leczy|niezawodn\w+",
        r"(?:dziewięć|\d+) na (?:dziesięć|\d+) (?:kobiet|osób|mężczyzn|klientek|klientów|użytkowniczek)",
        r"(?:całkowicie|w pełni|absolutnie|zupełnie) (?:naturaln|bezpieczn|nieszkodliw|czyst|skuteczn)\w+",
    ),
    ordinary=(
        r"co najmniej|przynajmniej|co najwyżej|najczęściej|najpierw|najpóźniej|najwcześniej|jak najszybciej|"
        r"jak najlepiej",
        r"najlepsz\w+ (?:życzenia|życzeń|życzeniami|przyjaci\w+|razie|czas\w*|sposób|sposobem|praktyk\w*)|(?:w|"
        r"przy) najlepszym razie|wszystkiego najlepszego",
        r"najwyższ\w+ (?:czas|pora|izba|sąd\w*)|w największym stopniu|największ\w+ część|jak najwięcej|"
        r"najbardziej lubi\w*",
        r"najlepiej (?:jest|będzie|używać|stosować|przechowywać|od razu|zacząć|zrobić)|(?:coraz|tym|o wiele|"
        r"trochę|dużo|zawsze) (?:lepsz|lepiej|szybciej|mocniej|silniejsz|bardziej)\w*(?: (?!niż)\w+)?",
        r"(?:lepiej|lepsze) (?:późno|nie|już)|na lepsze|więcej niż|mniej więcej|nie (?:lepsz|gorsz)\w+|"
        r"większ\w+ (?:część|części)",
        r"nie (?:\w+ ){0,2}gwarant\w+|bez gwarancji|jedyn\w+ (?:sposób|wyjątek|różnica|problem|pytanie|powód|"
        r"warunek|osoba|rzecz)",
        r"(?:zasada|krok|pytanie|punkt|załącznik|artykuł|pokój|peron|priorytet|rysunek|tabela|sala|"
        r"strona) (?:numer|nr) ?(?:jeden|1)",
        r"(?:nr|numer) ?1[\d/]",
    ),
)
