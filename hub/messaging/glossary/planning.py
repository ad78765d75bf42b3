"""What a file would change in the glossary, found before anything is written."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.contrib.admin.utils import label_for_field
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.models import Locale

from hub.countries.models import Country
from hub.messaging.models import Concept, Term

from .entries import CONCEPT_FIELDS, LISTS, ConceptEntry, GlossaryFile, Problem, TermEntry, Values, defaults_of
from .reading import countries_by_concept, terms_by_concept, values_of_concept, values_of_term


@dataclass
class Step:
    """What becomes of one concept. Both it and its terms have the new values, and are not saved yet."""

    concept: Concept
    entry: ConceptEntry
    is_new: bool
    is_changed: bool = False
    countries: list[Country] | None = None
    terms: list[Term] = field(default_factory=list)


@dataclass
class Plan:
    file: GlossaryFile
    new: list[Step] = field(default_factory=list)
    changed: list[Step] = field(default_factory=list)
    same: int = 0
    problems: list[Problem] = field(default_factory=list)
    left_out: int = 0  # terms in languages that are not here

    @property
    def terms(self) -> int:
        return sum(len(step.terms) for step in (*self.new, *self.changed))


def plan_import(file: GlossaryFile, skips_unknown_languages: bool = False) -> Plan:
    """Compare a file with the glossary. Nothing is taken away that a file does not name."""
    planner = Planner(file, skips_unknown_languages)
    for entry in file.concepts:
        planner.plan(entry)
    planner.check_names()
    planner.result.problems = sorted({*file.problems, *planner.result.problems})
    return planner.result


class Planner:
    """Holds what is stored of the concepts that a file names, read in a constant number of queries."""

    def __init__(self, file: GlossaryFile, skips_unknown_languages: bool) -> None:
        self.result = Plan(file)
        self.skips_unknown_languages = skips_unknown_languages
        self.locales = {locale.language_code.lower(): locale for locale in Locale.objects.all()}
        self.countries = list(Country.objects.select_related("locale"))
        stored = list(Concept.objects.all())
        self.by_uuid = {concept.uuid: concept for concept in stored}
        self.by_name = {concept.name: concept for concept in stored}
        self.names = {concept.pk: concept.name for concept in stored}
        named = {entry.uuid for entry in file.concepts}
        # What an identifier names is not found by its name too: it may just have been renamed.
        self.identified = {concept.pk for concept in stored if concept.uuid in named}
        self.seen: dict[Any, ConceptEntry] = {}
        self.terms = terms_by_concept(stored)
        self.country_names = countries_by_concept(stored)

    def refuse(self, line: int, reason: str) -> None:
        self.result.problems.append(Problem(line, reason))

    def plan(self, entry: ConceptEntry) -> None:
        concept = self.find(entry)
        step = Step(concept or self.make(entry), entry, is_new=concept is None)
        known = step.concept.pk or entry.uuid or entry.name
        if known in self.seen or (step.is_new and entry.name in self.seen):
            line = self.seen.get(known, self.seen.get(entry.name, entry)).line
            self.refuse(
                entry.line, _("The concept stands in the file twice; before on line %(line)d.") % {"line": line}
            )
            return
        self.seen |= {known: entry, entry.name: entry}
        self.change_concept(step)
        self.change_terms(step)
        self.place(step)

    def find(self, entry: ConceptEntry) -> Concept | None:
        if entry.uuid in self.by_uuid:
            return self.by_uuid[entry.uuid]
        named = self.by_name.get(entry.name)
        return None if named is None or named.pk in self.identified else named

    def make(self, entry: ConceptEntry) -> Concept:
        return Concept(name=entry.name, **({"uuid": entry.uuid} if entry.uuid else {}))

    def place(self, step: Step) -> None:
        if step.is_new:
            self.result.new.append(step)
        elif step.is_changed or step.terms:
            self.result.changed.append(step)
        else:
            self.result.same += 1

    def change_concept(self, step: Step) -> None:
        """Give a concept what its entry says."""
        entry, concept = step.entry, step.concept
        before = values_of_concept(concept, self.country_names[concept.pk]) if concept.pk else defaults_of(Concept)
        if concept.name != entry.name:
            concept.name, step.is_changed = entry.name, True
        for name in CONCEPT_FIELDS:
            if name in entry.values and name != "countries" and entry.values[name] != before[name]:
                setattr(concept, name, entry.values[name])
                step.is_changed = True
        if "countries" in entry.values:
            self.change_countries(step, before["countries"])
        self.validate(concept, entry.line, exclude=["uuid"])

    def change_countries(self, step: Step, before: tuple[str, ...]) -> None:
        written = step.entry.values["countries"]
        wanted = [country for name in written for country in self.countries_named(name, step.entry.line)]
        held = [country for name in before for country in self.countries_named(name, step.entry.line)]
        if {country.pk for country in wanted} != {country.pk for country in held}:
            step.countries, step.is_changed = wanted, True

    def countries_named(self, name: str, line: int) -> list[Country]:
        code, _stroke, language = name.partition("/")
        found = [country for country in self.countries if country.code == code]
        if language:
            found = [country for country in found if country.locale.language_code == language]
        if not found:
            self.refuse(line, _("There is no country “%(name)s” here.") % {"name": name})
        return found

    def change_terms(self, step: Step) -> None:
        """Give the terms of a concept what their entries say; those that change are in the step."""
        stored = {(term.locale_id, term.text): term for term in self.terms.get(step.concept.pk or 0, [])}
        seen: dict[tuple[int, str], TermEntry] = {}
        for entry in step.entry.terms:
            locale = self.locale_of(entry)
            if locale is None:
                continue
            key = (locale.pk, entry.text)
            if key in seen:
                line = seen[key].line
                self.refuse(entry.line, _("The term stands there twice; before on line %(line)d.") % {"line": line})
                continue
            seen[key] = entry
            term = stored.get(key) or Term(locale=locale, text=entry.text)
            if self.change_term(term, entry):
                step.terms.append(term)

    def change_term(self, term: Term, entry: TermEntry) -> bool:
        """Give a term what its entry says; tell whether it is new, or changed by that."""
        before = values_of_term(term) if term.pk else defaults_of(Term)
        changed = {name: value for name, value in entry.values.items() if value != before[name]}
        set_values(term, changed)
        self.validate(term, entry.line, exclude=["concept", "locale"])
        return bool(changed) or term.pk is None

    def locale_of(self, entry: TermEntry) -> Locale | None:
        """Return the locale of a tag, or of its language where there is none for its country."""
        tag = entry.language
        locale = self.locales.get(tag) or self.locales.get(tag.partition("-")[0])
        if locale is None and self.skips_unknown_languages:
            self.result.left_out += 1
        elif locale is None:
            self.refuse(entry.line, _("The site has no language “%(tag)s”.") % {"tag": tag})
        return locale

    def validate(self, row: Concept | Term, line: int, exclude: list[str]) -> None:
        for reason in reasons_against(row, exclude):
            self.refuse(line, reason)

    def check_names(self) -> None:
        """Refuse names that concepts have which are not in the file."""
        steps = [*self.result.new, *self.result.changed]
        touched = {step.concept.pk for step in steps}
        kept = {name for pk, name in self.names.items() if pk not in touched}
        for step in steps:
            if step.entry.name in kept:
                self.refuse(step.entry.line, _("Another concept has this name."))


def set_values(row: Concept | Term, values: Values) -> None:
    for name, value in values.items():
        setattr(row, name, "\n".join(value) if name in LISTS else value)


def reasons_against(row: Concept | Term, exclude: list[str]) -> Iterable[str]:
    """Yield why a row cannot be kept, with the names of its fields."""
    try:
        row.clean_fields(exclude=exclude)
        row.clean()
    except ValidationError as error:
        for name, messages in error.message_dict.items():
            label = label_for_field(name, type(row))
            yield from (f"{label}: {message}" for message in messages)
