from .rules import HUNDRED, Rules

QUALITY = (
    "efficaces?|douce?s?|doux|puissante?s?|rapides?|pure?s?|fort(?:e|s|es)?|résistante?s?|saine?s?|propres?|"
    "blanche?s?|"
    "blancs?|éclatante?s?|lisses?|fermes?|hydratante?s?|hydraté(?:e|s|es)?|durables?|économiques?|naturel(?:le|s|"
    "les)?|"
    "sûre?s?|légère?s?|légers?|performante?s?|souples?|belle?s?|beaux?|avancé(?:e|s|es)?|complète?s?|complets?|"
    "fiables?|"
    "innovante?s?|appréciée?s?|appréciés|vendue?s?|aimé(?:e|s|es)?|grande?s?|hautes?|riches?|concentré(?:e|s|"
    "es)?|fine?s?|"
    "confortables?|écologiques?|modernes?|nourrissante?s?|protectrice?s?|protecteurs?|respectueu(?:x|se|ses)"
)

FRENCH = Rules(
    superlative=(
        rf"(?:l[ea]|les|notre|nos|votre|vos|sa|son|ses|du|des|au|aux) (?:plus|moins) (?:{QUALITY})",
        r"(?:l[ea]|les|notre|nos|du|des|au|aux) (?:tou(?:t|te|tes|s) )?meilleur(?:e|s|es)?(?: \w+)?",
        r"leader(?:s)?(?: (?:mondial|européen|français|incontesté|du marché|en))",
        r"inégalé(?:e|s|es)?|imbattables?|insurpassables?|incomparables?|sans (?:égal|pareil|rival|équivalent)|"
        r"hors pair",
        r"uniques? au monde|(?:jamais|nulle part) vu",
    ),
    comparative=(
        rf"(?:plus|moins) (?:{QUALITY})(?: qu(?:e|'\w+))?",
        r"(?:plus|moins) [\w-]+ qu(?:e (?:les?|la|nos|tous|toutes|toute|n'importe|d'autres|jamais|son|sa|ses)|'\w+)",
        r"mieux (?:[\w-]+ )?qu(?:e|'\w+)",
        r"meilleur(?:e|s|es)?(?: \w+)? qu(?:e|'\w+)|(?:une?|de) meilleur(?:e|s|es)?",
        r"(?:\d+|deux|trois|quatre|cinq|dix) fois (?:plus|moins|mieux)",
        r"\d+(?:,\d+)? ?% (?:de )?(?:plus|moins)(?: \w+)?",
        r"comme aucun(?:e)? autre",
    ),
    absolute=(
        HUNDRED,
        r"cent pour cent|à cent %",
        r"(?:l[ea]|les) (?:tou(?:t|te) )?seul(?:e|s|es)?(?: \w+)?",
        r"n ?[°º] ?1|numéro (?:un|1)",
        r"(?:cliniquement|scientifiquement|médicalement|dermatologiquement) (?:prouvé|testé|démontré|approuvé|"
        r"validé)(?:e|s|es)?",
        r"(?:prouvé|testé|démontré)(?:e|s|es)? (?:cliniquement|scientifiquement|sous contrôle (?:dermatologique|"
        r"médical))",
        r"(?:efficacité|résultats?|bienfaits) (?:cliniquement |scientifiquement )?(?:prouvé|démontré)(?:e|s|es)?",
        r"garanti(?:s|es)?|garantit|garantissons|garantissent",
        r"(?:satisfaction|efficacité|qualité|hydratation|fraîcheur|protection|réussite|sécurité) garantie",
        r"recommandé(?:e|s|es)? par (?:\w+ )?(?:dermatologues|médecins|pédiatres|experts|dentistes|pharmaciens)",
        r"sans (?:aucun )?(?:effets? secondaires?|risques?|danger)|zéro risque|aucun (?:risque|danger|"
        r"effet secondaire)",
        r"miracle|guérit|infaillibles?",
        r"(?:neuf|\d+) (?:femmes |hommes |personnes )?sur (?:dix|\d+)",
        r"(?:totalement|entièrement|absolument|complètement) (?:naturel|sûr|inoffensi[fv]|pur|efficace)(?:le|e|s|"
        r"les|es)?",
    ),
    ordinary=(
        r"au (?:plus|moins|mieux)|de plus en plus|de moins en moins|plus ou moins|non plus|en plus|du moins|"
        r"tout au plus",
        r"n(?:e |')[\w']+(?: \w+){0,3}? plus(?: \w+)?",
        r"(?:l[ea] |les |au |aux )?plus (?:tard|tôt|souvent|loin|haut|bas|possible|longtemps|jamais|rien|"
        r"personne|que|d'|de)",
        r"(?:l[ea]|les|au|aux) plus (?:grand(?:e|s|es)? (?:nombre|partie|part|soin)|simple|récent(?:e|s|es)?|"
        r"sensibles?|fragiles?|"
        r"courant(?:e|s|es)?|fréquent(?:e|s|es)?|proches?|jeunes|âgé(?:e|s|es)?|vite|petits?|important(?:e|s|es)?)",
        r"plus rapidement possible|le plus rapide est|plus fort la|plus belle? (?:la|le|journée)",
        r"meilleur(?:e|s|es)? (?:vœux|voeux|salutations|sentiments|souhaits|délais|ami(?:e|s|es)?|moment|façon|"
        r"moyen|pratiques?)",
        r"(?:pour )?le meilleur et (?:pour )?le pire|le meilleur (?:est|de soi)|(?:dans|sous) les meilleur(?:e|s|"
        r"es)? \w+",
        r"(?:l[ea]|les) seul(?:e|s|es)? (?:façon|moyen|chose|fait|exception|différence|question|problème|fois|"
        r"raison|condition|"
        r"personne|données|cookies|champs?|manière|but)|à (?:la|le) seule?|(?:d'un|tout|toute) seule?",
        r"(?:pas|non|jamais|rien) (?:\w+ )?garanti(?:e|s|es|t)?|n(?:e |')(?:\w+ )?garanti\w* (?:pas|ni|aucun)|"
        r"(?:salaire|revenu) (?:\w+ )?garanti|ne (?:saurait|peut|pouvons) (?:\w+ )?garanti\w*",
        r"(?:étape|règle|article|annexe|priorité|figure|lot|tableau|salle|page|question|fiche|conseil|point|"
        r"volume|rue|quai|voie) "
        r"(?:n ?[°º] ?1|numéro (?:un|1))",
        r"(?:l[ea] )?(?:n ?[°º] ?1|numéro (?:un|1)) (?:du magazine|de la revue|de la liste)",
        r"\d+ sur \d+ (?:pages?|articles?|résultats?)|pas plus|à plus",
    ),
)
