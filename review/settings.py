"""How a machine reviews: where its law texts lie, whose standards apply; read from the environment."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """How this machine reviews: `laws` is the full-text store of laws, which need not exist.

    `jurisdiction` names whose standards apply (「浙江省/宁波市」, 330203); "" means the nation's alone.
    """

    laws: Path
    second_reader: bool = True
    jurisdiction: str = ""

    @classmethod
    def from_env(cls, env: Mapping[str, str]) -> "Settings":
        """FASHEN_LAWS, else laws.db in the user's data folder (XDG_DATA_HOME, on Windows LOCALAPPDATA).

        FASHEN_JURISDICTION is the office's own place.
        """
        base = env.get("XDG_DATA_HOME") or env.get("LOCALAPPDATA")
        folder = Path(base) if base else Path.home() / ".local" / "share"
        laws = Path(env["FASHEN_LAWS"]) if env.get("FASHEN_LAWS") else folder / "fashen" / "laws.db"
        return cls(laws, jurisdiction=env.get("FASHEN_JURISDICTION", ""))
