from .rules import HUNDRED, Rules

QUALITY = (
    "eficac(?:es)?|eficaz|efectiv[oa]s?|suaves?|potentes?|rápid[oa]s?|pur[oa]s?|fuertes?|resistentes?|san[oa]s?|"
    "limpi[oa]s?|"
    "blanc[oa]s?|luminos[oa]s?|lis[oa]s?|firmes?|hidratad[oa]s?|hidratantes?|duradero?s?|duradera?s?|económic[oa]s?|"
    "natural(?:es)?|segur[oa]s?|liger[oa]s?|avanzad[oa]s?|complet[oa]s?|fiables?|innovador(?:a|es|as)?|vendid[oa]s?|"
    "querid[oa]s?|alt[oa]s?|grandes?|saludables?|bonit[oa]s?|hermos[oa]s?|sostenibles?|modern[oa]s?|"
    "nutritiv[oa]s?|baratos?"
)

SPANISH = Rules(
    superlative=(
        rf"(?:el|la|los|las|lo|nuestr[oa]s?|su|sus|del|al) (?:[\w]+ )?(?:más|menos) (?:{QUALITY})",
        r"(?:el|la|los|las|nuestr[oa]s?|del|al) mejor(?:es)?(?: \w+)?",
        r"líder(?:es)? (?:mundial(?:es)?|del mercado|en|europe[oa]s?|indiscutibles?)",
        r"inigualables?|insuperables?|imbatibles?|incomparables?|sin (?:igual|rival|par)|únic[oa]s? en el mundo",
    ),
    comparative=(
        rf"(?:más|menos) (?:{QUALITY})(?: que)?",
        r"(?:más|menos) \w+ que (?:el|la|los|las|otr[oa]s?|cualquier|nunca|ningún|ninguna|tod[oa]s)",
        r"mejor(?:es)? que|(?:una?) mejor(?= \w+)",
        r"(?:\d+|dos|tres|cuatro|cinco|diez) veces (?:más|menos|mejor)|el doble de",
        r"(?:un )?\d+(?:[.,]\d+)? ?% (?:más|menos|mejor)",
        r"como ningun[oa] otr[oa]|como ningún otro",
    ),
    absolute=(
        HUNDRED,
        r"cien por cien(?:to)?|ciento por ciento",
        r"(?:el|la|los|las) únic[oa]s?(?: \w+)?",
        r"n ?[.]?[º°] ?1|número (?:uno|1)",
        r"(?:clínicamente|científicamente|médicamente|dermatológicamente) (?:probad|testad|demostrad|comprobad|"
        r"aprobad)[oa]s?",
        r"(?:eficacia|resultados?) (?:clínicamente |científicamente )?(?:probad|demostrad|comprobad)[oa]s?",
        r"garantizad[oa]s?|garantiza(?:n|mos)?",
        r"recomendad[oa]s? por (?:\w+ )?(?:dermatólogos|médicos|pediatras|expertos|dentistas|farmacéuticos)",
        r"sin (?:ningún )?(?:efectos? secundarios?|riesgos?|peligro)|cero riesgos?",
        r"milagros[oa]s?|cura(?= (?:el|la|los|las) )|infalibles?",
        r"(?:nueve|\d+) de cada (?:diez|\d+)",
        r"(?:totalmente|completamente|absolutamente) (?:natural|segur[oa]|inofensiv[oa]|pur[oa]|eficaz)(?:es|s)?",
    ),
    ordinary=(
        r"por lo menos|al menos|más o menos|lo más posible|a más tardar|de más|(?:ni|nada|nunca|nadie|mucho|"
        r"poco) más|cada vez (?:más|menos)",
        r"(?:no|ya no|nunca|sin) (?:\w+ ){1,3}más(?: \w+)?|más (?:tarde|allá|adelante|bien|de|que|aún|"
        r"información|pronto|temprano|veces)",
        r"(?:el|la|los|las|lo) más (?:pronto|cercan[oa]s?|reciente(?:s)?|frecuentes?|común|comunes|sensibles?|"
        r"pequeñ[oa]s?|delicad[oa]s?|importantes?|"
        r"rápid[oa] posible|jóvenes|mayores|alto nivel)|lo antes posible",
        r"(?:a lo|tanto|mucho|aún|es|sería|será|o) mejor(?! que)|mejor (?:dicho|no|tarde|aún|amig[oa])|"
        r"mejor(?:es)? (?:deseos|amig[oa]s?|momento|manera|forma|práctica?s)",
        r"(?:el|la|lo) mejor (?:es|será|sería|momento|manera|forma|modo|amig[oa]|que|de)|"
        r"en el mejor de los casos|(?:los|mis|nuestros) mejores deseos",
        r"(?:el|la|lo|los|las) únic[oa]s? (?:que|cosa|forma|manera|modo|excepción|diferencia|problema|pregunta|"
        r"razón|motivo|condición|persona|vez|datos|cookies)",
        r"hij[oa]s? únic[oa]s?|(?:no|ni|sin|nunca) (?:\w+ ){0,2}garantiza\w*|salario (?:\w+ )?garantizado",
        r"(?:regla|paso|artículo|anexo|prioridad|figura|tabla|sala|página|pregunta|consejo|punto|calle|lote|"
        r"andén) (?:n ?[.]?[º°] ?1|número (?:uno|1))",
        r"más alto(?! nivel de| grado)|en (?:lo )?más alto|(?:los|las) más grandes",
    ),
)
