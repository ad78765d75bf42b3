"""What the last check found, on the admin's home page."""

from typing import Any

from django.http import HttpRequest

from hub.editorial.panels import WaitingPanel

from .comparing import read_figures, runs_done
from .permissions import can_see_report, report_locales


class CheckPanel(WaitingPanel):
    """What the last check found in one's own countries; not there before the first check."""

    name = "messaging-check"
    order = 150
    template_name = "messaging/admin/reporting/panel.html"

    def rows(self, request: HttpRequest) -> dict[str, Any] | None:
        run = runs_done().first() if can_see_report(request.user) else None
        if run is None:
            return None
        return {"run": run, "figures": read_figures(run, report_locales(request.user))}
