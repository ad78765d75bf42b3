"""What is wrong with a regular expression that somebody typed, said in words."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hub.text.wordings.patterns import PatternRefused, PatternTooSlow, check_pattern

TOO_SLOW = _("The pattern takes too long on ordinary text.")
# By the reasons of PatternRefused.
REFUSALS = {
    "empty": _("Write a pattern."),
    "too_long": _("The pattern is too long."),
    "invalid": _("This is no regular expression."),
    "backreference": _("A pattern cannot refer back to what it has found."),
    "nested_repeat": _("A repeat within a repeat, as in (a+)+, can take for ever."),
    "repeat_too_large": _("A repeat counts too high."),
    "empty_match": _("The pattern matches where nothing is, so it would be found everywhere."),
    "too_slow": TOO_SLOW,
}


def validate_pattern(pattern: str) -> None:
    """Raise ValidationError for a pattern that is no regular expression, or that can take too long."""
    try:
        check_pattern(pattern)
    except (PatternRefused, PatternTooSlow) as fault:
        raise ValidationError(say_fault(fault)) from fault


def say_fault(fault: PatternRefused | PatternTooSlow) -> str:
    reason = fault.reason if isinstance(fault, PatternRefused) else "too_slow"
    return str(REFUSALS.get(reason, REFUSALS["invalid"]))
