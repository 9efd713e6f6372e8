"""The app's frame with the review page; at /?direct=1 the bare writes for everybody: what hides a button protects nothing."""

import streamlit as st

from dashboard.corrections.record import Change, FigureKey, Target
from dashboard.pages import overview, review
from dashboard.ui import access, correcting, frame, loading

_TARGET = Target("figure", (FigureKey("p1", "文", "1億円"),))


def _direct() -> None:
    """Draw the writes of the review page with nothing in front of them."""
    access.controls(loading.settings(), "en")
    if st.button("write directly", key="write-directly"):
        correcting.correct("en", _TARGET, {"status": Change("done", "talks")}, "directly")
    if st.button("undo directly", key="undo-directly"):
        correcting.undo("en", _TARGET, "directly")
    correcting.said()
    st.write(f"role: {access.role(loading.settings())}")


st.set_page_config(layout="wide")
if st.query_params.get("direct"):
    _direct()
else:
    frame.run({"overview": overview.show, "review": review.show})
