"""Text → figures: pure functions, no pandas, no files. Each module declines with a reason what it does not take."""
