"""The admin's addresses of the check, below `/admin/messaging/checks/`."""

from django.urls import path

from . import pattern_views, rule_views, run_views, waiver_views
from .report_views import FindingsView, GoneView
from .waiver_list import WaiversView

urlpatterns = [
    path("", FindingsView.as_view(), name="checks"),
    path("results/", FindingsView.as_view(results_only=True), name="checks_results"),
    path("gone/", GoneView.as_view(), name="checks_gone"),
    path("gone/results/", GoneView.as_view(results_only=True), name="checks_gone_results"),
    path("runs/", run_views.begin, name="begin_check"),
    path("runs/<int:pk>/take-up/", run_views.take_up, name="take_up_check"),
    path("progress/", run_views.progress, name="check_progress"),
    path("findings/<int:pk>/waivers/", waiver_views.waive_finding, name="waive"),
    path("waivers/", WaiversView.as_view(), name="waivers"),
    path("waivers/results/", WaiversView.as_view(results_only=True), name="waivers_results"),
    path("waivers/<int:pk>/end/", waiver_views.end, name="end_waiver"),
    path("rules/", rule_views.rules, name="rules"),
    path("rules/<slug:code>/", rule_views.edit_rule, name="rule"),
    path("rules/<slug:code>/reset/", rule_views.reset_rule, name="reset_rule"),
    path("patterns/try/", pattern_views.try_pattern, name="try_pattern"),
]
