"""Which language a text is in: by its script, or else by its small words."""

import re
from collections import Counter

_SMALL_WORDS = {
    "en": "the and of to in is that it was with her his for not",
    "de": "der die das und ist nicht ein eine mit sich auf den dem auch",
    "fr": "le la les des et est une dans qui pas pour sur elle au",
    "es": "el la los las una y es que del por con para su no",
    "it": "il la di che è un una per non della con sono gli le",
    "pt": "o a os as um uma e é que não do da com para",
    "nl": "de het een en van is dat niet op met voor zijn ze ook",
    "sv": "och att det som en är av inte på för med den ett hon",
    "da": "og at det som en er af ikke på for med den et hun til",
    "no": "og at det som en er av ikke på for med den et hun til",
    "fi": "ja on ei se että hän oli mutta kun niin myös joka ovat sen",
    "pl": "i w nie się na jest że do z to jak ale który przez",
    "cs": "a v se na je že s z do ale jako který není pro by",
    "ro": "și în este nu care din mai pe cu un lui sau fost",
    "hu": "az és hogy nem egy volt meg csak ez amikor vagy már",
    "ca": "els amb una que per és del dels les més seva seu això",
    "tr": "ve bir bu da de için ile ne çok ama gibi daha olan o",
}
_WORDS = {code: frozenset(words.split()) for code, words in _SMALL_WORDS.items()}
# Letters that the others hardly use.
_LETTERS = {
    "pl": "ąęłśżźń",
    "cs": "ěřůčšž",
    "tr": "ğışİ",
    "pt": "ãõ",
    "es": "ñ¿¡",
    "de": "ßäü",
    "sv": "åä",
    "fr": "êèœù",
    "it": "òì",
    "ro": "ășț",
    "hu": "őű",
}
_SCRIPTS = {
    "ja": re.compile("[\u3040-\u30ff]"),
    "ko": re.compile("[\uac00-\ud7a3\u1100-\u11ff]"),
    "zh": re.compile("[\u4e00-\u9fff]"),
    "cyrillic": re.compile("[\u0400-\u04ff]"),
    "el": re.compile("[\u0370-\u03ff]"),
    "ar": re.compile("[\u0600-\u06ff]"),
    "he": re.compile("[\u0590-\u05ff]"),
    "hi": re.compile("[\u0900-\u097f]"),
}
_SAMPLE = 20_000  # code points read
_CODE = re.compile(r"[a-z]{2}(?=$|[-_])", re.IGNORECASE)


def code(given: str) -> str:
    """The two-letter code of a language tag such as "en-GB"; empty for what is none. Bokmål and Nynorsk are "no"."""
    match = _CODE.match(given.strip())
    found = match.group().lower() if match else ""
    return "no" if found in ("nb", "nn") else found


def guess(text: str) -> str:
    """The language's two-letter code; "en" where nothing speaks clearly for another."""
    sample = text[:_SAMPLE]
    letters = sum(char.isalpha() for char in sample)
    shares = {script: len(pattern.findall(sample)) for script, pattern in _SCRIPTS.items()}
    # Japanese is written with Chinese characters too, between its own.
    if shares["ja"] > 0.1 * (shares["ja"] + shares["zh"]):
        shares["ja"], shares["zh"] = shares["ja"] + shares["zh"], 0
    script = max(shares, key=shares.get)
    if letters and shares[script] > 0.3 * letters:
        return script if script != "cyrillic" else "uk" if re.search("[іїєґІЇЄҐ]", sample) else "ru"
    words = Counter(re.findall(r"[^\W\d_]+", sample.lower()))
    counts = {code: sum(words[word] for word in small) for code, small in _WORDS.items()}
    for code, own in _LETTERS.items():
        counts[code] += sum(map(sample.count, own))
    best = max(counts, key=counts.get)
    return best if counts[best] > 1.3 * counts["en"] and counts[best] >= 8 else "en"
