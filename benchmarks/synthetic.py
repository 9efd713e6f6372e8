"""Synthetic posts with the statistics of real ones: python benchmarks/synthetic.py COUNT FOLDER [SHORTER]

Of the real posts it has the lengths (median 43 kB, 6 to 135 kB), the share of repeated lines (median 19 %, up to 82 %), sums in two of
three posts and few a post, most of them told before, names of a small circle of companies, tags, and link lists; over ten years. All
words are its own; the same COUNT gives the same files. Bodies can be
made SHORTER by a factor, with as many sums: reading then costs little, and what grows faster than the number of posts shows first.
"""

import random
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import yaml

COMPANIES = Path(__file__).resolve().parent.parent / "data" / "reference" / "companies.yml"
TAGS = (
    "AI",
    "投資",
    "半導体",
    "クラウド",
    "生成AI",
    "資金調達",
    "買収",
    "データセンター",
    "自動車",
    "医療",
    "金融",
    "教育",
    "Google",
    "NVIDIA",
)
CATEGORIES = ("AI最新ニュース", "業界別AI活用", "技術解説")
TOPICS = (
    "推論基盤",
    "学習環境",
    "音声認識",
    "画像診断",
    "需要予測",
    "品質検査",
    "顧客対応",
    "翻訳",
    "設計支援",
    "在庫管理",
    "物流",
    "創薬",
    "気象",
)
ACTS = (
    "を見直した",
    "を広げている",
    "の精度を高めた",
    "を現場に入れた",
    "を試している",
    "の費用を抑えた",
    "を統合した",
    "を公開した",
    "を学び直した",
)
WHO = ("現場の担当者", "開発チーム", "経営陣", "研究者", "利用企業", "監督する部署", "運用の責任者", "外部の専門家")
WHY = (
    "処理の速さが問われるなかで",
    "人手が足りないため",
    "規則が変わるのに合わせて",
    "利用者の声を受けて",
    "費用の見通しが立ったので",
    "半年の試行を経て",
)
DEALS = (
    "{a}は{b}に{sum}を出資する。",
    "{a}は{b}を{sum}で買収すると発表した。",
    "{a}は{b}と{sum}の契約を結んだ。",
    "{a}は{year}年末までに{sum}をデータセンターに投資する計画だ。",
    "{b}は{sum}を調達した。主導したのは{a}である。",
)
OTHERS = ("{b}の企業価値は{sum}と評価された。", "{topic}の市場は{sum}に達する見通しだ。", "{a}の売上高は{sum}だった。")


class Teller:
    """Tells the posts of one blog, one after another."""

    def __init__(self, count: int, shorter: float = 1) -> None:
        self._random, self._shorter = random.Random(count), shorter
        named = [row["name"] for row in yaml.load(COMPANIES.read_text(encoding="utf-8"), yaml.CSafeLoader)]
        self._companies = self._random.sample(named, min(400, len(named)))
        self._told: list[str] = []  # sentences with sums: most posts tell of deals that others told
        self._step = timedelta(days=3_650) / count
        self._first = datetime(2016, 1, 1, tzinfo=UTC)

    def post(self, number: int) -> tuple[str, str]:
        """Return name and text of the post `number`."""
        moment = self._first + number * self._step
        name = f"{moment:%Y-%m-%d}-{number}-{self._random.choice(TOPICS)}.md"
        tags = ", ".join(self._random.sample(TAGS, 6))
        head = f"---\nlayout: post\ntitle: {self._company()}と{self._random.choice(TOPICS)}の{number}日目\ndate: {moment:%Y-%m-%d %H:%M:%S} +0000\n"
        head += f"categories: [{self._random.choice(CATEGORIES)}]\ntags: [{tags}]\nauthor: 編集部\n---\n"
        return name, head + "\n".join(self._body(moment.year)) + "\n"

    def _body(self, year: int) -> list[str]:
        wanted = min(45_000, max(2_000, self._random.lognormvariate(9.5, 0.45))) / self._shorter  # characters, three bytes each
        repeats = min(0.8, self._random.expovariate(4.0))
        sums = [self._sum(year) for _ in range(self._random.choice((0, 0, 1, 2, 3, 5)))]
        lines, paragraphs, size = [], [], 0
        while size < wanted:
            if paragraphs and self._random.random() < repeats:
                line = self._random.choice(paragraphs)
            else:
                line = "".join(self._sentence() for _ in range(self._random.randint(2, 6)))
                if sums and self._random.random() < 0.2:
                    line += sums.pop()
                paragraphs.append(line)
            if self._random.random() < 0.08:
                lines += ["", f"## {self._random.choice(TOPICS)}の{self._random.choice(WHO)}"]
            lines += ["", line if self._random.random() < 0.8 else f"- **{self._random.choice(TOPICS)}**: {line}"]
            size += len(line)
        links = [f"- [{self._random.choice(TOPICS)}の{n}日目](/{year}/{n}/)" for n in range(5)]
        return [*lines, *(f"\n{one}" for one in sums), "", "## 関連記事", "", *links]

    def _sentence(self) -> str:
        who = self._company() if self._random.random() < 0.12 else self._random.choice(WHO)
        number = f"{self._random.randint(2, 90)}%の" if self._random.random() < 0.15 else ""
        return f"{self._random.choice(WHY)}、{who}は{number}{self._random.choice(TOPICS)}{self._random.choice(ACTS)}。"

    def _sum(self, year: int) -> str:
        if self._told and self._random.random() < 0.75:
            recent = self._told[-400:]
            return self._random.choice(recent)
        unit = self._random.choice(("億ドル", "億ドル", "億ドル", "億円", "億ユーロ"))
        amount = f"{self._random.choice((1, 2, 3, 5, 8, 12, 38, 65, 110, 244, 300, 520, 710, 1_150, 3_000))}{unit}"
        about = self._random.choice(("", "約", "最大"))
        form = self._random.choice((*DEALS, *DEALS, *OTHERS))
        told = form.format(
            a=self._company(), b=self._company(), sum=about + amount, year=year + 2, topic=self._random.choice(TOPICS)
        )
        self._told.append(told)
        return told

    def _company(self) -> str:
        return self._companies[min(int(self._random.expovariate(0.02)), len(self._companies) - 1)]


def write(count: int, folder: Path, shorter: float = 1) -> None:
    """Write `count` posts into `folder`, one subfolder a year."""
    teller = Teller(count, shorter)
    for number in range(count):
        name, text = teller.post(number)
        path = folder / name[:4] / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]), float(sys.argv[3]) if len(sys.argv) > 3 else 1)
