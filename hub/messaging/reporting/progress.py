"""How far the check of the site has come."""

from dataclasses import dataclass
from typing import Any

from ..models import CheckRun
from .permissions import can_check_site
from .runs import can_be_taken_up, is_going, is_stuck, last_sign_of, unread_in


@dataclass(frozen=True)
class Progress:
    """The newest run as it stands now, for whoever looks."""

    run: CheckRun
    can_check: bool

    @property
    def is_going(self) -> bool:
        return is_going(self.run)

    @property
    def is_stuck(self) -> bool:
        return is_stuck(self.run)

    @property
    def has_failed(self) -> bool:
        return self.run.state == CheckRun.State.FAILED

    @property
    def is_waiting(self) -> bool:
        return self.run.state == CheckRun.State.WAITING

    @property
    def can_take_up(self) -> bool:
        return self.can_check and can_be_taken_up(self.run)

    @property
    def last_sign(self) -> Any:
        return last_sign_of(self.run)

    @property
    def unread(self) -> int:
        return unread_in(self.run)


def progress_of(user: Any) -> Progress | None:
    """Return where the newest run stands, or None before the first."""
    run = CheckRun.objects.select_related("begun_by").order_by("-pk").first()
    return Progress(run, can_check_site(user)) if run else None
