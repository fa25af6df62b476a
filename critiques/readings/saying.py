"""What a reading says, as forms hand it to acts."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from annotations.text import sanitise
from critiques.readings.evidence import GIST, SENTENCE
from critiques.readings.models import EXPOSITION, LINES, THESIS, TITLE, Reading, ReadingVersion
from perfection_site.accounts.refusals import Refused

CLAIMS, LINE, MOST_LINES = 12, 280, 12


@dataclass(frozen=True)
class Argued:
    """A claim; `id` is that of the row it goes on with, None for a new one."""

    sentence: str
    gist: str = ""
    id: int | None = None

    def to_json(self) -> dict:
        return {"id": self.id, "sentence": self.sentence, "gist": self.gist}


@dataclass(frozen=True)
class Writing:
    """All that a reading's authors say in their own words, claims in order."""

    title: str
    thesis: str = ""
    exposition: str = ""
    complications: str = ""
    questions: str = ""
    claims: tuple[Argued, ...] = ()

    @classmethod
    def of(cls, reading: Reading) -> "Writing":
        standing = reading.claims.filter(removed_at=None).order_by("number")
        return cls(
            *(getattr(reading, name) for name in WORDS),
            tuple(Argued(claim.sentence, claim.gist, claim.pk) for claim in standing),
        )

    @classmethod
    def of_version(cls, version: ReadingVersion) -> "Writing":
        claims = tuple(Argued(row["sentence"], row["gist"], row["id"]) for row in version.argued)
        return cls(*(getattr(version, name) for name in WORDS), claims)

    def tidied(self) -> "Writing":
        """As it is kept. Refused where it has no name or says more than there is room for."""
        title, thesis = (" ".join(words.split()) for words in (self.title, self.thesis))
        if not title:
            raise Refused(_("Give the reading a name, such as “the consent critique”."))
        exposition = self.exposition.strip()
        if len(title) > TITLE or len(thesis) > THESIS or len(exposition) > EXPOSITION:
            sentence = _("A thesis has at most %(thesis)d characters, an exposition %(exposition)d.")
            raise Refused(sentence % {"thesis": THESIS, "exposition": EXPOSITION})
        claims = tuple(one for one in map(_tidied, self.claims) if one.sentence)
        if len(claims) > CLAIMS:
            raise Refused(_("Argue at most %(most)d claims. Two readings may say more.") % {"most": CLAIMS})
        lines = {name: _lines(getattr(self, name)) for name in ("complications", "questions")}
        return replace(self, title=title, thesis=thesis, exposition=exposition, claims=claims, **lines)

    @property
    def exposition_html(self) -> str:
        return sanitise.render(self.exposition)


WORDS = ("title", "thesis", "exposition", "complications", "questions")


def _tidied(one: Argued) -> Argued:
    sentence, gist = " ".join(one.sentence.split()), " ".join(one.gist.split())
    if len(sentence) > SENTENCE or len(gist) > GIST:
        words = _("A claim is one sentence of at most %(sentence)d characters; in a few words, at most %(gist)d.")
        raise Refused(words % {"sentence": SENTENCE, "gist": GIST})
    return replace(one, sentence=sentence, gist=gist)


def _lines(written: str) -> str:
    lines = [line for line in (" ".join(line.split()) for line in written.splitlines()) if line]
    if len(lines) > MOST_LINES or any(len(line) > LINE for line in lines) or len("\n".join(lines)) > LINES:
        sentence = _("Write at most %(most)d lines here, each of at most %(line)d characters.")
        raise Refused(sentence % {"most": MOST_LINES, "line": LINE})
    return "\n".join(lines)
