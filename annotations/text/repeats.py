"""What lines have in common: those that say the same, count on, announce each other, or share words with the text.

These are features, as in `context`: each function gives for every line of a text the names of what holds for it.
"""

import re
from bisect import bisect_right
from collections import Counter

from annotations.text import dates
from annotations.text.bylines import BY, LONE_NAME
from annotations.text.lines import Line, key
from annotations.text.scene import Scene

LONGEST = 120  # code points of a line whose words are looked at
BODY = 180  # code points of a line that is taken for running text
FAR = (1, 2, 3, 5, 9, 17)
_LABEL = re.compile(r"^([^\W\d_][^:.!?]{0,30}):(?:\s|$)")
_NUMBER = re.compile(r"^\W{0,2}(?:no\.? ?)?(\d{1,3})(?:[.):]|\s[–—-])?\s+\S", re.IGNORECASE)
_FOOT = frozenset(("rights", "legal", "subscribe", "follow", "made", "fund", "network", "share"))


def form(text: str) -> str:
    """The line with every number, word and capitalised word as one sign."""
    text = re.sub(r"\d+", "9", text)
    text = re.sub(r"[^\W\d_]*[A-ZÀ-Þ][^\W\d_]*", "A", text)
    return re.sub(r"(?:[^\W\dA_]+)", "a", text)[:16]


def said_again(scene: Scene) -> list[list[str]]:
    """Whether a line is said again above or below, and how often others have its label, its first words, its form."""
    own = scene.lines
    keys = [key(_NUMBER.sub(lambda m: m.group()[-1], line.text).removesuffix("[edit]")) for line in own]
    places: dict[str, list[int]] = {}
    counts: dict[str, int] = {}
    values: dict[str, set[str]] = {}
    traits = []
    for index, line in enumerate(own):
        places.setdefault(keys[index], []).append(index)
        match = _LABEL.match(line.text)
        mine = [f"label {match[1].casefold()}"] if match else []
        if len(line.text) < BODY:
            mine += [f"starts {' '.join(keys[index].split()[:2])}", f"form {form(line.text)}"]
            mine += [f"{line.hint}{sorted(line.around)}"] if line.around else []
        traits.append(mine)
        for trait in mine:
            counts[trait] = counts.get(trait, 0) + 1
            values.setdefault(trait, set()).add(keys[index])
    found = []
    for index in range(len(own)):
        here = places[keys[index]]
        names = ["again-below"] if here[-1] > index else []
        names += ["again-above"] if here[0] < index else []
        if here[-1] > index:
            names.append(f"again-below:{bisect_right(FAR, here[-1] - index)}")
        if here[-1] > index + 1 and index + 1 < len(own) and places[keys[index + 1]][-1] > index + 1:
            names.append("next-again-below")
        for trait in traits[index]:
            if trait.startswith(("label ", "starts ")) and counts[trait] > 1:
                many = min(3, len(values[trait]))
                names.append(f"template-{trait.split(' ')[0]}:{many}:{len(values[trait]) == counts[trait]}")
            sort = trait.split(" ")[0] if " " in trait else "markup"
            names.append(
                f"shared-{sort if sort in ('label', 'starts', 'form') else 'markup'}:{bisect_right(FAR, counts[trait])}"
            )
        found.append(names)
    return found


def chains(own: list[Line], step: int) -> dict[int, list[int]]:
    """For each line that counts up (or down, for a `step` of -1) with others the indexes of them all."""
    numbered = [(index, int(match[1])) for index, line in enumerate(own) if (match := _NUMBER.match(line.text))]
    last: dict[int, int] = {}
    chain: dict[int, list[int]] = {}
    for index, number in numbered:
        before = last.get(number - step)
        chain[index] = [*chain[before], index] if before is not None and index - before <= 60 else [index]
        last[number] = index
    longest: dict[int, list[int]] = {}
    for members in sorted(chain.values(), key=len):
        if len(members) >= 2:
            longest.update(dict.fromkeys(members, members))
    return longest


def counts(own: list[Line], step: int) -> list[list[int]]:
    """Each of these chains once."""
    return list({id(members): members for members in chains(own, step).values()}.values())


def _chained(own: list[Line], way: str, step: int, found: list[list[str]]) -> None:
    """Lines that count, how many they are, whether text stands between, and how far the next of them is."""
    heads, longest = [], chains(own, step)
    for index, members in longest.items():
        gap = (members[-1] - members[0]) / (len(members) - 1)
        near = "near" if gap < 1.5 else "apart"
        found[index] += [f"chain:{near}:{min(4, len(members))}", f"chain:{near}:{way}"]
        if near == "apart" and len(members) >= 3:
            heads.append(index)
    heads.sort()
    for begin, end in zip(heads, [*heads[1:], len(own)], strict=False):
        for at in range(begin + 1, min(end, begin + 60)):
            found[at] += [
                f"in-chain:{min(5, at - begin)}",
                f"in-chain-left:{min(4, end - at)}" if end < len(own) else "in-chain-last",
            ]


def counted(scene: Scene) -> list[list[str]]:
    """Lines whose numbers follow on each other, up or down: next to each other, or with text between."""
    own = scene.lines
    found: list[list[str]] = [[] for _line in own]
    for way, step in (("up", 1), ("down", -1)):
        _chained(own, way, step, found)
    said = turns(own)
    for index in said:
        found[index] += ["turn", f"turns:{bisect_right(FAR, len(said))}"]
    return found


def turns(own: list[Line]) -> list[int]:
    """The lines that begin with a name and a colon, of names that do so three times."""
    labels = [(index, match[1]) for index, line in enumerate(own) if (match := _LABEL.match(line.text))]
    count = Counter(label for _index, label in labels if len(label.split()) <= 3)
    return [index for index, label in labels if count[label] >= 3]


def foretold(scene: Scene) -> list[list[str]]:
    """Short lines one below the other that stand again further down, in the same order, each above text of its own."""
    own = scene.lines
    keys = [key(_NUMBER.sub(lambda match: match.group()[-1], line.text).removesuffix("[edit]")) for line in own]
    places: dict[str, list[int]] = {}
    for index, text in enumerate(keys):
        places.setdefault(text, []).append(index)
    found: list[list[str]] = [[] for _line in own]
    run: list[int] = []
    goal = -1
    for index in range(len(own) + 1):
        later = [at for at in places[keys[index]] if at > max(goal, index + 1)] if index < len(own) else []
        if later and keys[index] and len(own[index].text) <= LONGEST:
            run.append(index)
            goal = later[0]
            continue
        if (
            run
            and index < len(own)
            and index - run[-1] == 1
            and run[-1] < index < len(own)
            and len(own[index].text) <= 60
        ):
            continue  # one entry may be named otherwise below
        if len(run) >= 3 and goal - run[-1] > 2 and any(scene.is_long(line) for line in own[run[-1] : goal]):
            for at in range(run[0], run[-1] + 1):
                found[at] += ["foretold", f"foretold:{min(4, len(run))}"]
            if run[0]:
                found[run[0] - 1].append("over-foretold")
        run, goal = [], -1
        if later and keys[index]:
            run, goal = [index], later[0]
    return found


def above(scene: Scene) -> list[list[str]]:
    """Which of the lines above the text is the longest, shares most with it, is named where a page speaks of itself."""
    own = scene.lines
    first = next((index for index, line in enumerate(own) if scene.is_long(line)), len(own))
    first = min(first, 40)
    said: dict[str, int] = {}
    for line in own[first:]:
        for word in set(key(line.text).split()) if len(line.text) > 60 else ():
            said[word] = said.get(word, 0) + 1
    feet = [key(line.text) for line, found in zip(own, scene.found, strict=True) if found & _FOOT]
    lengths, shares = [], []
    for line in own[:first]:
        words = {word for word in key(line.text).split() if len(word) >= 4}
        shares.append(sum(min(3, said.get(word, 0)) for word in words))
        lengths.append(len(line.text))
    found: list[list[str]] = [[] for _line in own]
    for index, line in enumerate(own[:first]):
        longer = sum(length > lengths[index] for length in lengths)
        more = sum(share > shares[index] for share in shares)
        found[index] += [f"rank-length:{min(4, longer)}", f"rank-shared:{min(4, more)}:{min(3, shares[index])}"]
        if longer + more == 0:
            found[index].append("rank-both")
        text = key(line.text)
        named = sum(f" {text} " in f" {foot} " for foot in feet if foot != text) if 1 < len(text) <= 60 else 0
        found[index] += [f"named-in-foot:{min(2, named)}"]
        below = own[index + 1 : index + 4]
        by = any(BY.match(other.text) or LONE_NAME.match(other.text) for other in below)
        on = any(len(other.text) <= 80 and dates.find(other.text) for other in below)
        found[index].append(f"heads:{by}:{bool(on)}")
        found[index].append(f"head-lines-below:{bisect_right(FAR, first - index)}")
    return found
