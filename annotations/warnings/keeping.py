"""Writing a warning down: the row as it is now, a version for each change, and what has changed since one looked."""

from django.utils.translation import gettext as _

from annotations.warnings.models import ContentWarning
from annotations.warnings.policies import FOLLOWS
from annotations.warnings.records import WarningReason, WarningVersion
from annotations.warnings.saying import Said, changes
from perfection_site.accounts.models import User
from perfection_site.accounts.refusals import Conflict, Refused

Act = WarningVersion.Act
REASON = 1000  # characters
_STATE = ("state", "decided_by", "decided_at", "self_reviewed", "superseded_by", "version")


def begin(actor: User, warning: ContentWarning, said: Said) -> WarningVersion:
    """Keep a new warning and its first version."""
    said.put(warning)
    warning.save()
    return _version(actor, warning, Act.PROPOSE, "")


def move(
    actor: User, warning: ContentWarning, act: str, *, said: Said | None = None, reason: str = ""
) -> WarningVersion:
    """Bring a warning into the state that follows an act. The row is locked, and whether the act can be done has been
    looked at."""
    warning.state = FOLLOWS[act][warning.state]
    return changed(actor, warning, act, said=said, reason=reason)


def changed(
    actor: User, warning: ContentWarning, act: str, *, said: Said | None = None, reason: str = ""
) -> WarningVersion:
    """Keep what has become of a warning, and the version that says so."""
    fields = _STATE
    if said:
        said.put(warning)
        fields += ContentWarning.SAID
    warning.version += 1
    warning.save(update_fields=fields)
    return _version(actor, warning, act, reason)


def _version(actor: User, warning: ContentWarning, act: str, reason: str) -> WarningVersion:
    return WarningVersion.objects.create(
        warning=warning,
        number=warning.version,
        act=act,
        state=warning.state,
        said=Said.of(warning).to_json(),
        actor=actor,
        reason=WarningReason.objects.create(comment=reason) if reason else None,
    )


def require(warning: ContentWarning, act: str, sentence: str) -> None:
    """Go on where the act can be done in this state, or say why not."""
    if warning.state not in FOLLOWS[act]:
        raise Conflict(sentence)


def reasoned(reason: str) -> str:
    """A reason fit to be kept, or a refusal."""
    reason = reason.strip()
    if not reason or len(reason) > REASON:
        raise Refused(_("Give the reason, in at most %(most)d characters; those concerned read it.") % {"most": REASON})
    return reason


_NEWS = {
    Act.WITHDRAW: lambda: _("Its proposer has withdrawn it."),
    Act.ACCEPT: lambda: _("Another moderator has accepted it."),
    Act.ADJUST: lambda: _("Another moderator has adjusted it."),
    Act.REJECT: lambda: _("Another moderator has rejected it."),
    Act.DISPUTE: lambda: _("A reader has disputed it."),
    Act.UPHOLD: lambda: _("Another moderator has upheld it."),
    Act.APPEAL: lambda: _("Its proposer has appealed."),
    Act.SUPERSEDE: lambda: _("Another warning has taken its place."),
}


def news(warning: ContentWarning, version: int) -> str:
    """What has happened to a warning since it was read as `version`, in words; nothing, where nothing has."""
    if warning.version == version:
        return ""
    read = [one for one in warning.versions.order_by("number") if one.number >= version]
    sentences = [_NEWS[one.act]() for one in read if one.number > version and one.act in _NEWS]
    differences = changes(Said.read(read[0].said), Said.of(warning)) if read else []
    what = _("Now: %(changes)s.") % {"changes": ", ".join(map(str, differences))} if differences else ""
    return " ".join([_("This has changed since you opened it."), *sentences, what]).strip()
