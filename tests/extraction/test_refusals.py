"""What is not taken: (text, reason). The reason is the extractor's own word, or empty where the words are no sum at all."""

import re
from collections.abc import Callable

import pytest

from dashboard.extraction import money
from dashboard.extraction.figures import Extraction
from dashboard.extraction.numerals import plain
from dashboard.extraction.vocabulary import Vocabulary

NO_SUM = [
    # numbers of other things
    "1750億パラメータのモデル",
    "70Bパラメータのモデル",
    "405Bモデルを公開",
    "5億人の利用者",
    "週に8億人が使う",
    "1.3ギガワットの電力",
    "10GWのデータセンター",
    "数百万基のGPU",
    "100万台のサーバー",
    "15兆トークンで学習",
    "100万トークンの文脈",
    "2万人の従業員",
    "3000億回の演算",
    "50億件のデータ",
    "3兆分の1の確率",
    "成長率は35.9%",
    "前年比2.5倍",
    "128GBのメモリ",
    "4,000平方メートル",
    "第500億号",
    "4nmのプロセス",
    "1兆個のセンサー",
    # years, quarters, versions
    "2026年度の見通し",
    "2025年第3四半期の決算",
    "2026年元旦の発表",
    "5年間の計画",
    "GPT-5の登場",
    "Llama 3.1 405B",
    "令和7年度",
    # words with a number in them
    "万一の備え",
    "億万長者になる",
    "一億総活躍",
    "千差万別の戦略",
    "十分な資金",
    "百年の計",
    "八百万の神",
    "数字の上では",
    "何か月も前から",
    "億単位の投資",
    "一元管理の仕組み",
    "二元論では語れない",
    "三元系の電池",
    "多元的な戦略",
    "三次元のモデル",
    "1次元の配列",
    "2次元と3次元の表示",
    "100円形のロゴ",
    "10円卓会議",
    "一円の地域",  # not a yen
    "3元素の半導体",
    "2元年の計画",
    # words with a currency in them
    "ハードルが高い",
    "3つのハードル",
    "10ハードルを越える",
    "ワンドリンク",
    "アイドル2人",
    "ハンドル2本",
    "モードル3台",
    "ユーロビジョン2025",
    "ユーロ圏20カ国",
    "ポンド砲",
    "5円滑化策",
    "円滑な運用",
    "円熟の技",
    "円形のホール",
    "元社員2人",
    "元CEOの発言",
    "元々の計画",
    "地元3社",
    "次元が違う",
    "還元率5",
    "単元3を学ぶ",
    "復元10回",
    "ウォンテッドリー",
    "レアルマドリード",
    "USDZ形式",
    "OpenUSDの3億点",
    "OpenUSD 2.0を公開",
    "USDC対応の2社",
    "EUROPE 2030",
    "EURO 2028",
    "INRIAの100人",
    "CHFSの50例",
    "THBench 100",
    "RMBGモデル 2.0",
    "$HOME/.cache",
    "A$AP",
    "$Nを代入",
    "SaaS$",
    # names
    "テンセント3社",
    "ロンドン5区",
    "ロンドンの10社",
    "ブランドン2世",
    "コンドル10",
]

REFUSED = [
    # a rate is no sum
    ("1ドル=150円で換算", "exchange-rate"),
    ("1ドル＝150円で換算", "exchange-rate"),
    ("1ドル150円で換算", "exchange-rate"),
    ("1ドルは約150円", "exchange-rate"),
    ("1ユーロ=160円で換算", "exchange-rate"),
    ("1ドル=150円台", "exchange-rate"),
    ("1人民元=21円で換算", "exchange-rate"),
    # what people pay
    ("月額$20で使える", "everyday-sum"),
    ("月額20ドルで使える", "everyday-sum"),
    ("月額3000円から", "everyday-sum"),
    ("年額240ドル", "everyday-sum"),
    ("1冊2,200円", "everyday-sum"),
    ("価格は999ドルから", "everyday-sum"),
    ("GPU1枚が3万円", "everyday-sum"),
    ("$2.50/1Mトークン", "everyday-sum"),
    ("$0.15 per 1M tokens", "everyday-sum"),
    ("入力は100万トークンあたり3ドル", "everyday-sum"),
    ("入力3ドル", "everyday-sum"),
    ("株価は500ドル", "everyday-sum"),
    ("1株当たり50ドル", "everyday-sum"),
    ("1バレル100ドル", "everyday-sum"),
    ("数百円の差", "everyday-sum"),
    ("数千円で試せる", "everyday-sum"),
    ("10万円の端末", "everyday-sum"),
    ("9000ドルの講座", "everyday-sum"),
    ("初任給30万円", "everyday-sum"),
    ("¥980で読める", "everyday-sum"),
    # per unit, however large
    ("月額300万円の契約", "unit-price"),
    ("月額3万ドルで貸す", "unit-price"),
    ("1件あたり500万ドルの被害", "unit-price"),
    ("1社あたり2億円を配る", "unit-price"),
    ("1人当たり100万ドル", "unit-price"),
    ("100万ドル/人", "unit-price"),
    ("10億ドル/日", "unit-price"),
    ("時給1000万円", "unit-price"),
    ("単価は5万ドル", "unit-price"),
    ("1台3万ドルのGPU", "unit-price"),
    ("1基あたり4万ドル", "unit-price"),
    ("ユーザー1人につき200万円", "unit-price"),
    # wages
    ("年収2000万円の職", "wage"),
    ("年俸1億ドルの研究者", "wage"),
    ("報酬は2億5000万ドル", "wage"),
    ("初任給は200万円", "wage"),
    ("ボーナスとして1億ドル", "wage"),
    ("給与が1000万円", "wage"),
]

# whole paragraphs in which a sum may stand, but nothing that a named party pays or receives
NO_FIGURE = [
    # navigation and advertising
    "- [OpenAIが500億ドルを投資](/2025/11/30/a/)",
    "* [OpenAIが500億ドルを投資](/2025/11/30/a/)",
    "1. [OpenAIが500億ドルを投資](/2025/11/30/a/)",
    "## 関連記事\n- OpenAIが500億ドルを投資",
    "## おすすめ書籍\n『OpenAIが500億ドルを投じた日』という本",
    "## あわせて読みたい\nOpenAIが500億ドルを投資した話",
    "[OpenAIが500億ドルを投資](https://example.org/)",
    "[『OpenAIと500億ドルの投資』](https://www.amazon.co.jp/dp/1)",
    # what is no prose
    "```\nOpenAIは500億ドルを投資した。\n```",
    "~~~\nOpenAIは500億ドルを投資した。\n~~~",
    "| OpenAI | 500億ドルを投資 |",
    "<!-- OpenAIは500億ドルを投資した。 -->",
    "<!--\nOpenAIは500億ドルを投資した。\n-->",
    "{% comment %}\nOpenAIは500億ドルを投資した。\n{% endcomment %}",
    "{% highlight %}\nOpenAIは500億ドルを投資した。\n{% endhighlight %}",
    "<script>\nOpenAIは500億ドルを投資した。\n</script>",
    "![OpenAIが500億ドルを投資](a.png)",
    "{{ \"OpenAIは500億ドルを投資した。\" }}",
    # nobody is named
    "導入すれば数億円のコスト削減になるかもしれない。",
    "年俸数億円の研究者もいる。",
    "もし100億円あったら何に使うだろうか。",
    "500億ドルという数字に驚いた。",
    "数千億円規模の話が飛び交う。",
    # a name beside a price
    "OpenAIのChatGPTは月額200ドルで使える。",
    "Googleの研究者の年収は5000万円だ。",
    "NVIDIAのGPUは1枚あたり4万ドルする。",
    "Googleの株価は200ドルを超えた。",
    "OpenAIのAPIは100万トークンあたり15ドルだ。",
    # a name beside a number
    "OpenAIのモデルは1750億パラメータだ。",
    "OpenAIのChatGPTは5億人が使う。",
    "Metaは1.3ギガワットのデータセンターを建設する。",
    "NVIDIAは数百万基のGPUを出荷した。",
    # a currency inside a name
    "NVIDIAのOpenUSDは3億点の素材を持つ。",
    "テンセントは2億人にハードルなしでAIを開いた。",
]  # fmt: skip


@pytest.mark.parametrize("text", NO_SUM, ids=NO_SUM)
def test_a_number_without_a_currency_or_a_currency_inside_a_word_is_no_sum(text: str, words: Vocabulary) -> None:
    assert money.find(plain(text), words.grammar) == ([], [])


@pytest.mark.parametrize(("text", "reason"), REFUSED, ids=[text for text, _ in REFUSED])
def test_a_rate_a_price_and_a_wage_are_declined_with_their_reason(text: str, reason: str, words: Vocabulary) -> None:
    sums, refused = money.find(plain(text), words.grammar)
    assert (sums, [one.reason for one in refused]) == ([], [reason])


@pytest.mark.parametrize("body", NO_FIGURE, ids=NO_FIGURE)
def test_no_figure_comes_of_navigation_code_prices_and_talk_about_nobody(body: str, extract: Callable[..., Extraction]) -> None:
    assert extract(body, title="今日の話").figures == ()


def test_all_that_is_declined_says_why_and_where(extract: Callable[..., Extraction]) -> None:
    found = extract("OpenAIのChatGPTは月額2万円だ。1ドル=150円とする。研究者の年俸は1億ドルだ。")
    assert [(one.text, one.reason) for one in found.refused] == [
        ("2万円", "everyday-sum"),
        ("1ドル=150円", "exchange-rate"),
        ("1億ドル", "wage"),
    ]


def test_a_sum_that_nobody_is_tied_to_is_declined_too(extract: Callable[..., Extraction]) -> None:
    [one] = extract("500億ドルという数字に驚いた。").refused
    assert (one.text, bool(one.reason)) == ("500億ドル", True)


def test_an_average_is_nobodys_sum(extract: Callable[..., Extraction]) -> None:
    [one] = extract("国内企業がSaaSに支払う契約は平均1,445万円に達した。", title="OpenAIの新製品").refused
    assert (one.text, one.reason) == ("1,445万円", "average")


def test_what_any_of_a_kind_costs_is_nobodys_sum(extract: Callable[..., Extraction]) -> None:
    for body in (
        "例えば、AIデータセンター1つを建設するのに約120億ドルかかる。",
        "新薬の開発には平均10年以上、約120億ドルかかる。",
        "平均で10年の歳月と、約120億ドルの開発費がかかる。",
    ):
        [one] = extract(body, title="OpenAIの新製品").refused
        assert (one.text, one.reason) == ("約120億ドル", "unit-price")


def test_each_reason_is_one_word_that_the_method_page_can_explain(words: Vocabulary) -> None:
    found = {one.reason for text, _ in REFUSED for one in money.find(plain(text), words.grammar)[1]}
    assert found == {"exchange-rate", "everyday-sum", "unit-price", "wage"} and all(re.fullmatch("[a-z-]+", one) for one in found)
