"""The places in the code that narrow a list to what somebody may see, and taking one of them away."""

import ast
import functools
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FrameType

from django.apps import apps
from django.db.models import QuerySet

from perfection_site.accounts.compiled import Compiled

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("annotations", "critiques", "perfection_site")
# Methods of our querysets that stand between a list and who looks at it.
SCOPING = (
    "visible_to", "public", "read_by", "own_of", "withdrawn_by", "put_back_by", "taken_back_by", "editable_by", "gone",
    "known_to",
)  # fmt: skip


@dataclass(frozen=True, order=True)
class Site:
    """A call of one of SCOPING. `end` is where it ends in its file: two in one line are two."""

    path: str
    line: int
    function: str
    method: str
    end: tuple[int, int]

    @property
    def name(self) -> str:
        """How the table of harmless ones names it: lines move."""
        return f"{self.path}:{self.function}:{self.method}"

    def __str__(self):
        return f"{self.path}:{self.line} .{self.method}() in {self.function}"


def sites() -> list[Site]:
    """Every such call in the rooms, read from their source."""
    return sorted(
        site
        for room in ROOMS
        for path in (ROOT / room).rglob("*.py")
        if "migrations" not in path.parts
        for site in _in(path)
    )


def _in(path: Path) -> Iterator[Site]:
    place = str(path.relative_to(ROOT))

    def walk(node, function: str):
        for child in ast.iter_child_nodes(node):
            is_named = isinstance(child, ast.FunctionDef | ast.ClassDef)
            inside = f"{function}.{child.name}".lstrip(".") if is_named else function
            if isinstance(child, ast.Call) and isinstance(child.func, ast.Attribute) and child.func.attr in SCOPING:
                end = (child.end_lineno, child.end_col_offset)
                yield Site(place, child.func.end_lineno, inside, child.func.attr, end)
            yield from walk(child, inside)

    yield from walk(ast.parse(path.read_text(encoding="utf-8")), "")


def end_of_call(frame: FrameType) -> tuple[str, tuple[int, int]]:
    """Where the call ends that a frame is in: its file, below ROOT, and line and column in it. Elsewhere, nowhere."""
    return _end(frame.f_code.co_filename, frame.f_code, frame.f_lasti)


@functools.cache
def _end(file: str, code: CodeType, lasti: int) -> tuple[str, tuple[int, int]]:
    # Code that reads alike is equal, whatever file it is in.
    path = Path(file)
    if not path.is_relative_to(ROOT):
        return "", (0, 0)
    _line, line, _column, column = list(code.co_positions())[lasti // 2]
    return str(path.relative_to(ROOT)), (line, column)


def _querysets() -> set[type[QuerySet]]:
    return {type(model._default_manager.all()) for model in apps.get_models() if model.__module__.startswith(ROOMS)}


class Watch:
    """While it is on: which sites are `reached`, and one of them, `removed`, narrows nothing."""

    def __init__(self):
        self._sites = {(site.path, site.end): site for site in sites()}
        self.reached: set[Site] = set()
        self.removed: Site | None = None

    def _caller(self) -> Site | None:
        frame = sys._getframe(2)
        while "django/db/models/" in frame.f_code.co_filename:  # a manager hands on to its queryset
            frame = frame.f_back
        return self._sites.get(end_of_call(frame))

    def _watched(self, method):
        @functools.wraps(method)
        def watched(queryset, *args, **more):
            site = self._caller()
            self.reached.add(site)
            return queryset.all() if site and site == self.removed else method(queryset, *args, **more)

        return watched

    def _prepared(self, ordinarily):
        """In the place of `Compiled._prepared`: what was built once would never be seen to call anything again, nor be
        built without what is removed. With it, what was built, and through which sites."""
        through: dict[Compiled, set] = {}

        def prepared(compiled, values):
            known = through.get(compiled)
            if known is not None and self.removed not in known:
                self.reached |= known
                return ordinarily(compiled, values)
            compiled._sql, before, self.reached = None, self.reached, set()
            made, came = ordinarily(compiled, values), self.reached - {None}
            self.reached = before | came
            if self.removed in came:
                compiled._sql = None
            else:
                through[compiled] = came
            return made

        return prepared, through

    @contextmanager
    def on(self):
        patched = [(of, name, vars(of)[name]) for of in _querysets() for name in SCOPING if name in vars(of)]
        for of, name, method in patched:
            setattr(of, name, self._watched(method))
        ordinarily = Compiled._prepared
        Compiled._prepared, built = self._prepared(ordinarily)
        try:
            yield self
        finally:
            Compiled._prepared = ordinarily
            for compiled in built:
                compiled._sql = None
            for of, name, method in patched:
                setattr(of, name, method)
