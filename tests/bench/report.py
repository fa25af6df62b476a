"""A row is one promise: what was measured, its limit, and whether it holds."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    what: str
    value: float
    limit: float
    unit: str = "times"
    note: str = ""

    @property
    def holds(self) -> bool:
        return self.value <= self.limit


def show(rows: list[Row]) -> int:
    """Print the table; 1 where a promise is broken, for the shell."""
    width = max(len(row.what) for row in rows)
    print(f"{'':{width}}   measured      limit")
    for row in rows:
        mark = "ok" if row.holds else "TOO MUCH"
        print(f"{row.what:{width}}  {row.value:9.2f}  {row.limit:9.2f} {row.unit:8} {mark}  {row.note}")
    return 0 if all(row.holds for row in rows) else 1
