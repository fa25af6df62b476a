"""Acts on the house's own texts."""

from django.db import transaction
from django.utils.translation import gettext as _

from annotations.text import sanitise
from perfection_site.accounts import audit
from perfection_site.accounts.models import User
from perfection_site.accounts.refusals import Conflict, Refused, permit
from perfection_site.house import policies
from perfection_site.house.models import HouseText, HouseTextVersion


@transaction.atomic
def revise(actor: User, text: HouseText, *, body: str, why: str, version: int) -> HouseTextVersion:
    """Publish a further version of a house text. `version` is the number of the one the admin began from."""
    text = HouseText.objects.select_for_update().get(pk=text.pk)
    permit(policies.can_revise(actor), _("Only admins revise the house's texts."))
    last = text.versions.order_by("-number").first()
    if last and last.number != version:
        raise Conflict(_("Somebody else has published version %(number)d meanwhile.") % {"number": last.number})
    made = drafted(text, body)
    if not made.body:
        raise Refused(_("Write the text first."))
    if last and made.body == last.body:
        raise Refused(_("Nothing has changed in the text."))
    made.number, made.by, made.change_note = (last.number + 1 if last else 1), actor, why.strip()
    if not made.change_note:
        raise Refused(_("Say what has changed, and why; readers see it in the history."))
    made.full_clean()
    made.save()
    audit.record(actor, "house_text.revised", text, version=made.number)
    return made


def drafted(text: HouseText, body: str) -> HouseTextVersion:
    """A version as it would be, kept nowhere: for a preview, and to be published."""
    body = "\n".join(line.rstrip() for line in body.strip().splitlines())
    return HouseTextVersion(
        text=text, body=body, body_html=sanitise.render_house(body), renderer=sanitise.RENDERER_VERSION
    )
