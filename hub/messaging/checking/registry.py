"""All rules of the check, by code."""

from django.utils.translation import gettext_lazy as _

from ..models import Severity
from .rules import claims, concepts, consistency, languages, names, patterns, placed, sources, terms, typed
from .rules.rule import Rule

# What is told of a rule that did not work; it can be neither switched off nor waived.
FAILED = Rule(
    "rule_failed",
    Severity.INFO,
    _("A rule did not work"),
    _("A rule of the check could not be applied. Nothing is wrong with the text; the rest was checked."),
)
GROUPS = (terms, names, concepts, typed, placed, claims, languages, sources, consistency, patterns)
RULES: dict[str, Rule] = {rule.code: rule for group in GROUPS for rule in group.RULES}


def rule_of(code: str) -> Rule:
    """Return a rule, or raise KeyError."""
    return FAILED if code == FAILED.code else RULES[code]


def rule_choices() -> list[tuple[str, str]]:
    """Return the codes and titles of the rules that can be set, by title."""
    return sorted(((code, str(rule.title)) for code, rule in RULES.items()), key=lambda choice: choice[1])
