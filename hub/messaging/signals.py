"""What has happened to messages. Each is sent once the transaction is committed; a deletion, just before it."""

from django.dispatch import Signal

# message: the row in the source language of one of which pages may show something else now, in any language
message_changed = Signal()
