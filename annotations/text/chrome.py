"""The words of a page around its text: menus, buttons, footers. They stand here and nowhere else.

Two strengths. What `is_button` knows is no text wherever it stands; what `is_menu` knows is none above a title or below
the last sentence, but may be a heading between. Each line is judged as a whole and by its `key`, so that capitals,
arrows and colons around the words do not count. No word belongs to one publisher.
"""

import re
from functools import lru_cache

from annotations.text import abroad
from annotations.text.lines import key

_MENU = """
menu|main menu|primary menu|hauptmenü|menü|menú|navigation|navigation menu|search|suche|suchen|recherche
|rechercher|buscar
|búsqueda|cerca|zoeken|pesquisar|home|homepage|startseite|start|accueil|inicio|início|home page|hoofdpagina|log in|login
|log out|sign in|sign up|sign out|register|create account|my account|account|anmelden|einloggen|registrieren|konto
|mein konto
|connexion|se connecter|mon compte|s identifier|iniciar sesión|entrar|acceder|mi cuenta|accedi|registrati|inloggen|about
|about us|about this blog|contact|contact us|über uns|kontakt|à propos|qui sommes nous|contactez nous
|sobre nosotros|contacto
|quiénes somos|chi siamo|contatti|over ons|sobre nós|contato|news|world|politics|sport|sports|business|opinion
|culture|arts
|life|lifestyle|style|travel|music|books|art|stage|theatre|theater|games|gaming|tech|technology|science|health|food
|video
|videos|podcast|podcasts|shop|store|merch|events|archive|archives|magazine|current issue|issues|back issues|newsletter
|newsletters|donate|support us|advertise|advertise with us|jobs|careers|press|help|faq|staff|masthead|team|categories
|nachrichten|politik|wirtschaft|kultur|gesellschaft|wissen|reise|musik|bücher|literatur|theater|kunst|leben|meinung
|sport
|feuilleton|abo|abonnement|abonnements|zeitung|archiv|actualités|actualité|politique|international|société|économie
|culture
|idées|musique|livres|théâtre|séries|sciences|vidéos|boutique|s abonner|noticias|política|economía|sociedad|cultura
|libros
|música|teatro|deportes|opinión|series|tienda|archivo|suscríbete|cronaca|economia|cultura|libri|musica|spettacoli
|abbonati
|nieuws|cultuur|boeken|muziek|cinéma|cinema|kino|film|films|movies|tv|television|reviews|review|features|essays
|interviews
|lists|festivals|awards|trailers|criticism|follow|follow us|open in app|get started|write|latest|latest news
|popular|trending
|topics|topic|tags|tag|more|see all|view all|most viewed|most read|most popular|editors picks|recommended|related
|related posts|related articles|you may also like|privacy|privacy policy|privacy notice|privacy settings
|cookie policy|cookies
|cookie settings|cookie preferences|terms|terms of use|terms of service|terms and conditions|terms conditions|legal
|legal notice|imprint|disclaimer|disclaimers|accessibility|accessibility statement|sitemap|site map|rss|mobile view
|desktop view|do not sell my personal information|do not sell or share my personal information|your privacy choices
|ad choices
|complaints corrections|corrections|editorial guidelines|code of conduct|impressum|datenschutz|datenschutzerklärung
|nutzungsbedingungen|agb|barrierefreiheit|cookie einstellungen|widerruf|mediadaten|mentions légales
|politique de confidentialité|confidentialité|conditions générales|conditions d utilisation|cgu|cgv|données personnelles
|gestion des cookies|gérer les cookies|plan du site|aviso legal|política de privacidad|política de cookies|privacidad
|condiciones de uso|términos y condiciones|términos de uso|mapa del sitio|note legali|informativa sulla privacy
|termini e condizioni|privacybeleid|algemene voorwaarden|voorwaarden|cookiebeleid|política de privacidade|termos de uso
|schlagwörter|themen|thema|mots clés|sujets|thèmes|temas|etiquetas|argomenti|onderwerpen|mehr|plus|más|altro|meer
|die meistgelesenen|meistgelesen|les plus lus|lo más leído|lo más visto|i più letti|meest gelezen|talk|discussion
|read|edit
|view source|view history|tools|what links here|related changes|special pages|printable version|permanent link
|page information|cite this page|main page|random page|recent changes|donate now|next|previous|next post|previous post
|next article|previous article|newer post|older post|newer posts|older posts|post navigation|nächster beitrag
|vorheriger beitrag|article suivant|article précédent|siguiente|anterior|entrada siguiente|entrada anterior
|volgende|vorige|subscribe|subscribe now|sign me up|read more|continue reading|load more|show more|leave a comment
|comments|share
|share this|share this post|share on|teilen|partager|compartir|condividi|delen|delen op|back|close|ok|accept
|english|deutsch
|français|español|italiano|edition|international edition|us edition|uk edition|weather|crossword|obituaries|photography
"""
_BUTTONS = """
skip to content|skip to main content|skip to navigation|skip navigation|skip to search|skip to footer|jump to navigation
|jump to search|jump to content|jump to navigation jump to search|zum inhalt springen|zum hauptinhalt springen
|zum inhalt
|direkt zum inhalt|zur navigation springen|zur suche springen|aller au contenu|aller au contenu principal
|accéder au contenu principal|accéder au contenu|passer au contenu|aller à la navigation|saltar al contenido
|ir al contenido
|ir al contenido principal|saltar al contenido principal|vai al contenuto|salta al contenuto|vai al contenuto principale
|pular para o conteúdo|ir para o conteúdo|saltar para o conteúdo|ga naar de inhoud|naar de inhoud
|ga naar hoofdinhoud|spring naar de inhoud
|hoppa till innehåll|gå til indhold|hopp til innhold|share this article|share this story|share article|share story
|share full article|gift this article|give this article|email this article|email this story|email article
|print this article
|print article|print page|save article|save this article|save story|save for later|save this story
|listen to this article
|listen to this story|listen to article|read aloud|add to reading list|bookmark|bookmark this|add to favourites
|add to favorites
|artikel teilen|beitrag teilen|seite teilen|merken|artikel merken|artikel drucken|drucken|artikel hören
|artikel anhören|vorlesen
|auf die merkliste|zur merkliste hinzufügen|per e mail teilen|per mail teilen|per e mail versenden|link kopieren
|envoyer par e mail|envoyer par mail|envoyer par email|envoyer à un ami|envoyer|partager l article
|partager cet article|imprimer
|imprimer l article|copier le lien|écouter l article|écouter cet article|lire plus tard|ajouter à mes favoris
|sauvegarder l article
|enregistrer|offrir l article|offrir cet article|réagir|enviar por correo|enviar por correo electrónico|enviar por email
|enviar a un amigo|compartir artículo|compartir este artículo|imprimir|copiar enlace|guardar artículo|escuchar artículo
|escuchar este artículo|invia per e mail|invia via e mail|invia per email|condividi articolo
|condividi questo articolo|stampa
|copia link|salva articolo|ascolta l articolo|enviar por e mail|partilhar artigo|compartilhar artigo|copiar link
|deel dit artikel
|artikel delen|bewaar artikel|lees voor|verstuur per e mail|kopieer link|mail article|mailen|copy link|copied
|link copied
|enter your email|enter your email address|enter your e mail address|your email address|your email|type your email
|email address
|e mail adresse|ihre e mail adresse|e mail adresse eingeben|votre adresse e mail|votre e mail|adresse e mail
|tu correo electrónico|correo electrónico|introduce tu correo electrónico|la tua email|il tuo indirizzo email
|je e mailadres
|uw e mailadres|seu e mail|leave this field empty if you re human|follow author|follow this author|view profile
|view all posts
|see all posts|alle beiträge ansehen|toggle navigation|toggle menu|open menu|close menu|open navigation|menu close
|published in
|bookmark the permalink|permalink|click to share|click to print|click to email|click here to subscribe
|manage preferences
|manage cookies|accept all cookies|reject all|alle akzeptieren|alle cookies akzeptieren|tout accepter|tout refuser
|continuer sans accepter|aceptar todo|aceptar todas|accetta tutto|alles accepteren|post comment|submit comment
|submit a comment
|post a comment|kommentar abschicken|kommentar schreiben|kommentieren|publier un commentaire|publicar un comentario
|publicar comentario|enviar comentario|publicar un comentari|invia commento|reactie plaatsen|back to top
|zurück nach oben|nach oben
|retour en haut|volver arriba|torna su|naar boven|retour à l accueil|zurück zur startseite|zurück zur übersicht
|back to home
|volver al inicio|play|pause|play video|play audio|full screen|fullscreen|view image|view gallery|view fullscreen
|enlarge image
|bild vergrößern|agrandir l image|ampliar imagen|open image in lightbox|expand|collapse|hide|show|show comments
|view image in fullscreen|view image in full screen|reuse this content|explore more on these topics|most commented
|ajouter à vos sélections|ajouter à ma liste|guardar|guardar para después|leer más tarde|archivado en
|más información|se adhiere a
|the trust project|comentar|ir a los comentarios|unirse a la conversación|add your thoughts|sign in to comment
|report this
|report a mistake|report an error|fehler melden|signaler une erreur|a mistake in this article|view comments
|hide comments|kommentare anzeigen|alle kommentare anzeigen|kommentare lesen|voir les commentaires
|lire les commentaires|ver comentarios|this page was printed from
"""


def _keys(words: str) -> frozenset[str]:
    return frozenset(key(word) for word in words.split("|")) - {""}


MENU, BUTTONS = _keys(_MENU + "|" + abroad.MENU), _keys(_BUTTONS + "|" + abroad.BUTTONS)
_LONGEST = 60  # code points of a menu line
_HOMES = _keys(
    "home|homepage|startseite|start|accueil|inicio|início|página inicial|página principal|portada|home page|startpagina"
    "|voorpagina|strona główna|úvod|domů|hem|hjem|forside|forsiden|etusivu|kezdőlap|főoldal|acasă|ana sayfa|anasayfa"
    "|главная|головна|αρχική|トップ|ホーム|首页|首頁|홈|หน้าแรก|inici|naslovnica"
)

_FOOT = re.compile(
    r"^\W{0,3}(?:this page was last (?:edited|modified|updated|changed)|diese seite wurde zuletzt"
    r"|(?:la dernière modification|dernière modification de) (?:de )?cette page|esta página (?:se editó"
    r"|fue modificada)"
    r"|questa pagina è stata modificata|deze pagina is voor het laatst"
    r"|(?:proudly )?powered by [^\W\d_]|con la tecnología de|propulsé (?:fièrement )?par|fièrement propulsé par"
    r"|stolz präsentiert von|mit stolz präsentiert von|funciona (?:gracias a|con)|creato con|gerealiseerd met"
    r"|this (?:entry|post|article) was posted (?:in|on|by)\b|this entry was (?:filed|tagged)|dieser (?:beitrag"
    r"|eintrag) wurde"
    r"|(?:cet article|ce billet) a été publié|esta entrada (?:fue|se) public|posted in \S.{0,80}\btagged\b"
    r"|(?:retrieved|abgerufen) (?:from|von) [\"“„]?https?://|content is available under|text is available under"
    r"|(?:this )?site (?:by|design|built)|website by|theme(?: by|:) |hosted on|(?:designed|developed"
    r"|built) (?:by|with) "
    r"|(?:hidden )?categories:|(?:all )?(?:posts|beiträge|articles) (?:by|from|von|de) |view all posts (?:by|in)"
    r"|bookmark the permalink|printed from|suscribirse a:|subscribe to:|s['’]abonner à :|abonnieren:"
    r"|published (?:by|in) [^.]{2,40} on \w+$|(?:isbn|issn)[ :]+[\dxX-]+$|registered (?:office|in england|charity)"
    r"|vat (?:no|reg)"
    r")", re.IGNORECASE,
)  # fmt: skip
_ARROWS = re.compile(r"^\s*(?:←|«|‹|<{1,2}|⟵|⬅)\s*\S.*[^»›.]$|^(?![«‹<]).*\S\s*(?:→|»|›|>{1,2}|⟶|➡)\s*$")
_LISTEN = re.compile(
    r"^\W*(?:listen(?: to (?:this|the) (?:article|story|post|essay|review))?|audio|artikel (?:an)?hören"
    r"|écouter(?: l['’]article)?"
    r"|escuchar(?: (?:el )?artículo)?|ascolta(?: l['’]articolo)?"
    r"|luister)\b\W*(?:\d{1,3}(?::\d\d)?\W*(?:min\w*)?\W*)?$",
    re.IGNORECASE,
)
_MINUTES = re.compile(
    r"^\W*(?:(?:reading|read|lese|lesezeit|lecture|lectura|lettura|leitura|temps|durée|tiempo|tempo|leestijd"
    r"|estimated)\b[^\d.!?]{0,40})\W*(?:\d{1,3}|<\s?1)\W*"
    r"(?:min\w*)?\W*$|^\W*(?:\d{1,3})\W?\s?(?:min\w*)\W*(?:read|reading|lesezeit|lesedauer|de lecture|de lectura"
    r"|di lettura"
    r"|leestijd|de leitura)?\W*$|^\W*lesedauer\b\W*(?:ca\W*|etwa )?\d{1,3}\W*min\w*\W*$", re.IGNORECASE,
)  # fmt: skip
_COUNT = re.compile(
    r"^\W*\d[\d.,]*\s?[km]?\s*(?:shares?|views?|likes?|claps?|reads?|followers?|comments?|kommentare?|commentaires?"
    r"|comentarios?"
    r"|reacties|commenti|aufrufe|vues|visitas|subscribers?|members?|retweets?)?\W*$", re.IGNORECASE,
)  # fmt: skip
_JOIN = re.compile(
    r"^\W*(?:sign up (?:to|for)|subscribe to|get (?:the|our)|join (?:the|our)|register (?:to|for)|newsletter\s*:"
    r"|follow us"
    r"|like us|find us|inscrivez-vous|abonnez-vous|recevez|suivez-nous|retrouvez-nous|melden sie sich"
    r"|abonnieren sie|folgen sie"
    r"|jetzt (?:anmelden|abonnieren|kostenlos)|suscríb\w+|regístrate|apúntate|síguenos|recibe|iscriviti|seguici"
    r"|ricevi|schrijf je in"
    r"|meld je aan|volg ons|inscreva-se|assine|siga-nos|never miss|don['’]t miss|keep up (?:with|to date)"
    r"|stay (?:up to date|in touch)"
    r"|puedes seguir|pots seguir|puoi seguirci|vous pouvez (?:nous )?suivre|become a (?:member|patron|subscriber"
    r"|supporter)|support (?:us|our)|buy (?:me|us) a coffee|donate to"
    r"|verpassen sie)\b",
    re.IGNORECASE,
)
_MAILED = re.compile(
    r"\b(?:newsletters?|inbox|postfach|mailbox|lettre d['’]information|infolettre|boletín|posta elettronica"
    r"|nieuwsbrief|e-?mails?"
    r"|in your box|boîte mail|boîte de réception|bandeja de entrada|correo|casella)\b", re.IGNORECASE,
)  # fmt: skip
_MAILS = re.compile(
    r"\b(?:weekly|every (?:week|day|month|\w+day)|each (?:week|month|\w+day)|daily|monthly|delivered|straight to"
    r"|sign up|subscribe"
    r"|unsubscribe|no spam|free|jede[nrs]? (?:woche|monat|tag|\w+tag)|wöchentlich|täglich|kostenlos|anmelden"
    r"|abonnier\w*"
    r"|chaque (?:semaine|jour|mois|\w+di)|gratuit\w*|inscri\w+|abonne\w*|cada (?:semana|día|mes)|semanal|gratis"
    r"|suscr\w+"
    r"|ogni (?:settimana|giorno|mese)|elke (?:week|dag|maand)|wekelijks|latest|neuesten?"
    r"|wichtigsten?)\b", re.IGNORECASE,
)  # fmt: skip


# Words of a share bar; a line of nothing else is one.
_ACTS = frozenset((
    "share", "tweet", "pin", "email", "print", "like", "save", "facebook", "twitter", "whatsapp", "reddit",
    "pinterest", "linkedin", "telegram", "copy", "link", "flip", "teilen", "drucken", "partager", "imprimer",
    "tweeter", "enviar", "compartir", "imprimir", "condividi", "stampa", "invia", "delen",
))  # fmt: skip


@lru_cache(2048)
def is_button(text: str) -> bool:
    """A line that is no text wherever it stands: "Skip to content", "Share this article", "Lesedauer: 4 Minuten"."""
    if len(text) > _LONGEST or text[:1] in '"“„‘':
        return False
    acts = key(text).split()
    if len(acts) >= 2 and all(act in _ACTS for act in acts):
        return True
    return key(text) in BUTTONS or bool(_LISTEN.match(text) or _MINUTES.match(text))


def is_trail(text: str) -> bool:
    """A trail of section names, such as "Home > Culture > Film"."""
    if len(text) > 120 or text.rstrip().endswith((".", "!", "?")):
        return False
    parts = [part.strip() for part in re.split(r"\s*[>»›→]\s*|\s+[/|\\·•]\s+", text)]
    if len(parts) < 2 or not all(0 < len(part) <= 40 for part in parts[:-1]):
        return False
    if key(parts[0]) in _HOMES and re.search(r"[>»›→]", text):
        return True
    known = sum(key(part) in MENU for part in parts if part)
    return known > len(parts) / 2 or (key(parts[0]) in MENU and (known >= 2 or len(parts) == 2))


@lru_cache(2048)
def is_menu(text: str) -> bool:
    """A word or line of a menu, which may be a heading where it stands between paragraphs."""
    if len(text) > _LONGEST:
        return is_trail(text)
    return key(text) in MENU or is_button(text) or is_trail(text)


@lru_cache(2048)
def is_foot(text: str) -> bool:
    """A line of a page's foot: when it was edited, what it is powered by, where it was filed, an arrow onwards."""
    if len(text) > 240:
        return False
    return bool(_FOOT.match(text) or (len(text) <= 120 and _ARROWS.match(text)))


def is_count(text: str) -> bool:
    """A number with or without what it counts: "38", "12 shares", "1.8K Followers"."""
    return len(text) <= 30 and bool(_COUNT.match(text))


@lru_cache(2048)
def is_blurb(text: str) -> bool:
    """Words that ask for an address or a follower. Below the last sentence of a text they are its page's."""
    if len(text) > 260:
        return False
    asks = bool(_JOIN.match(text)) or (len(text) <= 80 and bool(re.match(r"\W*newsletter\b", text, re.IGNORECASE)))
    return (asks and (len(text) <= 90 or bool(_MAILED.search(text)))) or bool(
        _MAILED.search(text) and len(set(map(str.lower, _MAILS.findall(text)))) >= 2
    )
