"""The head of a letter that came by mail, and the names under letters that a magazine prints."""

import re

from annotations.text import blocks as kinds
from annotations.text import dates
from annotations.text.facts import Facts
from annotations.text.lines import Line, ends_open, is_prose
from annotations.text.manuscript import BYLINE, DATE, TITLE
from annotations.text.rules import drop

_LABELS = {
    BYLINE: "from von de da van från fra od kimden expéditeur remitente mittente 差出人",
    DATE: "date sent datum gesendet envoyé fecha enviado data inviato verzonden skickat dato sendt wysłano odesláno "
    "tarih 日付",
    TITLE: "subject betreff objet asunto oggetto assunto onderwerp ämne emne temat předmět konu 件名",
    "": "to an à para a aan till til do komu kime cc bcc reply-to list-id 宛先",
}
_FATE_OF = {label: fate for fate, labels in _LABELS.items() for label in labels.split()}
_HEADER = re.compile(r"^(?P<label>[^\W\d_]{1,12}(?:-[^\W\d_]{2,4})?)\s?[:：]\s*(?P<value>\S.*)$")
_ADDRESS = re.compile(r"\s*[<(\[]?\S+@\S+[>)\]]?")
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
            facts.author, facts.author_printed = _ADDRESS.sub("", value).strip(" \"'") or value, True
        elif fate == DATE:
            facts.published_text, facts.published, facts.published_time = (
                line.text,
                dates.find(value),
                dates.hour(value),
            )
        else:
            drop(line, "the head of a mail")


_SIGNED = re.compile(
    r"^(?:\(?(?:Mrs?|Miss|Ms|Mx|Dr|Rev|Prof|Sir|Dame|Frau|Herr|Mme|M)\.?\)?\s)?(?:[^\W\d_a-z][\w'’-]*\.?\s){1,4}?"
    r"[^\W\d_a-z][\w'’-]+(?:,|\s\()\s?(?=.{2,40}$)(?:(?:by|via|per|par|por)\s(?:e-?mail|mail|post|correo)"
    r"|(?:[^\W\d_a-z][\w'’-]*|de|la|le|sur|am|an|der|upon|on|of|del|di)(?:[\s,/-]+(?:[^\W\d_a-z][\w'’-]*|de|la|le|sur|am|an|der|upon"
    r"|on|of|del|di)){0,4})\)?$"
)
_LETTERS = 3


def signatures(lines: list[Line]) -> None:
    """Names with a place below the letters that readers sent: three of them at least, each below a sentence."""
    signed = [
        line for line, above in zip(lines[1:], lines, strict=False)
        if not line.fate and line.hint in ("", kinds.LIST_ITEM) and not line.comment and len(line.text) <= 70
        and not above.fate and (is_prose(above.text) or not ends_open(above.text)) and _SIGNED.match(line.text)
    ]  # fmt: skip
    if len(signed) >= _LETTERS:
        for line in signed:
            line.fate, line.sure = kinds.CREDIT, True
