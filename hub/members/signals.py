"""What has happened to members. Each is sent once the transaction is committed."""

from django.dispatch import Signal

member_erased = Signal()  # member_id: int; the account is gone, what the member wrote stays without a name
