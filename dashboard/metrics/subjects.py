"""What a sum is about, so that posts' tellings of one fact can be compared: the parties, or the market its sentence names. Words nothing."""

import re
from typing import Any

import pandas as pd

from dashboard.metrics.rows import each

_SAME = 0.03  # values this near are one value, rounded otherwise
_MARKET = re.compile(r"(?:\d+年)?([A-Za-z0-9一-龥ァ-ヶー々・ ]+?)の?(市場|設備投資)")
_GENERAL = {"世界", "グローバル", "この", "巨大", ""}
_NAMES = "A-Za-z一-龥ァ-ヶー"
_ANOTHER = re.compile(rf"[{_NAMES}](?:は|も|が)(?![{_NAMES}]?る)")  # AI市場は…、その中でクラウドAIは800億: not the market's
_BEHIND = re.compile(r"[^、。]{0,8}?の([A-Za-z0-9一-龥ァ-ヶー々・ ]+?市場)")  # 710億ドルの生成AI市場
_NOT_OF_IT = re.compile(r"の(?!(?:市場)?規模)")  # AI市場の牽引役として: something else is told
_OF_MARKET = re.compile(r"^(?:全体|自体|規模|だけで|の)*(?:は|も|が)")
_HOME = re.compile(r"日本|国内")


def told(figures: pd.DataFrame) -> pd.DataFrame:
    """The whole, sharp sums of `figures` that are about something: with `subject`, `told` (Timestamp), oldest first."""
    rows = figures[~figures["is_vague"] & ~figures["is_slice"]]
    rows = rows.assign(
        told=pd.to_datetime(rows["published_on"]),
        subject=[_subject(row) for row in each(rows[["kind", "payers", "payees", "sentence", "amount_text", "currency"]])],
    )
    return rows[rows["subject"].ne("")].sort_values(["told", "post_id", "span_start"], ignore_index=True)


def alike(one: Any, two: Any) -> bool:
    """Whether two sums (amount_low, amount_high) are one value: an end in common, up to rounding."""
    pairs = ((one.amount_low, two.amount_low), (one.amount_high, two.amount_high))
    return any(abs(left - right) <= _SAME * max(left, right) for left, right in pairs)


def _subject(row: Any) -> str:
    parties = sorted({*row.payers, *row.payees})
    if parties:
        return "・".join(parties)
    at = max(row.sentence.find(row.amount_text), 0)
    before = row.sentence[:at]
    if behind := _BEHIND.match(row.sentence, at + len(row.amount_text)):
        return str(behind[1])
    found = [match for match in _MARKET.finditer(before) if match[1].strip() not in _GENERAL]
    if not found:
        return ""
    between = before[found[-1].end() :]
    if _NOT_OF_IT.match(between) or _ANOTHER.search(_OF_MARKET.sub("", between)):
        return ""
    name = (found[-1][1].strip() + found[-1][2]).removeprefix("日本").removeprefix("国内")
    return f"日本の{name}" if row.currency == "JPY" and _HOME.search(before) else name
