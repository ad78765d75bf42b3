"""What becomes of messages at a time of its own."""

from django_tasks import task

from .actions import announce
from .models import BrandMessage


@task()
def renew_pages_of(message_id: int) -> None:
    """Make anew what shows a message that began, or ceased, to be valid."""
    message = BrandMessage.objects.filter(pk=message_id).first()
    if message is not None:
        announce(message)
