from .rules import HUNDRED, Rules

QUALITY = (
    "efficac[ei]|delicat[oaie]|potent[ei]|rapid[oaie]|pur[oaie]|fort[ei]|resistent[ei]|san[oaie]|pulit[oaie]|"
    "bianc(?:o|a|hi|he)|"
    "luminos[oaie]|lisc(?:io|ia|i|e)|sod[oaie]|idratat[oaie]|idratant[ei]|duratur[oaie]|economic(?:o|a|i|he)|"
    "natural[ei]|"
    "sicur[oaie]|legger[oaie]|avanzat[oaie]|complet[oaie]|affidabil[ei]|innovativ[oaie]|vendut[oaie]|amat[oaie]|"
    "alt[oaie]|"
    "grand[ei]|bell[oaie]|sostenibil[ei]|modern[oaie]|morbid[oaie]|nutrient[ei]|convenient[ei]|performant[ei]"
)

ITALIAN = Rules(
    superlative=(
        rf"(?:il|la|lo|i|gli|le|nostr[oaie]|del|della|dei|delle|al|alla) (?:\w+ )?(?:più|meno) (?:{QUALITY})",
        r"(?:il|la|i|gli|le|nostr[oaie]|del|della|dei|delle|al|alla) miglior(?:e|i)?(?: \w+)?",
        r"leader (?:mondiale|di mercato|del mercato|in|nel|nella|europeo)",
        r"ineguagliabil[ei]|insuperabil[ei]|imbattibil[ei]|impareggiabil[ei]|senza (?:pari|eguali|rivali|uguali)|"
        r"unic[oaie] al mondo",
    ),
    comparative=(
        rf"(?:più|meno) (?:{QUALITY})(?: (?:di|del|della|dei|delle|che))?",
        r"miglior[ei]? (?:di|del|della|dei|delle) (?:quals\w+|altr\w+|tutt\w+|ogni|prima)|(?:una?|"
        r"un) miglior(?:e)?(?= \w+)",
        r"(?:meglio|più \w+) di (?:quals\w+|altr\w+|tutt\w+|ogni|prima|qualunque)|(?:più|meno) \w+ (?:rispetto|"
        r"che mai)",
        r"(?:\d+|due|tre|quattro|cinque|dieci) volte (?:più|meno|meglio)|il doppio (?:di|del|della)",
        r"(?:il )?\d+(?:,\d+)? ?% (?:in )?(?:di )?(?:più|meno)(?: \w+)?",
        r"come ness?un altr[oa]|come nessun'altra",
    ),
    absolute=(
        HUNDRED,
        r"cento per cento|(?:il|la) (?:sola|solo) (?:\w+ )?(?:al mondo|sul mercato|a)",
        r"(?:l'unic[oa]|gli unici|le uniche)(?: \w+)?",
        r"n ?[.]?[°º] ?1|numero (?:uno|1)",
        r"(?:clinicamente|scientificamente|dermatologicamente) (?:provat|testat|dimostrat|comprovat|approvat)[oaie]",
        r"(?:efficacia|risultati) (?:clinicamente |scientificamente )?(?:provat|dimostrat|comprovat)[oaie]",
        r"garantit[oaie]|garantisc(?:e|ono)|garantiamo",
        r"(?:raccomandat|consigliat)[oaie] da(?:i|gli)? (?:dermatologi|medici|pediatri|esperti|dentisti|farmacisti)",
        r"senza (?:alcun )?(?:effetti collaterali|effetto collaterale|rischi|rischio|pericolo)|zero rischi",
        r"miracolos[oaie]|guarisce|infallibil[ei]",
        r"(?:nove|\d+) (?:donne |persone )?su (?:dieci|\d+)",
        r"(?:totalmente|completamente|assolutamente|interamente) (?:natural[ei]|sicur[oaie]|innocu[oaie]|"
        r"pur[oaie]|efficac[ei])",
    ),
    ordinary=(
        r"per lo più|per lo meno|almeno|più o meno|al più|tutt'al più|sempre (?:più|meno)|in più|di più|"
        r"tanto meno|né più né meno|a più tardi",
        r"non (?:\w+ ){1,3}più(?: \w+)?|(?:mai|niente|nessuno) più|più (?:tardi|volte|che|di|avanti|presto|"
        r"spesso|informazioni)",
        r"(?:il|la|i|gli|le|al) più (?:presto|tardi|spesso|possibile|vicin[oaie]|recent[ei]|frequent[ei]|"
        r"comun[ei]|sensibil[ei]|delicat[oaie]|piccol[oaie]|"
        r"important[ei]|giovan[ei]|semplice|delle volte)|più alto livello",
        r"miglior[ei]? (?:auguri|saluti|amic[oaihe]+|modo|momento|dei casi|pratiche)|(?:nel|"
        r"al) miglior(?:e)? (?:modo|dei)|(?:il|la) miglior(?:e)? (?:cosa|soluzione è)",
        r"fare del (?:nostro|suo|mio|proprio) meglio|meglio (?:tardi|non|così|ancora)|(?:o|per) meglio dire|"
        r"(?:tanto|molto|è|sarebbe) meglio",
        r"l'unic[oa] (?:cosa|modo|eccezione|differenza|problema|domanda|ragione|motivo|condizione|persona|volta)|"
        r"figli[oa] unic[oa]",
        r"non (?:\w+ ){0,3}garanti\w+|senza garanti\w+|(?:salario|stipendio) (?:\w+ )?garantito",
        r"(?:regola|passo|articolo|allegato|priorità|figura|tabella|sala|pagina|domanda|consiglio|punto|binario|"
        r"fascicolo) (?:n ?[.]?[°º] ?1|numero (?:uno|1))",
        r"\d+ su \d+ (?:pagine|articoli|risultati)",
    ),
)
