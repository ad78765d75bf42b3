"""What must come through a translation unharmed: placeholders, links, addresses and tags."""

import re
from collections import Counter
from collections.abc import Iterator

from .codewords import addresses, placeholders
from .findings import Code, Finding
from .pairs import Pair, at, base_of, lacking
from .segments import Segment, Tag

# Programs fill these by name, so that a translation may use one twice; the others are filled in their order.
IS_NAMED = re.compile(r"\$\{|\{\{|%\(|\{\w")
SAME_ELEMENT = {"strong": "b", "em": "i", "strike": "s", "del": "s"}
# A tag that was begun and never ended: "<b bold" or "</a".
BROKEN_TAG = re.compile(r"</?(?:a|abbr|b|br|code|em|i|strong|su[bp])\b[^<>]*(?=<|$)", re.IGNORECASE)


def check_placeholders(pair: Pair) -> Iterator[Finding]:
    wanted = [placeholder_key(match[0]) for match in placeholders(pair.source.text)]
    found = placeholders(pair.target.text)
    if not wanted and not found:
        return
    missing, known = Counter(wanted), set(wanted)
    missing.subtract(placeholder_key(match[0]) for match in found)
    for match in reversed(found):  # of one that is there too often, the last are too many
        key = placeholder_key(match[0])
        if missing[key] < 0 and (key not in known or not IS_NAMED.match(key)):
            missing[key] += 1
            yield at(pair.target, *match.span(), Code.PLACEHOLDER_ADDED, is_blocking=True, placeholder=match[0])
    there = {placeholder_key(match[0]) for match in found}
    for key, count in missing.items():
        if count > 0 and (key not in there or not IS_NAMED.match(key)):
            yield lacking(key, Code.PLACEHOLDER_MISSING, is_blocking=True, placeholder=key)


def placeholder_key(placeholder: str) -> str:
    return re.sub(r"\s+", "", placeholder)


def check_links(pair: Pair) -> Iterator[Finding]:
    """wagtail-localize names each link of a string, and puts its address back by that name."""
    wanted = Counter(tag.id for tag in openings(pair.source, "a"))
    left = wanted.copy()
    for tag in openings(pair.target, "a"):
        left[tag.id] -= 1
        if left[tag.id] < 0:
            code = Code.LINK_REPEATED if wanted[tag.id] else Code.LINK_ADDED
            yield on_tag(pair.target, tag, code, link=tag.id)
    texts = link_texts(pair.source)
    for key, count in left.items():
        if count > 0:
            yield lacking(texts.get(key, ""), Code.LINK_MISSING, is_blocking=True, link=key)


def openings(segment: Segment, name: str) -> list[Tag]:
    return [tag for tag in segment.tags if tag.name == name and not tag.is_closing]


def link_texts(segment: Segment) -> dict[str, str]:
    """Return the words of each link by its id."""
    texts, end = {}, len(segment.text)
    for tag in reversed(segment.tags):
        if tag.name == "a":
            if not tag.is_closing:
                texts[tag.id] = segment.text[tag.place : end]
            end = tag.place
    return texts


def on_tag(target: Segment, tag: Tag, code: Code, /, **params: str) -> Finding:
    return Finding(code, {**params}, target.raw[tag.start : tag.end], tag.start, tag.end, is_blocking=True)


def check_addresses(pair: Pair) -> Iterator[Finding]:
    source, target = addresses(pair.source.text), addresses(pair.target.text)
    if not source and not target:
        return
    wanted = {address_key(pair.source.text[slice(*span)], pair.source_language): span for span in source}
    found = {address_key(pair.target.text[slice(*span)], pair.target_language): span for span in target}
    for key in wanted.keys() - found.keys():
        address = pair.source.text[slice(*wanted[key])]
        yield lacking(address, Code.ADDRESS_MISSING, is_blocking=True, address=address)
    for key in found.keys() - wanted.keys():
        address = pair.target.text[slice(*found[key])]
        yield at(pair.target, *found[key], Code.ADDRESS_ADDED, is_blocking=True, address=address)


def address_key(address: str, language: str) -> str:
    """Return an address for comparing: example.com/en/help in English is example.com/fr/help in French."""
    codes = "|".join(re.escape(code) for code in {language, base_of(language), language.replace("-", "_")})
    return re.sub(rf"(?<=[/.=])(?:{codes})(?=[/.&#]|$)", "*", address.casefold().rstrip("/"))


def check_tags(pair: Pair) -> Iterator[Finding]:
    if not pair.source.tags and "<" not in pair.target.raw:
        return
    left = Counter(SAME_ELEMENT.get(tag.name, tag.name) for tag in counted(pair.source))
    for tag in counted(pair.target):
        name = SAME_ELEMENT.get(tag.name, tag.name)
        left[name] -= 1
        if left[name] < 0:
            yield on_tag(pair.target, tag, Code.TAG_ADDED, tag=tag.name)
    for name in (name for name, count in left.items() if count > 0):
        yield lacking(f"<{name}>", Code.TAG_MISSING, is_blocking=True, tag=name)
    if len(openings(pair.source, "br")) != len(openings(pair.target, "br")):
        yield lacking("<br>", Code.LINE_BREAKS_DIFFER)


def counted(segment: Segment) -> Iterator[Tag]:
    """The tags that must be the same on both sides. Links are counted by id, and line breaks may fall otherwise."""
    for place, tag in enumerate(segment.tags):
        if not tag.is_closing and tag.name not in ("a", "br", "wbr") and not is_ordinal(segment, place):
            yield tag


def is_ordinal(segment: Segment, place: int) -> bool:
    """Tell whether a tag raises the letters of an ordinal, as French does in 1<sup>er</sup> and English need not."""
    tag, *after = segment.tags[place : place + 2]
    raised = segment.text[tag.place : after[0].place] if after else ""
    return tag.name == "sup" and raised.isalpha() and len(raised) <= 4


def check_nesting(pair: Pair) -> Iterator[Finding]:
    """Look for tags that are crossed, never closed, never opened, or cut off; not where the source is no better."""
    if "<" not in pair.target.raw or any(nesting_findings(pair.source)):
        return
    yield from nesting_findings(pair.target)


def nesting_findings(segment: Segment) -> Iterator[Finding]:
    opened: list[Tag] = []
    for tag in segment.tags:
        if tag.is_alone:
            continue
        if not tag.is_closing:
            opened.append(tag)
        elif opened and opened[-1].name == tag.name:
            opened.pop()
        else:
            yield on_tag(segment, tag, Code.TAG_UNOPENED, tag=tag.name)
            opened = [other for other in opened if other.name != tag.name]
    for tag in opened:
        yield on_tag(segment, tag, Code.TAG_UNCLOSED, tag=tag.name)
    for match in BROKEN_TAG.finditer(segment.raw) if segment.raw.count("<") > len(segment.tags) else ():
        yield Finding(Code.TAG_BROKEN, {}, match[0], *match.span(), is_blocking=True)
