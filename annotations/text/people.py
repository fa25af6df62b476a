"""Who wrote a text, said of them in the third person below it."""

import re
from functools import lru_cache

# "Ana Ruiz is a critic and lives in Lisbon.": who wrote it, said of them in the third person below the text.
_ABOUT_AUTHOR = re.compile(
    r"\b(?:is|was|ist|est|es|è|é)\b.{0,60}\b(?:writer|critic|journalist|author|editor|novelist|poet|film-?maker"
    r"|director|teacher"
    r"|lecturer|professor|student|programmer|historian|freelance\w*|contributor|curator|correspondent|columnist"
    r"|autorin?|kritikerin?"
    r"|journalistin?|redakteurin?|critique|écrivaine?|autrice|rédact\w+|crític[oa]|escritora?|periodista|critic[oa]"
    r"|scrittore"
    r"|scrittrice|giornalista|jornalista|escritora?|schrijver|criticus|krytyk\w*|kryty[cč]k\w*|kritik\w*"
    r"|dziennikar\w+|filmoznaw\w+|reżyser\w*|montażyst\w+|novinář\w*|publicist\w*"
    r"|redaktor\w*|filmkritiker|filmhistori\w+|histori(?:čka|k|ker|an)|filmarkivar\w*|elokuvakriitikko|kriitikko"
    r"|toimittaja|tutkija|kirjailija"
    r"|kritikus\w*|újságíró\w*|szerkesztő\w*|esztéta\w*|frilans\w*|skribent|redaktör|redaktør|journalist|yazar\w*"
    r"|eleştirmen\w*|gazeteci|crítica|roteirista"
    r"|caporedattrice|redattrice|caporedattore|autor[ea]?|autork\w*|programmatore|programmeur)\b|\b(?:lives in"
    r"|lives with|writes (?:about"
    r"|for|on|at|the)|teaches|contributes to|has written|covers \w+|runs the|hosts the"
    r"|based in|(?:is|are) working on|(?:second|first|third|latest|new) (?:book|novel|collection)|unterrichtet"
    r"|lehrt|enseigne|enseña"
    r"|lebt in|schreibt (?:über|für)|vit à"
    r"|vive (?:en|em|a)|escribe (?:en|sobre))\b|\b(?:book|novel|collection|film|memoir)\b.{0,60}\b(?:will be|was"
    r"|is) published\b",
    re.IGNORECASE,
)


_TITLES_OF_PEOPLE = re.compile(r"^(?:dr|prof|professor|mr|mrs|ms|sir|dame|rev)\.?\s+", re.IGNORECASE)
_NAMED = re.compile(
    r"^(?P<name>[^\W\d_a-z][\w.'’-]*(?: (?:[^\W\d_a-z][\w.'’-]*|de|da|di|von|van|der|del|la|el|bin)){1,4}),? "
    r"(?:\([^()]{1,40}\),? )?(?:[–—](?= [^\W\d_A-Z])|(?:is|was|has|writes|teaches|lives|works|edits|covers|hosts"
    r"|runs|ist|lebt|schreibt|lehrt"
    r"|arbeitet|est|vit"
    r"|écrit|enseigne|es|vive|escribe|enseña|è|scrive|insegna|é|escreve|schrijft|jest|pisze|mieszka|wykłada"
    r"|prowadzi|je|píše|žije|vyučuje|vede|är|skriver|bor|er|driver|leder|underviser"
    r"|undervisar|woont|doceert|dirige|dirigent|coordena|mora)\b)"
)


def is_about(text: str, author: str) -> bool:
    """A line that says who the author is, beginning with the author's name or with the part of it that people use."""
    if not author or len(text) > 600:
        return False
    begins = text.lstrip("*_– —").casefold().removeprefix("about ").removeprefix("the author ")
    begins = _TITLES_OF_PEOPLE.sub("", begins)
    names = [_TITLES_OF_PEOPLE.sub("", name) for name in re.split(r", | and | & | und | et | y ", author.casefold())]
    begun = any(name and (begins.startswith(name) or begins.startswith(name.split()[-1] + " ")) for name in names)
    return begun and bool(_ABOUT_AUTHOR.search(text))


_ABOUT_EAST = re.compile(
    r"^[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af・]{2,10}(?:[（(][^）)]{1,30}[）)])?[\s:：／/｜|]+\S{0,30}?(?:ライター|評論家|批評家|記者"
    r"|作家|編集者|研究者|影评人|影評人|评论人|自由撰稿人|撰稿人|编辑|編輯|专栏作家|專欄作家|记者|학자|기자|평론가|작가|칼럼니스트)"
)


_WRITER_IS = re.compile(
    r"^(?:the (?:author|writer) (?:is|was|teaches|writes|lives|works|has)|(?:der autor|die autorin) (?:ist|lebt"
    r"|lehrt|arbeitet|schreibt)"
    r"|l['’](?:auteure?|autrice) (?:est|vit|enseigne|écrit)|(?:el autor|la autora) (?:es|vive|enseña)"
    r"|l['’](?:autore|autrice) (?:è|vive|insegna)"
    r"|(?:o autor|a autora) (?:é|vive|ensina)|de (?:auteur|schrijver|schrijfster) (?:is|woont|doceert)|(?:autor"
    r"|autorka) (?:jest|mieszka|wykłada|je|žije)"
    r"|(?:skribenten|författaren|forfatteren|artikelförfattaren) (?:är|er|bor)|kirjoittaja (?:on|asuu"
    r"|työskentelee)|a szerző\b|yazar(?:ı|ımız)?,)\b",
    re.IGNORECASE,
)


@lru_cache(2048)
def is_about_somebody(text: str) -> bool:
    """The same where nobody is known to be the author: a full name, and what writers do."""
    named = (_NAMED.match(text) and _ABOUT_AUTHOR.search(text)) or _WRITER_IS.match(text)
    return len(text) <= 400 and bool(named or (len(text) <= 160 and _ABOUT_EAST.match(text)))


_BY_HAND = re.compile(
    r"^(?:trascrizione|transcri(?:pt(?:ion)?|bed|pción|ção)|transkription|transkript|notes?|notas|text|tekst"
    r"|texte|texto"
    r"|testo|translation|übersetzung|traduction|traducción|traduzione|tradução|vertaling|przekład|překlad"
    r"|översättning"
    r"|redaktion|redazione|edited|produced|recorded|kurgu|çeviri|montaggio|montaje)"
    r"\s?(?::|by|di|de|von|door|par|por|av"
    r"|af)\s+(?-i:[^\W\d_a-z])[\w.'’-]*(?: (?-i:[^\W\d_a-z])[\w.'’-]*){0,3}[.,;] ",
    re.IGNORECASE,
)
_CORRECTS = re.compile(
    r"^(?:correction|clarification|rättelse|rettelse|berichtigung|korrektur|rectificatif|rectification|corrección"
    r"|rectificación|correzione|rettifica|correção|rectificatie|correctie|sprostowanie|oprava|düzeltme)"
    r"(?: \([^()]{1,30}\))?\s?[:–—]\s",
    re.IGNORECASE,
)

_AMENDED = re.compile(
    r"^(?:this (?:article|piece|obituary|review|interview|story|post|essay|text) was (?:amended|corrected)\b"
    r"|(?:a correction|corrections?) (?:was|were) made on\b"
    r"|(?:dieser|der) (?:artikel|text|beitrag) wurde .{0,40}\bkorrigiert\b|cet article a été (?:corrigé|modifié)\b"
    r"|este (?:artículo|texto|artigo) (?:ha sido|fue|foi) corregido\b|questo articolo è stato corretto\b"
    r"|dit artikel (?:is|werd) .{0,40}\b(?:gecorrigeerd|aangepast)\b)",
    re.IGNORECASE,
)


_TOLD_HOW = re.compile(
    r"^(?:this |the )?(?:interview|conversation|transcript|discussion|q&a|roundtable|exchange)s?(?: (?:has been"
    r"|have been|was|is))?"
    r" (?:lightly |slightly )?(?:edited|condensed|abridged|translated)\b.{0,120}$",
    re.IGNORECASE,
)


def is_told_how(text: str) -> bool:
    """How a talk came to be printed: "This interview has been edited for length and clarity"."""
    return len(text) <= 200 and bool(_TOLD_HOW.match(text)) and not re.search(r"[.!?]\s", text)


_HELPED = re.compile(
    r"^(?:(?:additional|further) reporting by (?-i:[A-Z])"
    r"|[^\W\d_a-z][\w.'’-]+(?:,? (?:and )?[^\W\d_a-z][\w.'’-]*){1,8} "
    r"contributed (?:reporting|research)\b).{0,60}$"
)


def is_helped(text: str) -> bool:
    """Who else worked on a report: "Jane Doe contributed reporting"."""
    return len(text) <= 160 and bool(_HELPED.match(text))


def is_by_hand(text: str) -> bool:
    """Whose work a text or a recording is, and more about it: "Notes by H. M. Quotations are from her letters"."""
    return len(text) <= 400 and bool(_BY_HAND.match(text))


def is_correction(text: str) -> bool:
    """What puts right something that an earlier version of the text said."""
    return 40 <= len(text) <= 600 and bool(_CORRECTS.match(text) or _AMENDED.match(text))


_ISSUED = re.compile(
    r"^(?:(?:this|these|an? (?:earlier|shorter|longer|different)|parts? of th(?:is|ese)|the present) (?:version"
    r" of (?:this|these) |[\w']+ )?(?:notes?|text|essay|piece|review|article|lecture|talk|introduction)|dies(?:er|e)"
    r" (?:text|notizen?|einführung|rede)|ce(?:tte|s)? (?:texte|notes?|conférence)|est(?:e|a|as) (?:texto|notas?|charla)"
    r"|quest[oaie] (?:testo|note|saggio)|deze? (?:tekst|notities))\b.{0,40}\b(?:issued|published|printed|written"
    r"|delivered|given|commissioned|read|broadcast|entstand\w*|gehalten|verfasst|écrit\w*|publié\w*|prononcée?"
    r"|paru\w*|escri\w+"
    r"|publicad\w+|scritt\w|pubblicat\w|geschreven|verschen\w+)\b.{0,120}$",
    re.IGNORECASE,
)


def is_issued(text: str) -> bool:
    """Where and when a text was first read: "These notes were first issued for the season of 1999"."""
    return len(text) <= 200 and bool(_ISSUED.match(text)) and not re.search(r"[.!?]\s", text)


_LIVED = re.compile(
    r"(?=.*\b(?:born|geb(?:oren|\.)|née?|nacid[oa]|nat[oa]|nascid[oa]|född|født|ur(?:odz\w*|\.)|nar(?:oz\w*|\.)"
    r"|doğ\w+|szül\w*)\b.*\d{4})"
    r"(?=.*\b(?:died|dies|gest(?:orben|\.)|mort[eoa]?|décéd\w+|falleci\w*|muert[oa]|faleci\w*|overleden|död|død"
    r"|zm(?:arł[ay]?|\.)|zem\w*|öl\w+"
    r"|megh\w*)\b.*\d{4})"
    r"|^[^.!?]{4,80}[,(]\s?\*\s?\d.{4,40}†\s?\d",
    re.IGNORECASE,
)
_LIFE = 150  # code points
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")


def is_life(text: str) -> bool:
    """Who somebody was, and from when to when: the last line of an obituary."""
    if len(text) > _LIFE or not ("†" in text or len(_YEAR.findall(text)) > 1):
        return False
    return bool(_LIVED.search(text)) and not re.search(r"[.!?]\s+[^\W\d_a-z]\w+ ", text)
