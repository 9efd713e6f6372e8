"""The measure of viewers.py: the app without keeping a snapshot's rows out of garbage collection, to run with Streamlit's defaults."""

import gc
import runpy
from pathlib import Path

gc.freeze = lambda: None
runpy.run_path(str(Path(__file__).parent.parent / "app.py"))
