"""What can be said of a line by the lines around it and by its few words: the features of a whole text, line by line.

`features` says what a line is like by itself and in the scene; here stand its neighbours, the run of short lines that
it belongs to, what of it the running text takes up again, and the words that pages say of themselves.
"""

import re
from bisect import bisect_right

from annotations.text import (
    advisories,
    chrome,
    cues,
    dates,
    features,
    layout,
    lexicon,
    mast,
    patterns,
    people,
    prominent,
    repeats,
    rows,
    rules,
    sheets,
    showings,
    support,
    threads,
    titles,
)
from annotations.text.bylines import BY, LONE_NAME
from annotations.text.lines import Line, extent, is_prose, key
from annotations.text.repeats import BODY, FAR, LONGEST, form
from annotations.text.scene import Scene

_NEAR = 3
_HANDED_ON = (
    "size:",
    "ends:",
    "caps:",
    "read:",
    "prose",
    "date",
    "stamp",
    "begins:",
    "hint:",
    "linked",
    "cue:",
    "known:",
    "name",
    "by",
    "when",
    "long",
    "button",
    "again",
    "label",
    "lex:",
    "chain:",
)


def of(scene: Scene) -> list[list[str]]:
    """The features of every line of the text."""
    own = scene.lines
    alone = [_alone(scene, index) for index in range(len(own))]
    passed_on = [[name for name in names if name.startswith(_HANDED_ON)] for names in alone]
    found = []
    for index, names in enumerate(alone):
        around = list(names)
        for step in (-2, -1, 1, 2):
            at = index + step
            if 0 <= at < len(own):
                around += [f"{step}|{name}" for name in passed_on[at]]
            else:
                around.append(f"{step}|nothing")
        found.append(around)
    for extra in (
        _runs,
        _groups,
        _taken_up,
        _places,
        _sections,
        _asked,
        repeats.said_again,
        repeats.counted,
        repeats.foretold,
        repeats.above,
        layout.of,
    ):
        found = [names + more for names, more in zip(found, extra(scene), strict=True)]
    return found


def _alone(scene: Scene, index: int) -> list[str]:
    line = scene.lines[index]
    names = features.of(scene, index)
    if extent(line.text) <= LONGEST:
        words = re.findall(r"[^\W\d_]+", line.text.casefold())
        names += [f"word:{word}" for word in dict.fromkeys(words) if len(word) >= 2]
        names += [f"whole:{' '.join(words)}"] if 1 <= len(words) <= 3 else []
        names += [f"start:{words[0]}"] if words else []
    if extent(line.text) <= 40:
        names.append(f"form:{form(line.text)}")
    names += ["name"] if LONE_NAME.match(line.text) else []
    names += ["by"] if BY.match(line.text) else []
    names += ["when"] if threads.is_when(line.text) else []
    names += ["button"] if threads.BUTTONS.match(line.text) else []
    names += [f"known:{name}" for name in _known(line)]
    names += ["long"] if scene.is_long(line) else []
    names += lexicon.of(line.text)
    return names


def _known(line: Line) -> list[str]:
    """What the rules would make of the line if it stood alone."""
    text = line.text
    checks = (
        ("menu", chrome.is_menu(text)), ("row", mast.is_menu_row(line)), ("trail", chrome.is_trail(text)),
        ("foot", chrome.is_foot(text)), ("blurb", chrome.is_blurb(text)), ("button", chrome.is_button(text)),
        ("count", chrome.is_count(text)), ("section", titles.is_section(text)), ("more", patterns.is_more(text)),
        ("copyright", patterns.is_copyright(text)), ("credit", patterns.is_credit(text)),
        ("caption", patterns.is_caption(text)), ("picture", patterns.is_picture(text)),
        ("of-picture", patterns.is_of_picture(text)), ("notice", advisories.is_notice(text)),
        ("support", support.is_support(text)), ("talk", threads.is_heading(text)), ("rating", rows.is_rating(text)),
        ("issue", dates.is_issue(text)), ("volume", dates.is_volume(text)),
        ("says", len(text) <= 80 and threads.SAYS.search(text)),
        ("ago", threads.AGO.match(text)), ("address", re.search(r"https?://|www\.|\S@\S+\.\w", text)),
        ("at", text[:1] == "@"), ("title-like", prominent.reads_as_heading(text)),
        ("edit", text.endswith("[edit]")), ("footnote", text.startswith("[^")),
        ("contents", rules.CONTENTS.match(text)), ("section-like", titles.is_like_section(text)),
        ("showing", showings.is_showing(text)),
        ("facts", sheets.is_row(text)),
        ("outlet", mast.is_like_outlet(text)),
        ("about", people.is_about_somebody(text)),
    )  # fmt: skip
    found = [name for name, holds in checks if holds]
    reason = patterns.promotion(text)
    return found + ([f"promotion:{reason}"] if reason else [])


def _runs(scene: Scene) -> list[list[str]]:
    """Where in its run of short lines a line stands, how many of the run speak of a page, and what follows the run."""
    own, found, begin = scene.lines, [], 0
    while begin < len(own):
        end = begin
        while end < len(own) and not scene.is_long(own[end]):
            end += 1
        if end == begin:
            found.append(["run:none"])
            begin += 1
            continue
        page = sum(bool(scene.found[at] & cues.PAGE) for at in range(begin, end))
        close = "top" if begin == 0 else "bottom" if end == len(own) else "mid"
        size = bisect_right(FAR, end - begin)
        share = int(3.99 * page / (end - begin))
        for at in range(begin, end):
            found.append([
                f"run:{close}:{size}", f"run-page:{close}:{share}", f"run-in:{close}:{bisect_right(FAR, at - begin)}",
                f"run-left:{close}:{bisect_right(FAR, end - at)}",
            ])  # fmt: skip
        begin = end
    return found


def _groups(scene: Scene) -> list[list[str]]:
    """How many lines stand together without a blank line between, and which of them this is."""
    own, found, begin = scene.lines, [], 0
    while begin < len(own):
        end = begin + 1
        while end < len(own) and not own[end].first:
            end += 1
        long = any(scene.is_long(line) for line in own[begin:end])
        size = bisect_right(FAR, end - begin)
        found += [
            [f"group:{size}:{long}", f"in-group:{min(3, at - begin)}:{min(3, end - at)}"] for at in range(begin, end)
        ]
        begin = end
    return found


def _taken_up(scene: Scene) -> list[list[str]]:
    """How much of a short line's words the running text says too, and which lines say the same."""
    said: dict[str, int] = {}
    for line in scene.lines:
        if scene.is_long(line):
            for word in set(key(line.text).split()):
                said[word] = said.get(word, 0) + 1
    found = []
    for line in scene.lines:
        words = [word for word in set(key(line.text).split()) if len(word) >= 5]
        if extent(line.text) >= 2 * BODY or not words:
            found.append(["taken:none"])
            continue
        share = sum(word in said for word in words) / len(words)
        found.append([f"taken:{int(3.99 * share)}", f"taken:{int(3.99 * share)}:{is_prose(line.text)}"])
    return found


def _places(scene: Scene) -> list[list[str]]:
    """How far a line is from both ends, from the first and the last long lines, and how dense dates and cues are."""
    own = scene.lines
    long = [index for index, line in enumerate(own) if scene.is_long(line)]
    first, last = (long[0], long[-1]) if long else (len(own), -1)
    dated = [extent(line.text) <= 80 and dates.find(line.text) is not None for line in own]
    page = [bool(found & cues.PAGE) for found in scene.found]
    found = []
    for index in range(len(own)):
        zone = "over" if index < first else "below" if index > last else "amid"
        far = first - index if zone == "over" else index - last if zone == "below" else 0
        near = slice(max(0, index - _NEAR), index + _NEAR + 1)
        found.append([
            f"long:{zone}", f"long:{zone}:{bisect_right(FAR, far)}", f"from-top:{bisect_right(FAR, index)}",
            f"from-end:{bisect_right(FAR, len(own) - index)}", f"dates-near:{min(3, sum(dated[near]))}",
            f"page-near:{min(3, sum(page[near]))}", f"{zone}:page-near:{min(3, sum(page[near]))}",
        ])  # fmt: skip
    return found


def _sections(scene: Scene) -> list[list[str]]:
    """Whether a heading of comments or a line that surely is a page's stands above, and how far above."""
    talk = page = -1
    found = []
    for index, line in enumerate(scene.lines):
        names = []
        names.append(f"talk:{bisect_right(FAR, index - talk)}" if talk >= 0 else "talk:none")
        names.append("talk:some" if talk >= 0 else "talk:no")
        names.append(f"page-above:{bisect_right(FAR, index - page)}" if page >= 0 else "page-above:none")
        found.append(names)
        if threads.is_heading(line.text) and index > 5:
            talk = index
        if scene.found[index] & cues.SURE and extent(line.text) <= 100:
            page = index
        elif scene.is_long(line):
            page = -1
    return found


def _asked(scene: Scene) -> list[list[str]]:
    """How many questions a text sets in strong letters, for these: an interview has many, and a heading is none."""
    asked = [line.strong and line.marked_up and line.text.endswith("?") for line in scene.lines]
    count = min(5, sum(asked))
    return [[f"asked:{count}"] if mine else [] for mine in asked]
