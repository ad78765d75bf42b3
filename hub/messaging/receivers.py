"""What a change of a message brings about."""

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import pre_delete
from django.dispatch import receiver
from django.utils import timezone
from wagtail.models import TaskState
from wagtail.signals import published, task_submitted, unpublished

from hub.countries.models import Country

from .actions import announce
from .models import BrandMessage
from .signals import message_changed
from .step_actions import give_country_its_check, is_check
from .tasks import check_submitted_text, renew_pages_of


def origin_or_self(message: BrandMessage) -> BrandMessage:
    return BrandMessage.objects.origin_of(message.key) or message


@receiver(published, sender=BrandMessage)
@receiver(unpublished, sender=BrandMessage)
def renew_pages_with_message(instance: BrandMessage, **_kwargs: Any) -> None:
    announce(origin_or_self(instance))


@receiver(pre_delete, sender=BrandMessage)
def renew_pages_that_lose_message(instance: BrandMessage, **_kwargs: Any) -> None:
    """Say so while it is still known which pages name the message; they are purged once it is gone."""
    message_changed.send(sender=BrandMessage, message=origin_or_self(instance))


@receiver(published, sender=BrandMessage)
def watch_validity(instance: BrandMessage, **_kwargs: Any) -> None:
    """Leave a job for each minute at which a message begins or ceases to be valid; others run jobs at once."""
    if not instance.is_origin or not renew_pages_of.get_backend().supports_defer:
        return
    now = timezone.now()
    for moment in (instance.valid_from, instance.valid_until):
        if moment is not None and moment > now:
            transaction.on_commit(partial(renew_pages_of.using(run_after=moment).enqueue, instance.pk))


@receiver(task_submitted)
def check_what_was_submitted(instance: TaskState, **_kwargs: Any) -> None:
    """Leave the check to a job: a step that ends while it begins tells nobody of it."""
    if is_check(instance):
        transaction.on_commit(partial(check_submitted_text.enqueue, instance.pk))


def put_check_first(country: Country, **_kwargs: Any) -> None:
    give_country_its_check(country)
