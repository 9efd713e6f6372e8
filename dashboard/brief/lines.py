"""Findings → sentences of our own, each with links to the posts behind it. Chooses nothing; the words are the locale's."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
from babel.dates import format_date

from dashboard.brief import doubts
from dashboard.brief.doubts import Sums
from dashboard.charts import labels
from dashboard.locales import text
from dashboard.metrics.ready import Tables
from dashboard.metrics.rows import each
from dashboard.metrics.view import Language

_LINKS = 3
_VALUES = 4  # different values of one thing in doubt
_RECYCLED = 6  # sums in the line of those told over and over
_TITLE = 44  # half-width letters of a title on the sheet
_QUOTED = 160  # half-width letters of a sentence from a post


@dataclass(frozen=True, slots=True)
class Link:
    """A word that leads to a post."""

    words: str
    url: str


@dataclass(frozen=True, slots=True)
class Line:
    """One finding: what is so, a sentence of a post if wanted, and the rows behind it."""

    text: str
    quote: str = ""
    links: tuple[Link, ...] = ()
    item_id: str = ""
    deal_ids: tuple[str, ...] = ()
    post_ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class Said:
    """How things are called in one language. `quotes`: whether sentences and titles of posts may stand on the sheet."""

    language: Language
    quotes: bool
    deals: Mapping[str, str]
    titles: Mapping[str, str]
    urls: Mapping[str, str]
    days: Mapping[str, date]
    snapshot: str
    built_on: date


def calls(tables: Tables, language: Language, quotes: bool, built_on: date) -> Said:
    """Names of deals and posts of `tables` in `language`."""
    posts = tables.posts
    return Said(
        language=language,
        quotes=quotes,
        deals={row.deal_id: _deal(row, language) for row in each(tables.deals)},
        titles=dict(zip(posts["post_id"], posts["title"], strict=True)),
        urls=dict(zip(posts["post_id"], posts["url"], strict=True)),
        days=dict(zip(posts["post_id"], pd.to_datetime(posts["published_at"]).dt.date, strict=True)),
        snapshot=tables.id,
        built_on=built_on,
    )


def day(value: Any, language: Language) -> str:
    """A day as the sheet writes it."""
    return labels.short_day(value, language)


def period(since: date, until: date, language: Language) -> str:
    """From when to when."""
    return text(language, "brief-period", since=labels.day(since, language), until=labels.day(until, language))


def lead(found: Any, said: Said) -> str:
    """The first sentence: how many posts, against our own eight weeks, and what they brought."""
    every = found.moved[found.moved["by"] == "all"]
    usual = text(said.language, "brief-usual", expected=round(float(every["expected"].iloc[0]))) if len(every) else ""
    return text(said.language, "brief-lead", posts=found.posts, usual=usual, deals=len(found.deals))


def deal(row: Any, said: Said) -> Line:
    """A new deal, with how often told."""
    kind, status = (text(said.language, f"{what}-{getattr(row, what)}") for what in ("kind", "status"))
    words = text(said.language, "brief-deal", deal=said.deals[row.deal_id], kind=kind, status=status, posts=row.posts)
    return _line(words, said, row.post_ids, row.item_id, [row.deal_id])


def change(row: Any, said: Said) -> Line:
    """A step of a deal."""
    before, after = (text(said.language, f"status-{step}") for step in (row.before, row.after))
    words = text(
        said.language, "brief-change", deal=said.deals[row.deal_id], before=before, after=after, on=day(row.on, said.language)
    )
    return _line(words, said, [row.post_id], row.item_id, [row.deal_id], row.sentence)


def followup(row: Any, said: Said) -> Line:
    """A promise with its due day."""
    words = text(
        said.language,
        f"brief-followup-{row.state}",
        deal=said.deals[row.deal_id],
        due=day(row.due_on, said.language),
        told=day(row.told_on, said.language),
        when=row.when_text,
        posts=row.posts,
    )
    return _line(words, said, [row.post_id, *row.post_ids], row.item_id, row.deal_ids, row.sentence)


def conflict(row: Any, said: Said) -> Line:
    """Posts that disagree about a deal."""
    what = doubts.about(row.conflict)
    words = _disagreement(said.deals[row.deal_id], what, row, said)
    return _line(words, said, [post for _, post, _ in row.values], row.item_id, [row.deal_id])


def contradiction(row: Any, said: Said) -> Line:
    """Posts that disagree about a fact that is no deal."""
    words = _disagreement(doubts.thing(row._asdict(), row.sums, said.language), row.about, row, said)
    return _line(words, said, [post for _, post, _ in row.values], row.item_id)


def _disagreement(thing: str, what: str, row: Any, said: Said) -> str:
    values = [
        text(said.language, "brief-told", what=doubts.value(what, words, row.sums, said.language), on=day(on, said.language))
        for words, _, on in row.values[:_VALUES]
    ]
    about = text(said.language, f"brief-about-{what}")
    return text(said.language, "brief-conflict", deal=thing, about=about, values=_list(values, said.language), posts=row.posts)


def fact(row: Any, said: Said) -> Line:
    """A fact with its newest value, and the posts that tell an older one."""
    olds = [doubts.amount(words, row.sums, said.language) for words, _, _ in row.old]
    words = text(
        said.language, "brief-fact-old", subject=_fact(row, said), newest=doubts.amount(row.newest, row.sums, said.language),
        on=day(row.newest_on, said.language), old=max(set(olds), key=olds.count), n=len(olds),
    )  # fmt: skip
    return _line(words, said, [post for _, post, _ in reversed(row.old)], row.item_id)


def recycled(rows: pd.DataFrame, said: Said) -> list[Line]:
    """All sums told over and over in one line, with how many of their posts say where the sum is from."""
    if rows.empty:
        return []
    parts = [
        text(
            said.language, "brief-recycled-one", subject=_fact(row, said), sum=doubts.amount(row.newest, row.sums, said.language),
            posts=row.posts, sourced=row.sourced,
        )
        for row in each(rows.head(_RECYCLED))
    ]  # fmt: skip
    words = text(said.language, "brief-recycled", sums=_list(parts, said.language))
    return [_line(words, said, [post for ids in rows["post_ids"] for post in reversed(ids)], "recycled")]


def _fact(row: Any, said: Said) -> str:
    subject, kind = doubts.subject(row.subject, row.kind, said.language), doubts.kind(row.kind, said.language)
    key = "brief-thing-amount" if row.when_text else "brief-thing-now"
    return text(said.language, key, subject=subject, kind=kind, when=doubts.when(row.when_text, said.language))


def overlap(row: Any, said: Said) -> Line:
    """Two posts on one story, with advice."""
    language = said.language
    names = [_post(one, said) for one in (row.post_id, row.other_id)]
    common = _list(row.terms[:3], language) or text(language, "brief-same-title")
    words = text(
        language, "brief-overlap", first=names[0], second=names[1], days=row.days, common=common, advice=text(language, f"brief-advice-{row.advice}"),
    )  # fmt: skip
    return _line(words, said, [row.post_id, row.other_id], row.item_id, row.deal_ids)


def untold(row: Any, said: Said) -> Line:
    """A big deal without a post of its own."""
    words = text(said.language, "brief-untold-deal", deal=said.deals[row.deal_id], kind=text(said.language, f"kind-{row.kind}"))
    return _line(words, said, row.post_ids, row.item_id, [row.deal_id])


def thin(topics: pd.DataFrame, silent: pd.DataFrame, said: Said) -> list[Line]:
    """Topics under their own median, and silent categories, one line each."""
    language = said.language
    found = []
    if len(topics):
        parts = [
            text(language, "brief-thin-one", tag=labels.name(row.tag, language), posts=row.posts, median=round(row.median))
            for row in each(topics.head(5))
        ]
        found.append(Line(text(language, "brief-thin", tags=_list(parts, language)), item_id="thin"))
    if len(silent):
        parts = [
            text(language, "brief-silent-one", category=labels.name(row.category, language), days=row.days)
            for row in each(silent.head(5))
        ]
        found.append(Line(text(language, "brief-silent", categories=_list(parts, language)), item_id="silent"))
    return found


def moved(row: Any, said: Said) -> Line:
    """A company, tag or category that moved against the eight weeks before."""
    words = text(
        said.language,
        "brief-moved-up" if row.deviations > 0 else "brief-moved-down",
        by=text(said.language, f"brief-by-{row.by}"),
        name=labels.name(row.name, said.language),
        posts=row.posts,
        expected=f"{row.expected:.1f}",
    )
    return _line(words, said, row.post_ids[::-1], f"moved:{row.by}:{row.name}")


def terms(rows: pd.DataFrame, said: Said) -> list[Line]:
    """All rising terms in one line, with the newest posts of the first."""
    if rows.empty:
        return []
    parts = [text(said.language, "brief-term", term=row.term, posts=row.posts, before=row.posts_before) for row in each(rows)]
    return [_line(_list(parts, said.language), said, rows["post_ids"].iloc[0][::-1], "terms")]


def health(faults: pd.DataFrame, said: Said) -> list[Line]:
    """How many posts have which fault, the most frequent first."""
    if faults.empty:
        return []
    counts = faults.groupby("rule")["path"].nunique().sort_values(ascending=False)
    parts = [
        text(said.language, "brief-fault-count", fault=text(said.language, f"fault-{rule}"), n=int(n))
        for rule, n in counts.items()
    ]
    return [
        Line(
            text(said.language, "brief-faults", posts=int(faults["path"].nunique()), counts=_list(parts[:8], said.language)),
            item_id="health",
        )
    ]


def candidate(row: Any, said: Said) -> Line:
    """A story candidate with its reason."""
    language, told = said.language, dict(row.values)
    sums: Sums = told.pop("sums", {})
    if row.deal_ids:
        told["deal"] = said.deals[row.deal_ids[0]]
    elif row.about == "conflict":
        told["deal"] = doubts.thing(told, sums, language)
    if row.about == "conflict":
        told["values"] = doubts.values(told["about"], told["values"][:_VALUES], sums, language)
    values = {key: _value(value, sums, language) for key, value in told.items()}
    return _line(text(language, f"candidate-{row.about}", **values), said, row.post_ids[::-1], row.item_id, row.deal_ids)


def _value(value: Any, sums: Sums, language: Language) -> Any:
    if isinstance(value, date):
        return day(value, language)
    if isinstance(value, list):
        return _list(value, language)
    return doubts.amount(value, sums, language) if isinstance(value, str) else value


def _line(words: str, said: Said, posts: Iterable[str], item: str, deals: Iterable[str] = (), sentence: str = "") -> Line:
    ids = tuple(dict.fromkeys(posts))
    links = tuple(Link(_brief_day(said.days[post], said.language), said.urls[post]) for post in ids[:_LINKS] if post in said.urls)
    quote = labels.shorten(sentence.replace("**", ""), _QUOTED) if said.quotes else ""
    return Line(words, quote, links, item, tuple(deals), ids)


def _brief_day(value: date, language: Language) -> str:
    return format_date(value, "yy/M/d" if language == "ja" else "d MMM yy", locale=language)


def _deal(row: Any, language: Language) -> str:
    nobody = row.kind == "funding" and not len(row.payers)  # a round is its receiver's, whoever gives
    if language == "ja":
        return str(row.label).partition(" → ")[2] if nobody and " → " in str(row.label) else str(row.label)
    names = labels.parties(row.payees, language) if nobody else labels.deal(row.payers, row.payees, language)
    return f"{names} {labels.money(row.amount_low, row.currency, language)}"


def _post(post: str, said: Said) -> str:
    """A post by its title, or, where nothing may be quoted, by its file name."""
    return text(said.language, "brief-quoted", words=labels.shorten(said.titles[post], _TITLE)) if said.quotes else post


def _list(parts: Iterable[str], language: Language) -> str:
    return text(language, "list-separator").join(parts)
