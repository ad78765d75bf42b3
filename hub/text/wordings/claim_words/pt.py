from .rules import HUNDRED, Rules

QUALITY = (
    "eficaz(?:es)?|eficazes|suaves?|potentes?|rápid[oa]s?|pur[oa]s?|fortes?|resistentes?|saudáve(?:l|is)|"
    "limp[oa]s?|branc[oa]s?|"
    "luminos[oa]s?|lis[oa]s?|firmes?|hidratad[oa]s?|hidratantes?|duradour[oa]s?|económic[oa]s?|econômic[oa]s?|"
    "natura(?:l|is)|"
    "segur[oa]s?|leves?|avançad[oa]s?|complet[oa]s?|confiáve(?:l|is)|fiáve(?:l|is)|inovador(?:a|es|as)?|"
    "vendid[oa]s?|amad[oa]s?|"
    "alt[oa]s?|grandes?|bonit[oa]s?|bel[oa]s?|sustentáve(?:l|is)|modern[oa]s?|maci[oa]s?|nutritiv[oa]s?|barat[oa]s?"
)

PORTUGUESE = Rules(
    superlative=(
        rf"(?:o|a|os|as|noss[oa]s?|d[oa]s?|a[os]|à) (?:\w+ )?(?:mais|menos) (?:{QUALITY})",
        r"(?:o|a|os|as|noss[oa]s?|d[oa]s?|ao|à) melhor(?:es)?(?: \w+)?",
        r"líder(?:es)? (?:mundia(?:l|is)|d[eo] mercado|em|no|na)",
        r"inigualáve(?:l|is)|insuperáve(?:l|is)|imbatíve(?:l|is)|incomparáve(?:l|is)|sem (?:igual|rival|par)|"
        r"únic[oa]s? no mundo",
    ),
    comparative=(
        rf"(?:mais|menos) (?:{QUALITY})(?: (?:do que|que))?",
        r"(?:mais|menos) \w+ (?:do )?que (?:o|a|os|as|outr[oa]s?|qualquer|nunca|nenhum|nenhuma|tod[oa]s)",
        r"melhor(?:es)? (?:do )?que|(?:uma?) melhor(?= \w+)",
        r"(?:\d+|duas|três|quatro|cinco|dez) vezes (?:mais|menos|melhor)|o dobro d[eoa]",
        r"\d+(?:,\d+)? ?% (?:a )?(?:mais|menos|melhor)",
        r"como nenhum outro|como nenhuma outra",
    ),
    absolute=(
        HUNDRED,
        r"cem por cento",
        r"(?:o|a|os|as) únic[oa]s?(?: \w+)?",
        r"n ?[.]?[º°] ?1|número (?:um|1)",
        r"(?:clinicamente|cientificamente|dermatologicamente) (?:comprovad|testad|provad|demonstrad|aprovad)[oa]s?",
        r"(?:eficácia|resultados) (?:clinicamente |cientificamente )?(?:comprovad|provad|demonstrad)[oa]s?",
        r"garantid[oa]s?|garante|garantem|garantimos",
        r"recomendad[oa]s? por (?:\w+ )?(?:dermatologistas|médicos|pediatras|especialistas|dentistas|farmacêuticos)",
        r"sem (?:nenhum |quaisquer )?(?:efeitos? (?:secundários?|colatera(?:l|is))|riscos?|perigo)|zero riscos?|"
        r"risco zero",
        r"milagros[oa]s?|infalíve(?:l|is)",
        r"(?:nove|\d+) (?:em|de) cada (?:dez|\d+)",
        r"(?:totalmente|completamente|absolutamente) (?:natural|naturais|segur[oa]s?|inofensiv[oa]s?|pur[oa]s?|"
        r"eficaz(?:es)?)",
    ),
    ordinary=(
        r"pelo menos|ao menos|mais ou menos|o mais possível|(?:nem|nada|nunca|ninguém|muito|pouco|a|de) mais|"
        r"cada vez (?:mais|menos)|no mais tardar",
        r"(?:não|já não|nunca|sem) (?:\w+ ){1,3}mais(?: \w+)?|mais (?:tarde|além|adiante|do que \d+|de|"
        r"informações|cedo|vezes|nada|uma?)",
        r"(?:o|a|os|as|ao) mais (?:breve|cedo|tardar|próxim[oa]s?|recentes?|frequentes?|comu(?:m|ns)|sensíve(?:l|"
        r"is)|pequen[oa]s?|delicad[oa]s?|"
        r"importantes?|jovens|rápid[oa] possível|velh[oa]s?)|mais alto nível",
        r"melhor(?:es)? (?:dizendo|não|tarde|ainda|amig[oa]s?|cumprimentos|votos|momento|maneira|forma|prática?s|"
        r"altura|dos casos|possível)",
        r"(?:o|a) melhor (?:é|será|seria|momento|maneira|forma|amig[oa]|que|de|hora)|na melhor das hipóteses|"
        r"(?:é|seria|será|ou|tanto|muito|ainda) melhor(?! (?:do )?que)",
        r"(?:o|a|os|as) únic[oa]s? (?:que|coisa|forma|maneira|modo|exceção|diferença|problema|pergunta|razão|"
        r"motivo|condição|pessoa|vez)|filh[oa] únic[oa]",
        r"(?:não|nem|sem|nunca) (?:\w+ ){0,3}garant\w+|salário (?:\w+ )?garantido",
        r"(?:regra|passo|artigo|anexo|prioridade|figura|tabela|sala|página|pergunta|dica|ponto|rua|lote|"
        r"plataforma) (?:n ?[.]?[º°] ?1|número (?:um|1))",
    ),
)
