"""Patterns that the check cannot use."""

from hub.text.wordings.patterns import PatternRefused, PatternTooSlow

from ..models import WordingPattern
from ..models.patterns import say_fault
from .stamps import renew_stamp


def switch_off_pattern(pk: int, fault: PatternTooSlow | PatternRefused) -> None:
    """Switch a pattern off and say why, so that nobody waits for it again."""
    WordingPattern.objects.filter(pk=pk, is_on=True).update(is_on=False, fault=say_fault(fault)[:200])
    renew_stamp()
