"""Lines that tell readers where to find help."""

import re
from functools import lru_cache

from annotations.text import taxonomy

_SERVICE = re.compile(
    r"\b(?:hot-?line|help-?line|life-?line|(?:family|grief) line|crisis (?:line|support|text|cent(?:re|er)|service)"
    r"|support (?:line"
    r"|service)"
    r"|confidential (?:support|help|advice)|samaritans|beratungsstelle|hilfetelefon|telefonseelsorge|notruf"
    r"|numéro (?:vert|d['’]aide|national)|ligne d['’](?:écoute|aide)|línea de (?:ayuda|atención)"
    r"|teléfono de (?:ayuda|la esperanza)"
    r"|linea (?:di aiuto|amica)|numero verde|telefono amico|linha de (?:ajuda|apoio)|hulplijn|telefon zaufania"
    r"|linka (?:důvěry|bezpečí|první)|krizov\w+ lin\w+|niebiesk\w+ lini\w+|telefon wsparcia|jourhavande"
    r"|självmordslinjen"
    r"|livslinien|hjelpetelefon\w*|kirkens sos|mental helse|destek hattı|yardım hattı|いのちの電話|相談窓口"
    r"|ホットライン"
    r"|centro de valorização|ligne gratuite|écoute anonyme)",
    re.IGNORECASE,
)
_TO_READERS = re.compile(
    r"^\W{0,3}(?:if your?|if any(?:thing|one| of)?|is your|do you|need (?:to|some)|worried about|anyone|someone"
    r"|are you|you can"
    r"|you are not alone|please|for|in the|wenn (?:sie|du)"
    r"|falls (?:sie|du)"
    r"|si (?:vous|tu|usted|necesitas|has|ha|estás|eres|conoces|sufres|alguien|quelqu|un proche|toi)|se \w+"
    r"|als (?:je|u)|denk je|jeśli|jeżeli|pokud|jestli|om du|hvis du|har du|mår du|behöver du|har du brug|trenger du"
    r"|eğer|sizin|siz|kom|máte|potřebujete|jste|doświadczasz"
    r"|potrzebujesz|precisa|você|caso|dla osób|hvem|ha ön|если)\b", re.IGNORECASE,
)  # fmt: skip
_REACH = re.compile(
    r"\b(?:atende\w*|telefon\w*|call(?:ed|ing)?|text|contact|visit|dial|chat|reach|ring|phone|talk|e-?mail"
    r"|found|in touch|counsell?ors?|erreich\w+|anrufen"
    r"|ruf\w*|wende\w*"
    r"|appel\w+|contact\w+|joindre|répond"
    r"|llam\w+|marc\w+|chiam\w+|contatt\w+|lig\w+|bel\w*|zadzwoń\w*|dzwoń\w*|kontakt\w*"
    r"|volejte|zavolejte|obraťte|vol[ae]jte|ringa?|hör av|nå\b|kontakt\w*|ara\w*|arayın|ulaş\w*|disque|procure"
    r"|list of)\b", re.IGNORECASE,
)  # fmt: skip
_NUMBER = re.compile(
    r"\b(?:\d[\d ()/-]{4,}\d|\d{3}-\w{3,4}|988|112|016|024|113|188|116 ?\d{3}|3919|3114)\b|https?://|www\."
    r"|\b[\w-]+\.(?:org|info|help)\b"
)
_PHONE = re.compile(
    r"(?<![\d-])(?:(?:\+\d|0\d|1[ -]?8\d\d|\d{3}[ -]\d{3}[ -]\d{2})[\d ()/-]{3,}\d"
    r"|\d{3}[ -]\d{3}[ -]\d{3,4}(?!\d)|(?:988"
    r"|116 ?\d{3}|188|3114|3919"
    r"|3018|119|024|016|0900|1522|13 ?11 ?14"
    r"|113|\d{3} \d\d \d\d \d\d)(?!\d|[.,-]\d))"
)
_AFFECTED = re.compile(
    r"^\W{0,3}(?:if (?:you|your \w+|you or someone you know|anyone|someone)|wenn (?:sie|du)|falls (?:sie|du)"
    r"|si (?:vous|tu"
    r"|usted|has|ha)|als (?:je|u)"
    r"|se (?:você|hai|sei))\b.{0,80}"
    r"\b(?:affected|experienc\w+|been through|struggling|suffer\w*|survivors?|victims?|in need|need help|at risk"
    r"|griev\w+|bereave\w*|betroffen"
    r"|victimes?|víctimas?|vítimas?|vittim[ae]|slachtoffer)\b", re.IGNORECASE,
)  # fmt: skip
_HELP = re.compile(
    r"\b(?:help|support|talk|call|contact|services?|resources|hilfe|unterstützung|aide|soutien|ayuda|apoyo|aiuto"
    r"|ajuda|apoio|hulp)\b",
    re.IGNORECASE,
)
_IN_NEED = re.compile(
    r"\b(?:affected|struggling|suffer\w*|survivors?|victims?|in need|need help|at risk|distress|abuse|violence"
    r"|suicid\w*|crisis|griev\w+|grief|bereave\w*|przemoc\w*|kryzys\w*|samobój\w*|násilí|krize|luto"
    r"|betroffen\w*|opfer|gewalt|suizid\w*|krise|victimes?|témoins?|violences?|détresse|idées noires"
    r"|suicidaires?|víctimas?"
    r"|violencia|maltrato"
    r"|suicidi\w+|necesitas?|vítimas?|violência|vittim[ae]|violenza|slachtoffer|geweld|zelfmoord\w*"
    r"|zelfdoding|potrzebujesz|kryzysie|doświadcz\w+|trápí|pomoc\w*|självmord\w*|mår dåligt|våld|vold|selvmord\w*"
    r"|sorg"
    r"|intihar|şiddet|yardım|precisa|conversar|desabafar|need to talk|in difficulty|lost (?:a|an|your|someone)"
    r"|hurting (?:themselves|yourself|himself|herself))\b", re.IGNORECASE,
)  # fmt: skip
_OFFERED = re.compile(
    r"\b(?:charity|support|help|free|confidential|counsell?\w*|night line|24 hours|available|day (?:and|or) night"
    r"|gratuit\w*|gratis|kostenlos\w*|anonym\w*|bezpłatn\w*|całodobow\w*|zdarma|nonstop|bezplatn\w*|dygnet runt"
    r"|døgnet"
    r"|ücretsiz|7/24|de graça|24 ?horas|24 ?h|rund um die uhr|vertraulich|무료|無料|ayuda|aiuto|ajuda|apoio|aide"
    r"|écoute|hilfe|hulp)\b", re.IGNORECASE,
)  # fmt: skip
_LINE = re.compile(
    r"\b[^\W\d_a-z][\w'’]* (?:[^\W\d_a-z]\w* ){0,3}(?:Line|Helpline|Trust|Network|Centre|Center|Service|Foundation)\b"
)
_FREE = re.compile(
    r"\b(?:free|call|text|phone|support|help|confidential|day (?:or|and) night|at any hour|24|listens?"
    r"|counsell?\w*)\b",
    re.I,
)
_LONGEST_SUPPORT = 600
_DIGITS = 7
_IF = re.compile(
    r"^\W{0,3}(?:if (?:you|your|any|this|something|someone|what|tonight|(?:the|our)"
    r" (?:film|story|talk))|wenn (?:sie|du|ihnen|dir)|falls (?:sie|du)"
    r"|si (?:vous|tu|te|usted|necesitas|algo|alguien|quelqu|ce|cela)|se (?:você|hai|ti|sei|qualcosa|algo|precisa)"
    r"|als (?:je|u|dit|iemand)|jeśli|jeżeli|pokud|om (?:du|något)|hvis (?:du|noe|noget)|har du|mår du|eğer"
    r"|jos (?:sinä|sinulla)?|ha )",
    re.IGNORECASE,
)
_BOOKED = re.compile(
    r"\b(?:tickets?|book(?:ing)?|subscri\w+|order|screening|advertis\w+|karten|billets?|réserv\w+|entradas|reserv\w+"
    r"|bigliett\w+|prenot\w+|kaarten|bilet\w*|vstupenk\w*|biljett\w*|billett?\w*|lett(?:er|re)s?|abonn\w+)\b",
    re.IGNORECASE,
)


# A word to send as a message; a line to call in Chinese, Japanese and Korean.
_SENT = re.compile(r"\b(?:[Ss]end the word|[Tt]ext(?:ing)?(?: the word)?)\s[\"“]?[A-Z]{2,}\b.{0,3} to \d{3,6}\b")
_EAST = re.compile(
    r"(?:ホットライン|相談窓口|いのちの電話|상담\s?전화|热线|熱線).*?\d.*(?:相談|電話|お問い合わせ|상담|연락|拨打|撥打|求助)"
)
_NEEDS = re.compile(
    r"\b(?:behöver (?:någon|prata)|att prata med|potrzebuj\w+|brug for at tale|trenger noen|brauch\w+ (?:hilfe|jemand)"
    r"|besoin (?:d['’]aide|de parler)|necesit\w+ (?:ayuda|hablar)|bisogno di (?:aiuto|parlare)|precis\w+ (?:de ajuda"
    r"|conversar|falar)|hulp nodig|wil\w* praten|potřebuj\w+|szüksége van|segítségre|yardıma ihtiyac\w*|ai nevoie"
    r"|tarvitset apua)\b",
    re.IGNORECASE,
)


@lru_cache(2048)
def is_support(text: str) -> bool:
    """A line that tells readers where to find help: a service, and a way to reach it or words to whoever needs it."""
    if len(text) > _LONGEST_SUPPORT:
        return False
    served = _SERVICE.search(text) and _REACH.search(text) and (_TO_READERS.match(text) or _NUMBER.search(text))
    if served or _SENT.search(text) or _EAST.search(text):
        return True
    if _PHONE.search(text) and _is_for_readers(text, _PHONE.search(text)[0]):
        return True
    offers = len(set(map(str.casefold, _FREE.findall(text)))) + bool(re.search(r"\d{3,4}[ -]\d{3,4}", text))
    if _LINE.search(text) and _TO_READERS.match(text) and offers >= 2:
        return True
    if not _AFFECTED.match(text) or not _HELP.search(text):
        return False
    # A service of that kind, a harm by its name, or the text itself as what may have hurt.
    about = re.search(
        r"\b(?:anything|issues?|themes?|topics?|this (?:piece|article|story|film|essay))\b", text, re.IGNORECASE
    )
    return bool(taxonomy.find(text) or about or _NUMBER.search(text))


def _is_for_readers(text: str, phone: str) -> bool:
    """A number, and words that offer help or speak to whoever needs it."""
    offered, in_need = _OFFERED.search(text), _IN_NEED.search(text)
    needs = (in_need or _NEEDS.search(text)) and not _BOOKED.search(text)
    if len(phone) >= 8 and (offered or needs):
        return True
    # "If any of this is close to home", a name and a number: nothing else speaks so.
    if len(phone) >= _DIGITS and _IF.match(text) and not _BOOKED.search(text):
        return True
    if _TO_READERS.match(text) and (offered or _HELP.search(text) or (_REACH.search(text) and needs)):
        return True
    return bool(_SERVICE.search(text)) and len(text) <= 200
