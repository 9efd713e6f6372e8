"""What the embeds' tests share: hostile words, saved views, three posts with charts, a stand-in for a drawing."""

from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 3, 1)

HOSTILE = '"><script>document.title="broken"</script>{% raw %}{{ site.url }}\u202ertl \u0007'
VIEWS = f"""
- id: hostile
  chart: coverage-share
  title: {HOSTILE!r}
  caption: {HOSTILE!r}
- id: in-english
  chart: biggest-deals
  filters: {{language: en, currency: JPY}}
"""
POSTS = {
    "2026-02-01-one.md": '本文の段落。\n\n{% include coverage-chart.html id="investment-by-month" %}\n\n続く**段落**。',
    "2026-02-02-two.md": '{% include coverage-chart.html id="biggest-deals" %}\n\n間の段落。\n\n{% include coverage-chart.html id="biggest-deals" mode="dark" %}',
    "2026-02-03-three.md": '{% include coverage-chart.html id="hostile" %}\n\n{% include coverage-chart.html id="in-english" %}',
}
EMPTY = "<svg xmlns='http://www.w3.org/2000/svg' width='340' height='320'><text style='fill: rgb(27, 34, 40)'>図</text></svg>"
