"""How the rules are applied: what somebody set for them, the patterns and the required lines."""

from dataclasses import dataclass

from django.db.models import Q
from wagtail.models import Locale

from ..models import RequiredLine, RuleSetting, WordingPattern


@dataclass(frozen=True)
class Reach:
    """Where something counts. An empty set is everywhere."""

    locale_ids: frozenset[int] = frozenset()
    kind_ids: frozenset[int] = frozenset()

    def includes(self, locale_id: int, kind_ids: frozenset[int]) -> bool:
        is_here = not self.locale_ids or locale_id in self.locale_ids
        return is_here and (not self.kind_ids or not self.kind_ids.isdisjoint(kind_ids))


@dataclass(frozen=True)
class Setting:
    """What is set for a rule; as a rule comes where nothing is."""

    is_on: bool = True
    severity: str = ""
    help_text: str = ""
    reach: Reach = Reach()


@dataclass(frozen=True)
class Pattern:
    pk: int
    name: str
    pattern: str
    severity: str
    explanation: str


@dataclass(frozen=True)
class Line:
    key: str
    claim_key: str
    severity: str
    reach: Reach


def read_settings() -> dict[str, Setting]:
    """Return what is set, by rule; three queries."""
    rows = RuleSetting.objects.prefetch_related("countries", "page_types")
    return {row.rule: Setting(row.is_on, row.severity, row.help_text.strip(), reach_of(row)) for row in rows}


def reach_of(row: RuleSetting | RequiredLine) -> Reach:
    return Reach(
        frozenset(country.locale_id for country in row.countries.all()),
        frozenset(kind.pk for kind in row.page_types.all()),
    )


def read_patterns(locale: Locale) -> list[Pattern]:
    rows = WordingPattern.objects.filter(Q(locales=None) | Q(locales=locale), is_on=True).distinct()
    return [Pattern(row.pk, row.name, row.pattern, row.severity, row.explanation) for row in rows]


def read_lines() -> list[Line]:
    rows = RequiredLine.objects.prefetch_related("countries", "page_types")
    return [Line(row.line_key, row.claim_key, row.severity, reach_of(row)) for row in rows]
