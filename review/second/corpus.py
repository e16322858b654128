"""The labelled sentences that the second reader was trained on and shows as its reasons."""

from dataclasses import dataclass
from pathlib import Path

from review.errors import ChecklistError
from review.model import LABELS

LAWFUL = "-"


@dataclass(frozen=True, slots=True)
class Example:
    """One text of the corpus and the file it stands in (one writer each); no labels: lawful."""

    text: str
    labels: tuple[str, ...]
    source: str = ""


def read_corpus(folder: Path) -> tuple[Example, ...]:
    """All `corpus-*.tsv` in order of name; ChecklistError names file and line of a fault."""
    return tuple(
        _example(line, f"{path.name}:{number}")
        for path in sorted(folder.glob("corpus-*.tsv"))
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if line.strip()
    )


def _example(line: str, where: str) -> Example:
    labels, tab, text = line.partition("\t")
    names = () if labels == LAWFUL else tuple(labels.split(","))
    unknown = [name for name in names if name not in LABELS]
    if not tab or not text.strip() or unknown:
        raise ChecklistError(f"应为「标签 TAB 句子」，未知标签：{'、'.join(unknown) or '无'}", where=where)
    return Example(text.strip(), names, where.partition(":")[0])
