"""What can be said of a line without knowing its words: its shape, where it stands, what stands around it, its cues.

Each feature is a name; `weights.tsv` says how much it speaks for which kind. Lengths count code points.
"""

import re
from bisect import bisect_right

from annotations.text import advisories, blocks, cues, dates, patterns, people, pointers, taxonomy
from annotations.text.lines import CLOSING, Line, ends_open, extent, is_prose, key, sentences, words
from annotations.text.quoted import is_quoted
from annotations.text.rules import ALT, SOME
from annotations.text.scene import Scene, style

_LENGTHS = (15, 40, 80, 130, 200, 350)
_WIDE = {"。": ".", "！": "!", "？": "?", "：": ":"}  # signs as wide as a character
_WORDS = (1, 3, 7, 12, 20)
_YOU = re.compile(
    r"\b(?:you|your|sie|ihre?n?|du|dich|vous|votre|vos|tu|usted|você|lei|vi|je|jij|u|uw|ty|ci|cię|wam|was|wasz\w*|twoj\w+|państw\w+|vás|vám|váš|vaš\w+|tvůj|dig|din|ditt|dina|du|deg|jer|er"
    r"|dere|deres|siz\w*|sen\w{0,3}|sua|seu|te|ti|voi|vostr\w+)\b",
    re.I,
)
_I = re.compile(r"\b(?:i|me|my|we|us|our|ich|wir|uns\w*|je|nous|notre|nos|yo|nosotros|nuestr\w+|io|noi|nostr\w+|ik|wij"
                r"|ons|onze|eu|nós|noss\w+)\b", re.I)  # fmt: skip
IS = re.compile(r"\b(?:is|was|are|were|has|had|will|ist|war|sind|hat|est|était|sont|es|era|son|fue|è|sono|é|foi|zijn"
                 r"|heeft)\b", re.I)  # fmt: skip
_IN = re.compile(r"\b(?:in|on|at|with|during|from|dans|sur|avec|en|con|nel\w*|durante|mit|auf|bei|während|met"
                 r"|tijdens|em|com)\b", re.I)  # fmt: skip
_SELF = re.compile(r"\b(?:article|essay|review|piece|post|letter|transcript|interview|episode|notes?|below|ahead"
                   r"|follows|film contains|beitrag|artikel|text|kritik|texte?|critique|texto|artículo|reseña|testo"
                   r"|articolo|recensione|bespreking|stuk|readers?|viewers|parents|members|lecteurs|lectores|lettori"
                   r"|leser\w*|lezers|tekst\w*|artykuł\w*|recenzj[aieę]\w*|odcin\w+|rozmow\w+|czytelni\w+|článe?k\w*|recenz[ei]|díl\w*|rozhovor\w*"
                   r"|avsnitt\w*|recensionen|texten|artikkel\w*|artiklen|anmeldels\w+|episoden|läsare\w*|yazı\w*|bölüm\w*"
                   r"|söyleşi\w*|episódio|conversa|resenha|leitor\w*|entretien|épisode|gespräch|folge|newsletter|numer\w*)\b"
                   r"|記事|本稿|レビュー|文章", re.I)  # fmt: skip
_NUMBER = re.compile(r"\d[\d ()/-]{5,}\d|\b(?:988|112|116 ?\d{3}|3919|3114|016|1522|113)\b|https?://|www\.")
_SIGNS = re.compile(r"\s[|·•∙»>/–—]\s|\s{2,}|\t")
_DATED = re.compile(r"\((?:[^()]*\b)?(?:1[89]|20)\d\d\)?|,\s(?:1[89]|20)\d\d\b")
_TIMED = re.compile(
    r"\b\d{2,3}\s?(?:min\w*\b|dk\b|분|分)|\b\d ?(?:h|hrs?|t|u|std|tim)\.? ?\d{1,2}|\b\d{2,3}[’′']", re.IGNORECASE
)
_STAMP = re.compile(r"^\(?\d{1,2}:\d\d(?::\d\d)?\b")
_LABEL = re.compile(r"^[^\W\d_][^:.!?]{0,30}:\s")


def of(scene: Scene, index: int) -> list[str]:
    """The features of one line."""
    line = scene.lines[index]
    zone = _zone(scene, index)
    shape, size = _shape(line)
    read = f"read:{line.fate or 'open'}"
    hint = f"hint:{line.hint}" if line.hint else f"form:{scene.form}"
    found = sorted(scene.found[index])
    page = "page" if scene.found[index] & cues.PAGE else "plain"
    names = [*shape, *_context(scene, index), *_words(scene, index), read, hint, zone, "always"]
    names += [f"cue:{cue}" for cue in found] + [f"{zone}+cue:{cue}" for cue in found]
    names += [
        f"{zone}+{read}",
        f"{zone}+{size}",
        f"{zone}+{page}",
        f"{read}+{page}",
        f"{read}+{size}",
        f"{read}+{hint}",
    ]
    names += ["cue:rights+picture"] if {"rights", "picture"} <= scene.found[index] else []
    names += [f"{zone}+{end}" for end in shape if end.startswith("ends:")]
    names += [f"in:{word}" for word in sorted(line.around)]
    return names


def _zone(scene: Scene, index: int) -> str:
    first, last = scene.zone
    if index < first:
        return "zone:head"
    return "zone:tail" if index > last else "zone:amid"


def _shape(line: Line) -> tuple[list[str], str]:
    text = line.text
    said = text.split()
    size = f"size:{bisect_right(_LENGTHS, extent(text))}"
    names = [size, f"words:{bisect_right(_WORDS, words(text))}", f"sentences:{min(3, len(sentences(text)))}"]
    end = text.rstrip(CLOSING)[-1:]
    end = _WIDE.get(end, end)
    names.append("ends:" + {".": "stop", "!": "cry", "?": "ask", ":": "colon", "…": "dots"}.get(end, "open"))
    names.append("prose" if is_prose(text) else "no-prose")
    long = [word for word in said if len(word) > 3 and word[:1].isalpha()]
    capitals = sum(word[0].isupper() for word in long) / len(long) if long else 0.5
    names.append("caps:all" if text.isupper() and len(text) > 3 else f"caps:{min(2, int(capitals * 3))}")
    begin = text[:1]
    names.append(f"begins:{_begin(begin)}")
    signs = len(_SIGNS.findall(text if line.marked_up or not line.raw else line.raw.strip()))
    names.append(f"signs:{min(3, signs)}")
    checks = (
        ("quoted", is_quoted(text)), ("dated", _DATED.search(text)), ("stamp", _STAMP.match(text)),
        ("timed", _TIMED.search(text)),
        ("label", _LABEL.match(text)), ("you", _YOU.search(text)), ("i", _I.search(text)), ("is", IS.search(text)),
        ("in", _IN.search(text)), ("number", _NUMBER.search(text)), ("date", len(text) <= 80 and dates.find(text)),
        ("bracketed", begin in "([（［" and text[-1:] in ")]）］"), ("arrow", re.search(r"[←→»<>↑]", text)),
        ("strong", line.strong and line.marked_up), ("emphasis", _is_emphasis(line)), ("alt", line.hint == ALT),
        ("linked", line.linked >= 0.8 * len(text)), ("partly-linked", 0 < line.linked < 0.8 * len(text)),
        ("comma", "," in text), ("alone", line.alone), ("first", line.first and not line.last),
        ("last", line.last and not line.first), ("middle", not line.first and not line.last),
        ("who", people.is_about_somebody(text)), ("pointer", pointers.is_pointer(text)),
        ("some", SOME.match(text)), ("sentence", end[-1:] == "." and words(text) >= 4),
        ("numbered", re.match(r"^\(?\d{1,3}[.)]\s", text)), ("digits", not any(map(str.isalpha, text))),
    )  # fmt: skip
    return names + [name for name, holds in checks if holds], size


def _begin(sign: str) -> str:
    if sign.isalpha():
        return "lower" if sign.islower() else "upper"
    return "digit" if sign.isdigit() else "quote" if sign in "\"“„«‘'「『" else "dash" if sign in "-–—―" else "sign"


def _is_emphasis(line: Line) -> bool:
    return sum(end - start for start, end, kind, _href in line.marks if kind == "emphasis") >= len(line.text) - 1


def _context(scene: Scene, index: int) -> list[str]:
    own, line = scene.lines, scene.lines[index]
    first, last = scene.zone
    names = [f"run:{min(5, scene.shorts[index])}"]
    for name, at in (("above", index - 1), ("below", index + 1)):
        near = own[at] if 0 <= at < len(own) else None
        names.append(f"{name}:{_sort(near, at in scene.body)}")
        if near is not None and near.text.endswith(":"):
            names.append(f"{name}:colon")
        if near is not None and at >= 0 and scene.found[at] & cues.PAGE:
            names.append(f"{name}:page")
    if index == first:
        names += [*_under(scene, index), f"top+ratio:{_ratio(scene, index)}"]
        names.append(f"top+below:{_sort(own[index + 1], False) if index + 1 < len(own) else 'nothing'}")
    if index < first:
        names.append(f"to-body:{min(4, first - index)}")
        names += _under(scene, index)
        names += [f"over:{name}" for name, at in (("byline", scene.byline), ("date", scene.date)) if at > index]
        names.append("at-title" if index == scene.title + 1 else "off-title")
    elif index > last:
        names.append(f"from-body:{min(4, index - last)}")
        names.append(f"to-end:{min(3, len(own) - index)}")
        if scene.fallen < index:
            names.append("below-dropped")
    if scene.median and extent(line.text) < 0.25 * scene.median:
        names.append("much-shorter")
    if index in scene.body:
        names += ["body", *(["body-first"] if index == first else []), *(["body-last"] if index == last else [])]
        names += ["body-top"] if index == first and index - 1 in (scene.title, scene.byline, scene.date) else []
    if index < first and index + 1 < len(own):
        below = own[index + 1].text
        names += ["over:facts"] if _TIMED.search(below) or _DATED.search(below) or _LABEL.match(below) else []
    if index <= first:
        names.append(f"ratio:{_ratio(scene, index)}")
    if line.fate == blocks.HEADING and scene.style:
        names.append("like-headings" if style(line.text) == scene.style else "unlike-headings")
    return names


def _ratio(scene: Scene, index: int) -> int:
    """Thirds of the length of the next paragraph that is surely the text's own; 4 for more than it."""
    below = next((at for at in scene.body if at > index), None)
    return (
        4 if below is None else min(4, 3 * extent(scene.lines[index].text) // max(1, extent(scene.lines[below].text)))
    )


def _under(scene: Scene, index: int) -> list[str]:
    places = (("title", scene.title), ("byline", scene.byline), ("date", scene.date))
    return [f"under:{name}" for name, at in places if 0 <= at < index]


def _sort(line: Line | None, body: bool) -> str:
    if line is None:
        return "nothing"
    if body:
        return "body"
    if line.fate:
        return line.fate
    return "prose" if is_prose(line.text) else ("open" if ends_open(line.text) else "stop")


def _words(scene: Scene, index: int) -> list[str]:
    line, facts = scene.lines[index], scene.facts
    said, names = key(line.text), []
    author, publisher = key(facts.author), key(facts.publisher)
    if author and (author in said or author.split()[-1] in said.split()):
        names.append("author")
        names += ["begins-author"] if said.startswith((author, author.split()[0])) else []
    if publisher and publisher in said:
        names += ["publisher", *(["publisher-only"] if said == publisher else [])]
    title = set(key(facts.title).split())
    shared = len(title & set(said.split())) / max(1, len(set(said.split())))
    names.append(f"title:{min(2, int(shared * 3))}")
    names += ["again"] if scene.again[said] > 1 else []
    if len(line.text) <= 400:
        held = len(taxonomy.find(line.text))
        names += [f"harms:{min(3, held)}"] if held else []
        names += ["spoils"] if patterns.SPOILER.search(line.text) else []
        told = bool(_SELF.search(line.text)) + bool(advisories.TELLS.search(line.text))
        names += [f"tells:{told}"] if told else []
        if held or "spoils" in names:
            names += [f"warns:{told}", f"{_zone(scene, index)}+warns"]
            names += ["warns-help"] if "number" in _shape(line)[0] else []
    return names
