"""Applying one rule to a text, so that a rule that fails spoils nothing."""

import logging
from collections.abc import Iterable, Iterator

from hub.text.wordings.sentences import Sentence, sentence_at, sentence_hash

from .findings import Found
from .knowledge import Knowledge
from .passages import Placement
from .registry import FAILED, RULES
from .rules.rule import Rule
from .views import Hit, PassageView, TextView

logger = logging.getLogger(__name__)
LONGEST_EXCERPT, LONGEST_SUBJECT = 300, 200


def run_rules(text: TextView) -> list[Found]:
    """Return what the rules say that count for a text, in the order of the text."""
    found = [one for rule in rules_for(text) for one in run_rule(rule, text)]
    order = {passage.path: place for place, passage in enumerate(text.reading.passages)}
    return sorted(found, key=lambda one: (order.get(one.path, len(order)), one.start or 0, one.rule, one.subject))


def rules_for(text: TextView) -> Iterator[Rule]:
    for rule in RULES.values():
        setting = text.knowledge.setting(rule.code)
        if setting.is_on and setting.reach.includes(text.knowledge.locale.pk, text.kind_ids):
            yield rule


def run_rule(rule: Rule, text: TextView) -> list[Found]:
    """Return what a rule says of a text. One that fails is said to have failed, once, and never raises."""
    found: list[Found] = []
    has_failed = False
    for look, at in rule.looks_at(text):
        try:
            hits = list(look(at))
            found += [finding_of(rule, text.knowledge, hit) for hit in kept(hits, text)]
        except Exception:
            logger.exception("The rule %s of the messaging check failed", rule.code)
            has_failed = True
    return [*found, failure(rule.code)] if has_failed else found


def kept(hits: Iterable[Hit], text: TextView) -> Iterator[Hit]:
    """Yield what concerns the passage that is looked at, if it is one."""
    for hit in hits:
        if text.focus is None or hit.place is text.passages[text.focus]:
            yield hit


def failure(code: str, subject: str = "") -> Found:
    params = {"rule": code} | ({"subject": subject, "variant": "pattern"} if subject else {})
    subject = (subject or code)[:LONGEST_SUBJECT]
    return Found(FAILED.code, FAILED.severity, subject, "", "", None, None, "", "", sentence_hash(""), params)


def finding_of(rule: Rule, knowledge: Knowledge, hit: Hit) -> Found:
    if rule.code != FAILED.code and "failed" in hit.params:
        return failure(rule.code, hit.subject)
    setting = knowledge.setting(rule.code)
    path, block_id = where(hit)
    sentence = sentence_of(hit)
    return Found(
        rule.code,
        setting.severity or hit.severity or rule.severity,
        hit.subject[:LONGEST_SUBJECT],
        path,
        block_id,
        hit.start,
        hit.end,
        excerpt_of(hit)[:LONGEST_EXCERPT],
        sentence,
        sentence_hash(sentence),
        hit.params,
        hit.is_probable,
        hit.fix,
        setting.help_text,
    )


def where(hit: Hit) -> tuple[str, str]:
    if isinstance(hit.place, PassageView):
        return hit.place.passage.path, hit.place.passage.block_id
    return (hit.place.path, hit.place.block_id) if isinstance(hit.place, Placement) else ("", "")


def excerpt_of(hit: Hit) -> str:
    if isinstance(hit.place, PassageView) and hit.start is not None:
        return hit.place.text[hit.start : hit.end]
    return hit.excerpt


def sentence_of(hit: Hit) -> str:
    """Return the sentences that a finding is in, for they are what a waiver is bound to."""
    if not isinstance(hit.place, PassageView) or hit.start is None:
        return hit.sentence.strip()
    sentences: list[Sentence] = hit.place.sentences
    if not sentences:
        return excerpt_of(hit)
    first = sentence_at(sentences, hit.start)
    last = sentence_at(sentences, max(hit.start, (hit.end or hit.start) - 1))
    return hit.place.text[first.start : last.end]
