"""Lines that are rows of something: facts about a film, ratings, casts and track lists, notes, sources."""

import re
from itertools import groupby

from annotations.text import blocks as kinds
from annotations.text import dates, patterns
from annotations.text.lines import Line, ends_open, is_prose, key, sentences
from annotations.text.rules import is_full_sentence

_CONNECTORS = (" as ", " by ", ": ", " – ", " — ", " - ", " … ", "...", "\N{MIDDLE DOT}", " / ")
_LONGEST_ITEM = 130
_FACTS = 3  # known labels that make a run of rows one of facts for certain

# ---- facts

_LABEL_WORDS = """
    rating, our rating, my rating, score, verdict, grade, stars, star rating, music, album, sound, picture,
    extras, overall, in the film, director, directed by, directors, writer, writers, written by, screenplay,
    screenplay by, story by, based on, produced by, producer, producers, production, production company,
    production companies, starring, cast, with, cinematography, photography, camera, edited by, editor,
    editing, music by, composer, score by, running time, runtime, length, duration, country, countries,
    language, languages, release date, released, release, in cinemas, year, certificate, classification, rated,
    format, distributor, distributed by, studio, genre, budget, box office, available on, label, tracks,
    total time, total running time, original title, aka, seen at, venue, where to watch, streaming on,
    sound design, production design, costume design, costumes, narrator, voices, subjects, episodes, seasons,
    network, bewertung, wertung, note, regie, drehbuch, buch, kamera, schnitt, musik, darsteller, besetzung,
    mit, länge, laufzeit, land, jahr, fsk, kinostart, verleih, produktion, originaltitel, sprache, start,
    freigabe, réalisation, réalisateur, réalisatrice, scénario, avec, durée, sortie, distribution, image,
    montage, musique, pays, année, langue, interprétation, titre original, son, décors, dirección, directora,
    guion, guión, fotografía, montaje, música, intérpretes, reparto, duración, país, año, título original,
    productora, estreno, género, nota, puntuación, idioma, regia, sceneggiatura, fotografia, montaggio, musica,
    musiche, interpreti, durata, paese, anno, titolo original, titolo originale, voto, uscita, produzione,
    distribuzione, direção, roteiro, elenco, duração, ano, fotografia, montagem, música, gênero, trilha sonora,
    reżyseria, scenariusz, zdjęcia, muzyka,
    montaż, obsada, grają, występują, produkcja, czas trwania, kraj, rok, gatunek, dystrybucja, premiera, ocena,
    moja ocena,
    režie, scénář, kamera, hudba, střih, hrají, země, délka, žánr, distribuce, premiéra, hodnocení, foto, manus,
    manuskript,
    klippning, musikk, skådespelare, i rollerna, medverkande, medvirkende, roller, längd, lengde, længde, speltid,
    spilletid, regissör, instruktør, instruktion, betyg, karakter, yönetmen, senaryo, görüntü yönetmeni, kurgu, müzik,
    oyuncular, süre, ülke, yıl, tür, dağıtım, yapım, puan, 監督, 脚本, 出演, 撮影, 音楽, 製作, 上映時間, 製作国,
    配給, 公開,
    scenario, met, speelduur, duur, jaar, waardering,
    cijfer, ohjaus, käsikirjoitus, kuvaus, leikkaus, musiikki, pääosissa, kesto, maa, vuosi, tuotanto, levitys, ikäraja,
    rendező, rendezte, forgatókönyv, forgatókönyvíró, operatőr, zene, vágó, szereplők, főszereplők, hossz, játékidő,
    gyártó, forgalmazó, bemutató, direktör, regie en scenario, regie und drehbuch, scénario et réalisation, dir, photo,
    dramaturgie, ton, kostüme, ausstattung, format, ratio, languages, filmed in, print, script, art direction, lighting,
    kopie, copie, copia, kopia
"""
_LABELS = frozenset(
    key(label) for label in _LABEL_WORDS.split(",")
)  # fmt: skip
_FACT = re.compile(r"^(?P<label>[^\W\d_][^:.!?\"“”«»„]{0,34}?)\s?[:：]\s*(?P<value>\S.*)$")
_SPECIFIED = re.compile(
    r"^(?=.{12,130}$)(?=.*\b(?:1[89]|20)\d\d\b)(?=.*\b\d{2,3}(?:\s?(?:min\w*)\b|\s?[’′'])).*,.*[^.?!…]$", re.IGNORECASE
)
_RATED = re.compile(
    r"^\W{0,2}(?:(?:rating|our rating|my rating|verdict|score|grade|bewertung|wertung|note|nota|voto|betyg|ocena"
    r"|hodnocení|puan"
    r"|karakter|overall)\s*[:–—-]?\s*|[^\W\d_][^:.!?]{1,36}:\s*)?"
    r"(?:[★☆⭐✩✭✮½\s]{2,14}(?:\(?\s?[\d.,½]{1,4}\s?(?:/|out of)\s?\d{1,3}\)?)?"
    r"|[\d.,½]{1,4}\s?/\s?(?:4|5|6|10|20|100)\b(?:\s?(?:stars?|sterne?n?|étoiles?|estrellas|stelle"
    r"|sterren|estrelas|stjärnor|stjerner|gwiazdki|gwiazdek|hvězd\w*|yıldız))?"
    r"|(?:\d(?:[.,]5|½)?|one|two|three|four|five|six|seven|eight|nine|ten|zwei|drei|vier|fünf|deux|trois|quatre|cinq|dos|tres|cuatro|cinco|due|tre"
    r"|quattro|cinque|três|quatro|drie|vijf|två|fyra|fem|to|fire|dwie|trzy|cztery|pięć|dvě|tři|čtyři"
    r"|pět)(?: and a half)?(?: stars?)?"
    r" (?:out of|von|sur|de|su|van|av|ud af|af|z|na|em|üzerinden) (?:\d{1,3}|four|five|ten|fünf|zehn|cinq|dix|cinco"
    r"|diez|cinque|dieci|vijf|tien|sex|seks|six|pět|pięć|fem|beş)"
    r"(?: (?:stars?|sternen?|étoiles?|estrellas|stelle|sterren|estrelas|stjärnor|stjerner|gwiazdki|gwiazdek|hvězd\w*"
    r"|yıldız))?"
    r"|(?:\d(?:[.,]5|½)?|one|two|three|four|five)(?: and a half)? (?:stars|sterne|étoiles|estrellas|stelle|sterren)"
    r"|(?<=[:–—-]\s)[A-F][+−-]?|(?:terningkast|age|ages|ab|dès|od lat|från|fra|från|vanaf|da)\s\d{1,2}\s?(?:\+"
    r"|years?|jahren?|ans|år|jaar|anni)?"
    r")\W{0,2}$",
    re.IGNORECASE,
)  # fmt: skip


# Marks of a house's own making: "Our rating: 4 lanterns".
_OWN_MARKS = re.compile(
    r"^[^:.!?]{0,30}\b(?:rating|verdict|score|grade|betyg|ocena|nota|note|wertung|voto|puan|cijfer|hodnocení)\b[^:.!?]{0,12}:"
    r"\s*\d(?:[.,]5|½)? [^\W\d_]{3,14}(?:,? (?:or|out of|von|sur|de|su) \w{1,5})?\W{0,2}$", re.IGNORECASE,
)  # fmt: skip


def is_rating(text: str) -> bool:
    """A mark and nothing else: stars, "4/5", "Rating: 4 out of 5 stars"."""
    return len(text) <= 70 and bool(_RATED.match(text) or _OWN_MARKS.match(text))


def _fact(text: str) -> re.Match | None:
    match = _FACT.match(text) if len(text) <= 240 else None
    return match if match and len(match["label"].split()) <= 4 else None


def is_label(text: str) -> bool:
    """What the facts of a film are named by: "Running time"."""
    said = key(text)
    return said in _LABELS or (_AND.search(said) is not None and all(part in _LABELS for part in _AND.split(said)))


_AND = re.compile(r" (?:and|und|et|y|e|i|og|och|en|a|ve|ja|és) ")


def _is_known(match: re.Match) -> bool:
    return is_label(match["label"])


def _is_value(value: str) -> bool:
    """What may stand behind a label: names, a number, no sentence that somebody says."""
    plain = len(sentences(value)) == 1 and (ends_open(value) or value.endswith("."))
    return len(value) <= 160 and plain and not value.rstrip().endswith("?")


def facts(lines: list[Line]) -> None:
    """Runs of "label: value", in which labels of a film's facts are known or all values are short; lone ratings."""
    _leaders(lines)
    for line in lines:
        # A country, a year and a running time in one row.
        if not line.fate and not line.hint and (is_rating(line.text) or _SPECIFIED.match(line.text)):
            line.fate, line.sure = kinds.LIST_ITEM, True
    run: list[tuple[Line, re.Match]] = []
    for line in [*lines, None]:
        open_line = line is not None and (not line.fate or line.reason == "facts") and line.hint in ("", kinds.CAPTION)
        match = _fact(line.text) if open_line else None
        match = match if match and (not patterns.is_picture(line.text) or _is_amid(lines, line, run)) else None
        if match and (_is_value(match["value"]) or (_is_known(match) and len(match["value"]) <= 90)):
            run.append((line, match))
        elif line is None or line.fate != kinds.LIST_ITEM:
            _run_of_facts(run)
            run = []


_LEADERS = re.compile(r"^[^\W\d_][^.]{0,60}?\.?\s?(?:\.{4,}|…{2,}|(?:\. ){4,}|·{4,}|_{4,})\s?\S.{0,60}$")


def _leaders(lines: list[Line]) -> None:
    """Rows whose two halves a row of dots joins: two at least."""
    found = [line for line in lines if not line.fate and not line.hint and _LEADERS.match(line.text)]
    for line in found if len(found) > 1 else ():
        line.fate, line.sure = kinds.LIST_ITEM, True


def _is_amid(lines: list[Line], line: Line, run: list[tuple[Line, re.Match]]) -> bool:
    """Who took a film's pictures stands among its other facts: below one that is known, or above one."""
    beside = [other for other, _match in run[-1:]] + lines[lines.index(line) + 1 :][:1]
    near = [other for other in beside if line.touches(other) or line.number == other.number]
    others = [_fact(other.text) for other in near if not patterns.is_picture(other.text)]
    return any(match and _is_known(match) for match in others)


def _run_of_facts(run: list[tuple[Line, re.Match]]) -> None:
    known = sum(_is_known(match) for _line, match in run)
    short = all(len(match["value"]) <= 90 and ends_open(match["value"]) for _line, match in run)
    # Two speakers take turns; the labels of facts are all different.
    distinct = len({key(match["label"]) for _line, match in run}) == len(run)
    if known and (len(run) == 1 or known >= len(run) / 2 or (len(run) >= 3 and distinct)):
        if len(run) == 1 and not (short and ends_open(run[0][0].text)):
            return
    elif not (len(run) >= 3 and short and distinct):
        return
    for line, _match in run:
        line.fate = kinds.LIST_ITEM
        line.sure = line.sure or (known >= _FACTS and distinct and not line.marked_up)


# ---- casts, track lists, titles


def listed(lines: list[Line]) -> None:
    """A cast, a list of tracks: three or more short lines joined in the same way, most without a full stop."""
    for connector in _CONNECTORS:
        run: list[Line] = []
        for line in [*lines, None]:
            if line and not line.fate and len(line.text) <= _LONGEST_ITEM and connector in line.text:
                run.append(line)
                continue
            if len(run) >= 3 and sum(not is_full_sentence(item.text) for item in run) > len(run) / 2:
                for item in run:
                    item.fate = kinds.LIST_ITEM
            run = []
    _titles(lines)


_YEAR = re.compile(r"\((?:[^()]{0,40}\b)?(?:1[89]|20|21)\d\d\)\W*$|,\s(?:1[89]|20)\d\d$")


def _is_dated_title(line: Line) -> bool:
    return not line.fate and len(line.text) <= 110 and bool(_YEAR.search(line.text))


def _titles(lines: list[Line]) -> None:
    """Films one below the other, each with its year: two at least that follow directly on each other."""
    for dated, run in groupby(
        lines, lambda line: not line.fate and len(line.text) <= 110 and bool(_YEAR.search(line.text))
    ):
        items = list(run)
        if dated and len(items) >= 2 and not any(map(is_listed_heading, items)):
            for item in items:
                item.fate = kinds.LIST_ITEM


_ORDINAL = re.compile(r"^(?:#|no\.? ?|nr\.? ?|n[º°] ?)?\d{1,3}\s?[.):–—-]?\s+\S", re.IGNORECASE)


def is_listed_heading(line: Line) -> bool:
    return bool(_ORDINAL.match(line.text))


# ---- notes and sources

_SOURCES = re.compile(
    r"^(?:references|sources|works cited|bibliography|external links|further reading|see also|einzelnachweise"
    r"|literatur|weblinks|quellen|(?:end|foot)?notes|notes and references|fußnoten|anmerkungen|notes de bas de page"
    r"|références|sources et références|notes et références|bibliographie|referencias|bibliografía|notas"
    r"|notas al pie|note"
    r"|riferimenti|bibliografia|referências|noten|voetnoten|bronnen)\W*(?:\[\w+\])?$", re.IGNORECASE,
)  # fmt: skip
_NOTE = re.compile(
    r"^(?:\[\^?(?P<a>\d{1,3}|[a-z])\]:?|\(?(?P<b>\d{1,3})[.)\]:]|\^(?P<c>\d{1,3})|(?P<d>[¹²³⁴-⁹⁰]{1,3})"
    r"|[*†‡]{1,3})\s*(?=\S)"
)
_CITES = re.compile(r"\b(?:1[6-9]|20)\d\d\b|\bhttps?://|\bpp?\. ?\d")
# An entry of a bibliography: "Doe, J. (1998)." or "Doe, Jane: A House".
_REFERS = re.compile(
    r"^[^\W\d_a-z][\w'’-]+, [^\W\d_a-z][\w.'’-]*(?=[\s:.,(]).{0,80}"
    r"(?:\b(?:1[89]|20)\d\d\b|\((?:1[89]|20)\d\d[-–/]|\((?:n\.d|s\.d|o\.J|b\.d|u\.å)\.?\))"
)
_LONGEST_NOTE = 1200


def sources(lines: list[Line]) -> None:
    """What stands in one piece under "References" and the like is a list; so are marked notes in pieces apart."""
    listing = marked = False
    for line in lines:
        note = bool(_NOTE.match(line.text))
        if line.first:
            # Each note may stand alone, parted from the next by a blank line.
            cites = _CITES.search(line.text) or _REFERS.match(line.text)
            marked = marked and (note or (len(line.text) <= 400 and bool(cites)))
            listing = marked
            if _SOURCES.match(line.text) and line.fate in ("", kinds.HEADING):
                listing, marked = not line.last, True
                continue
        elif _SOURCES.match(line.text) and not line.fate:
            listing, marked = True, True
            continue
        short = len(line.text) <= (_LONGEST_NOTE if note else 400)
        if (listing or (marked and note)) and not line.fate and short:
            line.fate = kinds.LIST_ITEM
            line.sure = line.sure or (marked and bool(_REFERS.match(line.text)))
    _below(lines)


def _below(lines: list[Line]) -> None:
    """Notes without a heading: the last lines of a text, each with its mark."""
    run: list[Line] = []
    for line in reversed(lines):
        if line.comment or line.fate in ("dropped", kinds.CREDIT, "support"):
            continue
        if line.fate or not _NOTE.match(line.text) or len(line.text) > _LONGEST_NOTE:
            break
        run.append(line)
    # Paragraphs may be numbered too, but not in brackets.
    if all(line.text[0] in "[^*†‡¹²³⁴⁵⁶⁷⁸⁹" for line in run):
        for line in run:
            line.fate = kinds.LIST_ITEM


def heads_list(line: Line) -> bool:
    """A line that heads notes, sources or a list of facts."""
    return bool(_SOURCES.match(line.text)) and not is_prose(line.text) and dates.find(line.text) is None
