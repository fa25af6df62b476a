"""Shorter versions of labelled texts: paragraphs cut to their first sentences, and some left out.

A text of 800 code points is laid out as one of 8,000 is, but much that says so (long lines around short ones) is not
there. The label stays true: it names the beginnings of blocks.
"""

import json
import re
from collections import Counter
from itertools import pairwise

from annotations.text import importer
from tests.text import labels

LEAST = 150  # code points of a paragraph that is cut
_GOALS = (45, 70, 70, 110, 110, 160, 220)
_ENDS = re.compile(r"(?<=[.!?…])[”\"»’]?(?=\s+[^\Wa-z_])")
_ABBREVIATED = re.compile(r"\b(?:[A-Z]|Mrs?|Ms|Dr|St|vs|No|z\.B|ca)\.[”\"]?$")
_FROM, _TO = 40, 320
_SOLID = 120  # code points of a paragraph that may be left out between two others
_LEFT_OUT = 0.45
_PARAGRAPH = re.compile(r"(<p(?:\s[^>]*)?>)([^<>]+)(</p>)")
_BROKEN = re.compile(r"((?:<br\s*/?>\s*){2})([^<>]{150,})((?:<br\s*/?>\s*){2})")
_INNER = re.compile(r"(?<=</p>)\s*<p>([^<>]{60,})</p>(?=\s*<p>)")
_MARKS = ("#", "!", ">", "- ", "* ")


def cut(text, chance):
    """The first sentences of a paragraph; all of it where that would part quotes, brackets or emphasis."""
    ends = [match.end() for match in _ENDS.finditer(text)]
    goal = chance.choice(_GOALS)
    fit = [end for end in ends if _FROM <= end <= _TO and not _ABBREVIATED.search(text[:end])]
    if not fit:
        return text
    part = text[: min(fit, key=lambda end: abs(end - goal))]
    pairs = ("“”", "«»", "()", "[]")
    whole = all(part.count(a) == part.count(b) for a, b in pairs) and not any(part.count(sign) % 2 for sign in '"*_`')
    return part if whole else text


class _Shortener:
    def __init__(self, label, chance):
        self.chance = chance
        begins = [(kind, labels._key(begin)) for kind, begin in label["blocks"]]
        self.count = Counter(begin for _kind, begin in begins)
        self.paragraphs = {begin for kind, begin in begins if kind == "paragraph"}
        self.pulled = [begin.strip('“”"*')[:25] for kind, begin in begins if kind == "pull_quote"]
        self.gone = set()

    def begins(self, text):
        return [begin for begin in self.paragraphs if labels._key(text).startswith(begin)]

    def may_go(self, text):
        """Whether a paragraph may be left out, and then it is noted as such."""
        begin = next((begin for begin in self.begins(text) if self.count[begin] == 1), None)
        if begin is None or self.hosts(text) or self.chance.random() >= _LEFT_OUT:
            return False
        if len(self.gone) >= len(self.paragraphs) / 2:
            return False
        self.gone.add(begin)
        return True

    def hosts(self, text):
        """Whether a pull quote repeats a sentence of it."""
        return any(pulled and pulled in text for pulled in self.pulled)

    def page(self, raw):
        def shorten(match):
            kept = len(match[2]) < LEAST or self.hosts(match[2]) or "\n" in match[2].strip()
            return match[0] if kept else match[1] + cut(match[2], self.chance) + match[3]

        raw = _BROKEN.sub(shorten, _PARAGRAPH.sub(shorten, raw))
        return _INNER.sub(lambda match: "" if self.may_go(match[1]) else match[0], raw)

    def lines(self, raw):
        """A plain text or Markdown; none where lines are broken at a column."""
        lines = raw.split("\n")
        solid = [number for number, line in enumerate(lines) if line.strip()]
        if sum(55 <= len(lines[number]) <= 100 for number in solid) > len(solid) / 2:
            return None
        inner = {
            here for (above, here), (_here, below) in pairwise(pairwise(solid))
            if all(len(lines[at]) >= _SOLID and self.begins(lines[at]) for at in (above, here, below))
        }  # fmt: skip
        kept = []
        for number, line in enumerate(lines):
            if number in inner and not line.startswith(_MARKS) and self.may_go(line):
                if kept and not kept[-1].strip():
                    kept.pop()
                continue
            whole = len(line) < LEAST or self.hosts(line) or line.startswith(_MARKS[:2])
            kept.append(line if whole else cut(line, self.chance))
        return "\n".join(kept)


def of(path, chance):
    """The text of `path` and its label, shortened; none where hardly anything can be left out."""
    label = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    raw, _encoding = importer.decode(path.read_bytes())
    shortener = _Shortener(label, chance)
    short = shortener.page(raw) if path.suffix == ".html" else shortener.lines(raw)
    if short is None or len(short) > 0.9 * len(raw):
        return None
    label["blocks"] = [row for row in label["blocks"] if labels._key(row[1]) not in shortener.gone]
    return short, label
