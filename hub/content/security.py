"""The Content-Security-Policy of the site's pages."""

from csp.middleware import CSPMiddleware, PolicyParts
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from .bundles import script_bundle


class SitePolicyMiddleware(CSPMiddleware):
    """Allows the site's script by the hash of its content.

    A nonce would have to be new on every answer, so no page that carries one could be kept whole.
    """

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        script = [f"'sha256-{script_bundle().integrity}'"]
        parts.update = {
            **(parts.update or {}),
            "script-src": [*((parts.update or {}).get("script-src") or []), *script],
        }
        return parts
