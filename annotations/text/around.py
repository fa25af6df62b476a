"""Boxes that a house sets around a text: what it shows next, what it got wrong, where its mail is read, its fields."""

import re
from itertools import pairwise

from annotations.text import blocks as kinds
from annotations.text import dates
from annotations.text.bylines import BY, NAME, who
from annotations.text.facts import Facts
from annotations.text.lines import Line, extent, is_prose, words
from annotations.text.manuscript import BYLINE, DROPPED
from annotations.text.rules import drop

_BODY = 100  # code points of a sentence of the text
_ROW = 220  # code points of a row of a box
_TOP = 14  # lines among which a mail says where it may be read
_COMING = re.compile(
    r"^\W{0,3}(?:(?:also |still |next |coming |up next |later )(?:in|at|to) (?:the|this|our) (?:season|series|programme"
    r"|program|cinema|club|cycle|screen)|next (?:time|month|week|screening|meeting|film|up)|coming (?:up|soon|next)"
    r"|forthcoming(?: screenings)?|(?:upcoming|further|next) (?:screenings|films|events)|(?:nächste[rsn]?|kommende"
    r"|weitere) (?:vorstellung(?:en)?|termine?|filme?|abende?|mal)|demnächst|als nächstes|nächstes mal|prochaine(?:ment"
    r"|s? (?:séances?|projections?|fois))|à venir|la prochaine fois|próxim[ao]s? (?:sesi(?:ón|ones)|proyecci\w+"
    r"|película\w*|sessão|sessões|exibi\w+|vez)|próximamente|prossim[aoei]+ (?:proiezion[ei]|appuntament[oi]|film"
    r"|volta)|prossimamente|volgende (?:keer|film|maand|voorstelling)|binnenkort|następn[yae] (?:seanse?|pokaz\w*"
    r"|projekcja|film\w*|razem)|wkrótce|nejbližší projekce|další (?:projekce|filmy)|příště|nästa (?:gång|visning|film"
    r"|månad)|kommande visningar|neste (?:gang|visning|film)|næste (?:gang|visning|film)|dále v cyklu"
    r"|następnym razem|sıradaki(?: film\w*)?|gelecek (?:ay|hafta|gösterim)|次回(?:上映|予告)?|今後の上映)\W{0,3}$",
    re.IGNORECASE,
)
_PAGES = re.compile(
    r"^(?:page|seite|página|pagina|strona|sida|side|strana|sayfa|pág\.|p\.|s\.)\s\d{1,4}\s?(?:of|von|sur|de|di|van|av|af"
    r"|z|ze|/)\s?\d{1,4}$",
    re.IGNORECASE,
)
_MADE = re.compile(
    r"^\W{0,2}(?:this |these |web ?)?(?:page|site|pages|webpage|document|diese seite|seite|cette page|página|pagina) "
    r"(?:was |wurde |a été )?(?:last )?(?:written|created|made|put up|added|updated|changed|modified|revised|erstellt"
    r"|geändert|créée|modifiée|creada|actualizada|creata|aggiornata)\b.{0,60}$",
    re.IGNORECASE,
)
_PRICES = re.compile(
    r"^(?:tickets?|admission|entry|prices|eintritt|karten|entrée|tarifs?|entradas?|ingresso|biglietti|toegang|kaarten"
    r"|bilety|vstupné|inträde|entré|billett\w*|入場料|料金)\W{0,2}\s?(?:[£$€] ?)?\d{1,5}(?:[.,]\d\d)?\b",
    re.IGNORECASE,
)
_MAIL = re.compile(
    r"^\W{0,2}(?:(?:having )?(?:trouble|problems|difficulty|difficulties) (?:reading|viewing|seeing|displaying)"
    r"|can['’]?t (?:read|see|view) this|not displaying|(?:if|should) (?:this|you|the) .{0,40}(?:display|read|see|view)"
    r"|(?:falls|wenn|sollte|wird) (?:sie )?diese[rs]? (?:e-?mail|mail|nachricht|newsletter|brief)\b"
    r"|(?:si|s['’]) ?(?:vous|ce|cet|le) .{0,30}(?:affiche|lire|voir|visualis)|si (?:no|este|esta) .{0,40}(?:ve|ver|lee"
    r"|visualiza)\b|se (?:non|não|questa|questo|este|esta) .{0,40}(?:vedi|visualizz|legg|ver|visualiz|conseg)"
    r"|(?:wordt|kunt u|kun je|problemen) .{0,40}(?:weergegeven|lezen)|(?:jeśli|masz) .{0,40}(?:wyświetl|problem)"
    r"|(?:visas|problem att|nezobrazuje|pokud) .{0,40}(?:läsa|korrekt|zobraz|brevet|správně))"
    r"(?=.*(?:https?:|www\.|\bhere\b|\bclick\b|\bopen\b|\bonline\b|browser|\bhier\b|klick|\bici\b|cliquez|aquí|clic"
    r"|\bqui\b|clicca|aqui|klik|kliknij|tutaj|\bhär\b|klicka|\bzde\b|webb|\bweb\b)).{1,200}$",
    re.IGNORECASE,
)
_CORRECTED = re.compile(
    r"^\W{0,2}(?:corrections?(?: and clarifications)?|errat(?:um|a)|berichtigung(?:en)?|korrektur(?:en)?|rectificatifs?"
    r"|rectifications?|fe de errat(?:as|ores)|correcciones|rettifich?[ae]|errata corrige|rectificatie|sprostowani[ea]"
    r"|oprav[ay]|rättelse[r]?|rettelse[r]?|düzeltme)\W{0,2}$",
    re.IGNORECASE,
)
_ISSUE = re.compile(
    r"\b(?:in|on) (?:our|the|last) (?:[\w'’]+ ){0,3}(?:issues?|numbers?|editions?|pages?)\b"
    r"|\bin (?:der|unserer|heft|ausgabe|nr\.)\b.{0,24}\b(?:ausgabe|heft|nummer|\d+)\b"
    r"|\b(?:dans"
    r"|de) (?:notre|le)\b.{0,24}\bnuméro\b|\b(?:en|no|nel|del) (?:el|nuestro|nosso|nostro|scorso)?\s?.{0,16}\b(?:número"
    r"|numero)\b|\bin (?:ons|het) .{0,16}\bnummer\b|\bw .{0,20}\bnumerze\b|\bv .{0,20}\bčísle\b|\bi .{0,20}\bnum(?:ret"
    r"|mer)\b",
    re.IGNORECASE,
)
_FIELD = re.compile(
    r"^(?:category|categories|section|kategori[ea]?|rubrik|rubrique|catégorie|categoría|categoria|rubriek|sección"
    r"|sezione|dział|rubryka|rubrika|posted in|publicerad i|filed under|hits|views|visningar|aufrufe|zugriffe|lecturas"
    r"|visite|affichages)\s?:\s?\S.{0,40}$",
    re.IGNORECASE,
)
_FIELDS = re.compile(
    r"^(?:details|detaljer|détails|dettagli|detalles|detalhes|szczegóły|podrobnosti|article (?:info"
    r"|information|details)|about this article|artikelinfo\w*|info|information)$",
    re.IGNORECASE,
)
_NEXT_SHOWN, _HOUSE, _PAGE = "what is shown next", "a notice of the house", "a line of the page around the text"


def read(lines: list[Line], facts: Facts) -> None:
    own = [line for line in lines if not line.comment]
    prose = [index for index, line in enumerate(own) if is_prose(line.text) and extent(line.text) >= _BODY]
    first, last = (prose[0], prose[-1]) if prose else (len(own), len(own))
    for index, line in enumerate(own):
        if line.sure or line.fate not in ("", kinds.HEADING, kinds.LIST_ITEM, kinds.CAPTION, DROPPED):
            continue
        if _PAGES.match(line.text):
            _drop(line, "the head of a printed page")
        elif index < min(first, _TOP) and _MAIL.match(line.text):
            _drop(line, "the way to a mail's page")
        elif index > last and (_MADE.match(line.text) or (extent(line.text) <= _ROW and _PRICES.match(line.text))):
            _drop(line, _HOUSE)
        elif index < first and _FIELD.match(line.text):
            _drop(line, "tags of the page it came from")
    _fields(own[:first], facts)
    _coming(own, last)
    for above, line in pairwise(own):
        free = above.fate in ("", kinds.HEADING) and not line.fate and extent(line.text) <= 3 * _ROW
        if free and _CORRECTED.match(above.text) and _ISSUE.search(line.text):
            _drop(above, _HOUSE)
            _drop(line, _HOUSE)


def _fields(top: list[Line], facts: Facts) -> None:
    """The word over the fields of a page: its author, its day, its section."""
    for index, line in enumerate(top):
        below = top[index + 1 : index + 4]
        if line.fate or not _FIELDS.match(line.text) or not any(_FIELD.match(other.text) for other in below):
            continue
        _drop(line, _PAGE)
        for other in below:
            by = None if other.fate else BY.match(other.text)
            if by and NAME.match(who(by)):
                other.fate, facts.author, facts.author_printed = BYLINE, facts.author or who(by), True


def _coming(own: list[Line], last: int) -> None:
    """What a house shows next, below a line that says so: rows with a day or a year, or a short paragraph with one."""
    for index, line in enumerate(own):
        head = line.fate in ("", kinds.HEADING, kinds.CAPTION, DROPPED) and line.hint in ("", *_HINTS)
        if index < last or not head or not _COMING.match(line.text):
            continue
        rows = []
        for other in own[index + 1 : index + 8]:
            if other.fate not in ("", kinds.LIST_ITEM, DROPPED) or extent(other.text) > _ROW or not _is_dated(other):
                break
            rows.append(other)
        for other in (line, *rows) if rows else ():
            _drop(other, _NEXT_SHOWN)


_HINTS = (kinds.PARAGRAPH, kinds.HEADING, kinds.LIST_ITEM)
_DAY = re.compile(
    r"\b\d{1,2}[:.h] ?\d\d\b|\b\d{1,2} ?[ap]\.?m\b|\(\d{4}\)|\b\d{1,2}\.? [^\W\d_]{3,10}\b|\b[^\W\d_]{3,10} \d{1,2}\b"
    r"|\d{1,2}月"
)


def _is_dated(line: Line) -> bool:
    told = is_prose(line.text) and words(line.text) > 40
    return not told and bool(_DAY.search(line.text) or dates.find(line.text))


def _drop(line: Line, reason: str) -> None:
    drop(line, reason)
    line.sure = True
