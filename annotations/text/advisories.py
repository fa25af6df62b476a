"""Lines that speak to the reader about the text: content notices. Where to find help says `support`."""

import re
from functools import lru_cache

from annotations.text import lines, taxonomy
from annotations.text.patterns import SPOILER

# ---- content notices

_LABELLED = re.compile(
    r"^\W{0,3}(?:(?:content|trigger|spoiler)s?[ -]?(?:(?:and|&) (?:content|trigger|spoilers?) )?"
    r"(?:warnings?|notes?|notices?|alerts?|advisory)|(?:reader|viewer|parental)s?'? (?:advisory|guidance)"
    r"|[tc]w(?:/[tc]w)?(?: for\b[^:.]{0,50}(?=:))?"
    r"|(?:trigger|spoiler|inhalts)-?(?:warnung(?:en)?|hinweise?)|(?:spoiler)alarm"
    r"|avertissements?(?: de contenu| sur le contenu)?|traumavertissement|alerte (?:spoilers?|divulgâch\w+)"
    r"|advertencias?(?: de (?:contenido|spoilers?))?|aviso de (?:contenido|conteúdo|gatilhos?|spoilers?)"
    r"|alerta de (?:spoilers?|contenido|conteúdo|gatilhos?)|avviso(?: (?:sui|di) contenut[io])?|avvertenz[ae]"
    r"|waarschuwing(?:en)?|inhoudswaarschuwing|triggerwaarschuwing|(?:innehålls|trigger)varning|spoilervarning"
    r"|(?:innholds|indholds|trigger)advars(?:el|ler)|sisältövaroitus|ostrzeżeni[ea](?: o treści)?"
    r"|uwaga,? spojler\w*|pozor,? spoilery?|obs!? spoilers?|spoileradvarsel|spoiler ?(?:içerir|uyarısı)|tetik uyarısı"
    r"|varování(?: o obsahu)?|içerik uyarısı|предупреждение(?: о содержании)?|попередження"
    r"|προειδοποίηση(?: περιεχομένου)?|ネタバレ注意|閲覧注意|内容警告|剧透警告|스포일러 (?:주의|경고)"
    r"|تحذير(?: محتوى)?|אזהרת (?:תוכן|טריגר)|सामग्री चेतावनी)\s*(?:[:：–—-]\s*|\W*$)",
    re.IGNORECASE,
)
_WARNING = re.compile(
    r"^\W{0,3}(?:(?:be )?warn(?:ing|ed)|beware|careful|attention|caution|note|please note|achtung|vorsicht"
    r"|attenzione|aviso"
    r"|atenție|atención|cuidado|atenção|let op|pas op|obs|uwaga|pozor|dikkat"
    r"|figyelem|huomio|varoitus|heads[- ]up|внимание|увага)\b\s*[:!,–—-]?\s*", re.IGNORECASE,
)  # fmt: skip
_PIECE = (
    r"(?:post|article|essay|review|piece|story|page|text|section|analysis|explainer|interview|episode|guide"
    r"|beitrag|artikel|kritik|rezension|analyse|essai|critique|texte|artículo|crítica|texto|reseña|ensayo"
    r"|articolo|recensione|testo|saggio|artigo|crítica|resenha|ensaio|stuk|recensie|tekst|leitfaden|gespräch"
    r"|entretien"
    r"|guía|entrevista|conversación|guida|intervista|guia|conversa|gids|gesprek)"
)
_ABOUT_ITSELF = re.compile(
    r"^\W{0,2}(?:please note(?: that)?,? )?(?:(?:the (?:rest|remainder) of )?this|the following|what follows"
    r"|diese[rs]?|dit|deze|cet(?:te)?|ce"
    r"|est[ea]|quest[oa])"
    rf" ?(?:\w+ )?{_PIECE}?s?"
    r" (?:will |may |might )?(?:also |openly )?(?:contains?|discuss(?:es)?|describes?|mentions?|includes?"
    r"|deals? with|reveals?"
    r"|spoils?"
    r"|gives? away|talks? about|refers? to|enthält|behandelt|beschreibt|bespricht|verrät|contient|évoque|aborde"
    r"|décrit"
    r"|révèle|contiene|describe|menciona|trata|revela|descrive|tratta|rivela|contém|descreve|aborda|bevat|beschrijft"
    r"|verklapt|spricht|parle|habla|cuenta|parla|racconta|fala|conta|gaat over|vertelt)\b",
    re.IGNORECASE,
)
_THE_FILM = re.compile(
    r"^(?:(?:the|this|tonight['’]s) (?:next |present )?(?:film|movie|programme|print)|(?:der|dieser|le|ce|il"
    r"|questo|de|deze"
    r"|o|este|el|ten) film(?:e|u)?|(?:la|esta) película|el film|film(?:en|et|em)?|filmul)\b",
    re.IGNORECASE,
)
_NOTED = re.compile(
    r"^\W{0,3}(?:hinweis|nota|remarque|upozornění|opmerking|merk|bemærk|observera)\s?:\s+", re.IGNORECASE
)
# Scenes that may be hard to bear, as broadcasters say it.
_HARD = re.compile(
    r"\b(?:contains|has|innehåller|enthält|contient|contiene|contém|bevat|zawiera|obsahuje|indeholder|inneholder)\s"
    r"(?:\w+ )?(?:scenes?|images|scener|bilder|szenen|scènes|images|escenas|imágenes|scene|immagini|cenas"
    r"|sceny|scény)\b"
    r".{0,80}\b(?:may|might|can|could|kan|können|könnten|peuvent|pourraient|pueden|possono|podem|kunnen|mogą|mohou)\b"
    r".{0,40}\b(?:disturb\w*|upset\w*|distress\w*|stark[at]?|stötande|verstör\w*|belast\w*|heurter|choquer|herir"
    r"|impresionar|turbare|urtare|impressionar|chocar|schok\w*|szok\w*|drastyczn\w*|rušiv\w*|stærk\w*|sterke?"
    r"|støtende)\b",
    re.IGNORECASE,
)
# What is told from some place on: "da qui in avanti si rivela tutto".
_FROM_HERE = re.compile(
    r"^(?:articolul|textul|cronica)\b.{0,40}\bdezvălui\w*|^(?:bu )?(?:metin|yazı)\b.{0,40}\b(?:sonuna|sonunu"
    r"|finaline)\b"
    r"|^in (?:dit|deze) \w+ word(?:t|en)\b.{0,40}\b(?:einde|afloop|slot|plot)\b|"
    r"^(?:from (?:here|this point)|ab hier|à partir d|a partir d|de aquí en|da qui in|daqui (?:em|para)|vanaf hier"
    r"|od tego miejsca|odtud|härifrån|herfra|bundan sonra).{0,60}\b(?:reveal\w*|give\w* away|verrat\w*"
    r"|dévoil\w+|révèl\w+"
    r"|racont\w+|cont(?:amos|ado|a)|revel\w+|desvel\w+|rivel\w+|svel\w+|verklap\w*|zdradz\w+|prozra\w+|avslöj\w+"
    r"|afslør\w+"
    r"|avslør\w+)\b",
    re.IGNORECASE,
)
_TELLS_ALL = re.compile(
    r"\b(?:gives? away|reveals?|spoils?|verrät|révèle|dévoile|revela|desvela|rivela|svela|verklapt)\b", re.I
)
_THE_PIECE = re.compile(
    r"^(?:(?:ta|ten|tento|tato|denna|denne|den här|dette|w|v|i|bu|na|эта|этот) )?(?:(?:niniejsz\w+|dalsz\w+"
    r"|následujíc\w+"
    r"|følgende|følande) )?(?:recenzj[ai]|artykuł\w*|tekst\w*|esej\w*|recenz[ei]|článek|článku|text\w*|odcin\w+"
    r"|wpis\w*|díl\w*"
    r"|recensionen|artikeln|avsnittet|samtalet|intervjun|anmeldelsen|artiklen|artikkelen|episoden|samtalen"
    r"|yazı\w*|film\w*|bölüm\w*|рецензия|статья)\b"
    rf"|^(?:the|die|der|das|la|le|l['’]|el|il|lo|o|a|de|het) ?{_PIECE}s?\b",
    re.IGNORECASE,
)
_SPOILERS_AHEAD = re.compile(
    r"^\W{0,3}(?:(?:mild|minor|some|major|big|heavy|full|huge|mega|massive|plot|ending|attention|achtung|warning"
    r"|atención|alerta"
    r"|attenzione|atenção|let op|obs|uwaga)\W+){0,2}"
    r"(?:spoilers?|spoilern?|spoilery?|spojler[yów]*|spoilervarsel|спойлеры?|спойлери|spojler)\W*(?:\b(?:ahead"
    r"|alert|warning|below|follow|inside"
    r"|within|abound"
    r"|galore|incoming|included|after this|voraus|folgen|poniżej|niżej|níže|följer|nedan|følger|nedenfor|içerir"
    r"|à venir|a continuación|a seguir|in arrivo|volgen"
    r"|(?:(?:ahead )?for|sul|sulla|del|della|sobre|sur|zum|zur|über)\b.{1,80})"
    r"\b.{0,60})?\W*$|^\W{0,3}(?:[※＊]?\s?(?:以下|本文|この(?:記事|文章|レビュー|先)|本稿)?.{0,24}ネタバレ.{0,6}(?:あり|注意|含[みま]"
    r"|触れ).{0,30}|剧透(?:预警|警告)?"
    r"|스포일러(?: ?(?:있음|주의|포함))?)\W*$",
    re.IGNORECASE,
)
_BRACKETED = re.compile(
    r"^\[[^\]]*spoiler[^\]]*\]\W*$|^\([^)]*spoilers? (?:ahead|below|follow|alert|inside)[^)]*\)\W*$", re.IGNORECASE
)
_FORETELLS = re.compile(
    r"^\W*(?:there|here) (?:will be|are|be|may be)\b.{0,30}\bspoilers?\b"
    r"|^\W*(?:may )?(?:contains?|enthält|contient|contiene|contém|bevat)\b.{0,30}\bspoiler"
    r"|^\W*(?:please )?(?:don['’]t|do not|stop) read(?:ing)?\b.{0,80}\b(?:seen|watched|finished|spoil\w*)\b"
    r"|^\W*(?:\w+[ -]){0,3}spoilers?\b.{0,50}\b(?:ahead|below|follow|from here|to come|included|within|inside)\b",
    re.IGNORECASE,
)
_BEGINS_FORETELLING = re.compile(
    r"^\W*(?:there|here|may|please|do|don|stop|contains?|enthält|contient|contiene|contém|bevat|full|some|major"
    r"|minor|mild|big|heavy"
    r"|huge|mega|"
    r"massive|plot|spoilers?|\w+[ -](?=spoiler))", re.IGNORECASE,
)  # fmt: skip
_LONGEST_NOTICE = 300


_AWARE = re.compile(
    r"^\W{0,3}(?:please |kindly )?(?:be aware|be advised|be warned|note"
    r"|bear in mind)(?: that)?\b.{0,60}\b(?:deals? with|contains?"
    r"|shows?|depicts?|discusses|describes?|includes?|features?|involves?|refers? to|talks? about"
    r"|touches on)\b", re.IGNORECASE,
)  # fmt: skip
_ADVISED = re.compile(
    r"^\W{0,3}(?:parents|readers|viewers|members|audiences)\b.{0,20}\b(?:(?:should|must|may want to) (?:know|note"
    r"|be aware"
    r"|be warned)|are (?:advised|warned|reminded))\b", re.IGNORECASE,
)  # fmt: skip
_ADDRESSED = re.compile(
    r"^\W{0,3}(?:(?:parents|readers|viewers|members|those|anyone)\b.{0,30}\b(?:should|are|is|may|might|advised|warned"
    r"|know)\b|before (?:we|you)\b|heads[- ]up|(?:please )?(?:be aware|note that|bear in mind)\b|a note (?:that|for"
    r"|on)\b|note (?:for|to)\b|careful\b|fair warning|be (?:aware|advised|warned)|some of what follows"
    r"|not one for\b|(?:a )?(?:quick |short |brief )?(?:note|word|warning) (?:for|to|of|about|before)\b"
    r"|for the squeamish"
    r"|mods\b|zanim\b|než\b|innan\b|inden\b|før\b|bevor\b|avant de\b|antes de\b|prima di\b|voordat\b|hinweis\b"
    r"|nota\b|remarque\b|upozornění\b|upozorňujeme|ostrzegamy|not:|okurlara|för känsliga|til lesere"
    r"|czytelnicy|uwaga\b|pozor\b)", re.IGNORECASE,
)  # fmt: skip


@lru_cache(2048)
def is_notice(text: str, early: bool = True) -> bool:
    """A line that says what the text holds. A line that merely begins with a word of warning is prose.

    `early` is true above the text's third paragraph: there a bare "Content note: …" is one whatever it names.
    """
    if len(text) > _LONGEST_NOTICE:
        return False
    if _BRACKETED.match(text) or _SPOILERS_AHEAD.match(text):
        return True
    if label := _LABELLED.match(text):
        bare = label.end() == len(text) or label.group().rstrip().endswith((":", "："))
        return _names(text) or (early and bare and not text.endswith("?"))
    few = len(lines.sentences(text)) <= 3
    noted = _NOTED.match(text)
    told = _ABOUT_ITSELF.match(text) or (noted and _THE_FILM.match(text[noted.end() :]))
    if told or (early and _warns_readers(text)):
        return few and _names(text)
    if warning := _WARNING.match(text):
        rest = text[warning.end() :]
        said = re.sub(r"^spoilers?[!.:]\s+", "", rest, flags=re.IGNORECASE)
        about = _ABOUT_ITSELF.match(said)
        says = (about or _THE_PIECE.match(said) or _THE_FILM.match(said)) and _names(rest)
        says = says or _FROM_HERE.match(said) or (about and _TELLS_ALL.search(about.group()))
        return few and bool(says or _SPOILERS_AHEAD.match(rest) or _foretells(rest) or _only_categories(rest))
    hard = few and early and bool(_THE_FILM.match(text) and _HARD.search(text))
    return hard or (len(text) <= 100 and _foretells(text))


def _warns_readers(text: str) -> bool:
    """Words to readers, or words in brackets, that name two harms or more."""
    aside = _ADDRESSED.match(text) or (text[0] == "(" and text[-1] == ")")
    named = len(taxonomy.find(text)) if aside and len(text) >= 30 else 0
    return named >= 2 or bool(named and (SPOILER.search(text) or _ADVISED.match(text) or _AWARE.match(text)))


TELLS = re.compile(
    r"\b(?:contains?|discuss\w*|mentions?|refers?|describes?|gives? away|reveals?|enthält|behandelt|contient|évoque"
    r"|dévoile|décrit|zawiera|zdradza|porusza|opisuje|obsahuje|prozrazuje|popisuje|innehåller|avslöjar|beskriver"
    r"|handlar|indeholder"
    r"|afslører|inneholder|avslører|omtaler|içerir|ediyor|ele alıyor|contém|aborda|fala|含|触れ|contiene|trata"
    r"|menciona|referem|descrive|bevat|beschrijft|voor|komen|warn\w*|careful|heads-up"
    r"|advised|cw|tw)\b", re.IGNORECASE,
)  # fmt: skip


@lru_cache(2048)
def may_warn(text: str) -> bool:
    """Whether anything in a line speaks for a notice: a harm, the word for a spoiler, a warning, words to readers."""
    if len(text) > _LONGEST_NOTICE + 100:
        return False
    signs = (_WARNING, _ADDRESSED, _LABELLED, TELLS)
    return any(sign.search(text) for sign in signs) or _names(text)


def is_word_to_readers(text: str) -> bool:
    """Whether a line begins as a warning or a word to readers does, or speaks of spoilers or warnings at all."""
    begins = any(sign.match(text) for sign in (_WARNING, _ADDRESSED, _LABELLED, _THE_PIECE))
    return begins or bool(SPOILER.search(text) or re.search(r"\bwarnings?\b", text, re.IGNORECASE))


def _foretells(text: str) -> bool:
    return bool(_BEGINS_FORETELLING.match(text) and _FORETELLS.match(text))


def _names(text: str) -> bool:
    return bool(SPOILER.search(text) or taxonomy.find(text))


def _only_categories(text: str) -> bool:
    """A bare list of categories, as in "Warning: torture, rape": at most three words for each that is known."""
    found = taxonomy.find(text)
    return bool(found) and len(text.split()) <= 3 * len(found) + 4 * bool(
        re.match(r"discussion|mentions?|depictions?", text)
    )


def leading_notice(text: str) -> int:
    """Where the notice ends that a paragraph begins with (code points); 0 where it begins with none."""
    if len(text) <= _LONGEST_NOTICE or not _LABELLED.match(text):
        return 0
    first = lines.sentences(text)[0]
    return len(first) if is_notice(first) else 0
