"""The places in the code that let words through `present()`, and taking the covers of one of them away."""

import ast
import copy
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.contrib.auth.models import AnonymousUser

from annotations.text.profiles import PRESETS, Profile
from annotations.warnings import openings, present
from annotations.warnings.models import ContentWarning
from tests.leaks.scopes import ROOMS, ROOT, end_of_call

DOORS = ("present", "present_all")
_ITSELF = "annotations/warnings/present.py"
_EVERYTHING = Profile(PRESETS["researcher"], spoilers=True)
_BROUGHT = ("carried", "standing")  # what has been decided before, see `present`


@dataclass(frozen=True, order=True)
class Door:
    """A call of one of DOORS; `end` is where it ends in its file."""

    path: str
    line: int
    function: str
    method: str
    what: str
    end: tuple[int, int]

    @property
    def name(self) -> str:
        """How the table of harmless ones names it: lines move."""
        return f"{self.path}:{self.function}({self.what})"

    def __str__(self):
        return f"{self.path}:{self.line} {self.method}() in {self.function}"


def doors() -> list[Door]:
    """Every such call in the rooms, read from their source."""
    files = (path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
    return sorted(door for path in files if str(path.relative_to(ROOT)) != _ITSELF for door in _in(path))


def _in(path: Path) -> Iterator[Door]:
    place = str(path.relative_to(ROOT))

    def walk(node, function: str):
        for child in ast.iter_child_nodes(node):
            is_named = isinstance(child, ast.FunctionDef | ast.ClassDef)
            inside = f"{function}.{child.name}".lstrip(".") if is_named else function
            if isinstance(child, ast.Call) and isinstance(child.func, ast.Name) and child.func.id in DOORS:
                end, what = (child.end_lineno, child.end_col_offset), ast.unparse(child.args[0])[:40]
                yield Door(place, child.lineno, inside, child.func.id, what, end)
            yield from walk(child, inside)

    yield from walk(ast.parse(path.read_text(encoding="utf-8")), "")


def _bare(things: list) -> None:
    """What was decided for the viewer before is decided again."""
    for thing in things:
        claim = getattr(thing, "claim", None)
        for one in (
            thing,
            *(getattr(thing, name, None) for name in ("annotation", "reading")),
            getattr(claim, "reading", None),
        ):
            for name in _BROUGHT:
                getattr(one, "__dict__", {}).pop(name, None)


def _uncovered(things: list, viewer, surface) -> list:
    """As if nobody wanted anything covered, and every line stood on its own page."""
    viewer = AnonymousUser() if viewer is None else copy.copy(viewer)
    viewer.profile, viewer.openings = _EVERYTHING, openings.NOTHING
    if any(isinstance(thing, ContentWarning) for thing in things):
        surface = present.Surface.DESK if surface is present.Surface.DESK else present.Surface.PAGE
    _bare(things)
    try:
        return present.present_all(things, viewer, surface)
    finally:
        _bare(things)


class Watch:
    """While it is on: which doors are `reached`, and one of them, `removed`, covers nothing."""

    def __init__(self):
        self._doors = {(door.path, door.end): door for door in doors()}
        self.reached: set[Door] = set()
        self.removed: Door | None = None

    def _through(self) -> Door | None:
        frame = sys._getframe(2)
        door = self._doors.get(end_of_call(frame))
        self.reached |= {door} - {None}
        return door

    def _present(self, thing, viewer, surface):
        door = self._through()
        if door and door == self.removed:
            return _uncovered([thing], viewer, surface)[0]
        return present.present(thing, viewer, surface)

    def _present_all(self, things, viewer, surface):
        door = self._through()
        if door and door == self.removed:
            return _uncovered(list(things), viewer, surface)
        return present.present_all(things, viewer, surface)

    @contextmanager
    def on(self):
        instead = {present.present: self._present, present.present_all: self._present_all}
        patched = [
            (module, name, vars(module)[name])
            for module in list(sys.modules.values())
            if module is not present and module.__name__.startswith(ROOMS)
            for name in DOORS
            if vars(module).get(name) in instead
        ]
        for module, name, door in patched:
            setattr(module, name, instead[door])
        try:
            yield self
        finally:
            for module, name, door in patched:
                setattr(module, name, door)
