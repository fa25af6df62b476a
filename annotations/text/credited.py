"""Lines that credit in words of their own: who took part in a talk, where it was held, whose address is known."""

import re

from annotations.text import blocks as kinds
from annotations.text.lines import Line, ends_open, extent, is_prose, sentences
from annotations.text.manuscript import BYLINE, DROPPED
from annotations.text.rules import settle

_PART = re.compile(
    r"^(?:taking part|participants?|participating|the (?:panel|speakers)|in (?:this )?conversation"
    r"|(?:es )?(?:diskutier|nehmen teil|sprech)\w*|teilnehm\w+|teilgenommen haben|am tisch|gesprächsteilnehm\w+"
    r"|participent|ont participé|autour de la table|participan|participantes|intervienen|participam|participaram"
    r"|partecipano|partecipanti|intervengono|hanno partecipato|deelnemers|deelneemsters|aan tafel|deltar|deltagare"
    r"|medverkar|deltagere|deltakere|deltager|udział biorą|biorą udział|uczestnicy|uczestniczą|w rozmowie biorą udział"
    r"|účastní se|účastníci|diskutují|mluví|katılanlar|katılımcılar|keskustelemassa|keskustelijat|résztvevők"
    r"|beszélgetnek|участвуют|участники|συμμετέχουν|参加者|出席者|参会者|참석자|참가자)\s?[:：]\s*\S",
    re.IGNORECASE,
)
_SPEAKS = re.compile(
    r"^(?:mluví|hovoří|es sprechen|parlent|hablan|parlano|rozmawiają|sprekers)\s+(?-i:[^\W\d_a-z])", re.I
)
_HELD = re.compile(
    r"^(?:(?:this|the|our) (?:conversation|interview|discussion|round-?table|talk|exchange|recording) (?:took place"
    r"|was (?:held|recorded|conducted|made|edited|transcribed)|happened)"
    r"|(?:das|dieses) (?:gespräch|interview) (?:fand|wurde|haben)"
    r"|(?:cet|l['’])\s?entretien (?:a eu lieu|a été)|(?:cette|la) conversation (?:a eu|a été|s['’]est)"
    r"|(?:propos recueillis|entretien réalisé) (?:à|en|le|au)\b"
    r"|(?:la|esta) (?:conversación|charla|entrevista|mesa) (?:tuvo lugar|se (?:celebró|realizó|mantuvo|grabó)|fue)"
    r"|(?:conversación|charla|entrevista) (?:grabada|mantenida|realizada)"
    r"|(?:a|esta) (?:conversa|entrevista) (?:aconteceu|ocorreu|foi|teve lugar|realizou-se)"
    r"|(?:conversa|entrevista|mesa) (?:gravada|realizada)"
    r"|(?:la |questa )?(?:conversazione|intervista) (?:registrata|si è (?:svolta|tenuta)|ha avuto luogo|è stata)"
    r"|(?:dit|het) gesprek (?:vond|werd)|(?:det här )?samtalet (?:ägde|fördes|spelades|hölls)"
    r"|samtalen? (?:fandt|fant|blev|ble)|keskustelu (?:käytiin|järjestettiin|äänitettiin)"
    r"|rozmowa (?:odbyła|została)|rozmowę (?:przeprowadzono|nagrano)|rozhovor (?:se uskutečnil|vznikl|proběhl)"
    r"|a beszélgetés .{0,40}(?:készült|zajlott)|(?:bu )?(?:söyleşi|konuşma|sohbet) .{0,60}yapıldı"
    r"|(?:recorded|nagrano|natočeno|aufgenommen|aufgezeichnet|enregistré|grabado|gravado|registrato|opgenomen|inspelat"
    r"|optaget|äänitetty) (?:on|in|at|w|v|dne|am|im|à|le|en|el|em|no|na|il|a|op|i|den|\d))\b",
    re.IGNORECASE,
)  # fmt: skip
_KNOWN = re.compile(
    r"^[(\[]?(?:(?:full )?names?(?: and (?:full )?addresse?s?)? (?:supplied|withheld|provided|known)\b"
    r"|nam(?:e|en) (?:(?:und|en) (?:anschrift|adresse?n?) )?(?:(?:ist|sind) )?(?:der|bij de) redakti(?:on|e)\b"
    r"|naam en adres bij de redactie|(?:name und (?:anschrift|adresse) )?(?:ist |sind )?der redaktion bekannt"
    r"|nom et adresse (?:connus|communiqués)|nombre y (?:dirección|domicilio|apellidos)\b|nome e (?:indirizzo|cognome)"
    r"|firma em poder|nome e morada|namn och adress|navn og adresse|(?:imię i )?nazwisko (?:do wiadomości|znane)"
    r"|(?:jméno|adresa) .{0,20}redakc|adı ve adresi|nimi (?:ja osoite )?toimituksen)[^.!?]{0,50}\.?[)\]]?$",
    re.IGNORECASE,
)
_LONGEST, _TOLD, _ROWS, _NEAR = 400, 260, 160, 3  # code points; sentences of the text that may stand beyond


def read(lines: list[Line]) -> None:
    """Who took part in a talk and where it was held, above the text or below it; whose name and address are known."""
    own = [line for line in lines if not line.comment]
    told = [index for index, line in enumerate(own) if is_prose(line.text) and extent(line.text) >= _ROWS]
    for index, line in enumerate(own):
        if line.fate not in _OPEN or line.hint not in ("", kinds.PARAGRAPH) or extent(line.text) > _LONGEST:
            continue
        edge = sum(at < index for at in told) < _NEAR or sum(at > index for at in told) < _NEAR
        if _KNOWN.match(line.text) or (edge and is_of_talk(line.text)):
            settle(line, kinds.CREDIT)


_OPEN = ("", kinds.HEADING, kinds.CAPTION, kinds.CREDIT)


def is_of_talk(text: str) -> bool:
    """Who took part in a talk, or where and when it was held."""
    if _PART.match(text) and text[-1] not in "?!":
        return True
    speaks = _SPEAKS.match(text) and len(text) <= _ROWS
    return len(sentences(text)) <= _NEAR and bool(speaks or (_HELD.match(text) and extent(text) <= _TOLD))


_ROLE = re.compile(
    r"^(?:(?:hon(?:orary|\.)?|programme|program|membership|acting|general|club|society|film|deputy|joint) ){0,3}"
    r"(?:secretary|sec\.|chair(?:man|woman|person)?|treasurer|president|programmer|projectionist|editors?|committee"
    r"|librarian|curator)(?:,? (?:of|for) [^.!?]{3,50})?$"
    r"|^(?:für den|für das|i\. ?a\. des|for the|on behalf of the|pour le|pour la|au nom du|por el|por la|per il|per la"
    r"|namens (?:het|de)|voor het|för|for|za|w imieniu) "
    r"(?:vorstand|team|committee|programme committee|collectif|bureau|comité|conseil|consejo|comité|direttivo"
    r"|consiglio|bestuur|styrelsen|bestyrelsen|styret|výbor|zarządu?|zarząd|redaktion|redacti[oe]n?|rédaction)"
    r"(?: [^.!?]{2,40})?$"
    r"|^(?:(?:1\. |erste[r]? )?vorsitzende[r]?|schriftführer(?:in)?|kassier(?:in|er)?|présidente?|secrétaire|trésori\w+"
    r"|presidenta?|secretari[ao]|tesorer[ao]|segretari[ao]|tesoriere|voorzitter|secretaris|penningmeester|ordförande"
    r"|sekreterare|kassör|formand|kasserer|předseda|předsedkyně|prezes|sekretarz|başkan)$",
    re.IGNORECASE,
)


def is_role(text: str) -> bool:
    """What somebody who signs is: "Programme Secretary", "für den Vorstand"."""
    return extent(text) <= 60 and ends_open(text.removesuffix(".")) and bool(_ROLE.match(text))


_HOUSE = re.compile(
    r"^(?:(?:the )?(?:department|school|faculty|institute|centre|center|college) (?:of|for) |(?:institut|seminar"
    r"|fakultät|lehrstuhl) für |(?:département|faculté|institut|laboratoire) d|(?:departamento|facultad"
    r"|instituto|faculdade) d"
    r"|(?:dipartimento|facoltà|istituto) d|(?:afdeling|vakgroep|faculteit) |(?:instytut|katedra|wydział) |(?:katedra"
    r"|ústav|fakulta) |institution(?:en)? för |institutt? for |(?:university|université|universität|universidad"
    r"|università|universidade|universiteit|uniwersytet|univerzita|universitet) )(?=.*(?-i:[^\W\d_a-z]))|"
    r"^(?:(?-i:[^\W\d_a-z])[\w.'’-]+ ){1,4}(?:university|college|universiteit|üniversitesi|egyetem|yliopisto)(?:,|$)",
    re.IGNORECASE,
)
_HOUSED = 120  # code points


def affiliated(lines: list[Line]) -> None:
    """Where somebody who wrote a text works, directly below the byline."""
    own = [line for line in lines if not line.comment and line.fate != DROPPED]
    for index, line in enumerate(own):
        near = any(other.fate == BYLINE for other in own[max(0, index - 2) : index])
        free = line.fate in _OPEN and line.hint in ("", kinds.PARAGRAPH) and extent(line.text) <= _HOUSED
        if near and free and _HOUSE.match(line.text) and ends_open(line.text) and line.text[-1] != "?":
            settle(line, kinds.CREDIT)
