"""What somebody wrote in a thread, as forms hand it to acts."""

import re
from dataclasses import dataclass, replace

from django.db.models.functions import Lower
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from annotations.marginalia.writing import Selection
from annotations.text import sanitise
from critiques.threads.models import BODY
from perfection_site.accounts.models import User
from perfection_site.accounts.refusals import Refused

MOST_NAMED = 10
# Of a revision that is not what is read now, whether it is one at all.
TEXT_CHANGED = gettext_lazy("The text you quote has changed. Select the passage again.")
# A name as people have them here, where nothing stands before it that would make an address of it.
_NAMED = re.compile(r"(?<![\w@/.])@([A-Za-z0-9_][A-Za-z0-9_.+-]{0,149})")


@dataclass(frozen=True)
class Words:
    """`quoted` is the ordinal of a post of the same thread; `passage` words of a source. A post quotes one of them."""

    body: str
    quoted: int | None = None
    passage: Selection | None = None

    def tidied(self) -> "Words":
        """As it is kept. Refused where it says nothing, or more than a post holds."""
        body = self.body.replace("\x00", "").replace("\r\n", "\n").strip()
        if len(body) > BODY:
            sentence = _("A post holds %(most)d characters, and this has %(count)d. Shorten it, or make two of it.")
            raise Refused(sentence % {"most": BODY, "count": len(body)})
        if not sanitise.plain(body):
            raise Refused(_("Write something first."))
        if self.quoted and self.passage:
            raise Refused(_("A post quotes a passage or another post, not both."))
        return replace(self, body=body)


def named_in(body: str) -> list[str]:
    """The names that stand in a post behind an @, each once, folded."""
    found = (name.rstrip(".+-") for name in _NAMED.findall(body))
    return list(dict.fromkeys(name.casefold() for name in found if name))


def people_named(body: str) -> list[User]:
    """Whom a post names. Refused where it names more than may be told of it."""
    names = named_in(body)
    if len(names) > MOST_NAMED:
        raise Refused(_("A post can mention %(most)d people at most.") % {"most": MOST_NAMED})
    if not names:
        return []
    found = User.objects.annotate(folded=Lower("username")).filter(folded__in=names, is_active=True)
    return [person for person in found.order_by("pk") if person.username != person.HOUSE]
