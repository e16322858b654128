"""The clean corpus under tests/clean is read by every rule; what an officer would have to dismiss is budgeted."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from review.engine import Budget, Trace, overdrafts, read_budget, stored_noise, trace, write_noise
from review.engine.noise import Allowance, Noise
from review.errors import ChecklistError
from review.model import Category, Severity
from review.reading import text_document

CLEAN = Path(__file__).resolve().parents[1] / "clean"
TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def alarms() -> tuple[Trace, ...]:
    texts = sorted(CLEAN.glob("*.txt"))
    docs = [text_document(path.read_text("utf-8"), path.name) for path in texts]
    return tuple(one for doc in docs for one in trace(doc, Category.NORMATIVE, TODAY))


def test_lawful_documents_raise_no_more_alarms_than_the_budget_allows(alarms: Sequence[Trace]) -> None:
    assert overdrafts(alarms, read_budget(CLEAN / "budget.toml")) == ()


def test_clean_corpus_is_large_enough_to_mean_something() -> None:
    texts = [path.read_text("utf-8") for path in CLEAN.glob("*.txt")]
    assert len(texts) >= 25
    assert sum(map(len, texts)) >= 30_000
    assert all(700 <= len(text) <= 2500 for text in texts)


def alarm(severity: Severity, rule: str = "fine") -> Trace:
    return Trace("ND-AUTH-04", rule, ("SET_PENALTY",), severity, "第五条", None, "处二百元罚款")


@pytest.mark.parametrize(
    ("severity", "budget", "wrong"),
    [
        (Severity.HIGH, Budget(5, 5), True),
        (Severity.MEDIUM, Budget(5, 5), True),
        (Severity.LOW, Budget(1, 0), False),
        (Severity.LOW, Budget(0, 5), True),
        (Severity.HINT, Budget(5, 0), True),
        (Severity.HIGH, Budget(0, 0, {"ND-AUTH-04/fine": Allowance(1, "文稿引用了省规定")}), False),
        (Severity.HIGH, Budget(0, 0, {"ND-AUTH-04/seize": Allowance(1, "另一规则")}), True),
        (Severity.LOW, Budget(0, 0, {"ND-AUTH-04/fine": Allowance(1, "另计")}), False),
    ],
)
def test_an_alarm_is_held_against_the_budget_of_its_rule_and_severity(
    severity: Severity, budget: Budget, wrong: bool
) -> None:
    assert bool(overdrafts([alarm(severity)], budget)) is wrong


def test_an_allowance_that_nobody_uses_any_more_must_be_taken_back() -> None:
    spent = overdrafts([], Budget(0, 0, {"ND-AUTH-04/fine": Allowance(1, "曾经需要")}))
    assert len(spent) == 1
    assert "请调低预算" in spent[0]


def test_an_overdraft_names_rule_place_and_words() -> None:
    (words,) = overdrafts([alarm(Severity.HIGH)], Budget(0, 0))
    for part in ("ND-AUTH-04/fine", "第五条", "处二百元罚款", "允许0处", "实报1处"):
        assert part in words


@pytest.mark.parametrize(
    "text",
    [
        "low = 1",
        "low = 1\nhint = -1",
        "low = 1\nhint = 1\nlw = 2",
        'low = 1\nhint = 1\n[rule."A/b"]\nfindings = 1',
        'low = 1\nhint = 1\n[rule."A/b"]\nfindings = 1\nreason = ""',
        "low =",
    ],
)
def test_a_faulty_budget_is_an_error_that_names_the_file(text: str, tmp_path: Path) -> None:
    path = tmp_path / "budget.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(ChecklistError) as caught:
        read_budget(path)
    assert caught.value.where.endswith("budget.toml")


def test_a_stored_noise_report_is_read_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "normative").mkdir()
    monkeypatch.setattr("review.engine.noise.checklists_root", lambda: tmp_path)
    assert stored_noise(Category.NORMATIVE) is None
    noise = Noise("2026-11-22", {"守法文稿": 33_000}, {"ND-AUTH-04/fine": {"守法文稿": 2}})
    write_noise(noise, tmp_path / "normative" / "noise.json")
    read = stored_noise(Category.NORMATIVE)
    assert read == noise
    assert read.words("ND-AUTH-04/fine") == "守法文稿3.3万字2处"
    assert read.words("ND-AUTH-04/newer").startswith("未测")
    (tmp_path / "normative" / "noise.json").write_text("{}", "utf-8")
    with pytest.raises(ChecklistError):
        stored_noise(Category.NORMATIVE)
