import pytest

from review.reports import mask


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("身份证号330102199001011234。", "身份证号330102********1234。"),
        ("33010219900101123X", "330102********123X"),
        ("电话13812345678", "电话138****5678"),
        ("138-1234-5678", "138-****-5678"),
        ("１３８１２３４５６７８", "１３８****５６７８"),
    ],
)
def test_identity_and_mobile_numbers_are_starred(text: str, masked: str) -> None:
    assert mask(text) == masked
    assert len(masked) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "统一社会信用代码913301020000000001",  # no birth date in it
        "合同编号2026138123456789",
        "青政规〔2026〕3号",
        "0571-88888888",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert mask(text) == text
