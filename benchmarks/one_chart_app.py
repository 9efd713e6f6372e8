"""The measure of first_chart.py: one plotly chart, as small a page as Streamlit makes that has one."""

import plotly.graph_objects as go
import streamlit as st

st.plotly_chart(go.Figure(go.Bar(x=list(range(12)), y=list(range(12)))), key="chart")
