"""Kinds: what a sum is, by the words beside it, before it in the paragraph, and elsewhere in the post; and whose a measure is."""

from collections.abc import Callable

import pytest

from dashboard.extraction.figures import Extraction

Extract = Callable[..., Extraction]


def test_parts_of_a_market_told_one_by_one_are_markets(extract: Extract) -> None:
    found = extract("市場は2030年に10兆ドルになる。柱は2つだ。1つは「生産性」で約6兆ドル。").figures
    assert [(one.amount_text, one.kind) for one in found] == [("10兆ドル", "market"), ("約6兆ドル", "market")]
    assert not extract("柱は2つだ。1つは「生産性」で約6兆ドル。").figures  # nothing says of what


def test_what_a_product_sells_at_another_time_is_not_what_its_maker_sold(extract: Extract) -> None:
    apart = "Anthropicの売上は2025年初頭に20億ドルだった。Claudeは年間売上20億ドルに達した。"
    assert len(extract(apart).figures) == 2
    assert len(extract("Anthropicの年間売上は20億ドルだ。Claudeは年間売上20億ドルに達した。").figures) == 1


def test_what_a_market_is_valued_at_is_its_size(extract: Extract) -> None:
    assert [one.kind for one in extract("2025年に23億ドルと評価された市場が伸びる。").figures] == ["market"]
    assert [one.kind for one in extract("OpenAIは230億ドルと評価された企業だ。").figures] == ["valuation"]


def test_a_sum_for_each_is_a_price_unless_it_is_paid_out(extract: Extract) -> None:
    assert not extract("OpenAIの新サービスは1冊あたり約3000ドルがかかる。").figures
    assert not extract("1冊あたり約3000ドルが支払われる。").figures  # nobody is told to pay


def test_a_vague_sum_counts_where_both_parties_are_told(extract: Extract) -> None:
    told = extract("OpenAIは動いた。NVIDIAとは数億ドル規模の契約を結ぶ。").figures
    assert [(one.kind, one.is_vague, one.payers, one.payees) for one in told] == [("contract", True, ("OpenAI",), ("NVIDIA",))]
    assert not extract("今週の話題。数億ドル規模の契約が結ばれる。").figures


def test_what_would_be_needed_is_a_market_unless_it_only_says_that_it_is_dear(extract: Extract) -> None:
    assert [one.kind for one in extract("新しいAIの導入には3億円の投資が必要になる。").figures] == ["market"]
    assert [one.reason for one in extract("新しいAIの導入には数億円規模の投資が必要になる。").refused] == ["vague-market"]


def test_a_listing_at_the_sum_that_the_post_values_the_company_at_raises_no_money(extract: Extract) -> None:
    at_worth = extract("OpenAIは1兆ドル規模のIPOを準備している。1兆ドルというOpenAIの評価額は高い。").figures
    assert [(one.kind, one.payees) for one in at_worth] == [("valuation", ("OpenAI",))]
    proceeds = extract("OpenAIは600億ドル規模のIPOを準備している。OpenAIの評価額は1兆ドルだ。").figures
    assert {one.kind: one.amount_low for one in proceeds} == {"funding": 600e8, "valuation": 1e12}


def test_what_the_paragraph_has_just_measured_grows_on(extract: Extract) -> None:
    told = extract("OpenAIの2025年の売上高は100億ドルだった。さらに、2027年には300億ドルに成長する見込みだ。").figures
    assert [(one.kind, one.amount_low) for one in told] == [("revenue", 100e8), ("revenue", 300e8)]


def test_money_that_the_post_tells_as_the_price_of_goods_is_a_purchase_everywhere(extract: Extract) -> None:
    purchase = "AnthropicはAzureの計算リソースに300億ドルをコミットした。"
    (one,) = extract("AnthropicはMicrosoftに300億ドルを投じる。" + purchase).figures
    assert (one.kind, one.payers, one.payees) == ("contract", ("Anthropic",), ("Microsoft",))
    stake = extract("AnthropicはNVIDIAに300億ドルを投じる。" + purchase).figures
    assert {one.kind for one in stake} == {"investment", "contract"}


def test_what_a_market_is_told_to_be_valued_at_is_its_size(extract: Extract) -> None:
    told = extract("世界の自動車AI市場が2024年に50億ドルと評価され、2033年までに473億ドルに急増すると予測される。").figures
    assert [(one.kind, one.amount_low) for one in told] == [("market", 50e8), ("market", 473e8)]
    (worth,) = extract("AI市場が伸びる中、OpenAIは5000億ドルと評価された。").figures
    assert (worth.kind, worth.payees) == ("valuation", ("OpenAI",))


@pytest.mark.parametrize(
    ("body", "kinds"),
    [
        ("OpenAIは動いた。今回の新工場建設に伴う投資額は数百億ドルに達する見込みだ。", ["investment"]),
        ("OpenAIは動いた。数百億ドルの投資が当たり前の世界だ。", []),  # a way of speaking
    ],
)
def test_a_vague_sum_counts_where_the_text_says_what_it_measures(body: str, kinds: list[str], extract: Extract) -> None:
    assert [one.kind for one in extract(body).figures] == kinds


@pytest.mark.parametrize(
    ("body", "payees"),
    [
        ("Morgan Stanleyは、Amazonの自動化により、最大40億ドルのコスト削減に繋がると分析した。", [("Amazon",)]),
        ("AmazonとGoogleの競争で、40億ドルのコスト削減が進む。", []),  # whose is open
        ("ある工場はLlama 3を使い、年間2億ドルのコスト削減に成功した。", []),  # the tool's maker saves nothing
    ],
)
def test_what_is_saved_is_saved_by_the_one_company_spoken_of(body: str, payees: list[tuple[str, ...]], extract: Extract) -> None:
    assert [one.payees for one in extract(body).figures] == payees


def test_an_investment_in_a_title_with_another_sum_behind_it_stays_one(extract: Extract) -> None:
    told = extract("MicrosoftのAI投資5億ドルと45億ドル削減の真意。").figures
    assert [(one.kind, one.amount_low) for one in told] == [("investment", 5e8), ("other", 45e8)]


def test_a_report_that_is_quoted_is_of_whom_it_reports(extract: Extract) -> None:
    (one,) = extract("NVIDIAの決算を見ると、データセンター部門の売上が512億ドルに達した。").figures
    assert (one.kind, one.payees) == ("revenue", ("NVIDIA",))


def test_money_for_a_company_that_is_taken_over_with_it_is_its_price(extract: Extract) -> None:
    (price,) = extract("SoftBankはEnfabricaに50億ドルを投じ、Enfabricaを完全子会社化した。").figures
    assert (price.kind, price.payers, price.payees) == ("acquisition", ("SoftBank",), ("Enfabrica",))
    (stake,) = extract("SoftBankはOpenAIに50億ドルを投じ、Enfabricaを完全子会社化した。").figures
    assert stake.kind == "investment"


def test_what_a_company_puts_into_a_division_of_its_own_it_pays(extract: Extract) -> None:
    (one,) = extract("Microsoftは強い。彼らはAzureに1000億ドルを投じた。").figures
    assert (one.payers, one.payees) == (("Microsoft",), ())
    (other,) = extract("OpenAIは強い。同社はOpenAIに1000億ドルを投じた。").figures
    assert other.payers == ()


def test_money_told_of_nobody_is_what_the_post_tells_somebody_to_put_in(extract: Extract) -> None:
    again = "カナダは24億ドルをAI基盤に投じる。技術面では、AI基盤への投資が24億ドルと手厚い。"
    assert [(one.kind, one.payers) for one in extract(again).figures] == [("investment", ("カナダ政府",))]
    # what nameless firms raise is theirs, whoever puts in as much
    others = "カナダは年に30億ユーロをAIに投資する。2024年には欧州のAI企業が30億ユーロを調達した。"
    assert sorted(one.kind for one in extract(others).figures) == ["investment", "market"]


def test_a_sum_that_does_something_to_an_industry_is_not_its_size(extract: Extract) -> None:
    [one] = extract("Metaは予算を組んだ。5億ドルが産業・公共の分野へのAI導入に充てられる。").figures
    assert one.kind == "investment"
    assert [one.kind for one in extract("5兆ドルの産業になるとマッキンゼーは予測する。").figures] == ["market"]


def test_who_also_spends_on_goods_makes_none(extract: Extract) -> None:
    also = extract("今週の話題。Metaも半導体開発に50億ドルを投資する。").figures
    assert [(one.kind, one.payers) for one in also] == [("investment", ("Meta",))]
    assert [one.kind for one in extract("MetaはNVIDIA製の半導体に50億ドルを投資する。").figures] == ["contract"]


def test_a_word_behind_a_list_is_said_of_its_first_sum_too(extract: Extract) -> None:
    told = "AI法務のAnthropicが1億3500万ドル、長い前置きのある鉱物探査のEnfabricaが4億9150万ドル、ソフトウェア開発の基盤を世界中の企業に貸すCoreWeaveが5億ドルを調達した。"
    assert [(one.kind, one.payees) for one in extract(told).figures] == [
        ("funding", ("Anthropic",)),
        ("funding", ("Enfabrica",)),
        ("funding", ("CoreWeave",)),
    ]


def test_what_is_secured_to_be_invested_is_not_raised(extract: Extract) -> None:
    secured = "Metaは80億ドルを確保し、成長分野への投資を行う計画だ。"
    assert [one.kind for one in extract(secured).figures] == ["investment"]
    assert [one.kind for one in extract("Anthropicは80億ドルを確保した。").figures] == ["funding"]


def test_what_has_an_effect_on_the_economy_is_not_that_effect(extract: Extract) -> None:
    assert not extract("今週の話題。この5億ドルは、大きな経済効果を生むだろう。").figures
    assert [one.kind for one in extract("AIは1兆ドルの経済効果を生む。").figures] == ["market"]


def test_pacts_are_contracts_and_allotments_investments(extract: Extract) -> None:
    assert [one.kind for one in extract("OpenAIがNVIDIAと1000億ドル規模の協約を結んだ。").figures] == ["contract"]
    assert [one.kind for one in extract("Metaは動く。広告事業への30億ドルの配分を決めた。").figures] == ["investment"]
