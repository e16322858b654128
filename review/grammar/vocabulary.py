"""The word classes that the grammar reads with; the words are data, handed in by the caller."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from review.model import Effect, Force, Party

_PARTIES = {
    Party.COMPETENT: "句有权机关",
    Party.OFFICIAL: "句机关",
    Party.VILLAGE: "村居组织",
    Party.ANYONE: "句任何人",
    Party.NEWCOMER: "句外来",
    Party.CLAIMANT: "句申请",
    Party.HOUSEHOLD: "句农户",
    Party.KIN: "句亲属",
    Party.OPERATOR: "句经营",
    Party.CITIZEN: "句自然人",
}
_FORCES = {
    Force.DEFINE: "句是指",
    Force.ENCOURAGE: "句鼓励",
    Force.MUST_NOT: "句禁止",
    Force.MUST: "句应当",
    Force.MAY: "句可以",
}
_EFFECTS = {
    Effect.FINE: "句罚款",
    Effect.MEASURE: "句强制",
    Effect.LOSS: "句丧失",
    Effect.CUT_OFF: "句断供",
    Effect.FEE: "句收费",
    Effect.DEPOSIT: "句押金",
    Effect.PROOF: "句证明",
    Effect.APPROVAL: "句审批",
    Effect.EXPOSURE: "句曝光",
    Effect.BLACKLIST: "句黑名单",
    Effect.BURDEN_ON_KIN: "句连坐",
    Effect.REDRESS: "句救济",
    Effect.REFERRED: "句移送",
    Effect.BENEFIT: "句受益",
}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The classes as compiled patterns: the three sides of a sentence, and what `checklists/lexicon/grammar.toml` names."""

    outsiders: re.Pattern[str]
    officials: re.Pattern[str]
    villages: re.Pattern[str]
    parties: Mapping[Party, re.Pattern[str]]
    forces: Mapping[Force, re.Pattern[str]]
    effects: Mapping[Effect, re.Pattern[str]]
    condition_head: re.Pattern[str]
    strong_head: re.Pattern[str]
    condition_tail: re.Pattern[str]
    inner: re.Pattern[str]
    gate: re.Pattern[str]
    breach: re.Pattern[str]
    claim: re.Pattern[str]
    trade: re.Pattern[str]
    exception: re.Pattern[str]
    denial: re.Pattern[str]
    close_denial: re.Pattern[str]
    undoing: re.Pattern[str]
    office: re.Pattern[str]
    chore: re.Pattern[str]
    discipline: re.Pattern[str]
    giving: re.Pattern[str]
    opening: re.Pattern[str]
    against: re.Pattern[str]
    anybody: re.Pattern[str]
    opener: re.Pattern[str]

    @classmethod
    def of(cls, pattern: Callable[[str], re.Pattern[str]]) -> "Vocabulary":
        """The vocabulary from a lookup of classes by name; the lookup raises for a name it does not know."""
        return cls(
            outsiders=pattern("相对人"),
            officials=pattern("行政人员"),
            villages=pattern("村居组织"),
            parties={party: pattern(name) for party, name in _PARTIES.items()},
            forces={force: pattern(name) for force, name in _FORCES.items()},
            effects={effect: pattern(name) for effect, name in _EFFECTS.items()},
            condition_head=pattern("句条件首"),
            strong_head=pattern("句条件强首"),
            condition_tail=pattern("句条件尾"),
            inner=pattern("句内条件"),
            gate=pattern("句限定"),
            breach=pattern("句违规"),
            claim=pattern("句办事"),
            trade=pattern("句从业"),
            exception=pattern("句例外"),
            denial=pattern("句否定"),
            close_denial=pattern("句紧否"),
            undoing=pattern("句撤回"),
            office=pattern("句公务"),
            chore=pattern("句机关动作"),
            discipline=pattern("句处分"),
            giving=pattern("句给予"),
            opening=pattern("句总起"),
            against=pattern("句针对"),
            anybody=pattern("句泛指首"),
            opener=pattern("句办事首"),
        )
