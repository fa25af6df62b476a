"""What sources and annotations are found by: PostgreSQL's own full-text search, each text in its own language.

Asking, counting and quoting serve every model that keeps a `config` and columns of stems in a `search_entry`.
"""

from dataclasses import dataclass

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db import connection
from django.db.models import Model, Q, QuerySet, Value
from django.utils.translation import gettext as _

from annotations.sources.models import SearchEntry, Source

# Languages whose stems PostgreSQL knows without extensions; words of any other are kept as they are.
CONFIGS = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "eu": "basque", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian",
    "id": "indonesian", "it": "italian", "lt": "lithuanian", "ne": "nepali", "nl": "dutch", "no": "norwegian",
    "nb": "norwegian", "nn": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian",
    "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip


def config(language: str) -> str:
    """PostgreSQL's text search configuration for a language such as "en" or "pt-BR"."""
    return CONFIGS.get(language.partition("-")[0].lower(), "simple")


# Code points of a text by which it is found. PostgreSQL keeps at most a megabyte of stems for one text.
INDEXED = 200_000


def index(source: Source) -> None:
    """Let a published source be found by its words as they are now; forget one that is not published."""
    if source.state != Source.State.PUBLISHED:
        SearchEntry.objects.filter(source=source).delete()
        return
    stems = config(source.language)
    head = " ".join((source.title, source.author, source.publisher, source.film.title))
    SearchEntry.objects.update_or_create(
        source=source,
        defaults={
            "config": stems,
            "head": SearchVector(Value(head), config=stems),
            "body": SearchVector(Value(source.current.text[:INDEXED]), config=stems),
        },
    )


# ---- asking

MAX_WORDS = 200  # characters of a question
COUNTED = 1000
HEAD, BODY = 0, 1  # tiers: what matches in title, author, publisher or film stands before what does in the text


class Unanswerable(ValueError):
    """Nothing can be looked for. `str()` is a sentence for people."""


@dataclass(frozen=True)
class Query:
    """Words somebody looks for, in the configurations in which they say something. Without any, nothing is found."""

    words: str
    configs: tuple[str, ...] = ()

    def matches(self, column: str, *, entry: str = "search_entry__") -> Q:
        """One arm for each configuration: each is a constant to PostgreSQL, so the column's index serves it. `entry`
        leads to the model that is searched."""
        found = Q(pk__in=())
        for name in self.configs:
            asked = SearchQuery(self.words, config=name, search_type="websearch")
            found |= Q(**{f"{entry}config": name, f"{entry}{column}": asked})
        return found


_ASKED = """
    SELECT c.config, querytree(websearch_to_tsquery(c.config::regconfig, %s))
    FROM unnest(%s::text[]) AS c (config)
    WHERE EXISTS (SELECT FROM {} AS e WHERE e.config = c.config)
"""


def ask(words: str, language: str = "", among: type[Model] = SearchEntry) -> Query:
    """Read a question: words, "quoted phrases", or, -without. Raises Unanswerable with a sentence.

    `among` is the model whose entries are looked through.
    """
    configs = [config(language)] if language else sorted({*CONFIGS.values(), "simple"})
    with connection.cursor() as cursor:
        cursor.execute(_ASKED.format(among._meta.db_table), [words, configs])
        trees = dict(cursor.fetchall())
    # What querytree leaves is what an index can look for: nothing of stop words, "T" where everything else matches.
    useful = tuple(name for name, tree in trees.items() if tree not in ("", "T"))
    if trees and not useful:
        if "T" in trees.values():
            raise Unanswerable(_("That only says what to leave out. Add a word to look for."))
        raise Unanswerable(_("Those words stand in almost every text. Add one that says more."))
    return Query(words, useful)


Place = tuple[int, int]  # tier, source


def find(sources: QuerySet, query: Query, after: Place | None, size: int) -> list[Place]:
    """Up to `size` of `sources` that match, as (tier, id): head before body, newest here first within each.

    There are no scores: which text says a word more often says nothing about it.
    """
    tier, before = after or (HEAD, None)
    found: list[Place] = []
    for here, matching in _tiers(query)[tier:]:
        rows = sources.filter(matching)
        if here == tier and before is not None:
            rows = rows.filter(search_entry__pk__lt=before)
        ids = rows.order_by("-search_entry__pk").values_list("search_entry__pk", flat=True)
        found += [(here, pk) for pk in ids[: size - len(found)]]
        if len(found) == size:
            break
    return found


def _tiers(query: Query) -> list[tuple[int, Q]]:
    return [(HEAD, query.matches("head")), (BODY, query.matches("body") & ~query.matches("head"))]


def count(found: QuerySet) -> int:
    """How many there are, exact up to COUNTED and one more where there are more."""
    return found.order_by()[: COUNTED + 1].count()


# ---- quoting

OPEN, CLOSE = "\x02", "\x03"  # stand in no text: control characters are taken out at import
_SNIPPETS = """
    WITH query AS (
        SELECT c.config, websearch_to_tsquery(c.config::regconfig, %(words)s) AS whole,
               replace(querytree(websearch_to_tsquery(c.config::regconfig, %(words)s)), ' & ', ' | ')::tsquery AS any
        FROM unnest(%(configs)s::text[]) AS c (config)
    ), block AS (
        SELECT b.*, to_tsvector(b.config::regconfig, b.words) AS stems
        FROM unnest(%(texts)s::int[], %(blocks)s::int[], %(stems)s::text[], %(quoted)s::text[])
             AS b (text, block, config, words)
    ), best AS (
        SELECT DISTINCT ON (text) text, block, config, words, query.any
        FROM block JOIN query USING (config) WHERE stems @@ query.any
        ORDER BY text, (stems @@ query.whole) DESC, block
    )
    SELECT text, block, ts_headline(config::regconfig, words, best.any, %(options)s) FROM best
"""
_OPTIONS = f"StartSel={OPEN}, StopSel={CLOSE}, MaxFragments=1, MaxWords=40, MinWords=20"


def snippets(query: Query, texts: list[tuple[str, list[str]]]) -> dict[int, tuple[int, str]]:
    """Where each text answers the question: number of the text -> (number of its block, words around the match).

    `texts` are (config, words of each block) as somebody may read them. Matches stand between OPEN and CLOSE. The
    block is the first that matches whole, or else the first that holds any of the words. One query for all of them.
    """
    rows = [
        (number, index, stems, words)
        for number, (stems, blocks) in enumerate(texts)
        if stems in query.configs
        for index, words in enumerate(blocks)
    ]
    if not rows:
        return {}
    columns = zip(("texts", "blocks", "stems", "quoted"), map(list, zip(*rows, strict=True)), strict=True)
    given = {"words": query.words, "configs": list(query.configs), "options": _OPTIONS}
    with connection.cursor() as cursor:
        cursor.execute(_SNIPPETS, given | dict(columns))
        return {number: (block, words) for number, block, words in cursor.fetchall()}
