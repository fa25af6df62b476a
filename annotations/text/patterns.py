"""What single lines look like that are not the text itself. None names a publisher or a phrase of any one text."""

import re

from annotations.text import lines, taxonomy

# ---- content notices

_LABELLED = re.compile(
    r"^\W{0,3}(?:(?:content|trigger|spoiler)s?[ -]?(?:warnings?|notes?|notices?|alerts?|advisory)|[tc]w"
    r"|(?:trigger|spoiler|inhalts)-?warnung(?:en)?|avertissement(?: de contenu)?|traumavertissement"
    r"|advertencia(?: de contenido)?|alerta de (?:spoilers?|contenido)|avviso(?: sui contenuti)?)\s*(?:[:–—-]\s*|\W*$)",
    re.IGNORECASE,
)
_WARNING = re.compile(
    r"^\W{0,3}(?:(?:be )?warn(?:ing|ed)|beware|attention|caution|note|please note|achtung|vorsicht|attenzione|aviso)"
    r"\b\s*[:!,–—-]?\s*", re.IGNORECASE,
)  # fmt: skip
_ABOUT_ITSELF = re.compile(
    r"^\W{0,2}(?:please note(?: that)?,? )?(?:this|the following) (?:\w+ )?"
    r"(?:post|article|essay|review|piece|story|page|text|section|analysis|explainer|interview|episode)s?"
    r" (?:will )?(?:also )?(?:contains?|discuss(?:es)?|describes?|mentions?|includes?|deals? with|reveals?|spoils?"
    r"|gives? away|talks? about|refers? to)\b",
    re.IGNORECASE,
)
SPOILER = re.compile(r"\bspoil(?:er|s\b)|gives? away", re.IGNORECASE)
_SPOILERS_AHEAD = re.compile(
    r"^\W{0,3}(?:(?:mild|minor|some|major|big|heavy|full|huge|mega|plot|ending|attention|achtung|warning)\W+){0,2}"
    r"spoilers?\W*(?:\b(?:ahead|alert|warning|below|follow|inside|within|abound|galore|incoming|included|after this"
    r"|voraus|à venir|(?:ahead )?for\b.{1,80})\b.{0,60})?\W*$",
    re.IGNORECASE,
)
_BRACKETED = re.compile(
    r"^\[[^\]]*spoiler[^\]]*\]\W*$|^\([^)]*spoilers? (?:ahead|below|follow)[^)]*\)\W*$", re.IGNORECASE
)
_FORETELLS = re.compile(
    r"^(?:there|here) (?:will be|are|be|may be)\b.{0,30}\bspoilers?\b|^(?:may )?contains?\b.{0,30}\bspoilers?\b"
    r"|^\W*(?:\w+[ -]){0,3}spoilers?\b.{0,50}\b(?:ahead|below|follow|from here|to come|included|within|inside)\b",
    re.IGNORECASE,
)
_LONGEST_NOTICE = 300


def is_notice(text: str, early: bool = True) -> bool:
    """A line that says what the text holds. A line that merely begins with a word of warning is prose.

    `early` is true above the text's third paragraph: there a bare "Content note: …" is one whatever it names.
    """
    if len(text) > _LONGEST_NOTICE:
        return False
    if _BRACKETED.match(text) or _SPOILERS_AHEAD.match(text):
        return True
    if label := _LABELLED.match(text):
        bare = label.end() == len(text) or label.group().rstrip().endswith(":")
        return _names(text) or (early and bare and not text.endswith("?"))
    few = len(lines.sentences(text)) <= 3
    if _ABOUT_ITSELF.match(text):
        return few and _names(text)
    if warning := _WARNING.match(text):
        rest = text[warning.end() :]
        says = _ABOUT_ITSELF.match(rest) and _names(rest)
        return few and bool(says or _SPOILERS_AHEAD.match(rest) or _FORETELLS.match(rest) or _only_categories(rest))
    return len(text) <= 100 and bool(_FORETELLS.match(text))


def _names(text: str) -> bool:
    return bool(SPOILER.search(text) or taxonomy.find(text))


def _only_categories(text: str) -> bool:
    """A bare list of categories, as in "Warning: torture, rape": at most three words for each that is known."""
    found = taxonomy.find(text)
    return bool(found) and len(text.split()) <= 3 * len(found)


def leading_notice(text: str) -> int:
    """Where the notice ends that a paragraph begins with (code points); 0 where it begins with none."""
    if len(text) <= _LONGEST_NOTICE or not _LABELLED.match(text):
        return 0
    first = lines.sentences(text)[0]
    return len(first) if is_notice(first) else 0


# ---- support lines

_SERVICE = re.compile(
    r"\b(?:hot-?line|help-?line|life-?line|crisis (?:line|support|text|cent(?:re|er)|service)|support (?:line|service)"
    r"|confidential (?:support|help|advice)|beratungsstelle|hilfetelefon)", re.IGNORECASE,
)  # fmt: skip
_TO_READERS = re.compile(
    r"^(?:if you|anyone|someone|are you|you can|you are not alone|please|for|in the)\b", re.IGNORECASE
)
_REACH = re.compile(r"\b(?:call|text|contact|visit|dial|chat|reach|ring|phone|talk|e-?mail|found)\b", re.IGNORECASE)
_NUMBER = re.compile(r"\b(?:\d[\d ()-]{4,}\d|\d{3}-\w{3,4}|988|112|116 ?\d{3})\b|https?://|www\.")
_AFFECTED = re.compile(
    r"^if (?:you|you or someone you know|anyone|someone)\b.{0,60}\b(?:affected|experienc\w+|been through|struggling"
    r"|suffer\w*|survivors?|victims?|in need|need help|at risk)\b", re.IGNORECASE,
)  # fmt: skip
_HELP = re.compile(r"\b(?:help|support|talk|call|contact|services?|resources)\b", re.IGNORECASE)
_LONGEST_SUPPORT = 600


def is_support(text: str) -> bool:
    """A line that tells readers where to find help: a service, and a way to reach it or words to whoever needs it."""
    if len(text) > _LONGEST_SUPPORT:
        return False
    if _SERVICE.search(text) and _REACH.search(text) and (_TO_READERS.match(text) or _NUMBER.search(text)):
        return True
    return bool(_AFFECTED.match(text) and _HELP.search(text) and taxonomy.find(text))


# ---- what belongs to the page the text came from

_NETWORKS = (
    "(?:twitter|facebook|instagram|youtube|telegram|whatsapp|tiktok|threads|bluesky|mastodon|linkedin|newsletter)"
)
_LINK = "a link to other texts"
_BUTTON = "a button of the page it came from"
SUBSCRIBE = "an invitation to subscribe"
COMMENTS_END = "a note of the comment section"
BOX = (_BUTTON, SUBSCRIBE)
_CALLS = (
    r"(?:share|tweet|subscribe|sign up|log in|donate|(?:choose|pick|compare|see) (?:a|your|our|all) plans?"
    r"|skip to (?:main )?content|advertisement"
    r"|continue reading|keep reading|scroll to continue|load more|show more|back to top)"
)
_DROPS = (
    (200, _LINK, r"(?:also read|read also|see also|read more|read next|related)\s*[:>»→]+\s*\S.*(?<![.…])$"),
    (120, _LINK, r"(?:also read|read also)\b.*(?<![.…])$"),
    (150, "an invitation to follow",
     rf"(?:follow|(?:like|find|join) (?:us|me|our))\b(?=.*\b(?:us|me|our|channels?|updates?|page)\b)"
     rf".*\b{_NETWORKS}\b.*$"),
    (40, _BUTTON, rf"(?:share|tweet|pin|print|e-?mail|save|like) this(?: (?:article|post|story|page))?"
                  rf"(?: (?:on|via|with) {_NETWORKS})?$"),
    (40, _BUTTON, rf"(?:share on )?{_NETWORKS}(?:[ ,|/·]+{_NETWORKS})*$"),
    (40, _BUTTON, rf"{_CALLS}(?: now| here| below| today)?(?: comments)?[!.…>»]*$"),
    (90, COMMENTS_END,
     r"(?:comments? (?:are|is) (?:now )?(?:closed|off|disabled)|leave a (?:reply|comment)|log in to (?:reply|comment)"
     r"|you must be logged in to .*|add (?:a |your )?comment|join the conversation)[.!]?$"),
    (200, "a notice about cookies", r"(?:we|this (?:web)?site) uses? cookies\b.*$"),
)  # fmt: skip
_PROMOTION = tuple(
    (longest, reason, re.compile(rf"\W{{0,3}}{sign}", re.IGNORECASE)) for longest, reason, sign in _DROPS
)
_ASKS = re.compile(r"^(?:get|become|join|support (?:us|our)|subscribe|sign up|donate|help us|unlock)\b", re.IGNORECASE)
_OFFERS = re.compile(
    r"\b(premium|exclusive|member(?:ship)?s?|subscri\w+|newsletter|inbox|benefits|ad-free|donat\w+|patreon"
    r"|unlimited access|our (?:work|journalism|readers))\b", re.IGNORECASE,
)  # fmt: skip
_MORE = re.compile(
    r"^(?:more (?:from|on|in|stories)|related(?: (?:posts|articles|stories|content|topics))?|recommended(?: for you)?"
    r"|you (?:may|might) also (?:like|enjoy)|read (?:next|more)|up next|trending(?: now)?|most (?:read|popular))\b"
    r"[^.!?]{0,60}$", re.IGNORECASE,
)  # fmt: skip


def promotion(text: str) -> str:
    """Why a line is not the text's own but its page's; empty where it may be the text's."""
    for longest, reason, pattern in _PROMOTION:
        if len(text) <= longest and pattern.match(text):
            return reason
    offers = {word.lower() for word in _OFFERS.findall(text)} if len(text) <= 220 and _ASKS.match(text) else ()
    return SUBSCRIBE if len(offers) > 1 else ""


def is_more(text: str) -> bool:
    """A line above a list of other texts, such as "More from …"."""
    return len(text) <= 80 and bool(_MORE.match(text))


# ---- pictures and credits

_PICTURE = "(?:Picture|Photo|Photograph|Image|Illustration|PHOTO|IMAGE)s?"
_CAPTION = re.compile(
    rf"(?:^|\s){_PICTURE}(?: [Cc]redits?| [Ss]ource)?\s*:\s*\S"
    r"|[.!?|)(–—-]\s*(?:Still|Screenshot|Credit|Source)s?\s*:\s*\S"
    rf"|(?:^|[.!?|(–—-]\s*){_PICTURE} (?:(?:by|via) [A-Z@]|[Cc]ourtesy of )"
)
_ALT = re.compile(r"^\[(?:image|photo|picture|figure)\b[^\]]*\]$|^(?:fig(?:ure)?\.? \d+)[.:]", re.IGNORECASE)
_CREDIT = re.compile(
    r"^(?:(?:featured |header |cover |lead )?(?:image|photo|picture|illustration)s?(?: source| credit)?s?\s*:"
    r"|source:|(?:photo|image|illustration)s? (?:by|courtesy of) (?-i:[A-Z])"
    r"|©|\(c\) ?\d{4}|copyright\b.{0,80}\d{4}|.{0,60}\ball rights reserved\b"
    r"|(?:this (?:\w+ ){1,2}(?:was )?)?(?:originally|first) (?:published|appeared)\b.{0,80}$)",
    re.IGNORECASE,
)


def is_caption(text: str) -> bool:
    return len(text) <= 200 and bool(_CAPTION.search(text) or _ALT.match(text))


def is_credit(text: str) -> bool:
    return len(text) <= 200 and bool(_CREDIT.match(text))
