"""The text of the reading page: blocks with their highlights, rendered once and kept by version."""

from dataclasses import dataclass
from functools import cached_property

from django.core.cache import caches
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from annotations.passages import coverage
from annotations.reader import structure
from annotations.reader.covered import Covered
from annotations.reader.glance import Glance
from annotations.reader.sockets import with_parts
from annotations.sources.models import Revision, Source
from annotations.text import html, spans
from annotations.text.blocks import Document
from annotations.text.covers import Laid
from annotations.text.quotes import MAX_QUOTE
from annotations.warnings.covering import NOTHING, Standing, Version, standing
from annotations.warnings.present import Surface, present, with_warnings

Span = tuple[int, int]  # code points, half-open
Mark = tuple  # a margin.Mark: a span, whose it is (spans.OWN or spans.CIRCLE), the annotation, its circle

# The last few texts of this process, to draw a viewer's own marks; by revision, its source's version and what is
# covered.
_documents: dict[tuple, "Text"] = {}


class Text:
    """A document with what stands around its blocks, made once for each language of the page."""

    def __init__(self, laid: Laid, standing: Standing = NOTHING, whole: str = ""):
        self.document = laid.document
        self.laid = laid
        self.covered = Covered(laid, standing, whole)
        self._above: dict[str, dict[int, SafeString]] = {}

    @cached_property
    def marks(self) -> dict[int, list]:
        return structure.marks(self.document)

    @property
    def above(self) -> dict[int, SafeString]:
        language = get_language()
        if language not in self._above:
            self._above[language] = structure.above(self.document)
        return self._above[language]


def unmarked_html(document: Document) -> SafeString:
    """A text as its readers get it, without annotations and their controls."""
    marks, above, rendered = structure.marks(document), structure.above(document, discussed=False), []
    around = structure.around(document)
    for index, block in enumerate(document.blocks):
        pieces = spans.pieces(block.start, block.end, (), marks=marks.get(index, ()))
        outside = html.Outside(above.get(index, ""), "", _pull_quote())
        opening, closing = around.get(index, ("", ""))
        rendered += (opening, html.block_html(document.text, block, index, pieces, outside), closing)
    return mark_safe("".join(rendered))  # noqa: S308 - written by text.html and structure alone


def _pull_quote() -> str:
    return _("Pull quote, which repeats words of the text")


@dataclass
class Article:
    """One source's text for one viewer."""

    seen: Glance
    viewer: object
    loaded: Revision | None = None  # with its source and film, where no cache had the text

    @cached_property
    def standing(self) -> Standing:
        """The warnings on this source as the viewer has asked for them."""
        return standing(Version(self.seen.source_id, self.seen.revision_id, self.seen.version), self.viewer)

    @cached_property
    def key(self) -> str:
        """The name under which is kept what everybody sees for whom the same is covered."""
        return f"{self.seen.key}:{self.standing.key}"

    @property
    def laid(self) -> Laid:
        return self._text().laid

    def html(self, own: list[Mark], pointed: Span | None = None) -> SafeString:
        """The whole text. Blocks that hold `own` marks, or the `pointed` one that a link leads to, are rendered for
        this view alone and kept nowhere."""
        rendered, around = self._shared()
        rendered = list(rendered)
        if own or pointed:
            for index, block in self.blocks(own, pointed=pointed).items():
                rendered[index] = block
        for index, (opening, closing) in around.items():
            rendered[index] = opening + rendered[index] + closing
        return mark_safe("".join(rendered))  # noqa: S308 - written by text.html and structure alone

    def contents(self) -> list[structure.Heading]:
        return structure.contents(self._document())

    def landmark(self, position: int) -> tuple[int, str] | None:
        """The block at a position and words to know it by, as this viewer gets to read them."""
        return structure.landmark(self._document(), position)

    @property
    def length(self) -> int:
        return len(self._document().text)

    @property
    def document(self) -> Document:
        """The text as presented to this viewer."""
        return self._document()

    def blocks(
        self, own: list[Mark], touching: list[Span] | None = None, pointed: Span | None = None
    ) -> dict[int, SafeString]:
        """Blocks with the viewer's own marks: all that hold one, or those that `touching` spans lie in."""
        document = self._document()
        overlay: dict[int, list[Mark]] = {}
        for start, end, whose, *_beside in own:
            for index, from_, to in spans.clip(start, end, document.blocks):
                overlay.setdefault(index, []).append((from_, to, whose))
        if pointed:
            for index, _from, _to in spans.clip(*pointed, document.blocks):
                overlay.setdefault(index, [])
        if touching is not None:
            asked = {index for start, end in touching for index, _, _ in spans.clip(start, end, document.blocks)}
            overlay = {index: overlay.get(index, []) for index in asked}
        return self._render(self._text(), overlay, coverage.runs(self.seen.revision_id, overlay), pointed)

    def replacements(self, own: list[Span], touching: list[Span]) -> list[SafeString]:
        """The blocks that `touching` spans lie in, to stand in the place of those that a page has already."""
        return [
            mark_safe(block.replace("<div ", '<div hx-swap-oob="true" ', 1))  # noqa: S308 - rendered by text.html
            for block in self.blocks(own, touching=touching).values()
        ]

    def _shared(self) -> tuple[list[str], dict]:
        """Every block as everybody sees it, and what stands around blocks: from the whole text's entry, or from its
        blocks' entries, or rendered."""
        pages, key = caches["pages"], f"article:{self.key}"
        if (rendered := pages.get(key)) is None:
            rendered = self._assembled(), structure.around(self._document())
            pages.set(key, rendered)
        return rendered

    def _assembled(self) -> list[str]:
        text, runs = self._text_with_runs()
        versions, fragments = dict(self.seen.stamp.versions), caches["fragments"]
        covered = f"{self.seen.version}:{self.standing.key}"
        names = [
            f"block:{self.seen.revision_id}:{index}:{versions.get(index, 0)}:{self.seen.policy}:{get_language()}"
            f":{covered if index in text.covered.touched else ''}"
            for index in range(len(text.document.blocks))
        ]
        kept = fragments.get_many(names)
        missing = {index: [] for index, name in enumerate(names) if name not in kept}
        made = self._render(text, missing, runs)
        fragments.set_many({names[index]: block for index, block in made.items()})
        return [kept.get(name) or made[index] for index, name in enumerate(names)]

    def _document(self) -> Document:
        return self._text().document

    def _text(self) -> Text:
        kept = _documents.get(self._name)
        return kept if kept is not None else self._text_with_runs()[0]

    @property
    def _name(self) -> tuple:
        return self.seen.revision_id, self.seen.version, self.standing.key

    def _text_with_runs(self) -> tuple[Text, coverage.Runs]:
        """The text as presented to this viewer, and its runs, in one query."""
        revisions = coverage.with_runs(Revision.objects.select_related("source__film"))
        revisions = with_parts(with_warnings(revisions, "source"))
        self.loaded = revision = revisions.get(pk=self.seen.revision_id)
        revision.standing = self.standing
        shown = present(revision, self.viewer, Surface.PAGE)
        text = Text(shown.laid, self.standing, revision.text)
        if len(_documents) >= 16:
            _documents.pop(next(iter(_documents)), None)
        _documents[self._name] = text
        return text, coverage.runs_of(revision)

    def _render(
        self, text: Text, overlay: dict[int, list[Mark]], runs: coverage.Runs, pointed: Span | None = None
    ) -> dict[int, SafeString]:
        extra = [(*pointed, html.POINTED)] if pointed else []
        made, pull_quote = {}, _pull_quote()
        document, marks, above, covered = text.document, text.marks, text.above, text.covered
        for index, own in overlay.items():
            block = document.blocks[index]
            depths, starting = runs.get(index, ([], 0))
            lying = [*marks.get(index, ()), *extra, *covered.marks(index)]
            pieces = spans.pieces(block.start, block.end, depths, own=own, marks=lying)
            controls = "" if covered.is_gone(index) else self._controls(block, depths, own, starting)
            outside = covered.outside(index, html.Outside(above.get(index, ""), controls, pull_quote))
            made[index] = mark_safe(  # noqa: S308 - text.html escapes every piece
                html.block_html(document.text, block, index, pieces, outside)
            )
        return made

    def _controls(self, block, depths, own: list[Mark], starting: int) -> str:
        """Links of a block, outside its runs: so that annotating and reading cards need neither mouse nor script."""
        page = reverse("reader:source", args=[self.seen.slug])
        links = []
        marked = [start for start, *_rest in depths] + [start for start, *_rest in own]
        if marked:
            count = starting or len(own)
            # A block that only goes on with what began above has marks and no beginning of its own.
            counted = ngettext("%(count)d annotation", "%(count)d annotations", count) % {"count": count}
            label = counted if count else _("Annotations")
            links.append(format_html('<a class="block-cards" href="{}?at={}#margin">{}</a>', page, min(marked), label))
        if self.seen.policy != Source.Policy.CLOSED:
            # Of a block that is covered in part a sentence can be chosen that is not.
            partly = self.laid.crossed(block.start, block.end)
            links.append(
                format_html(
                    '<a class="annotate-block" href="{}?start={}&amp;end={}">{}</a>',
                    reverse("reader:sentences" if partly else "reader:annotate", args=[self.seen.slug]),
                    block.start,
                    min(block.end, block.start + MAX_QUOTE),
                    _("Annotate this paragraph"),
                )
            )
        return "".join(links)
