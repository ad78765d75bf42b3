"""What the languages do to a word besides inflecting it: what they write before it and after it without a space."""

import re


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What may stand before an apostrophe and is a word of its own: l'eau, but not aujourd'hui.
ELISIONS = {
    "fr": words("c d j l m n s t qu jusqu lorsqu puisqu quoiqu"),
    "it": words("""l d un all dall dell nell sull coll c m t s v n ch com dov quest quell bell sant buon grand cos anch
        nessun alcun ciascun qualcun senz tutt"""),
    "ca": words("l d m t s n"),
    "oc": words("l d m t s n"),
}
# What may stand after an apostrophe and is not the word. Others put any ending there: İstanbul'da.
CONTRACTIONS = {"en": words("s d m ll re ve")}
# Letters that Arabic writes before a word as one with it: and, so, in, as, for, will, the.
ARABIC_PREFIX = re.compile("[وف]?(?:[بك]?ال|لل|[بكلس])?")
ARABIC_ARTICLE = ("ال", "لل")
# Korean particles after a noun.
KOREAN_PARTICLES = words(
    """은 는 이 가 을 를 의 에 에서 에게 께 로 으로 와 과 랑 이랑 도 만 까지 부터 처럼 보다 마다 조차 밖에 이나 나
    며 이고 입니다 이다 에는 에도 에서는 으로도 로도 만으로"""
)

# Scripts that put no space between words: Thai, Lao, Myanmar, Khmer, kana, Han.
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"
UNSPACED += "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
is_unspaced = re.compile(f"[{UNSPACED}]").search
is_hangul = re.compile("[\uac00-\ud7a3]").search

# Letters and digits, with the vowel signs that several scripts write as marks.
WORD_CHARACTER = r"(?:[^\W_]|[\u0300-\u036f\u0900-\u0963\u0966-\u1cff\u3099\u309a])"
is_word_character = re.compile(WORD_CHARACTER).match
WORD = re.compile(f"{WORD_CHARACTER}+(?:'{WORD_CHARACTER}+)*")

SIMPLEMMA_NAMES = {"bs": "hbs", "hr": "hbs", "sr": "hbs", "no": "nb", "fil": "tl"}
SNOWBALL_NAMES = dict(
    pair.split(":", 1)
    for pair in words(
        """ar:arabic hy:armenian eu:basque ca:catalan cs:czech da:danish nl:dutch en:english eo:esperanto et:estonian
        fi:finnish fr:french de:german el:greek hi:hindi hu:hungarian id:indonesian ga:irish it:italian lt:lithuanian
        ne:nepali nb:norwegian nn:norwegian no:norwegian fa:persian pl:polish pt:portuguese ro:romanian ru:russian
        sr:serbian es:spanish sv:swedish ta:tamil tr:turkish yi:yiddish"""
    )
)


def base_language(code: str) -> str:
    """Return the language of a code: "fr" for "fr-CA" and "fr_CA"."""
    return code.replace("_", "-").split("-")[0].lower()
