"""What every governed text does besides being checked at the gate."""

import logging
from typing import Any

from django.db import models, transaction
from wagtail.models import (
    DraftStateMixin,
    Locale,
    LockableMixin,
    Page,
    Revision,
    RevisionMixin,
    Workflow,
    WorkflowMixin,
)

from .gate import NotApproved, Obstructed, is_governed
from .models import Weighed
from .signals import schedule_dropped

logger = logging.getLogger(__name__)


class Governed(models.Model):
    """Mixed into pages and snippets that go live in a country."""

    class Meta:
        abstract = True

    def publish(self, revision: Revision, user: Any = None, **kwargs: Any) -> Any:
        """Publish a revision. One that was scheduled and may not go live any more is dropped from the schedule.

        The schedule is nobody's request: were it to fail, all that is due after this text would wait with it.
        """
        try:
            with transaction.atomic():
                return super().publish(revision, user=user, **kwargs)  # type: ignore[misc]  # Wagtail's mixins have it
        except (NotApproved, Obstructed) as refusal:
            if user is not None or revision.approved_go_live_at is None:
                raise
            logger.warning("%s", refusal)
            Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
            schedule_dropped.send(sender=type(self), instance=self, revision=revision)
            return None


class GovernedSnippet(Governed, WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, models.Model):
    """Mixed into what is no page: it has drafts, and is approved by the workflow of its locale's pages."""

    class Meta:
        abstract = True

    @classmethod
    def get_default_workflow(cls) -> Workflow | None:
        """Return that of the source language: Wagtail's form for a new object asks before it has a locale."""
        home = Page.objects.filter(locale=Locale.get_default(), depth=2).first()
        return home.get_workflow() if home else None

    def get_workflow(self) -> Workflow | None:
        home = Page.objects.filter(locale_id=self.locale_id, depth=2).first()
        return home.get_workflow() if home else None


class GovernedPage(Governed, Weighed):
    """Mixed into pages."""

    class Meta:
        abstract = True

    def update_aliases(self, *, _updated_ids: list[int] | None = None, **kwargs: Any) -> None:
        """Let aliases follow, save those in governed countries of other locales: nobody there has approved the text."""
        others = Page.objects.filter(alias_of_id=self.pk).exclude(locale_id=self.locale_id)  # type: ignore[attr-defined]
        kept = [alias.pk for alias in others if is_governed(alias.locale_id)]
        super().update_aliases(_updated_ids=[*(_updated_ids or []), *kept], **kwargs)  # type: ignore[misc]
