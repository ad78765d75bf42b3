"""The jobs of this room."""

import logging
from datetime import timedelta
from smtplib import SMTPRecipientsRefused
from typing import Any

from anymail.exceptions import AnymailError
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone
from django_tasks import task

logger = logging.getLogger(__name__)

# How long to wait after each failed try; after the last, the job stays in the table as failed.
RETRY_DELAYS = [timedelta(minutes=minutes) for minutes in (1, 5, 20, 60, 180, 480, 1440)]
# Below the other jobs: a mail server that hangs must not hold up the search index or the cache.
PRIORITY = -10


@task(priority=PRIORITY)
def send_mail(message: dict[str, Any], attempt: int = 1) -> None:
    """Send a mail made by `queue_mail`; if the server does not take it, try again later."""
    mail = EmailMultiAlternatives(message["subject"], message["text"], to=[message["to"]], headers=message["headers"])
    if message["html"]:
        mail.attach_alternative(message["html"], "text/html")
    try:
        mail.send()
    except (OSError, AnymailError) as error:
        if is_final(error) or attempt > len(RETRY_DELAYS):
            raise
        logger.warning("Mail %s not sent at try %d: %r", message["headers"]["Message-ID"], attempt, error)
        later = send_mail.using(run_after=timezone.now() + RETRY_DELAYS[attempt - 1])
        later.enqueue(message, attempt + 1)


def is_final(error: Exception) -> bool:
    """Tell whether the server said that it will never take mail for this address (RFC 5321, 4.2.1)."""
    if not isinstance(error, SMTPRecipientsRefused):
        return False
    return all(500 <= code < 600 for code, _reason in error.recipients.values())
