import pytest

from .helpers import check, codes


@pytest.mark.parametrize(
    ("language", "source", "target"),
    [
        ("fr", "Rinse the jar.", "Rincez le bocal."),
        ("fr", "A good jar", "Un bon bocal"),
        ("fr", "Wait…", "Attendez..."),
        ("de", "She said “Wait.”", "Sie sagte: „Warten“."),
        ("es", "Rinse (twice).", "Enjuague (dos veces)."),
        ("fr", "<b>Rinse.</b>", "<b>Rincez.</b>"),
        ("fr", "Rinse. ", "Rincez.\u00a0"),
        ("de", "Sold by Averlune Ltd.", "Verkauft von der Averlune GmbH"),
        ("de", "Jars, lids, etc.", "Gläser, Deckel usw."),
        ("de", "Open until 5 p.m.", "Bis 17 Uhr offen"),
        ("fr", "Made in the U.S.", "Fabriqué aux États-Unis"),
        ("de", "On the 5th", "Am 5."),
        ("es", "Dear member,", "Estimado socio:"),
        ("de", "Dear member,", "Liebes Mitglied!"),
        ("ar", "Why?", "لماذا؟"),
        ("fr", "What to bring", "Que faut-il apporter\u202f?"),
        ("es", "How to rinse a jar", "¿Cómo se enjuaga un frasco?"),
        ("de", "Thank you! 🎉", "Danke 🎉!"),
        ("de", "Pebble®", "Pebble"),
    ],
)
def test_ending_like_the_source_gives_nothing(language, source, target):
    assert codes(source, target, language) == []


def test_question_that_lost_its_mark_may_be_a_title():
    assert codes("Que faut-il apporter\u202f?", "What to bring", "en", "fr") == []


@pytest.mark.parametrize(
    ("source", "target", "wanted", "mark"),
    [
        ("Rinse the jar.", "Das Glas ausspülen", ".", ""),
        ("A good jar", "Ein gutes Glas.", "", "."),
        ("Is it good?", "Es ist gut.", "?", "."),
        ("Rinse:", "Ausspülen.", ":", "."),
        ("Rinse!", "Ausspülen …", "!", "…"),
        ("Is it “good”?", "Ist es „gut“.", "?", "."),
        ("Rinse the jar", "Das Glas ausspülen?", "", "?"),
    ],
)
def test_other_ending_warns(source, target, wanted, mark):
    [finding] = check(source, target, "de")
    assert (finding.code, finding.params) == ("final_mark_differs", {"wanted": wanted, "mark": mark})
    assert not finding.is_blocking


def test_other_ending_tells_where_the_mark_stands():
    [finding] = check("Is it <b>good?</b>", "Ist es <b>gut.</b>", "de")
    assert (finding.start, finding.end, finding.excerpt) == (13, 14, ".")


def test_missing_ending_tells_the_source():
    [finding] = check("Rinse the jar.", "Das Glas ausspülen", "de")
    assert (finding.start, finding.excerpt) == (None, "Rinse the jar.")
