"""The sixteen categories of content warnings, in listing order. Slugs never change."""

import re
from dataclasses import dataclass
from functools import lru_cache

from annotations.text.taxonomy_languages import ELSEWHERE


@dataclass(frozen=True)
class Category:
    """`terms` are its sub-terms; `pattern` finds the category in a notice printed in a source."""

    slug: str
    label: str
    terms: tuple[str, ...]
    pattern: str


_ALL = (
    Category("sexual-violence", "Sexual violence",
             ("rape", "sexual-assault", "coercion", "drug-facilitated", "ambiguous-consent", "consent-by-deception",
              "institutional-abuse", "aftermath"),
             r"rape[sd]?\b|rapists?|raping|molest|non-?con\b|non-?consensual|incest"
             r"|sex(?:ual(?:i[sz]ed)?)? (?:(?:and|or|&) \w+ )?(?:abuse|assault|violence|harassment|coercion)"),
    Category("child-sexual-abuse", "Sexual abuse of children", ("grooming", "reference-only", "survivor-testimony"),
             r"child(?:hood)? (?:sex|molest)|sexual (?:abuse|assault) of (?:an? )?(?:child|minor)|grooming|pa?edophil"),
    Category("child-harm", "Other harm to children", ("neglect", "violence", "death", "endangerment"),
             r"child(?:ren)? (?:abuse|death|neglect|harm|endanger)|(?:harm|cruelty|violence) (?:to|against) children"
             r"|(?<!sexual )(?:abuse|neglect) of (?:an? )?child"),
    Category("abuse-control", "Abuse and control",
             ("domestic", "emotional", "gaslighting", "captivity", "cult-or-institution", "stalking"),
             r"domestic (?:abuse|violence)|(?<!sexual )(?<!child )(?<!drug )(?<!substance )(?<!animal )abuse\b(?! of)"
             r"|abusive|gaslight|captiv|imprison|kidnap|stalk|coercive control|cults?\b"),
    Category("gore-mutilation", "Gore, injury, mutilation",
             ("amputation", "self-mutilation-coerced", "torture", "surgery", "teeth-eyes-nails"),
             r"gor[ey]\b|mutilat|amputat|tortur|blood|dismember|surgery|injur(?:y|ies)"),
    Category("violence", "Violence", ("fights", "weapons", "murder", "revenge", "war"),
             r"(?<!sexual )(?<!sexualised )(?<!sexualized )(?<!domestic )violen(?:ce|t)\b(?! (?:sexuelle|conjugale"
             r"|domestique))|murder|killings?\b"),
    Category("body-horror", "Bodily disgust and body horror",
             ("vomit", "insects-parasites", "faeces", "transformation", "infestation-hallucination"),
             r"body[- ]horror|vomit|emetophobi|insects?\b|bugs\b|parasit|maggots?|fa?eces"),
    Category("self-harm-suicide", "Self-harm and suicide", ("ideation", "attempt", "death", "method-detail"),
             r"suicid|self-?harm|self-injury"),
    Category("mental-health", "Mental illness and distress",
             ("institutionalisation", "psychosis", "eating-disorder", "dissociation", "panic"),
             r"mental (?:illness|health|distress)|psychosis|psychotic|eating disorder|dissociat|panic attack"
             r"|institutionali[sz]"),
    Category("drugs-alcohol", "Drugs, alcohol, poisoning", ("use", "overdose", "drugging-someone", "withdrawal"),
             r"drug(?:s|ging|ged| use| abuse)?\b|alcohol|overdos|poison|substance (?:abuse|use)|addict"),
    Category("sex-nudity", "Sex and nudity", ("consensual-sex", "nudity", "explicit-description", "kink"),
             r"nud(?:e|ity)\b|sex scenes?|sexual content|sexually explicit|explicit sex|(?<!non-)consensual sex"),
    Category("hate-discrimination", "Hatred and discrimination",
             ("racism", "misogyny", "homophobia", "transphobia", "ableism", "stereotyping", "slurs-quoted"),
             r"racis[mt]|sexis[mt]|misogyn|homophobi|transphobi|ableis[mt]|slurs?\b|antisemiti|islamophobi|xenophobi"
             r"|orientalis[mt]|hate speech"),
    Category("death-grief", "Death and grief", ("bereavement", "terminal-illness", "on-page-death"),
             r"(?<!animal )(?<!child )deaths?\b(?! of (?:an? |the )?(?:animal|dog|cat|pet|horse))|dying|grief"
             r"|bereave|terminal(?:ly)? ill"),
    Category("animal-harm", "Harm to animals", ("death", "cruelty"),
             r"animal (?:death|cruelty|harm|abuse)|(?:death|abuse|killing) of (?:an? |the )?(?:animal|dog|cat|pet"
             r"|horse)s?\b|(?:cruelty|harm|violence) to(?:wards)? animals"),
    Category("reproductive", "Pregnancy and reproduction", ("miscarriage", "abortion", "birth", "forced"),
             r"miscarriage|abortion|pregnan|stillbirth|childbirth"),
    Category("sensory", "Flashing, sound, images",
             ("flashing-lights", "loud-sound", "shaky-camera", "disturbing-image"),
             r"flashing|flickering light|strobe|photosensitiv|epilep|loud (?:sound|noise)|disturbing image"),
)  # fmt: skip
CATEGORIES: dict[str, Category] = {category.slug: category for category in _ALL}
_PATTERNS = {
    # Chinese and Japanese put no space between words, so no border of a word is asked for among their signs.
    category.slug: re.compile(rf"(?:\b|(?<=[\u3040-\u9fff]))(?:{category.pattern}|{ELSEWHERE[category.slug]})")
    for category in _ALL
}


@lru_cache(2048)
def find(text: str) -> tuple[str, ...]:
    """The slugs of the categories a notice names, in listing order."""
    # Patterns that heed capitals are three times as fast.
    lower = text.lower()
    return tuple(slug for slug, pattern in _PATTERNS.items() if pattern.search(lower))
