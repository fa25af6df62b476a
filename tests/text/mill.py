"""The middle of a text about a mill, for tests to set lines around, and the kinds that were read."""

from annotations.text import importer

PROSE = (
    "The mill stands by the weir, and for the first half hour nobody in the film so much as looks at it, although the "
    "noise of its wheel is under every word they say to each other.",
    "When the wheel stops, in the last reel, they all turn round at once, and the camera, which has been sitting with "
    "them at the table, turns with them and finds nothing there.",
    "I have seen it in two prints and in neither of them could one make out what the miller writes on the door.",
)


def kinds(text: str, name: str = "a.txt") -> dict[str, str]:
    read = importer.read(text, name=name)
    return {entry.text: entry.kind for entry in read.entries}
