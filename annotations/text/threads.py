"""Reader comments in lines without markup: where they begin, who spoke, when, and how deep a reply each is."""

import re
from functools import lru_cache

from annotations.text import blocks as kinds
from annotations.text import chrome, dates, patterns, support
from annotations.text.lines import Line, ends_open, extent, is_prose, key
from annotations.text.rules import drop
from annotations.text.thread import COMMENTER, WHEN, Thread

BUTTON = "a button of the comment section"
NUMBER = "the number of a comment"
HEADING = "the heading of the comment section"

NUMBERED = re.compile(r"^(\d{1,3})[.)]\s+(\S.*)$")
SAYS = re.compile(
    r"\s+(?:says|said|wrote|writes|commented|schreibt|schrieb|sagte?|meinte?|hat gesagt|a écrit|a dit|écrit|dit"
    r"|escribió|dijo|dice|comentó"
    r"|ha dicho|ha scritto|ha detto|disse|scrive|schreef|zei|zegt|escreveu|comentou|skrev|skriver|säger|siger|sier"
    r"|sa|napisał\(?a?\)?|pisze|mówi|napsal\(?a?\)?|píše|říká|yazdı|dedi(?: ki)?|diz)\s*(?::|…"
    r"|\.\.\.)?$",
    re.IGNORECASE,
)
# The same with a day or an hour after it: "Jane wrote on 3 May 2019:".
SAYS_THEN = re.compile(
    r"^\S.{0,40}?\s(?:says|said|wrote|writes|commented|schreibt|schrieb|sagte?|meinte?|a écrit|a dit|écrit|escribió"
    r"|dijo|ha scritto|ha detto|schreef|zei|escreveu|comentou|posted)\s.{0,12}?\d.{0,40}:$", re.IGNORECASE,
)  # fmt: skip
_SECTION = re.compile(
    r"^(?:(?:\d+|one|two|three|no|top|all|latest|newest|best|recent|los mejores|les meilleurs|die besten"
    r"|i migliori)\s+)*(?:reader(?:s['’])?\s+)?(?:comments?"
    r"|responses?|replies|thoughts|discussion"
    r"|kommentare?|commentaires?"
    r"|comentarios?|commenti|commento|reacties?|comentários?|komentarz[ey]?|komentářů?|komentáře|kommentarer?"
    r"|reaktioner|reaksjoner|yorum|kommentit|hozzászólások|yorumlar"
    r"|комментарии|коментарі|コメント|评论|評論|留言|댓글)(?:\s+(?:on|to|about|zu|sur|över|om|over|sobre|su)\s.{1,100}"
    r"|\s*[(（]\d+[)）]"
    r"|\s*:?\s*\d+)?:?$",
    re.IGNORECASE,
)
_PREFIXED = re.compile(r"^(?P<name>[@\w][^:.!?,;()\n]{0,38}?)\s?(?:\([^()\n]{1,60}\))?\s?:\s+(?=\S)")
BUTTONS = re.compile(
    r"^(?:sort(?:ed)? by\b.{0,30}|odpowiedz|odpovědět|svara|svar|vastaa|válasz|yanıtla|ответить|відповісти"
    r"|lubię to|zgłoś|líbí se(?: mi)?|nahlásit|gilla|synes om|lik|beğen|şikayet et|curtir|me gusta|gefällt mir"
    r"|j['’]aime|mi piace"
    r"|votar|recommend(?:ed)?(?: \(?\d+\)?)?|(?:view|show|see) more comments|返信(?:する)?|回复"
    r"|回覆|답글(?: 달기)?|ตอบกลับ|reply|antworten|répondre|responder|rispondi|beantwoorden|like|dislike|share"
    r"|report|flag|edit|delete"
    r"|permalink|link|quote"
    r"|\d+ (?:likes?|points?|votes?|replies|reply)|upvote|downvote|(?:hide|show|view) (?:\d+ )?(?:replies|reply).*"
    r"|load more.*|in reply to\b.{1,40}"
    r"|(?:reply|likes?|share|report|flag|recommend|\W|\d)+)$",
    re.IGNORECASE,
)
AGO = re.compile(
    r"^(?:(?:about |vor |il y a |hace )?(?:an?|one|\d+) ?(?:s|m|h|d|w|mo|y|seconds?|minutes?|hours?|days?|weeks?"
    r"|months?|years?"
    r"|tage?n?|stunden?|wochen?|monate?n?|jours?|heures?|mois|semaines?|ans?|años?|días?|horas?|meses|mes|giorn[io]"
    r"|or[ae]"
    r"|mes[ei]|dagen|uur|weken|maanden?|dni|dzień|godzin[ya]?|tygodni[ae]?|miesi[ąę]c\w*|dny|dní|hodinami?|týdny|měsíci"
    r"|dagar|timmar|veckor|månader|dage|timer|uger|uker|måneder|gün|saat|hafta|ay)(?: (?:ago|fa|geleden|temu|sedan"
    r"|siden"
    r"|önce|atrás))?|(?:för|for|for|před|há) \d+ \w+(?: sedan| siden)?|\d+(?:日|時間|週間|か月|ヶ月|年)前|just now"
    r"|yesterday)\.?$", re.IGNORECASE,
)  # fmt: skip
_IN_REPLY = re.compile(
    r"^\W{0,2}\s?(?:in reply to|replying to"
    r"|w odpowiedzi|odpowiedź (?:dla|na)|svar (?:till|til)|als antwort auf|en réponse à|en respuesta a"
    r"|in risposta a)\b.{1,60}$",
    re.I,
)
_LONG_COMMENT = 160
_LONGEST_NAME = 60
_BOX = 12  # lines of a box of other texts
_TOLD, _TEXT, _HEAD = 100, 3, 40  # letters of a sentence of a text, how many make one, lines of what stands above it


def comments(lines: list[Line]) -> None:
    """Reader comments at the end: numbered ones with indented paragraphs, or those under a heading that says so."""
    begin, headed, closed = _section(lines)
    end = _foot(lines, begin)
    thread, index = Thread(), begin
    if headed:
        _take_turns(lines[begin : len(lines) - end])
    says = headed and sum(bool(SAYS.search(line.text)) for line in lines[begin:] if len(line.text) <= 80) >= 2
    prefixed = headed and _are_prefixed(lines[begin:])
    if prefixed:
        lines[begin:] = [part for line in lines[begin:] for part in _parted(line)]
    while index < len(lines) - end:
        line = lines[index]
        if _ends(line):
            return
        if headed and thread.number and _is_box(lines, index):
            _drop_box(lines[index:])
            return
        count = _speaker(lines, index) if not says or SAYS.search(line.text) else 0
        if count:
            thread.speak(lines[index : index + count])
            index += count
            continue
        if headed and BUTTONS.match(line.text):
            _button(line, thread)
        elif headed and thread.number and is_when(line.text):
            drop(line, WHEN)
            line.comment = thread.number
        elif (begun := _begun(line, thread)) is not None:
            lines[index : index + 1] = begun
            thread.begin(line)
            thread.say(begun[-1])
            index += len(begun) - 1
        elif line.indented or headed or closed:
            thread.say(line)
        else:
            return
        index += 1


def _take_turns(lines: list[Line]) -> None:
    """Names without a day: every other line is one, short and no sentence, as far as the section reaches."""
    lines = [line for line in lines if not BUTTONS.match(line.text)]
    names, said = lines[::2], lines[1::2]
    if len(lines) < 4 or len(lines) % 2 or any(line.fate for line in lines):
        return
    fit = all(len(line.text) <= 30 and len(line.text.split()) <= 3 and not is_when(line.text) for line in names)
    if fit and all(len(line.text) > 30 or line.text.endswith((".", "!", "?")) for line in said):
        for line in names:
            line.hint = COMMENTER


def _turns_below(lines: list[Line], index: int) -> bool:
    """A heading that counts the comments, and as many short names below it."""
    count = re.search(r"\d+", lines[index - 1].text)
    left = len(lines) - index
    return bool(count) and left == 2 * int(count.group())


def _is_box(lines: list[Line], index: int) -> bool:
    """The words over a box of other texts, below which nobody speaks any more."""
    text = lines[index].text
    more = patterns.is_more(text) and len(text.split()) <= 4 and ends_open(text)
    return more and not any(_speaker(lines, at) for at in range(index + 1, len(lines)))


def _drop_box(lines: list[Line]) -> None:
    """The words over a box and the short lines of it, as far as no warning or word of help stands among them."""
    for line in lines[:_BOX]:
        if line.fate not in ("", kinds.LIST_ITEM) or extent(line.text) > _LONG_COMMENT or support.is_support(line.text):
            return
        drop(line, "a link to other texts")


def _foot(lines: list[Line], begin: int) -> int:
    """How many lines below the last comment are the foot of the page they came from."""
    found = 0
    for count, line in enumerate(reversed(lines[begin:]), start=1):
        if _is_foot(line.text):
            found = count
        elif _ends(line) or not BUTTONS.match(line.text):
            break
    return found


def _is_foot(text: str) -> bool:
    told = (
        patterns.is_copyright(text) or chrome.is_foot(text) or chrome.is_blurb(text) or bool(patterns.promotion(text))
    )
    return (told or chrome.is_menu(text)) and not BUTTONS.match(text)


def _parted(line: Line) -> list[Line]:
    """A line such as "Ann (3 May): I disagree" as who says it and what is said."""
    match = None if line.fate else _PREFIXED.match(line.text)
    if not match:
        return [line]
    name, said = line.part(0, len(match.group().rstrip())), line.part(match.end())
    name.hint = COMMENTER
    return [name, said]


def _begun(line: Line, thread: Thread) -> list[Line] | None:
    """The number of the comment that comes next and what it says, as a line each; None where none begins here."""
    match = NUMBERED.match(line.text)
    if not match or int(match.group(1)) != thread.number + 1 or thread.named:
        return None
    number, said = line.part(0, match.end(1) + 1), line.part(match.start(2))
    drop(number, NUMBER)
    number.comment = thread.number + 1
    return [number, said]


def _button(line: Line, thread: Thread) -> None:
    drop(line, BUTTON)
    line.comment = thread.number


def _section(lines: list[Line]) -> tuple[int, bool, bool]:
    """Where comments begin (after the last line if nowhere), whether a heading says so, whether a line closes them."""
    text = next((index for index, line in enumerate(lines) if is_prose(line.text)), len(lines))
    end = max((index for index, line in enumerate(lines) if _ends(line)), default=0)
    for index in range(text + 1, len(lines)):
        line, above = lines[index], lines[index - 1]
        headed = not above.fate and is_heading(above.text)
        match = NUMBERED.match(line.text)
        first = bool(match) and int(match.group(1)) == 1 and not line.fate
        turns = headed and _turns_below(lines, index)
        closed = headed and end > index and not _is_above_text(lines, index)
        if headed and (first or turns or _speaks_below(lines, index) or closed or _are_prefixed(lines[index:])):
            drop(above, HEADING)
            return index, True, end > index
        if not first or len(line.text) <= _LONG_COMMENT:
            continue
        # Without any sign of a section: a long first item whose further paragraphs hang below it, indented.
        below = lines[index + 1] if index + 1 < len(lines) else None
        if end > index or (below and below.indented and not NUMBERED.match(below.text)):
            return index, False, end > index
    return len(lines), False, False


def _is_above_text(lines: list[Line], index: int) -> bool:
    """Whether a count of comments stands in the head of a text, which only begins below: little is told above it."""
    long = [at for at, line in enumerate(lines) if is_prose(line.text) and extent(line.text) >= _TOLD]
    return sum(at < index for at in long) <= 1 and sum(at > index for at in long) >= _TEXT and index <= _HEAD


def is_heading(text: str) -> bool:
    return len(text) <= 130 and bool(_SECTION.match(text))


def _ends(line: Line) -> bool:
    return patterns.promotion(line.text) == patterns.COMMENTS_END


def _speaker(lines: list[Line], index: int) -> int:
    """How many lines from `index` on say who speaks and when; 0 where what stands there is said."""
    line = lines[index]
    if line.hint == COMMENTER or line.fate or len(line.text) > 120:
        return int(line.hint == COMMENTER)
    below = lines[index + 1] if index + 1 < len(lines) else None
    if below is not None and _IN_REPLY.match(below.text):
        dated = any(is_when(lower.text) for lower in lines[index + 2 : index + 3])
        return (2 + dated) * (len(line.text) <= _LONGEST_NAME)
    if says := SAYS.search(line.text):
        dated = below is not None and is_when(below.text)
        return 1 + dated if says.start() <= _LONGEST_NAME else 0
    rest = dates.without(line.text)
    if rest is not None:
        return int(_is_name_beside_day(line.text, rest))
    if below is None or len(line.text) > _LONGEST_NAME or len(line.text.split()) > 5:
        return 0
    told = any(_IN_REPLY.match(lower.text) for lower in lines[index + 2 : index + 3])
    return (2 + told) * is_when(below.text)


def _speaks_below(lines: list[Line], index: int) -> bool:
    """A speaker, or below a button of the section."""
    button = BUTTONS.match(lines[index].text) and index + 1 < len(lines)
    return bool(_speaker(lines, index) or (button and _speaker(lines, index + 1)))


def _is_name_beside_day(text: str, rest: str) -> bool:
    """ "Ann, 3 May 2019 at 8:14 pm", but not a sentence that tells of a day. `rest` is the line without the day."""
    name = key(re.sub(r"\b(?:on|at|posted|by|am|um|le|el|il|op|says?)\b", " ", rest, flags=re.IGNORECASE))
    return 0 < len(name) <= 40 and not text.rstrip().endswith(".") and len(name.split()) <= 4


@lru_cache(2048)
def is_when(text: str) -> bool:
    """A line that holds a date or "3 days ago", and nothing else."""
    if len(text) > 80:
        return False
    rest = dates.without(text)
    return bool(AGO.match(text)) or (
        rest is not None and len(key(re.sub(r"\b(?:on|at|posted|um|am|à|le)\b", "", rest))) <= 4
    )


def _are_prefixed(lines: list[Line]) -> bool:
    """Whether comments begin with a name and a colon: two at least, and half of the lines."""
    named = sum(bool(_PREFIXED.match(line.text)) for line in lines[:200])
    return named >= 2 and named >= len(lines[:200]) / 2
