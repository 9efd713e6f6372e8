"""Horizons and promises told with a deal, as items with a due day, and what settled them. Words nothing and reads no file."""

import re
from datetime import date
from typing import Any

import pandas as pd

from dashboard.metrics.rows import each, groups, sets
from dashboard.metrics.view import LEFT_OUT, Tables
from dashboard.records import DEAL_KINDS

QUIET_DAYS = 120  # a deal that nobody told for this long asks for a follow-up
OPEN_STATUSES = ("announced", "talks")  # a forecast promises nothing
ITEM_COLUMNS = [
    "item_id", "deal_id", "label", "kind", "status", "due_on", "is_assumed", "when_text", "told_on", "post_id", "figure_id",
    "amount_text", "sentence", "posts", "post_ids", "last_told_on", "state", "settled_by",
]  # fmt: skip
QUIET_COLUMNS = [
    "item_id",
    "deal_id",
    "label",
    "kind",
    "status",
    "usd",
    "due_on",
    "last_told_on",
    "quiet_days",
    "posts",
    "post_ids",
]
_SOON = {"近日": 30, "近く": 30, "まもなく": 30, "近い将来": 90}  # days after which a promise without a day is looked at again
_AHEAD = r"まで|以内|から|以降|今後|向こう|これから|この先|年内"
_RELATIVE = r"今後|向こう|これから|この先|次の|以内|年後|月後|週間後"
_NEWS_DAYS = 92  # a period this short round the day of publication is when it happened, not until when
_PLANNED = r"計画|予定|見込|見通し|投じる|投資する|投入する|費やす|目指|方針|意向|コミット|約束|表明"
_FISCAL_APRIL = ("JP", "IN", "")  # the year is read as April to March; no country is known of governments
_NEAR = 60  # letters
_PAST = r"今年に入って|だけで"
_FORETOLD = r"予測し|予測す|試算"
_SURVEYED = r"調査|回答|半数|割の企業|と合わせると|を合わせると"
_EARLIER = re.compile(r"(20\d\d)年")
_RUNNING = r"てい(?:る|ます)|ており|たり|計画|予定|今後"  # 投資を行っている: begun, not kept
_OF_ALL = r"(?:累計|総投資額|事業価値)[^、。]{0,12}$"  # what was ever put in, or is worth, is no promise
_ITS_OWN_GOAL = re.compile(r"[^、。\d]{0,24}?\d*[^、。\d]{0,16}?(?:達成|稼働|生産|量産)")  # 2025年後半までに月産6万枚を達成
_PREDICATE = re.compile(
    r"を受け|ことで|ます|ました|ており|ですし|であり|だが|ですが|する計画|している|したり|とのこと|という|そして"
)
_SUM = re.compile(r"\d[\d,.]*\s?[兆億万千]*\s?(?:米?ドル|円|ユーロ|ポンド|ウォン|元|ルピー|B|bn)")


def told_until(figures: pd.DataFrame, today: date) -> pd.DataFrame:
    """The figures of deals told up to `today`, with `told` (Timestamp), oldest first: what an editor could know on that day."""
    rows = figures[figures["kind"].isin(DEAL_KINDS) & figures["deal_id"].notna()]
    rows = rows.assign(told=pd.to_datetime(rows["published_on"]))
    return rows[rows["told"] <= pd.Timestamp(today)].sort_values(["told", "post_id", "span_start"], ignore_index=True)


def items(tables: Tables, today: date) -> pd.DataFrame:
    """One row a deal and due day (`ITEM_COLUMNS`), soonest first, as known on `today`.

    due_on is the last day of the horizon, or its first when it only says from when; a promise without a day (近日中) gets one
    by assumption (is_assumed). A relative horizon (今後5年間) counts from the first post that told it. state: settled (a later
    post says done, or tells the deal after the due day: settled_by), overdue, due (this month), upcoming. Left out: horizons
    that stand only in a title, that the sentence itself does not say or says of another sum, periods that merely date the
    news, forecasts, and slices of longer plans.
    """
    told = told_until(tables.figures, today)
    in_body = told[~told["sentence"].isin(set(tables.posts["title_raw"]))]
    rows = _horizons(in_body[_parties_fit(in_body, tables)])
    if rows.empty:
        return pd.DataFrame(columns=ITEM_COLUMNS)
    rows = _once_a_year(rows)
    labels = tables.deals.set_index("deal_id")["label"]
    tellings = dict(groups(told, "deal_id"))
    found = [_item(row, tellings[row.deal_id], labels, pd.Timestamp(today)) for row in each(rows)]
    return pd.DataFrame(found, columns=ITEM_COLUMNS).sort_values(["due_on", "told_on", "item_id"], ignore_index=True)


def quiet(tables: Tables, today: date, days: int = QUIET_DAYS) -> pd.DataFrame:
    """Announced or rumoured deals that no post told for `days`: `QUIET_COLUMNS`, biggest first; due_on is when they fell due."""
    told, deals = told_until(tables.figures, today), tables.deals
    by_deal = told.groupby("deal_id")
    last = by_deal["told"].max()
    done = by_deal["status"].agg(lambda told_as: "done" in set(told_as))
    rows = deals[deals["status"].isin(OPEN_STATUSES) & ~deals[list(LEFT_OUT)].any(axis=1)]
    rows = rows[rows["deal_id"].isin(last.index[~done])]
    rows = rows.assign(last=rows["deal_id"].map(last))
    rows = rows.assign(quiet_days=(pd.Timestamp(today) - rows["last"]).dt.days)
    rows = rows[rows["quiet_days"] >= days].sort_values(["usd", "deal_id"], ascending=[False, True], ignore_index=True)
    due = rows["last"] + pd.Timedelta(days=days)
    return rows.assign(
        item_id="quiet:" + rows["deal_id"],
        due_on=due.dt.date,
        last_told_on=rows["last"].dt.date,
    )[QUIET_COLUMNS]


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
        guessed = row.rule.endswith(("/topic", "/owner"))
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
        between = sentence[min(place, at) : max(place, at)]
        others = len(_SUM.findall(between.removeprefix(amount_text)))
        follows = _SUM.search(
            sentence, place + len(horizon)
        )  # 1000億ドルのX計画や、2030年までに1500億ドル: the horizon is the second's
        alone = not others and not (follows and follows.start() - place < _NEAR)
        if not _PREDICATE.search(between) and (place < at or alone):
            return True
    return False


def _once_a_year(rows: pd.DataFrame) -> pd.DataFrame:
    """One row a deal and year of the due day: the horizon most posts tell, one with a day of its own before a relative one.

    A relative horizon counts from its first telling, so its later tellings are dropped before years are compared.
    """
    relative = rows[rows["relative"]].drop_duplicates(["deal_id", "when_text"])
    rows = pd.concat([rows[~rows["relative"]], relative])
    rows = rows.assign(year=rows["due"].dt.year)
    # 今後5年間 told in September and 2030年まで told in October are one horizon, whose years may differ by one
    rows = rows.assign(tellings=rows.groupby(["deal_id", "due"])["post_id"].transform("nunique"))
    order = ["deal_id", "year", "relative", "tellings", "told"]
    best = rows.sort_values(order, ascending=[True, True, True, False, True]).drop_duplicates(["deal_id", "year"])
    absolute = best[~best["relative"]]
    years = {(deal, year + step) for deal, year in zip(absolute["deal_id"], absolute["year"], strict=True) for step in (-1, 0, 1)}
    doubled = best["relative"] & pd.Series(
        [pair in years for pair in zip(best["deal_id"], best["year"], strict=True)], index=best.index
    )
    return best[~doubled]


def _keeps(telling: Any, row: Any) -> bool:
    """Whether a later telling settles a promise: told past the due day, or done by the same parties, in a finished verb, and not before."""
    if telling.told > row.due:
        return True
    own, said = {*row.payers, *row.payees}, {*telling.payers, *telling.payees}
    before = pd.notna(telling.when_end) and pd.Timestamp(telling.when_end) < row.told
    sure = telling.status == "done" and own <= said and not telling.rule.endswith("/topic") and not before
    return sure and not re.search(_RUNNING, telling.sentence)


def _item(row: Any, tellings: pd.DataFrame, labels: pd.Series, today: pd.Timestamp) -> dict[str, object]:
    later = tellings[tellings["told"] > row.told]
    settling = later[[_keeps(one, row) for one in each(later)]] if len(later) else later
    month = (row.due.year, row.due.month) == (today.year, today.month)
    state = "settled" if len(settling) else "overdue" if row.due < today else "due" if month else "upcoming"
    posts = list(dict.fromkeys(tellings["post_id"]))
    return {
        "item_id": f"due:{row.deal_id}:{row.due:%Y-%m-%d}",
        "deal_id": row.deal_id,
        "label": labels.get(row.deal_id, ""),
        "kind": row.kind,
        "status": row.status,
        "due_on": row.due.date(),
        "is_assumed": bool(row.is_assumed),
        "when_text": row.when_text,
        "told_on": row.told.date(),
        "post_id": row.post_id,
        "figure_id": row.figure_id,
        "amount_text": row.amount_text,
        "sentence": row.sentence,
        "posts": len(posts),
        "post_ids": posts,
        "last_told_on": tellings["told"].max().date(),
        "state": state,
        "settled_by": settling["post_id"].iloc[0] if len(settling) else "",
    }
