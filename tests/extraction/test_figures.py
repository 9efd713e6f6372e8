"""Figures: what each sum is, who pays whom, and what is told twice counts once. The facts are those of the first five posts."""

from collections.abc import Callable
from datetime import date

import pytest

from dashboard.extraction.figures import Extraction
from dashboard.extraction.vocabulary import Vocabulary
from dashboard.records import Figure

Extract = Callable[..., Extraction]


def _row(figure: Figure) -> tuple[str, str, tuple[str, ...], tuple[str, ...]]:
    return figure.amount_text, figure.kind, figure.payers, figure.payees


FACTS = [
    # Amazon and the government
    ("Amazonは2026年、米国政府向けのAIインフラに最大500億ドルを投じると発表した。", "最大500億ドル", "investment", ["Amazon"], ["米国政府"]),
    # OpenAI buys capacity
    ("OpenAIはAWSと7年間で380億ドルの契約を結んだ。", "380億ドル", "contract", ["OpenAI"], ["Amazon"]),
    ("OpenAIはAWSと380億ドル規模の戦略的提携を結んだ。", "380億ドル規模", "contract", ["OpenAI"], ["Amazon"]),
    # the United Kingdom
    ("英国政府はGoogle Cloudと4億ポンド（約5億4300万ドル）の契約を結んだ。", "4億ポンド", "contract", ["英国政府"], ["Google"]),
    ("CloudHQは19億ポンド規模のデータセンターを建設する。", "19億ポンド規模", "investment", ["CloudHQ"], []),
    ("ServiceNowは今後5年間で11億5000万ポンドを英国に投資する。", "11億5000万ポンド", "investment", ["ServiceNow"], []),
    ("CyrusOneは英国への投資を25億ポンドに拡大する。", "25億ポンド", "investment", ["CyrusOne"], []),
    ("CoreWeaveはクラウド基盤に7億5000万ポンドを投じる。", "7億5000万ポンド", "investment", ["CoreWeave"], []),
    ("英国政府は計算能力の拡大に10億ポンドを追加投資する。", "10億ポンド", "investment", ["英国政府"], []),
    # a forecast of a whole industry
    ("AIインフラへの投資は今後数年間で3兆ドルから4兆ドルに達すると、NVIDIAのCEOは予測した。", "3兆ドルから4兆ドル", "market", [], []),
    # capital plans, stakes and takeovers
    ("OpenAIはNVIDIAと戦略的提携を結び、最大1000億ドルを投じてAIインフラを築く計画だ。", "最大1000億ドル", "investment", ["OpenAI"], ["NVIDIA"]),
    ("MicrosoftはOpenAIへの投資を140億ドル近くまで拡大した。", "140億ドル近く", "investment", ["Microsoft"], ["OpenAI"]),
    ("Microsoftはウィスコンシン州に33億ドルのデータセンターを建設する。", "33億ドル", "investment", ["Microsoft"], []),
    ("Metaは2028年末までに米国のインフラに6000億ドルを投資する計画だ。", "6000億ドル", "investment", ["Meta"], []),
    ("MetaはGoogle Cloudと100億ドル規模の契約を結んだ。", "100億ドル規模", "contract", ["Meta"], ["Google"]),
    ("Appleは今後4年間で5000億ドルの投資を約束した。", "5000億ドル", "investment", ["Apple"], []),
    ("NVIDIAは新興企業のEnfabricaを9億ドル規模で買収した。", "9億ドル規模", "acquisition", ["NVIDIA"], ["Enfabrica"]),
    ("NVIDIAはIntelとの50億ドル規模の提携を発表した。", "50億ドル規模", "contract", ["NVIDIA"], ["Intel"]),
]  # fmt: skip

FORMS = [
    # active
    ("NVIDIAはIntelに50億ドルを出資した。", "investment", ["NVIDIA"], ["Intel"]),
    ("NVIDIAがIntelに50億ドルを投資する。", "investment", ["NVIDIA"], ["Intel"]),
    # passive: who pays stands behind から or に
    ("IntelはNVIDIAから50億ドルの出資を受けた。", "investment", ["NVIDIA"], ["Intel"]),
    ("EnfabricaはNVIDIAに9億ドルで買収された。", "acquisition", ["NVIDIA"], ["Enfabrica"]),
    # nominal: XのYへの投資, XによるY買収
    ("NVIDIAのIntelへの50億ドルの投資は話題になった。", "investment", ["NVIDIA"], ["Intel"]),
    ("NVIDIAによるIntelへの50億ドルの出資が決まった。", "investment", ["NVIDIA"], ["Intel"]),
    ("NVIDIAによるEnfabricaの9億ドルでの買収が決まった。", "acquisition", ["NVIDIA"], ["Enfabrica"]),
    ("NVIDIAによる9億ドルでのEnfabrica買収が決まった。", "acquisition", ["NVIDIA"], ["Enfabrica"]),
    # raised
    ("AnthropicはGoogleから30億ドルを調達した。", "funding", ["Google"], ["Anthropic"]),
    ("Anthropicは130億ドルを調達した。", "funding", [], ["Anthropic"]),
    ("130億ドルを調達したAnthropicは採用を進める。", "funding", [], ["Anthropic"]),
    # bought
    ("MetaはNVIDIAからGPUを100億ドルで購入する契約を結んだ。", "contract", ["Meta"], ["NVIDIA"]),
    # worth, sales
    ("OpenAIの評価額は5000億ドルに達した。", "valuation", [], ["OpenAI"]),
    ("OpenAIの年間売上高は130億ドルだった。", "revenue", [], ["OpenAI"]),
    ("Googleは4億ドルの罰金を支払った。", "other", ["Google"], []),
    # a withheld name stays
    ("某生成AI企業はAWSと380億ドルの契約を結んだ。", "contract", ["某生成AI企業"], ["Amazon"]),
]


@pytest.mark.parametrize(("body", "amount", "kind", "payers", "payees"), FACTS, ids=[row[0] for row in FACTS])
def test_the_facts_of_the_first_posts_are_read(
    body: str, amount: str, kind: str, payers: list[str], payees: list[str], extract: Extract
) -> None:
    assert [_row(one) for one in extract(body).figures] == [(amount, kind, tuple(payers), tuple(payees))]


@pytest.mark.parametrize(("body", "kind", "payers", "payees"), FORMS, ids=[row[0] for row in FORMS])
def test_who_pays_whom_does_not_hang_on_the_form_of_the_sentence(
    body: str, kind: str, payers: list[str], payees: list[str], extract: Extract
) -> None:
    assert [_row(one)[1:] for one in extract(body).figures] == [(kind, tuple(payers), tuple(payees))]


def test_a_conversion_is_kept_as_written_and_is_no_second_figure(extract: Extract) -> None:
    [one] = extract("英国政府はGoogleと４億ポンド（約５億４３００万ドル）の契約を結んだ。").figures
    assert (one.amount_text, one.amount_low, one.currency, one.converted_text) == (
        "４億ポンド",
        4e8,
        "GBP",
        "約５億４３００万ドル",
    )


def test_a_conversion_told_alone_elsewhere_is_no_second_figure(extract: Extract) -> None:
    told = "Anthropicは約200億円（1億3,500万ドル）を調達した。\n\n今回調達した200億円の重みは大きい。"
    assert [one.amount_text for one in extract(told).figures] == ["1億3,500万ドル"]
    two = "Anthropicは約200億円（1億3,500万ドル）を調達した。\n\nOpenAIは200億円を投資する。"  # another's
    assert [one.amount_text for one in extract(two).figures] == ["1億3,500万ドル", "200億円"]


def test_a_vague_sum_restated_vaguely_is_no_second_figure(extract: Extract) -> None:
    (one,) = extract("AnthropicはGoogleから数千万ユーロ（日本円で数十億円規模）を調達した。").figures
    assert (one.currency, one.is_vague, one.converted_text) == ("EUR", True, "数十億円規模")


def test_each_party_of_a_list_has_its_own_sum(extract: Extract) -> None:
    found = extract("設備投資は、Googleが1150億ドル、Metaが1080億ドル、Microsoftが990億ドルを計画する。").figures
    assert [_row(one) for one in found] == [
        ("1150億ドル", "investment", ("Google",), ()),
        ("1080億ドル", "investment", ("Meta",), ()),
        ("990億ドル", "investment", ("Microsoft",), ()),
    ]


def test_a_total_beside_its_parts_is_marked(extract: Extract) -> None:
    found = extract("AnthropicにNVIDIAが100億ドル、Microsoftが50億ドル、合わせて150億ドルを投資する。").figures
    assert [(one.amount_text, one.is_total) for one in found] == [
        ("100億ドル", False),
        ("50億ドル", False),
        ("合わせて150億ドル", True),
    ]


def test_a_total_in_another_sentence_than_its_parts_is_marked(extract: Extract) -> None:
    body = (
        "CyrusOne、ServiceNow、CloudHQ、CoreWeaveの4社は合計63億ポンドを投資する。CloudHQは19億ポンドを投資する。"
        "ServiceNowは11億5000万ポンドを投資する。CyrusOneは25億ポンドを投資する。CoreWeaveは7億5000万ポンドを投資する。"
    )
    assert [one.amount_text for one in extract(body).figures if one.is_total] == ["合計63億ポンド"]


def test_a_sum_alone_is_no_total_even_if_it_says_in_all(extract: Extract) -> None:
    [one] = extract("Amazonは総額500億ドルを米国政府に投じる。").figures
    assert (one.qualifier, one.is_total) == ("total", False)


def test_a_yearly_part_is_a_slice(extract: Extract) -> None:
    found = extract("OpenAIはOracleと3000億ドルの契約を結んだ。OpenAIは年間600億ドルをOracleに支払う契約だ。").figures
    assert [(one.amount_text, one.is_slice) for one in found] == [("3000億ドル", False), ("600億ドル", True)]


def test_a_sum_told_three_times_is_one_figure(extract: Extract) -> None:
    body = "OpenAIはAWSと380億ドルの契約を結んだ。\n\n380億ドルの契約はOpenAIとAWSのものだ。\n\n## まとめ\nOpenAIはAWSと380億ドルの契約を交わした。"
    assert [(one.amount_text, one.occurrences) for one in extract(body).figures] == [("380億ドル", 3)]


def test_the_same_sum_with_two_meanings_is_two_figures(extract: Extract) -> None:
    found = extract("OpenAIはAWSと300億ドルの契約を結んだ。\n\nAnthropicの評価額は300億ドルだ。").figures
    assert [(one.kind, one.payees) for one in found] == [("contract", ("Amazon",)), ("valuation", ("Anthropic",))]


def test_a_product_is_no_party(extract: Extract) -> None:
    [one] = extract("MetaはNVIDIA製GPUを使うデータセンターに6000億ドルを投資する。").figures
    assert (one.payers, one.payees) == (("Meta",), ())


def test_the_payer_may_stand_in_the_sentence_before(extract: Extract) -> None:
    [one] = extract("Metaは計画を明らかにした。2028年末までに6000億ドルをインフラに投資する。").figures
    assert one.payers == ("Meta",)


def test_the_payer_may_stand_in_the_title(extract: Extract) -> None:
    [one] = extract("2028年末までに6000億ドルをインフラに投資する計画だ。", title="Metaの大きな賭け").figures
    assert one.payers == ("Meta",)


def test_a_group_without_names_is_no_party(extract: Extract) -> None:
    found = extract("大手クラウド各社は合計6900億ドルを投資する見通しだ。").figures
    assert [(one.kind, one.payers) for one in found] in ([], [("market", ())])


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("NVIDIAはIntelに50億ドルを投資した。", "done"),
        ("Anthropicは130億ドルの調達を完了した。", "done"),
        ("Metaは6000億ドルを投資する計画を発表した。", "announced"),
        ("OpenAIはAWSと380億ドルの契約を結んだ。", "announced"),
        ("NVIDIAがIntelに50億ドルを投資することを検討していると報じられた。", "talks"),
        ("OpenAIは1000億ドルの調達について交渉している。", "talks"),
        ("Metaの投資は1000億ドルに達すると予測される。", "forecast"),
        # money was raised, whatever year is under way and whatever the sentence plans
        ("2025年にはAnthropicが35億ドルを調達し、評価額を高めた。", "done"),
        ("Anthropicは35億ドルを調達しており、2027年度中の黒字を目指す。", "done"),
        ("2020年3月のAnthropicの5億ドルのラウンドは、期待を示唆している。", "done"),
        # what a company means to spend is its plan, what may be reached a forecast
        ("2025年には、TSMCは400億ドルを投じる見込みだ。", "announced"),
        # what is denied is nobody's plan
        ("GoogleがMetaと組んで100億ドルの投資を目指すというよりは、別の道を行く。", "hypothetical"),
        # an offer is no takeover
        ("IntelがEnfabricaに9億ドルの買収提案をした。", "talks"),
        # a project is no company that has been paid
        ("SoftBankが関与する5000億ドルのプロジェクト「Stargate」も忘れられない。", "announced"),
        # what was done among other things is no report of it done
        ("Metaは英国に50億ポンドを投じたりと、動きを速めている。", "announced"),
        # a rumour of spending is a rumour
        ("OpenAIが自社チップに100億ドルを投じるという噂がある。", "talks"),
        # told over years to come, though the telling itself is dated
        ("2024年4月、Metaは今後4年間で17億ドルを投資し、人材を育てると発表した。", "announced"),
        # what may be reached is a forecast, what may be bought a rumour
        ("Metaの投資は100億ドルに達する可能性がある。", "forecast"),
        ("IntelがEnfabricaを9億ドルで買収する可能性がある。", "talks"),
        # a company's sales are reported, whatever contract stands beside them
        ("Googleは2023年度に641億ドルの収益を上げ、契約を増やした。", "done"),
        ("AI市場は1150億ドル超と、急速に拡大している。", "done"),
        ("仮にMetaが100億ドルを投資すると仮定しよう。", "hypothetical"),
    ],
)
def test_how_far_an_event_has_come_is_read_off_the_words(body: str, status: str, extract: Extract) -> None:
    assert [one.status for one in extract(body).figures] == [status]


def test_a_date_right_before_the_next_sum_is_that_ones(extract: Extract) -> None:
    body = "Googleの売上高は8月に50億ドルに達し、2030年には260億ドルに達するという予測もある。"
    assert {one.amount_text: one.status for one in extract(body).figures} == {"50億ドル": "done", "260億ドル": "forecast"}


def test_a_horizon_is_tied_to_its_sum(extract: Extract) -> None:
    [one] = extract("Metaは2028年末までに米国のインフラに6000億ドルを投資する。").figures
    assert one.when_text.startswith("2028年末まで") and (one.when_start, one.when_end) == (None, date(2028, 12, 31))


def test_a_horizon_counts_from_the_day_of_the_post(extract: Extract) -> None:
    [one] = extract("Appleは今後4年間で5000億ドルを米国に投資する。", day="2025-02-24 09:00:00 +0900").figures
    assert (one.when_start, one.when_end) == (date(2025, 2, 24), date(2029, 2, 24))


def test_a_span_reads_the_sum_with_its_qualifier_from_the_file(make_post, extract: Extract) -> None:
    body = "前書き。\r\n\r\n**Amazon**は最大 **500億ドル** 規模を投じる。"
    for one in extract(body).figures:
        assert make_post(body).text[one.span.start : one.span.end] == one.amount_text


def test_a_sum_cut_by_a_line_is_read_whole(make_post, extract: Extract) -> None:
    body = "OpenAIはAWSと380億\nドルの契約を結んだ。"
    [one] = extract(body).figures
    assert (one.amount_low, one.currency) == (38e9, "USD")
    assert make_post(body).text[one.span.start : one.span.end] == one.amount_text


def test_the_same_post_gives_the_same_ids_again(extract: Extract) -> None:
    body = "OpenAIはAWSと380億ドルの契約を結んだ。Metaは6000億ドルを投資する。"
    first = [one.figure_id for one in extract(body).figures]
    assert first == [one.figure_id for one in extract(body).figures] and len(set(first)) == 2


def test_a_sentence_added_elsewhere_does_not_change_an_id(extract: Extract) -> None:
    [one] = extract("OpenAIはAWSと380億ドルの契約を結んだ。").figures
    [two] = extract("今日は晴れだ。\n\nOpenAIはAWSと380億ドルの契約を結んだ。").figures
    assert one.figure_id == two.figure_id


def test_what_is_taken_names_its_rule_and_its_confidence(extract: Extract) -> None:
    for body, *_ in FACTS:
        assert all(one.rule and one.confidence in ("high", "medium", "low") for one in extract(body).figures)


def test_mentions_count_distinct_sentences_and_say_whether_the_title_names_it(extract: Extract) -> None:
    body = "OpenAIが動く。OpenAIとOpenAIの話。OpenAIが動く。Metaも動く。"
    found = extract(body, title="OpenAIの一日").mentions
    assert [(one.company, one.count, one.in_title) for one in found] == [("OpenAI", 3, True), ("Meta", 1, False)]


def test_organisations_come_in_the_order_of_the_text(extract: Extract) -> None:
    found = extract("OracleとOpenAI、NVIDIA、Intelの話。続いてMetaとOracleとGoogle。").mentions
    assert [one.company for one in found] == ["Oracle", "OpenAI", "NVIDIA", "Intel", "Meta", "Google"]


def test_the_first_place_of_a_mention_reads_to_its_name(make_post, extract: Extract) -> None:
    [one] = extract("今日はエヌビディアの話。").mentions
    assert make_post("今日はエヌビディアの話。").text[one.first_span.start : one.first_span.end] == "エヌビディア"


def test_a_wrong_conversion_is_handed_on_to_be_checked(extract: Extract) -> None:
    found = extract("MetaはGoogleと8300億ドル（約1250億円）の契約を結んだ。")
    assert found.conversions == ((found.figures[0].figure_id, 1.25e11, "JPY"),)


def test_a_post_without_sums_yields_nothing_but_mentions(extract: Extract) -> None:
    found = extract("OpenAIの新しいモデルの話。")
    assert (found.figures, found.refused, found.conversions, len(found.mentions)) == ((), (), (), 1)


def test_every_country_of_the_reference_data_can_pay(words: Vocabulary, extract: Extract) -> None:
    [one] = extract("カナダは24億ドルをAI基盤に投じると発表した。").figures
    assert (one.kind, one.payers, one.currency) == ("investment", ("カナダ政府",), "USD")


PARTS = [
    ("Metaは総額40億ドルを投資し、うち35億ドルを研究に充てる。", "35億ドル"),
    ("Metaは総額40億ドルを投資する計画だ。\n\nそのうち20億ドルを計算資源に投資する。", "20億ドル"),
    ("Metaは総額40億ドルを投資する計画だ。残りの5億ドルを工場に投資する。", "5億ドル"),
]


@pytest.mark.parametrize(("body", "part"), PARTS)
def test_a_share_beside_its_whole_is_marked_and_the_whole_counts(body: str, part: str, extract: Extract) -> None:
    found = {one.amount_text: one for one in extract(body).figures}
    whole = next(one for text, one in found.items() if text != part)
    assert (found[part].is_slice, whole.is_slice, whole.is_total) == (True, False, False)


@pytest.mark.parametrize(
    "body",
    [
        "Metaは40億ドルを投資する。さらに20億ドルを投資する。",  # nothing says that one holds the other
        "Googleは40億ドルを投資する。\n\nそのうちMetaも20億ドルを投資する。",  # another's
        "そのうちMetaは20億ドルを投資する。",  # no whole is told
    ],
)
def test_nothing_is_a_share_of_what_the_text_does_not_make_its_whole(body: str, extract: Extract) -> None:
    assert not any(one.is_slice for one in extract(body).figures)
