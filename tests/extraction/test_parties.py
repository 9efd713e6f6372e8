"""Parties that the sum's own clause does not name plainly: whose they are, and where none may be guessed."""

from collections.abc import Callable

import pytest

from dashboard.extraction.figures import Extraction

Extract = Callable[..., Extraction]

FOUND = [
    # 注目すべきは、X…です: what follows speaks of X
    ("注目すべきは、Anthropicの動きです。今年は130億ドルを調達しました。", "130億ドル", [], ["Anthropic"]),
    # a sentence that is a name only
    ("まずはAmazon。彼らはデータセンターに1000億ドルを投じる計画だ。", "1000億ドル", ["Amazon"], []),
    # Xを通じて: X's own money where the text is about X
    ("Microsoftは動きを速めた。スタートアップには、Microsoftを通じて5億ドルを投資した。", "5億ドル", ["Microsoft"], []),
    # contrasted は: each invests in whom the text is about
    ("Anthropicは成長を続ける。Amazonは80億ドル、Googleは30億ドルを投資した。", "80億ドル", ["Amazon"], ["Anthropic"]),
    ("Anthropicは成長を続ける。Amazonは80億ドル、Googleは30億ドルを投資した。", "30億ドル", ["Google"], ["Anthropic"]),
    # a list goes on with names that the register lacks
    ("AnthropicはGoogleとZeta Ventures、Amazonから20億ドルを調達した。", "20億ドル", ["Google", "Amazon"], ["Anthropic"]),
    ("Anthropicには、GoogleとZeta Venturesが20億ドルを出資した。", "20億ドル", ["Google"], ["Anthropic"]),
    # each alike, respectively
    (
        "Googleが1150億ドル、Metaが1080億ドルと、いずれも1000億ドル超の設備投資を計画する。",
        "1000億ドル超",
        ["Google", "Meta"],
        [],
    ),
    ("GoogleとMetaは、それぞれ30億ドル、40億ドルを投資する。", "30億ドル", ["Google"], []),
    ("GoogleとMetaは、それぞれ30億ドル、40億ドルを投資する。", "40億ドル", ["Meta"], []),
    # a total of nameless firms is that of those who are named with parts of it
    (
        "大手各社は6900億ドルの設備投資を見込み、Googleは1150億ドル、Metaは1080億ドルを投じる。",
        "6900億ドル",
        ["Google", "Meta"],
        [],
    ),
    # chips that are bought are a contract, told behind the sum as well
    ("SoftBankは2億ドルを投じてNVIDIA製のGPUを購入した。", "2億ドル", ["SoftBank"], ["NVIDIA"]),
    # who the money is meant for, told last
    ("AmazonはAIインフラに500億ドルを投じる、それも主に米国政府向けだ。", "500億ドル", ["Amazon"], ["米国政府"]),
    # who leads a round gives, who is told with は receives
    ("Anthropicは、Googleが主導する9億ドルの投資を受けた。", "9億ドル", ["Google"], ["Anthropic"]),
    # は reaches over a clause, が does not
    ("Anthropicは成長し、GoogleとAmazonが主導し、企業価値は615億ドルに達した。", "615億ドル", [], ["Anthropic"]),
]

NOT_THEIRS = [
    # a group without names is nobody, whatever the title says
    ("大手IT企業は2026年に6900億ドルの設備投資を見込む。", "NVIDIAの次の一手", "6900億ドル", "market"),
    # who foretells what others spend spends nothing
    ("NVIDIAのCEOは、AIインフラ投資が4兆ドルに達すると予測した。", "今週の話題", "4兆ドル", "market"),
]


@pytest.mark.parametrize(("body", "amount", "payers", "payees"), FOUND)
def test_a_party_is_found_where_japanese_puts_it(
    extract: Extract, body: str, amount: str, payers: list[str], payees: list[str]
) -> None:
    found = [(list(one.payers), list(one.payees)) for one in extract(body).figures if one.amount_text == amount]
    assert found == [(payers, payees)]


@pytest.mark.parametrize(("body", "title", "amount", "kind"), NOT_THEIRS)
def test_nobody_is_made_a_party_by_standing_near(extract: Extract, body: str, title: str, amount: str, kind: str) -> None:
    found = [(one.kind, one.payers, one.payees) for one in extract(body, title=title).figures if one.amount_text == amount]
    assert found == [(kind, (), ())]


def test_investors_named_later_in_a_post_about_the_round_are_its_payers(extract: Extract) -> None:
    body = "Anthropicは20億ドルを調達した。\n\n事業は順調だ。\n\n市場も伸びる。\n\n人も増える。\n\n今回のラウンドにはGoogleとAmazonが参加した。"
    assert [one.payers for one in extract(body, title="Anthropicの調達").figures] == [("Google", "Amazon")]


def test_whose_investors_they_are_is_open_where_two_rounds_are_told_alike(extract: Extract) -> None:
    body = "Anthropicは20億ドルを調達し、その後30億ドルを調達した。\n\nラウンドにはGoogleとAmazonが参加した。"
    assert [one.payers for one in extract(body, title="Anthropicの調達").figures] == [(), ()]
