"""The admin's addresses of messages, below `/admin/messaging/`."""

from django.urls import include, path

from . import views

app_name = "messaging"
urlpatterns = [
    path("check/", include("hub.messaging.live.urls")),
    path("messages/<slug:key>/where/", views.where, name="where"),
    path("messages/<slug:key>/withdrawals/", views.withdraw, name="withdraw"),
    path("messages/<slug:key>/withdrawals/lift/", views.reinstate, name="reinstate"),
    path("checks/", include("hub.messaging.reporting.urls")),
]
