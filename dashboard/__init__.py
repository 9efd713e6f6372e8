"""The dashboard on AI-investment coverage: posts in, tables, charts and embeds out."""
