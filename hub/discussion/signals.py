"""What has happened in discussions. Each is sent once the transaction is committed."""

from django.dispatch import Signal

comment_posted = Signal()  # comment: Comment
comment_changed = Signal()  # comment: Comment; edited, withdrawn, hidden or shown again
comment_held = Signal()  # pending: PendingComment; waits for its address to be confirmed
