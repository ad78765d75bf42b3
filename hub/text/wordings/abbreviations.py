"""Short forms whose full stop ends no sentence, by language: those that may stand before a capital."""

from hub.text.translation_checks.wordlists import words

ABBREVIATIONS: dict[str, frozenset[str]] = {
    language: words(listed)
    for language, listed in {
        "en": "mr mrs ms dr prof st jr sr vs e.g i.e fig approx dept est cf viz messrs gen "
        "rev hon jan feb apr aug sept oct nov dec col capt lt sgt gov sen rep mt",
        "fr": "m mm mme mmes mlle mlles me dr pr st ste cf p.ex ex env chap vol p av bd tél réf n.b",
        "de": "dr prof hr fr bzw ca z.b d.h u.a o.ä s.o s.u vgl evtl ggf inkl exkl zzgl abzgl nr str tel bspw sog "
        "i.d.r v.a z.t st mind",
        "es": "sr sra srta srtas sres dr dra d dña ud uds pág págs núm art p.ej ej av avda aprox tel cía dpto gral",
        "it": "sig sigg sig.ra sig.na dott dott.ssa prof prof.ssa ing avv art pag pagg ecc.ra es p.es n cfr tel ca s",
        "nl": "dhr mevr mw dr prof ir ing drs mr bijv bv d.w.z o.a m.b.t t.a.v i.v.m a.u.b blz nr ca vgl st tel "
        "incl excl",
        "pt": "sr sra srta dr dra prof profa d eng ex p.ex pág págs art av tel aprox nº n.º cf ltda",
        "pl": "np tzn tj m.in ul al dr prof mgr inż r.ż św ok zob por pow str tel nr pt pl ks gen godz",
        "tr": "dr prof doç sn bkz örn vb.nin cad sok apt no tel av alb mah yy",
        "ru": "г гг ул им т.е т.к т.д т.п см др проф рис стр тел руб ок",
    }.items()
}

# Months that follow the full stop of an ordinal, and are written with a capital: am 3. Mai.
GERMAN_AFTER_ORDINAL = words(
    "januar jänner februar märz april mai juni juli august september oktober november dezember "
    "jahrhundert jahrhunderts jahrhunderte auflage etage stock platz quartal klasse"
)
