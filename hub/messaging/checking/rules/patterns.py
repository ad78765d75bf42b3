"""Wordings that somebody described by a regular expression."""

import logging
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from hub.text.wordings.patterns import PatternRefused, PatternTooSlow, find_pattern

from ...models import Severity
from ..settings import Pattern
from ..switching import switch_off_pattern
from ..views import Hit, PassageView, TextView
from .rule import Rule

logger = logging.getLogger(__name__)


def find_patterns(text: TextView) -> Iterator[Hit]:
    for pattern in text.knowledge.patterns:
        if pattern.pk not in text.knowledge.switched_off:
            yield from find_one(text, pattern)


def find_one(text: TextView, pattern: Pattern) -> Iterator[Hit]:
    """Look for one pattern. One that cannot be used is switched off, and told of in the place of what it would find."""
    try:
        hits = [hit for view in text.looked_at for hit in hits_in(view, pattern)]
    except (PatternTooSlow, PatternRefused) as fault:
        logger.warning("The pattern %r of the messaging check was switched off: %r", pattern.name, fault)
        text.knowledge.switched_off.add(pattern.pk)
        switch_off_pattern(pattern.pk, fault)
        yield Hit(text.looked_at[0] if text.looked_at else None, pattern.name, params={"failed": pattern.name})
    else:
        yield from hits


def hits_in(view: PassageView, pattern: Pattern) -> Iterator[Hit]:
    params = {"pattern": pattern.name, "explanation": pattern.explanation}
    for start, end in find_pattern(pattern.pattern, view.text):
        yield Hit(view, pattern.name, start, end, params, pattern.severity)


RULES = (
    Rule(
        "wording_pattern",
        Severity.WARNING,
        _("Wording"),
        _("A wording that marketing described by a pattern."),
        in_text=find_patterns,
    ),
)
