"""Every place that presents words covers them: take the covers of any one away, and a covered word is found."""

from collections import defaultdict

import pytest

from tests.leaks import covered_doors, covered_sweep, covered_world
from tests.leaks import covered_words as words
from tests.leaks.covered_doors import Door
from tests.leaks.covered_harmless import HARMLESS
from tests.leaks.sweep import Browsers, forget_all
from tests.leaks.visit import Visit

# Those who want most covered, and those who come where others do not.
SCOUTS = ("all_omit", "author", "moderator", "admin", "signed_out")
TRIES = 200  # visits through one door that show nothing: only one without a reason comes so far
FEW = 12  # of those that nothing is expected of


class Hunt:
    """Goes everywhere to learn which doors are passed, then takes the covers of one after the other away."""

    def __init__(self, world: dict, watch: covered_doors.Watch):
        self.watch, self.browsers = watch, Browsers((*words.READERS, "stranger"))
        self.reached: dict[Door, list[tuple[str, str, Visit]]] = defaultdict(list)
        for reader in SCOUTS:
            for name, visit in covered_sweep.visits(world, reader):
                forget_all()
                watch.reached = set()
                self.browsers.answer(reader, visit)
                for door in watch.reached:
                    self.reached[door].append((reader, name, visit))

    def is_needed(self, door: Door) -> bool:
        most = FEW if door.name in HARMLESS else TRIES
        return any(self._leaks(door, *one) for one in self.reached[door][:most])

    def _leaks(self, door: Door, reader: str, name: str, visit: Visit) -> bool:
        forget_all()
        self.watch.removed = door
        try:
            found = covered_sweep.told(self.browsers.answer(reader, visit), visit)
        finally:
            self.watch.removed = None
        return bool(covered_sweep.leaked(reader, name, found))


@pytest.mark.django_db
def test_without_the_covers_of_any_one_place_a_covered_word_is_found():
    world = covered_world.made()
    with covered_doors.Watch().on() as watch:
        hunt = Hunt(world, watch)
        needed = {door for door in hunt.reached if hunt.is_needed(door)}
    everywhere = covered_doors.doors()
    forget_all()
    # A door that is new: visit a page that leads through it (tests/leaks/visits_*.py).
    unreached = [door for door in everywhere if door not in hunt.reached]
    assert [str(door) for door in unreached if door.name not in HARMLESS] == []
    # One through which nothing comes that is covered: let the world hold such a word, or say above why there is none.
    unneeded = {door.name for door in everywhere if door not in needed}
    assert sorted(unneeded - HARMLESS.keys()) == []
    # One that is needed after all has its reason no more.
    assert sorted(HARMLESS.keys() - unneeded) == []
