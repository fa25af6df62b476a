"""One way to come to a surface. A new page needs one line in one of the tables beside this file."""

import itertools
import re
from dataclasses import dataclass, field, replace


@dataclass(frozen=True)
class Visit:
    """`path` and what is posted hold placeholders, `{note}`, each tried with every value of `world.addresses`.

    `by_link` says why whoever has the address may know what it leads to; `tells` names the secrets they may read there.
    """

    path: str
    data: dict | None = field(default=None, hash=False)  # what is posted; None is a GET
    htmx: bool = False
    head: bool = False
    after: "tuple[str, Visit] | None" = None  # what somebody has done just before, undone with it
    by_link: str = ""
    tells: tuple[str, ...] = ()

    @property
    def method(self) -> str:
        return "HEAD" if self.head else "GET" if self.data is None else "POST"

    def __str__(self):
        said = f" {self.data}" if self.data else ""
        said += f" after {self.after[0]}: {self.after[1]}" if self.after else ""
        return f"{self.method} {self.path}{said}{' (htmx)' if self.htmx else ''}"

    def each(self, ids: dict[str, list]):
        """This visit with its placeholders filled in, in every way."""
        wanted = sorted(self._placeholders())
        for values in itertools.product(*(ids[name] for name in wanted)):
            yield self._filled(dict(zip(wanted, values, strict=True)))

    def _placeholders(self) -> set[str]:
        fields = [self.path, *map(str, (self.data or {}).values())]
        own = {name for said in fields for name in re.findall(r"{(\w+)}", said)}
        return own | self.after[1]._placeholders() if self.after else own

    def _filled(self, given: dict) -> "Visit":
        data = None if self.data is None else {key: str(said).format(**given) for key, said in self.data.items()}
        after = self.after and (self.after[0], self.after[1]._filled(given))
        return replace(self, path=self.path.format(**given), data=data, after=after)


def get(*paths: str, **more) -> list[Visit]:
    return [Visit(path, **more) for path in paths]


def post(path: str, **data) -> list[Visit]:
    return [Visit(path, data=data)]


def part(*paths: str) -> list[Visit]:
    """As htmx asks."""
    return [Visit(path, htmx=True) for path in paths]
