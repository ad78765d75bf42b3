"""What stands in a text for a machine: placeholders, web addresses and mail addresses."""

import re

MASK = "\ufffc"

# What is left of a number, as in "100%discount", and an escaped "%%" are no placeholders; nor are braces around words.
PLACEHOLDER = re.compile(
    r"\{\{\s*[^{}\s](?:[^{}]{0,60}[^{}\s])?\s*\}\}"
    r"|\$\{[\w.]{1,60}\}"
    r"|(?<!%)%\([\w.]{1,60}\)[-+#0]?\d{0,3}(?:\.\d{1,3})?[a-zA-Z]"
    r"|\{[\w.\[\]]{0,60}(?:![rsa])?(?::[^{}\s]{0,20})?\}"
    r"|(?<![\d%])%(?:\d{1,2}\$)?[-+#0]?\d{0,3}(?:\.\d{1,3})?[sdifuxXeg](?!\w)"
)
URL = re.compile(r"(?:\bhttps?://|\bwww\.)\w[^\s<>\"«»“”„‹›]{0,2000}", re.IGNORECASE)
MAIL = re.compile(r"\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
AFTER_URL = ".,;:!?…'’‘)]}،؛؟"


def placeholders(text: str) -> list[re.Match[str]]:
    if "{" not in text and "%" not in text:
        return []
    return list(PLACEHOLDER.finditer(text))


def addresses(text: str) -> list[tuple[int, int]]:
    """Return (start, end) of each web and mail address, without the punctuation that follows."""
    spans = []
    if "://" in text or "www." in text.lower():
        for match in URL.finditer(text):
            spans.append((match.start(), match.start() + len(trim_url(match[0]))))
    if "@" in text:
        spans += [match.span() for match in MAIL.finditer(text) if not is_inside(match.start(), spans)]
    return spans


def trim_url(url: str) -> str:
    """Return a web address without what belongs to the sentence; a bracket stays that was opened in the address."""
    while url and url[-1] in AFTER_URL and not (url[-1] == ")" and url.count("(") >= url.count(")")):
        url = url[:-1]
    return url


def is_inside(place: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def mask_codewords(text: str) -> str:
    """Return the text with what is for a machine masked, character by character."""
    spans = [*(match.span() for match in placeholders(text)), *addresses(text)]
    if not spans:
        return text
    pieces, position = [], 0
    for start, end in sorted(spans):
        if end > position:  # a placeholder may stand inside an address
            start = max(start, position)
            pieces += [text[position:start], MASK * (end - start)]
            position = end
    return "".join(pieces) + text[position:]
