"""Leave a job for each digest of today about campaigns. Meant for cron; run twice on a day it tells nobody twice."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from hub.messaging.campaigns.digests import readers
from hub.messaging.campaigns.tasks import send_campaign_digest


class Command(BaseCommand):
    help = "Send owners what is due in campaigns, and Marketing what is late."

    def handle(self, *args: Any, **options: Any) -> None:
        day = timezone.localdate().isoformat()
        members = list(readers().values_list("pk", flat=True))
        for member_id in members:
            send_campaign_digest.enqueue(member_id, day)
        self.stdout.write(f"Campaign digests of {day}: {len(members)} looked into.")
