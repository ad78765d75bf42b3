"""The places in a text that code fills in: `%(name)s`, `%s` and `{name}`. A translation must keep them."""

import re

# No space flag: `50 % de rabais` is a percentage, not a placeholder.
PERCENT = re.compile(r"%(?:\((?P<name>\w+)\))?[#0+-]*\d*(?:\.\d+)?(?P<kind>[diouxXeEfFgGcrsa%])")
BRACE = re.compile(r"\{(?P<name>\w*)(?:[.!:\[][^{}]*)?\}")


def named(text: str) -> set[str]:
    """The placeholders whose order is free."""
    percents = {f"%({match['name']}){match['kind']}" for match in PERCENT.finditer(text) if match["name"]}
    return percents | {f"{{{match['name']}}}" for match in BRACE.finditer(text)}


def positional(text: str) -> list[str]:
    """The placeholders whose order counts."""
    return [f"%{match['kind']}" for match in PERCENT.finditer(text) if not match["name"] and match["kind"] != "%"]


def flags_for(msgid: str, plural: str) -> list[str]:
    """What gettext's own tools are told about a string, so that they check it too."""
    texts = (msgid, plural)
    percent = any(positional(text) or any(name.startswith("%") for name in named(text)) for text in texts)
    brace = any(BRACE.search(text) for text in texts)
    return [*(["python-brace-format"] if brace else []), *(["python-format"] if percent else [])]


def mismatch(msgid: str, plural: str, text: str, *, last: bool) -> str:
    """What is wrong with a translation, or nothing. Only the last plural form must name the number: a form that
    stands for one number may write it as a word."""
    if lines_differ(msgid, text):
        return "line break at the start or end differs"
    required = named(plural) if plural and last else named(msgid) & named(plural or msgid)
    lost = required - named(text)
    strange = named(text) - named(msgid) - named(plural)
    if lost or strange:
        return "placeholders differ: " + ", ".join(sorted(lost | strange))
    if positional(text) not in (positional(msgid), positional(plural or msgid)):
        return "placeholders differ in number or order"
    return ""


def lines_differ(msgid: str, text: str) -> bool:
    """The rule of `msgfmt -c`: both texts begin, and end, with a line break or neither does."""
    return msgid.startswith("\n") != text.startswith("\n") or msgid.endswith("\n") != text.endswith("\n")
