"""The demo's film, texts, people and annotations, all made through the site's own acts."""

import json
from functools import cached_property
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from annotations.marginalia import actions as marginalia
from annotations.marginalia.actions import Writing
from annotations.marginalia.models import Annotation
from annotations.reader.importing import import_source
from annotations.sources import actions as sources
from annotations.sources.actions import Upload
from annotations.sources.models import Film, Source
from annotations.text import importer
from annotations.text.editing import Change
from annotations.warnings import actions as warnings
from annotations.warnings.actions import Confirmation
from perfection_site.accounts.actions import give_role
from perfection_site.accounts.models import User
from perfection_site.circles import actions as circles
from perfection_site.circles.models import Circle
from perfection_site.demo import readings as demo_readings
from perfection_site.demo import talk as demo_talk
from perfection_site.demo import threads as demo_threads
from perfection_site.demo import warnings as demo_warnings
from perfection_site.demo.warnings import select
from perfection_site.env import DEMO

HERE = Path(__file__).resolve().parents[2] / "demo"
RIGHTS = ("rights_basis", "rights_evidence", "rights_statement")
PEOPLE = (
    ("ines", "reader", None),
    ("theo", "second reader", None),
    ("marguerite", "moderator", "moderator"),
    ("okoye", "second moderator", "moderator"),
    ("admin", "admin", "admin"),
)


def password(name: str) -> str:
    """The demo listens on this machine only, so its passwords may be known."""
    return f"{name}-reads-closely"


class Command(BaseCommand):
    help = "Fill an empty site with the demo; run again it changes nothing."

    @cached_property
    def house(self) -> User:
        return User.objects.house()

    def handle(self, **options):
        if not DEMO:
            raise CommandError("The demo's passwords are known to everyone. It runs with PERFECTION_DEMO=1 only.")
        with transaction.atomic():
            people = {name: self._person(name, role) for name, _label, role in PEOPLE}
            texts = self._sources()
            self._annotations(people, texts, self._circle(people))
            demo_warnings.seed(people, texts)
            argued = demo_readings.seed(people, texts)
            demo_talk.seed(people, texts, argued["The consent critique"])
            demo_threads.seed(people, texts)
        self.stdout.write("People of the demo (name, password):")
        for name, label, _role in PEOPLE:
            self.stdout.write(f"  {label + ':':18} {name:12} {password(name)}")

    def _person(self, name: str, role: str | None) -> User:
        person = User.objects.filter(username=name).first()
        if person is None:
            address = f"{name}@{settings.SITE_HOST}.invalid"
            person = User.objects.create_user(name, address, password(name))
            EmailAddress.objects.create(user=person, email=address, verified=True, primary=True)
            if role:
                give_role(self.house, person, role)
        return person

    def _sources(self) -> dict[str, Source]:
        film = Film.objects.filter(slug="the-perfection").first() or sources.create_film(
            self.house, title="The Perfection", year=2018, director="Richard Shepard"
        )
        found = {}
        for meta in json.loads((HERE / "meta.json").read_text(encoding="utf-8")):
            kept = Source.objects.filter(manuscript__name=meta["file"], created_by=self.house).first()
            found[meta["stem"]] = kept or self._source(film, meta)
        return found

    def _source(self, film: Film, meta: dict) -> Source:
        """A text as an admin would bring it in: imported, what it prints about itself confirmed, published."""
        data = (HERE / "texts" / meta["file"]).read_bytes()
        raw, encoding = importer.decode(data)
        details = {name: meta[name] for name in ("kind", "publisher", "policy", *RIGHTS) if name in meta}
        imported = importer.read(raw, name=meta["file"])
        source = import_source(self.house, film, imported, Upload(data, meta["file"], encoding), **details)
        for warning in source.warnings.all():
            grade = meta["grades"].get(warning.category, 2)
            warnings.confirm(self.house, warning, Confirmation("accepted", grade))
        shown = tuple(meta.get("quoted", ()))
        quoted = [Change(entry.id, quoted=True) for entry in source.manuscript.read() if entry.text.startswith(shown)]
        if shown:
            source = sources.edit_draft(self.house, source, quoted, version=source.manuscript.version)
        return sources.publish(self.house, source)

    def _circle(self, people: dict[str, User]) -> Circle:
        """A circle of two, begun by ines; who runs the site is not in it."""
        token = uuid5(NAMESPACE_URL, "perfection-demo-circle")
        if kept := Circle.objects.filter(token=token).first():
            return kept
        about = "We read *one text a week* and say what it leaves out.\n\nDisagree with the page, not with each other."
        circle = circles.create(people["ines"], name="The second reading", about=about, token=token)
        circles.join(people["theo"], circles.invite(people["ines"], circle))
        return circle

    def _annotations(self, people: dict[str, User], texts: dict[str, Source], circle: Circle) -> None:
        for number, note in enumerate(json.loads((HERE / "annotations.json").read_text(encoding="utf-8"))):
            token = uuid5(NAMESPACE_URL, f"perfection-demo-{number}")
            if Annotation.objects.filter(token=token).exists():
                continue
            revision = texts[note["source"]].current
            selection = select(revision, note["quote"], note.get("occurrence", 1))
            for_circle = circle.pk if note["visibility"] == "circle" else None
            tags = tuple(note.get("tags", ()))
            writing = Writing(note["body"], note["kind"], note["visibility"], for_circle, tags)
            marginalia.annotate(people[note["author"]], selection, writing, token=token)
