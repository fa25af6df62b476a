"""What single lines look like that are not the text itself. None names a publisher or a phrase of any one text."""

import re
from functools import lru_cache

from annotations.text import chrome

NUMBERED = re.compile(r"^\W{0,2}\d{1,3}[.):]\s")
SPOILER = re.compile(
    r"\bspoil(?:er|s\b)|gives? away|gives? the (?:end|ending|twist) away|including (?:the end\b|how it ends)"
    r"|\b(?:whole|entire|full|complete) (?:plot|story|ending) (?:is|will be"
    r"|are) (?:told|given|discussed"
    r"|revealed|described)|\b(?:reveals?|discuss(?:es)?|describes?|tells?|spoils?|including"
    r"|details of)\b.{0,40}\b(?:the |its )?"
    r"(?:ending|twists?|(?:key |whole |entire |major )?plot(?: points?| details?)?|final scenes?)\b|\bplot details\b"
    r"|\bthe ending (?:is|will be)\b"
    r"|\b(?:verrät|nimmt)\b.{0,40}\b(?:ende|handlung|auflösung|wendung\w*|ausgang)|\b(?:ende|handlung"
    r"|auflösung)\b.{0,40}\b(?:verraten"
    r"|vorweg)|\b(?:révèl\w+|dévoil\w+|raconte\w*)\b.{0,60}\b(?:intrigue|fin|dénouement|chute)\b|divulgâch"
    r"|\b(?:cuenta|revela|desvela|destripa)\w*\b.{0,50}\b(?:final|desenlace|trama|argumento|giros?)\b|\bdestripes?\b"
    r"|\b(?:rivela|svela|racconta)\w*\b.{0,50}\b(?:finale?|trama)\b|\b(?:revela|conta)\w*\b.{0,50}\b(?:final"
    r"|desfecho|enredo)\b|\b(?:verklapt|onthult)\b.{0,50}\b(?:einde|plot|afloop|slot)\b|(?:n['’]t|\bnot"
    r"|\bstop) read(?:ing)?\b.{0,80}\b(?:seen|watched|finished)\b"
    r"|\b(?:zdradza\w*|ujawnia\w*)\b.{0,50}\b(?:przebieg|zakończeni\w*|finał\w*|fabuł\w*|treś\w+)|\b(?:prozra\w+"
    r"|odhal\w+)"
    r"\b.{0,50}\b(?:konec|závěr\w*|děj\w*|zápletk\w*)|\b(?:avslöj\w+|afslør\w+|avslør\w+|røper"
    r"|röjer)\b.{0,50}\b(?:slut\w*"
    r"|handling\w*|slutning\w*|twist\w*|intrig\w*)|\b(?:sonunu|finalini|olay örgüsünü)\b|sürprizbozan|结局|結末(?:に"
    r"|を)"
    r"|\bspojler|спойлер|ネタバレ|剧透|劇透|스포일러|σπόιλερ|ספוילר|حرق الأحداث",
    re.IGNORECASE,
)

# ---- what belongs to the page the text came from

_NETWORKS = (
    "(?:twitter|facebook|instagram|youtube|telegram|whatsapp|tiktok|threads|bluesky|mastodon|linkedin|pinterest|reddit"
    "|flipboard|tumblr|messenger|rss|newsletter|e-?mail)"
)
_LINK = "a link to other texts"
_BUTTON = "a button of the page it came from"
SUBSCRIBE = "an invitation to subscribe"
COMMENTS_END = "a note of the comment section"
BOX = (_BUTTON, SUBSCRIBE)
_CALLS = (
    r"(?:share|tweet|pin it|subscribe|sign up|log in|sign in|register|donate|(?:choose|pick|compare|see) (?:a|your"
    r"|our|all) plans?"
    r"|skip to (?:main )?content|advertisement|anzeige|werbung|publicité|publicidad|pubblicità|publicidade|advertentie"
    r"|continue reading|keep reading|scroll to continue(?: with content)?|(?:story"
    r"|article) continues below(?: advertisement)?|load more|show more|back to top|return to top|top of page"
    r"|close(?: this)? window|print(?: this)? page|print this|torna su|haut de page|nach oben|share this|teilen"
    r"|partager|compartir|condividi|partilhar|compartilhar|delen|s['’]abonner|suscríbete|abonnieren|iscriviti"
    r"|accept all|print|copy link|reply|antworten|répondre|responder|rispondi)"
)
_DROPS = (
    (200, _LINK, r"(?:also read|read also|see also|read more|read next|related|recommended|next|lesen sie auch"
                 r"|lies auch|mehr zum thema"
                 r"|à lire aussi|à lire|lire aussi|lee también|leer también|te puede interesar|leggi anche"
                 r"|leia também|lees ook"
                 r"|läs också|les også|læs også|czytaj także|zobacz też|читайте также)\s*[:>»→]+\s*\S.*(?<![.…])$"),
    (120, _LINK, r"(?:also read|read also|lesen sie auch|lire aussi|à lire aussi|lee también|leggi anche|leia também"
                 r"|lees ook)\b"
                 r".*(?<![.…])$"),
    (150, "an invitation to follow",
     rf"(?:follow|(?:like|find|join) (?:us|me|our)|folgen sie|folge|suivez|síguenos|segui(?:ci)?|siga"
     rf"|volg)\b(?=.*\b(?:us|me|our"
     rf"|channels?|updates?|page|uns|nous|en|su|no|ons)\b).*\b{_NETWORKS}\b.*$"),
    (120, _BUTTON, r"(?=.*\b(?:view|read|see|open|trouble|hard to|version|ansehen|anzeigen|lesen|lisez|ver|leer"
                   r"|visualizza|leggi|bekijk|lees|se|vis|zobacz|zobrazit)\b)(?=.*\b(?:in (?:your |my |the )?browser"
                   r"|web ?version"
                   r"|im browser|version en ligne|versión web|en (?:el |tu |su )?navegador|nel (?:tuo )?browser"
                   r"|in (?:je|uw) browser|i (?:din )?(?:webb?läsare|nettleser|browser)|no (?:seu )?navegador"
                   r"|w przeglądarce|v prohlížeči)\b).*$"),
    (40, _BUTTON, rf"(?:share|tweet|pin|print|e-?mail|save|like) this(?: (?:article|post|story|page)| for later)?[:!]?"
                  rf"(?: (?:on|via|with) {_NETWORKS})?:?$"),
    (60, _BUTTON, rf"(?:(?:share on|share via|partager sur|compartir en|teilen auf|auf|sur)\s)?{_NETWORKS}"
                  rf"(?:[ ,|/·•]+(?:share on )?{_NETWORKS})*$"),
    (40, _BUTTON, rf"{_CALLS}(?: now| here| below| today)?(?: comments)?[!.…>»:]*$"),
    (90, COMMENTS_END,
     r"(?:comments? (?:are|is|have been) (?:now )?(?:closed|off|disabled)(?: for this \w+)?"
     r"|(?:les )?commentaires (?:sont )?(?:fermés|clos)"
     r"|(?:los )?comentarios (?:están )?(?:cerrados|desactivados)|(?:i )?commenti (?:sono )?chiusi"
     r"|reacties (?:zijn )?gesloten"
     r"|(?:die )?kommentarfunktion ist (?:geschlossen|deaktiviert)|(?:die )?kommentare sind geschlossen"
     r"|comentários (?:estão )?fechados"
     r"|post (?:a )?comment|publicar un comentario|publier un commentaire|kommentar veröffentlichen|posta un commento"
     r"|leave a (?:reply|comment)|log in to (?:reply|comment)"
     r"|you must be logged in to .*|add (?:a |your )?comment|post (?:a )?comment|join the (?:conversation|discussion)"
     r"|kommentare? (?:sind )?geschlossen|schreibe? einen kommentar|laisser un commentaire|deja (?:un comentario"
     r"|una respuesta)"
     r"|postar um comentário|enviar um comentário|yorum (?:gönder|yap)|een reactie (?:posten|plaatsen)"
    r"|skicka en kommentar|legg inn en kommentar|send en kommentar|prześlij komentarz|okomentovat|lähetä kommentti"
    r"|megjegyzés küldése|lascia un commento|deixe um comentário|laat een reactie achter)[.!]?$"),
    (220, "a notice about cookies", r"(?:we|this (?:web)?site|by (?:using|continuing)|wir verwenden"
                                    r"|diese (?:web)?seite|nous utilisons"
                                    r"|ce site|utilizamos|este sitio|usiamo|questo sito|usamos"
                                    r"|wij gebruiken)\b.{0,60}\bcookies\b.*$"),
    (50, "the time it takes to read",
     r"(?:reading time:?\s*)?(?:about |ca\. )?\d{1,3}[ -]?min(?:ute[ns]?|uti|utos)?\.?"
     r"(?: (?:read|reading time|de lecture|de lectura|di lettura|de leitura|lesezeit|leestijd))?$"
     r"|(?:lesezeit|temps de lecture|tiempo de lectura|tempo di lettura|tempo de leitura|leestijd|temps de lectura"
     r"|timp de citire|czas czytania|okuma süresi|doba čtení|lästid|læsetid|lesetid|lukuaika|olvasási idő)\b.{0,20}$"),
    (160, "tags of the page it came from", r"(?:filed under|posted in|labels?|etichette|tagged(?: with| as)?"
                                           r"|tags?|key ?words|palabras clave|mots[- ]clés|schlüsselwörter"
                                           r"|parole chiave|palavras-chave|trefwoorden|słowa kluczowe"
                                           r"|klíčová slova|nyckelord|nøkleord|anahtar kelimeler|tagi|štítky|taggar"
                                           r"|etiketler|emneord|stikkord|tópicos"
                                           r"|categor(?:y|ies)|schlagw(?:ort|örter|orte)"
                                           r"|kategorien?|étiquettes|etiquetas|categorías?|categorie"
                                           r"|marcadores)\s*:\s*\S.*(?<!\.)$"),
)  # fmt: skip
_PROMOTION = tuple(
    (longest, reason, re.compile(rf"\W{{0,3}}{sign}", re.IGNORECASE)) for longest, reason, sign in _DROPS
)
_ASKS = re.compile(
    r"^\W{0,3}(?:get|become|join|support (?:us|our)|subscribe|sign up|donate|help us|unlock|enjoy(?:ed|ing)?"
    r"|want more|like what"
    r"|if you (?:enjoyed|liked)|this (?:post|publication|newsletter) is|thanks for reading|abonnieren|abonnez"
    r"|suscríbete|iscriviti"
    r"|inscreva|assine|abonneer|melden sie|jetzt)\b", re.IGNORECASE,
)  # fmt: skip
_OFFERS = re.compile(
    r"\b(premium|exclusive|member(?:ship)?s?|subscri\w+|newsletter|inbox|benefits|ad-free|donat\w+|patreon|ko-fi"
    r"|unlimited access|our (?:work|journalism|readers)|sign up|for free|new posts|support (?:my|our) \w+|kostenlos"
    r"|gratuitement"
    r"|gift|funded by (?:its|our|the) readers|chip in|boletín|postfach|abonn\w+|suscr\w+|iscri\w+)\b", re.IGNORECASE,
)  # fmt: skip
_MORE = re.compile(
    r"^(?:(?:our )?editors?['’]? (?:recommend|picks?|choice)"
    r"|more (?:from|on|in|stories|interviews|reviews|essays|articles|features|episodes|news|like this)"
    r"|related(?: (?:posts|articles|stories|content|topics|reading|links))?"
    r"|recommended(?: for you)?"
    r"|you (?:may|might) also (?:like|enjoy)|read (?:next|more)|further reading on|up next|trending(?: now)?"
    r"|most (?:read|popular|viewed)(?: stories)?"
    r"|recent posts|latest(?: (?:posts|news|stories|reviews))?|what to (?:read|watch) next|keep exploring"
    r"|mehr zum thema|das könnte (?:sie|dich) auch interessieren|weitere artikel|meistgelesen|ähnliche (?:beiträge"
    r"|artikel)"
    r"|à lire aussi|sur le même (?:sujet|thème)|articles (?:similaires|liés)|les plus lus|artículos relacionados"
    r"|te puede interesar"
    r"|lo más leído|más sobre|(?:articoli|links?) correlati|potrebbe interessarti|leggi anche|artigos relacionados"
    r"|leia também|lees ook|gerelateerd|meer over)\b"
    r"[^.!?]{0,60}$", re.IGNORECASE,
)  # fmt: skip


@lru_cache(2048)
def promotion(text: str) -> str:
    """Why a line is not the text's own but its page's; empty where it may be the text's."""
    for longest, reason, pattern in _PROMOTION:
        if len(text) <= longest and pattern.match(text):
            return reason
    if chrome.is_button(text):
        return _BUTTON
    offers = {word.lower() for word in _OFFERS.findall(text)} if len(text) <= 220 and _ASKS.match(text) else ()
    return SUBSCRIBE if len(offers) > 1 else ""


def is_more(text: str) -> bool:
    """A line above a list of other texts, such as "More from …"."""
    return len(text) <= 80 and bool(_MORE.match(text))


# ---- pictures and credits

_PICTURE = (
    "(?:Picture|Photo|Photograph|Image|Illustration|PHOTO|IMAGE|Foto|Bild|Abbildung|Fotografía|Imagen|Fotografia|Immagine"
    "|Imagem)s?"
)
_CAPTION = re.compile(
    rf"(?:^|[\s(]){_PICTURE}(?: [Cc]redits?| [Ss]ource)?\s*[:©]\s*\S"
    r"|[.!?|)(–—-]\s*(?:Still|Screenshot|Credit|Source|Crédit photo|Crédit|Quelle|Crédito)s?\s*:\s*\S"
    rf"|(?:^|[.!?|(–—-]\s*){_PICTURE} (?:(?:by|via|von|de|di) [A-Z@]|[Cc]ourtesy of )"
    r"|\S.*(?:\.|…)\s*©\s?[^\W\d_].{0,60}$|\S.*[.!?…)”’\"»]\s*\(?(?:[Ii]mages? "
    r"|[Pp]hotos? )?[Cc]ourtesy(?: of)? [A-Z].{1,60}$|^.{12,160}[.)…]\s+(?:[^\W\d_a-zà-ÿ]{2,}[ /&·.-]{0,3}){1,6}\.?$"
)
_EAST = (
    r"(?:(?:写真|画像|スチール|場面写真|사진)(?: ?(?:提供|協力|出典|제공))?|撮影|提供|제공"
    r"|图片(?:来源)?|圖片(?:來源)?|剧照|劇照|ภาพ)"
)
_CAPTION_EAST = re.compile(
    rf"[『「《].{{1,60}}[(（]\s?[CcＣｃ©]|\S.*(?:（[CcＣｃ©]|[（(]{_EAST}[:：/／=\s].{{1,40}})[)）]"
    rf"|\S.*\s{_EAST}\s?[:：/／=].{{1,40}}$|[\u3040-\u9fff].{{3,120}}[)）」』。]\s?[©Ⓒ]\s?\d{{0,4}}.{{2,60}}$"
)
_CREDIT_EAST = re.compile(
    rf"^\W{{0,2}}(?:{_EAST}\s?[:：/／=]|fot\.|zdj\.|(?:kuva|fotó|фото|foto|φωτό|φωτογραφία):?\s"
    r"|(?:beeld|kuvat|bilde|billede|görsel|fotoğraf|snímek|kép|zdjęci[ea]|фотография):\s)",
    re.IGNORECASE,
)
_WHO = r"[^\W\d_a-z][\w.'’-]+(?: (?:[^\W\d_a-z][\w.'’-]*|de|da|di|von|van|der|del|la|le|el|al|bin)){1,3}"
_SHOWN = re.compile(
    rf"^{_WHO}(?:(?:,| and| und| et| y| e| en) {_WHO}){{0,4}},? (?:\((?:left|right|centre|center|links|rechts"
    rf"|à gauche|à droite)\),? )?"
    rf"(?:(?:stars?|appears?|plays?) )?(?:(?:as|als|comme|come|como|on the set of)\b \S.{{2,150}}$"
    rf"|(?:in|dans|en|nel|em|at the)\b \S.{{2,150}}(?:\(\d{{4}}\)|[.\"”’»)])$)"
)
_ASKING = re.compile(
    r"^(?:what|who|why|how|when|where|which|the|an?|was|wer|warum|wie|que|qui|pourquoi|comment|por|cómo)\b",
    re.IGNORECASE,
)
_NOT_SHOWN = re.compile(r"\b(?:is|was|are|were|has|had|will|ist|war|hat|est|était|a été|es|era|fue|è|ha)\b")


def is_shown(text: str) -> bool:
    """Names and what they are seen in: "Jane Doe as the widow in Saltmarsh (2019)". A cast's row reads so too."""
    return len(text) <= 180 and bool(_SHOWN.match(text)) and not _ASKING.match(text) and not _NOT_SHOWN.search(text)


_ALT = re.compile(
    r"^\[(?:image|photo|picture|figure|bild|foto)\b[^\]]*\]$|^(?:fig(?:ure)?\.? \d+|abb(?:ildung)?\.? \d+)[.:]",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"^\W{0,2}(?:(?:(?:all |cover |poster |film |production )?(?:cover art|artwork|art|stills?|screenshots?"
    r"|screencaps?|images?|photo(?:graph)?s?|pictures?|posters?|bilder|fotos|images|imágenes|immagini)\b.{0,40}"
    r"\b(?:courtesy|provided by|used with|©|mit freundlicher genehmigung|cortesía de|per gentile concessione).{1,80}$)"
    r"|(?:featured |header |cover |lead |title )?(?:image|photo|photograph|picture|illustration|foto|fotograf[ií]a"
    r"|bild)s?(?: source| credit)?s?\s*:"
    r"|(?:source|quelle|fuente|fonte|bron|credit|źródło|zdroj|källa|kilde|kaynak|lähde|forrás)s?\s?:"
    r"|(?:custom |cover |header |lead )?(?:photo(?:graph)?|image|illustration)s? (?:by|via|courtesy of) (?-i:[A-Z])"
    r"|(?:photo(?:graph)?|still|image|picture)s? from (?:the )?(?:collection|archive)s?\b.{2,80}$"
    r"|(?:foto|photo|bild|abbildung|imagen|immagine)s? (?:di|von|de|by|da|door|:) "
    r"(?-i:[A-Z])[^.!?]{2,60}$|titelbild:|bildnachweis|crédit photo|(?:translated|edited|illustrated|photographed"
    r"|aus dem \w+ (?:übersetzt )?|übersetzt"
    r"|traduit .{0,20}|traducido .{0,20}|traducción) (?:by|von|par|por|de)\b.{1,80}$"
    r"|©|\(c\) ?\d{4}|copyright\b.{0,80}\d{4}|.{0,60}\ball rights reserved\b|.{0,60}\balle rechte vorbehalten\b"
    r"|.{0,60}\btous droits réservés\b|.{0,60}\btodos los derechos reservados\b"
    r"|(?:this (?:\w+ ){1,2}(?:was )?)?(?:originally|first) (?:published|appeared)\b.{0,80}$"
    r"|this (?:interview|conversation|transcript|article|piece|essay|post) (?:has been|was)\b.{0,20}\b(?:edited"
    r"|condensed|updated|corrected|amended|translated)\b.{0,160}$"
    r"|(?:interview|conversation|transcript|text|questions)(?: (?:has been|was))? (?:lightly )?(?:edited"
    r"|condensed|abridged|translated)\b.{0,120}$"
    r"|(?:published|printed|appears?|appeared) in the (?:\w+ )?(?:print|paper) (?:edition|issue)\b.{0,120}$"
    r"|(?:das |die |der |le |la |l['’]|el |lo |o |a |het |de )?(?:gespräch|interview|entretien|conversation"
    r"|entrevista|conversación|conversa"
    r"|conversazione|intervista|colloquio|gesprek|vraaggesprek|rozmow[aęy]|samtale[nt]?|samtal(?:et)?"
    r"|intervju(?:n|et)?|rozhovor|söyleşi"
    r"|haastattelu)\s(?:wurde|was|a été|fue|ha sido|foi|è stat[ao]|werd|is|został[aęo]?|zosta\w+|przeprowadz\w+"
    r"|ble|blev|har|byl|vedl[ai]?|yapıldı)"
    r"\b.{0,50}\b(?:geführt|gekürzt|bearbeitet|aufgezeichnet|übersetzt|recorded|held|edited|réalisée?"
    r"|enregistrée?|condensée?|mené\w*|recueilli\w*"
    r"|grabad[ao]|realizad[ao]|editad[ao]|gravad[ao]|registrat[ao]|raccolt[ao]|condott[ao]|opgenomen|gevoerd"
    r"|ingekort|nagran\w+|skrócon\w+"
    r"|spisan\w+|inspelad\w*|redigera\w*|kortad\w*|tatt opp|redigert|optaget|redigeret|natočen\w*|zkrácen\w*"
    r"|kısaltıl\w*)\b.{0,160}$"
    r"|(?:the )?(?:(?:restored |new )?(?:35|16|70) ?mm[ -])?(?:print|kopi(?:e|a|i|an|en)|copi[ae])(?: (?:35|16"
    r"|70) ?mm)?\b.{0,30}\b(?:courtesy|supplied"
    r"|comes? from|kommer från|kommer fra|stammt|uit|restaurat[ao] (?:da|dal|dalla)|proviene|provient|prêtée?"
    r"|cedid[ao]|pochodzi|zapůjčil\w*)\b.{1,120}$"
    r"|(?:kopie|kopia|copia|copie|print)\s?:\s?(?-i:[^\W\d_a-z]).{2,140}$"
    r"|w rozmowie (?:udział wzięli|uczestniczyli)\b.{1,160}$|(?:au(?:tour de la)? table|at the table"
    r"|around the table|am tisch|in der runde|in gesprek"
    r"|alla tavola|en la mesa|à mesa)\s?:\s?.{1,200}$"
    r"|(?:zuerst erschienen|erstveröffentlich\w+|paru (?:initialement|dans)|publicado originalmente"
    r"|pubblicato originariamente|(?:est[ae]|quest[oa]|dies\w+|cet(?:te)?|dit|den(?:ne|na)|tento|ten) (?:ensayo"
    r"|texto|artículo|entrevista|saggio|testo"
    r"|articolo|intervista|text|beitrag|essay|artikel|texte|article|entretien|artikkel\w*|tekst\w*"
    r"|článek)\b.{0,40}\b(?:public\w+|pubblicat\w+"
    r"|erschien\w*|paru\w*|publié\w*|apareci\w+|verscheen|publicer\w+|publiser\w+|bragt|ukazał\w*"
    r"|vyšel)\b)\b.{0,120}$)",
    re.IGNORECASE,
)


@lru_cache(2048)
def is_caption(text: str) -> bool:
    return len(text) <= 240 and bool(_CAPTION.search(text) or _ALT.match(text) or _CAPTION_EAST.match(text))


_OF_PICTURE = re.compile(rf"^\W{{0,2}}{_PICTURE}\b")


_HELD = re.compile(rf"\b{_PICTURE}|courtesy|©|{_EAST}|\bfot\.", re.IGNORECASE)


def is_of_picture(text: str) -> bool:
    """A credit that is one of a picture, and not of the text."""
    return bool(_HELD.search(text))


def is_picture(text: str) -> bool:
    """A line that begins by saying that it is about a picture: "Image via …"."""
    return bool(_OF_PICTURE.match(text))


_RIGHTS = re.compile(r"^\W{0,3}(?:©|\(c\)\s?(?=\d{4})|copyright\b|&copy;).{0,140}$", re.IGNORECASE)


def is_copyright(text: str) -> bool:
    """Who holds the rights in a text, as its last line says: "© 2019 The Long Take. All rights reserved."."""
    return len(text) <= 160 and bool(_RIGHTS.match(text)) and bool(re.search(r"[^\W\d_]{2}", text))


@lru_cache(2048)
def is_credit(text: str) -> bool:
    return len(text) <= 240 and bool(_CREDIT.match(text) or (len(text) <= 90 and _CREDIT_EAST.match(text)))


def is_held(shown: str, holder: str) -> bool:
    """In capitals below what a picture shows: whose picture it is."""
    return len(shown) <= 160 and not re.search(r"[.!?]\s", shown) and 5 < len(holder) <= 60 and holder.isupper()
