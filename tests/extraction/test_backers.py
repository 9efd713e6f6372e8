"""Backers: who stands behind a round or a project, told in sentences that need not tell its sum."""

from collections.abc import Callable

import pytest

from dashboard.extraction.figures import Extraction

Extract = Callable[..., Extraction]


def test_investors_named_later_in_a_post_about_the_round_are_its_payers(extract: Extract) -> None:
    body = "Anthropicは20億ドルを調達した。\n\n事業は順調だ。\n\n市場も伸びる。\n\n人も増える。\n\n今回のラウンドにはGoogleとAmazonが参加した。"
    assert [one.payers for one in extract(body, title="Anthropicの調達").figures] == [("Google", "Amazon")]


@pytest.mark.parametrize(
    ("told", "payers"),
    [
        ("Google、元Intel幹部のアン氏、Amazon、そしてNanashiといった名だたる投資家が名を連ねる。", ("Google", "Amazon")),
        ("このラウンドを主導したのが、投資会社であるGoogleだ。", ("Google",)),
        ("出資者には既存のGoogle（Gemini経由）、新たにAmazonまで名を連ねた。", ("Google", "Amazon")),
        ("Google、Amazonが競う市場で、Nanashiといった投資家が参加した。", ()),  # who competes has a clause of its own
        ("GoogleやAmazonの元社員が参加したのが特徴だ。", ()),
        # what the sentence goes on to say of another round is that one's
        (
            "Googleといったハードウェアと半導体の巨人たちが名を連ね、以前のラウンドではAmazonといった投資家も参加した。",
            ("Google",),
        ),
        ("主要な投資家には、Amazonといった企業が累計で何度も参加した。", ()),
    ],
)
def test_a_list_of_investors_is_read_to_its_end_and_no_further(told: str, payers: tuple[str, ...], extract: Extract) -> None:
    body = f"Anthropicは20億ドルを調達した。\n\n{told}"
    assert [one.payers for one in extract(body, title="Anthropicの調達").figures] == [payers]


def test_whose_investors_they_are_is_open_where_two_rounds_are_told_alike(extract: Extract) -> None:
    body = "Anthropicは20億ドルを調達し、その後30億ドルを調達した。\n\nラウンドにはGoogleとAmazonが参加した。"
    assert [one.payers for one in extract(body, title="Anthropicの調達").figures] == [(), ()]


def test_banks_that_place_bonds_are_not_who_buys_them(extract: Extract) -> None:
    body = "Googleは社債で300億ドルを調達した。\n\n調達の主幹事にはSBIが名を連ね、MetaやIntelも参加した。"
    assert [one.payers for one in extract(body, title="Googleの調達").figures] == [()]


def test_a_round_that_is_only_planned_does_not_open_whose_investors_they_are(extract: Extract) -> None:
    body = "Anthropicは20億ドルを調達した。これまでの総資金調達額は50億ドルに達し、次は30億ドルを調達する計画だ。\n\nラウンドにはGoogleとAmazonが参加した。"
    found = {one.amount_text: one.payers for one in extract(body, title="Anthropicの調達").figures}
    assert found == {"20億ドル": ("Google", "Amazon"), "50億ドル": (), "30億ドル": ()}


def test_who_gave_to_a_round_is_found_in_any_telling_of_it(extract: Extract) -> None:
    body = "Anthropicが20億ドルを調達した。\n\nGoogleがリードした20億ドルのシード資金調達。"
    assert [one.payers for one in extract(body).figures] == [("Google",)]


def test_a_projects_founders_pay_for_it_where_nobody_else_is_told_to(extract: Extract) -> None:
    body = "OpenAIとSoftBankが発表した「Stargate」は進む。\n\nOracleも注目する。\n\n2025年末までに総額5000億ドルを投じるという。"
    [figure] = [one for one in extract(body, title="「Stargate」の行方").figures if one.amount_low == 5e11]
    assert (figure.payers, figure.payees) == (("OpenAI", "SoftBank"), ("Stargate",))
