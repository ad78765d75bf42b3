import pytest

from .helpers import check, codes

NB, NN = "\u00a0", "\u202f"


@pytest.mark.parametrize("language", ["fr", "fr-be", "fr-ch"])
@pytest.mark.parametrize("space", [NB, NN])
@pytest.mark.parametrize("mark", [";", ":", "!", "?", "?!", "!!", "?…"])
def test_french_mark_after_a_no_break_space_gives_nothing(language, space, mark):
    assert codes(f"One{mark} Two", f"Un bocal{space}{mark} Deux bocaux", language) == []


@pytest.mark.parametrize("language", ["fr", "fr-be", "fr-ch"])
@pytest.mark.parametrize("mark", [";", ":", "!", "?"])
def test_french_mark_without_space_warns(language, mark):
    [finding] = check(f"One{mark} Two", f"Un bocal{mark} Deux bocaux", language)
    assert (finding.code, finding.params, finding.is_blocking) == ("space_missing", {"mark": mark}, False)
    assert (finding.start, finding.end) == (8, 9)


@pytest.mark.parametrize("space", [" ", "\u2009"])
def test_french_mark_after_a_space_that_breaks_warns(space):
    [finding] = check("Why? Because", f"Pourquoi{space}? Parce que")
    assert (finding.code, finding.start, finding.end) == ("space_breaks", 8, 10)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("At 10:30", "À 10:30"),
        ("A ratio of 3:1", "Un rapport de 3:1"),
        ("See https://example.com/?a=1", "Voir https://example.com/?a=1"),
        ("Really (?) new", "Vraiment (?) neuf"),
        ("Yahoo! is here", "Yahoo! est là"),
        ("Well done :)", "Bravo :)"),
        ("Use <code>a: b</code> here", "Utilisez <code>a: b</code> ici"),
        ("Salt &amp; lime", "Sel &amp; citron vert"),
        ("<b>Tip</b>: rinse", f"<b>Astuce</b>{NB}: rincez"),
        ("<b>Tip:</b> rinse", "<b>Astuce&nbsp;:</b> rincez"),
        ("“Why?” she asked", f"«{NB}Pourquoi{NN}?{NB}» demanda-t-elle"),
    ],
)
def test_french_marks_that_are_no_punctuation_give_nothing(source, target):
    assert codes(source, target) == []


def test_canadian_french_has_no_space_before_marks():
    assert codes("Why? Yes! So; well", "Pourquoi? Oui! Donc; bien", "fr-ca") == []
    assert codes("Why? Because", f"Pourquoi{NB}? Parce que", "fr-ca") == ["space_before_mark"]
    assert codes("Why? Because", "Pourquoi ? Parce que", "fr-ca") == ["space_before_mark"]


def test_canadian_french_wants_a_space_before_a_colon():
    assert codes("Tip: rinse", f"Astuce{NB}: rincez", "fr-ca") == []
    assert codes("Tip: rinse", "Astuce: rincez", "fr-ca") == ["space_missing"]


@pytest.mark.parametrize("language", ["fr", "fr-be", "fr-ca", "fr-ch"])
@pytest.mark.parametrize("space", [NB, NN])
def test_guillemets_with_no_break_spaces_give_nothing(language, space):
    assert codes("The “good” jar", f"Le «{space}bon{space}» bocal", language) == []


def test_guillemets_without_spaces_warn_in_french():
    assert codes("The “good” jar", "Le «bon» bocal") == ["space_missing", "space_missing"]
    assert codes("The “good” jar", "Le « bon » bocal") == ["space_breaks", "space_breaks"]


@pytest.mark.parametrize(
    ("language", "target"),
    [
        ("de", "Das „gute“ Glas"),
        ("de", "Das »gute« Glas ist da"),
        ("de", "Das ‚gute‘ Glas"),
        ("de-at", "Das „gute“ Glas"),
        ("de-ch", "Das «gute» Glas"),
        ("es", "El frasco «bueno»"),
        ("es", "El frasco “bueno”"),
        ("it", "Il barattolo «buono»"),
        ("nl", "De ‘goede’ pot"),
        ("pt", "O frasco “bom”"),
        ("ar", "الجرة «الجيدة»"),
    ],
)
def test_quotes_of_the_language_give_nothing(language, target):
    assert codes("The “good” jar", target, language) == []


@pytest.mark.parametrize(
    ("language", "target"),
    [
        ("fr", "Le “bon” bocal"),
        ("fr", 'Le "bon" bocal'),
        ("de", 'Das "gute" Glas'),
        ("de", "Das “gute” Glas"),
        ("de", "Das „gute” Glas"),
        ("de", "Das «gute» Glas"),
        ("de-ch", "Das „gute“ Glas"),
        ("de-ch", "Das »gute« Glas"),
    ],
)
def test_quotes_of_another_language_warn(language, target):
    assert codes("The “good” jar", target, language) == ["quotes_foreign"]


@pytest.mark.parametrize("language", ["de-ch", "es", "it", "pt", "ar"])
def test_spaces_inside_guillemets_warn_outside_french(language):
    assert set(codes("The “good” jar", "x « y » z", language)) == {"space_inside_quotes"}


def test_quotes_inside_french_quotes_give_nothing():
    assert codes("“A “good” jar”", f"«{NB}Un “bon” bocal{NB}»") == []


def test_inches_are_no_quotes():
    assert codes('A 15" and a 17" screen', 'Ein Monitor mit 15" und 17"', "de") == []


@pytest.mark.parametrize("language", ["en", "de", "es", "it", "nl", "pt"])
@pytest.mark.parametrize("mark", [",", ";", ":", "."])
def test_space_before_a_mark_warns(language, mark):
    [finding] = check(f"x{mark} y", f"xx {mark} yy", language, "ar")
    assert (finding.code, finding.start, finding.end) == ("space_before_mark", 2, 4)


def test_space_before_a_comma_warns_in_french():
    assert codes("One, two", "Un , deux") == ["space_before_mark"]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("A ratio of 5:3", "Im Verhältnis 5 : 3"),
        ("Well done :)", "Gut gemacht :)"),
        ("Yes ... no", "Ja ... nein"),
        ("Written in .NET and C#", "Geschrieben in .NET und C#"),
        ("A file of type .{ext}", "Eine Datei wie .{ext}"),
        ("Tags such as <b>, </b>", "Tags wie <b>, </b>"),
        ("As [[HH:]MM]", "Als [[HH:]MM]"),
    ],
)
def test_spaces_before_signs_give_nothing(source, target):
    assert codes(source, target, "de") == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Why?", "¿Por qué?"),
        ("Bring it!", "¡Tráigalo!"),
        ("And the money? It is included.", "¿Y el dinero? Está incluido."),
        ("If so, why?", "Si es así, ¿por qué?"),
        ("Hello! How are you?", "¡Hola! ¿Cómo está?"),
        ("What?!", "¿¡Qué!?"),
        ("What?!", "¡Qué dices?"),
        ("Yes!!", "¡¡Sí!!"),
        ("Will you, for heaven’s sake, come?", "¿Vienes, ¡por Dios!, mañana?"),
        ("Really (?) new", "Nuevo (?) de verdad"),
        ("Yahoo! is here", "Yahoo! está aquí"),
        ("so soon?", "tan pronto?"),
        ("“Why?”", "«¿Por qué?»"),
    ],
)
def test_spanish_marks_in_pairs_give_nothing(source, target):
    assert codes(source, target, "es") == []


def test_spanish_opening_mark_missing_warns():
    [finding] = check("If so, why?", "Si es así, por qué?", "es")
    assert (finding.code, finding.params) == ("opening_mark_missing", {"mark": "?", "opening": "¿"})
    assert codes("Why? How?", "¿Por qué? Cómo?", "es") == ["opening_mark_missing"]
    assert codes("Come!", "Venga!", "es") == ["opening_mark_missing"]


def test_spanish_closing_mark_missing_warns():
    assert codes("Why? Because.", "¿Por qué. Porque sí.", "es") == ["closing_mark_missing"]


def test_arabic_marks_give_nothing():
    assert codes("Why, then? So; well", "لماذا، إذن؟ هكذا؛ حسنا", "ar") == []


@pytest.mark.parametrize(("mark", "wanted"), [("?", "؟"), (",", "،"), (";", "؛")])
def test_latin_mark_after_an_arabic_word_warns(mark, wanted):
    [finding] = check(f"Why{mark} then", f"لماذا{mark} إذن", "ar")
    assert (finding.code, finding.params) == ("mark_foreign", {"mark": mark, "wanted": wanted})


def test_latin_mark_after_a_latin_word_gives_nothing_in_arabic():
    assert codes("By Averlune, a brand", "من Averlune, علامة", "ar") == []
