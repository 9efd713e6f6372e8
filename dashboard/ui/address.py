"""What an address says when a reader arrives, and what it must say afterwards. Widgets bound to the address do the rest.

Streamlit writes an option's label into the address, and nothing for a default. So that a copied address opens the same view
in a browser of another language, the language is always written, and options are understood in either language or as codes.
"""

from collections.abc import Mapping

import streamlit as st

from dashboard.ui.fields import LANGUAGE, Field

_ARRIVED, _MEANT, _WRITE = "_arrived", "_meant", "_write"


def browser_language(fallback: str) -> str:
    """The language that the browser asks for, `fallback` when it asks for neither."""
    asked = (st.context.locale or "")[:2]
    return asked if asked in LANGUAGE.options else fallback


def arrive(fields: Mapping[str, Field], fallback: str) -> None:
    """Set the filters' widgets to what the address means; call before any of them is drawn."""
    for key, value in st.session_state.pop(_WRITE, {}).items():
        st.session_state[key] = value
    if _ARRIVED in st.session_state:
        return
    st.session_state[_ARRIVED] = True
    written = st.query_params.get(LANGUAGE.key)
    language = (LANGUAGE.option(written) if written else None) or browser_language(fallback)
    meant = {} if written == LANGUAGE.label(language, language) else {LANGUAGE.key: language}
    for key, field in fields.items():
        said = st.query_params.get_all(key)
        options = [option for option in map(field.option, said) if option]
        if key != LANGUAGE.key and options and said != [field.label(language, option) for option in options]:
            meant[key] = options if field.many else options[0]
    st.session_state[_MEANT] = meant
    for key, value in meant.items():
        st.session_state[key] = value


def write_back() -> None:
    """Have the address say what it meant; call after the widgets are drawn. Does nothing from the second run on."""
    if st.session_state.get(_MEANT):
        _once_drawn()


@st.fragment(run_every=0.2)
def _once_drawn() -> None:
    """The address takes a value set in code only in a run that the browser asked for: this asks for one."""
    meant = st.session_state[_MEANT]
    if not meant:
        return
    if meant.pop("", None):
        st.session_state[_WRITE] = dict(meant)
        meant.clear()
        st.rerun()
    meant[""] = True
