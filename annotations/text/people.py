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
    r"|scrittrice|giornalista|jornalista|escritora?|schrijver|criticus|krytyk\w*|kryty[cč]k\w*|kritik\w*|dziennikar\w+|filmoznaw\w+|reżyser\w*|montażyst\w+|novinář\w*|publicist\w*"
    r"|redaktor\w*|filmkritiker|frilans\w*|skribent|redaktör|redaktør|journalist|yazar\w*|eleştirmen\w*|gazeteci|crítica|roteirista"
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
    r"|écrit|enseigne|es|vive|escribe|enseña|è|scrive|insegna|é|escreve|schrijft|jest|pisze|mieszka|wykłada|prowadzi|je|píše|žije|vyučuje|vede|är|skriver|bor|er|driver|leder|underviser"
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


@lru_cache(2048)
def is_about_somebody(text: str) -> bool:
    """The same where nobody is known to be the author: a full name, and what writers do."""
    named = _NAMED.match(text) and _ABOUT_AUTHOR.search(text)
    return len(text) <= 400 and bool(named or (len(text) <= 160 and _ABOUT_EAST.match(text)))
