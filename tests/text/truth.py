"""What the label of a text says of each of its lines: a kind of block, an aside, or "dropped" where it names none."""

import re

from annotations.text import dates
from annotations.text.lines import key
from annotations.text.manuscript import BYLINE, DATE, PUBLISHER
from tests.text import labels

_RIGHTS = re.compile(r"(?:©|\(c\)|copyright)(?=.*(?:(?:19|20)\d\d|rights|rechte|prohibida))", re.IGNORECASE)
_PROMOTION = re.compile(r"(?:also read|read more|related)\s*:", re.IGNORECASE)


def of(label, lines):
    texts = [labels._key(line.text) for line in lines]
    wanted = [(kind, labels._key(begin)) for kind, begin in label["blocks"]]
    kinds = [""] * len(texts)
    pairs = labels.Reading._pairs([begin for _kind, begin in wanted], texts)
    for i, j in pairs:
        kinds[j] = wanted[i][0]
    first = min((j for _i, j in pairs), default=0)
    _title(label, lines, kinds, first)
    asides = [(kind, [labels._key(begin) for begin in begins]) for kind, begins in (
        ("notice", [begin for begin, *_rest in label["notices"]]), ("support", label["support"]),
        ("comment", [begin for _who, _deep, begin in label["comments"]]),
    )]  # fmt: skip
    dropped = [labels._key(begin) for begin in label["dropped"]]
    for index, text in enumerate(texts):
        if not kinds[index]:
            kinds[index] = _aside(text, asides, index > first) or (
                "dropped" if any(begin in text for begin in dropped) else _rest(label, lines[index], index <= first + 3)
            )
    return [_by_convention(label, kind, text) for kind, text in zip(kinds, texts, strict=True)]


def _title(label, lines, kinds, first):
    """The line that is the title, of several that say it: the one the rules take, or the one nearest to the text."""
    same = [at for at, line in enumerate(lines) if not kinds[at] and key(line.text) == key(label["title"])]
    taken = [at for at in same if lines[at].fate == "title"]
    above = [at for at in same if at <= first]
    if same:
        kinds[(taken or above[-1:] or same)[0]] = "title"


def _aside(text, asides, below):
    for kind, begins in asides:
        if (kind != "comment" or below) and any(text.startswith(begin) for begin in begins):
            return kind
    return ""


def _rest(label, line, early):
    """What a label names nowhere: the head of the text, or a second line that begins as a block does."""
    author = label["author"].split()[-1:] and label["author"].split()[-1] in line.text
    if line.fate in (BYLINE, DATE, PUBLISHER) or (early and len(line.text) < 120 and (author or dates.find(line.text))):
        return "meta"
    text = labels._key(line.text)
    return next((kind for kind, begin in label["blocks"] if text.startswith(labels._key(begin))), "dropped")


def _by_convention(label, kind, text):
    """Older labels call some lines of a page's foot a credit, and what promotes other texts related."""
    author = label["author"].split()[-1:] and label["author"].split()[-1] in text
    if (kind == "credit" and _RIGHTS.match(text) and not author) or (kind == "related" and _PROMOTION.match(text)):
        return "dropped"
    return kind
