"""The house: its floors, its sockets, its doors and its sizes."""

import ast
import importlib
import inspect
import re
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import models
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from annotations.marginalia import actions as marginalia
from annotations.marginalia.models import Annotation
from annotations.text.editing import Change
from critiques.moderation import actions as moderation
from critiques.moderation.actions import Ruling
from perfection_site.accounts.models import AuditEntry, User
from perfection_site.circles import actions as circles
from perfection_site.house.models import HouseText
from tests import make
from tests.accounts.examples import EXAMPLES as EXAMPLES_OF_ACCOUNTS
from tests.circles.examples import EXAMPLES as EXAMPLES_OF_CIRCLES
from tests.people import person
from tests.readings.examples import EXAMPLES as EXAMPLES_OF_READINGS
from tests.threads.examples import EXAMPLES as EXAMPLES_OF_THREADS
from tests.warnings.examples import EXAMPLES as EXAMPLES_OF_WARNINGS

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("perfection_site", "annotations", "critiques")
# Lowest first: a room may depend on what stands before it.
FLOORS = (
    "accounts",
    "house",
    "circles",
    "sources",
    "passages",
    "marginalia",
    "warnings",
    "reader",
    "threads",
    "readings",
    "moderation",
    "perfection_site",
)


def _files(*endings: str):
    for top in (*ROOMS, "templates", "tests"):
        for path in sorted((ROOT / top).rglob("*")):
            if path.suffix in endings and "vendor" not in path.parts and "migrations" not in path.parts:
                yield path


# ---- sizes


@pytest.mark.parametrize(
    "path", list(_files(".py", ".js", ".css", ".html")), ids=lambda path: str(path.relative_to(ROOT))
)
def test_no_file_is_longer_than_300_lines(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


def test_no_function_is_longer_than_40_lines():
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name} {node.end_lineno - node.lineno + 1}"
        for path in _files(".py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno + 1 > 40
    ]
    assert long == []


# ---- floors


def test_migrations_depend_downwards_only():
    upward = []
    for (app, name), migration in MigrationLoader(None, ignore_no_migrations=True).disk_migrations.items():
        for other, _name in migration.dependencies:
            if app in FLOORS and other in FLOORS and FLOORS.index(other) > FLOORS.index(app):
                upward.append(f"{app}.{name} depends on {other}")
    assert upward == []


def test_every_room_has_its_floor():
    ours = {config.label for config in apps.get_app_configs() if config.name.startswith(ROOMS)}
    assert ours == set(FLOORS)


def test_no_model_is_looked_up_by_name_and_no_signal_is_used():
    banned = re.compile(r"get_model\(|import_string|post_save|pre_save|m2m_changed|from django\.dispatch|import_module")
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in _files(".py")
        if "tests" not in path.parts
        for match in banned.finditer(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_evidence_is_never_cascaded_away():
    """Only what is derived from a row may go with it."""
    derived = {"Placement.passage", "CoverageChange.revision", "BlockCoverage.revision", "SearchEntry.source"}
    derived |= {"AnnotationSearch.annotation", "ReadingSearch.reading"}
    own = {"WarningProfile.person"}  # nothing but the person's own choices, which go before they do
    cascading = {
        f"{model.__name__}.{field.name}"
        for model in apps.get_models()
        if model._meta.app_label in FLOORS
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey) and field.remote_field.on_delete is models.CASCADE
    }
    assert cascading == derived | own


# ---- acts


def _emptied(act):
    note = marginalia.withdraw(person("reader"), make.annotation())
    Annotation.objects.filter(pk=note.pk).update(withdrawn_at=timezone.now() - timedelta(days=31))
    return act(User.objects.house(), note)


def _hidden():
    return make.hidden()[0]


def _revised(act):
    text = HouseText.objects.get(slug="rules")
    return act(person("admin"), text, body="## One rule\n\nBe kind.", why="Shorter.", version=1)


def _erased(act):
    sent = make.report()
    case = moderation.decide(person("moderator"), sent.case, Ruling("keep", "Answered."), version=1).case
    return act(person("admin"), case.reports.get())


def _passed_on(act):
    person("admin")
    return act(person("moderator"), make.report(on=make.source()).case, version=1)


# One example of every public function of every actions.py, with the audit entry it must leave.
EXAMPLES = {
    "accounts.actions.give_role": (
        lambda act: act(User.objects.house(), person("reader"), "moderator"), "user.role_given"),
    "accounts.actions.prefer": (lambda act: act(person("reader"), timezone="Europe/Berlin"), "user.time_zone_set"),
    **EXAMPLES_OF_ACCOUNTS,
    "sources.actions.create_film": (lambda act: act(person("admin"), title="Another"), "film.created"),
    "sources.actions.import_source": (lambda _act: make.draft(), "source.imported"),
    "sources.actions.describe": (lambda act: act(person("admin"), make.draft(), title="Better"), "source.described"),
    "sources.actions.edit_draft": (
        lambda act: act(person("admin"), make.draft(), [Change(3, kind="dropped")], version=1), "source.draft_edited"),
    "sources.actions.reread": (
        lambda act: act(person("admin"), make.draft(), encoding="", form="text", version=1), "source.reread"),
    "sources.actions.publish": (lambda _act: make.source(), "source.published"),
    "sources.actions.unpublish": (
        lambda act: act(person("admin"), make.source(), reason="The author asked."), "source.unpublished"),
    "sources.actions.take_down": (
        lambda act: act(person("admin"), make.source(), reason="The author asked."), "source.taken_down"),
    **EXAMPLES_OF_WARNINGS,
    **EXAMPLES_OF_READINGS,
    **EXAMPLES_OF_THREADS,
    "passages.actions.quote": (lambda _act: make.annotation(), "passage.quoted"),
    "marginalia.actions.annotate": (lambda _act: make.annotation(), "annotation.created"),
    "marginalia.actions.withdraw": (lambda act: act(person("reader"), make.annotation()), "annotation.withdrawn"),
    "marginalia.actions.unwithdraw": (
        lambda act: act(person("reader"), marginalia.withdraw(person("reader"), make.annotation())),
        "annotation.unwithdrawn"),
    "marginalia.actions.edit": (lambda _act: make.edited(make.annotation()), "annotation.edited"),
    "marginalia.actions.delete_version": (
        lambda act: act(person("reader"), make.edited(make.annotation()).versions.get()),
        "annotation.version_deleted"),
    "marginalia.actions.delete_history": (
        lambda act: act(person("reader"), make.edited(make.annotation())), "annotation.history_deleted"),
    "marginalia.actions.erase": (_emptied, "annotation.erased"),
    "marginalia.actions.open_to_site": (
        lambda _act: make.flagged_in_circle(make.circle(members=["stranger"]), "stranger"),
        "annotation.opened_to_site"),
    "marginalia.actions.hide": (
        lambda act: act(person("moderator"), make.annotation(), rule="spam"), "annotation.hidden"),
    "marginalia.actions.restore": (lambda act: act(person("second_moderator"), _hidden()), "annotation.restored"),
    "marginalia.actions.accept": (lambda act: act(person("moderator"), make.waiting()), "annotation.accepted"),
    **EXAMPLES_OF_CIRCLES,
    "house.actions.revise": (_revised, "house_text.revised"),
    "moderation.actions.report": (lambda _act: make.report(), "report.sent"),
    "moderation.actions.confirm": (lambda act: act(User.objects.house(), make.report()), "report.confirmed"),
    "moderation.actions.pass_on": (_passed_on, "case.passed_on"),
    "moderation.actions.erase": (_erased, "report.erased"),
    "moderation.actions.decide_waiting": (
        lambda act: act(person("moderator"), make.waiting(), Ruling("accept", ""), version=1), "case.decided"),
    "moderation.actions.flag": (lambda _act: make.flagged(), "annotation.flagged"),
    "moderation.actions.decide": (lambda _act: make.hidden(), "case.decided"),
}  # fmt: skip


def _acts():
    """Every function of an actions.py whose first parameter is the actor; its `__all__` names those of other files."""
    for path in sorted(ROOT.glob("*/*/actions.py")):
        module = importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
        for name, function in inspect.getmembers(module, inspect.isfunction):
            own = inspect.unwrap(function).__module__ == module.__name__ or name in getattr(module, "__all__", ())
            if own and not name.startswith("_") and "actor" in inspect.signature(function).parameters:
                yield f"{path.parent.name}.actions.{name}", function


def test_every_act_has_an_example():
    assert {name for name, _function in _acts()} == set(EXAMPLES)


@pytest.mark.django_db
@pytest.mark.parametrize("name", EXAMPLES)
def test_every_act_is_audited(name):
    run, verb = EXAMPLES[name]
    before = AuditEntry.objects.count()
    run(dict(_acts())[name])
    assert AuditEntry.objects.filter(verb=verb).exists()
    assert AuditEntry.objects.count() > before


def test_the_first_parameter_of_every_act_is_the_actor():
    wrong = [name for name, act in _acts() if next(iter(inspect.signature(act).parameters)) != "actor"]
    assert wrong == []


@pytest.mark.django_db
def test_the_audit_holds_no_sentence_anybody_wrote():
    words = f"unrepeatable {uuid4().hex}"
    _note, _case = make.hidden(body=words)
    make.report(complaint=words, sender=words, where=words)
    make.warning(put="disputed", brief=words, detail=words, why=words)
    circles.archive(person("reader"), make.circle(name=words, about=words, members=["stranger"]))
    assert not [entry for entry in AuditEntry.objects.all() if words in str(entry.detail)]
    assert not [entry for entry in AuditEntry.objects.all() if "goes for the person" in str(entry.detail)]
