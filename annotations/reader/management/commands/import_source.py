import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from annotations.reader.importing import import_source
from annotations.sources import actions
from annotations.sources.actions import Upload
from annotations.sources.models import Film
from annotations.text import forms, importer
from annotations.text.importer import Imported
from perfection_site.accounts.models import User
from perfection_site.accounts.refusals import Refused


class Command(BaseCommand):
    help = "Import texts, Markdown, saved pages as drafts about a film. Nothing is fetched; publish them at the desk."

    def add_arguments(self, parser):
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        parser.add_argument("--film", metavar="TITLE", help="made when there is none of this title")
        parser.add_argument("--dry-run", action="store_true", help="read the texts, keep nothing")
        parser.add_argument("--json", action="store_true", help="print what was read as JSON")
        parser.add_argument("--encoding", default="", help="of the files; guessed otherwise")
        parser.add_argument("--form", default="", choices=["", *forms.FORMS], help="guessed otherwise")

    def handle(self, *, paths, film, dry_run, json: bool, **options):
        if not film and not dry_run:
            raise CommandError("Say with --film which film the texts are about, or read them only with --dry-run.")
        given = options["encoding"], options["form"]
        # One file that cannot be read hides none of the others: it is named at the end.
        unreadable: list[str] = []
        read = [(path, *brought) for path in paths if (brought := self._read(path, given, unreadable))]
        if json:
            self._print_json(read)
        failed = False
        for path, imported, upload in read:
            if not json:
                self._describe(path, imported)
            if not dry_run:
                failed |= not self._keep(path, film, imported, upload)
        if unreadable or failed:
            raise CommandError("\n".join(unreadable) or "Some texts were not imported; see above.")

    def _read(self, path: Path, given: tuple[str, str], unreadable: list[str]) -> tuple[Imported, Upload] | None:
        encoding, form = given
        try:
            data = path.read_bytes()
            raw, encoding = importer.decode(data, encoding)
            return importer.read(raw, form, path.name), Upload(data, path.name, encoding)
        except OSError as error:
            unreadable.append(f"{path}: {error.strerror}.")
        except importer.Unreadable as refusal:
            unreadable.append(f"{path}: {refusal}")
        return None

    def _print_json(self, read) -> None:
        found = [{"path": str(path), **imported.to_json()} for path, imported, _upload in read]
        self.stdout.write(json.dumps(found, ensure_ascii=False, indent=2))

    def _describe(self, path: Path, imported: Imported) -> None:
        blocks = imported.document.blocks
        self.stdout.write(f"{path}: “{imported.title}”, {len(blocks)} blocks, {len(imported.document.text)} characters")

    def _keep(self, path: Path, title: str, imported: Imported, upload: Upload) -> bool:
        house = User.objects.house()
        try:
            film = Film.objects.filter(title__iexact=title).order_by("id").first()
            film = film or actions.create_film(house, title=title)
            source = import_source(house, film, imported, upload)
        except Refused as refusal:
            self.stderr.write(f"{path}: {refusal}")
            return False
        self.stderr.write(f"{path}: kept as draft {source.pk}; check and publish it at /desk/sources/{source.pk}/")
        return True
