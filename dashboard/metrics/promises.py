"""Which tellings of a deal promise something by a day: the horizon is the sum's own, somebody sure promises it, and it lies ahead."""

import re

import pandas as pd

from dashboard.metrics.ready import Tables
from dashboard.metrics.rows import each, sets

OPEN_STATUSES = ("announced", "talks")  # a forecast promises nothing
_SOON = {"近日": 30, "近く": 30, "まもなく": 30, "近い将来": 90}  # days after which a promise without a day is looked at again
_AHEAD = r"まで|以内|から|以降|今後|向こう|これから|この先|年内"
_RELATIVE = r"今後|向こう|これから|この先|次の|以内|年後|月後|週間後"
_NEWS_DAYS = 92  # a period this short round the day of publication is when it happened, not until when
_PLANNED = r"計画|予定|見込|見通し|ガイダンス|投じる|投資する|投入する|費やす|目指|方針|意向|コミット|約束|表明"
_FISCAL_APRIL = ("JP", "IN", "")  # the year is read as April to March; no country is known of governments
_NEAR = 60  # letters
_PAST = r"今年に入って|だけで(?!.*(?:計画|予定))"
_FORETOLD = r"予測し|予測す|試算|優先交渉権|選択権|オプション"  # an option binds nobody either
_SURVEYED = r"調査|回答|半数|割の企業|と合わせると|を合わせると"
_EARLIER = re.compile(r"(20\d\d)年")
_OF_ALL = r"(?:累計|総投資額|事業価値)[^、。]{0,12}$"  # what was ever put in, or is worth, is no promise
_ITS_OWN_GOAL = re.compile(r"[^、。\d]{0,24}?\d*[^、。\d]{0,16}?(?:達成|稼働|生産|量産)")  # 2025年後半までに月産6万枚を達成
_PREDICATE = re.compile(
    r"を受け|ことで|ます|ました|ており|ですし|であり|だが|ですが|する計画|している|したり|とのこと|という|そして"
)
_OWN_PREDICATE = re.compile(r"(?:計画|予定|表明|約束)している(?:という)?$")  # right before the sum: 計画している4000億ドル
_GUESSED = re.compile(r"/(?:topic|owner)\b")  # rules that take the party from elsewhere than the sentence's subject
_SUM = re.compile(r"\d[\d,.]*\s?[兆億万千]*\s?(?:米?ドル|円|ユーロ|ポンド|ウォン|元|ルピー|B|bn)")


def promised(told: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    """The rows of `told` (see `followups.told_until`) that promise, with `due` (Timestamp), `is_assumed` and `relative`.

    due is the last day of the horizon, or its first when it only says from when; a promise without a day (近日中) gets one by
    assumption. Left out: horizons that stand only in a title, that the sentence itself does not say or says of another sum,
    periods that merely date the news, forecasts, options, and slices of longer plans.
    """
    in_body = told[~told["sentence"].isin(set(tables.posts["title_raw"]))]
    return _horizons(in_body[_parties_fit(in_body, tables)])


def is_guessed(rule: str) -> bool:
    """Whether a figure of this rule got its party from the post's topic or an owner's name, not from the sentence's subject."""
    return bool(_GUESSED.search(rule))


def _parties_fit(told: pd.DataFrame, tables: Tables) -> pd.Series:
    """Whether a telling is sure to be of its deal.

    Its parties are the deal's, or the post names those that it lacks; a sum that did not get its party from the sentence's own
    subject stands in a sentence that names nobody else; a fiscal year is one of a country where it ends in March.
    """
    parties = {row.deal_id: {*row.payers, *row.payees} for row in each(tables.deals[["deal_id", "payers", "payees"]])}
    named = sets(tables.mentions, "post_id", "company")
    names = {str(name) for name in tables.companies["company"] if len(str(name)) > 1}
    countries = dict(zip(tables.companies["company"], tables.companies["country"], strict=True))
    fit = []
    for row in each(told):
        own = {*row.payers, *row.payees}
        missing = parties[row.deal_id] - own
        known = own <= parties[row.deal_id] and missing <= named.get(row.post_id, frozenset())
        guessed = is_guessed(row.rule)
        others = guessed and any(name in row.sentence for name in names - own)
        public = "官民" in row.sentence and not any(name.endswith(("政府", "EU", "省", "部")) for name in own)
        fiscal = "年度" in row.when_text and not all(countries.get(name, "") in _FISCAL_APRIL for name in own)
        fit.append(known and not others and not public and not fiscal)
    return pd.Series(fit, index=told.index, dtype=bool)


def _horizons(told: pd.DataFrame) -> pd.DataFrame:
    """Tellings that look ahead, with `due` and `is_assumed`."""
    open_ones = told["status"].isin(OPEN_STATUSES) & ~told["is_slice"] & told["confidence"].ne("low")
    rows = told[open_ones & told["when_text"].ne("")]
    when = rows["when_text"].astype(str)
    start, end = pd.to_datetime(rows["when_start"]), pd.to_datetime(rows["when_end"])
    soon = when.map(lambda text: next((days for word, days in _SOON.items() if text.startswith(word)), 0))
    assumed = end.isna() & start.isna() & (soon > 0)
    due = end.fillna(start).mask(assumed, rows["told"] + pd.to_timedelta(soon, unit="D"))
    dates_the_news = (
        (start <= rows["told"]) & (end >= rows["told"]) & ((end - start).dt.days <= _NEWS_DAYS) & ~when.str.contains(_AHEAD)
    )
    ahead = when.str.contains(_AHEAD)
    planned = (
        ahead
        | assumed
        | (start > rows["told"])
        | (rows["sentence"].str.contains(_PLANNED) & ~rows["sentence"].str.contains(_PAST))
    )
    tied = [_is_tied(*parts) for parts in zip(when, rows["amount_text"], rows["sentence"], strict=True)]
    # 2023年6月に「今後3年間」と発表した counts from a day that the post does not give exactly
    relative = when.str.contains(_RELATIVE)
    years = [min((int(year) for year in _EARLIER.findall(text)), default=9999) for text in rows["sentence"]]
    retold = relative & (pd.Series(years, index=rows.index) < rows["told"].dt.year)
    planned &= ~rows["sentence"].str.contains(f"{_FORETOLD}|{_SURVEYED}") & ~retold
    before = [said[: max(said.find(amount), 0)] for said, amount in zip(rows["sentence"], rows["amount_text"], strict=True)]
    of_all = rows["is_total"] | pd.Series(before, index=rows.index, dtype=object).str.contains(_OF_ALL)
    alone = (rows["kind"] == "contract") & ~(rows["payers"].map(len).astype(bool) & rows["payees"].map(len).astype(bool))
    planned &= ~of_all & ~alone
    keep = due.notna() & (due > rows["told"]) & ~dates_the_news & planned & pd.Series(tied, index=rows.index)
    kept: pd.DataFrame = rows.assign(due=due, is_assumed=assumed, relative=relative)[keep]
    return kept


def _is_tied(when_text: str, amount_text: str, sentence: str) -> bool:
    """Whether the sentence says the horizon, and says it of this sum: no clause ends between them, unless only the sum is told."""
    horizon = when_text.strip("のにで、約")
    places = [match.start() for match in re.finditer(re.escape(horizon), sentence)]
    at = sentence.find(amount_text)
    if not places or at < 0:
        return False
    for place in places:
        goal = _ITS_OWN_GOAL.match(sentence, place + len(horizon))
        if goal and not place < at < goal.end():
            continue
        between = _OWN_PREDICATE.sub("", sentence[min(place, at) : max(place, at)])
        others = len(_SUM.findall(between.removeprefix(amount_text)))
        follows = _SUM.search(
            sentence, place + len(horizon)
        )  # 1000億ドルのX計画や、2030年までに1500億ドル: the horizon is the second's
        alone = not others and not (follows and follows.start() - place < _NEAR)
        if not _PREDICATE.search(between) and (place < at or alone):
            return True
    return False
