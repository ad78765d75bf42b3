"""The findings of many texts as text, JSON or SARIF. Each is written as it comes, so that nothing is collected."""

import hashlib
import json
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from ..models import Severity
from .explaining import explain
from .findings import Found
from .kinds import base_kind_of
from .registry import FAILED, RULES

Write = Callable[[str], Any]
SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Severity.INFO: "note", Severity.WARNING: "warning", Severity.BLOCKS: "error"}
RULE_ORDER = [*RULES, FAILED.code]


@dataclass(frozen=True)
class Subject:
    """The text that a finding is about, as it is named in a report."""

    locale: str
    kind: str
    pk: str
    title: str

    @property
    def path(self) -> str:
        return f"{self.locale}/{self.kind}/{self.pk}"


def subject_of(instance: Any, language: str) -> Subject:
    return Subject(language, instance._meta.label_lower, str(instance.pk), str(instance))


def fingerprint(instance: Any, found: Found) -> str:
    """Return what a finding is known by from one check to the next, wherever its sentence has moved in the text."""
    parts = (*base_kind_of(instance).natural_key(), instance.pk, found.rule, found.subject, found.sentence_hash)
    return hashlib.sha256("\0".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()


@dataclass
class Report(ABC):
    """Writes findings text by text, and counts those that nobody has waived by severity."""

    write: Write
    texts: int = 0
    counts: "Counter[str]" = field(default_factory=Counter)

    def add(self, instance: Any, language: str, findings: list[Found]) -> None:
        self.texts += 1
        self.counts.update(one.severity for one in findings if not one.is_waived)
        if findings:
            self.tell(instance, subject_of(instance, language), findings)

    @abstractmethod
    def begin(self) -> None:
        """Write what stands before the findings."""

    @abstractmethod
    def tell(self, instance: Any, subject: Subject, findings: list[Found]) -> None:
        """Write the findings of a text."""

    @abstractmethod
    def end(self) -> None:
        """Write what stands after them."""

    @property
    def summary(self) -> dict[str, int]:
        return {severity: self.counts[severity] for severity in Severity.values}


class TextReport(Report):
    """Lines for people: what nobody has waived."""

    def begin(self) -> None:
        """The findings speak for themselves."""

    def tell(self, instance: Any, subject: Subject, findings: list[Found]) -> None:
        standing = [one for one in findings if not one.is_waived]
        if standing:
            self.write(f"{printable(subject.title)} ({subject.path})\n")
        for one in standing:
            place = f" [{one.path}]" if one.path else ""
            self.write(f"  {one.severity:<8} {one.rule}{place}: {printable(explain(one))}\n")
            if one.sentence:
                self.write(f"           {printable(one.sentence)[:200]}\n")

    def end(self) -> None:
        counted = ", ".join(f"{count} {severity}" for severity, count in reversed(self.summary.items()))
        self.write(f"{self.texts} texts: {counted}.\n")


class JsonReport(Report):
    """An object with `findings`, the number of `texts`, and `counts` by severity."""

    separator = ""

    def begin(self) -> None:
        self.write('{"findings": [')

    def tell(self, instance: Any, subject: Subject, findings: list[Found]) -> None:
        for one in findings:
            data = {
                **one.as_dict(),
                "message": explain(one),
                "fingerprint": fingerprint(instance, one),
                "text": vars(subject),
            }
            self.write(f"{self.separator}\n{json.dumps(data)}")
            self.separator = ","

    def end(self) -> None:
        self.write(f'\n], "texts": {self.texts}, "counts": {json.dumps(self.summary)}}}\n')


class SarifReport(Report):
    """SARIF 2.1.0 (OASIS). A waived finding is a suppressed result."""

    separator = ""

    def begin(self) -> None:
        driver = json.dumps({"name": "Relais messaging check", "rules": [rule_as_sarif(code) for code in RULE_ORDER]})
        self.write(f'{{"$schema": "{SARIF_SCHEMA}", "version": "2.1.0", "runs": [{{\n')
        self.write(f'"tool": {{"driver": {driver}}},\n"columnKind": "unicodeCodePoints",\n"results": [')

    def tell(self, instance: Any, subject: Subject, findings: list[Found]) -> None:
        for one in findings:
            self.write(f"{self.separator}\n{json.dumps(as_sarif(instance, subject, one))}")
            self.separator = ","

    def end(self) -> None:
        self.write("\n]}]}\n")


def rule_as_sarif(code: str) -> dict[str, Any]:
    rule = RULES.get(code, FAILED)
    return {
        "id": code,
        "name": str(rule.title),
        "shortDescription": {"text": str(rule.description)},
        "defaultConfiguration": {"level": LEVELS[Severity(rule.severity)]},
    }


def as_sarif(instance: Any, subject: Subject, found: Found) -> dict[str, Any]:
    name = f"{subject.path}/{found.path}" if found.path else subject.path
    result: dict[str, Any] = {
        "ruleId": found.rule,
        "ruleIndex": RULE_ORDER.index(found.rule),
        "level": LEVELS[Severity(found.severity)],
        "message": {"text": explain(found)},
        "locations": [{"logicalLocations": [{"name": subject.title, "fullyQualifiedName": name, "kind": "text"}]}],
        "partialFingerprints": {"relaisFinding/v1": fingerprint(instance, found)},
        "properties": {"start": found.start, "end": found.end, "excerpt": found.excerpt, "sentence": found.sentence},
    }
    if found.is_waived:
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": found.waived_because}]
    return result


def printable(text: str) -> str:
    """Return a text on one line, without what would command a terminal."""
    return "".join(char if char.isprintable() else " " for char in text)


FORMATS: dict[str, type[Report]] = {"text": TextReport, "json": JsonReport, "sarif": SarifReport}
