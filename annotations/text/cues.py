"""Acts of a page towards its reader, by the stems that name them in seven languages: share, subscribe, read more.

A cue says only that a line may be furniture; where the line stands and what it looks like decide (`features`,
`scored`). No cue belongs to one publisher.
"""

import re
from functools import lru_cache

from annotations.text import stems as more

_STEMS = {
    "share": r"shar(?:e|ing) (?:this|on|via)|^share\b.{0,30}$|\btweet|pin it|^pin$|\bteilen|partage[rz]|compart(?:e"
             r"|ir)\b"
             r"|condividi|\bdelen\b|partilh|copy link|e-?mail this|(?:send|forward) (?:\w+ )?to a friend",
    "subscribe": r"newsletter|subscri|subscrev|sign(?:ed)? up|\binbox|\babonn|inscri(?:v|pt|s)|suscr[ií]b|iscriv"
                 r"|boletín|nieuwsbrief|postfach|\bassine|mailing list|email address|adresse e-?mail|never miss"
                 r"|correo electrónico|become a member|\bunsubscribe|\byou(?:['’]re| are)? (?:get|receiv"
                 r"|getting)\w* this\b"
                 r"|\b(?:leave|join) (?:the|this|our) (?:list|society|club)\b|ihr(?:e)? erhalte?t? diese"
                 r"|vous recevez (?:cette|ce)"
                 r"|recibes este",
    "follow": r"follow (?:us|me|him|her|them|@|the|on|\w+ on)|find (?:us|me) on|join us on|like us|folg(?:e|en sie) "
              r"|suive[zr]|síguenos|sigue a|\bseguici|segui(?:mi| su)|\bsiga|\bvolg (?:ons|mij)|@\w{3,}",
    "network": r"\b(?:twitter|facebook|instagram|youtube|telegram|whatsapp|tiktok|bluesky|mastodon|linkedin|pinterest"
               r"|reddit|flipboard|tumblr|spotify|apple podcasts|discord|letterboxd|rss)\b",
    "more": r"^\W*(?:read (?:more|next|also)|also read|also (?:on|in)|more\b|related|see also|see all|view all|up next"
            r"|next (?:up|week|post|issue|time|episode)?:|next$|previous|recommended|keep reading|continue reading"
            r"|latest|trending|(?:most|top) (?:read|viewed|popular|stories)"
            r"|popular (?:on|in|now|posts|stories|reviews)|you (?:may|might) (?:also )?(?:like|enjoy)"
            r"|lesen sie|lies auch|mehr (?:zu|von|aus)|weitere|auch interessant|à lire|lire (?:aussi|la suite)"
            r"|sur le même|voir aussi|lee también|leer más|ver (?:más|también)|te puede|más (?:sobre|en|de)|relacionad"
            r"|artículos|leggi anche|leggi tutto|también te|potrebbe|articoli"
            r"|vedi anche|altri articoli|leia (?:também|mais)|veja"
            r"|lees (?:ook|meer|verder)|meer (?:over|van|recensies|artikelen|lezen)|altre recensioni|más reseñas"
            r"|plus de critiques)",
    "fund": r"tip (?:the|my|our) jar"
            r"|support (?:us|our|the|this|independent|my)|\bdonat|patreon|ko-fi|\bpatron\b|tip jar|chip in|buy (?:me"
            r"|us) a"
            r"|(?:our|paying) (?:members|subscribers)\b|free to read|membership"
            r"|unterstütz\w* (?:uns|sie|unser)|\bspende|souten(?:ez|ir)|(?:faire|faites) un don"
            r"|\bdona(?:r|te)?\b"
            r"|apóyan|apoya (?:a|el|la|nu)|apoie|sostien|sostieni|sosten(?:ete|er)|steun ons|doneer",
    "tags": r"^\W*(?:tags?|tagged|topics?|related topics|filed|posted in|(?:in )?categor\w*|labels?|keywords?"
            r"|subjects?"
            r"|schlagw\w+|stichw\w+|themen|étiquettes?|mots[- ]clés|thèmes|etiquetas?|temas|argomenti|tag"
            r"|palabras clave"
            r"|parole chiave|palavras-chave|onderwerpen|trefwoorden)\b(?:\s*[:|/]|\s*$|\s+(?:in|with|under|as)\b)"
            r"|\btagged\b",
    "listen": r"listen (?:to|now|here)|^listen|watch the (?:trailer|video)|play (?:episode|audio)|anhören|écouter"
              r"|escucha"
              r"|ascolta|beluister|watch (?:now|here|on)|rate and review|wherever you get",
    "minutes": r"\b\d{1,3}[ -]?min(?:ute[ns]?|utos|uti|uten)?\.?\b(?: read| de l| di l)|reading time|lesezeit"
               r"|lesedauer"
               r"|temps de lecture|tiempo de lectura|tempo di lettura|leestijd",
    "count": r"^\W*[\d.,]+ ?[km]? (?:\w+ )?(?:shares?|views?|likes?|claps?|notes?|comments?|votes?|followers?|replies"
             r"|responses|kommentare?|commentaires?|comentarios?|commenti|reacties|aufrufe|vues|members?)\b"
             r"|visitor|\bvotes so far|page views|\d (?:likes|claps)\b",
    "account": r"\blog ?(?:in|out)\b|\bsign (?:in|out)\b|\bregister\b|my account|anmelden|einloggen|se connecter"
               r"|connexion"
               r"|iniciar sesión|acceder\b|accedi\b|inloggen|\bentrar\b|registr(?:ieren|ati|arse)",
    "back": r"^\W*(?:back (?:to|issues)|return to|return$|top of|home$|zurück|zur (?:startseite|übersicht)|nach oben"
            r"|retour"
            r"|volver|torna|terug|voltar|inicio$|to the (?:top|index))|front page|post navigation",
    "legal": r"privacy|\bterms\b|cookie|imprint|impressum|datenschutz|\bagb\b|mentions légales|confidentialité"
             r"|aviso legal|privacidad|note legali|informativa|voorwaarden|accessibility|contact us|about us"
             r"|\bcontact$"
             r"|sitemap|advertise with|work with us|write for us|über uns|qui sommes|kontakt$|contact(?:o|ez)"
             r"|contatti",
    "rights": r"©|\(c\) ?\d|copyright|rights reserved|rechte vorbehalten|droits réservés|derechos reservados"
              r"|diritti riservati|prohibida|p\. ?iva|reproduction|powered by|theme by|hosted (?:on|at)|best viewed"
              r"|web ?design",
    "ad": r"advertis|sponsor|^ad$|anzeige|werbung|publicit|publicidad|pubblicit|advertentie|affiliate|giveaway",
    "shop": r"\b(?:buy|order|pre-?order|book)\b.{0,40}\b(?:now|here|tickets?|issue|shop|online|copy)\b|\bin our shop"
            r"|\bshop\b"
            r"|\bstore\b|[£$€] ?\d|\d ?€|bookshop|tickets? (?:here|from|for|at)|\bkaufen|bestellen|acheter|billets"
            r"|comprar"
            r"|entradas|acquista|bigliett|back issues|subscriptions? (?:are|from|is)|available (?:at|from|now|in)"
            r"|renew",
    "asks": r"\bletters may be\b|we welcome (?:your |all )?(?:correspondence|letters|comments)|^our ratings\b"
            r"|learn how we"
            r"|^our critics\b|^(?:umfrage|sondage|encuesta|sondaggio|ankieta|anketa|poll)\b"
            r"|did we miss|suggest an (?:update|edit)"
            r"|(?:was|is) this (?:\w+ ){0,2}(?:useful|helpful)|did (?:this|you find this) (?:\w+ ){0,2}help"
            r"|let us know|tell us|what do you think|do you agree|comments? (?:below|section)|write (?:to|for) us"
            r"|\bvote\b"
            r"|\bpoll\b|join the|sound off|have your say|get in touch|got a tip|tip ?line|send (?:us|your)"
            r"|e-?mail (?:me|us|the)"
            r"|drop (?:us|me)|sign (?:my|this|our)|guestbook|share your|hit (?:the )?reply|leave a|schreib(?:en sie"
            r"|t) uns"
            r"|écrivez|escríbenos|scrivi(?:ci)?|clap|smash|your (?:thoughts|comments)|thanks for (?:reading|watching"
            r"|listening)",
    "print": r"\bprint(?:able|er)?\b.{0,12}(?:version|page|friendly|this)|^print$|stampa|imprim|druck(?:en|version)"
             r"|afdrukken",
    "discuss": r"^\W*(?:top |all |view |show |\d+ |no )*(?:comments?|responses?|replies|kommentare?|commentaires?"
               r"|comentarios?|commenti|reacties|discussion|thoughts on)\b",
    "made": r"^\W*(?:this (?:post|entry|page|site|letter|piece|article|essay|interview|review)|dieser"
            r"|cet(?:te)? article"
            r"|est[ae] (?:artículo|texto|entrada)|questo articolo|dit artikel|an earlier version|a version of"
            r"|originally"
            r"|first (?:published|appeared)|previously|reprinted|zuerst|erstmals|die(?:se)?r (?:text|beitrag"
            r"|artikel))\b",
    "printed": r"(?:was |has been |zuerst |originally |first )?(?:appear(?:s|ed)|published|erschien\w*|paru[e]?"
               r"|appars[oa]"
               r"|apareci[óo]|publicad[oa]|pubblicat[oa]|verscheen|reprinted|commissioned|contribution)\b.{0,30}"
               r"\b(?:in|on|dans|en|em|su[l]?|to|at|for|as|per|auf|bei)\b",
    "picture": r"\b(?:photo\w*|images?|pictures?|stills?|illustrat\w+|screen ?(?:cap|shot|grab)\w*|courtesy|fotos?"
               r"|bild(?:er)?"
               r"|abbildung|imágenes|imagen|immagin[ei]|fotograf\w+|poster|lobby cards?|cortesía|gentile concessione"
               r"|frame grab|archive|artwork|cover art)\b",
    "hands": r"\b(?:edited|translated|photographed|illustrated|reporting|reported|written|produced|recorded"
             r"|transcribed"
             r"|compiled|narrated|music|notes|interview|words|text|research|übersetzt|aus dem|traduit|traduction"
             r"|traduzion[ei]"
             r"|traducid[oa]|traducción|vertaald|tradução|redaktion)\b.{0,40}\b(?:by|from|von|par|por|di|da|door)\b"
             r"|thanks (?:to|are)|with thanks|by permission|provided by|courtesy of|distributed (?:by|in)",
    "leave": r"(?:by|with) (?:the )?(?:kind |generous )?permission|mit (?:freundlicher )?genehmigung|avec l.aimable"
             r"|gentile concessione|courtesy",
    "help": r"help-?line|hot-?line|life-?line|samaritans|\bcharity\b|crisis|counsell?ing|\bnight line"
            r"|support (?:line|is|for|group)"
            r"|need(?:s)? (?:help|support)|affected by|you are not alone|seelsorge|beratung|hilfe|numéro|écoute"
            r"|aide\b|ayuda"
            r"|llam(?:a|ar)|chiam\w+|numero|aiuto|hulp|ajuda|apoio|linha|linea|línea|call or text|confidential"
            r"|struggling",
}  # fmt: skip
_CUES = tuple((name, re.compile(stems)) for name, stems in _STEMS.items())
# A line in the languages of `stems` mostly has a letter that English lacks, or else a word that is known for one.
_ABROAD = re.compile(r"[^\W\x00-\x7f]")
_WORD = re.compile(r"[^\W\d_]+")
_MORE_CUES = tuple((name, re.compile(stems)) for name, stems in more.CUES.items())
_ALL = (*_CUES, *_MORE_CUES)
_LONGEST = 260  # code points beyond which a line is no furniture

# Cues that on their own make a line furniture's kin; the others occur in the running text too.
PAGE = frozenset((
    "share", "subscribe", "follow", "network", "more", "fund", "tags", "listen", "minutes", "count", "account", "back",
    "legal", "rights", "ad", "shop", "asks", "print", "discuss",
))  # fmt: skip


# Of these, what is said of nothing but a page.
SURE = PAGE - {"more", "ad", "shop", "asks", "count", "discuss", "minutes"}


@lru_cache(2048)
def find(text: str) -> frozenset[str]:
    """The names of the acts that a line's words speak of; none for a line of more than 260 code points."""
    if len(text) > _LONGEST:
        return frozenset()
    known = _ALL if _is_abroad(text) else _CUES
    lower = text.lower()  # patterns that heed capitals are faster
    return frozenset(name for name, stems in known if stems.search(lower))


def _is_abroad(text: str) -> bool:
    if not text.isascii() and _ABROAD.search(text):
        return True
    return not more.PLAIN.isdisjoint(map(str.casefold, _WORD.findall(text)))
