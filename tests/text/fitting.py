"""Makes `annotations/text/weights.tsv` from labelled texts, and says how well it would read texts it has not seen.

    PYTHONPATH=. python -m tests.text.fitting FOLDER... [--write]

It needs numpy, which nothing else here does. Texts are held out whole, a tenth of them at a time.
"""

import json
import sys
from pathlib import Path

import numpy

from annotations.text import features, scored
from annotations.text import scene as scenes
from tests.text import labels

KINDS = (
    "paragraph", "heading", "standfirst", "list_item", "quotation", "pull_quote", "caption", "contents", "credit",
    "related", "notice", "support", "dropped",
)  # fmt: skip
STRENGTH = 2.0  # how much weights are held down
LEAST = 0.08  # weights below it are left out of the table


def examples(path):
    """For every open line of a text its features, what it is, and what the rules alone made of it."""
    found = []

    def listen(lines, facts, form):
        scene = scenes.read(lines, facts, form)
        gold = truth(path, [line.text for line in scene.lines])
        for index in scored.candidates(scene):
            if gold[index]:
                line = scene.lines[index]
                found.append((features.of(scene, index), gold[index], line.fate or "paragraph", line.text))

    kept, scored.judge = scored.judge, listen
    try:
        labels.read(path)
    finally:
        scored.judge = kept
    return found


def truth(path, texts):
    """What the label says of each line: a kind, "dropped" where it names none; empty for the title."""
    label = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    keyed = [labels._key(text) for text in texts]
    wanted = [(kind, labels._key(begin)) for kind, begin in label["blocks"]]
    kinds = [""] * len(texts)
    for i, j in labels.Reading._pairs([begin for _kind, begin in wanted], keyed):
        kinds[j] = wanted[i][0]
    for index, text in enumerate(keyed):
        if kinds[index]:
            continue
        if any(text.startswith(labels._key(begin)) for begin, *_rest in label["notices"]):
            kinds[index] = "notice"
        elif any(text.startswith(labels._key(begin)) for begin in label["support"]):
            kinds[index] = "support"
        elif any(text.startswith(labels._key(begin)) for _who, _deep, begin in label["comments"]):
            kinds[index] = ""
        elif text != label["title"] and not any(text.startswith(begin) for _kind, begin in wanted):
            kinds[index] = "dropped"
    return kinds


def fit(samples, rounds=400):
    """Weights of a multinomial logistic regression, features by kinds."""
    counts = {}
    for names, *_rest in samples:
        for name in names:
            counts[name] = counts.get(name, 0) + 1
    rows = {name: number for number, name in enumerate(sorted(n for n, c in counts.items() if c >= 3))}
    x = numpy.zeros((len(samples), len(rows)))
    y = numpy.zeros((len(samples), len(KINDS)))
    for number, (names, kind, *_rest) in enumerate(samples):
        x[number, [rows[name] for name in names if name in rows]] = 1
        y[number, KINDS.index(kind)] = 1
    w, mean, square = numpy.zeros((len(rows), len(KINDS))), 0.0, 0.0
    for step in range(1, rounds + 1):
        p = x @ w
        p = numpy.exp(p - p.max(axis=1, keepdims=True))
        p /= p.sum(axis=1, keepdims=True)
        slope = x.T @ (p - y) + STRENGTH * w
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        w -= 0.05 * (mean / (1 - 0.9**step)) / (numpy.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return {name: dict(zip(KINDS, map(float, w[number]), strict=True)) for name, number in rows.items()}


def table(weights):
    rows = ["feature\t" + "\t".join(KINDS)]
    for name, cells in sorted(weights.items()):
        shown = [f"{cells[kind]:.2f}" if abs(cells[kind]) >= LEAST else "" for kind in KINDS]
        if any(shown):
            rows.append("\t".join([name, *shown]))
    return "\n".join(rows) + "\n"


def score(path, weights):
    scored.weights = lambda: weights
    return labels.read(path).score()


def main():
    folders = [Path(name) for name in sys.argv[1:] if not name.startswith("-")]
    paths = [(folder, path) for folder in folders for path in sorted(folder.iterdir()) if path.suffix in labels.ENDINGS]
    first = {path.read_bytes(): path for _folder, path in reversed(paths)}  # a text may stand in two folders
    paths = [(folder, path) for folder, path in paths if first[path.read_bytes()] == path]
    samples = {path: examples(path) for _folder, path in paths}
    weigh = scored.weights
    for name, held in (("rules", None), ("held out", 10)):
        totals = {folder: [0, 0] for folder in folders}
        for fold in range(held or 1):
            if held:
                learn = [s for n, (_f, path) in enumerate(paths) if n % held != fold for s in samples[path]]
                weights = fit(learn)
            else:
                weights = {}
            for number, (folder, path) in enumerate(paths):
                if held and number % held != fold:
                    continue
                right, total = score(path, weights)
                totals[folder][0] += right
                totals[folder][1] += total
        print(name, *(f"{folder.name} {100 * a / b:.1f} %" for folder, (a, b) in totals.items()))
    scored.weights = weigh
    if "--write" in sys.argv:
        scored.TABLE.write_text(table(fit([s for found in samples.values() for s in found])), encoding="utf-8")


if __name__ == "__main__":
    main()
