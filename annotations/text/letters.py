"""Letters inside a text: how each begins, and who signs it and as what."""

import re

from annotations.text import blocks as kinds
from annotations.text import credited, dates
from annotations.text.facts import Facts
from annotations.text.lines import Line, ends_open, extent, is_prose, key, words
from annotations.text.mail import MAIL, takes_leave
from annotations.text.rules import settle

_SALUTES = re.compile(
    r"^(?:dear|hello|hi|hey|good (?:morning|evening)|(?:sehr geehrte|lieb)[ers]*|hallo|ch(?:er|ère)s?|bonjour|bonsoir"
    r"|querid[oa]s?|estimad[oa]s?|hola|car[eioa]|gentil[ei]|ciao|prezad[oa]s?|olá|beste|lieve|geachte|waarde|kära|bästa"
    r"|hej|kjære|hei|kære|drog[iao]\w*|mil[íáé]|vážen\w+|sevgili|sayın|merhaba|hyvät|rakas|kedves|tisztelt|дорог\w+)\b"
    r".{2,50}[,!:]$|^(?:dear|lieb[er]|cher|chère|querid[oa]|car[oa]|lieve|kära|kære|дорог\w+) [^\W\d_]+$",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"^(?:[—–-]{1,2}\s?)?(?:[^\W\d_a-z]\.|[^\W\d_a-z][\w'’-]+)(?:[ ](?:(?:and|und|et|y|e|i|og|och|en|&|de|da|di|von|van"
    r") )?(?:[^\W\d_a-z]\.|[^\W\d_a-z][\w'’-]+)){0,3}(?: \([^()]{2,30}\))?$"
)
_POSTSCRIPT = re.compile(r"^(?:P\. ?S\.?|PS)\b")
_SHORT, _SALUTE = 50, 50  # code points


def read(lines: list[Line], facts: Facts) -> None:
    """Salutations are paragraphs; a name signs below a closing, over an office, or where the next letter begins."""
    own = [line for line in lines if not line.comment]
    told = [index for index, line in enumerate(own) if is_prose(line.text) and extent(line.text) >= 2 * _SHORT]
    greeted = 0
    for index, line in enumerate(own):
        below = own[index + 1] if index + 1 < len(own) else None
        salutes = extent(line.text) <= _SALUTE and bool(_SALUTES.match(line.text)) and below is not None
        if salutes and _is_open(line) and (is_prose(below.text) or extent(below.text) >= _SHORT or greeted):
            line.fate, line.sure = kinds.PARAGRAPH, True
            greeted += 1
    mailed = any(line.reason == MAIL for line in own[:8])
    for index in range(2, len(own)):
        if told and index > told[0] and _is_name(own[index]):
            for line in _signature(own, index, key(facts.author), mailed=mailed, many=greeted > 1):
                settle(line, kinds.CREDIT)


def _is_open(line: Line) -> bool:
    return line.fate in ("", kinds.HEADING, kinds.LIST_ITEM) and not line.sure and line.hint in ("", kinds.PARAGRAPH)


def _is_name(line: Line) -> bool:
    return _is_open(line) and extent(line.text) <= _SHORT and not line.text.isupper() and bool(_NAME.match(line.text))


def _signature(own: list[Line], index: int, author: str, *, mailed: bool, many: bool) -> list[Line]:
    """The lines that sign with the name at `index`: its closing above it, itself, what the signer is below it."""
    above, line = own[index - 1], own[index]
    rest = own[index + 1 : index + 3]
    office = [other for other in rest[:1] if _is_open(other) and credited.is_role(other.text)]
    closing = [above] if _is_open(above) and takes_leave(above) and not ends_open(own[index - 2].text) else []
    told = bool(closing) or is_prose(above.text) or (not ends_open(above.text) and above.text[-1] not in ":,;")
    if not told or _SALUTES.match(line.text):
        return []
    known = set(key(line.text).split()) & set(author.split()) - {"the", "and"}
    mine = mailed and bool(known or not author) and words(line.text) <= 4 and (line.first or line.marked_up)
    # Among several letters the next one begins below a signature, with its day or whom it greets.
    ends = not rest or _POSTSCRIPT.match(rest[0].text) or any(_begins(other) for other in rest)
    return [*closing, line, *office] if office or mine or (many and ends) or (closing and ends) else []


def _begins(line: Line) -> bool:
    day = extent(line.text) <= _SALUTE and ends_open(line.text) and dates.find(line.text) is not None
    dated = extent(line.text) <= _SALUTE and bool(re.search(r", \d{1,2}\.? [^\W\d_]{3,12}$", line.text))
    return day or dated or line.hint == kinds.HEADING or bool(_SALUTES.match(line.text))
