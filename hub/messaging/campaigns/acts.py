"""What comes next in a cell, for whoever looks at it: the first act is the main one."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.models import TaskState
from wagtail_localize.models import Translation

from hub.editorial.gate import Refusal
from hub.editorial.locks import is_locked_for
from hub.editorial.middleware import editor_of
from hub.editorial.permissions import can_change, can_submit
from hub.editorial.strings.readiness import check_ready

from ..models import BrandMessage, Campaign
from .actions import is_behind, may_translate
from .cells import Cell, CellState
from .permissions import can_remind

WRITTEN = (CellState.TRANSLATING, CellState.OUTDATED, CellState.SCHEDULED)
REMINDED_OF = (CellState.MISSING, CellState.TRANSLATING, CellState.AWAITING, CellState.OUTDATED, CellState.UNPLACED)


@dataclass(frozen=True)
class Act:
    """Something to do: a link, or with `is_post` a button that does it."""

    label: str
    url: str
    is_post: bool = False


@dataclass
class Desk:
    """A cell, and who looks at it; what is asked of the database is asked once."""

    request: HttpRequest
    cell: Cell
    campaign: Campaign | None

    @property
    def user(self) -> Any:
        return self.request.user

    @cached_property
    def text(self) -> BrandMessage | None:
        """The message in the country's language."""
        key = self.cell.standing.row_id
        return BrandMessage.objects.filter(pk=key).first() if key else None

    @cached_property
    def translation(self) -> Translation | None:
        found = Translation.objects.select_related("source", "target_locale")
        return found.filter(pk=self.cell.standing.translation_id, enabled=True).first()

    @cached_property
    def is_behind(self) -> bool:
        """Whether the translators have not been given the newest source text."""
        return self.translation is not None and is_behind(self.cell.message, self.translation.source)

    @cached_property
    def is_of_team(self) -> bool:
        return self.cell.country.teams.filter(group__user=self.user).exists()

    @cached_property
    def review_id(self) -> int | None:
        """The step of a workflow that the user may decide now."""
        if self.text is None:
            return None
        waiting = TaskState.objects.reviewable_by(self.user).for_instance(self.text)
        found: int | None = waiting.values_list("pk", flat=True).first()
        return found

    @cached_property
    def is_ready(self) -> bool:
        """Whether the text may be submitted by the user as it stands."""
        if self.text is None or not can_submit(self.user, self.text):
            return False
        if self.text.live and not self.text.has_unpublished_changes:
            return False
        try:
            if self.translation:
                check_ready(self.translation)
        except Refusal:
            return False
        return True

    def url(self, act: str) -> str:
        keys = [self.cell.message.pk, self.cell.country.pk]
        if self.campaign is None:
            return reverse(f"campaigns:message_{act}", args=keys)
        return reverse(f"campaigns:{act}", args=[self.campaign.pk, *keys])


def acts_of(desk: Desk) -> list[Act]:
    """Return what somebody may do now, the most useful first; whoever is of no team there asks those who are."""
    own, asked = [*own_acts(desk)], [*reminders(desk)]
    return own + asked if desk.is_of_team else asked + own


def own_acts(desk: Desk) -> Iterator[Act]:
    if desk.review_id:
        yield Act(_("Review it"), reverse("editorial:review", args=[desk.review_id]))
    state = desk.cell.state
    if state == CellState.MISSING or (state in WRITTEN and (desk.is_behind or desk.text is None)):
        yield from beginnings(desk)
    elif state in WRITTEN:
        yield from writings(desk)


def beginnings(desk: Desk) -> Iterator[Act]:
    """Yield the way to a first draft, or to one with the newest source text."""
    if may_translate(desk.user, desk.cell.message, desk.cell.country.locale) and not is_held(desk):
        label = _("Update the translation") if desk.text else _("Translate it")
        yield Act(label, desk.url("translation"), is_post=True)


def writings(desk: Desk) -> Iterator[Act]:
    """Yield what can be done with a draft."""
    if desk.text is None or is_held(desk) or not can_change(desk.user, desk.text):
        return
    if desk.is_ready:
        yield Act(_("Submit for approval"), desk.url("submission"), is_post=True)
    if desk.translation:
        yield Act(_("Go on translating"), reverse("editorial:strings", args=[desk.translation.pk]))
    else:
        yield Act(_("Edit the text"), editor_of(desk.request, desk.text))


def is_held(desk: Desk) -> bool:
    return desk.text is not None and is_locked_for(desk.text, desk.user)


def reminders(desk: Desk) -> Iterator[Act]:
    """Yield the reminder, as far as a campaign wants the cell."""
    cell = desk.cell
    if desk.campaign and cell.state in REMINDED_OF and can_remind(desk.user, cell.country):
        yield Act(_("Send a reminder"), desk.url("reminder"), is_post=True)
