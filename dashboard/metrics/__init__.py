"""Numbers from tables: DataFrame in, DataFrame out. No files, no clock, no plotly, no words of the interface."""

import pandas as pd

# Tables of a few thousand rows are cut and listed all the time: with Arrow's words all charts together take a fifth longer.
pd.set_option("mode.string_storage", "python")
