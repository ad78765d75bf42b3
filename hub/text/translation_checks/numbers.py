"""Whether the numbers of a text came through its translation, with their units."""

import re
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator
from decimal import Decimal

from .codewords import MASK
from .findings import Code, Finding
from .number_words import is_written_out
from .numerals import CLOCK, Number, read_numbers
from .pairs import Pair, at, lacking

DIGIT = re.compile(r"\d")
DIGITS = re.compile(r"\d+")
FRACTION = re.compile(r"(?<!\d)1/2(?![\d/])")
DECADE = re.compile(r"['’]?s\b|er\b")
# What multiplies a number, by powers of ten. A billion is not the same everywhere, so it is left to its own words.
POWERS = {
    6: r"million|millones|millón|milion|miljoen|milhões|milhão|Mio\b|M\b|m\b|مليون|ملايين",
    9: r"milliard|miliard|miljard|billion|Mrd\b|bn\b|mil millones|mil milhões|bilh|مليار",
    3: r"thousand|mille\b|mil\b|mila\b|tausend|Tsd\b|duizend|k\b|K\b|ألف|آلاف",
}
MULTIPLIER = re.compile("[ \u00a0\u202f-]?(?:" + "|".join(f"({words})" for words in POWERS.values()) + ")")

FRACTION_SIGNS = {"½": ".5", "¼": ".25", "¾": ".75"}
# Of a text that has this many wrong the rest need not be told.
MOST_TOLD = 40

Couple = tuple[Number, Number]
Keys = Callable[[Number], Iterable[Hashable]]


def check_numbers(pair: Pair) -> Iterator[Finding]:
    if not DIGIT.search(pair.source.prose) and not DIGIT.search(pair.target.prose):
        return
    source_text, target_text = FRACTION.sub(MASK * 3, pair.source.prose), FRACTION.sub(MASK * 3, pair.target.prose)
    source = read_numbers(source_text, pair.source_language)
    target = read_numbers(target_text, pair.target_language)
    same, source, target = match_numbers(source, target, with_unit, with_unit)
    alike, source, target = match_numbers(source, target, any_unit, any_unit)
    yield from differing_units(pair, [*same, *alike])
    # A number may be said once more, or once less.
    told = {value for couple in (*same, *alike) for value in couple[0].values}
    source, target = ([one for one in side if told.isdisjoint(one.values)] for side in (source, target))
    if source or target:
        yield from unmatched(pair, source, target)


def with_unit(number: Number) -> list[tuple[str, str]]:
    return [(value, number.unit) for value in number.values]


def any_unit(number: Number) -> tuple[str, ...]:
    return number.values


def match_numbers(
    source: list[Number], target: list[Number], source_keys: Keys, target_keys: Keys
) -> tuple[list[Couple], list[Number], list[Number]]:
    """Pair the numbers that have a key in common, each once. Return the couples, and what is left of either side."""
    places: defaultdict[Hashable, deque[int]] = defaultdict(deque)
    for place, number in enumerate(target):
        for key in target_keys(number):
            places[key].append(place)
    couples, left = [], []
    taken: set[int] = set()
    for number in source:
        found = first_free([places[key] for key in source_keys(number) if key in places], taken)
        if found is None:
            left.append(number)
        else:
            taken.add(found)
            couples.append((number, target[found]))
    return couples, left, [number for place, number in enumerate(target) if place not in taken]


def first_free(queues: list[deque[int]], taken: set[int]) -> int | None:
    for queue in queues:
        while queue:
            place = queue.popleft()
            if place not in taken:
                return place
    return None


def differing_units(pair: Pair, couples: list[Couple]) -> Iterator[Finding]:
    for wanted, found in couples:
        if wanted.unit and found.unit and wanted.unit != found.unit:
            yield at(pair.target, found.start, found.end, Code.UNIT_DIFFERS, number=found.written)


def unmatched(pair: Pair, source: list[Number], target: list[Number]) -> Iterator[Finding]:
    """Report the numbers with no equal on the other side, but for those which are there in another guise."""
    wanted, found = pair.source.prose, pair.target.prose
    _, source, target = match_numbers(source, target, lambda one: guises(one, wanted), lambda one: guises(one, found))
    source, target = source[:MOST_TOLD], target[:MOST_TOLD]
    copied = [one for one in target if any(is_copied(other, one) for other in source)]
    for start, token in {(one.token_start, one.token): None for one in copied}:
        yield at(pair.target, start, start + len(token), Code.NUMBER_FORMAT, number=token)
    source = [one for one in source if not any(is_copied(one, other) for other in copied)]
    target = [one for one in target if one not in copied]
    source = [one for one in source if not is_answered(one, found, pair.target_language)]
    target = [one for one in target if not is_answered(one, wanted, pair.source_language)]
    if are_same_digits(source, target):
        return
    for one in source:
        yield lacking(one.written, Code.NUMBER_MISSING, number=one.written)
    for one in target:
        yield at(pair.target, one.start, one.end, Code.NUMBER_ADDED, number=pair.target.text[one.start : one.end])


def guises(number: Number, text: str) -> list[str]:
    """Return the other values of a number: 3 pm is 15, the 1990s are the 90s, 2 million is 2000000, 1½ is 1.5."""
    found = list(number.values)
    value = found[0]
    if match := CLOCK.match(text, number.start):
        hour = int(match[1]) % 12
        found.append(str(hour + 12 if match[2] in "pP" else hour))
    if len(value) == 4 and value[2:] != "00" and DECADE.match(text, number.end):
        found.append(value[2:])
    if (match := MULTIPLIER.match(text, number.end)) and len(value) < 16:
        power = list(POWERS)[(match.lastindex or 1) - 1]
        found.append(format((Decimal(value) * 10**power).normalize(), "f"))
    if sign := FRACTION_SIGNS.get(text[number.end : number.end + 1]):
        found.append(value + sign)
    return found


def is_copied(source: Number, target: Number) -> bool:
    """Tell whether a number kept the signs of the source's language, where these mean something else or nothing.

    A bare 2.4 may be a version, a chapter or a time, so a number with decimals must have a unit.
    """
    if source.token != target.token or source.token.isdigit():
        return False
    is_grouped = source.values[0].isdigit() and len(source.values[0]) > 3
    return bool(source.unit) or is_grouped


def are_same_digits(source: list[Number], target: list[Number]) -> bool:
    """Tell whether two texts have the same digits, parted otherwise: dates and times, or telephone numbers."""
    if not source or not target:
        return False
    groups, others = digit_groups(source), digit_groups(target)
    if Counter(map(int_like, groups)) == Counter(map(int_like, others)):
        return True
    has_decimals = any("." in one.values[0] for one in (*source, *target))
    return not has_decimals and len("".join(groups)) > 4 and "".join(groups) == "".join(others)


def digit_groups(numbers: list[Number]) -> list[str]:
    return [group for number in numbers for group in DIGITS.findall(number.written)]


def int_like(digits: str) -> str:
    return digits.lstrip("0")


def is_answered(number: Number, text: str, language: str) -> bool:
    return number.is_loose or any(is_written_out(value, text, language) for value in number.values)
