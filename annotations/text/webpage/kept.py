"""What belongs to a text wherever its page puts it: rights, who wrote it, help for readers, a mark in words for those
who cannot see the stars; and the captions and buttons that no name gives away."""

from annotations.text import advisories, cues, patterns, people, rows, support
from annotations.text import blocks as kinds
from annotations.text.lines import Line, is_prose, sentences
from annotations.text.webpage import names
from annotations.text.webpage.places import Place
from annotations.text.webpage.walk import Found

_POSTER, _ROWS = 120, 4  # code points; lines of a box of facts
_SMALL = ("div", "span", "p", "a", "center", "td", "li", "picture")
_OF_TEXT = frozenset(("made", "printed"))  # cues of a line that says where a text first stood
_BUTTONS = frozenset(("button", "btn", "cta"))


def is_kept(item: Found, author: str) -> bool:
    """Whether a line outside the main text, or in a box of the page, is the text's all the same."""
    line, place = item.line, item.place
    if line.comment or place.nearest("form", "button", "nav", "select"):
        # A picture may grow when it is pressed.
        return place.tag == "img" and place.box == names.BUTTON and place.nearest("figure") is not None
    if place.box == names.SCREEN:
        return rows.is_rating(line.text)
    first_stood = cues.find(line.text) >= _OF_TEXT and place.nearest("article", "main") is not None
    about = people.is_about(line.text, author) and line.linked < len(line.text) / 2
    if patterns.is_copyright(line.text) or first_stood or about:
        return True
    if place.box:
        return False
    return line.hint == kinds.CREDIT or support.is_support(line.text) or advisories.is_notice(line.text)


def is_button(item: Found) -> bool:
    """A link that is dressed as a button."""
    return bool(item.words & _BUTTONS) and 0 < len(item.line.text) <= 60 and item.line.linked == len(item.line.text)


def is_below_picture(place: Place, line: Line) -> bool:
    """The only words in an element that else holds but a picture, on the line below it."""
    if place.tag not in _SMALL or place.lines != 1 + sum(child.tag == "img" for child in place.children):
        return False
    short = len(line.text) <= 200 and len(sentences(line.text)) <= 2 and line.linked < len(line.text) / 2
    return short and any(child.tag == "img" for child in place.children)


def is_poster(place: Place, line: Line) -> bool:
    """What stands below the picture of a box of facts, in its cell."""
    cell = place.nearest("td", "th")
    table = cell.nearest("table") if cell is not None else None
    if table is None or cell.lines > 2 or len(line.text) > _POSTER or line.linked:
        return False
    pictured = cell.pictured or any(child.tag == "img" for child in cell.children)
    facts = table.lines >= _ROWS and table.prose <= 0.3 * table.size and table.linked <= 0.5 * table.size
    return pictured and facts and place.tag != "img"


def is_beside_picture(place: Place, line: Line) -> bool:
    """The only words beside a picture, in an element around both and little else."""
    if (is_prose(line.text) and len(line.text) > 200) or place.tag not in _SMALL:
        return False
    box = place.above
    if box is None or box.tag not in _SMALL or box.lines > 3 or box.prose > 250:
        return False
    return any(child.tag == "img" for child in box.children if child is not place)
