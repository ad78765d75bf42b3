import threading

from hub.text.terms import Case, Certainty, Match, Term, TermIndex


def find_keys(terms: list[Term], text: str, language: str = "en") -> list[tuple[object, str]]:
    return [(match.key, text[match.start : match.end]) for match in TermIndex(terms, language).find(text)]


def test_find_tells_term_span_and_certainty():
    term = Term(7, "night cream")
    assert TermIndex([term], "en").find("Our night creams") == [Match(7, term, 4, 16, Certainty.LEMMA)]


def test_find_reports_every_key_of_the_same_words():
    terms = [Term(1, "Night Cream"), Term(2, "night-cream"), Term(3, "cream")]
    assert find_keys(terms, "a night cream") == [(1, "night cream"), (2, "night cream")]


def test_find_reports_the_surer_of_two_readings():
    terms = [Term("verb", "hydrate"), Term("noun", "hydration")]
    assert find_keys(terms, "hydration, hydrates") == [("noun", "hydration"), ("verb", "hydrates")]


def test_find_prefers_the_longest_of_overlapping_terms():
    terms = [Term(1, "face cream"), Term(2, "cream for dry skin")]
    assert find_keys(terms, "A face cream for dry skin") == [(2, "cream for dry skin")]


def test_find_takes_forms_as_they_are():
    term = Term(1, "cream", forms=("crm",), inflects=False)
    assert find_keys([term], "crm, crms, creams, CRM, cream") == [(1, "crm"), (1, "CRM"), (1, "cream")]


def test_find_prefers_a_longer_form_of_the_same_term():
    assert find_keys([Term(1, "Averlune", forms=("Averlune Paris",))], "Averlune Paris") == [(1, "Averlune Paris")]


def test_find_leaves_out_a_term_inside_its_own_exception_only():
    apple = Term(1, "apple", exceptions=("apple pie", "apple of the eye"))
    assert find_keys([apple, Term(2, "pie")], "apple pies, apple, apple pie") == [(2, "pies"), (1, "apple"), (2, "pie")]


def test_find_reports_a_term_that_another_term_excepts():
    terms = [Term(1, "apple", exceptions=("apple pie",)), Term(2, "apple")]
    assert find_keys(terms, "apple pie") == [(2, "apple")]


def test_find_keeps_capitals_as_written_in_inflected_forms():
    apple = Term(1, "Apple", case=Case.AS_WRITTEN)
    assert find_keys([apple], "Apples, apples, Apple, APPLE") == [(1, "Apples"), (1, "Apple")]


def test_find_does_not_inflect_names():
    assert find_keys([Term(1, "Wave", inflects=False)], "Waves waved. Wave's wave") == [(1, "Wave"), (1, "wave")]


def test_find_reads_numbers_beside_words():
    assert find_keys([Term(1, "24-hour moisture")], "A 24-hour moisture, 124-hour moisture") == [
        (1, "24-hour moisture")
    ]


def test_index_of_no_terms_finds_nothing():
    assert TermIndex([], "en").find("anything") == []


def test_index_ignores_terms_without_a_letter_to_find():
    assert TermIndex([Term(1, ""), Term(2, "  "), Term(3, "®")], "en").find("a  ® b") == []


def test_find_in_no_text_finds_nothing():
    assert TermIndex([Term(1, "a")], "en").find("") == []


def test_index_takes_a_language_with_its_country():
    assert find_keys([Term(1, "crème")], "des crèmes", "fr_CA") == find_keys([Term(1, "crème")], "des crèmes", "FR")


def test_index_of_an_unknown_language_finds_what_is_written():
    assert find_keys([Term(1, "glom")], "glom GLOM gloms", "xx") == [(1, "glom"), (1, "GLOM")]


def test_find_copes_with_half_a_character_pair():
    assert find_keys([Term(1, "水")], "\ud800水です", "ja") == [(1, "水")]


def test_find_counts_characters_outside_the_basic_plane_as_one():
    assert find_keys([Term(1, "京都"), Term(2, "肌")], "😀京都😀肌に", "ja") == [(1, "京都"), (2, "肌")]


def test_find_answers_several_threads_alike():
    index = TermIndex([Term(1, "eau micellaire"), Term(2, "crème")], "fr")
    text = "Des eaux micellaires et des crèmes. " * 20
    answers: list[list[Match]] = []
    threads = [threading.Thread(target=lambda: answers.append(index.find(text))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [index.find(text)] * 4
    assert len(answers[0]) == 40


def test_find_many_times_the_same_term_in_order():
    matches = TermIndex([Term(1, "cream")], "en").find("creams " * 500)
    assert [match.start for match in matches] == list(range(0, 3500, 7))
