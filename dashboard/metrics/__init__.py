"""Numbers from tables: DataFrame in, DataFrame out. No files, no clock, no plotly, no words of the interface."""
