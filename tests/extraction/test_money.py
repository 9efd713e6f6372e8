"""Sums that are taken: (text, what is read). A sum is (as written, low or (low, high), currency, qualifier)."""

from collections.abc import Callable

import pytest

from dashboard.extraction import money
from dashboard.extraction.numerals import plain
from dashboard.extraction.vocabulary import Vocabulary

Written = tuple[str, float | tuple[float, float | None], str, str]


@pytest.fixture
def read(words: Vocabulary) -> Callable[[str], list[Written]]:
    def read_sums(text: str) -> list[Written]:
        sums, _ = money.find(plain(text), words.grammar)
        return [(text[s.start : s.end], s.low if s.low == s.high else (s.low, s.high), s.currency, s.qualifier) for s in sums]

    return read_sums


ONE = [
    # number words
    ("500億ドルを投じる", ("500億ドル", 500e8, "USD", "")),
    ("3兆ドルの規模だ", ("3兆ドル", 3e12, "USD", "")),
    ("8000万ドルを得た", ("8000万ドル", 80e6, "USD", "")),
    ("1.5億ドルを得た", ("1.5億ドル", 1.5e8, "USD", "")),
    ("3.9兆円に達した", ("3.9兆円", 3.9e12, "JPY", "")),
    ("5億4300万ドルで買った", ("5億4300万ドル", 543e6, "USD", "")),
    ("11億5000万ポンドだ", ("11億5000万ポンド", 1.15e9, "GBP", "")),
    ("1兆2000億円の計画", ("1兆2000億円", 1.2e12, "JPY", "")),
    ("2兆4,070.2億円を計上", ("2兆4,070.2億円", 2.40702e12, "JPY", "")),  # decimal in the lower unit
    ("4,000億円の予算", ("4,000億円", 4e11, "JPY", "")),  # comma
    ("3千万ドルの助成", ("3千万ドル", 30e6, "USD", "")),
    ("5千億円の枠", ("5千億円", 5e11, "JPY", "")),
    ("5百億円の枠", ("5百億円", 5e10, "JPY", "")),
    ("1,234,567,890円の契約", ("1,234,567,890円", 1_234_567_890, "JPY", "")),  # no unit word
    ("50,000,000ドルの契約", ("50,000,000ドル", 50e6, "USD", "")),
    ("GDP5000億ドル増の見込み", ("5000億ドル", 5e11, "USD", "")),  # a Latin word before it
    ("ARR1000億円を目指す", ("1000億円", 1e11, "JPY", "")),
    ("その...5億ドルの行方", ("5億ドル", 5e8, "USD", "")),  # dots before it
    ("一兆円を超す", ("一兆円", 1e12, "JPY", "")),  # 漢数字
    ("三千億円を投じる", ("三千億円", 3e11, "JPY", "")),
    ("十億ドル企業になる", ("十億ドル", 1e9, "USD", "")),
    ("百億ドルを積む", ("百億ドル", 1e10, "USD", "")),
    ("千億ドルを積む", ("千億ドル", 1e11, "USD", "")),
    ("一兆二千億円を積む", ("一兆二千億円", 1.2e12, "JPY", "")),
    ("二〇億円を積む", ("二〇億円", 2e9, "JPY", "")),
    # full-width
    ("５００億ドルを投じる", ("５００億ドル", 500e8, "USD", "")),
    ("１兆２，０００億円だ", ("１兆２，０００億円", 1.2e12, "JPY", "")),
    ("３．５億ドルを得た", ("３．５億ドル", 3.5e8, "USD", "")),
    ("＄５０億を投じる", ("＄５０億", 5e9, "USD", "")),
    ("￥５００億を投じる", ("￥５００億", 5e10, "JPY", "")),
    # space and emphasis
    ("500 億ドルを投じる", ("500 億ドル", 500e8, "USD", "")),
    ("500億 ドルを投じる", ("500億 ドル", 500e8, "USD", "")),
    ("計画は**500億ドル**だ", ("500億ドル", 500e8, "USD", "")),
    ("（500億ドル）", ("500億ドル", 500e8, "USD", "")),
    ("「500億ドル」の計画", ("500億ドル", 500e8, "USD", "")),
    # English number words
    ("$1.5 billion", ("$1.5 billion", 1.5e9, "USD", "")),
    ("$650 million", ("$650 million", 650e6, "USD", "")),
    ("$1.2 trillion", ("$1.2 trillion", 1.2e12, "USD", "")),
    ("$500bn", ("$500bn", 5e11, "USD", "")),
    ("£31bn", ("£31bn", 31e9, "GBP", "")),
    ("$100Bを投じる", ("$100B", 1e11, "USD", "")),
    ("$20Mを得た", ("$20M", 20e6, "USD", "")),
    ("$1.5Tの価値", ("$1.5T", 1.5e12, "USD", "")),
    ("115Bドルの計画", ("115Bドル", 115e9, "USD", "")),
    ("5.2Mドルを得た", ("5.2Mドル", 5.2e6, "USD", "")),
    ("2B EURを投じる", ("2B EUR", 2e9, "EUR", "")),
    ("300 million dollars", ("300 million dollars", 300e6, "USD", "")),
    ("40 billion yen", ("40 billion yen", 40e9, "JPY", "")),
    ("3 billion euros", ("3 billion euros", 3e9, "EUR", "")),
    # sign before Japanese number words
    ("$500億を投じる", ("$500億", 500e8, "USD", "")),
    ("$500億ドルを投じる", ("$500億ドル", 500e8, "USD", "")),  # both: the word behind decides
    ("¥1.2兆の予算", ("¥1.2兆", 1.2e12, "JPY", "")),
    ("€20億を投じる", ("€20億", 2e9, "EUR", "")),
    ("£4億の契約", ("£4億", 4e8, "GBP", "")),
    ("₩5兆を投じる", ("₩5兆", 5e12, "KRW", "")),
    # a code in both orders
    ("USD 3.5億を得た", ("USD 3.5億", 3.5e8, "USD", "")),
    ("3.5億USDを得た", ("3.5億USD", 3.5e8, "USD", "")),
    ("AUD 3.5億を得た", ("AUD 3.5億", 3.5e8, "AUD", "")),
    ("3.5億 AUDを得た", ("3.5億 AUD", 3.5e8, "AUD", "")),
    ("US$4億を得た", ("US$4億", 4e8, "USD", "")),
    ("30億€を投じる", ("30億€", 3e9, "EUR", "")),
    ("30億$を投じる", ("30億$", 3e9, "USD", "")),
    # other dollars are not the US dollar
    ("50億米ドル", ("50億米ドル", 5e9, "USD", "")),
    ("50億豪ドル", ("50億豪ドル", 5e9, "AUD", "")),
    ("50億オーストラリアドル", ("50億オーストラリアドル", 5e9, "AUD", "")),
    ("A$50億", ("A$50億", 5e9, "AUD", "")),
    ("24億カナダドル", ("24億カナダドル", 2.4e9, "CAD", "")),
    ("C$24億", ("C$24億", 2.4e9, "CAD", "")),
    ("300億香港ドル", ("300億香港ドル", 3e10, "HKD", "")),
    ("HK$300億", ("HK$300億", 3e10, "HKD", "")),
    ("10億シンガポールドル", ("10億シンガポールドル", 1e9, "SGD", "")),
    ("S$10億", ("S$10億", 1e9, "SGD", "")),
    ("1000億ニュー台湾ドル", ("1000億ニュー台湾ドル", 1e11, "TWD", "")),
    ("1000億台湾ドル", ("1000億台湾ドル", 1e11, "TWD", "")),
    ("NT$1000億", ("NT$1000億", 1e11, "TWD", "")),
    ("7億ニュージーランドドル", ("7億ニュージーランドドル", 7e8, "NZD", "")),
    # other currencies
    ("20億ユーロ", ("20億ユーロ", 2e9, "EUR", "")),
    ("310億ポンド", ("310億ポンド", 31e9, "GBP", "")),
    ("3800億元", ("3800億元", 3.8e11, "CNY", "")),
    ("3800億人民元", ("3800億人民元", 3.8e11, "CNY", "")),
    ("150兆ウォン", ("150兆ウォン", 1.5e14, "KRW", "")),
    ("1000億ルピー", ("1000億ルピー", 1e11, "INR", "")),
    ("7,600クローレルピー", ("7,600クローレルピー", 7.6e10, "INR", "")),
    # what is restated after 日本円にして is the conversion, also where the first carries 約
    ("約855クローレインドル、日本円にしておよそ1億ドル", ("約855クローレインドル", 8.55e9, "INR", "approx")),
    ("₹7,600 crore", ("₹7,600 crore", 7.6e10, "INR", "")),
    ("Rs. 500 crore", ("Rs. 500 crore", 5e9, "INR", "")),
    ("26億フィリピンペソ", ("26億フィリピンペソ", 2.6e9, "PHP", "")),
    ("5億スイスフラン", ("5億スイスフラン", 5e8, "CHF", "")),
    ("CHF 5億", ("CHF 5億", 5e8, "CHF", "")),
    ("90億スウェーデンクローナ", ("90億スウェーデンクローナ", 9e9, "SEK", "")),
    ("30億ディルハム", ("30億ディルハム", 3e9, "AED", "")),
    ("400億リヤル", ("400億リヤル", 4e10, "SAR", "")),
    ("2兆ルピア", ("2兆ルピア", 2e12, "IDR", "")),
    ("500億バーツ", ("500億バーツ", 5e10, "THB", "")),
    ("20億リンギット", ("20億リンギット", 2e9, "MYR", "")),
    ("230億レアル", ("230億レアル", 2.3e10, "BRL", "")),
    ("9億シェケル", ("9億シェケル", 9e8, "ILS", "")),
    # 最大 and its like: at most
    ("最大500億ドルを投じる", ("最大500億ドル", 500e8, "USD", "max")),
    ("最大で500億ドルを投じる", ("最大で500億ドル", 500e8, "USD", "max")),
    ("最大約500億ドルを投じる", ("最大約500億ドル", 500e8, "USD", "max")),  # the stricter word wins
    ("最大$500億を投じる", ("最大$500億", 500e8, "USD", "max")),
    ("up to $20 billion", ("up to $20 billion", 20e9, "USD", "max")),
    ("100億円以下", ("100億円以下", 1e10, "JPY", "max")),
    ("100億円未満", ("100億円未満", 1e10, "JPY", "max")),
    ("100億円弱", ("100億円弱", 1e10, "JPY", "max")),
    # 以上 and its like: at least
    ("500億ドル以上を投じる", ("500億ドル以上", 500e8, "USD", "min")),
    ("500億ドル超を投じる", ("500億ドル超", 500e8, "USD", "min")),
    ("500億ドルを超える投資", ("500億ドルを超える", 500e8, "USD", "min")),
    ("500億ドルを超えた", ("500億ドルを超えた", 500e8, "USD", "min")),
    ("500億ドルを上回る", ("500億ドルを上回る", 500e8, "USD", "min")),
    ("500億ドル強だ", ("500億ドル強", 500e8, "USD", "min")),
    ("少なくとも500億ドル", ("少なくとも500億ドル", 500e8, "USD", "min")),
    ("最低3億ドルを投じる", ("最低3億ドル", 3e8, "USD", "min")),
    ("最低でも3億ドルを投じる", ("最低でも3億ドル", 3e8, "USD", "min")),
    ("約500億ドル以上", ("約500億ドル以上", 500e8, "USD", "min")),
    ("over $5 billion", ("over $5 billion", 5e9, "USD", "min")),
    ("more than $5 billion", ("more than $5 billion", 5e9, "USD", "min")),
    # 約 and its like: about
    ("約500億ドル", ("約500億ドル", 500e8, "USD", "approx")),
    ("およそ500億ドル", ("およそ500億ドル", 500e8, "USD", "approx")),
    ("ほぼ500億ドル", ("ほぼ500億ドル", 500e8, "USD", "approx")),
    ("推定500億ドル", ("推定500億ドル", 500e8, "USD", "approx")),
    ("500億ドル近くを投じた", ("500億ドル近く", 500e8, "USD", "approx")),
    ("500億ドル規模の提携", ("500億ドル規模", 500e8, "USD", "approx")),
    ("500億ドル程度", ("500億ドル程度", 500e8, "USD", "approx")),
    ("500億ドル前後", ("500億ドル前後", 500e8, "USD", "approx")),
    ("500億ドル相当の株式", ("500億ドル相当", 500e8, "USD", "approx")),
    ("約500億ドル規模", ("約500億ドル規模", 500e8, "USD", "approx")),
    ("about $5 billion", ("about $5 billion", 5e9, "USD", "approx")),
    # 合計 and its like: in all
    ("合計63億ポンド", ("合計63億ポンド", 6.3e9, "GBP", "total")),
    ("総額63億ポンド", ("総額63億ポンド", 6.3e9, "GBP", "total")),
    ("総額で63億ポンド", ("総額で63億ポンド", 6.3e9, "GBP", "total")),
    ("累計63億ポンド", ("累計63億ポンド", 6.3e9, "GBP", "total")),
    ("合わせて63億ポンド", ("合わせて63億ポンド", 6.3e9, "GBP", "total")),
    ("総額約63億ポンド", ("総額約63億ポンド", 6.3e9, "GBP", "total")),
    ("合計63億ポンド相当", ("合計63億ポンド相当", 6.3e9, "GBP", "total")),
    ("総額最大63億ポンド", ("総額最大63億ポンド", 6.3e9, "GBP", "max")),
    # ranges; the first number borrows unit and currency
    ("3〜4兆円", ("3〜4兆円", (3e12, 4e12), "JPY", "")),
    ("3～4兆円", ("3～4兆円", (3e12, 4e12), "JPY", "")),
    ("3~4兆円", ("3~4兆円", (3e12, 4e12), "JPY", "")),
    ("3-4兆円", ("3-4兆円", (3e12, 4e12), "JPY", "")),
    ("3〜3.9兆円", ("3〜3.9兆円", (3e12, 3.9e12), "JPY", "")),
    ("200〜260億ドル", ("200〜260億ドル", (2e10, 2.6e10), "USD", "")),
    ("1兆〜2兆ドル", ("1兆〜2兆ドル", (1e12, 2e12), "USD", "")),
    ("9000億〜1兆円", ("9000億〜1兆円", (9e11, 1e12), "JPY", "")),  # each its own unit
    ("100億ドル〜150億ドル", ("100億ドル〜150億ドル", (1e10, 1.5e10), "USD", "")),
    ("GDPを400億ユーロから450億ユーロ増加させる", ("400億ユーロから450億ユーロ", (4e10, 4.5e10), "EUR", "")),  # by that much, not to it
    ("3兆ドルから4兆ドル", ("3兆ドルから4兆ドル", (3e12, 4e12), "USD", "")),
    ("3兆から4兆ドル", ("3兆から4兆ドル", (3e12, 4e12), "USD", "")),
    ("約3〜4兆円", ("約3〜4兆円", (3e12, 4e12), "JPY", "approx")),
    ("3〜4兆円規模", ("3〜4兆円規模", (3e12, 4e12), "JPY", "approx")),
    ("$3-4 billion", ("$3-4 billion", (3e9, 4e9), "USD", "")),
    ("$10B〜$20B", ("$10B〜$20B", (1e10, 2e10), "USD", "")),
    ("$100億〜$150億", ("$100億〜$150億", (1e10, 1.5e10), "USD", "")),
    ("5000万円〜1億円", ("5000万円〜1億円", (5e7, 1e8), "JPY", "")),
    ("1.5〜2億ドル", ("1.5〜2億ドル", (1.5e8, 2e8), "USD", "")),
    ("1億5,000万〜2億ドル", ("1億5,000万〜2億ドル", (1.5e8, 2e8), "USD", "")),
    ("2〜3千億円", ("2〜3千億円", (2e11, 3e11), "JPY", "")),
    ("500億から600億ドル超", ("500億から600億ドル超", (5e10, 6e10), "USD", "min")),
    ("$1-2兆", ("$1-2兆", (1e12, 2e12), "USD", "")),
    ("300〜5,000万円", ("300〜5,000万円", (3e6, 5e7), "JPY", "")),
    # vague sums: the power of ten
    ("数億ドルを投じる", ("数億ドル", (1e8, None), "USD", "")),
    ("数十億ドルを投じる", ("数十億ドル", (1e9, None), "USD", "")),
    ("数百億円を投じる", ("数百億円", (1e10, None), "JPY", "")),
    ("数千億円を投じる", ("数千億円", (1e11, None), "JPY", "")),
    ("数兆円を投じる", ("数兆円", (1e12, None), "JPY", "")),
    ("数百万ドルを投じる", ("数百万ドル", (1e6, None), "USD", "")),
    ("数千万ドルを投じる", ("数千万ドル", (1e7, None), "USD", "")),
    ("十数億円を投じる", ("十数億円", (1e9, None), "JPY", "")),
    ("何十億ドルを投じる", ("何十億ドル", (1e9, None), "USD", "")),
    ("数十億ドル規模の投資", ("数十億ドル規模", (1e9, None), "USD", "approx")),
    ("数十億ドル以上の投資", ("数十億ドル以上", (1e9, None), "USD", "min")),
    ("兆円超えの投資", ("兆円超え", (1e12, None), "JPY", "min")),  # no number at all
    ("兆円規模の投資", ("兆円規模", (1e12, None), "JPY", "approx")),
]  # fmt: skip

MANY = [
    ("Googleは1150億ドル、Metaは1080億ドル", [("1150億ドル", 1.15e11, "USD", ""), ("1080億ドル", 1.08e11, "USD", "")]),
    ("100億ドルと50億ユーロ", [("100億ドル", 1e10, "USD", ""), ("50億ユーロ", 5e9, "EUR", "")]),
    ("100億ドル、50億ドル、合わせて150億ドル", [("100億ドル", 1e10, "USD", ""), ("50億ドル", 5e9, "USD", ""), ("合わせて150億ドル", 1.5e10, "USD", "total")]),
    # a change is two sums and no range
    ("50億ドルから100億ドルに引き上げた", [("50億ドル", 5e9, "USD", ""), ("100億ドル", 1e10, "USD", "")]),
    ("50億ドルから100億ドルへ増額", [("50億ドル", 5e9, "USD", ""), ("100億ドル", 1e10, "USD", "")]),
    ("50億ドルから100億ドルへと拡大", [("50億ドル", 5e9, "USD", ""), ("100億ドル", 1e10, "USD", "")]),
    ("10億ドルから20億ドルに評価額が上昇した", [("10億ドル", 1e9, "USD", ""), ("20億ドル", 2e9, "USD", "")]),
    # what falls is no range either
    ("100億ドルから50億ドルに減った", [("100億ドル", 1e10, "USD", ""), ("50億ドル", 5e9, "USD", "")]),
    ("1億ドルの投資から100億ドル企業へ", [("1億ドル", 1e8, "USD", ""), ("100億ドル", 1e10, "USD", "")]),
    # a year beside a sum is no part of it
    ("2025年に500億ドル、2026年に600億ドル", [("500億ドル", 5e10, "USD", ""), ("600億ドル", 6e10, "USD", "")]),
    ("2025年〜2026年の500億ドル", [("500億ドル", 5e10, "USD", "")]),
    ("2025-2026年の500億ドル", [("500億ドル", 5e10, "USD", "")]),
    # two currencies, neither a restatement of the other
    ("1000億円の契約と$2 billionの融資", [("1000億円", 1e11, "JPY", ""), ("$2 billion", 2e9, "USD", "")]),
]  # fmt: skip

RESTATED = [
    # text, the sum that stays, its currency, the conversion as (text, amount, currency)
    ("4億ポンド（約5億4300万ドル）の契約", "4億ポンド", "GBP", ("約5億4300万ドル", 543e6, "USD")),
    ("500億ドル（約7兆5000億円）を投じる", "500億ドル", "USD", ("約7兆5000億円", 7.5e12, "JPY")),
    ("500億ドル(約7.5兆円)を投じる", "500億ドル", "USD", ("約7.5兆円", 7.5e12, "JPY")),
    ("$50 billion（約7.5兆円）", "$50 billion", "USD", ("約7.5兆円", 7.5e12, "JPY")),
    ("500億ドル（日本円で約7兆5000億円）を投じる", "500億ドル", "USD", ("約7兆5000億円", 7.5e12, "JPY")),
    ("500億ドル、日本円で約7兆5000億円を投じる", "500億ドル", "USD", ("約7兆5000億円", 7.5e12, "JPY")),
    ("最大500億ドル（約7.5兆円）を投じる", "最大500億ドル", "USD", ("約7.5兆円", 7.5e12, "JPY")),
    ("約7.5兆円（500億ドル）を投じる", "500億ドル", "USD", ("約7.5兆円", 7.5e12, "JPY")),  # without 約 it is the original
    ("約500億ドル（約7.5兆円）を投じる", "約500億ドル", "USD", ("約7.5兆円", 7.5e12, "JPY")),  # both 約: the first
    ("500億ドル（1ドル=150円換算で7.5兆円）", "500億ドル", "USD", ("7.5兆円", 7.5e12, "JPY")),
    ("100億〜150億ドル（約1.5兆〜2.2兆円）", "100億〜150億ドル", "USD", ("約1.5兆〜2.2兆円", 1.5e12, "JPY")),
    ("10億ドル（約1500億円、約9億ユーロ）", "10億ドル", "USD", ("約1500億円", 1.5e11, "JPY")),  # the first of two
    ("3800億元（約530億ドル）を投じる", "3800億元", "CNY", ("約530億ドル", 53e9, "USD")),
    ("8000億円超（正確には53億7500万ドル、約8187億円）", "8000億円超", "JPY", ("53億7500万ドル", 5.375e9, "USD")),
    ("1930億元、約4兆1000億円規模になる", "1930億元", "CNY", ("約4兆1000億円規模", 4.1e12, "JPY")),
    ("82万ユーロ、およそ97万ドルを調達した", "82万ユーロ", "EUR", ("およそ97万ドル", 9.7e5, "USD")),
]


@pytest.mark.parametrize(("text", "expected"), ONE, ids=[text for text, _ in ONE])
def test_one_sum_is_read_as_written(text: str, expected: Written, read: Callable[[str], list[Written]]) -> None:
    assert read(text) == [expected]


@pytest.mark.parametrize(("text", "expected"), MANY, ids=[text for text, _ in MANY])
def test_each_of_several_sums_is_read(text: str, expected: list[Written], read: Callable[[str], list[Written]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(("text", "written", "currency", "restated"), RESTATED, ids=[row[0] for row in RESTATED])
def test_a_restated_sum_is_one_sum(
    text: str, written: str, currency: str, restated: tuple[str, float, str], words: Vocabulary
) -> None:
    [one], _ = money.find(plain(text), words.grammar)
    assert one.converted
    start, end, amount, code = one.converted
    assert (text[one.start : one.end], one.currency, (text[start:end], amount, code)) == (written, currency, restated)


def test_a_bracket_with_another_sum_is_no_conversion(read: Callable[[str], list[Written]]) -> None:
    assert read("500億ドル（うち3000億円は融資）") == [("500億ドル", 500e8, "USD", ""), ("3000億円", 3e11, "JPY", "")]


def test_a_bracket_in_the_same_currency_is_no_conversion(read: Callable[[str], list[Written]]) -> None:
    assert read("500億ドル（前年は300億ドル）") == [("500億ドル", 500e8, "USD", ""), ("300億ドル", 300e8, "USD", "")]


def test_a_sum_right_behind_another_in_the_same_currency_or_of_another_year_is_one_of_its_own(
    read: Callable[[str], list[Written]],
) -> None:
    assert [one[0] for one in read("10億ドル、約5億ドル")] == ["10億ドル", "約5億ドル"]
    assert [one[0] for one in read("10億ドル（約1500億円、前年は5億ドル）")] == ["10億ドル", "5億ドル"]


def test_the_old_and_the_new_value_of_a_change_say_which_they_are(words: Vocabulary) -> None:
    sums, _ = money.find("投資を50億ドルから100億ドルに引き上げた", words.grammar)
    assert [(one.low, one.change) for one in sums] == [(5e9, -1), (1e10, 1)]


def test_every_currency_of_the_register_is_read_by_each_of_its_spellings(known, words) -> None:
    written = [(one.code, f"90億{after}を投じる") for one in known.currencies for after in one.after]
    written += [(one.code, f"約{before} 90億を投じる") for one in known.currencies for before in one.before]
    found = [
        (code, text)
        for code, text in written
        if [(s.currency, s.low) for s in money.find(plain(text), words.grammar)[0]] != [(code, 9e9)]
    ]
    assert found == []
