"""Lines that only send the reader to another text, in several languages."""

import re

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


def is_pointer(text: str) -> bool:
    """A line that only sends the reader to another text: "Read our review of X here.", "My review of it is here."."""
    if len(text) > 160:
        return False
    named = bool(_PIECES.search(text))
    return bool(_WROTE.match(text) or (named and (_POINTER.match(text) or _THERE.match(text))))
