"""The head of a letter that came by mail, and how letters end."""

import re

from annotations.text import blocks as kinds
from annotations.text import dates
from annotations.text.facts import Facts
from annotations.text.lines import Line, ends_open, extent, is_prose, words
from annotations.text.manuscript import BYLINE, DATE, TITLE
from annotations.text.rules import drop

_LABELS = {
    BYLINE: "from von de da van från fra od kimden expéditeur remitente mittente 差出人",
    DATE: "date sent datum gesendet envoyé fecha enviado data inviato verzonden skickat dato sendt wysłano odesláno "
    "tarih 日付",
    TITLE: "subject betreff objet asunto oggetto assunto onderwerp ämne emne temat předmět konu 件名",
    "": "newsgroups organization organisation message-id lines references path sender precedence keywords "
    "to an à para a aan till til do komu kime cc bcc reply-to list-id 宛先",
}
_FATE_OF = {label: fate for fate, labels in _LABELS.items() for label in labels.split()}
_HEADER = re.compile(r"^(?P<label>[^\W\d_]{1,12}(?:-[^\W\d_]{2,4})?)\s?[:：]\s*(?P<value>\S.*)$")
_ADDRESS = re.compile(r"\s*[<(\[]?\S+@\S+[>)\]]?")
MAIL = "the head of a mail"
_NEAR, _LEAST = 8, 3  # lines looked at; headers that make a mail


def head(lines: list[Line], facts: Facts) -> None:
    """Who sent a mail, when and about what; the other lines of its head are dropped."""
    found = []
    for line in lines[:_NEAR]:
        match = _HEADER.match(line.text)
        if line.fate or not match or match["label"].casefold() not in _FATE_OF:
            break
        found.append((line, match["value"], _FATE_OF[match["label"].casefold()]))
    fates = {fate for _line, _value, fate in found}
    if len(found) < _LEAST or not {BYLINE, TITLE} <= fates:
        return
    for line, value, fate in found:
        line.fate, line.sure = fate, fate == TITLE
        if fate == TITLE and not facts.title:
            facts.title = value
        elif fate == BYLINE and not facts.author:
            facts.author, facts.author_printed = _ADDRESS.sub("", value).strip(" \"'()") or value, True
        elif fate == DATE:
            facts.published_text, facts.published, facts.published_time = (
                line.text,
                dates.find(value),
                dates.hour(value),
            )
        else:
            drop(line, MAIL)


_TAKES_LEAVE = re.compile(
    r"^(?:yours\b|(?:with )?(?:much |all my |lots of )?love\b|(?:kind |best |warm )?(?:regards|wishes)\b|best$"
    r"|sincerely|cheers|warmly|fondly|(?:mit )?(?:freundliche|herzliche|liebe|beste|viele|schöne)[nr]? grü(?:ß|ss)e\w*"
    r"|herzlichst?\b|cordialement|amicalement|bien à (?:vous|toi)|(?:un (?:fuerte )?)?abrazos?\b|saludos\b"
    r"|cari saluti|un (?:caro )?abbraccio|(?:um )?abraços?\b|(?:met )?(?:vriendelijke|hartelijke|lieve) groet\w*"
    r"|groet\w*|(?:med )?vänlig\w* hälsning\w*|(?:med )?venlig\w* hilsen|hilsen|(?:z )?pozdrowieni\w+|pozdrawiam"
    r"|s pozdravem|sevgiler\w*|saygılar\w*)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"^(?:[—–-]{1,2}\s?)?(?:[^\W\d_a-z]\.|[^\W\d_a-z][\w.'’-]+)"
    r"(?:,? (?:(?:and|und|et|y|e|i|og|och|en|&|de|da|di|von|van|der|del|la|the) )?[^\W\d_a-z][\w.'’-]*){0,4}$"
)
_SIGNS = re.compile(
    r"^(?i:yours|love|regards|best wishes|sincerely|cheers|warmly|herzlich(?:st)?|herzliche grüße|viele grüße"
    r"|liebe grüße"
    r"|cordialement|amicalement|saludos|un abrazo|abrazos|cari saluti|un abbraccio|um abraço|abraços|groeten|hartelijks"
    r"|pozdrawiam|s pozdravem|hälsningar|hilsen|sevgiler)(?i: (?:ever|truly|sincerely|from))?,"
    r"(?: (?i:ihre?|eure?|dein|deine|votre|ton|ta|your|uw|je|din|deres|seu|sua|vostr[oa]))?"
    r"(?: (?:(?:von|van|de|da|di|del|und|and|et|y|e) )?[^\W\d_a-z][\w.'’-]*){1,4}$"
)
_DASHED = re.compile(r"^[—–-]{1,2}\s?(?=[^\W\d_])")
_LEAVES, _AFTER = 60, 2  # code points of a closing; sentences that may follow, as in a postscript


def closings(lines: list[Line]) -> None:
    """How a letter takes leave, and its name: "Yours, from a cold kitchen,", "Dorothy"; or "— D." alone."""
    own = [line for line in lines if not line.comment and (not line.fate or line.fate in kinds.KINDS)]
    prose = [index for index, line in enumerate(own) if is_prose(line.text)]
    for index in range(1, len(own)):
        above, line = own[index - 1], own[index]
        late = prose and sum(at > index for at in prose) <= _AFTER and index > prose[0] + 1
        if late and not line.fate and not line.hint and extent(line.text) <= _LEAVES and _SIGNS.match(line.text):
            line.fate, line.sure = kinds.CREDIT, True
            continue
        named = late and not line.fate and not line.hint and extent(line.text) <= _LEAVES and _NAMED.match(line.text)
        if not named or not (line.last or line.marked_up):
            continue
        if index > 1 and takes_leave(above) and not ends_open(own[index - 2].text):
            for sign in (above, line):
                sign.fate, sign.sure = kinds.CREDIT, True
        elif _DASHED.match(line.text) and words(line.text) <= 3 and not ends_open(above.text) and index > prose[-1]:
            line.fate, line.sure = kinds.CREDIT, True


def takes_leave(line: Line) -> bool:
    """A few words that end in a comma, set off from what stands above, or some with which letters end everywhere."""
    if line.fate or line.hint or extent(line.text) > _LEAVES or words(line.text) > 11:
        return False
    known = bool(_TAKES_LEAVE.match(line.text)) and line.text[-1] not in ".:;?"
    return known or (line.text[-1] == "," and (line.first or line.marked_up))
