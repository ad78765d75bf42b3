"""Characters that a reader does not see: zero-width ones, soft hyphens, marks of direction, variation selectors."""

import re
import unicodedata

# Those of category Cf below U+FFFF, with the joiner and selectors that are marks; and tags beyond.
SELECTORS = [0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x3164, 0xFFA0, *range(0xFE00, 0xFE10)]
# Formats that are seen: signs that stand over Arabic and Syriac numbers.
SEEN = {*range(0x0600, 0x0606), 0x06DD, 0x070F, 0x0890, 0x0891, 0x08E2}
UNSEEN = frozenset(
    chr(code) for code in range(0x10000) if code not in SEEN and unicodedata.category(chr(code)) == "Cf"
).union(map(chr, SELECTORS))
UNSEEN_RUN = re.compile(f"[{re.escape(''.join(sorted(UNSEEN)))}\U000e0000-\U000e0fff]+")


def drop_unseen(text: str) -> str:
    return UNSEEN_RUN.sub("", text)
