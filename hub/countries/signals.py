"""What has happened to countries. Each is sent once the transaction is committed."""

from django.dispatch import Signal

country_launched = Signal()  # country: Country
