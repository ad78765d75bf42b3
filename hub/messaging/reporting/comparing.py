"""What a run found, and what has changed since the one before."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When

from ..checking.findings import RANK
from ..models import CheckRun, Finding, Severity, Waiver
from .storing import SAME, run_before

RANK_OF_SEVERITY = Case(
    *(When(severity=severity, then=Value(rank)) for severity, rank in RANK.items()),
    default=Value(0),
    output_field=IntegerField(),
)


def runs_done() -> QuerySet[CheckRun]:
    """Return the runs that came to their end, the newest first."""
    return CheckRun.objects.filter(state=CheckRun.State.DONE).order_by("-pk")


def findings_of(run: CheckRun | None, locales: Any) -> QuerySet[Finding]:
    """Return what a run found in some locales, with `rank` and, where somebody answers for it today, `waiver_id`.

    A waiver counts from the moment when it is made, whatever the run knew.
    """
    return with_waivers(Finding.objects.filter(run=run, locale__in=locales)).annotate(rank=RANK_OF_SEVERITY)


def with_waivers(findings: QuerySet[Finding]) -> QuerySet[Finding]:
    names = ("rule", "subject", "locale", "content_type", "object_id", "sentence_hash")
    same = Waiver.objects.standing().filter(**{name: OuterRef(name) for name in names}).order_by("-pk")
    return findings.annotate(waiver_id=Subquery(same.values("pk")[:1]))


def gone_since(run: CheckRun, before: CheckRun | None, locales: Any) -> QuerySet[Finding]:
    """Return what the run before found in some locales and this one did not."""
    still = Finding.objects.filter(run=run, **{name: OuterRef(name) for name in SAME})
    return findings_of(before, locales).filter(~Exists(still))


@dataclass(frozen=True)
class Figures:
    """What a run found that nobody answers for, and what has changed since the one before."""

    blocking: int = 0
    warnings: int = 0
    infos: int = 0
    new: int = 0
    still: int = 0
    waived: int = 0
    gone: int = 0
    has_before: bool = False

    @property
    def total(self) -> int:
        return self.new + self.still


def read_figures(run: CheckRun, locales: Any) -> Figures:
    before = run_before(run)
    counted = findings_of(run, locales).aggregate(
        blocking=Count("pk", filter=Q(severity=Severity.BLOCKS, waiver_id=None)),
        warnings=Count("pk", filter=Q(severity=Severity.WARNING, waiver_id=None)),
        infos=Count("pk", filter=Q(severity=Severity.INFO, waiver_id=None)),
        new=Count("pk", filter=Q(is_new=True, waiver_id=None)),
        still=Count("pk", filter=Q(is_new=False, waiver_id=None)),
        waived=Count("pk", filter=Q(waiver_id__isnull=False)),
    )
    gone = gone_since(run, before, locales).count() if before else 0
    return Figures(**counted, gone=gone, has_before=before is not None)
