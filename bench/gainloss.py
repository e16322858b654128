"""Gain and loss between two versions of the rules over all texts: which findings appeared, which vanished.

usage: python -m bench.gainloss --before REV|DUMP [--after REV|DUMP] [--item ND-AUTH-04] [--source clean] [--brief]

REV is a git revision: it is checked out into a temporary worktree and its rules are run over the texts of the present
tree (bench/material.py lists them). DUMP is a .jsonl file that bench/material.py wrote. Without --after the present tree
is compared. The tables count per rule; below stand place and words of each finding. A finding is the same while text, item,
label and words are the same: if only rule or severity changed, it is listed as changed. A text on which one version fails
is named with the error and left out of the counts. Exit code 1 if anything differs.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
Findings = Counter["Place"]


@dataclass(frozen=True, order=True)
class Place:
    """A finding as two versions can agree on it."""

    text: str
    item: str
    label: str
    quote: str
    place: str


@dataclass(frozen=True)
class Dump:
    """What one version found: how often each place, by which rule and how grave, and the texts it failed on."""

    found: Findings
    rules: Mapping[Place, str]
    texts: frozenset[str]
    failed: Mapping[str, str]


@dataclass(frozen=True)
class Difference:
    """The findings of the texts that both versions could read, and the texts that only one or neither could."""

    appeared: Findings
    vanished: Findings
    changed: tuple[tuple[Place, str, str], ...]
    failures: tuple[str, ...]
    texts: int


class DumpError(Exception):
    """A dump that cannot be used, or a version that could not be run."""


def read_dump(path: Path) -> Dump:
    """A file that bench/material.py wrote. Raises DumpError naming the line that is wrong."""
    found, rules, texts, failed = Counter[Place](), dict[Place, str](), set[str](), dict[str, str]()
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        try:
            row = json.loads(line)
            texts.add(row["text"])
            if "error" in row:
                failed[row["text"]] = str(row["error"])
            for one in row.get("findings", ()):
                place = Place(row["text"], one["item"], one["label"], one["quote"], one["place"])
                found[place] += 1
                rules[place] = f"{one['item']}/{one['rule'] or '?'} {one['severity']}"
        except (ValueError, KeyError, TypeError) as exc:
            raise DumpError(f"{path.name}, line {number}: {exc}") from exc
    return Dump(found, rules, frozenset(texts), failed)


def difference(before: Dump, after: Dump) -> Difference:
    """What changed on the texts that both versions read."""
    common = (before.texts & after.texts) - before.failed.keys() - after.failed.keys()
    old, new = (_only(dump.found, common) for dump in (before, after))
    changed = tuple(
        (place, before.rules[place], after.rules[place])
        for place in sorted(old.keys() & new.keys())
        if "?" not in before.rules[place] + after.rules[place] and before.rules[place] != after.rules[place]
    )
    return Difference(new - old, old - new, changed, tuple(_failures(before, after)), len(common))


def _only(found: Findings, texts: frozenset[str] | set[str]) -> Findings:
    return Counter({place: count for place, count in found.items() if place.text in texts})


def _failures(before: Dump, after: Dump) -> Iterator[str]:
    for text in sorted(before.failed.keys() | after.failed.keys()):
        old, new = (dump.failed.get(text, "read") for dump in (before, after))
        yield f"{text}: before {old}; after {new}"
    for title, missing in (("before", after.texts - before.texts), ("after", before.texts - after.texts)):
        if missing:
            yield f"{len(missing)} texts are missing {title}: {'、'.join(sorted(missing)[:5])}"


def report(diff: Difference, before: Dump, after: Dump, *, brief: bool) -> str:
    """The difference as text."""
    rows = [f"{diff.texts} texts compared; findings before {before.found.total()}, after {after.found.total()}"]
    rows += [f"FAILED {line}" for line in diff.failures]
    gained, lost = _by_rule(diff.appeared, after), _by_rule(diff.vanished, before)
    rows.append(f"{'rule':56}{'appeared':>9}{'vanished':>9}")
    for rule in sorted({*gained, *lost}):
        rows.append(f"{rule:56}{gained[rule]:9}{lost[rule]:9}")
    rows.append(f"{'all':56}{gained.total():9}{lost.total():9}")
    rows += [f"CHANGED {place.text} {place.place}「{place.quote}」: {old} -> {new}" for place, old, new in diff.changed]
    if not brief:
        rows += [*_listed("APPEARED", diff.appeared, after), *_listed("VANISHED", diff.vanished, before)]
    return "\n".join(rows)


def _by_rule(found: Findings, dump: Dump) -> Counter[str]:
    counts = Counter[str]()
    for place, count in found.items():
        counts[dump.rules[place]] += count
    return counts


def _listed(title: str, found: Findings, dump: Dump) -> list[str]:
    return [
        f"{title} {dump.rules[place]} {place.label} {place.text} {place.place}「{place.quote}」"
        + f" x{count}" * (count > 1)
        for place, count in sorted(found.items(), key=lambda entry: (dump.rules[entry[0]], entry[0]))
    ]


def narrowed(found: Findings, item: str, source: str) -> Findings:
    """Only the findings of an item and a source of texts."""
    return Counter({p: n for p, n in found.items() if p.item.startswith(item) and p.text.startswith(source)})


@contextmanager
def _tree(revision: str) -> Iterator[Path]:
    """The revision in a folder of its own; "" is the present tree. Raises DumpError for an unknown revision."""
    if not revision:
        yield ROOT
        return
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "tree"
        _git("worktree", "add", "--quiet", "--detach", str(place), revision)
        try:
            yield place
        finally:
            _git("worktree", "remove", "--force", str(place))


def _git(*words: str) -> None:
    done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise DumpError(done.stderr.strip() or f"git {words[0]} failed")


def dump_of(version: str, folder: Path) -> Dump:
    """The findings of a revision, of the present tree ("") or of a stored dump."""
    if version.endswith(".jsonl"):
        if not Path(version).is_file():
            raise DumpError(f"no file {version}")
        return read_dump(Path(version))
    out = folder / f"{version.replace('/', '-') or 'present'}.jsonl"
    with _tree(version) as tree:
        environment = {**os.environ, "PYTHONPATH": str(tree)}
        command = [sys.executable, "-P", str(HERE / "material.py"), str(out)]
        done = subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True, check=False)
        print(done.stderr, end="", file=sys.stderr)
    if done.returncode:
        raise DumpError(f"the rules of {version or 'the present tree'} could not be run")
    return read_dump(out)


def main(argv: Sequence[str] | None = None) -> int:
    """Compare two versions."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--before", required=True)
    parser.add_argument("--after", default="")
    parser.add_argument("--item", default="")
    parser.add_argument("--source", default="")
    parser.add_argument("--brief", action="store_true")
    options = parser.parse_args(argv)
    try:
        with tempfile.TemporaryDirectory() as folder:
            before, after = (dump_of(version, Path(folder)) for version in (options.before, options.after))
    except DumpError as exc:
        print(exc, file=sys.stderr)
        return 2
    diff = difference(before, after)
    appeared, vanished = (narrowed(f, options.item, options.source) for f in (diff.appeared, diff.vanished))
    diff = Difference(appeared, vanished, diff.changed, diff.failures, diff.texts)
    print(report(diff, before, after, brief=options.brief))
    return int(bool(diff.appeared or diff.vanished or diff.changed or diff.failures))


if __name__ == "__main__":
    sys.exit(main())
