from django.core.management.base import BaseCommand, CommandError

from perfection_site.accounts import actions
from perfection_site.accounts.models import User
from perfection_site.accounts.refusals import Refused


class Command(BaseCommand):
    help = "Make somebody a moderator or an admin."

    def add_arguments(self, parser):
        parser.add_argument("username")
        parser.add_argument("role", choices=sorted(actions.ROLES))

    def handle(self, *, username, role, **options):
        person = User.objects.filter(username__iexact=username).first()
        if person is None:
            raise CommandError(f"There is nobody named {username}.")
        try:
            actions.give_role(User.objects.house(), person, role)
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"{person.username} is now a {role}.")
