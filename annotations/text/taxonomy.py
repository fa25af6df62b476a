"""The sixteen categories of content warnings, in listing order. Slugs never change."""

import re
from dataclasses import dataclass


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
             r"rape|sexual(?:ised|ized)? (?:\w+ )?(?:abuse|assault|violence)|molest|non-?con"),
    Category("child-sexual-abuse", "Sexual abuse of children", ("grooming", "reference-only", "survivor-testimony"),
             r"child (?:sexual )?abuse|sexual abuse of (?:a )?(?:child|minor)|grooming|p[a]?edophil"),
    Category("child-harm", "Other harm to children", ("neglect", "violence", "death", "endangerment"),
             r"child (?:death|neglect|harm)|harm to children"),
    Category("abuse-control", "Abuse and control",
             ("domestic", "emotional", "gaslighting", "captivity", "cult-or-institution", "stalking"),
             r"domestic (?:abuse|violence)|emotional abuse|gaslight|captivity|kidnap|stalk|coercive"),
    Category("gore-mutilation", "Gore, injury, mutilation",
             ("amputation", "self-mutilation-coerced", "torture", "surgery", "teeth-eyes-nails"),
             r"gore|mutilat|amputat|torture|blood|dismember"),
    Category("violence", "Violence", ("fights", "weapons", "murder", "revenge", "war"),
             r"(?<!sexual )(?<!domestic )violence|murder|killing"),
    Category("body-horror", "Bodily disgust and body horror",
             ("vomit", "insects-parasites", "faeces", "transformation", "infestation-hallucination"),
             r"body horror|vomit|insects?|parasites?"),
    Category("self-harm-suicide", "Self-harm and suicide", ("ideation", "attempt", "death", "method-detail"),
             r"suicid|self-?harm"),
    Category("mental-health", "Mental illness and distress",
             ("institutionalisation", "psychosis", "eating-disorder", "dissociation", "panic"),
             r"mental (?:illness|health)|psychosis|eating disorder"),
    Category("drugs-alcohol", "Drugs, alcohol, poisoning", ("use", "overdose", "drugging-someone", "withdrawal"),
             r"drugs?\b|drugging|alcohol|overdose|poison"),
    Category("sex-nudity", "Sex and nudity", ("consensual-sex", "nudity", "explicit-description", "kink"),
             r"nudity|sex scenes?|sexual content|explicit sex"),
    Category("hate-discrimination", "Hatred and discrimination",
             ("racism", "misogyny", "homophobia", "transphobia", "ableism", "stereotyping", "slurs-quoted"),
             r"racis|misogyn|homophobi|transphobi|ableis|slurs?\b"),
    Category("death-grief", "Death and grief", ("bereavement", "terminal-illness", "on-page-death"),
             r"\bdeath|grief|bereave|terminal illness"),
    Category("animal-harm", "Harm to animals", ("death", "cruelty"), r"animal (?:death|cruelty|harm|abuse)"),
    Category("reproductive", "Pregnancy and reproduction", ("miscarriage", "abortion", "birth", "forced"),
             r"miscarriage|abortion|pregnan"),
    Category("sensory", "Flashing, sound, images",
             ("flashing-lights", "loud-sound", "shaky-camera", "disturbing-image"),
             r"flashing|strobe|loud (?:sound|noise)|disturbing images?"),
)  # fmt: skip
CATEGORIES: dict[str, Category] = {category.slug: category for category in _ALL}
_PATTERNS = {category.slug: re.compile(category.pattern, re.IGNORECASE) for category in _ALL}


def find(text: str) -> tuple[str, ...]:
    """The slugs of the categories a notice names, in listing order."""
    return tuple(slug for slug, pattern in _PATTERNS.items() if pattern.search(text))
