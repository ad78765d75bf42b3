"""What editorial keeps: approvals, the steps they passed, and who translates what by when."""

from .approvals import AppendOnly, Approval, ApprovalQuerySet, StepApproval
from .assignments import Assignment, AssignmentQuerySet
from .changes import ChangeWeight, Notice, NoticeQuerySet, Weighed
from .digests import Digest
from .overrides import CheckOverride
from .tasks import ReviewTask

__all__ = [
    "AppendOnly",
    "Approval",
    "ApprovalQuerySet",
    "Assignment",
    "AssignmentQuerySet",
    "ChangeWeight",
    "Notice",
    "NoticeQuerySet",
    "CheckOverride",
    "Digest",
    "ReviewTask",
    "StepApproval",
    "Weighed",
]
