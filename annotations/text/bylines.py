"""How bylines are written: the words before a name, what a name looks like, and a publisher named after it."""

import re

from annotations.text.lines import ends_open

BY = re.compile(
    r"^[–—-]?\s*(?:(?:words|text|(?:written|notes|inviato|conducted|compiled|posté|verfasst|gepost|inserito|texto"
    r"|testo"
    r"|texte|[a-z]+e[dn](?:, [a-z]+e[dn])* and [a-z]+e[dn])(?= (?:by|da|par|por|von|door|di) )|written"
    r"|(?:an? )?(?:\w+ )?review"
    r"|reviewed|posted"
    r"|published|publicado|publié|eingestellt|pubblicato"
    r"|postato|geplaatst|story|essay|interview|filed|ein(?:e)? \w+|(?:\w+ )?notes?"
    r"|kritik|propos recueillis|(?:scheda (?:critica )?)?a cura)\s+)?"
    r"(?:by|von|par|por|di|da|door|av|af|przez)\b:?\s+(?P<name>\S.*)$"
    r"|^(?:with|mit|avec|con)\s+(?P<with>(?=.{5,60}$)(?![^,]*,[^,]*,)(?-i:[^\W\d_a-z])\S+ \S.*)$"
    r"|^(?:interview|notes|review|protokoll|essay|text|story|report|texto|texte|testo|tekst|author|autorin?|auteure?|autrice"
    r"|autore|written by|words|text|автор|autork[ai]|tekst i zdjęcia|rozmawia(?:ł[ai]?)?|napisał[ai]?"
    r"|recenzował[ai]?|przygotował[ai]?"
    r"|napsal[ai]?|připravil[ai]?|rozhovor vedl[ai]?|autoři|recenzent\w*|skribent|skrevet av|skrevet af|forfatter"
    r"|anmelder|yazan"
    r"|yazar|redação|por|von|par|by|av|af|di|da|door|interview und text"
    r"|testo di|texte de|a cura di|text och (?:foto|bild))\s*:\s*(?P<labelled>\S.*)$"
    r"|^(?:取材・文|構成・文|書いた人|この記事を書いた人|投稿者|ライター|聞き手・文|聞き手|文|筆者|執筆|著者|作者|撰文|记者|記者|글쓴이|글|โดย|ผู้เขียน|เรื่อง)(?:\s?[・:：／/|｜＝=]\s?|\s)(?P<east>\S.{1,24})$"
    r"|^(?:napisał[ai]?|opracował[ai]?"
    r"|napsal[ai]?|skrevet af|skrevet av|skriven av|rozmawiał[ai]?|autor|autorka|yazan)\s+"
    r"(?P<written>(?-i:[^\W\d_a-z])\S+ (?-i:[^\W\d_a-z])\S{1,40}(?: \S{1,30})?)$"
    r"|^(?P<reporter>[\uac00-\ud7af]{2,4}) 기자$",
    re.IGNORECASE,
)
# Vowels of Indian and Thai writing are marks on letters, and no letters themselves.
_WORD = r"(?:[^\W\d_a-z][\w.'’\u0900-\u109f-]*|[a-z]['’][^\W\d_a-z]\w+)"
_PARTICLE = (
    r"(?:and|und|et|e|y|i|og|och|en|with|for|of|the|de|da|do|dos|di|du|del|della|van|von|der|den|la|le|al|el|bin|ibn"
    r"|&)"
)
NAME = re.compile(rf"^{_WORD}(?:,? (?:{_PARTICLE} )*{_WORD}){{0,7}}$")
LONE_NAME = re.compile(rf"^{_WORD}(?: (?:{_PARTICLE} )*{_WORD}){{1,3}}$")


def parted(name: str) -> tuple[str, str]:
    """A name, and the publisher that a byline may name after it: "Jane Doe for The Long Take", "Jane Doe | Reel"."""
    match = re.match(
        r"(?P<name>.+?)(?:,? (?:for|für|pour|para|per|voor) |\s*[|·•]\s*)(?P<publisher>[^\W\d_a-z].{1,60})$", name
    )
    return (match["name"], match["publisher"]) if match and NAME.match(match["name"]) else (name, "")


_ROLE = re.compile(
    r",\s+(?:[\w-]+ ){0,3}(?:editor|critic|correspondent|writer|reporter|staff|columnist|contributor|redakteurin?"
    r"|kritikerin?|rédact\w+|redacci\w+|redator\w*|redazione"
    r"|redacteur|redaktor\w*|krytyk\w*|kritik\w*|redaktör|skribent|medarbetare|anmelder|journalist"
    r"|enviad[ao]s? especial(?:es)?|envoyée? spéciale?|inviat[ao](?: speciale)?)$", re.IGNORECASE,
)  # fmt: skip


# What a byline tells of its bearer: "Jane Doe, who has covered the show from its first season".
_TOLD = re.compile(r",\s+(?:who|whose|der|die|qui|que|che|quien|quem|som|który|która|který|která)\s.*$")


def who(by: re.Match) -> str:
    """The name in a byline, without initials in brackets and without what it tells of its bearer."""
    name = (by["name"] or by["with"] or by["labelled"] or by["east"] or by["written"] or by["reporter"]).strip()
    return _TOLD.sub("", _ROLE.sub("", re.sub(r"\s*\([A-Z]{1,3}\)", "", name)))


def mostly_capitals(name: str) -> bool:
    """A byline such as "By The Reading Room editors": few words, most of them names."""
    words = name.split()
    capitals = sum(word[0].isupper() for word in words)
    return words[0][0].isupper() and len(words) <= 6 and capitals > len(words) / 2 and ends_open(name)
