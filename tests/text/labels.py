"""Texts with labels: what a person reads in them, and how much of it the importer reads too."""

import json
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from annotations.text import importer

FOLDER = Path(__file__).parent / "labelled"
ENDINGS = (".txt", ".md", ".html")


def texts() -> list[Path]:
    return sorted(path for path in FOLDER.iterdir() if path.suffix in ENDINGS)


@dataclass
class Reading:
    """What was read of one text, beside its label."""

    path: Path
    label: dict
    imported: importer.Imported

    @property
    def found(self) -> dict:
        return self.imported.to_json()

    def score(self) -> tuple[int, int]:
        """Blocks read rightly, and blocks in all: those of the label and those made of something else."""
        wanted = [(kind, _key(begin)) for kind, begin in self.label["blocks"]]
        made = [(block["kind"], _key(block["text"])) for block in self.found["blocks"]]
        right, matched = 0, 0
        for i, j in self._pairs([begin for _kind, begin in wanted], [text for _kind, text in made]):
            matched += 1
            right += wanted[i][0] == made[j][0]
        return right, len(wanted) + len(made) - matched

    @staticmethod
    def _pairs(wanted: list[str], made: list[str]) -> list[tuple[int, int]]:
        """The longest agreement in order between beginnings and texts."""
        names = {begin: number for number, begin in enumerate(dict.fromkeys(wanted))}
        begins = sorted(names, key=len, reverse=True)
        seen = [next((names[begin] for begin in begins if text.startswith(begin)), -1) for text in made]
        matcher = SequenceMatcher(None, [names[begin] for begin in wanted], seen, autojunk=False)
        return [(m.a + k, m.b + k) for m in matcher.get_matching_blocks() for k in range(m.size)]

    def wrong_facts(self) -> dict:
        """Fields that differ: name, as labelled, as read."""
        names = ("title", "author", "publisher", "published", "language", "kind")
        told = [name for name in names if name in self.label]
        return {name: (self.label[name], self.found[name]) for name in told if self.label[name] != self.found[name]}

    def wrong_asides(self) -> list[str]:
        """Notices, support and dropped lines and comments that are not as labelled."""
        found, wrong = self.found, []
        notices = [[n["text"], list(n["categories"]), n["spoiler"]] for n in found["notices"]]
        for (begin, named, spoils), (text, *read) in zip(self.label["notices"], notices, strict=False):
            # A label may name the categories in any order.
            if not text.startswith(begin) or [sorted(named), spoils] != [sorted(read[0]), read[1]]:
                wrong.append(f"notice {text} {read}, not {[named, spoils]}")
        if len(notices) != len(self.label["notices"]):
            wrong.append(f"notices {notices}")
        if len(found["support"]) != len(self.label["support"]):
            wrong.append(f"support {found['support']}")
        dropped = [item["text"] for item in found["dropped"]]
        wrong += [
            f"not dropped: {begin}" for begin in self.label["dropped"] if not any(begin in text for text in dropped)
        ]
        said = [[c["author"], b["level"], b["text"]] for c in found["comments"] for b in c["blocks"]]
        for (who, level, begin), (name, deep, text) in zip(self.label["comments"], said, strict=False):
            if (who, level) != (name, deep) or not text.startswith(begin):
                wrong.append(f"comment {name} {deep} {text[:30]}")
        if len(said) != len(self.label["comments"]):
            wrong.append(f"comments {[text[:30] for _name, _deep, text in said]}")
        return wrong

    def dropped_body(self) -> list[str]:
        """Dropped lines that the label holds to be the text's own."""
        dropped = [_key(item["text"]) for item in self.found["dropped"]]
        blocks = [_key(begin) for _kind, begin in self.label["blocks"] if len(begin) > 12]
        expected = [_key(begin) for begin in self.label["dropped"]]
        return [
            text for text in dropped if any(text.startswith(begin) for begin in blocks)
            and not any(text.startswith(begin) or begin in text for begin in expected)
        ]  # fmt: skip


def _key(text: str) -> str:
    return " ".join(text.split())


def read(path: Path) -> Reading:
    label = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    raw, _encoding = importer.decode(path.read_bytes())
    return Reading(path, label, importer.read(raw, name=path.name))


if __name__ == "__main__":
    right = total = 0
    for path in texts():
        reading = read(path)
        good, blocks = reading.score()
        right, total = right + good, total + blocks
        problems = [*reading.wrong_asides(), *(f"{n}: {was}" for n, was in reading.wrong_facts().items())]
        print(f"{path.name:28} {good}/{blocks}", *problems, sep="\n      " if problems else " ")
    print(f"{right}/{total} = {right / total:.3f}")
