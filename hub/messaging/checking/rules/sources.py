"""Numbers, units and links that differ from the source text."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy as _

from hub.text import translation_checks
from hub.text.translation_checks import Code
from hub.text.translation_checks.codewords import mask_codewords
from hub.text.translation_checks.machinery import check_addresses
from hub.text.translation_checks.numbers import check_numbers
from hub.text.translation_checks.pairs import Pair as StringPair
from hub.text.translation_checks.segments import Segment

from ...models import Severity
from ..passages import Passage
from ..views import Hit, Pair
from .rule import Rule

LINK = re.compile(r"<a\b[^<>]*>", re.IGNORECASE)
HREF = re.compile(r"""\shref\s*=\s*["']?(https?://[^\s"'>]+)""", re.IGNORECASE)
PAGE_LINK = 'linktype="page"'
VARIANTS = {
    Code.NUMBER_ADDED: "added",
    Code.NUMBER_FORMAT: "format",
    Code.ADDRESS_ADDED: "added",
}


def find_numbers(pair: Pair) -> Iterator[Hit]:
    return told(pair, check_numbers(as_strings(pair)), leaving_out=Code.UNIT_DIFFERS)


def find_units(pair: Pair) -> Iterator[Hit]:
    found = check_numbers(as_strings(pair))
    return told(pair, [one for one in found if one.code == Code.UNIT_DIFFERS])


def find_links(pair: Pair) -> Iterator[Hit]:
    yield from told(pair, check_addresses(as_strings(pair)))
    wanted, found = links_in(pair.source.passage, pair.source_span), links_in(pair.target.passage, pair.span)
    if len(wanted) != len(found):
        params = {"wanted": str(len(wanted)), "found": str(len(found)), "variant": "count"}
        # A link to a page that a language does not have is left out for good reason.
        is_usual = len(wanted) > len(found) and others(wanted) == others(found)
        yield Hit(pair.target, "", params=params, severity=Severity.INFO if is_usual else "", sentence=pair.text)
    elif gone := hosts(wanted) - hosts(found):
        host = sorted(gone)[0]
        yield Hit(pair.target, host, params={"address": host}, sentence=pair.text, excerpt=host)


def as_strings(pair: Pair) -> StringPair:
    languages = [view.language.lower() for view in (pair.source, pair.target)]
    return StringPair(as_segment(pair.source_text), as_segment(pair.text), languages[0], languages[1])


def as_segment(text: str) -> Segment:
    """Return a text that has no markup, whatever it looks like."""
    return Segment(text, text, mask_codewords(text), range(len(text)), range(1, len(text) + 1))


def told(pair: Pair, findings: Iterable[translation_checks.Finding], leaving_out: str = "") -> Iterator[Hit]:
    for one in findings:
        if one.code == leaving_out:
            continue
        subject = str(one.params.get("number") or one.params.get("address") or one.excerpt)
        params = {name: str(value) for name, value in one.params.items()}
        if variant := VARIANTS.get(Code(one.code)):
            params["variant"] = variant
        start, end = one.start, one.end
        if start is not None and end is not None:
            start, end = start + pair.span[0], end + pair.span[0]
        yield Hit(pair.target, subject, start, end, params, sentence=pair.text, excerpt=one.excerpt)


def links_in(passage: Passage, span: tuple[int, int]) -> list[str]:
    """Return the tags of the links in a piece of a passage."""
    if not passage.is_rich:
        return []
    offsets = passage.prose.offsets
    places = [(bisect_left(offsets, tag.end(), hi=len(offsets) - 1), tag[0]) for tag in LINK.finditer(passage.raw)]
    return [tag for place, tag in places if span[0] <= place < span[1]]


def others(links: list[str]) -> int:
    """Return how many links lead elsewhere than to pages of the site."""
    return sum(PAGE_LINK not in link for link in links)


def hosts(links: list[str]) -> Counter[str]:
    """Return the sites that links lead to, as far as they say."""
    found = (HREF.search(link) for link in links)
    return Counter(host.removeprefix("www.") for match in found if match and (host := host_of(match[1])))


def host_of(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").lower()
    except ValueError:
        return ""


RULES = (
    Rule(
        "number_differs",
        Severity.WARNING,
        _("Number differs"),
        _("A number that is not the one of the source text."),
        in_pair=find_numbers,
    ),
    Rule(
        "unit_differs",
        Severity.WARNING,
        _("Unit differs"),
        _("A number with another unit than in the source text."),
        in_pair=find_units,
    ),
    Rule(
        "link_differs",
        Severity.WARNING,
        _("Link differs"),
        _("A link or an address that is not there as in the source text."),
        in_pair=find_links,
    ),
)
