"""What becomes of messages at a time of its own."""

from django_tasks import task
from wagtail.models import TaskState

from .actions import announce
from .models import BrandMessage
from .step_actions import decide_check


@task()
def renew_pages_of(message_id: int) -> None:
    """Make anew what shows a message that began, or ceased, to be valid."""
    message = BrandMessage.objects.filter(pk=message_id).first()
    if message is not None:
        announce(message)


@task()
def check_submitted_text(task_state_id: int) -> None:
    """Decide the messaging check of a text that was submitted."""
    state = TaskState.objects.filter(pk=task_state_id).first()
    if state is not None:
        decide_check(state)
