"""Files taken over: all of a file or nothing of it, and the second time nothing."""

import uuid
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import ModelLogEntry

from hub.countries.models import Country
from hub.editorial.exchange.entries import FileRefused
from hub.members.models import User
from hub.messaging.glossary.csv_files import write_csv
from hub.messaging.glossary.entries import ConceptEntry, TermEntry
from hub.messaging.glossary.importing import import_glossary, read_glossary
from hub.messaging.glossary.planning import Plan, plan_import
from hub.messaging.glossary.tbx_writing import write_tbx
from hub.messaging.models import Concept, Mark, PartOfSpeech, Severity, Term, TermCase, TermStatus
from tests.factories import make_locale

from .helpers import make_concept, make_refill, make_term, stored

HEAD = "concept,language,term,status,reason"


@pytest.fixture(autouse=True)
def languages(db: None) -> None:
    for code in ("en", "fr", "pt-br"):
        make_locale(code)


def take(text: str, user: User | None = None, **options: bool) -> Plan:
    return import_glossary(text.encode(), user, **options)


def counts(plan: Plan) -> tuple[int, int, int, int]:
    return len(plan.new), len(plan.changed), plan.same, len(plan.problems)


def reasons(plan: Plan) -> list[tuple[int, str]]:
    return [(problem.line, problem.reason) for problem in plan.problems]


def write(entries: list[ConceptEntry], kind: str) -> str:
    return write_tbx(entries, "en") if kind == "tbx" else write_csv(entries)


word = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cn"]), min_size=1, max_size=12
).map(lambda text: " ".join(text.split()) or "x")
words = st.one_of(word, st.sampled_from(["=1+1", "'-x", "a | b", '"', "<b>&amp;", "]]>", "?>", "-", "x;y,z"]))
prose = st.one_of(st.just(""), words, st.tuples(words, words).map("\n".join))
several = st.lists(words, max_size=3, unique=True).map(tuple)
note = st.one_of(st.just(""), words)
term_values = st.fixed_dictionaries(
    {
        "status": st.sampled_from(TermStatus.values),
        "replacement": note,
        "reason": words,
        "case": st.sampled_from(TermCase.values),
        "mark": st.sampled_from(Mark.values),
        "forms": several,
        "exceptions": several,
        "part_of_speech": st.sampled_from(PartOfSpeech.values),
        "note": note,
    }
)
concept_values = st.fixed_dictionaries(
    {
        "subject": note,
        "definition": prose,
        "note": prose,
        "is_name": st.booleans(),
        "severity": st.sampled_from(Severity.values),
        "countries": st.sampled_from([(), ("FR",), ("BE/fr", "FR"), ("BE/fr", "BE/pt-br")]),
    }
)
terms = st.lists(
    st.builds(TermEntry, st.sampled_from(["en", "fr", "pt-br"]), words, term_values),
    max_size=4,
    unique_by=lambda term: (term.language, term.text),
).map(lambda found: sorted(found, key=lambda term: (term.language, term.text)))
glossaries = st.lists(
    st.builds(ConceptEntry, words, st.uuids(version=4), concept_values, terms),
    max_size=4,
    unique_by=(lambda concept: concept.name, lambda concept: concept.uuid),
).map(lambda found: sorted(found, key=lambda concept: concept.name))


def make_markets() -> None:
    """Make a market with one language, and one with two."""
    for code, language in (("FR", "fr"), ("BE", "fr"), ("BE", "pt-br")):
        Country.objects.get_or_create(code=code, locale=make_locale(language), defaults={"name": f"{code} {language}"})


@pytest.mark.parametrize("kind", ["tbx", "csv"])
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(glossary=glossaries)
def test_round_trip_loses_nothing(kind: str, glossary: list[ConceptEntry]) -> None:
    Concept.objects.all().delete()
    make_markets()
    first = take(write(glossary, kind))
    assert (reasons(first), len(first.new)) == ([], len(glossary))
    kept = {(concept.name, concept.uuid): concept for concept in stored()}
    for concept in kept.values():
        concept.terms.sort(key=lambda term: (term.language, term.text))
    assert [kept[concept.name, concept.uuid] for concept in glossary] == glossary
    assert counts(take(write(stored(), kind))) == (0, 0, len(glossary), 0)


@pytest.mark.parametrize("kind", ["tbx", "csv"])
def test_an_exported_glossary_comes_back_to_where_it_was(kind: str) -> None:
    concept, text = make_refill(), ""
    before, text = stored(), write(stored(), kind)
    Term.objects.filter(text="refill").update(note="Other", status="admitted", forms="")
    Term.objects.filter(text="recharge").delete()
    Concept.objects.update(definition="", severity="blocks")
    plan = take(text)
    assert counts(plan) == (0, 1, 0, 0)
    assert (stored(), plan.changed[0].concept.pk) == (before, concept.pk)


def test_a_second_import_changes_nothing() -> None:
    text = f"{HEAD}\nRefill,en,refill,,\nPump,en,pump,,\nPump,fr,pompe,,\n"
    assert counts(take(text)) == (2, 0, 0, 0)
    stamps = list(Term.objects.values_list("pk", "updated_at"))
    assert counts(take(text)) == (0, 0, 2, 0)
    assert list(Term.objects.values_list("pk", "updated_at")) == stamps


def test_nothing_of_a_file_with_a_bad_line_is_taken() -> None:
    make_refill()
    text = f"{HEAD}\nRefill,en,refill,admitted,\nPump,en,pump,,\nPump,xx,pompe,,\nJar,en,jar,forbidden,\n"
    before = stored()
    plan = take(text)
    assert reasons(plan) == [
        (4, "The site has no language “xx”."),
        (5, "reason: Say why the term must not be used."),
    ]
    assert stored() == before


def test_nul_is_refused_with_its_line() -> None:
    with pytest.raises(FileRefused) as refusal:
        read_glossary(b"concept;language;term\nA\0;fr;b")
    assert str(refusal.value) == "Line 2: It has a NUL character."


@pytest.mark.parametrize("data", [b"\xff\xfea\0", b"concept,language,term\n\xe9,fr,b"])
def test_other_encodings_are_refused(data: bytes) -> None:
    with pytest.raises(FileRefused):
        read_glossary(data)


def test_unknown_languages_are_left_out_on_demand() -> None:
    plan = take(f"{HEAD}\nRefill,en,refill,,\nRefill,xx,re,,\n", skips_unknown_languages=True)
    assert (counts(plan), plan.left_out, Term.objects.count()) == ((1, 0, 0, 0), 1, 1)


def test_a_tag_with_a_country_is_its_language() -> None:
    take(f"{HEAD}\nRefill,fr_FR,recharge,,\nRefill,pt-BR,refil,,\n")
    assert list(Term.objects.values_list("locale__language_code", flat=True)) == ["fr", "pt-br"]


def test_terms_that_a_file_does_not_name_stay() -> None:
    make_refill()
    plan = take(f"{HEAD}\nRefill,fr,flacon,admitted,\n")
    assert (counts(plan), plan.terms, Term.objects.count()) == ((0, 1, 0, 0), 1, 5)


def test_what_a_file_does_not_say_stays() -> None:
    make_refill()
    take("concept,language,term,note\nRefill,en,refill,New note\n")
    term = Term.objects.get(text="refill")
    assert (term.note, term.forms, term.part_of_speech) == ("New note", "refills\nrefilled", "noun")


def test_an_identifier_renames_its_concept() -> None:
    concept = make_refill()
    plan = take(f"concept_id,concept,language,term\n{concept.uuid},Refills,en,refill\n")
    assert (counts(plan), Concept.objects.get().name) == ((0, 1, 0, 0), "Refills")


def test_the_name_of_another_concept_is_refused() -> None:
    concept = make_refill()
    make_concept("Pump")
    plan = take(f"concept_id,concept,language,term\n{concept.uuid},Pump,en,refill\n")
    assert reasons(plan) == [(2, "Another concept has this name.")]


def test_an_unknown_identifier_finds_its_concept_by_name() -> None:
    concept = make_refill()
    plan = take(f"concept_id,concept,language,term\n{uuid.uuid4()},Refill,en,refill\n")
    assert (counts(plan), Concept.objects.get().uuid) == ((0, 0, 1, 0), concept.uuid)


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ("Refill,en,refill,,\nRefill,en,refill,,\n", "The term stands there twice; before on line 2."),
        ("Refill,en,refill,,\nRefill,en-GB,refill,,\n", "The term stands there twice; before on line 2."),
        (f"Refill,en,refill,,\nPump,en,{'x' * 201},,\n", "term: Ensure this value has at most 200 characters"),
    ],
)
def test_rows_that_the_glossary_cannot_keep_are_told(lines: str, reason: str) -> None:
    (found,) = reasons(take(f"{HEAD}\n{lines}"))
    assert (found[0], found[1].startswith(reason)) == (3, True)


def test_a_concept_that_stands_there_twice_is_told() -> None:
    entry = '<conceptEntry id="c{}"><langSec xml:lang="en"><termSec><term>x</term></termSec></langSec></conceptEntry>'
    plan = take("<tbx><text><body>\n" + "\n".join(entry.format(number) for number in (1, 2)) + "</body></text></tbx>")
    assert reasons(plan) == [(3, "The concept stands in the file twice; before on line 2.")]


def test_unknown_countries_are_told() -> None:
    plan = take("concept,language,term,countries\nRefill,en,refill,ZZ\n")
    assert reasons(plan) == [(2, "There is no country “ZZ” here.")]


def test_an_import_is_in_the_log(marketer: User) -> None:
    make_refill()
    take(f"{HEAD}\nRefill,fr,flacon,,\nPump,en,pump,,\n", marketer)
    found = ModelLogEntry.objects.filter(user=marketer).values_list("action", "label")
    assert sorted(found) == [("wagtail.create", "Pump"), ("wagtail.edit", "Refill")]


def queries_of(number: int) -> int:
    make_markets()
    rows: Any = [f"C{index},en,t{index},," for index in range(number)]
    file = read_glossary("\n".join([HEAD, *rows]).encode())
    with CaptureQueriesContext(
        connection,
    ) as found:
        plan_import(file)
    return len(found)


def test_a_plan_costs_the_same_for_one_and_for_thirty() -> None:
    assert queries_of(1) == queries_of(30)


def test_a_rename_leaves_its_name_to_a_new_concept() -> None:
    concept = make_refill()
    text = f"concept_id,concept,language,term\n{concept.uuid},Refills,en,refill\n,Refill,en,refill bag\n"
    assert counts(take(text)) == (1, 1, 0, 0)
    assert sorted(Concept.objects.values_list("name", flat=True)) == ["Refill", "Refills"]


def test_make_term_is_found_by_its_language() -> None:
    concept = make_concept("Jar")
    make_term(concept, "pot", "fr")
    assert counts(take(f"{HEAD}\nJar,en,pot,,\n")) == (0, 1, 0, 0)
    assert Term.objects.filter(concept=concept).count() == 2
