"""Names of those who play in a film, behind the word that says so: "With Jane Doe, Ann Roe and Kim Poe."."""

import re

_WITH = re.compile(
    r"^(?:with|starring|featuring|cast|avec|mit|con|com|met|med|i rollerna|i rollene|pääosissa|főszereplők?|szereplők?"
    r"|s|hrají|występują|grają|w rolach głównych|oyuncular|voices of|interpreti|darsteller)[\s:]+(?=(?-i:[^\W\d_a-z]))",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r",\s+(?:(?:and|und|et|y|e|i|og|och|en)\s+)?|\s+(?:and|und|et|y|e|i|a|og|och|en|ve|ja|és|&)\s+")
_PLAYER = re.compile(
    r"^[^\W\d_a-z][\w.'’-]*(?: (?:(?:de|da|di|do|dos|von|van|der|den|del|della|la|le|el|al|bin|Ó|af|av)\s)?"
    r"[^\W\d_a-z][\w.'’-]*){0,3}(?: \([^()]{2,40}\))?$"
)
_LONGEST = 200  # code points


def is_cast(text: str) -> bool:
    """Two names at least behind such a word, one of them with a surname, and nothing else."""
    begin = _WITH.match(text) if len(text) <= _LONGEST else None
    if not begin:
        return False
    names = _BETWEEN.split(text[begin.end() :].rstrip(" ."))
    full = any(" " in name for name in names)
    return len(names) > 1 and full and all(_PLAYER.match(name) for name in names)
