"""What a house asks of its readers below a text, or says of itself there: gifts, letters that come each week, seats."""

import re

from annotations.text import blocks as kinds
from annotations.text import cues
from annotations.text.lines import Line, ends_open, extent, is_prose, sentences
from annotations.text.manuscript import DROPPED
from annotations.text.rules import drop

_BODY = 100  # code points of a sentence of the text
_ROW = 220
_TAG = 30  # code points of a tag
_OFTEN_ROW = 120  # code points of a line that says how often a letter comes
_REASON = "what a house asks of its readers"
_LIKED = re.compile(
    r"^\W{0,3}(?:(?:did|do) you (?:like|enjoy)|(?:if you|you) (?:liked?|enjoy(?:ed)?)|enjoyed|líbí se (?:vám|ti)"
    r"|líbil[aoy]? se (?:vám|ti)"
    r"|tetszett|gefällt (?:ihnen|dir|euch)|hat (?:ihnen|dir|es)|(?:cet article|ça|cela) vous a plu|vous avez aimé"
    r"|¿?te (?:ha )?(?:gust(?:ó|ado)|gusta)|ti è piaciut[oa]|t['’]?ha agradat|gostou|curtiu|vond (?:je|u)"
    r"|wil je reageren"
    r"|wilt u reageren|spodobał[ao]?|podobał[ao]?|gillade du|kunne du lide|likte du|beğendiniz|ți-a plăcut|pidit"
    r")\b[^.!]{0,80}(?:[?,]|\bplease\b|\byou can\b).*"
    r"(?:\b(?:support|forward|share|subscrib\w+|buy (?:me|us)|tip|join|write|donat\w+|přisp\w+|podpoř\w*|sdíle\w+"
    r"|támogas\w*|oszd|unterstütz\w+|spende\w*|teil\w*|souten\w+|partag\w+|abonn\w+|apóya\w*|apoya\w*|compart\w+"
    r"|sostien\w+|sosten\w+|condivid\w+|suport\w*|apoi\w+|steun\w*|deel\w*|mail\w*|schrijf\w*|stuur\w*|wesprz\w+"
    r"|wspier\w+|udostępn\w+|stöd|støt\w*|støtt\w*|del|dela|destek\w*|paylaş\w*|susțin\w*)\b|@)",
    re.IGNORECASE,
)
_FORWARD = re.compile(
    r"^\W{0,2}if you (?:liked|enjoyed) this\b.{0,60}\b(?:please|forward|share)\b.{0,100}$", re.IGNORECASE
)
_KEPT_ALIVE = re.compile(
    r"\b(?:(?:is|are) (?:paid for|funded|supported|kept alive) by (?:its|our|the|their) (?:readers|listeners|members)"
    r"|is free and (?:has|carries) no ads|is a registered charity|help us (?:buy|pay|keep|cover)\b"
    r"|(?:ges ut|utges|utgis|udgives|gis ut) med (?:stöd|støtte) (?:av|fra|af)"
    r"|is published with (?:the )?(?:support|help) of|erscheint mit (?:freundlicher )?unterstützung"
    r"|(?:est publiée?|paraît) avec le (?:soutien|concours)|se publica con el apoyo|è pubblicat[oa] con il (?:sostegno"
    r"|contributo)|é publicad[oa] com o apoio|(?:wordt uitgegeven|verschijnt) met steun|ukazuje się (?:przy|dzięki)"
    r"|vychází (?:s|za) podpor\w+)\b",
    re.IGNORECASE,
)
_RIGHTS = re.compile(
    r"^\W{0,3}(?:rechte (?:am|an diesem) (?:artikel|text|beitrag)|buy the rights|license this|reuse this (?:content"
    r"|article)|réutiliser ce contenu|(?:acheter|acquérir) les droits|derechos de (?:este|reproducción)"
    r"|så (?:jobbar|arbetar) vi med|sådan arbejder vi|slik jobber vi|how we (?:work|report|review)|so arbeiten wir"
    r"|así trabajamos)\b.{0,120}$",
    re.IGNORECASE,
)
_HALL = re.compile(
    r"\b(?:please (?:take one|pass (?:it|them) on|return (?:your|the|all) (?:chairs?|slips?|forms?|cups?|cushions?))"
    r"|(?:entry|admission|entrance) (?:is )?free|free (?:entry|admission)|eintritt frei|freier eintritt|entrée libre"
    r"|entrada (?:libre|gratuita|livre|franca|lliure)|ingresso (?:libero|gratuito)|gratis toegang"
    r"|toegang (?:is )?gratis"
    r"|wstęp wolny|vstup (?:volný|zdarma)|(?:fri|gratis) (?:entré|inträde|adgang|inngang)|giriş ücretsiz\w*"
    r"|intrare liberă)\b",
    re.IGNORECASE,
)
_OFTEN = re.compile(
    r"\b(?:every|each|once a|twice a|weekly|monthly|fortnightly|no spam|most (?:mon|tues|wednes|thurs|fri"
    r"|satur|sun)days"
    r"|jede[nsr]?|chaque|tous les|toutes les|cada|todos los|todas as|ogni|elke|iedere|każd\w+|każdego|každ\w+|varje"
    r"|varannan|hver|hvert|her hafta|minden|joka|fiecare)\b|毎週|毎月|매주",
    re.IGNORECASE,
)
_LETTER = re.compile(
    r"\b(?:newsletter|nieuwsbrief|nyhedsbrev|nyhetsbrev|uutiskirje|bülten|butlletí|boletín|hírlevél|biuletyn|rundbrief"
    r"|la lettre|the letter|our (?:weekly )?letter|weekly letter|in-?box|sign up|s['’]inscrire|inscrivez|anmelden"
    r"|abonnieren|iscriviti|suscríbe\w*|inscreva\w*|zapisz|prenumerera|tilmeld|meld (?:je|u) aan|kayıt ol|e-?mail)\b"
    r"|メールマガジン|뉴스레터",
    re.IGNORECASE,
)
_FORTHCOMING = re.compile(
    r"^\W{0,3}(?:next (?:week|month|time|issue)|nächste (?:woche|mal)|la semaine prochaine|la (?:próxima|semana)"
    r"|volgende (?:week|keer)|za tydzień|příští týden|nästa vecka|næste uge|neste uke)\s?[:：].{3,160}"
    r"\b(?:write to|reply(?:ing)?|schreib\w*|écrivez|escríb\w*|schrijf|napisz|napište|skriv)\b.{0,80}$",
    re.IGNORECASE,
)


def read(lines: list[Line]) -> None:
    """Drop it where it stands below the last long paragraph."""
    own = [line for line in lines if not line.comment]
    prose = [
        at for at, line in enumerate(own) if is_prose(line.text) and extent(line.text) >= _BODY and not _asks(line)
    ]
    last = prose[-1] if prose else len(own)
    _tags(own[last + 1 - bool(prose) :])
    for index, line in enumerate(own):
        free = line.fate in ("", kinds.CREDIT, kinds.LIST_ITEM, kinds.CAPTION) and not line.sure
        forwarded = bool(_FORWARD.match(line.text))
        if (index <= last and not forwarded) or not free or extent(line.text) > _ROW:
            continue
        if forwarded or _asks(line) or _HALL.search(line.text) or _is_of_letter(own, index):
            drop(line, _REASON, sure=True)


def _tags(own: list[Line]) -> None:
    """Entries of a list that are links and nothing else, below the text and under no heading of their own."""
    run: list[Line] = []
    for index in range(len(own) - 1, 0, -1):
        line, above = own[index], own[index - 1]
        if not _is_linked_item(line):
            run = []
            continue
        run.append(line)
        if _is_linked_item(above):
            continue
        headed = kinds.HEADING in (above.fate, above.hint) or kinds.LIST_ITEM in (above.fate, above.hint)
        if len(run) > 1 and not headed and is_prose(above.text):
            for other in run:
                drop(other, "tags of the page it came from", sure=True)


def _is_linked_item(line: Line) -> bool:
    free = line.marked_up and line.hint == kinds.LIST_ITEM and line.fate in ("", kinds.LIST_ITEM)
    return free and len(line.text) <= _TAG and line.linked == len(line.text)


def _asks(line: Line) -> bool:
    signs = (_LIKED.match, _KEPT_ALIVE.search, _RIGHTS.match, _FORTHCOMING.match)
    return len(sentences(line.text)) <= 3 and any(sign(line.text) for sign in signs)


def _is_of_letter(own: list[Line], index: int) -> bool:
    """How often a letter comes, between its name and the button that orders it."""
    line = own[index]
    if extent(line.text) > _OFTEN_ROW or not _OFTEN.search(line.text):
        return False
    near = [*own[index - 1 : index], *own[index + 1 : index + 2]]
    return any(_speaks_of_letter(other) for other in near)


def _speaks_of_letter(line: Line) -> bool:
    short = extent(line.text) <= 60 and (ends_open(line.text) or line.fate == DROPPED)
    return short and bool(_LETTER.search(line.text) or "subscribe" in cues.find(line.text))
