"""Checking the whole site: beginning, going on piece by piece, and taking up what stood still."""

import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ..models import CheckRun
from .permissions import can_check_site
from .storing import find_in, store_findings
from .texts import CHUNK, Place, count_before, count_texts, place_after, read_chunk

GOING = (CheckRun.State.WAITING, CheckRun.State.RUNNING)
STANDSTILL = datetime.timedelta(minutes=15)
KEPT = 10


def last_sign_of(run: CheckRun) -> datetime.datetime:
    """Return when something was last done for a run."""
    return run.ended_at or run.begun_at


def is_going(run: CheckRun) -> bool:
    return run.state in GOING


def is_stuck(run: CheckRun) -> bool:
    return is_going(run) and timezone.now() - last_sign_of(run) > STANDSTILL


def can_be_taken_up(run: CheckRun) -> bool:
    return is_stuck(run) or run.state == CheckRun.State.FAILED


def begin_run(user: Any) -> CheckRun:
    """Begin a check of the whole site. Raises PermissionDenied, and ValidationError while another is going on."""
    if not can_check_site(user):
        raise PermissionDenied
    with transaction.atomic():
        refuse_second()
        return CheckRun.objects.create(begun_by=user, total=count_texts())


def take_up_run(user: Any, run: CheckRun) -> Place:
    """Let a run that stood still or failed go on, and return from where.

    Texts that went off line meanwhile have moved those behind them forward, so it begins a little before its place.
    Raises PermissionDenied; ValidationError for a run that goes on or has come to its end, or while another goes on.
    """
    if not can_check_site(user):
        raise PermissionDenied
    with transaction.atomic():
        refuse_second(run)
        locked = CheckRun.objects.select_for_update().get(pk=run.pk)
        if not can_be_taken_up(locked):
            raise ValidationError(_("The check goes on, or has come to its end."))
        locked.state, locked.fault, locked.ended_at = CheckRun.State.WAITING, "", timezone.now()
        locked.save(update_fields=["state", "fault", "ended_at"])
    return place_after(max(0, locked.done - CHUNK))


def refuse_second(run: CheckRun | None = None) -> None:
    """Raise ValidationError while another run than this is going on. Whoever asks at the same time waits here."""
    ContentType.objects.select_for_update().get(app_label="messaging", model="checkrun")
    others = CheckRun.objects.filter(state__in=GOING)
    if (others.exclude(pk=run.pk) if run else others).exists():
        raise ValidationError(_("The site is being checked already."))


def check_chunk(run_id: int, place: Place) -> Place | None:
    """Check the next texts of a run and return the place behind them; None at the end, or for a run that has ended.

    Doing the same piece twice does no harm.
    """
    if not CheckRun.objects.filter(pk=run_id, state__in=GOING).exists():
        return None
    texts, following = read_chunk(place)
    findings, failed = find_in(texts)
    with transaction.atomic():
        run = CheckRun.objects.select_for_update().filter(pk=run_id, state__in=GOING).first()
        if run is None:
            return None
        store_findings(run, texts, findings)
        move_on(run, following, failed)
    return following


def move_on(run: CheckRun, following: Place | None, failed: int) -> None:
    run.state = CheckRun.State.RUNNING if following else CheckRun.State.DONE
    run.total = run.total if following else count_texts()
    run.done = min(count_before(following), run.total) if following else run.total
    run.ended_at = timezone.now()
    if failed:
        # A number here is that of the texts which could not be checked.
        run.fault = str(unread_in(run) + failed)
    run.save()
    if following is None:
        forget_old_runs()


def unread_in(run: CheckRun) -> int:
    """Return how many texts a run could not check."""
    return int(run.fault) if run.fault.isdigit() else 0


def fail_run(run_id: int, fault: str) -> None:
    """Say why a run could not go on."""
    going = CheckRun.objects.filter(pk=run_id, state__in=GOING)
    going.update(state=CheckRun.State.FAILED, fault=fault[:300], ended_at=timezone.now())


def forget_old_runs() -> None:
    """Keep the last runs that came to their end; those that did not are of no use once one did."""
    kept = CheckRun.objects.filter(state=CheckRun.State.DONE).order_by("-pk").values_list("pk", flat=True)[:KEPT]
    CheckRun.objects.exclude(pk__in=list(kept)).exclude(state__in=GOING).delete()
