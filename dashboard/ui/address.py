"""What an address says when a reader arrives, and what it must say afterwards. Widgets bound to the address do the rest.

Streamlit writes an option's label into the address, and nothing for a default. So that a copied address opens the same view
in a browser of another language, the language is always written, and options are understood in either language or as codes.
Where that makes another address than the reader's, the script of `steps` amends it, and the widgets are bound from then on:
bound ones would take codes for mistakes and remove them, each with a step of the browser's history.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from dashboard.ui.fields import LANGUAGE, OTHERS, PERIOD, SEARCH, Field

_AMENDED = "_amended"  # the address that is to stand instead of the reader's; empty once it does
_UNREAD = "_unread"


@dataclass(frozen=True)
class Unread:
    """What an address says that means nothing here: the parameter's name and the value written; no value where the name is unknown."""

    key: str
    written: str = ""


def unread(fields: Mapping[str, Field]) -> tuple[Unread, ...]:
    """The values that no field of this data understands, and the names that are no parameter of the app."""
    said = {key: st.query_params.get_all(key) for key in fields}
    unknown = tuple(Unread(key) for key in st.query_params if key not in fields and key not in OTHERS)
    return unknown + tuple(
        Unread(key, one) for key, field in fields.items() for one in said[key] if one and field.option(one) is None
    )


def unread_on_arrival(filters: object) -> tuple[Unread, ...]:
    """What was not understood when the reader arrived; nothing any more as soon as `filters` are no longer those shown then."""
    values, first = st.session_state.get(_UNREAD, ((), None))
    if first not in (None, filters):
        values = ()
    st.session_state[_UNREAD] = (values, filters)
    return values  # type: ignore[no-any-return]


def browser_language(fallback: str) -> str:
    """The language that the browser asks for, `fallback` when it asks for neither."""
    asked = (st.context.locale or "")[:2]
    return asked if asked in LANGUAGE.options else fallback


def arrive(fields: Mapping[str, Field], fallback: str) -> None:
    """Set the filters' widgets to what the address means; call before any of them is drawn. The second run finds it amended."""
    if _AMENDED in st.session_state:
        st.session_state[_AMENDED] = ""
        return
    st.session_state[_UNREAD] = (unread(fields), None)
    meant = _meant(fields, fallback)
    language = meant[LANGUAGE.key][0]
    written = {key: st.query_params.get_all(key) for key in st.query_params}
    amended = {key: values for key, values in written.items() if key not in fields}
    amended |= {key: [fields[key].label(language, option) for option in options] for key, options in meant.items()}
    st.session_state[_AMENDED] = urlencode(amended, doseq=True) if amended != written else ""
    if amended != written:
        for key, options in meant.items():
            st.session_state[key] = list(options) if fields[key].many else options[0]
        if SEARCH in written:
            st.session_state[SEARCH] = st.query_params[SEARCH]


def amended() -> str:
    """The address (its query) that is to stand instead of the reader's; empty when it stands."""
    return str(st.session_state.get(_AMENDED, ""))


def bound() -> dict[str, Any]:
    """What binds a widget to the address: nothing yet where the address is still to be amended."""
    return {} if amended() else {"bind": "query-params"}


def _meant(fields: Mapping[str, Field], fallback: str) -> dict[str, tuple[str, ...]]:
    """The options that the address means, by field; the language is always among them."""
    understood = {key: [field.option(said) for said in st.query_params.get_all(key)] for key, field in fields.items()}
    meant = {key: tuple(dict.fromkeys(filter(None, options))) for key, options in understood.items()}
    meant = {key: options if fields[key].many else options[:1] for key, options in meant.items() if options}
    meant.setdefault(LANGUAGE.key, (browser_language(fallback),))
    if {"from", "to"} & meant.keys():
        meant.setdefault(PERIOD.key, ("custom",))  # months are asked for by themselves too
    return meant
