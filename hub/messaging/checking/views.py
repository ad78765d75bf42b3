"""A text as the rules see it: each passage with its terms and sentences, beside its source if it has one."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Model

from hub.text import terms
from hub.text.wordings.likeness import Likeness
from hub.text.wordings.sentences import Sentence, split_sentences

from .elsewhere import Elsewhere, read_elsewhere
from .findings import Fix
from .knowledge import Knowledge
from .lexicon import Word
from .passages import Passage, Placement, Reading

PARAGRAPH = re.compile(r"(?:(?!\n\n).)+", re.DOTALL)


@dataclass(eq=False)
class PassageView:
    """A passage and what is found in it, each once for all rules."""

    passage: Passage
    knowledge: Knowledge

    @property
    def text(self) -> str:
        return self.passage.text

    @property
    def language(self) -> str:
        return self.knowledge.language

    @cached_property
    def matches(self) -> list[tuple[terms.Match, Word]]:
        """The terms in their order."""
        words = self.knowledge.lexicon.words
        return [(match, words[match.key]) for match in self.knowledge.lexicon.index.find(self.text)]  # type: ignore[index]

    @cached_property
    def sentences(self) -> list[Sentence]:
        return split_sentences(self.text, self.language)

    @cached_property
    def known(self) -> list[Likeness]:
        """The brand messages, of now and before, whose words are typed here."""
        return self.knowledge.known_texts.find(self.text)

    @cached_property
    def paragraphs(self) -> list[tuple[int, int]]:
        return paragraphs_of(self.text)


@dataclass(frozen=True)
class Pair:
    """A paragraph and the one in the source that it translates; both spans are of their passages' texts."""

    source: PassageView
    target: PassageView
    source_span: tuple[int, int]
    span: tuple[int, int]

    @property
    def source_text(self) -> str:
        return self.source.text[slice(*self.source_span)]

    @property
    def text(self) -> str:
        return self.target.text[slice(*self.span)]


@dataclass(eq=False)
class TextView:
    """A whole text. `kind_ids` are the content types that it counts as.

    With a `focus`, a place in the list of passages, only what concerns that one is looked for.
    """

    knowledge: Knowledge
    instance: Model | None
    reading: Reading
    now: datetime.datetime
    kind_ids: frozenset[int] = frozenset()
    source: Reading | None = None
    source_knowledge: Knowledge | None = None
    focus: int | None = None

    @cached_property
    def passages(self) -> list[PassageView]:
        return [PassageView(passage, self.knowledge) for passage in self.reading.passages]

    @property
    def looked_at(self) -> list[PassageView]:
        return self.passages if self.focus is None else [self.passages[self.focus]]

    @cached_property
    def elsewhere(self) -> Elsewhere:
        """How other live pages translate the sentences of the source."""
        return read_elsewhere(self.instance, self.knowledge.locale, [pair.source_text for pair in self.pairs])

    @cached_property
    def pairs(self) -> list[Pair]:
        """The paragraphs that have a source; a passage that is divided otherwise than its source is one."""
        if self.source is None or self.source_knowledge is None:
            return []
        sources = {each.path: PassageView(each, self.source_knowledge) for each in self.source.passages}
        return [
            pair
            for view in self.looked_at
            if view.passage.path in sources
            for pair in pairs_of(sources[view.passage.path], view)
        ]


def paragraphs_of(text: str) -> list[tuple[int, int]]:
    """Return where the paragraphs of a text are: those that a blank line parts."""
    return [match.span() for match in PARAGRAPH.finditer(text) if match[0].strip()]


def pairs_of(source: PassageView, target: PassageView) -> Iterator[Pair]:
    if len(source.paragraphs) != len(target.paragraphs):
        yield Pair(source, target, (0, len(source.text)), (0, len(target.text)))
        return
    for source_span, span in zip(source.paragraphs, target.paragraphs, strict=True):
        yield Pair(source, target, source_span, span)


@dataclass(frozen=True)
class Hit:
    """What a rule says; the checker makes a finding of it. `place` is where: None for the text as a whole.

    `severity` is the glossary's or the pattern's word on it, `sentence` the text that a waiver is bound to where there
    is no span.
    """

    place: PassageView | Placement | None
    subject: str
    start: int | None = None
    end: int | None = None
    params: dict[str, str] = field(default_factory=dict)
    severity: str = ""
    is_probable: bool = False
    fix: Fix | None = None
    sentence: str = ""
    excerpt: str = ""
