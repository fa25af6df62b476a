"""Makes `annotations/text/weights.tsv` from labelled texts, and says how well it would read texts it has not seen.

    PYTHONPATH=. python -m tests.text.fitting FOLDER... [--write]

It needs python-crfsuite, which nothing else here does: the weights are those of a linear chain of lines (a conditional
random field), most of them held at nothing, and the mean of six such chains, each of which sees most of the texts and
six in ten of the features, so that none leans on a single one. Texts are held out whole, a fifth of them at a time, and
read by the whole importer. A word counts only where three texts at least have it.

Each text is also seen in two shorter versions (`shorter`). The present weights saw 1,076 texts labelled by hand, of which
those in `labelled` counted twice, 1,598 shorter versions of them, 514 made ones (layouts of twenty-four sorts, filled
with sentences of texts by hand and with furniture of pages in seven languages), and 220 bodies of texts by hand between
the heads, boxes and feet of pages in fourteen languages. At first sight they and the rules read 96.2 in a hundred of the
blocks of 96 other texts rightly, where a line of the page that is kept counts as a block read wrongly.
"""

import json
import random
import sys
import tempfile
from collections import Counter
from pathlib import Path

import pycrfsuite

from annotations.text import context, importer, scored
from annotations.text import scene as scenes
from annotations.text.guard import KINDS
from tests.text import labels, shorter, truth

FOLDS = 5
LEAST = 3  # lines that have a feature
STRENGTH = {"c1": 0.3, "c2": 0.7}  # how much weights are held down
ROUNDS = 80
CHAINS = 6
SHORTER = 2  # shorter versions of each text
UNSEEN_FEATURES, UNSEEN_TEXTS = 0.4, 0.15  # what a chain does not see
SMALL = 0.03  # weights below it are left out of the table


def examples(path):
    """The features and the true kinds of the lines of a text, once as the rules read it and, where they take another
    line for the title, once more as they read it from the true title on."""
    label, found = json.loads(path.with_suffix(".json").read_text(encoding="utf-8")), []

    def listen(lines, facts, form):
        scene = scenes.read(lines, facts, form)
        kinds = truth.of(label, scene.lines)
        found.append((context.of(scene), kinds))
        return next((line for line, kind in zip(lines, kinds, strict=True) if kind == "title"), None)

    kept, scored.judge = scored.judge, listen
    try:
        labels.read(path)
    finally:
        scored.judge = kept
    return found[:2]


def shortened(path):
    """The examples of shorter versions of a text."""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(SHORTER):
            made = shorter.of(path, random.Random(f"{path.name} {number}"))
            if made:
                copy = Path(folder) / path.name
                copy.write_text(made[0], encoding="utf-8")
                copy.with_suffix(".json").write_text(json.dumps(made[1]), encoding="utf-8")
                found.append(examples(copy))
    return found


def fit(texts):
    """Weights by feature, as the importer takes them."""
    lines, spread = Counter(), Counter()
    for found in texts:
        features = [set(names) for names in found[0][0]]
        for names in features:
            lines.update(names)
        spread.update(set().union(*features))
    kept = {name for name, count in lines.items() if count >= LEAST and (not is_word(name) or spread[name] >= LEAST)}
    cells = {}
    for number in range(CHAINS):
        for name, kind, weight in _chain(texts, sorted(kept), random.Random(number)):
            row = cells.setdefault(name, {})
            row[kind] = row.get(kind, 0.0) + weight / CHAINS
    return cells


def _chain(texts, names, chance):
    kept = {name for name in names if chance.random() > UNSEEN_FEATURES}
    trainer = pycrfsuite.Trainer(verbose=False)
    for found in texts:
        if chance.random() < UNSEEN_TEXTS:
            continue
        for features, kinds in found:
            trainer.append([[name for name in dict.fromkeys(names) if name in kept] for names in features], kinds)
    trainer.set_params({**STRENGTH, "max_iterations": ROUNDS, "feature.possible_transitions": True})
    with tempfile.NamedTemporaryFile() as file:
        trainer.train(file.name)
        tagger = pycrfsuite.Tagger()
        tagger.open(file.name)
        info = tagger.info()
    yield from ((name, kind, weight) for (name, kind), weight in info.state_features.items())
    yield from ((scored.ABOVE + above, kind, weight) for (above, kind), weight in info.transitions.items())


def is_word(name):
    return name.split("|")[-1].startswith(("word:", "whole:", "start:", "in:"))


def table(cells):
    rows = ["feature\t" + "\t".join(KINDS)]
    for name, row in sorted(cells.items()):
        shown = [f"{row[kind]:.2f}" if abs(row.get(kind, 0)) >= SMALL else "" for kind in KINDS]
        if any(shown):
            rows.append("\t".join([name, *shown]))
    return "\n".join(rows) + "\n"


def score(path, cells):
    weights = {name: tuple((KINDS.index(kind), row[kind]) for kind in row) for name, row in cells.items()}
    kept, scored.weights = scored.weights, lambda: weights
    try:
        return labels.read(path).score()
    except importer.Unreadable:
        return 0, 1
    finally:
        scored.weights = kept


def texts(folders):
    """The texts of the folders; one that stands in two of them counts once."""
    paths = [(folder, path) for folder in folders for path in sorted(folder.iterdir()) if path.suffix in labels.ENDINGS]
    first = {path.read_bytes(): path for _folder, path in reversed(paths)}
    return [(folder, path) for folder, path in paths if first[path.read_bytes()] == path]


def main():
    folders = [Path(name) for name in sys.argv[1:] if not name.startswith("-")]
    paths = texts(folders)
    random.Random(5).shuffle(paths)
    samples = {path: [examples(path), *shortened(path)] for _folder, path in paths}
    totals = {folder: [0, 0] for folder in folders}
    for fold in range(FOLDS):
        seen = [path for number, (_folder, path) in enumerate(paths) if number % FOLDS != fold]
        cells = fit([found for path in seen for found in samples[path]])
        for folder, path in paths[fold::FOLDS]:
            for place, count in enumerate(score(path, cells)):
                totals[folder][place] += count
    print("held out", *(f"{folder.name} {100 * right / all_of:.1f} %" for folder, (right, all_of) in totals.items()))
    if "--write" in sys.argv:
        scored.TABLE.write_text(
            table(fit([found for versions in samples.values() for found in versions])), encoding="utf-8"
        )


if __name__ == "__main__":
    main()
