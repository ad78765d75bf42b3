"""What has happened to texts. Each is sent once the transaction is committed."""

from django.dispatch import Signal

schedule_dropped = Signal()  # instance: a page or snippet that was to go live by now and is not approved
translations_recalled = Signal()  # instance: the source, back: locale ids, notice: locale ids
published_in_emergency = Signal()  # instance: a page or snippet, user: User, reason: str
translations_assigned = Signal()  # assignee: User, assignments: list of keys, user: who assigned them
