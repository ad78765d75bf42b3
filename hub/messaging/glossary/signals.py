"""What has happened to the glossary. Sent once for a transaction, when it is committed."""

from django.dispatch import Signal

# no arguments: whoever shows the glossary shows all of it
glossary_changed = Signal()
