"""Boxes that a house sets around a text: what it shows next, what it got wrong, where its mail is read, its fields."""

import re
from itertools import pairwise

from annotations.text import blocks as kinds
from annotations.text import dates, people
from annotations.text.bylines import BY, NAME, who
from annotations.text.facts import Facts
from annotations.text.lines import Line, extent, is_prose, words
from annotations.text.manuscript import BYLINE, DROPPED
from annotations.text.rules import drop

_BODY = 100  # code points of a sentence of the text
_ROW = 220  # code points of a row of a box
_OFTEN = 4  # how often what a page offers is said again
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
    r"|properes (?:sessions|projeccions|pel·lícules)|pròximament|următoarele proiecții|následující projekce"
    r"|seuraavat näytökset|następnym razem|sıradaki(?: film\w*)?|gelecek (?:ay|hafta|gösterim)|次回(?:上映|予告)?"
    r"|今後の上映)\W{0,3}$",
    re.IGNORECASE,
)
_PAGES = re.compile(
    r"^(?:page|seite|página|pagina|strona|sida|side|strana|sayfa|pág\.|p\.|s\.)\s\d{1,4}\s?(?:of|von|sur|de|di|van"
    r"|av|af"
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
    r"\bin episode \d{1,4} we\b|\bin our (?:review|article|interview|piece|obituary) (?:of|on|with)\b|"
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
_VISITORS = re.compile(
    r"^(?:you(?:['’]re| are)|du (?:är|er|bist)|jste|sie sind|vous êtes|eres|sei|je bent|u bent|jesteś|você é|olet"
    r"|(?:ci sono|hay|il y a|es sind|er zijn|há|there are) \d+)\b.{0,50}\b(?:visitors?|besökare|besøgende|besøkende"
    r"|besucher\w*"
    r"|návštěvník\w*|visiteurs?|visitantes?|visitator[ei]|bezoekers?|gość|gości\w*|kävijä|number|nummer|nr|numéro"
    r"|número|numero|numer|číslo)\b.{0,50}$",
    re.IGNORECASE,
)
_WRITE = re.compile(
    r"^(?:e-?mail (?:me|us|(?-i:[A-Z])\w+)|(?:send|drop) (?:me|us) (?:a|an) (?:e-?)?(?:mail|line|note)|napište mi"
    r"|schreib(?:en sie)? mir"
    r"|écrivez-moi|escríbeme|scrivimi|mail (?:mij|mig|meg)|skicka (?:ett )?mejl|napisz do mnie)\b.{0,80}$",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"^(?:last (?:updated|modified|changed|revised)|stránka naposledy|naposledy (?:změněn|aktualizován)\w*"
    r"|zuletzt geändert"
    r"|letzte (?:änderung|aktualisierung)|dernière (?:modification|mise à jour)|última (?:modificación|actualización"
    r"|atualização)|ultima modifica|ultimo aggiornamento|laatst (?:gewijzigd|bijgewerkt)|senast (?:ändrad|uppdaterad)"
    r"|sist (?:endret|oppdatert)|sidst (?:ændret|opdateret)|ostatnia (?:zmiana|aktualizacja)|son güncelleme)\b.{0,60}$",
    re.IGNORECASE,
)
_ENTERED = re.compile(
    r"^(?:your e-?mail address will not be published\b.{0,60}|(?:enter|type) your e-?mail\b.{0,30}"
    r"|your e-?mail(?: address)?"
    r"|[\w.]{2,20}@example\.\w+|(?:comment|name|e-?mail|website|kommentar|nombre|nom|nome|naam|correo|site web)\s?\*"
    r"|votre adresse e-?mail ne sera pas publiée\b.{0,80}|tu dirección de correo\b.{0,40} no será publicada\b.{0,60}"
    r"|deine e-?mail-adresse wird nicht veröffentlicht\b.{0,60}|\[(?:photo|image|picture|foto|bild)\]"
    r"|[\w-]{3,60}\.(?:jpe?g|png|gif|webp)|comments? (?:has|have) not been saved|your comment has not been saved)\.?$",
    re.IGNORECASE,
)
_LIKED = re.compile(
    r"^\W*previous\W+next\W*$|^(?:reply|like[sd]?|share|save|restack|gefällt mir|antworten|répondre"
    r"|responder)(?:\W+(?:\d+|reply|likes?"
    r"|share|save|restack"
    r"|gefällt mir|antworten|répondre|responder))+\W*$",
    re.IGNORECASE,
)
# What a page asks before it loads a piece of another, lets its readers rate, or tells those who are to write.
_ASKED = re.compile(
    r"^(?:(?:none|mild|moderate|severe)(?:[ |/·]+(?:none|mild|moderate|severe)){2,}"
    r"|allow .{2,30} content\?|this (?:article|page) includes content provided by\b.{0,200}|allow and continue"
    r"|rate (?:now|this)|0/10|(?:5|10) stars|\d[\d,]* of \d[\d,]* (?:people |users )?found this\b.{0,40}"
    r"|how would you rate (?:this|it)\?|we want to hear from you\b.{0,80}"
    r"|downloaded from (?:the )?(?-i:[A-Z]).{0,120})$",
    re.IGNORECASE,
)
_RECEIVED = re.compile(
    r"^(?:you(?:['’]re| are) receiving this|has rebut aquest correu|(?:je|u) ontvangt deze|(?:sie"
    r"|du) erh[aä]lt\w* diese"
    r"|vous recevez (?:cette|ce)|recibes este|ha ricevuto questa|ricevi questa|du får (?:det här|detta|dette|denne)"
    r"|otrzymujesz t[ęe]|dostáváte tento|recebe[su]? este)\b.{0,200}$",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"\bplease forward (?:it|this)\b|"
    r"\bleave us a (?:review|rating)|\brate and review (?:us|the)|\bforward (?:it|this|this letter) to (?:one|a|some)"
    r"|\bge oss ett betyg|\bbewertet uns|\blaissez-nous un avis|\bdéjanos una reseña|\blasciateci una recensione",
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
            drop(line, "the head of a printed page", sure=True)
        elif index < min(first, _TOP) and _MAIL.match(line.text):
            drop(line, "the way to a mail's page", sure=True)
        elif index > last and (_MADE.match(line.text) or (extent(line.text) <= _ROW and _PRICES.match(line.text))):
            drop(line, _HOUSE, sure=True)
        elif _is_of_page(line.text, index - last):
            drop(line, _PAGE, sure=True)
        elif index < first and _FIELD.match(line.text):
            drop(line, "tags of the page it came from", sure=True)
    _controls(own)
    _fields(own[:first], facts)
    _coming(own, last)
    for line in own:
        if line.fate in ("", kinds.PARAGRAPH) and people.is_correction(line.text) and _ISSUE.search(line.text):
            drop(line, _HOUSE, sure=True)
    for above, line in pairwise(own):
        free = above.fate in ("", kinds.HEADING) and not line.fate and extent(line.text) <= 3 * _ROW
        if free and _CORRECTED.match(above.text) and _ISSUE.search(line.text):
            drop(above, _HOUSE, sure=True)
            drop(line, _HOUSE, sure=True)


def _controls(own: list[Line]) -> None:
    """Words that stand again and again in a text without markup, each time alike: what a page offers to do there."""
    found: dict[str, list[Line]] = {}
    for line in own:
        some = 2 <= words(line.text) <= 5 and any(word[0].islower() for word in line.text.split())
        if not line.fate and not line.hint and not line.marked_up and some and line.text[-1].isalpha():
            found.setdefault(line.text, []).append(line)
    for same in found.values():
        for line in same if len(same) >= _OFTEN else ():
            drop(line, _PAGE, sure=True)


def _is_of_page(text: str, below: int) -> bool:
    """A field of a form, a button; below the text who visited a page, who may be written to, when it changed."""
    if any(sign.match(text) for sign in (_ENTERED, _LIKED, _ASKED)):
        return True
    if below > 0 and any(sign.match(text) for sign in (_VISITORS, _WRITE, _CHANGED, _RECEIVED)):
        return True
    return below >= 0 and extent(text) <= _ROW and bool(_RATE.search(text))


def _fields(top: list[Line], facts: Facts) -> None:
    """The word over the fields of a page: its author, its day, its section."""
    for index, line in enumerate(top):
        below = top[index + 1 : index + 4]
        if line.fate or not _FIELDS.match(line.text) or not any(_FIELD.match(other.text) for other in below):
            continue
        drop(line, _PAGE, sure=True)
        for other in below:
            by = None if other.fate else BY.match(other.text)
            if by and NAME.match(who(by)):
                other.fate, facts.author, facts.author_printed = BYLINE, facts.author or who(by), True


def _coming(own: list[Line], last: int) -> None:
    """What a house shows next, below a line that says so: rows with a day or a year, or a short paragraph with one."""
    for index, line in enumerate(own):
        head = line.fate in ("", kinds.HEADING, kinds.CAPTION, DROPPED) and line.hint in ("", *_HINTS)
        if not head or not _COMING.match(line.text):
            continue
        rows = []
        for other in own[index + 1 : index + 8]:
            if other.fate not in ("", kinds.LIST_ITEM, DROPPED) or extent(other.text) > _ROW or not _is_dated(other):
                break
            rows.append(other)
        # Amid a mail that goes on below only what is surely a box of rows.
        for other in (line, *rows) if rows and (index > last or len(rows) > 1) else ():
            drop(other, _NEXT_SHOWN, sure=True)


_HINTS = (kinds.PARAGRAPH, kinds.HEADING, kinds.LIST_ITEM)
_DAY = re.compile(
    r"\b\d{1,2}[:.h] ?\d\d\b|\b\d{1,2} ?[ap]\.?m\b|\(\d{4}\)|\b\d{1,2}\.? [^\W\d_]{3,10}\b|\b[^\W\d_]{3,10} \d{1,2}\b"
    r"|\d{1,2}月"
)


def _is_dated(line: Line) -> bool:
    told = is_prose(line.text) and words(line.text) > 40
    return not told and bool(_DAY.search(line.text) or dates.find(line.text))
