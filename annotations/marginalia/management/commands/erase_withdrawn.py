from django.core.management.base import BaseCommand

from annotations.marginalia.tasks import erase_withdrawn


class Command(BaseCommand):
    help = "Erase the words of annotations withdrawn thirty days ago; the worker does it every night by itself."

    def handle(self, **options):
        self.stdout.write(f"Erased: {erase_withdrawn()}.")
