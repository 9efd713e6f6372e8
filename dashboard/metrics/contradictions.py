"""Where posts contradict each other on a fact that is no deal: its value, its year, whose it is, whether it is reached. Words nothing."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pandas as pd

from dashboard.metrics import subjects
from dashboard.metrics.rows import each, groups, sums_of, usual

COLUMNS = ["item_id", "subject", "kind", "about", "sum", "when_text", "values", "sums", "posts", "post_ids", "last_published_on"]
_SETTLED = 3  # posts that tell a fact alike before one that tells it otherwise stands out
_BOTH = 2  # posts that tell each of two values of a company, before neither is a slip
_OWN = ("revenue", "valuation")  # a company's own numbers: nobody else's
_NEGOTIATED = re.compile(r"交渉|協議|検討|模索|打診")
_SUM = re.compile(r"ドル|円|\$|ユーロ")
_HEDGED = re.compile(r"とされ|と言われ|といわれ|可能性|見込|予測|目指")

Value = tuple[str, str, date]  # what is told, a post that tells it, its day
Found = tuple[str, pd.DataFrame, list[Value]]  # on what the posts disagree, the tellings, the values


def between_posts(figures: pd.DataFrame, since: date, until: date) -> pd.DataFrame:
    """Contradictions known on `until` one side of which a post of the period tells: `COLUMNS`, most told first.

    about: amount (two values of one fact, told by turns), year (a market's sum for another year than most say), owner (one range,
    of one year for two companies), stage (a valuation told as reached and, later, as still negotiated).
    values: (what is told, post, day), newest first: a sum as written, a year, a company, done or talks.
    """
    told = subjects.told(figures)
    told = told[told["told"] <= pd.Timestamp(until)]
    rows = [_row(*one) for find in (_values, _years, _owners, _stages) for one in find(told)]
    made = pd.DataFrame(rows, columns=COLUMNS)
    recent = [any(day >= since for _, _, day in values) for values in made["values"]]
    made = made[pd.Series(recent, index=made.index, dtype=bool)]
    return made.sort_values(["posts", "item_id"], ascending=[False, True], ignore_index=True)


def _row(about: str, told: pd.DataFrame, values: list[Value]) -> dict[str, object]:
    first = told.iloc[0]
    subject = "" if about == "owner" else first["subject"]
    amount = "" if about == "amount" else usual(told["amount_text"])
    when = usual(told["when_text"]) if about in ("amount", "owner") else ""
    key = f"{first['amount_low']:.0f}" if amount else f"{pd.Timestamp(first['when_end']).year}"
    return {
        "item_id": f"conflict:{about}:{first['kind']}:{subject}:{first['currency']}:{key}",
        "subject": subject,
        "kind": first["kind"],
        "about": about,
        "sum": amount,
        "when_text": when,
        "values": sorted(values, key=lambda value: value[2], reverse=True),
        "sums": sums_of(told),
        "posts": int(told["post_id"].nunique()),
        "post_ids": list(dict.fromkeys(told["post_id"])),
        "last_published_on": told["told"].max().date(),
    }


def _newest(words: str, told: pd.DataFrame) -> Value:
    row = told.iloc[-1]
    return words, row["post_id"], row["told"].date()


def _posts(told: pd.DataFrame) -> int:
    return int(told["post_id"].nunique())


def _values(told: pd.DataFrame) -> Iterator[Found]:
    """Two values of one fact, the one told again after the other: no revision, which is told once and stays."""
    dated = told[told["when_text"].ne("") & told["when_end"].notna()]
    dated = dated.assign(year=pd.to_datetime(dated["when_end"]).dt.year)
    for (kind, *_), fact in groups(dated, ["kind", "subject", "currency", "year"]):
        sums = [rows for _, rows in groups(fact, ["amount_low", "amount_high"])]
        main = max(sums, key=_posts)
        if _posts(main) < _SETTLED:
            continue
        for other in sums:
            enough = _posts(other) >= (1 if kind == "market" else _BOTH)
            if enough and not subjects.alike(main.iloc[0], other.iloc[0]) and _by_turns(main, other):
                yield "amount", pd.concat([main, other]), [_newest(rows.iloc[-1]["amount_text"], rows) for rows in (main, other)]


def _by_turns(one: pd.DataFrame, two: pd.DataFrame) -> bool:
    """Whether neither value was first, or the one told first is told again: only then do posts disagree, and none is newer."""
    first, second = sorted((one, two), key=lambda rows: rows["told"].min())
    same_start = first["told"].min() == second["told"].min()
    return bool(same_start or (_posts(second) == 1 and first["told"].max() > second["told"].max()))


def _years(told: pd.DataFrame) -> Iterator[Found]:
    """A market's sum that most posts tell of one year and another tells of a year before or after."""
    dated = told[told["kind"].eq("market") & told["when_end"].notna()]
    dated = dated[pd.Series([_says(row) for row in each(dated)], index=dated.index, dtype=bool)]
    dated = dated.assign(year=pd.to_datetime(dated["when_end"]).dt.year)
    for _, fact in groups(dated, ["subject", "currency", "amount_low", "amount_high"]):
        years = [rows for _, rows in groups(fact, "year")]
        main = max(years, key=_posts)
        others = [rows for rows in years if rows is not main]
        if others and _posts(main) >= _SETTLED:
            yield "year", fact, [_newest(str(rows.iloc[-1]["year"]), rows) for rows in (main, *others)]


def _says(row: Any) -> bool:
    """Whether the sentence says the time of this sum: no other sum stands between the two."""
    said, _, behind = row.sentence.partition(row.when_text.strip())
    between = behind.partition(row.amount_text)[0] if row.amount_text in behind else ""
    return row.amount_text not in said and not _SUM.search(between)


def _owners(told: pd.DataFrame) -> Iterator[Found]:
    """One range of one year that posts tell of different companies: both of its ends are not shared by chance."""
    own = told[told["kind"].isin(_OWN) & told["when_end"].notna() & told["payees"].map(len).eq(1)]
    own = own[own["amount_low"].ne(own["amount_high"])]
    own = own.assign(year=pd.to_datetime(own["when_end"]).dt.year)
    for _, fact in groups(own, ["kind", "currency", "amount_low", "amount_high", "year"]):
        companies = [rows for _, rows in groups(fact, "subject")]
        if len(companies) > 1:
            yield "owner", fact, [_newest(rows.iloc[-1]["subject"], rows) for rows in companies]


def _stages(told: pd.DataFrame) -> Iterator[Found]:
    """A valuation that one post tells as reached and a later one as still negotiated."""
    rows = told[told["kind"].eq("valuation")]
    rows = rows.assign(stage=[_stage(row) for row in each(rows[["status", "sentence", "amount_text"]])])
    for _, fact in groups(rows, ["subject", "currency", "amount_low"]):
        done, talks = (fact[fact["stage"] == stage] for stage in ("done", "talks"))
        if len(done) and len(talks) and talks["told"].max() > done["told"].min():
            yield "stage", fact, [_newest("done", done), _newest("talks", talks)]


def _stage(row: Any) -> str:
    """Whether the clause of a valuation says that it is negotiated, or its sentence that it is reached, without a doubt."""
    at = row.sentence.find(row.amount_text)
    clause = re.split("[。、]", row.sentence[max(at, 0) :])[0]
    if row.status == "talks" and _NEGOTIATED.search(clause):
        return "talks"
    doubted = _NEGOTIATED.search(row.sentence) or _HEDGED.search(row.sentence)
    return "done" if row.status == "done" and not doubted else ""
