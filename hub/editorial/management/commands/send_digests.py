"""Leave a job for each translator's digest of today. Meant for cron; run twice on a day it tells nobody twice."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from hub.editorial.desk_tasks import send_digest
from hub.editorial.digests import readers


class Command(BaseCommand):
    help = "Send the translators what is new, outdated, due soon and overdue on their desks."

    def handle(self, *args: Any, **options: Any) -> None:
        day = timezone.localdate().isoformat()
        members = list(readers().values_list("pk", flat=True))
        for member_id in members:
            send_digest.enqueue(member_id, day)
        self.stdout.write(f"Digests of {day}: {len(members)} looked into.")
