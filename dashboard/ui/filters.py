"""The filter bar, the same on every page, and the filters that it makes. All of it lives in the address."""

from collections.abc import Iterable, Mapping
from typing import Any, cast

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.charts import labels
from dashboard.locales import text
from dashboard.metrics.ready import Currency, Tables
from dashboard.metrics.view import Filters, Language
from dashboard.ui import address, fields
from dashboard.ui.address import Unread
from dashboard.ui.fields import SEARCH, Field
from dashboard.ui.words import plain, say

_MANY = ("company", "country", "sector", "kind", "status", "category", "tag")
PAGES_OWN = (
    fields.KIND_SHOWN.key,
    fields.TABLE_SHOWN.key,
    fields.CHART_SHOWN.key,
)  # choices of single pages that live in the address too


def language_switch(fallback: str) -> Language:
    """Draw the language switch; return the language of this run."""
    chosen = st.segmented_control(
        "Language · 言語",
        fields.LANGUAGE.options,
        key="lang",
        format_func=lambda option: fields.LANGUAGE.label(option, option),
        label_visibility="collapsed",
        on_change=_keep,
        **address.bound(),
    )
    return cast(Language, chosen or address.browser_language(fallback))


def bar(tables: Tables, listed: Mapping[str, Field], language: str, quick: DeltaGenerator) -> tuple[Filters, str]:
    """Draw the bar, its quick choices into `quick`; return the filters and the words searched for."""
    with quick:
        period = _choice(listed["period"], language, "all")
        currency = _choice(listed["currency"], language, "USD")
        words = st.text_input(
            say(language, "search"),
            key=SEARCH,
            type="search",
            live=True,
            placeholder=say(language, "search-placeholder"),
            label_visibility="collapsed",
            width=280,
            **address.bound(),
        )
        st.button(say(language, "reset"), key="reset", type="tertiary", on_click=_reset, args=(tuple(listed),))
    since, until = _months(listed, language) if period == "custom" else (None, None)
    days = fields.days(tables, period, since, until)
    return _filters(days, _selects(listed, language), currency, language), " ".join((words or "").split())


def of_address(tables: Tables, listed: Mapping[str, Field], language: str) -> Filters:
    """The filters that the address means, where no bar is drawn."""
    said = {key: [field.option(written) for written in st.query_params.get_all(key)] for key, field in listed.items()}
    meant = {key: tuple(dict.fromkeys(option for option in options if option)) for key, options in said.items()}

    def one(key: str) -> str | None:
        return next(iter(meant[key]), None)

    period = one("period") or ("custom" if one("from") or one("to") else "all")
    days = fields.days(tables, period, one("from"), one("to"))
    return _filters(days, meant, one("currency") or "USD", language)


def _filters(days: tuple[Any | None, Any | None], chosen: Mapping[str, tuple[str, ...]], currency: str, language: str) -> Filters:
    first, last = days
    return Filters(
        since=first.date() if first is not None else None,
        until=last.date() if last is not None else None,
        companies=chosen["company"],
        countries=chosen["country"],
        sectors=chosen["sector"],
        kinds=chosen["kind"],
        statuses=chosen["status"],
        categories=chosen["category"],
        tags=chosen["tag"],
        currency=cast(Currency, currency),
        language=cast(Language, language),
    )


def summary(filters: Filters, listed: Mapping[str, Field]) -> str:
    """The filters in use as one line of Markdown; empty when there are none."""
    language = filters.language
    used = {
        "company": filters.companies,
        "country": filters.countries,
        "sector": filters.sectors,
        "kind": filters.kinds,
        "status": filters.statuses,
        "category": filters.categories,
        "tag": filters.tags,
    }
    parts = []
    for key, options in used.items():
        if options:
            names = say(language, "or").join(plain(listed[key].label(language, option)) for option in options)
            parts.append(f"{say(language, f'filter-{key}')} **{names}**")
    return " · ".join(parts)


def unread(values: Iterable[Unread], language: str) -> str:
    """Says as Markdown what an address asked for in vain; empty when nothing."""
    said = [
        say(language, "unread-value", name=say(language, f"filter-{one.key}"), value=plain(one.written))
        if one.written
        else say(language, "unread-name", name=plain(one.key))
        for one in values
    ]
    return say(language, "unread", values=text(language, "list-separator").join(said)) if said else ""


def _choice(field: Field, language: str, default: str) -> str:
    name = say(language, f"filter-{field.key}")
    return str(
        st.segmented_control(
            name,
            field.options,
            default=default,
            required=True,
            key=field.key,
            format_func=lambda option: field.label(language, option),
            label_visibility="collapsed",
            **address.bound(),
        )
    )


def _months(listed: Mapping[str, Field], language: str) -> tuple[str | None, str | None]:
    """First and last month of a period of the reader's own; a calendar would speak English in places."""
    with st.container(horizontal=True, gap="small"):
        return _month(listed["from"], language), _month(listed["to"], language)


def _month(field: Field, language: str) -> str | None:
    return st.selectbox(
        say(language, f"filter-{field.key}"),
        field.options,
        index=None,
        key=field.key,
        placeholder=say(language, f"placeholder-{field.key}"),
        format_func=lambda option: field.label(language, option),
        width=180,
        **address.bound(),
    )


def _selects(listed: Mapping[str, Field], language: str) -> dict[str, tuple[str, ...]]:
    """The choices with many options; a closed expander keeps them in the page and so in the address (a popover does not)."""
    chosen: dict[str, tuple[str, ...]] = {}
    with st.expander(say(language, "more-filters"), key="more-filters"), st.grid("auto", min_column_width=200, gap="small"):
        for key in _MANY:
            chosen[key] = tuple(_select(listed[key], language))
    return chosen


def _select(field: Field, language: str) -> list[str]:
    return st.multiselect(
        say(language, f"filter-{field.key}"),
        field.options,
        key=field.key,
        format_func=lambda option: field.label(language, option),
        placeholder=say(language, "placeholder-all"),
        select_all=False,
        **address.bound(),
    )


def _keep() -> None:
    """Hold every choice when labels change their language: set in code it is written anew, in the new words."""
    for key in (*_MANY, "period", "currency", "from", "to", *PAGES_OWN):
        if key in st.session_state:
            st.session_state[key] = st.session_state[key]


def _reset(keys: tuple[str, ...]) -> None:
    defaults: dict[str, Any] = {"period": "all", "currency": "USD", "from": None, "to": None, SEARCH: ""}
    for key in (*keys, SEARCH):
        if key not in ("lang", *PAGES_OWN) and key in st.session_state:
            st.session_state[key] = defaults.get(key, [])


def range_said(tables_view: Any, language: str) -> str:
    """The days looked at: 2025年9月1日〜2025年11月30日."""
    since, until = labels.day(tables_view.since, language), labels.day(tables_view.until, language)
    return say(language, "range", since=since, until=until)
