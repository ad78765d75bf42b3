"""What a regular expression is made of: whether it can explode, and texts on which it would.

The tree is the one of Python's own parser (`re._parser`), whose shape is no promise: the tests of this module say what
is relied on.
"""

from collections.abc import Iterator, Sequence
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT)
# A repeat that may turn this often counts as endless; all that are nested together may not turn more often than that.
ENDLESS = 32
MOST_TURNS = 10_000
SHORT_PROBE = 40
LONG_PROBE = 4_000
MOST_PROBES = 24
# What ends a probe, so that a match that began well fails.
TAILS = ("\x00", "!")
CATEGORIES = {
    op.CATEGORY_DIGIT: "1",
    op.CATEGORY_NOT_DIGIT: "a",
    op.CATEGORY_WORD: "a",
    op.CATEGORY_NOT_WORD: "-",
    op.CATEGORY_SPACE: " ",
    op.CATEGORY_NOT_SPACE: "a",
}


class PatternRefused(ValueError):
    """A pattern may not be used; `reason` is a short code."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def read_tree(pattern: str) -> Any:
    return parser.parse(pattern)


def refuse_explosive(tree: Any, turns: int = 1) -> None:
    """Raise PatternRefused where a repeat holds little but another, or repeats multiply, or a group is referred to."""
    for code, value in tree:
        if code in (op.GROUPREF, op.GROUPREF_EXISTS, op.GROUPREF_IGNORE):
            raise PatternRefused("backreference")
        if code not in REPEATS and code != op.POSSESSIVE_REPEAT:
            for inner in parts_of(code, value):
                refuse_explosive(inner, turns)
            continue
        low, high, body = value
        inner_turns = turns * max(low, 1 if high >= ENDLESS else high, 1)
        if inner_turns > MOST_TURNS or low > MOST_TURNS:
            raise PatternRefused("repeat_too_large")
        if code in REPEATS and high >= ENDLESS and holds_bare_repeat(body):
            raise PatternRefused("nested_repeat")
        refuse_explosive(body, inner_turns)


def holds_bare_repeat(tree: Any) -> bool:
    """Tell whether a body can be matched by one endless repeat alone: then its turns can be cut in countless ways."""
    items = [item for item in tree if item[0] != op.AT]
    for place, (code, value) in enumerate(items):
        others = [other for index, other in enumerate(items) if index != place]
        if any(not may_be_empty(other) for other in others):
            continue
        if code in REPEATS and (value[0] != value[1] >= ENDLESS or holds_bare_repeat(value[2])):
            return True
        if code in (op.SUBPATTERN, op.BRANCH) and any(holds_bare_repeat(part) for part in parts_of(code, value)):
            return True
    return False


def may_be_empty(item: Any) -> bool:
    code, value = item
    if code in REPEATS or code == op.POSSESSIVE_REPEAT:
        return value[0] == 0 or all(map(may_be_empty, value[2]))
    if code in (op.AT, op.ASSERT, op.ASSERT_NOT):
        return True
    parts = parts_of(code, value)
    return any(all(map(may_be_empty, part)) for part in parts)


def parts_of(code: Any, value: Any) -> Sequence[Any]:
    """Return the trees inside an element: one for a group, several for alternatives, none for a character."""
    if code == op.SUBPATTERN:
        return [value[3]]
    if code == op.BRANCH:
        return value[1]
    if code in (op.ASSERT, op.ASSERT_NOT):
        return [value[1]]
    if code == op.ATOMIC_GROUP:
        return [value]
    if code in REPEATS or code == op.POSSESSIVE_REPEAT:
        return [value[2]]
    return []


def make_probes(pattern: str) -> list[str]:
    """Return texts that the repeats of a pattern match for long, and then not: what makes bad ones explode."""
    tree = read_tree(pattern)
    probes = []
    for before, body in find_repeats(tree, ""):
        for choice in (0, 1):
            piece = sample(body, choice) or "a"
            for times in (SHORT_PROBE, LONG_PROBE // len(piece)):
                probes.extend(before + piece * times + tail for tail in TAILS)
    plain = [sample(tree, 0) * SHORT_PROBE + TAILS[0], "a" * LONG_PROBE + TAILS[0], "a b1 " * SHORT_PROBE]
    return list(dict.fromkeys([*probes, *plain]))[:MOST_PROBES]


def find_repeats(tree: Any, before: str) -> Iterator[tuple[str, Any]]:
    """Yield the body of each repeat that can turn often, with a text that leads up to it."""
    for item in tree:
        code, value = item
        if code in REPEATS and value[1] >= ENDLESS // 2:
            yield before, value[2]
        for part in parts_of(code, value):
            yield from find_repeats(part, before)
        before += sample([item], 0)


def sample(tree: Any, choice: int) -> str:
    """Return a short text that a tree matches, or nearly; `choice` picks among alternatives."""
    return "".join(sample_item(code, value, choice) for code, value in tree)


def sample_item(code: Any, value: Any, choice: int) -> str:
    if code == op.LITERAL:
        return chr(value)
    if code == op.NOT_LITERAL:
        return "b" if value == ord("a") else "a"
    if code == op.ANY:
        return "a"
    if code == op.IN:
        return sample_set(value, choice)
    if code in (op.ASSERT, op.ASSERT_NOT):
        return ""
    parts = parts_of(code, value)
    piece = sample(parts[min(choice, len(parts) - 1)], choice) if parts else ""
    return piece * max(1, min(value[0], SHORT_PROBE)) if code in (*REPEATS, op.POSSESSIVE_REPEAT) else piece


def sample_set(members: Sequence[Any], choice: int) -> str:
    if members[0][0] == op.NEGATE:
        taken = {value for code, value in members if code == op.LITERAL}
        return next((char for char in "aA1 -é" if ord(char) not in taken), "ß")
    code, value = members[min(choice, len(members) - 1)]
    if code == op.RANGE:
        return chr(value[0])
    return CATEGORIES[value] if code == op.CATEGORY else chr(value)
