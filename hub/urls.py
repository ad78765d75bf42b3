"""Every address of the site."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path, re_path
from django.views.generic import RedirectView
from django.views.static import serve as serve_file
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.views import authenticate_with_password

from home import views as home_views
from hub.content import views as content_views
from hub.content.api import router

urlpatterns: list[URLPattern | URLResolver] = [
    path("", content_views.front_door, name="front_door"),
    path("healthz/", content_views.healthz, name="healthz"),
    path("readyz/", content_views.readyz, name="readyz"),
    path("robots.txt", content_views.robots, name="robots"),
    path("sitemap.xml", home_views.sitemap, name="sitemap"),
    re_path(r"^icons/(icon\.svg|icon-192\.png|icon-512\.png)$", content_views.icon),
    re_path(r"^(favicon\.ico|apple-touch-icon\.png)$", content_views.icon),
    path("choose-language/<slug:code>/", content_views.choose_language, name="choose_language"),
    path("assets/script-<slug:version>.js", content_views.script, name="script"),
    re_path(r"^assets/style-([0-9a-f]{6})-([0-9a-f]{6})-([0-9a-f]{12})\.css$", content_views.style, name="style"),
    # The admin's own login skips the second factor and the limits on guessing.
    path("admin/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("admin/", include("hub.countries.urls")),  # some of Wagtail's own addresses, held to one's countries
    path("admin/", include(wagtailadmin_urls)),
    # Wagtail's own addresses for pages that are not open to everybody.
    path("login/", RedirectView.as_view(pattern_name="account_login", query_string=True), name="wagtailcore_login"),
    path(
        "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/",
        authenticate_with_password,
        name="wagtailcore_authenticate_with_password",
    ),
    path("documents/", include(wagtaildocs_urls)),
    path("api/v2/", router.urls),
]

if settings.SERVE_MEDIA:
    urlpatterns.append(re_path(r"^media/(?P<path>.+)$", serve_file, {"document_root": settings.MEDIA_ROOT}))

if settings.DJANGO_ADMIN_ENABLED:
    urlpatterns.append(path("django-admin/", admin.site.urls))

if settings.DEBUG:
    urlpatterns.append(path("__debug__/", include("debug_toolbar.urls")))

urlpatterns += i18n_patterns(
    path("accounts/", include("hub.members.urls")),
    path("accounts/", include("hub.members.account_urls")),
    path("discussion/", include("hub.discussion.urls")),
    path("", include("home.urls")),
    re_path(r"^((?:[\w\-]+/)*)$", content_views.serve_page, name="wagtail_serve"),
)

handler400 = "hub.content.errors.bad_request"
handler403 = "hub.content.errors.permission_denied"
handler404 = "hub.content.errors.page_not_found"
handler500 = "hub.content.errors.server_error"
