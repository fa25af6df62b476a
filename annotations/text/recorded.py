"""What a recording says of itself in print: who speaks in it, above what it is about, and who made it, below."""

import re

from annotations.text import blocks as kinds
from annotations.text import patterns
from annotations.text.lines import Line, extent, is_prose, sentences
from annotations.text.manuscript import TITLE

_STAMP = re.compile(r"^[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?\s*(?:[–—-]\s*)?\S")
_EPISODE = re.compile(
    r"\b(?:episode|ep\.|podcast|folge|épisode|episodio|puntata|episódio|aflevering|odcinek|odc\.|avsnitt|episode"
    r"|afsnit|díl"
    r"|epizod|bölüm|jakso|epizód|adás|エピソード)\b",
    re.IGNORECASE,
)
_HOSTED = re.compile(
    r"^(?:(?:hosted|presented) by|(?:your )?hosts?:|guests?:|with (?:your )?hosts?|moderation:|es sprechen"
    r"|am mikrofon|gäste?:"
    r"|animé par|présenté par|avec|invitée?s?:|presentan?\b|presentado por|conducen?\b|con|invitad[oa]s?:|condotto da"
    r"|conducono|ospiti?:|apresentação|com|convidad[oa]s?:|met|gasten?:|prowadz[ią]\w*|goście|gość:|med"
    r"|programledare|gäster?:"
    r"|værter?:|gæster?:|moderuj[eí]|hosté?:|sunanlar?|konuklar?:|with)\s*:?\s+(?=(?-i:[^\W\d_a-z]))",
    re.IGNORECASE,
)
_MADE = re.compile(
    r"^(?:(?:produced|recorded|edited|mixed|engineered|music|theme|sound|transcript"
    r"|transcribed)(?: [^\W\d_]+){0,4}? (?:by|at|in)\b"
    r"|(?:music|theme(?: music)?|production|producer|editing|sound|mix|artwork|recorded at)\s?:"
    r"|(?:musik|produktion|schnitt|ton|aufnahme|redaktion)\s?:|(?:musique|montage|réalisation|production"
    r"|générique|prise de son)\s?:"
    r"|(?:música|edición(?: de sonido)?|producción|sintonía|montaje|grabación)\s?:|grabado en\b"
    r"|(?:musica|musiche|montaggio|produzione|sigla|registrazione)\s?:|registrato (?:a|in|al|allo|nello?|presso)\b"
    r"|(?:edição|produção|gravação|trilha)\s?:|gravado (?:em|no|na)\b|(?:muziek|montage|productie|opname)\s?:"
    r"|opgenomen (?:in|bij)\b"
    r"|(?:muzyka|montaż|produkcja|realizacja|dźwięk)\s?:|nagrano w\b|(?:musik|klippning|produktion|ljud)\s?:"
    r"|inspelat i\b"
    r"|(?:musikk|klipp|lyd|produksjon|klipning)\s?:|(?:hudba|střih|zvuk|produkce)\s?:|natočeno v\b|(?:müzik|kurgu"
    r"|ses|yapım)\s?:)",
    re.IGNORECASE,
)
_STAMPS = 3
_LONGEST = 200


def read(lines: list[Line]) -> None:
    """Who speaks in a recording and who made it, where times of it or the words of its title say that it is one."""
    own = [line for line in lines if not line.comment]
    times = sum(bool(_STAMP.match(line.text)) for line in own)
    named = any(line.fate == TITLE and _EPISODE.search(line.text) for line in own)
    if times < _STAMPS and not named:
        return
    long = [index for index, line in enumerate(own) if extent(line.text) >= _LONGEST and is_prose(line.text)]
    first, last = (long[0], long[-1]) if long else (len(own), -1)
    for index, line in enumerate(own):
        free = (
            line.fate in ("", kinds.CAPTION, kinds.LIST_ITEM) and not line.sure and line.hint in ("", kinds.PARAGRAPH)
        )
        if not free or extent(line.text) > _LONGEST or line.text[-1] in "?!":
            continue
        host = index < first and _HOSTED.match(line.text) and len(sentences(line.text)) <= _STAMPS
        made = index > last and _MADE.match(line.text)
        if (host or made) and not patterns.promotion(line.text):
            line.fate, line.sure = kinds.CREDIT, True
