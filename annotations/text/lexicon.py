"""Words that lines of one sort begin with or are made of: a page's buttons, a film's facts, the parts of an essay.

A word here is only a hint: what a line is, its place and its neighbours decide (`context`, `scored`). They are words
of seven languages that any page may hold; none belongs to one publisher.
"""

import re

_SORTS = {
    "ui": """
share follow following followers subscribe subscribed unsubscribe log login logout sign signin signup register account
profile settings search menu home close open app download install print email copy link bookmark save saved listen play
pause reply replies respond response responses like likes liked dislike upvote downvote vote votes report flag edit
delete comment comments view views reads read more less show hide load next previous prev back top skip continue scroll
click tap press enter expand collapse sort newest oldest popular trending latest recommended related sponsored promoted
advertisement advertise ad ads cookie cookies privacy terms policy legal imprint contact about help faq careers jobs
press newsletter inbox join member members membership donate gift cart shop store buy rent stream watch watchlist
permalink archive archives categories category tags tag topics topic filed posted updated published edited modified
author admin moderator guest user anonymous joined posts post thread threads topic forum board badge rank level points
karma verified online offline gallery photos videos share pin tweet facebook twitter whatsapp reddit pinterest linkedin
instagram youtube tiktok bluesky mastodon telegram threads rss feed copyright rights reserved powered hosted theme
mobile desktop version site sitemap accessibility language english deutsch français español italiano nederlands
weiterlesen teilen folgen antworten kommentare kommentar drucken merken anmelden registrieren abonnieren startseite
partager suivre répondre commentaires commentaire imprimer connexion abonner accueil lire compartir seguir responder
comentarios comentario imprimir acceder suscribirse inicio leer condividi segui rispondi commenti commento stampa accedi
iscriviti leggi delen volgen reageer reacties afdrukken inloggen abonneren lees partilhar comentários assinar ler ver
citation citations cite crossref metrics altmetric pdf full article references reprints permissions html xml doi issn
loading image images size appearance toggle sidebar display fullscreen caption captions transcript subtitles cc hd
helpful yes no cancel submit send ok accept reject manage preferences choices""",
    "fact": """
director directed directors dir cast starring stars star writer writers written screenplay story producer produced
producers cinematographer cinematography camera editor editing edited music composer score sound distributor
distribution distributed studio production release released country countries language languages year years genre
genres runtime running time length duration budget box office rating rated certificate mpaa format ratio colour color
streaming available network episodes seasons season episode born died occupation spouse nationality active grade
reżyseria scenariusz zdjęcia muzyka montaż obsada grają występują produkcja czas trwania kraj rok gatunek dystrybucja
premiera ocena režie režisér scénář kamera hudba střih hrají země rok délka žánr distribuce premiéra hodnocení vstupné
manus manuskript foto klipp musik musikk klippning skådespelare medverkande roller medvirkende längd lengde længde
spilletid speltid instruktion instruktør regissör distributør betyg karakter karakteren visning visas sal biljetter
yönetmen senaryo görüntü kurgu müzik oyuncular süre ülke yıl tür dağıtım gösterim yapım puan direção roteiro fotografia
montagem trilha duração gênero distribuição estreia classificação nota onde assistir vorführung aufführung fassung
format kopie séance copie version originale sottotitoli versione proiezione proyección copia voorstelling zaal kopie
verdict venue price publisher pages isbn regie drehbuch kamera schnitt musik darsteller besetzung mit produktion verleih
kinostart laufzeit länge land jahr fsk genre originaltitel réalisation réalisateur scénario image montage musique avec
interprétation distribution production sortie durée pays année dirección director guion guión fotografía montaje música
reparto intérpretes país año duración estreno género regia sceneggiatura fotografia montaggio musiche interpreti cast
durata paese anno uscita regie scenario camera montage muziek acteurs land jaar duur realização elenco título original
violence language sex nudity profanity drinking drugs smoking substance positive messages role models scariness
overall plot acting sexual content mins minutes min age ages hours minuten minutos minuti verdict score stars marks""",
    "part": """
introduction conclusion conclusions abstract summary background overview synopsis plot cast production development
filming release reception legacy themes analysis references notes bibliography sources see also external links works
cited acknowledgements acknowledgments opis fabuła obsada produkcja odbiór przypisy děj obsazení produkce přijetí
zajímavosti handling rollista produktion mottagande källor medvirkende modtagelse kilder konu oyuncular yapım
kaynakça enredo elenco produção recepção referências further reading appendix methodology method results discussion
verdict
afterword postscript prologue epilogue footnotes endnotes trivia gallery awards accolades soundtrack sequel fazit
handlung hintergrund kritik quellen literatur anmerkungen einzelnachweise weblinks inhalt entstehung rezeption résumé
synopsis distribution bibliographie références notes conclusion analyse réception sinopsis argumento reparto
producción recepción referencias bibliografía notas conclusión trama produzione accoglienza riferimenti note
bibliografia conclusioni verhaal ontvangst bronnen noten""",
    "house": """
pictures films film features releasing releases collection archive archives entertainment studios studio productions
production distribution media international cinema trust institute museum library verleih filmverleih kino everest
alamy getty reuters shutterstock handout unsplash bros network television tv estate private everett""",
    "job": """
critic writer editor journalist author professor lecturer teacher teaches writes lives born works founded co-founder
novelist poet filmmaker scholar historian archivist contributor columnist correspondent researcher student phd fellow
redakteur redakteurin autor autorin journalist journalistin kritiker kritikerin schreibt lebt lehrt arbeitet critique
journaliste enseigne vit écrit rédacteur rédactrice auteur crítico crítica periodista escribe vive enseña critico
krytyk krytyczka dziennikarz dziennikarka redaktor redaktorka pisze publikuje mieszka wykłada autorka filmoznawca
filmoznawczyni kritik kritička novinář novinářka redaktorka publicista publicistka píše žije vyučuje filmkritiker
skribent
journalist frilans skriver bor undervisar underviser lærer redaktör redaktør filmvetare filmviter medarbetare yazar
eleştirmen gazeteci yazıyor yaşıyor akademisyen crítica jornalista escreve mora professora roteirista pesquisadora
programmer archivist curator reviewer host hosts lecturer reader edits programme programmes covers
giornalista scrive insegna redattore redattrice schrijft woont docent""",
}  # fmt: skip
_WORDS = {sort: frozenset(words.split()) for sort, words in _SORTS.items()}
_LONGEST = 160


def of(text: str) -> list[str]:
    """What sorts of words a line of at most 160 code points begins with, ends with, and how many it holds of them."""
    if len(text) > _LONGEST:
        return []
    words = re.findall(r"[^\W\d_]+", text.casefold())
    if not words:
        return []
    found = []
    for sort, known in _WORDS.items():
        count = sum(word in known for word in words)
        if count:
            found.append(f"lex:{sort}:{min(3, int(3.99 * count / len(words)))}")
            found += [f"lex:{sort}:first"] if words[0] in known else []
            found += [f"lex:{sort}:last"] if words[-1] in known else []
    return found or ["lex:none"]
