"""Tags for every visitor template."""

import json
from typing import Any

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from wagtail.blocks import StreamValue

from ..bundles import script_bundle, script_url, style_url
from ..pictures import Renderable, sources_of
from ..references import lend

register = template.Library()
# Characters that would end the script element, or a JSON string in it, early.
JSON_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


@register.simple_tag
def picture(image: Renderable | None, shape: str, alt: str = "", *, eager: bool = False) -> SafeString:
    """Render an image as `<picture>`; an empty alternative text marks it as decorative."""
    if image is None:
        return SafeString("")
    sources = sources_of(image, shape)
    loading = SafeString('fetchpriority="high"' if eager else 'loading="lazy"')
    return format_html(
        '<picture class="picture"><source type="image/avif" srcset="{}" sizes="{}">'
        '<img src="{}" srcset="{}" sizes="{}" width="{}" height="{}" alt="{}" {} decoding="async"></picture>',
        sources.avif,
        sources.sizes,
        sources.src,
        sources.webp,
        sources.sizes,
        sources.width,
        sources.height,
        alt,
        loading,
    )


@register.simple_tag
def site_style(accent: str, accent_at_night: str) -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', style_url(accent, accent_at_night))


@register.simple_tag
def site_script() -> SafeString:
    markup = '<script src="{}" integrity="sha256-{}" defer></script>'
    return format_html(markup, script_url(), script_bundle().integrity)


@register.simple_tag
def json_ld(data: Any) -> SafeString:
    """Render JSON-LD; the escapes keep any text inside the script element (as django.utils.html.json_script does)."""
    text = json.dumps(data, ensure_ascii=False).translate(JSON_ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308  escaped in the line above


@register.simple_tag(takes_context=True)
def stream(context: Context, value: StreamValue) -> SafeString:
    """Render a page's stream with what the page has fetched for it."""
    reads = context.get("reads")
    with lend(reads.pool if reads else {}):
        return SafeString(value.render_as_block(context.flatten()))
