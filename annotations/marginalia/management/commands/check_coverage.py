from django.core.management.base import BaseCommand, CommandError

from annotations.marginalia.models import Annotation
from annotations.passages import coverage
from annotations.passages.models import Placement
from annotations.sources.models import Revision


class Command(BaseCommand):
    help = "Recompute every text's coverage from its annotations and compare it with the ledger and the packed runs."

    def handle(self, **options):
        lines = []
        for revision in Revision.objects.order_by("id").iterator():
            counted = Annotation.objects.filter(
                source=revision.source_id, state=Annotation.State.VISIBLE, visibility=Annotation.Visibility.PUBLIC
            )
            placed = Placement.objects.filter(
                revision=revision, start__isnull=False, passage__in=counted.values("passage")
            )
            lines += coverage.recompute(revision, list(placed.values_list("start", "end")))
        for line in lines:
            self.stdout.write(line)
        if lines:
            raise CommandError(f"{len(lines)} differences.")
        self.stdout.write("Coverage is true.")
