"""The table of sentences: each is read, slot by slot, as the table says."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from bench.grammar import rows, wrong_slots

TABLE = Path(__file__).with_name("sentences.toml")
ROWS = rows(TABLE)


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['text'][:24]}-{row.get('n', 1)}" for row in ROWS])
def test_sentence_is_read_as_the_table_says(row: dict[str, Any]) -> None:
    wrong = wrong_slots(row)
    assert {slot: read for slot, read in wrong.items() if slot not in row.get("known", ())} == {}
    assert set(row.get("known", ())) <= set(wrong), "a slot known to be misread is read well: take it off the list"


def test_table_holds_at_least_120_sentences_and_every_slot() -> None:
    written = tomllib.loads(TABLE.read_text("utf-8"))["sentences"]
    assert len({row["text"] for row in written}) >= 120
    for slot in ("who", "party", "how", "act", "if", "then", "amount", "basis", "except", "burdens"):
        assert sum(slot in row for row in written) >= 3, slot
