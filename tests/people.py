"""Who walks through the tests: made through the site's own acts."""

from allauth.account.models import EmailAddress
from django.contrib.auth.models import AnonymousUser

from perfection_site.accounts.actions import give_role
from perfection_site.accounts.models import User

PASSWORD = "a-long-enough-passphrase"
MODERATORS = ("moderator", "second_moderator", "third_moderator", "fourth_moderator")
ROLES = dict.fromkeys(MODERATORS, "moderator") | {"admin": "admin"}
NAMES = ("reader", "stranger", "moderator", "second_moderator", "admin", "signed_out")


def person(name: str):
    """Somebody by name; `signed_out` is nobody. The role follows from the name, see ROLES.

    Fetched through the log-in's own backend, so that permissions arrive as they do on a page.
    """
    if name == "signed_out":
        return AnonymousUser()
    found = User.objects.filter(username=name).first()
    if found is None:
        found = User.objects.create_user(name, f"{name}@example.org", PASSWORD)
        EmailAddress.objects.create(user=found, email=found.email, verified=True, primary=True)
        if name in ROLES:
            give_role(User.objects.house(), found, ROLES[name])
    return User.objects.get(pk=found.pk)
