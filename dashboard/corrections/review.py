"""The review queue: figures by their effect on the totals, sum × doubt. Pandas in, pandas out; pages only lay it out."""

from collections.abc import Collection

import pandas as pd

from dashboard.corrections.record import FigureKey

# How likely a figure of each confidence is wrong: rough shares from reading samples, and only their order matters much.
DOUBT = {"high": 0.1, "medium": 0.35, "low": 0.7}
_COUNTED = ("done", "announced", "talks")


def queue(figures: pd.DataFrame, deals: pd.DataFrame, settled: Collection[FigureKey]) -> pd.DataFrame:
    """Return the figures to read, those with the most effect on the totals first.

    Args:
        figures: the snapshot's figures.
        deals: the snapshot's deals.
        settled: figures that an editor has corrected or confirmed; their deals do not come up again.

    Returns:
        The rows of `figures`, one a deal that is in the totals (the figure that the deal's sum comes from, the most doubtful
        first), with `doubt` (0 to 1; shared by the posts of a deal: each further post halves it) and `effect` (US dollars).
    """
    out = deals["is_total"] | deals["is_slice"] | deals["is_vague"] | deals["usd"].isna()
    counted = deals[~out & deals["status"].isin(_COUNTED)]
    joined = figures.merge(
        counted[["deal_id", "usd", "amount_low", "currency", "posts"]],
        on="deal_id",
        suffixes=("", "_deal"),
        validate="many_to_one",
    )
    joined["doubt"] = joined["confidence"].map(DOUBT) * 0.5 ** (joined["posts"] - 1)
    joined["effect"] = joined["usd_deal"] * joined["doubt"]
    keys = map(FigureKey, joined["post_id"], joined["sentence"], joined["amount_text"])
    read = {deal_id for deal_id, key in zip(joined["deal_id"], keys, strict=True) if key in settled}
    joined = joined[~joined["deal_id"].isin(read)]
    is_source = (joined["amount_low"] == joined["amount_low_deal"]) & (joined["currency"] == joined["currency_deal"])
    joined = joined.assign(source=is_source).sort_values(
        ["effect", "source", "doubt", "published_on", "figure_id"], ascending=[False, False, False, True, True], kind="stable"
    )
    first = joined.drop_duplicates("deal_id")
    return (
        first[[*figures.columns, "doubt", "effect"]].sort_values("effect", ascending=False, kind="stable").reset_index(drop=True)
    )
