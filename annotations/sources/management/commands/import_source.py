import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from annotations.sources import actions
from annotations.sources.models import Film
from annotations.text import importer
from perfection_site.accounts.models import User
from perfection_site.accounts.refusals import Refused


class Command(BaseCommand):
    help = "Import plain texts as drafts about a film. Nothing is fetched; publish them at the desk."

    def add_arguments(self, parser):
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        parser.add_argument("--film", required=True, metavar="TITLE", help="made when there is none of this title")
        parser.add_argument("--dry-run", action="store_true", help="read the texts, keep nothing")
        parser.add_argument("--json", action="store_true", help="print what was read as JSON")

    def handle(self, *, paths, film, dry_run, json: bool, **options):
        read = [(path, self._read(path)) for path in paths]
        if json:
            self._print_json(read)
        failed = False
        for path, imported in read:
            if not json:
                self._describe(path, imported)
            if not dry_run:
                failed |= not self._keep(path, film, imported)
        if failed:
            raise CommandError("Some texts were not imported; see above.")

    def _read(self, path: Path) -> importer.Imported:
        try:
            raw, _encoding = importer.decode(path.read_bytes())
            return importer.read(raw)
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}.") from error
        except importer.Unreadable as unreadable:
            raise CommandError(f"{path}: {unreadable}") from unreadable

    def _print_json(self, read) -> None:
        found = [{"path": str(path), **imported.to_json()} for path, imported in read]
        self.stdout.write(json.dumps(found, ensure_ascii=False, indent=2))

    def _describe(self, path: Path, imported: importer.Imported) -> None:
        blocks = imported.document.blocks
        self.stdout.write(f"{path}: “{imported.title}”, {len(blocks)} blocks, {len(imported.document.text)} characters")

    def _keep(self, path: Path, title: str, imported: importer.Imported) -> bool:
        house = User.objects.house()
        try:
            film = Film.objects.filter(title__iexact=title).order_by("id").first()
            source = actions.import_source(house, film or actions.create_film(house, title=title), imported)
        except Refused as refusal:
            self.stderr.write(f"{path}: {refusal}")
            return False
        self.stderr.write(f"{path}: kept as draft {source.pk}; check and publish it at /desk/sources/{source.pk}/")
        return True
