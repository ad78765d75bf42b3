"""Brand messages that are placed, and those that must be."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from ...models import BrandMessage, Severity, WhenMissing
from ...reading import Absence
from ..messages import OLD
from ..settings import Line
from ..views import Hit, TextView
from .rule import Rule
from .typed import at, known_in


def find_expired(text: TextView) -> Iterator[Hit]:
    return find_absent(text, Absence.EXPIRED)


def find_withdrawn(text: TextView) -> Iterator[Hit]:
    return find_absent(text, Absence.WITHDRAWN)


def find_out_of_country(text: TextView) -> Iterator[Hit]:
    return find_absent(text, Absence.ELSEWHERE)


def find_absent(text: TextView, absence: str) -> Iterator[Hit]:
    """Tell of messages that are not shown for one cause, whether they are placed or their words are typed."""
    for placement in text.reading.placed:
        message = text.knowledge.messages.get(placement.key)
        if message is not None and message.absence(text.now) == absence:
            yield Hit(placement, placement.key, params={"message": placement.key}, excerpt=placement.key)
    for view, like, message in known_in(text):
        if message.absence(text.now) == absence:
            hit = at(view, like, message, {"message": message.key, "variant": "typed"})
            yield Hit(view, hit.subject, hit.start, hit.end, hit.params, is_probable=hit.is_probable)


def find_missing(text: TextView) -> Iterator[Hit]:
    """Tell of messages that the language does not have, or that nobody has; a text that needs them may not go live."""
    for placement in text.reading.placed:
        message = text.knowledge.messages.get(placement.key)
        params = {"message": placement.key}
        if message is None:
            yield Hit(placement, placement.key, params=params | {"variant": "unknown"}, excerpt=placement.key)
        elif message.absence(text.now) == Absence.MISSING:
            severity = Severity.BLOCKS if message.when_missing == WhenMissing.BLOCK else ""
            yield Hit(placement, placement.key, params=params, severity=severity, excerpt=placement.key)


def find_missing_lines(text: TextView) -> Iterator[Hit]:
    """Tell of legal lines that must stand on the text, or beside a claim that it makes."""
    if isinstance(text.instance, BrandMessage):
        return
    placed = {placement.key for placement in text.reading.placed}
    lines = [line for line in text.knowledge.lines if is_wanted(line, text) and line.key not in placed]
    if not lines:
        return
    claimed = placed | {message.key for _view, like, message in known_in(text) if like.key[1] != OLD}
    for line in lines:
        if not line.claim_key or line.claim_key in claimed:
            params = {"message": line.key} | ({"claim": line.claim_key, "variant": "claim"} if line.claim_key else {})
            yield Hit(None, line.key, params=params, severity=line.severity, excerpt=line.key)


def is_wanted(line: Line, text: TextView) -> bool:
    return line.reach.includes(text.knowledge.locale.pk, text.kind_ids)


RULES = (
    Rule(
        "message_expired",
        Severity.WARNING,
        _("Expired message"),
        _("A message that is no longer valid: nothing is shown of it."),
        in_text=find_expired,
    ),
    Rule(
        "message_withdrawn",
        Severity.BLOCKS,
        _("Withdrawn message"),
        _("A message that was withdrawn everywhere."),
        in_text=find_withdrawn,
    ),
    Rule(
        "message_out_of_country",
        Severity.WARNING,
        _("Message of other countries"),
        _("A message that is not for this country: nothing is shown of it."),
        in_text=find_out_of_country,
    ),
    Rule(
        "message_missing",
        Severity.WARNING,
        _("Missing message"),
        _("A message that is not live in this language: nothing, or the source text, is shown of it."),
        in_text=find_missing,
    ),
    Rule(
        "required_line_missing",
        Severity.BLOCKS,
        _("Missing legal line"),
        _("A legal line that must stand on such a page, or beside such a claim."),
        in_text=find_missing_lines,
    ),
)
