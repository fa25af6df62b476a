"""How a line of text is written in canonical text.

The rule, in this order:

1. Invisible characters go: soft hyphen, zero width space, word joiner, byte order mark, control characters, halves
   of surrogate pairs. Zero
   width joiner and non-joiner stay: emoji are made with the one, Persian and Hindi words with the other.
2. Unicode normalisation form C.
3. Each run of white space becomes one space, and none stays at the ends. One exception: where a no-break space (or
   its narrow sister) is French punctuation, before `; : ! ? » ›` or after `« ‹`, one of that kind stays, so that
   the mark cannot fall to the next line. Anywhere else a no-break space is a leftover of the page it came from,
   and a reader who searches for the two words would not find them.

A line cleaned once is not changed by cleaning it again.
"""

import re
import unicodedata

_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff]")
_SPACES = re.compile(r"\s+")
_NO_BREAK = re.compile("[\u00a0\u202f]")
_COMBINING = "".join(chr(code) for code in range(0x300, 0x1E94B) if unicodedata.combining(chr(code)))
_MANY_MARKS, _JOINER = re.compile(f"[{_COMBINING}]{{30}}(?=[{_COMBINING}])"), "\u034f"
_BEFORE, _AFTER = frozenset(";:!?»›"), frozenset("«‹")


def _streamed(text: str) -> str:
    """`text` in stream-safe form (UAX 15): no more than thirty combining marks in a row, as no language writes them.
    Normalising a longer run costs the square of its length."""
    return _MANY_MARKS.sub(lambda run: run.group() + _JOINER, text)


def line(text: str) -> str:
    """One line of canonical text; see above for the rule."""
    text = unicodedata.normalize("NFC", _streamed(_INVISIBLE.sub("", text))).strip()
    return _SPACES.sub(_space, text) if _NO_BREAK.search(text) else " ".join(text.split())


def _space(run: re.Match) -> str:
    if kept := _NO_BREAK.search(run.group()):
        text = run.string
        # The line is stripped, so that a run always has a neighbour on either side.
        if text[run.end()] in _BEFORE or text[run.start() - 1] in _AFTER:
            return kept.group()
    return " "


def pieces(chunks: list[str]) -> tuple[str, list[int]]:
    """The line that `chunks` make together, and where in it each chunk ends (code points).

    Raises ValueError where a letter is composed across the border of two chunks, so that no such place exists.
    """
    parts = [unicodedata.normalize("NFC", _INVISIBLE.sub("", chunk)) for chunk in chunks]
    text = "".join(parts)
    if not unicodedata.is_normalized("NFC", text):
        raise ValueError("a letter is composed across two chunks")
    ends, at = [], 0
    for part in parts:
        at += len(part)
        ends.append(at)
    stripped = text.strip()
    lead = len(text) - len(text.lstrip())
    ends = [min(max(end - lead, 0), len(stripped)) for end in ends]
    return line(text), _moved(stripped, ends)


def _moved(text: str, places: list[int]) -> list[int]:
    """Ascending places in a stripped text, after its runs of white space have become single spaces."""
    moved, index, gone = [], 0, 0
    for run in _SPACES.finditer(text):
        while index < len(places) and places[index] <= run.start():
            moved.append(places[index] - gone)
            index += 1
        while index < len(places) and places[index] < run.end():
            moved.append(run.start() + 1 - gone)
            index += 1
        gone += run.end() - run.start() - 1
    return moved + [place - gone for place in places[index:]]


_GOES_ON = re.compile(
    r"\s(?:the|an?|of|in|and|for|to|with|on|at|by|from|der|die|das|des|dem|den|und|von|im|le|la|les|du|et|au|aux|el|los"
    r"|las|y|del|il|lo|gli|di|della|dei|do|da|dos|e|het|een|van|och|og|på|av|af|med|w|z|na)$"
)


def goes_on(text: str) -> bool:
    """Whether a line ends with a word that none ends with: what was broken there by hand goes on."""
    return bool(_GOES_ON.search(text))


# What the facts of a film begin with, each on a line of its own: "Screenplay: …".
FACT = re.compile(r"[^\W\d_a-z][^\W\d_]{2,20}(?: [^\W\d_]{2,14}){0,2}: \S")
