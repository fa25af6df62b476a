"""Quotations by reference: a passage that something else quotes, such as a post or a piece of evidence.

Nothing of the words is copied. Each time they are shown they are what this viewer may read of them, with the covers
that lie over them in whichever revision, and a link to where they stand now.
"""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.cache import caches
from django.db import connection
from django.urls import reverse
from django.utils.html import conditional_escape, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from annotations.passages.models import Passage
from annotations.sources import policies as sources
from annotations.sources.models import Revision, Source
from annotations.text import blocks as kinds
from annotations.text.blocks import Block, block_at
from annotations.text.covers import REPEATING, Lying, Stretch, closed_stretches, says_again
from annotations.text.sentences import sentences
from annotations.warnings.carried import WARNED, within
from annotations.warnings.coverhtml import cover_html
from annotations.warnings.covering import PASSAGE, Said, Warned, covered_line, decide
from annotations.warnings.models import ContentWarning

_IN_FORCE = [str(state) for state in ContentWarning.IN_FORCE]
_COUNTED = (kinds.PARAGRAPH, kinds.LIST_ITEM, kinds.QUOTATION)
# Where each passage stands in its source as it is now; then what lies over it, in whichever revision.
_ON_PASSAGES = f"""
    WITH asked AS MATERIALIZED (
        SELECT q.id, q.source_id, s.film_id, mine.revision_id, mine.start, mine."end"
        FROM passages_passage q
        JOIN sources_source s ON s.id = q.source_id
        JOIN passages_placement mine ON mine.passage_id = q.id AND mine.start IS NOT NULL
        WHERE q.id = ANY(%(passages)s)
    ), {WARNED}
    SELECT q.id, p.start, p."end", NULL::bigint, r.id, r.number, NULL::int, NULL::int, '', 0, '', '', '', '',
        NULL::bigint, NULL::bigint
    FROM passages_passage q
    JOIN sources_source s ON s.id = q.source_id
    JOIN sources_revision r ON r.id = s.current_id
    LEFT JOIN passages_placement p ON p.passage_id = q.id AND p.revision_id = r.id
    WHERE q.id = ANY(%(passages)s)
    UNION ALL
    SELECT asked.id, asked.start, asked."end", w.id, {PASSAGE}, NULL, theirs.start, theirs."end",
        w.category, w.grade, w.layer, w.brief, w.spoiler, w.state, asked.film_id, asked.source_id
    FROM asked
    JOIN warned w ON w.of = asked.source_id
    JOIN passages_placement theirs ON theirs.passage_id = w.passage_id AND theirs.revision_id = asked.revision_id
        AND theirs."end" > asked.start AND theirs.start < asked."end"
    ORDER BY 4 NULLS FIRST
"""  # noqa: S608 - constants of this module alone


class Quotation:
    """A passage, with its `source` and that one's `film`; `back` is the id of what quotes it on its page, to which one
    comes back when a cover in it is opened.

    Whoever shows it has made sure that the viewer may see what quotes it; whether they may read the source is seen to
    here.
    """

    def __init__(self, passage: Passage, back: str = ""):
        self.passage, self.back = passage, back


@dataclass(frozen=True)
class Stands:
    """Where a passage stands in its source's current revision: None and None where it is lost."""

    start: int | None = None
    end: int | None = None
    revision: int | None = None
    number: int = 0


@dataclass(frozen=True)
class PresentedQuotation:
    """`words` are HTML, with a button in the place of what is covered where the page has the form `covers`; `line` is
    the same in plain words, for where nothing can be pressed."""

    id: int
    words: SafeString
    line: str
    is_covered: bool
    is_shortened: bool
    is_lost: bool  # not in the text as it stands now
    is_gone: bool  # its source can't be read
    notes: tuple[str, ...]  # what is warned of in words that are there to be read
    opened: tuple[int, ...]  # warnings that keep it covered but for this viewer's having opened them
    source_id: int
    source_slug: str
    heading: str
    byline: str
    publisher: str
    kind_label: str
    lang: str
    place: str
    is_comment: bool  # by a reader of the source, and not by its author
    link: str  # to the words in the text, or to what is left of the source


def bring(quotations: list[Quotation], viewer) -> None:
    """Where each stands and what covers it: one query for all, and one for the blocks of texts not quoted of late."""
    waiting = [one for one in quotations if not hasattr(one, "carried")]
    if not waiting:
        return
    lengths = {one.passage.pk: len(one.passage.exact) for one in waiting}
    stands: dict[int, Stands] = {}
    over: dict[int, list] = {}
    with connection.cursor() as cursor:
        cursor.execute(_ON_PASSAGES, {"passages": list(lengths), "states": _IN_FORCE})
        for key, start, end, *row in cursor.fetchall():
            if row[0] is None:
                stands[key] = Stands(start, end, row[1], row[2])
                continue
            said = decide(Warned(*row), viewer)
            over.setdefault(key, []).append((*within(said.warned, start, end, lengths[key]), said))
    for one in waiting:
        one.stands = stands.get(one.passage.pk, Stands())
        one.carried = tuple(over.get(one.passage.pk, ()))
    _bring_outlines(waiting)
    _bring_repeated(waiting, viewer)


def _bring_outlines(quotations: list[Quotation]) -> None:
    """The blocks of their revisions, which never change, without the text."""
    fragments = caches["fragments"]
    names = {
        one.stands.revision: f"outline:{one.stands.revision}" for one in quotations if one.stands.start is not None
    }
    kept = fragments.get_many(names.values())
    missing = [key for key, name in names.items() if name not in kept]
    if missing:
        rows = Revision.objects.filter(pk__in=missing, erased_at=None).values_list("pk", "blocks")
        made = {names[key]: blocks for key, blocks in rows}
        fragments.set_many(made)
        kept |= made
    outlines = {key: [Block.from_json(item) for item in kept.get(name, ())] for key, name in names.items()}
    for one in quotations:
        one.outline = outlines.get(one.stands.revision, [])


def _bring_repeated(quotations: list[Quotation], viewer) -> None:
    """A pull quote or a caption that says again what is closed elsewhere in its text is closed too. One query, and none
    where nothing of that kind is quoted."""
    repeating = [one for one in quotations if _block(one) and _block(one)[1].kind in REPEATING]
    if not repeating:
        return
    found = ContentWarning.objects.in_force().filter(passage__source__in={one.passage.source_id for one in repeating})
    names = ("pk", "category", "grade", "layer", "brief", "spoiler", "state", "passage__source__film")
    rows = list(found.order_by("pk").values_list(*names, "passage__source", "passage__exact"))
    for one in repeating:
        for *row, source, exact in rows:
            if source == one.passage.source_id and says_again(_block(one)[1].kind, one.passage.exact, exact):
                pk, *words, film = row
                said = decide(Warned(pk, PASSAGE, None, None, None, *words, film, source), viewer)
                one.carried += ((0, len(one.passage.exact), said),)


def _block(one: Quotation) -> tuple[int, Block] | None:
    """The block a quotation begins in, with its number."""
    if one.stands.start is None or not one.outline:
        return None
    index = block_at(one.outline, one.stands.start)
    return None if index is None else (index, one.outline[index])


def presented(one: Quotation, viewer, *, length: int, pressed: bool) -> PresentedQuotation:
    """`length` in characters; `pressed` where the page has the form that covers belong to."""
    source, stands = one.passage.source, one.stands
    gone = not sources.can_see(viewer, source)
    kept = "" if gone and source.state != Source.State.TAKEN_DOWN else one.passage.exact
    shown = [(start, end, said) for start, end, said in one.carried if kept]
    words, line = _words(kept, shown, length, one.back if pressed else None)
    noted = [said for _start, _end, said in shown if not said.closed]
    place, anchor, is_comment = ("", "", False) if gone else _place(one)
    return PresentedQuotation(
        id=one.passage.pk,
        words=words,
        line=line,
        is_covered=any(said.closed for *_at, said in shown),
        is_shortened=len(kept) > length or len(kept) < one.passage.end - one.passage.start,
        is_lost=not gone and stands.start is None,
        is_gone=gone,
        notes=tuple(dict.fromkeys(said.line for said in noted)),
        opened=tuple(dict.fromkeys(said.warned.id for said in noted if said.opened)),
        source_id=source.pk,
        source_slug=source.slug,
        heading=source.title,
        byline=_("a reader, in a comment") if is_comment else source.author,
        publisher=source.publisher,
        kind_label=source.get_kind_display(),
        lang=source.language,
        place=place,
        is_comment=is_comment,
        link=_link(one, anchor),
    )


def _words(exact: str, shown: list, length: int, back: str | None) -> tuple[SafeString, str]:
    """The first `length` characters as HTML and as a line, with what stands in the place of what is covered.

    What is covered counts as long as its words are, so that how much is left does not tell what was there."""
    closed = [(start, end, said) for start, end, said in shown if said.closed]
    lying = [Lying(start, end, said.action, at) for at, (start, end, said) in enumerate(closed)]
    pieces, said_plainly, at = [], [], 0
    for stretch in closed_stretches(lying, len(exact)):
        if stretch.start >= length:
            break
        said = [closed[number][2] for number in stretch.numbers]
        for piece in (exact[at : stretch.start], None):
            if piece is None:
                line = covered_line(said)
                pieces.append(line if back is None else _cover(exact, stretch, said, back))
                said_plainly.append(line)
            elif piece:
                pieces.append(_flat(piece))
                said_plainly.append(_flat(piece))
        at = stretch.end
    if at < length:
        rest = Truncator(_flat(exact[at:])).chars(length - at)
        pieces.append(rest)
        said_plainly.append(rest)
    return format_html_join("", "{}", [(conditional_escape(piece),) for piece in pieces]), "".join(said_plainly)


def _flat(words: str) -> str:
    return words.replace("\n", " ")


def _cover(exact: str, stretch: Stretch, said: list[Said], back: str) -> SafeString:
    count = len(sentences(exact, stretch.start, stretch.end))
    size = ngettext("%(count)d sentence quoted", "%(count)d sentences quoted", count) % {"count": count}
    return cover_html(said, back=back, size=size)


def _place(one: Quotation) -> tuple[str, str, bool]:
    """Where in the text it stands, in words; the id of the block it begins in; whether that is a reader's comment."""
    if (found := _block(one)) is None:
        return "", "", False
    index, block = found
    if block.kind == kinds.COMMENT:
        return _("comment %(number)d") % {"number": block.comment}, f"b{index}", True
    if block.kind not in _COUNTED:
        return "", f"b{index}", False
    number = sum(each.kind in _COUNTED for each in one.outline[: index + 1])
    return _("paragraph %(number)d") % {"number": number}, f"b{index}", False


def _link(one: Quotation, anchor: str) -> str:
    page, stands = reverse("reader:source", args=[one.passage.source.slug]), one.stands
    if not anchor:
        return page
    asked = urlencode({"r": stands.number, "from": stands.start, "to": stands.end})
    return f"{page}?{asked}#{anchor}"
