"""Which house a text stood in: by who holds its rights, or by a line that names house, day and author together."""

import re

from annotations.text import dates
from annotations.text.bylines import BY, NAME, who
from annotations.text.facts import Facts
from annotations.text.lines import Line, is_prose, key
from annotations.text.manuscript import DATE
from annotations.text.patterns import is_copyright

_COMPANY = re.compile(
    r",?\s+(?:ltd|limited|llc|inc|gmbh|ag|s\.?a\.?|s\.?l\.?|b\.?v\.?|plc|co|corp|media group|all rights reserved"
    r"|alle rechte vorbehalten"
    r"|tous droits réservés|todos los derechos reservados|tutti i diritti riservati)\b.*$", re.IGNORECASE,
)  # fmt: skip


def rights_holder(lines: list[Line], facts: Facts) -> str:
    """Who holds the rights, by the last line that says so: the publisher, unless it is the author."""
    said = next((line.text for line in reversed(lines[-12:]) if is_copyright(line.text)), "")
    if not said:
        return ""
    rest = re.sub(
        r"©|\(c\)|\bcopyright\b|\b(?:19|20)\d\d\b(?:\s*[–-]\s*(?:\d{4}|present))?", " ", said, flags=re.IGNORECASE
    )
    name = _COMPANY.sub("", " ".join(rest.split()).strip(" .,|·–—-")).strip(" .,|·–—-")
    name = re.sub(r"^by ", "", re.split(r"(?<=\w\w)\. ", name)[0])
    author = key(facts.author)
    own = not name or (author and (author in key(name) or key(name) in author))
    return "" if own or len(name) > 50 or not name[0].isupper() else name


_HOUSED = re.compile(
    r"^(?P<house>[^\W\d_a-z][^,.:;!?]{3,50}),\s+(?P<day>[^,.;!?]{0,14}\d{1,2}\S{0,2} \S{3,14} (?:de )?\d{4})"
    r"(?:[\s,|·–—-]+(?P<name>\S.{3,60}))?$"
)


def housed(facts: Facts, line: Line) -> bool:
    """Where a text stood and when, and who wrote it: "The Long Take, 11 June 2017", in markup of one paragraph."""
    match = _HOUSED.match(line.text) if line.marked_up and not facts.published_text else None
    if not match or is_prose(match["house"]) or dates.find(match["day"]) is None:
        return False
    name = match["name"] or ""
    by = BY.match(name)
    name = who(by) if by else re.sub(r"^[^\W\d_]+: ", "", name)
    if name and not NAME.match(name):
        return False
    line.fate, facts.published_text = DATE, line.text
    facts.published, facts.published_time = facts.published or dates.find(match["day"]), facts.published_time
    facts.publisher = facts.publisher or match["house"]
    facts.author, facts.author_printed = facts.author or name, facts.author_printed or bool(name)
    return True
