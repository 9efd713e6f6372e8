"""The toy of the measure: three plotly charts and a filter, nothing cached, as one first writes it with Streamlit."""

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

months = pd.date_range("2023-01-01", periods=36, freq="MS")
frame = pd.DataFrame({"month": months, "sum": range(36), "kind": ["a", "b", "c"] * 12})
chosen = st.multiselect("Kind", ["a", "b", "c"], key="kind")
shown = frame[frame["kind"].isin(chosen)] if chosen else frame
for number in range(3):
    st.plotly_chart(go.Figure(go.Bar(x=shown["month"], y=shown["sum"] * (number + 1))), key=f"chart-{number}")
