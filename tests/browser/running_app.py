"""A running app as browser tests see it, and the numbers that its pages must show, computed from the Parquet files alone."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from playwright.sync_api import Page

FOOTER = "text=/データ [0-9a-f]{12}|Data [0-9a-f]{12}/"
PAGES = ("", "deals", "companies", "flows", "tags", "coverage", "attention", "data")
KIND_NAMES = {"investment": "投資計画", "funding": "資金調達", "acquisition": "買収", "contract": "契約"}


@dataclass(frozen=True)
class App:
    """A running app and the tables that it shows."""

    url: str
    tables: Path
    posts: Path

    def table(self, name: str) -> pd.DataFrame:
        """One table, read past the app's own code."""
        return pd.read_parquet(self.tables / f"{name}.parquet")

    def summed(self, kind: str) -> pd.DataFrame:
        """The deals of a kind that may be added up: the rules of the tables' description, written anew."""
        deals = self.table("deals")
        out = deals["is_total"] | deals["is_slice"] | deals["is_vague"] | deals["is_unsure"] | deals["usd"].isna()
        return deals[(deals["kind"] == kind) & ~out & deals["status"].isin(["done", "announced", "talks"])]

    def of_company(self, company: str) -> pd.DataFrame:
        """The deals that a company pays or is paid in."""
        deals = self.table("deals")
        parties = zip(deals["payers"], deals["payees"], strict=True)
        return deals[[company in {*payers, *payees} for payers, payees in parties]]


def in_words(value: float, currency: str) -> str:
    """A sum as a Japanese page says it: three digits, 億 or 兆."""
    unit, word = (1e12, "兆") if value >= 1e12 else (1e8, "億")
    number = value / unit
    said = f"{number:,.1f}".removesuffix(".0") if number < 100 else f"{float(f'{number:.3g}'):,.0f}"
    return f"{said}{word}{'ドル' if currency == 'usd' else '円'}"


def settle(page: Page) -> None:
    """Wait until the script has run and everything is drawn."""
    page.locator(FOOTER).first.wait_for(timeout=30_000)
    page.wait_for_timeout(400)
    page.wait_for_function("!document.querySelector('[data-testid=stApp][data-test-script-state=running]')", timeout=30_000)
    page.wait_for_timeout(600)  # the address is written, charts are drawn
