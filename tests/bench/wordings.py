"""What reading a page's wording costs: `python -m tests.bench.wordings` prints milliseconds per page of 2,000 words."""

import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterator

from hub.text.wordings.claims import find_claims
from hub.text.wordings.languages import guess_language
from hub.text.wordings.likeness import Known, KnownTexts, near_duplicates
from hub.text.wordings.lookalikes import find_lookalikes, find_mixed_scripts
from hub.text.wordings.patterns import find_pattern
from hub.text.wordings.sentences import sentence_hash, split_sentences

WORDS_PER_PAGE = 2_000
ROUNDS = 7
# What pages are made of. Being so few, the words make texts more alike than any that people write: a hard case.
WORDS = {
    language: words.split()
    for language, words in {
        "en": "our water comes from a spring that was found in the mountains and it still cares for your skin "
        "every morning before you leave without any trace of soap because nothing else is as soft when days grow cold",
        "fr": "notre eau vient d’une source que l’on a trouvée dans la montagne et qui prend toujours soin de la peau "
        "chaque matin avant de partir sans aucune trace de savon car rien d’autre n’est si doux quand il fait froid",
        "de": "unser Wasser kommt aus einer Quelle die vor langer Zeit in den Bergen gefunden wurde die Haut pflegt "
        "jeden Morgen bevor Sie gehen ohne eine Spur von Seife denn nichts ist so sanft wenn die Tage kalt werden",
        "ar": "يأتي ماؤنا من نبع وجد في الجبال منذ زمن طويل وما زال يعتني بالبشرة كل يوم في كل البلاد "
        "قبل أن تخرجي كل صباح دون أثر من الصابون لأن لا شيء ألطف منه حين تبرد الأيام على الوجه واليدين",
        "ja": "私たちの 水は 昔 山の中で 見つけられた 泉から 湧き出て 今も 毎日 お肌を やさしく 守って います 朝 "
        "出かける 前に 石けんを 使わず 寒い 日にも これほど やわらかな ものは ほかに ありません",
    }.items()
}


def main() -> int:
    before = measure_memory()
    for language in WORDS:
        page = "".join(make_sentence(language, number) for number in range(WORDS_PER_PAGE // 15))
        for name, read in make_cases(page, language):
            say(f"{language}  {name:<32} {measure(read):7.2f} ms")
    say(f"memory taken by all of them: {measure_memory() - before:.1f} MB")
    return 0


def make_sentence(language: str, number: int) -> str:
    """Return a sentence of about fifteen words; every number has its own order of them, always the same."""
    words = WORDS[language]
    chosen = [words[(number * 31 + place * (7 + number % 23) + place * place) % len(words)] for place in range(15)]
    return ("" if language == "ja" else " ").join(chosen) + ("。" if language == "ja" else ". ")


def make_cases(page: str, language: str) -> Iterator[tuple[str, Callable[[], object]]]:
    known = [Known(number, make_sentence(language, number)) for number in range(100, 600)]
    texts = KnownTexts(known, language)
    names = [f"Averlune {number}" for number in range(1_000)]
    sentences = split_sentences(page, language)
    yield "split_sentences", lambda: split_sentences(page, language)
    yield "sentence_hash, each", lambda: [sentence_hash(sentence.text) for sentence in sentences]
    yield "KnownTexts.find, 500 texts", lambda: texts.find(page)
    yield "near_duplicates, 500 texts", lambda: near_duplicates(known[7].text, known, language)
    yield "guess_language, each sentence", lambda: [guess_language(each.text, list(WORDS)) for each in sentences]
    yield "find_lookalikes, 1,000 names", lambda: find_lookalikes(page, names)
    yield "find_mixed_scripts", lambda: find_mixed_scripts(page)
    yield "find_claims", lambda: find_claims(page, language)
    yield "find_pattern", lambda: find_pattern(r"(?i)\b(?:best|finest)\b", page)


def measure(read: Callable[[], object]) -> float:
    """Return the median of the milliseconds of processor that a reading takes, after a first one."""
    read()
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        read()
        times.append((time.process_time() - start) * 1_000)
    return statistics.median(times)


def measure_memory() -> float:
    """Return the most memory that the process has held so far, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_024


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main())
