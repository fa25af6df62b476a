"""Services somebody can turn to: the acts of those who check them."""

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from annotations.warnings import support
from annotations.warnings.profile import SupportResource
from perfection_site.accounts import audit
from perfection_site.accounts.models import User
from perfection_site.accounts.refusals import permit


@transaction.atomic
def check_service(actor: User, resource: SupportResource) -> SupportResource:
    """Keep a service that has just been checked; one of the same name there is checked anew."""
    permit(support.can_check(actor), _("Only admins check services."))
    earlier = SupportResource.objects.select_for_update().filter(
        country=resource.country, topic=resource.topic, called=resource.called
    )
    resource.pk = earlier.values_list("pk", flat=True).first()
    resource.added_by, resource.verified_on = actor, localdate()
    resource.save()
    audit.record(actor, "support.checked", resource, country=resource.country, topic=resource.topic)
    return resource


@transaction.atomic
def remove_service(actor: User, resource: SupportResource) -> None:
    """Send nobody there any more."""
    permit(support.can_check(actor), _("Only admins check services."))
    resource = SupportResource.objects.select_for_update().get(pk=resource.pk)
    audit.record(actor, "support.removed", resource, country=resource.country, topic=resource.topic)
    resource.delete()
