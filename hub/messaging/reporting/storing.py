"""What a check finds, as it is kept, and compared with what the run before kept."""

import datetime
import logging
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from wagtail.models import Locale

from ..checking.checker import Checker
from ..checking.findings import Fix, Found
from ..checking.kinds import base_kind_of, locale_of
from ..checking.passages import Reading, read_text
from ..models import CheckRun, Finding

logger = logging.getLogger(__name__)

# Where a row keeps, among its `params`, what it has no column for.
REST = "_"
# By what a finding is known again in the next run; where the sentence stands in the text does not matter.
SAME = ("content_type_id", "object_id", "rule", "subject", "sentence_hash")
Key = tuple[Any, ...]


def key_of(finding: Finding) -> Key:
    return tuple(getattr(finding, name) for name in SAME)


def find_in(texts: Sequence[Any]) -> tuple[list[Finding], int]:
    """Return what there is to say of texts, not stored yet, and how many of them could not be checked."""
    checkers: dict[int, Checker] = {}
    findings: list[Finding] = []
    failed = 0
    for text in texts:
        locale = locale_of(text)
        try:
            checker = checkers.setdefault(locale.pk, Checker(locale))
            findings += rows_of(text, locale, checker.check(text))
        except Exception:  # one text that cannot be read must not hide what is wrong with the others
            logger.exception("%s %s could not be checked", text._meta.label, text.pk)
            failed += 1
    return findings, failed


def rows_of(text: Any, locale: Locale, found: list[Found]) -> list[Finding]:
    if not found:
        return []
    kind, reading = base_kind_of(text), read_text(text)
    title = str(getattr(text, "title", "") or text)
    return [
        row_of(one, reading, content_type=kind, object_id=str(text.pk), title=title, locale=locale) for one in found
    ]


def row_of(found: Found, reading: Reading, **about: Any) -> Finding:
    same = ("rule", "severity", "subject", "start", "end", "excerpt", "sentence", "sentence_hash", "is_waived")
    rest = {
        "probable": found.is_probable,
        "fix": asdict(found.fix) if found.fix else None,
        "at": offset_of(found, reading),
    }
    return Finding(
        **about,
        **{name: getattr(found, name) for name in same},
        path=found.path[:255],
        params={**found.params, REST: rest},
    )


def offset_of(found: Found, reading: Reading) -> int | None:
    """Return where the span begins in its sentence, or None for a finding without one."""
    passage = reading.at(found.path)
    if passage is None or found.start is None or not found.sentence:
        return None
    begin = passage.text.rfind(found.sentence, 0, found.start + len(found.sentence))
    return found.start - begin if 0 <= begin <= found.start else None


def found_of(finding: Finding) -> Found:
    """Return a finding as the check gave it."""
    rest = finding.params.get(REST, {})
    return Found(
        rule=finding.rule,
        severity=finding.severity,
        subject=finding.subject,
        path=finding.path,
        block_id=block_of(finding.path),
        start=finding.start,
        end=finding.end,
        excerpt=finding.excerpt,
        sentence=finding.sentence,
        sentence_hash=finding.sentence_hash,
        params={name: value for name, value in finding.params.items() if name != REST},
        is_probable=bool(rest.get("probable")),
        fix=Fix(**rest["fix"]) if rest.get("fix") else None,
        is_waived=finding.is_waived,
    )


def block_of(path: str) -> str:
    """Return the id of the block at the top of a stream that a path leads into; empty for a field."""
    return path.split(".")[1] if "." in path else ""


def store_findings(run: CheckRun, texts: Sequence[Any], findings: list[Finding]) -> None:
    """Put what was found in texts of one kind in the place of what the run already knew of them."""
    if not texts:
        return
    about = {"content_type": base_kind_of(texts[0]), "object_id__in": [str(text.pk) for text in texts]}
    known = known_since(Finding.objects.filter(run=run_before(run), **about))
    Finding.objects.filter(run=run, **about).delete()
    for finding in findings:
        finding.run = run
        finding.is_new = key_of(finding) not in known
        finding.seen_since = known.get(key_of(finding), run.begun_at)
    Finding.objects.bulk_create(findings, batch_size=200)


def known_since(findings: Iterable[Finding]) -> dict[Key, datetime.datetime]:
    return {key_of(finding): finding.seen_since for finding in findings}


def run_before(run: CheckRun) -> CheckRun | None:
    """Return the last run before another that came to its end."""
    return CheckRun.objects.filter(pk__lt=run.pk, state=CheckRun.State.DONE).order_by("-pk").first()
