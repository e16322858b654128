"""Numbers against the law: the rows of ND-CONF-01 beside the articles they rest on; faults put into cited numbers.

usage: python -m bench.numbers STORE [--each N] [--as-of DATE] [--list]

STORE is a law store made by `fashen laws import`. First table: for every row of ND-CONF-01 with a number, whether that
number stands in the article it cites; below it, how many fines of the laws are read as such. Second: sentences made from articles of the store that cite them with the right
and with a changed number, in several wordings: found, missed, false alarms. A changed fine lies outside every range of
the article; a changed period errs to the disadvantage of the other side. Third: the laws of the store read as drafts.
"""

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from review.checklist import Rule, load_profile
from review.detectors import DETECTORS
from review.engine import build_case
from review.laws import About, Figure, LawStore, figures_of
from review.model import Category, Point
from review.model.numerals import from_chinese, to_chinese
from review.reading import text_document

SEED = 20261122
OPTIONS = {"check": "differs", "about": [about.value for about in About]}
ABSENT = {"check": "absent", "about": [About.FINE.value]}
POINT = re.compile(r"^(?P<law>.+?) 第(?P<article>[零一二三四五六七八九十百千]+)条")
AUTHORITY = re.compile(
    r"^[^。；]{0,18}?(?:作出|答复|办结|受理|审[查核批]|告知|送达|核发|颁发|发证|通知|批准|移送|公布)"
)
OTHER_SIDE = re.compile(r"^[^。；不]{0,18}?(?:申请|提起|起诉|提出|缴|备案|报告|改正|申报|登记|报送|提交|变更|办理)")
OFFICE = re.compile(r"(?:机关|部门|机构|人员|法院|检察院|政府|局|委员会)[^，。]{0,6}(?:应当?|可以|自|在|于)")
NUMBER = "[0-9零一二三四五六七八九十百千万]+"
PLAIN_FINE = re.compile(
    rf"处(?:以)?[^，。；\n元倍0-9一二三四五六七八九十]{{0,14}}(?P<range>(?P<low>{NUMBER}(?:元|倍)以上、?)?{NUMBER}(?:元|倍)以下)(?:的)?罚款"
)
MOST = re.compile(r"不得?超过|不得?长于|最长")
LEAST = re.compile(r"不得?少于|不得?低于|至少|不得?短于")
SHARE = {"半数": 0.5, "三分之二": 2 / 3, "十分之一": 0.1}
CITED_NUMBER = re.compile(r"依照《|按照《|根据《|依据《")


@dataclass(frozen=True)
class Source:
    """A number in an article of the store."""

    title: str
    label: str
    text: str
    figure: Figure
    all: tuple[Figure, ...]


@dataclass(frozen=True)
class Made:
    """A sentence with the right or a changed number."""

    kind: str
    wording: str
    text: str
    changed: bool


def rows(store: LawStore, day: date) -> None:
    """For every row of the table: the article, the row's numbers and whether they stand in it."""
    profile = load_profile(Category.NORMATIVE, day)
    (item,) = [item for item in profile.items if item.id == "ND-CONF-01"]
    print(f"{'row':32}{'article':44}{'number':18}in the article")
    for rule in item.rules:
        if rule.detector == "numbers":
            print(
                f"{rule.name:32}{rule.basis[0].law + rule.basis[0].article:44.44}{_asked(rule):18}{_stands(rule, store, day)}"
            )


def _asked(rule: Rule) -> str:
    ends = (rule.options.get("least"), rule.options.get("most"))
    return "–".join(str(end) if end is not None else "" for end in ends) + str(rule.options.get("unit", ""))


def _stands(rule: Rule, store: LawStore, day: date) -> str:
    numbers = [n for n in (rule.options.get("least"), rule.options.get("most")) if n is not None]
    texts = [text for basis in rule.basis if (text := _article(store, f"{basis.law} {basis.article}", day))]
    if not texts:
        return "not in the store"
    ends = {end for text in texts for f in figures_of(text) for end in (f.quantity.low, f.quantity.high)}
    scale = 0.01 if rule.options["measure"] == "percent" else 1
    known = {end for end in ends if end is not None}
    missing = [n for n in numbers if not any(abs(end - n * scale) < 0.001 for end in known)]
    summed = all(any(abs(a + b - n * scale) < 0.001 for a in known for b in known) for n in missing)
    return "yes" if not missing else "as a sum (term and extension)" if summed else f"NO: {missing}"


def _article(store: LawStore, cite: str, day: date) -> str:
    match = POINT.match(cite)
    number = from_chinese(match["article"]) if match else None
    found = store.article(match["law"], Point(number), day) if match and number else None
    return str(found.text) if found else ""


def sources(store: LawStore, day: date) -> Iterator[Source]:
    """All numbers of all laws in force."""
    for title in dict.fromkeys(law.title for law in store.laws()):
        for (number, suffix), text in store.articles(title, day):
            found = store.article(title, Point(number, suffix=suffix), day)
            if found is None or (found.effective_to and found.effective_to <= day):
                continue
            figures = figures_of(text)
            for figure in figures:
                yield Source(title, found.label, text, figure, figures)


def fines(source: Source, chance: random.Random) -> Iterator[Made]:
    """A fine in five wordings, with the article's range and with one that no range of the article holds."""
    quantity = source.figure.quantity
    if quantity.high is None or quantity.unit not in ("元", "倍") or source.figure.per:
        return
    same = [f.quantity for f in source.all if f.about is About.FINE and f.quantity.unit == quantity.unit]
    top = max(q.high or 0 for q in same)
    bottom = min(q.low or 0 for q in same)
    wrong = [(quantity.low, top * chance.choice((2, 5, 10)))]
    if bottom and quantity.low != quantity.high:
        wrong.append((bottom / 2, quantity.high))
    base = re.search(r"(?:违法所得|货值金额|应缴[^，。]{0,6}款)[^，。]{0,4}$", source.text[: quantity.span.start])
    for changed, (low, high) in ((False, (quantity.low, quantity.high)), *((True, ends) for ends in wrong)):
        for name, make in FINE_WORDINGS.items():
            words = make(source, _range(low, high, quantity.unit, name), base[0] if base else "")
            yield Made(f"fine ({quantity.unit})", name, words, changed)


FINE_WORDINGS: dict[str, Callable[[Source, str, str], str]] = {
    "chinese": lambda s, r, b: f"违反本办法规定的，由主管部门依照《{s.title}》{s.label}的规定，处{b}{r}罚款。",
    "arabic": lambda s, r, b: f"有前款行为的，按照《{s.title}》{s.label}处以{b}{r}的罚款。",
    "dash": lambda s, r, b: f"第八条　根据《{s.title}》{s.label}，责令限期改正，并处{b}{r}罚款。",
    "behind": lambda s, r, b: f"经查情况属实的，由执法机关依据《{s.title}》{s.label}予以罚款，罚款数额为{b}{r}。",
    "bracket": lambda s, r, b: f"由有处罚权的部门处{b}{r}罚款（《{s.title}》{s.label}）。",
}


def _range(low: float | None, high: float | None, unit: str, wording: str) -> str:
    ends = [_number(end, wording) for end in (low, high) if end is not None]
    if low is not None and low == high:
        return f"{ends[0]}{unit}"
    if low is None or high is None:
        return f"{ends[0]}{unit}{'以下' if low is None else '以上'}"
    return f"{ends[0]}-{ends[1]}{unit}" if wording == "dash" else f"{ends[0]}{unit}以上{ends[1]}{unit}以下"


def _number(value: float, wording: str) -> str:
    if value != int(value):
        return f"{value:g}"
    whole = int(value)
    if wording in ("arabic", "dash"):
        return f"{whole // 10000}万" if whole % 10000 == 0 and whole and wording == "arabic" else str(whole)
    if whole < 10000:
        return to_chinese(whole)
    tens, rest = divmod(whole, 10000)
    return f"{to_chinese(tens)}万{to_chinese(rest) if rest else ''}" if tens < 10000 else f"{whole}"


def others(source: Source, _: random.Random) -> Iterator[Made]:
    """A period, age, share or count in the article's own words, right and changed to the other side's disadvantage."""
    figure, quantity = source.figure, source.figure.quantity
    factor = _adverse(figure)
    if factor is None or _ambiguous(source):
        return
    start, end = _stretch(source.text, quantity.span.start, quantity.span.end)
    written = source.text[quantity.span.start : quantity.span.end]
    value = quantity.high if quantity.high is not None else quantity.low
    if value is None or value != int(value) or (quantity.low is not None and quantity.high is not None):
        return
    old = next((old for old in (to_chinese(int(value)), str(int(value))) if old in written), None)
    if old is None:
        return
    wrong = max(1, round(value * factor))
    if wrong == value or any(wrong in (f.quantity.low, f.quantity.high) for f in source.all):
        return
    for name, opening in OPENINGS.items():
        for changed, number in ((False, int(value)), (True, wrong)):
            new = to_chinese(number) if name != "digits" else str(number)
            words = (
                source.text[start : quantity.span.start]
                + written.replace(old, new, 1)
                + source.text[quantity.span.end : end]
            )
            yield Made(figure.about.value, name, opening.format(source.title, source.label, words), changed)


OPENINGS = {
    "by": "按照《{}》{}的规定，{}。",
    "digits": "第九条　根据《{}》{}，{}。",
    "own": "办理本镇有关事项，依照《{}》{}，{}，具体由镇综合服务中心负责。",
}


def _adverse(figure: Figure) -> float | None:
    """By what the number is multiplied so that the draft is worse for the other side than the law."""
    quantity = figure.quantity
    if figure.condition or figure.per:
        return None
    if figure.about is About.AGE:
        return 1.25
    if figure.about is About.COUNT and quantity.unit == "人" and quantity.high is None:
        return 0.5
    if figure.about is not About.PERIOD:
        return None
    if MOST.search(figure.written):
        return 3
    if LEAST.search(figure.written):
        return 0.34
    if not figure.written.endswith("内"):
        return None
    if OFFICE.search(figure.words.partition(figure.written)[0]):
        return 3
    for pattern, factor in ((AUTHORITY, 3.0), (OTHER_SIDE, 0.34)):
        if pattern.match(figure.after):
            return factor
    return None


def _ambiguous(source: Source) -> bool:
    """Several numbers of the kind in one clause, or the law speaks of an exception: no sentence can be made of it."""
    return sum(f.words == source.figure.words for f in source.all) > 1 or "\n" in source.figure.words


def _stretch(text: str, start: int, end: int) -> tuple[int, int]:
    """The clause between commas with the one behind it, up to the end of the sentence at most."""
    left = max(text.rfind(mark, 0, start) for mark in "，。；：\n") + 1
    stop = re.compile(r"[。；：\n]").search(text, end)
    commas = [m.start() for m in re.finditer("，", text[end : stop.start() if stop else len(text)])]
    right = stop.start() if stop else len(text)
    return left, end + commas[1] if len(commas) > 1 else right


def read_as_fines(store: LawStore, day: date) -> None:
    """How many fines that a plain pattern sees in the laws are read as fines with the ends that stand there."""
    seen = read = 0
    for title in dict.fromkeys(law.title for law in store.laws()):
        for _, text in store.articles(title, day):
            figures = figures_of(text) if "罚款" in text else ()
            for match in PLAIN_FINE.finditer(text) if figures else ():
                seen += 1
                start, end = match.span("range")
                whole = [f for f in figures if f.quantity.span.start <= start and f.quantity.span.end >= end]
                read += any(f.about is About.FINE and (f.quantity.low is None) is (not match["low"]) for f in whole)
    print(
        f"\nfines seen in the laws by a plain pattern: {seen}, read as fines with both ends: {read} ({read / max(1, seen):.1%})"
    )


def run(store: LawStore, day: date, each: int, *, listing: bool) -> None:
    """Print what was found of changed numbers and what was said of right ones."""
    chance = random.Random(SEED)
    drawn: dict[str, list[Source]] = {"fine": [], "other": []}
    for source in sources(store, day):
        drawn["fine" if source.figure.about is About.FINE else "other"].append(source)
    made: list[Made] = []
    for kind, make in (("fine", fines), ("other", others)):
        chance.shuffle(drawn[kind])
        taken = Counter[str]()
        for source in drawn[kind]:
            if taken[source.figure.about.value + source.figure.quantity.unit] < each:
                built = list(make(source, chance))
                made += built
                taken[source.figure.about.value + source.figure.quantity.unit] += bool(built)
    _table(made, [_hit(one, store, day) for one in made], listing=listing)


def _hit(made: Made, store: LawStore, day: date) -> bool:
    case = build_case(text_document(made.text, "draft.txt"), day, store=store, fragment=True)
    detector = DETECTORS["cited-numbers"]
    return any(next(iter(detector.detect(case, options)), None) is not None for options in (OPTIONS, ABSENT))


def _table(made: Sequence[Made], hits: Sequence[bool], *, listing: bool) -> None:
    counts = Counter((one.kind, one.wording, one.changed, hit) for one, hit in zip(made, hits, strict=True))
    print(f"\n{'kind':12}{'wording':10}{'changed':>9}{'found':>8}{'right':>9}{'alarms':>8}")
    for kind, wording in dict.fromkeys((one.kind, one.wording) for one in made):
        found, missed = counts[kind, wording, True, True], counts[kind, wording, True, False]
        alarms, quiet = counts[kind, wording, False, True], counts[kind, wording, False, False]
        print(f"{kind:12}{wording:10}{found + missed:9}{found:8}{alarms + quiet:9}{alarms:8}")
    changed = [hit for one, hit in zip(made, hits, strict=True) if one.changed]
    right = [hit for one, hit in zip(made, hits, strict=True) if not one.changed]
    print(f"{'all':22}{len(changed):9}{sum(changed):8}{len(right):9}{sum(right):8}")
    print(f"found {sum(changed) / max(1, len(changed)):.1%}, false alarms {sum(right) / max(1, len(right)):.2%}")
    for one, hit in zip(made, hits, strict=True):
        if listing and hit is not one.changed:
            print(("MISSED " if one.changed else "ALARM ") + one.text)


def laws_as_drafts(store: LawStore, day: date, *, listing: bool) -> None:
    """Every article of the store that cites another law: what would be said of its numbers."""
    detector = DETECTORS["cited-numbers"]
    articles = said = 0
    for title in dict.fromkeys(law.title for law in store.laws()):
        for _, text in store.articles(title, day):
            if not CITED_NUMBER.search(text):
                continue
            articles += 1
            case = build_case(text_document(text, "law.txt"), day, store=store, fragment=True)
            for hit in (h for options in (OPTIONS, ABSENT) for h in detector.detect(case, options)):
                said += 1
                if listing:
                    print(f"SAID 《{title}》 {dict(hit.values)}")
    print(f"\nlaws read as drafts: {articles} articles that cite another law, {said} objections")


def main(argv: Sequence[str] | None = None) -> int:
    """Print the three tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store", type=Path)
    parser.add_argument("--each", type=int, default=40, help="articles drawn for each kind of number")
    parser.add_argument("--as-of", type=date.fromisoformat, default=date(2026, 11, 21))
    parser.add_argument("--list", action="store_true", help="print what went wrong")
    options = parser.parse_args(argv)
    store = LawStore.open(options.store)
    rows(store, options.as_of)
    read_as_fines(store, options.as_of)
    run(store, options.as_of, options.each, listing=options.list)
    laws_as_drafts(store, options.as_of, listing=options.list)
    return 0


if __name__ == "__main__":
    sys.exit(main())
