"""Cost a post and peak memory of a cold build as posts grow in number. Run: python benchmarks/scale.py [--shorter 20] 4000 40000 400000

Compared with itself: the same generator, the same machine, the same run, one process; only the number of posts differs. With --shorter,
bodies are that much shorter with as many sums, so that reading, which is linear by nature, hides nothing: a stricter measure, and one
that 400,000 posts pass through in minutes. Writes the curve to docs/images/scale.svg with --picture.
"""

import argparse
import shutil
from pathlib import Path

import plotly.graph_objects as go
from measured import ROOT, Spent, build, machine, scratch
from plotly.subplots import make_subplots
from synthetic import write


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("counts", type=int, nargs="+")
    parser.add_argument("--shorter", type=float, default=1)
    parser.add_argument("--picture", type=Path, nargs="?", const=ROOT / "docs" / "images" / "scale.svg")
    given = parser.parse_args()
    print(machine())
    spent: dict[int, Spent] = {}
    for count in given.counts:
        with scratch() as folder:
            write(count, folder / "posts", given.shorter)
            size = sum(path.stat().st_size for path in (folder / "posts").rglob("*.md")) / 1e6
            one = spent[count] = build(folder / "posts", folder / "tables", "--workers", "1")
            shutil.rmtree(folder / "posts")
        told = one.output.strip().splitlines()[0]
        print(
            f"{count:>8} posts, {size:,.0f} MB: {one.cpu / count * 1000:.2f} ms a post, {one.cpu:,.0f} s, peak {one.peak_mb:,.0f} MB; {told}",
            flush=True,
        )
    first, last = spent[given.counts[0]], spent[given.counts[-1]]
    ratio = (last.cpu / given.counts[-1]) / (first.cpu / given.counts[0])
    print(f"cost a post, {given.counts[-1]:,} ÷ {given.counts[0]:,}: {ratio:.2f} (wanted: at most 1.2)")
    print(f"peak memory, {given.counts[-1]:,} ÷ {given.counts[0]:,}: {last.peak_mb / first.peak_mb:.2f} (wanted: at most 3)")
    if given.picture:
        _draw(spent, given.picture, given.shorter)


def _draw(spent: dict[int, Spent], path: Path, shorter: float) -> None:
    chart = make_subplots(1, 2, subplot_titles=("ms a post", "peak memory, MB"))
    counts = list(spent)
    chart.add_scatter(x=counts, y=[spent[count].cpu / count * 1000 for count in counts], mode="lines+markers", row=1, col=1)
    chart.add_scatter(x=counts, y=[spent[count].peak_mb for count in counts], mode="lines+markers", row=1, col=2)
    chart.update_xaxes(type="log", title_text="posts", tickvals=counts, ticktext=[f"{count:,}" for count in counts])
    chart.update_yaxes(rangemode="tozero")
    title = "Cold build, one process, synthetic posts" + (f", bodies {shorter:g} times shorter" if shorter != 1 else "")
    chart.update_layout(title=title, showlegend=False, width=900, height=360, template=go.layout.Template())
    path.parent.mkdir(parents=True, exist_ok=True)
    chart.write_image(path)


if __name__ == "__main__":
    main()
