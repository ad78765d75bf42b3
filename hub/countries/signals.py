"""What has happened to countries. Each is sent once the transaction is committed."""

from django.dispatch import Signal

country_launched = Signal()  # country: Country; again when a launch is done again
country_state_changed = Signal()  # country: Country
