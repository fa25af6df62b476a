"""Lines that only send the reader to another text, in several languages."""

import re

from annotations.text.lines import sentences

_POINTER = re.compile(
    r"^\W{0,3}(?:you can )?(?:read|listen to|hear|watch|see|find|check out|lesen sie|lies|hören sie|sehen sie|lire"
    r"|lisez|relire"
    r"|(?:ré)?écoute[rz]|voir|regarde[rz]|lee|lea|leer|escucha|escuche|mira|leggi|leggete|ascolta|guarda|leia|ouça"
    r"|lees|luister naar|pueden leer|puedes leer|se puede leer|vous pouvez lire|on peut lire|podem ler|você pode ler"
    r"|dá para ler"
    r"|przeczytaj\w*|czytaj\w*|posłuchaj\w*|přečtěte si|čtěte|poslechněte|läs|lyssna på|læs|lyt til|les|hør"
    r"|puoi leggere|potete leggere"
    r"|u kunt|je kunt|den ganzen|das ganze|hier lesen|das gespräch|nachlesen)"
    r"\b.{0,40}?\b(?:our|my|the (?:full|rest)|more|unser\w*|mein\w*|hier|notre|nos|ici|nuestr\w+|mi|aquí|nostr\w+"
    r"|qui|noss\w+|aqui"
    r"|on[sz]e?|hier|here|aquella|aquela|mon|ma|mes|mio|nasz\w*|tutaj|tu|náš|naši|naše|zde|vår\w*|här|vores|her|min|meu|minha)\b[^.!?…]{0,110}[.!…]?\W{0,2}$",
    re.IGNORECASE,
)
_PIECES = re.compile(
    r"\b(?:reviews?|interviews?|podcasts?|episodes?|essays?|pieces?|articles?|guide|lists?|ranking|coverage|profile"
    r"|feature|recap"
    r"|explainer|conversation|report|diary|obituary|column|kritik|rezension|gespräch|beitrag|folge|critique"
    r"|entretien|analyse|crítica"
    r"|reseña|entrevista|episodio|recensione|intervista|puntata|resenha|recensie|aflevering|rozmow\w+|wywiad\w*|recenzj\w+|odcin\w+|tekst\w*|rozhovor\w*|recenz[ei]|článek|díl|intervju\w*"
    r"|recension\w*|avsnitt\w*|samtal\w*|anmeldelse\w*|artikel\w*|artikkel\w*|episode\w*|texte?s?|texto|testo|crónica|reportage"
    r"|entretien|gesprek|verslag|stuk|chronique|conversación|conversa|afsnit)\b", re.IGNORECASE,
)  # fmt: skip


_HERE = r",? (?:right |over |up )?(?:here|hier|ici|aquí|qui|at this link)\W{0,3}$"
_THERE = re.compile(
    r"^\W{0,3}(?:my|our|the|more|unsere?|meine?|notre|ma|mon|nuestr[oa]|mi|la nostra|il nostro)\b.{3,110}?"
    rf"\b(?:is|are|lives?|can be (?:read|found|heard|seen)|finde[nt] \w+|steht|est|se trouve|está|si trova|è){_HERE}",
    re.IGNORECASE,
)
_WROTE = re.compile(
    rf"^\W{{0,3}}(?:(?:you can|you'll|you may) (?:read|find|hear|watch|see)|i (?:wrote|have written)) .{{3,110}}?"
    rf"{_HERE}",
    re.IGNORECASE,
)


# With the verb amid or last: "Our review of X can be read in issue 4.", "Mijn stuk over X lees je hier."
_FOUND = re.compile(
    r"^\W{0,3}(?:(?:you can|you(?:'|’)ll|you may) (?:read|find|hear|see) (?:my|our)\b.{3,100}?"
    r"|(?:my|our|unser\w*|meine?|notre|ma|mon"
    r"|nuestr[oa]|mi|la nostra|il nostro|nossa|a nossa|o nosso|ons|onze|mijn|nasz\w*|moj[aą]|mój|naš[ei]?|náš"
    r"|můj|moje|min|mitt|vår[at]?|vores)\b.{3,120}?"
    r"\b(?:read|find|hear|see|found|heard|seen|lesen|liest|lest|finden|findet|findest|lire|lit|leer(?:se)?|lee|leggere"
    r"|legge|trova|ler|lida|lido|lees|leest|lezen|vind|vindt|vinden|staat|czytać|przeczyta\w+|znajd\w+|najde\w+"
    r"|přečt\w+|läser?|läsa|finns|hittar|læser?|læses|finder|finner|leser|lese)\b.{0,40}?)"
    r"\b(?:here|hier|ici|aquí|qui|aqui|tutaj|tu|zde|här|her|(?:in|from) (?:the|our) archives?|in issue (?:no\. ?)?\d+"
    r"|in (?:the|our) (?:previous|last|\w+) (?:issue|number)|on page \d+|in (?:heft|nummer|nr\.?|número) \d+"
    r"|(?:dans|en|nel|no) (?:le |el |il )?(?:n[º°o]\.?|numéro|número|numero) \d+)\W{0,3}$",
    re.IGNORECASE,
)
_OTHER_WAYS = re.compile(
    r"\b(?:buradan|şuradan|bu(?:rada)?ki (?:bağlantıdan|linkten))\s(?:okuya|dinleye|izleye|ulaşa)bilirsiniz\W{0,3}$"
    r"|\b(?:in an?other|in a separate|in einem eigenen|in einem gesonderten|in een apart|dans un autre"
    r"|en otr[ao]|en una"
    r"|in un(?:a|['’])? ?altr[ao]|v samostatném|v osobitnom|w osobnym|w osobnej|i en separat|i ett separat"
    r"|i ett annat|i en anden) "
    r"(?:interview|article|piece|essay|gespräch|beitrag|artikel|stuk|gesprek|entretien|texte|entrevista|texto"
    r"|(?:entrevista|texto) aparte|intervista|articolo|rozhovoru|článku|článku|rozmowie|tekście|artykule|intervju"
    r"|artikkel|samtal)"
    r"\W{0,3}$|(?:こちら|別稿|別の記事)(?:から|で|を)?(?:お読み|ご覧|読め|どうぞ).{0,12}$",
    re.IGNORECASE,
)
_NOTICES = re.compile(r"\b(?:notice|notes?|letter|dossier|obituary|nachruf|bericht|text)\b", re.IGNORECASE)
_FIRST = re.compile(r"\b(?:we|i|our|my|wir|ich|nous|je|jsme|jsem|(?:rozmawia|pisa)li?śmy|wij|ik|vi|jag|jeg)\b", re.I)
_TURKISH = re.compile(r"\b(?:söyleşi|yazı|inceleme|eleştiri|haber|bölüm)\w*", re.IGNORECASE)
_EAST = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")


def is_pointer(text: str) -> bool:
    """A line that only sends the reader to another text: "Read our review of X here.", "My review of it is here."."""
    if len(text) > 160:
        return False
    named = bool(_PIECES.search(text))
    return bool(_WROTE.match(text) or (named and (_POINTER.match(text) or _THERE.match(text))) or tells_where(text))


def tells_where(text: str) -> bool:
    """A sentence that says where another text of the same house stands: "Our review of X can be found in issue 41."."""
    if len(text) > 160 or len(sentences(text)) > 1:
        return False
    if _FOUND.match(text) and (_PIECES.search(text) or _NOTICES.search(text)):
        return True
    other = _OTHER_WAYS.search(text)
    return bool(other) and bool(_FIRST.search(text) or _TURKISH.search(text) or _EAST.search(text))


_MOST_READ = re.compile(
    r"^\W{0,3}(?:(?:the )?most (?:read|popular|viewed)|trending(?: now)?|meistgelesen\w*|am meisten gelesen"
    r"|les plus lus"
    r"|lo más leído|los más leídos|i più letti|(?:as )?mais lidas|meest gelezen|najczęściej czytane|najpopularniejsze"
    r"|nejčtenější|mest läst[a]?|mest lest[e]?|mest læste?"
    r"|en çok okunan\w*|legolvasottabb\w*|人気記事|많이 본 기사)\W{0,3}$",
    re.IGNORECASE,
)


def is_most_read(text: str) -> bool:
    """The words above a list of what others read."""
    return bool(_MOST_READ.match(text))
