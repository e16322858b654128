"""Citations in law texts against the registry, injected bad ones, the law store and speed; prints tables.

usage: python -m bench.citations [--as-of DATE] [--seeds N] [--verbose]
"""

import argparse
import csv
import random
import subprocess
import sys
import tarfile
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from review.extraction import extract
from review.laws import Law, LawStore, Registry, better_article, check_paragraphs, import_laws, load_registry
from review.laws.likeness import restated
from review.laws.names import fold
from review.model.extraction import Citation, Point
from review.model.numerals import to_chinese
from review.model.review import CitationCheck, CitationStatus
from review.reading import text_document

TEXTS = Path(__file__).parent / "../../shared/laws/texts.tar.gz"
SEED = 20261121
EACH = 50
MISSING = CitationStatus.ARTICLE_MISSING
BAD = frozenset(CitationStatus) - {CitationStatus.CURRENT, CitationStatus.UNKNOWN, CitationStatus.UNCERTAIN}


@dataclass(frozen=True)
class Source:
    title: str
    day: date
    text: str


def corpus(today: date) -> Iterator[Source]:
    """Every text with the day it took effect (promulgation, else today, where that is unknown)."""
    with tarfile.open(TEXTS) as tar:
        files = {Path(m.name).name: tar.extractfile(m) for m in tar.getmembers() if m.isfile()}
        manifest = files["MANIFEST.csv"]
        assert manifest is not None
        for row in csv.DictReader(manifest.read().decode("utf-8-sig").splitlines()):
            stream = files[row["file"]]
            assert stream is not None
            day = row["effective_from"] or row["promulgated"]
            yield Source(row["title"], date.fromisoformat(day) if day else today, stream.read().decode("utf-8"))


def citations_of(text: str) -> tuple[Citation, ...]:
    return extract(text_document(text)).citations


def over_corpus(registry: Registry, today: date, *, verbose: bool) -> None:
    then: Counter[tuple[str, bool]] = Counter()
    now: Counter[tuple[str, bool]] = Counter()
    listed: list[str] = []
    cited = articles = texts = 0
    for source in corpus(today):
        texts += 1
        doc = text_document(source.text)
        for citation in extract(doc).citations:
            cited, articles = cited + 1, articles + len(citation.points)
            own = frozenset({source.title})
            for day, counts in ((source.day, then), (today, now)):
                for check in registry.check(citation, day, own_titles=own):
                    counts[check.status.value, check.sure] += 1
                    if check.status is MISSING or (verbose and check.status in BAD and day is source.day):
                        quote = doc.quote(citation.span)
                        listed.append(f"  {day} {source.title}: {quote} → {check.message}")
    print(f"corpus: {texts} texts, {cited} citations, {articles} articles cited")
    print(f"{'status':<12}{'as of the text':>16}{f'as of {today}':>20}")
    for key in sorted(then.keys() | now.keys(), key=str):
        name = key[0] + ("" if key[1] else "（提示）")
        print(f"{name:<12}{then[key]:>16}{now[key]:>20}")
    missing = sum(v for k, v in (then + now).items() if k[0] == MISSING.value)
    print(f"「条号不存在」 to look at: {missing}")
    print(*listed, sep="\n")


@dataclass(frozen=True)
class Injected:
    kind: str
    sentence: str
    day: date
    expected: frozenset[CitationStatus]


def sentence(title: str, article: int) -> str:
    return f"根据《{title}》第{to_chinese(article)}条的规定，结合本镇实际，制定本办法。"


def inject(registry: Registry, today: date, dice: random.Random) -> Iterator[Injected]:
    """EACH of four kinds; what is expected rests on the facts of the registry, not on how it is searched."""
    in_force = [law for law in registry.laws if law.versions and law.on(today) and not law.is_repealed()]
    counted = [law for law in in_force if (v := law.on(today)) and v.article_count and v.confidence == "高"]
    for law in dice.sample(counted, EACH):
        version = law.on(today)
        assert version is not None
        bad = sentence(law.title, version.article_count + dice.randint(1, 40))
        yield Injected("article beyond the last", bad, today, frozenset({MISSING, CitationStatus.SUPERSEDED}))
    gone = [law for law in registry.laws if law.repeal and law.repeal.on and law.repeal.on <= today]
    alone = [law for law in gone if len(registry.named(law.title)) == 1]
    for law in dice.sample(alone, EACH):
        yield Injected("repealed", sentence(law.title, 3), today, frozenset({CitationStatus.REPEALED}))
    national = [law for law in in_force if law.level in ("法律", "行政法规") and _is_plain(law.title)]
    for law in dice.sample(national, EACH):
        name = misspell(law.title, registry, dice)
        yield Injected("near-miss name", sentence(name, 3), today, frozenset({CitationStatus.NEAR_MISS}))
    waiting = [law for law in registry.laws if _waits(law) and len(registry.named(law.title)) == 1]
    for law in dice.sample(waiting, EACH):
        day = law.versions[0].start - timedelta(days=dice.randint(1, 5))
        yield Injected("not yet in force", sentence(law.title, 3), day, frozenset({CitationStatus.NOT_YET}))


def _waits(law: Law) -> bool:
    first = law.versions[0] if law.versions else None
    if first is None or not first.original or first.promulgated is None or first.confidence != "高":
        return False
    return first.start - first.promulgated > timedelta(days=6)


def _is_plain(title: str) -> bool:
    """A name of one law: 法 of 5 characters or more, 条例 of 8 or more (without 中华人民共和国)."""
    key = fold(title)
    if "《" in title or "关于" in title:
        return False
    return (key.endswith("法") and not key.endswith("办法") and len(key) >= 5) or (
        key.endswith("条例") and len(key) >= 8
    )


def misspell(title: str, registry: Registry, dice: random.Random) -> str:
    """One slip of the pen in the proper part of the name: a character lost, doubled, swapped or wrong; or 条例 ↔ 法."""
    prefix = "中华人民共和国" if title.startswith("中华人民共和国") else ""
    name = title.removeprefix(prefix)
    kind = "条例" if name.endswith("条例") else "法"
    stem = name.removesuffix(kind)
    while True:
        at = dice.randrange(len(stem) - 1)
        wrong = dice.choice(
            (
                stem[:at] + stem[at + 1 :] + kind,
                stem[:at] + stem[at] + stem[at:] + kind,
                stem[:at] + stem[at + 1] + stem[at] + stem[at + 2 :] + kind,
                stem[:at] + dice.choice("里事部办出和字公人行") + stem[at + 1 :] + kind,
                stem + ("法" if kind == "条例" else "条例"),
            )
        )
        if not registry.named(prefix + wrong):
            return prefix + wrong


def injected(registry: Registry, today: date, seeds: int) -> int:
    """Print what was found of the injected citations; the number missed."""
    done: Counter[str] = Counter()
    found: Counter[str] = Counter()
    lost: list[str] = []
    for case in (case for n in range(seeds) for case in inject(registry, today, random.Random(SEED + n))):
        checks = _checks(registry, case.sentence, case.day)
        hit = any(check.status in case.expected and check.sure for check in checks)
        done[case.kind] += 1
        found[case.kind] += hit
        if not hit:
            said = "；".join(f"{c.status}{'' if c.sure else '（提示）'} {c.message}" for c in checks)
            lost.append(f"  missed: {case.day} {case.sentence} → {said}")
    print("\ninjected bad citations (found as a certain finding)")
    for kind, count in done.items():
        print(f"{kind:<28}{found[kind]:>4} of {count}")
    print(*lost, sep="\n")
    return len(lost)


def _checks(registry: Registry, text: str, day: date) -> tuple[CitationCheck, ...]:
    return tuple(check for citation in citations_of(text) for check in registry.check(citation, day))


def good_ones(registry: Registry, today: date) -> None:
    """Existing articles of laws in force, by full and by short name: nothing may be objected to."""
    dice = random.Random(SEED)
    wrong: list[str] = []
    pool = [law for law in registry.laws if (v := law.on(today)) and v.article_count and not law.is_repealed()]
    chosen = dice.sample(pool, 4 * EACH)
    for law in chosen:
        version = law.on(today)
        assert version is not None
        name = dice.choice((law.title, *version.short_titles))
        text = sentence(name, dice.randint(1, version.article_count))
        checks = _checks(registry, text, today)
        wrong += [f"  {text} → {check.message}" for check in checks if check.status in BAD]
        wrong += [f"  not read: {text}"] if not checks else []
    print(f"good citations objected to: {len(wrong)} of {len(chosen)}")
    print(*wrong, sep="\n")


def speed(registry: Registry, today: date) -> None:
    code = (
        "import time;a=time.perf_counter();import review.laws;b=time.perf_counter();"
        "review.laws.load_registry();print(b-a,time.perf_counter()-b)"
    )
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True) for _ in range(7)]
    times = sorted(tuple(map(float, run.stdout.split())) for run in runs)
    loads = sorted(load for _, load in times)
    print(
        f"\nimport {times[0][0] * 1000:.0f} ms, registry loaded in {loads[0] * 1000:.0f} ms (median {loads[3] * 1000:.0f})"
    )
    cited = [c for source in list(corpus(today))[:400] for c in citations_of(source.text)]
    start = time.perf_counter()
    for citation in cited:
        registry.check(citation, today)
    took = time.perf_counter() - start
    print(f"checks: {len(cited)} in {took:.2f} s = {len(cited) / took:,.0f} per second")


def over_store(store: LawStore, today: date, *, verbose: bool) -> None:
    """Cited 款 and 项 against the full text: then, a few interpretations kept old numbers; today, all that moved."""
    places, then, now, restating, better = 0, 0, 0, 0, 0
    for source in corpus(today):
        doc = text_document(source.text)
        for citation in extract(doc).citations:
            places += sum(bool(p.value.paragraph or p.value.item) for p in citation.points)
            restating += len(citation.points) == 1 and bool(restated(doc.text, citation))
            better += better_article(doc.text, citation, store, source.day) is not None
            checks = check_paragraphs(citation, store, source.day)
            then, now = then + len(checks), now + len(check_paragraphs(citation, store, today))
            for check in checks if verbose else ():
                print(f"  {source.day} {source.title}: {doc.quote(citation.span)} → {check.message}")
    print(f"款 and 项 cited: {places}; not there as of the text {then}, as of {today} {now}")
    print(f"sentences that say what an article provides: {restating}; another article fits better in {better}")


def store_tables(today: date, *, verbose: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "laws.db"
        start = time.perf_counter()
        summary = import_laws(TEXTS, path)
        took = time.perf_counter() - start
        print(f"import of the corpus: {took:.1f} s, {summary.laws} texts, {summary.articles} articles,", end=" ")
        print(f"{len(summary.skipped)} left out, {path.stat().st_size / 1e6:.0f} MB")
        store = LawStore.open(path)
        start = time.perf_counter()
        for i in range(2000):
            store.article("行政处罚法", Point(1 + i % 86), today)
        print(f"lookups: {2000 / (time.perf_counter() - start):,.0f} per second")
        over_store(store, today, verbose=verbose)
        store.close()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--as-of", type=date.fromisoformat, default=date(2026, 11, 21))
    parser.add_argument("--verbose", action="store_true", help="list every objection as of the text's own day")
    parser.add_argument("--seeds", type=int, default=1, help="repeat the injection with further seeds")
    arguments = parser.parse_args()
    registry = load_registry()
    if not TEXTS.exists():
        print("../shared/laws/texts.tar.gz is missing: the corpus tables are left out")
    else:
        over_corpus(registry, arguments.as_of, verbose=arguments.verbose)
    lost = injected(registry, arguments.as_of, arguments.seeds)
    good_ones(registry, arguments.as_of)
    if TEXTS.exists():
        speed(registry, arguments.as_of)
        store_tables(arguments.as_of, verbose=arguments.verbose)
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
