"""What keeps a folder of law texts from being imported is said in Chinese."""

import re
from pathlib import Path

import pytest

from review.errors import LawError
from review.laws import import_laws


def refusal(source: Path, tmp_path: Path) -> str:
    with pytest.raises(LawError) as caught:
        import_laws(source, tmp_path / "laws.db")
    return caught.value.message


def test_a_missing_folder_is_said_to_be_missing(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none", tmp_path) == "读不到法规文本：没有这个文件夹或者压缩包"


@pytest.mark.parametrize("content", [b"", b"\x1f\x8bdamaged", b"\xfd7zXZ\x00damaged", b"plain text"])
def test_what_is_no_archive_is_refused_without_words_of_the_system(content: bytes, tmp_path: Path) -> None:
    source = tmp_path / "laws.tar.gz"
    source.write_bytes(content)
    message = refusal(source, tmp_path)
    assert message.startswith("读不到法规文本：不是文件夹，也不是完好的压缩包")
    assert not re.search("[A-Za-z]{3,}", message.replace(".tar.gz", ""))
