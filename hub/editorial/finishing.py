"""What Wagtail calls at the end of a workflow (WAGTAIL_FINISH_WORKFLOW_ACTION)."""

from typing import Any


def finish_workflow(workflow_state: Any, user: Any = None) -> None:
    # Wagtail imports this module while its own models are being made.
    from .actions import publish_approved_text  # noqa: PLC0415

    publish_approved_text(workflow_state, user)
